from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow.csv
import pytest

from exports.streamed import NASTY, holdings, nasty
from holding import held
from legation.exports.csv_tables import write
from legation.exports.tables import SHEETS
from legation.record import snapshot
from legation.record.holdings import RecordHoldings
from legation.record.store import create


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("csv")
    with holdings(tmp_path_factory.mktemp("record")) as source:
        write(source, target)
    return target


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", [s.name for s in SHEETS])
def test_columns_stand_in_their_order(folder: Path, name: str) -> None:
    header = (folder / f"{name}.csv").read_text("utf-8").splitlines()[0]
    assert header.split(",") == list(next(s for s in SHEETS if s.name == name).columns)


def test_texts_and_names_come_back_as_they_were(folder: Path) -> None:
    kept = {k.doc.report.id: k.doc.report for k in held().kept}
    found = {r["id"]: r for r in rows(folder, "reports")}
    assert {i: (r["text"], r["headline"]) for i, r in found.items()} == {
        i: (k.text, k.headline or "") for i, k in kept.items()
    }


def test_what_is_made_of_parts_is_json(folder: Path) -> None:
    parties = [json.loads(r["actor"]) for r in rows(folder, "occasions")]
    assert {p["name"] for some in parties for p in some} == {"Kenya", "Uganda"}


def test_an_event_says_which_occasion_it_is_of(folder: Path) -> None:
    known = {r["occasion"] for r in rows(folder, "occasions")}
    assert {r["occasion"] for r in rows(folder, "events")} == known


def test_a_codebook_lies_beside(folder: Path) -> None:
    page = (folder / "codebook.md").read_text("utf-8")
    assert all(f"## {s.name}" in page for s in SHEETS)
    with (folder / "codebook.csv").open(encoding="utf-8", newline="") as file:
        listed = [(r["table"], r["column"]) for r in csv.DictReader(file)]
    assert listed == [(s.name, c) for s in SHEETS for c in s.columns]


def by_csv(path: Path) -> list[str]:
    return [r["headline"] for r in rows(path.parent, path.stem)]


def by_duckdb(path: Path) -> list[str]:
    found = duckdb.execute("SELECT headline FROM read_csv(?, all_varchar = true, header = true)", [str(path)])
    return [headline for (headline,) in found.fetchall()]


def by_arrow(path: Path) -> list[str]:
    lines = pyarrow.csv.ParseOptions(newlines_in_values=True)
    as_text = pyarrow.csv.ConvertOptions(column_types={"headline": "string"})
    found: list[str] = pyarrow.csv.read_csv(path, parse_options=lines, convert_options=as_text)["headline"].to_pylist()
    return found


@pytest.mark.parametrize("read", [by_csv, by_duckdb, by_arrow])
def test_no_cell_breaks_a_reader(read: Callable[[Path], list[str]], tmp_path: Path) -> None:
    with nasty(tmp_path) as source:
        write(source, tmp_path / "out")
    assert sorted(read(tmp_path / "out" / "reports.csv")) == sorted(cell.replace("\0", "\ufffd") for cell in NASTY)


def test_values_are_the_records(folder: Path, tmp_path: Path) -> None:
    with holdings(tmp_path) as source:
        known = source.stream("SELECT * FROM occasions").read_all().to_pylist()
    found = {r["occasion"]: r for r in rows(folder, "occasions")}
    for row in known:
        cells = found[row["occasion"]]
        assert (cells["type"], cells["cameo"], int(cells["quad"])) == (row["type"], row["cameo"], row["quad"])
        assert float(cells["score"]) == row["score"]
        assert cells["day"] == (row["day"].isoformat() if row["day"] else "")
        assert json.loads(cells["magnitude"]) == row["magnitude"]


def test_an_empty_record_has_all_tables(tmp_path: Path) -> None:
    with snapshot.at(create(tmp_path / "r")) as shot:
        write(RecordHoldings(shot, "empty"), tmp_path / "out")
    assert {s.name: rows(tmp_path / "out", s.name) for s in SHEETS} == {s.name: [] for s in SHEETS}
