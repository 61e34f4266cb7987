from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from frictionless import Package

from exports.streamed import holdings
from holding import FIRST, SECOND
from legation.exports.deposit import write

FILES = [
    "LICENCE-NOTE.md", "README.md", "checksums.sha256", "codebook.csv", "codebook.md", "data", "datapackage.json",
    "versions.json",
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("deposit") / "out"
    with holdings(tmp_path_factory.mktemp("record")) as source:
        write(source, target)
    return target


def test_it_has_all_that_a_stranger_needs(folder: Path) -> None:
    assert sorted(p.name for p in folder.iterdir()) == FILES


def test_frictionless_finds_nothing_wrong_with_it(folder: Path) -> None:
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.flatten(["title", "note"]) == []


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
