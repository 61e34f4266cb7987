from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from exports.streamed import holdings
from holding import held
from legation.exports.csv_tables import write
from legation.exports.tables import SHEETS


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
