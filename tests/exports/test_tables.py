from __future__ import annotations

from pathlib import Path

import pytest

from exports.streamed import holdings
from legation.exports.tables import SHEETS, Sheet
from legation.record import schema

INTERNAL = {"added_in", "retired_in", "address", "occasion_in_report", "made_by"}
IDS = [s.name for s in SHEETS]


@pytest.mark.parametrize("sheet", SHEETS, ids=IDS)
def test_every_column_of_the_record_is_handed_on_or_left_out_on_purpose(sheet: Sheet) -> None:
    missing = {c.name for c in sheet.known.columns} - set(sheet.columns)
    assert missing - INTERNAL == set(), "put a new column last in exports/tables.py"


@pytest.mark.parametrize("sheet", SHEETS, ids=IDS)
def test_every_column_has_a_meaning(sheet: Sheet) -> None:
    assert [c.name for c in sheet.meanings()] == list(sheet.columns)
    assert all(c.meaning for c in sheet.meanings())


@pytest.mark.parametrize("sheet", SHEETS, ids=IDS)
@pytest.mark.parametrize("with_words", [True, False])
def test_every_table_can_be_asked_for(sheet: Sheet, with_words: bool, tmp_path: Path) -> None:
    with holdings(tmp_path) as source:
        rows = source.stream(sheet.sql(with_words)).read_all()
    assert tuple(rows.schema.names) == sheet.listed(with_words)


def test_the_first_columns_are_those_that_scripts_rely_on() -> None:
    first = {s.name: s.columns[:4] for s in SHEETS}
    assert first["occasions"] == ("occasion", "type", "mode", "contexts")
    assert first["events"] == ("event", "report", "id", "occasion")
    assert first["dyads"] == ("occasion", "actor", "recipient", "day")


def test_tables_of_what_is_only_the_records_own_stay_there() -> None:
    assert {t.name for t in schema.TABLES} - set(IDS) == {"links", "copies", "sightings", "decisions", "runs"}
