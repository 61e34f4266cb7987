from __future__ import annotations

import csv
import hashlib
import json
import shutil
from pathlib import Path

import msgspec
import pytest
from frictionless import Package

from exports.streamed import holdings, nasty, rejected
from holding import FIRST, SECOND, held
from legation.data.versions import current
from legation.exports.deposit import write
from legation.record import snapshot
from legation.record.holdings import RecordHoldings
from legation.record.keys import report_key
from legation.record.store import create

FILES = [
    "LICENCE-NOTE.md", "README.md", "checksums.sha256", "codebook.csv", "codebook.md", "codes.csv", "data",
    "datapackage.json", "versions.json",
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("deposit") / "out"
    with holdings(tmp_path_factory.mktemp("record")) as source:
        write(source, target)
    return target


def test_it_has_all_that_a_stranger_needs(folder: Path) -> None:
    assert sorted(p.name for p in folder.iterdir()) == FILES


def faults(folder: Path) -> list[list[object]]:
    """What the library finds wrong with a deposit."""
    return Package(str(folder / "datapackage.json")).validate().flatten(["title", "note"])


def test_frictionless_finds_nothing_wrong_with_it(folder: Path) -> None:
    assert faults(folder) == []


def test_nor_where_a_person_rejected_an_occasion(tmp_path: Path) -> None:
    with rejected(tmp_path) as (source, _):
        write(source, tmp_path / "out")
    assert faults(tmp_path / "out") == []


def test_nor_where_cells_and_the_records_name_are_nasty(tmp_path: Path) -> None:
    with nasty(tmp_path) as source:
        write(source, tmp_path / "out")
    assert faults(tmp_path / "out") == []


def test_nor_with_an_empty_record(tmp_path: Path) -> None:
    with snapshot.at(create(tmp_path / "r")) as shot:
        write(RecordHoldings(shot, ""), tmp_path / "out")
    assert faults(tmp_path / "out") == []


def test_frictionless_finds_what_was_tampered_with(folder: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    table = copy / "data" / "occasions.csv"
    table.write_text(table.read_text("utf-8").replace("ASSAULT", "PICNIC"), "utf-8")
    assert {title for title, _ in faults(copy)} >= {"Constraint Error", "Hash Count Error"}


def test_spans_restore_the_words(folder: Path) -> None:
    texts = {report_key(k.doc.report): k.doc.report.text for k in held().kept}
    with (folder / "data" / "events.csv").open(encoding="utf-8", newline="") as file:
        events = list(csv.DictReader(file))
    assert events
    for row in events:
        span = json.loads(row["trigger"])
        assert texts[row["report"]][span["start"] : span["end"]] == row["words"]


def test_checksums_are_of_all_files(folder: Path) -> None:
    listed = [line.partition("  ")[2] for line in (folder / "checksums.sha256").read_text("utf-8").splitlines()]
    there = (p.relative_to(folder).as_posix() for p in folder.rglob("*.*"))
    assert listed == sorted(name for name in there if name != "checksums.sha256")


def test_checksums_are_those_of_the_files(folder: Path) -> None:
    lines = [line.split("  ") for line in (folder / "checksums.sha256").read_text("utf-8").splitlines()]
    assert {n: s for s, n in lines} == {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for _, n in lines}


@pytest.mark.parametrize("text", [FIRST, SECOND], ids=["first", "second"])
def test_nothing_of_a_report_is_in_it(folder: Path, text: str) -> None:
    """Names and triggers are; six words in a row are not."""
    words = text.split()
    runs = [" ".join(words[k : k + 6]) for k in range(len(words) - 5)]
    written = " ".join(" ".join(p.read_text("utf-8").split()) for p in folder.rglob("*.*"))
    assert [run for run in runs if run in written] == []


def test_rules_and_versions_are_told(folder: Path) -> None:
    versions = json.loads((folder / "versions.json").read_text("utf-8"))
    assert (versions["record"], versions["rules"]["likely"]) == (1, 0.5)
    (program,) = versions["programs"]
    assert program == {"made_by": current().made_by, **msgspec.structs.asdict(current())}


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    with holdings(tmp_path) as source:
        for name in ("one", "two"):
            write(source, tmp_path / name)
    one, two = ((tmp_path / name / "checksums.sha256").read_bytes() for name in ("one", "two"))
    assert one == two
