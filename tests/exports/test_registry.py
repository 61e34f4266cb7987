from __future__ import annotations

import csv
from pathlib import Path

import pytest

from legation.errors import QueryError
from legation.exports.registry import FORMATS, export
from legation.record import snapshot
from legation.record.holdings import RecordHoldings
from recorded import recorded

PAGES = Path(__file__).parents[2] / "docs" / "exports"


@pytest.fixture(scope="module")
def holdings(tmp_path_factory: pytest.TempPathFactory) -> RecordHoldings:
    return RecordHoldings(snapshot.at(recorded(tmp_path_factory.mktemp("registry"))), "mine")


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_writes_what_it_says_of_a_record(holdings: RecordHoldings, format: str, tmp_path: Path) -> None:
    target = tmp_path / "out"
    export(holdings, format, target)
    assert target.is_dir() is FORMATS[format].folder
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_has_a_page(format: str) -> None:
    assert (PAGES / f"{format}.md").exists()


def test_a_folder_that_is_not_empty_is_left_alone(holdings: RecordHoldings, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(QueryError, match="not empty"):
        export(holdings, "csv", tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_a_target_that_cannot_be_written_is_one_line(holdings: RecordHoldings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(QueryError) as told:
        export(holdings, "plover", tmp_path / "file" / "below")
    assert len(str(told.value).splitlines()) == 1


def test_tables_are_those_of_the_record(holdings: RecordHoldings, tmp_path: Path) -> None:
    export(holdings, "csv", tmp_path / "out")
    with (tmp_path / "out" / "occasions.csv").open(encoding="utf-8", newline="") as file:
        assert sorted(r["occasion"] for r in csv.DictReader(file)) == sorted(o.id for o in holdings.occasions())
