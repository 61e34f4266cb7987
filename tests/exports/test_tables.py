from __future__ import annotations

from pathlib import Path

import pytest

from exports.streamed import holdings, rejected
from legation.exports.tables import SHEETS, Sheet
from legation.record import schema

INTERNAL = {"added_in", "retired_in", "address", "occasion_in_report", "made_by", "stems"}
IDS = [s.name for s in SHEETS]

# What scripts rely on. A column that comes new stands behind these; none of these moves or goes.
FROZEN = {
    "occasions": """occasion type mode contexts cameo quad score actor recipient actor_countries recipient_countries day
        latest basis place_name place_country lat lon place_kind status historical claimed_by n_mentions n_reports
        n_outlets n_texts first_seen last_seen magnitude disputes confidence evidence report confirmed""",
    "events": """event report id occasion type mode contexts cameo quad score actor recipient actor_countries
        recipient_countries earliest latest basis place place_name place_country lat lon status historical said_by
        speaker speaker_name trigger words sentence evidence magnitude condition confidence because outlet
        published made_by""",
    "dyads": "occasion actor recipient day dated type mode quad score status claimed n_reports confidence",
    "quotes": """report id kind speaker speaker_name speaker_country via addressee source cue content words earliest
        latest basis venue within confidence outlet published""",
    "ties": """report tie kind holder holder_name body body_name office since until as_of said_by span words outlet
        published""",
    "actors": "report actor name type country sector office anonymous mentions",
    "places": "report place start end text name country lat lon kind as_actor",
    "times": "report start end text type value earliest latest",
    "reports": """report id headline byline outlet published url language text source added revision supersedes copy_of
        made_by""",
}


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


@pytest.mark.parametrize("sheet", SHEETS, ids=IDS)
def test_columns_stay_where_scripts_expect_them(sheet: Sheet) -> None:
    frozen = FROZEN[sheet.name].split()
    assert list(sheet.columns[: len(frozen)]) == frozen


@pytest.mark.parametrize("name", ["occasions", "dyads", "events"])
def test_what_a_person_rejected_is_no_occasion(name: str, tmp_path: Path) -> None:
    sheet = next(s for s in SHEETS if s.name == name)
    with rejected(tmp_path) as (source, occasion):
        assert occasion not in source.stream(sheet.sql()).read_all().column("occasion").to_pylist()


def test_mentions_of_what_a_person_rejected_stay(tmp_path: Path) -> None:
    sheet = next(s for s in SHEETS if s.name == "events")
    with rejected(tmp_path) as (source, _):
        assert source.stream(sheet.sql()).read_all().num_rows == source.about().counts["events"]


def test_tables_of_what_is_only_the_records_own_stay_there() -> None:
    assert {t.name for t in schema.TABLES} - set(IDS) == {"links", "copies", "sightings", "decisions", "runs"}
