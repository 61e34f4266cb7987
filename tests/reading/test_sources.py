from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from legation.errors import EmptyReport, InputError, LegationError, NotText
from legation.model import Report
from legation.reading import open_reports

TEXT = "The council met on Monday. It agreed on nothing.\n"
HTML = "<!doctype html><html><body><article>" + f"<p>{TEXT * 3}</p>" * 3 + "</article></body></html>"
JSONL = '{"id": "x", "text": "The council met on Monday."}\n{"id": "y", "text": "It agreed on nothing."}\n'


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def ids(items: list[Report | LegationError]) -> list[str | None]:
    return [item.id if isinstance(item, Report) else None for item in items]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("note.txt", TEXT, ["note"]),
        ("note", TEXT, ["note"]),
        ("page.html", HTML, ["page"]),
        ("page", HTML, ["page"]),
        ("many.jsonl", JSONL, ["x", "y"]),
        ("many", JSONL, ["x", "y"]),
        ("quote.txt", "[The council] met on Monday, it said.", ["quote"]),
    ],
)
def test_auto_tells_the_kinds_apart(tmp_path: Path, name: str, content: str, expected: list[str]) -> None:
    assert ids(list(open_reports([write(tmp_path, name, content)]))) == expected


def test_a_kind_that_is_named_is_believed(tmp_path: Path) -> None:
    (report,) = open_reports([write(tmp_path, "page.html", HTML)], input="text")
    assert isinstance(report, Report) and report.text == HTML


def test_what_cannot_be_read_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    good = write(tmp_path, "good.txt", TEXT)
    paths = [
        str(tmp_path / "absent.txt"),
        str(tmp_path),
        "a\0b",
        write(tmp_path, "empty.txt", ""),
        write(tmp_path, "binary.txt", b"%PDF-1.4"),
        good,
    ]
    *errors, report = open_reports(paths)
    assert isinstance(report, Report)
    assert [type(error) for error in errors] == [InputError, InputError, InputError, EmptyReport, NotText]
    assert all(str(error).startswith(path) for error, path in zip(errors, paths, strict=False))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "secret.txt", TEXT)
    Path(path).chmod(0)
    (error,) = open_reports([path])
    assert isinstance(error, InputError)


def test_standard_input_is_read_for_a_dash() -> None:
    assert ids(list(open_reports(["-"], stdin=io.BytesIO(JSONL.encode())))) == ["x", "y"]


def test_no_standard_input_is_an_error() -> None:
    (error,) = open_reports(["-"])
    assert isinstance(error, InputError)


def test_ids_that_come_again_are_kept_apart(tmp_path: Path) -> None:
    line = '{"id": "%s", "text": "The council met."}\n'
    path = write(tmp_path, "a.jsonl", line % "x" + line % "x#2" + line % "x" + line % "x")
    assert ids(list(open_reports([path]))) == ["x", "x#2", "x#3", "x#4"]


def test_a_line_as_long_as_no_news_item_costs_one_report(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", JSONL + '{"text": "' + "a " * 10_100_000 + '"}\n' + JSONL)
    found = list(open_reports([path]))
    assert ids(found) == ["x", "y", None, "x#2", "y#2"]
    assert str(found[2]).startswith(f"{path}:3: ")
