from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.streamed import holdings, nasty
from legation.exports.portions import Run, packed, portions, rows
from legation.exports.tables import SHEETS, Sheet

IDS = [s.name for s in SHEETS]


@given(st.lists(st.integers(1, 50)), st.integers(1, 60))
def test_runs_are_packed_in_their_order_and_none_is_lost(sizes: list[int], most: int) -> None:
    runs = [Run(str(k), size) for k, size in enumerate(sizes)]
    made = list(packed(runs, most))
    assert [run for some in made for run in some] == runs
    assert all(len(some) == 1 or sum(run.rows for run in some) <= most for some in made)


@pytest.mark.parametrize("sheet", SHEETS, ids=IDS)
@pytest.mark.parametrize("record", [holdings, nasty], ids=["dated", "undated"])
def test_portions_give_the_rows_of_the_whole_in_its_order(record: object, sheet: Sheet, tmp_path: Path) -> None:
    with record(tmp_path) as source:  # type: ignore[operator]
        whole = source.stream(sheet.sql()).read_all().to_pylist()
        small = replace(sheet, portion=1)
        assert rows(source, small).read_all().to_pylist() == whole
        assert len(list(portions(source, small))) >= min(2, len({row[sheet.order.key] for row in whole}))


@pytest.mark.parametrize("sheet", SHEETS, ids=IDS)
def test_types_are_those_of_the_schema_with_times_in_utc(sheet: Sheet, tmp_path: Path) -> None:
    with holdings(tmp_path) as source:
        found = rows(source, sheet).read_all().schema
    assert found.equals(sheet.described(), check_metadata=True)
