from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import EmptyReport, InputError, LegationError, NotText, TooLong
from legation.model import Report
from legation.reading import open_reports, open_sources
from legation.reading.found import one_line
from legation.reading.kinds import InputKind

TEXT = "The council met on Monday. It agreed on nothing.\n"
HTML = "<!doctype html><html><body><article>" + f"<p>{TEXT * 3}</p>" * 3 + "</article></body></html>"
JSONL = '{"id": "x", "text": "The council met on Monday."}\n{"id": "y", "text": "It agreed on nothing."}\n'
ITALIAN = "Il ministro ha dichiarato che i colloqui continueranno la prossima settimana a Roma.\n" * 3
CSV = "id,text\nx,The council met on Monday.\ny,It agreed on nothing.\n"
ENTRY = "<item><guid>%s</guid><description>The council met on Monday.</description></item>"
FEED = f'<rss version="2.0"><channel><title>Courier</title>{ENTRY % "x"}{ENTRY % "y"}</channel></rss>'
WET = (
    "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://klop.example/x\r\nContent-Type: text/plain\r\n"
    f"Content-Length: {len(TEXT)}\r\n\r\n{TEXT}\r\n\r\n"
)


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
        ("table.csv", CSV, ["x", "y"]),
        ("table", CSV, ["x", "y"]),
        ("feed.xml", FEED, ["x", "y"]),
        ("feed", FEED, ["x", "y"]),
        ("page.xml", HTML, ["page"]),
        ("archive", WET, ["https://klop.example/x"]),
        ("list.txt", "id,text\nThe council met on Monday.", ["list"]),
    ],
)
def test_auto_tells_the_kinds_apart(tmp_path: Path, name: str, content: str, expected: list[str]) -> None:
    assert ids(list(open_reports([write(tmp_path, name, content)]))) == expected


def test_a_kind_that_is_named_is_believed(tmp_path: Path) -> None:
    (report,) = open_reports([write(tmp_path, "page.html", HTML)], input="text")
    assert isinstance(report, Report) and report.text == HTML


def test_what_cannot_be_read_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    good = write(tmp_path, "good.txt", TEXT)
    (tmp_path / "folder").mkdir()
    paths = [
        str(tmp_path / "absent.txt"),
        str(tmp_path / "folder"),
        "a\0b",
        write(tmp_path, "empty.txt", ""),
        write(tmp_path, "binary.txt", b"%PDF-1.4"),
        good,
    ]
    *errors, report = open_reports(paths)
    assert isinstance(report, Report)
    assert [type(error) for error in errors] == [InputError, InputError, InputError, EmptyReport, NotText]
    assert all(str(error).startswith(one_line(path)) for error, path in zip(errors, paths, strict=False))


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


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("note.txt", TEXT, ["{path}"]),
        ("many.jsonl", JSONL, ["{path}:1", "{path}:2"]),
        ("whole.json", json.dumps([{"text": TEXT}, 3]), ["{path}:1", "{path}:2"]),
        ("table.csv", CSV, ["{path}:2", "{path}:3"]),
        ("feed.rss", FEED, ["{path} (x)", "{path} (y)"]),
        ("archive.warc", WET, ["{path} (https://klop.example/x)"]),
        ("empty.txt", "", ["{path}"]),
    ],
)
def test_it_is_told_where_each_report_stood(tmp_path: Path, name: str, content: str, expected: list[str]) -> None:
    path = write(tmp_path, name, content)
    assert [where for where, _ in open_sources([path])] == [place.format(path=path) for place in expected]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("note.txt", TEXT, ["note"]),
        ("page.html", HTML, ["page"]),
        ("many.jsonl", JSONL, ["x", "y"]),
        ("table.csv", CSV, ["x", "y"]),
        ("archive.warc", WET, ["https://klop.example/x"]),
    ],
)
@pytest.mark.parametrize("ending", [".gz", ""])
def test_what_is_packed_with_gzip_is_unpacked(
    tmp_path: Path, name: str, content: str, expected: list[str], ending: str
) -> None:
    path = write(tmp_path, name + ending, gzip.compress(content.encode()))
    assert ids(list(open_reports([path]))) == expected


def test_gzip_comes_on_standard_input_too() -> None:
    assert ids(list(open_reports(["-"], stdin=io.BytesIO(gzip.compress(JSONL.encode()))))) == ["x", "y"]


def test_of_a_gzip_that_is_cut_short_whole_reports_are_kept(tmp_path: Path) -> None:
    lines = "".join(f'{{"id": "{os.urandom(40).hex()}", "text": "{TEXT.strip()}"}}\n' for _ in range(200))
    packed = gzip.compress(lines.encode())
    *reports, error = open_reports([write(tmp_path, "a.jsonl.gz", packed[: len(packed) // 2])])
    assert len(reports) > 50 and all(isinstance(report, Report) for report in reports)
    assert type(error) is InputError and "cut short" in str(error)


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(TEXT.encode(), mtime=0)[:-4],
        gzip.compress(TEXT.encode(), mtime=0)[:20],
        gzip.compress(TEXT.encode(), mtime=0)[:-8] + b"\0" * 8,
        b"\x1f\x8b",
        b"\x1f\x8b\x08\x00 and no more of it",
    ],
)
def test_a_report_in_a_damaged_gzip_is_one_error(tmp_path: Path, packed: bytes) -> None:
    (error,) = open_reports([write(tmp_path, "a.txt.gz", packed)])
    assert type(error) is InputError


def test_a_gzip_that_swells_is_not_unpacked_whole(tmp_path: Path) -> None:
    swelling = gzip.compress(b"a" * 1_000_000, mtime=0) * 60
    (error,) = open_reports([write(tmp_path, "a.txt.gz", swelling)])
    assert isinstance(error, TooLong)


NAMES = ['it\'s "so".txt', "two\nlines.txt", "turned\u202e.txt", "$(touch x);`id`.txt", "no\udcffutf.txt", "q'; --.txt"]


@pytest.mark.parametrize("name", NAMES)
def test_an_odd_name_is_one_line_that_utf8_can_hold(tmp_path: Path, name: str) -> None:
    found = list(open_sources([write(tmp_path, name, TEXT), write(tmp_path, "x" + name, "")]))
    assert [type(item) for _, item in found] == [Report, EmptyReport]
    for where, item in found:
        shown = f"{where} {item.id}" if isinstance(item, Report) else f"{where} {item}"
        assert shown.encode() and where.isprintable()
    assert len(str(found[1][1]).splitlines()) == 1


ODD = "../../etc/passwd\n\0'\"; DROP TABLE x; --"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", json.dumps({"id": ODD, "text": ITALIAN}) + "\n"),
        ("a.jsonl", json.dumps({"id": ODD, "text": TEXT, "published": ODD, ODD: ODD}) + "\n{\n"),
        ("a.csv", f"text;{ODD.partition(chr(10))[0]};\u202e\n;2\n"),
        ("a.csv", f'"{ODD.replace(chr(34), "")}";\u202e\n;2\n'),
    ],
)
def test_odd_ids_and_columns_stay_on_one_line(tmp_path: Path, name: str, content: str) -> None:
    warned: list[str] = []
    *_, error = open_reports([write(tmp_path, name, content)], warn=warned.append)
    assert isinstance(error, LegationError) and str(error).isprintable()
    assert all(line.isprintable() for line in warned)


def test_columns_rename_the_fields_of_json_lines_too(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", json.dumps({"key": 7, "body": TEXT, "text": "no"}))
    (report,) = open_reports([path], columns={"text": "body", "id": "key"})
    assert isinstance(report, Report) and (report.id, report.text) == ("7", TEXT)


def test_a_field_that_no_report_has_is_one_error(tmp_path: Path) -> None:
    (error,) = open_reports([write(tmp_path, "a.csv", CSV)] * 2, columns={"body": "text"})
    assert type(error) is InputError and "headline" in str(error)


def test_columns_that_the_caller_names_show_that_it_is_a_table() -> None:
    stdin = io.BytesIO(b"nr;body\n1;The council met on Monday.\n")
    (report,) = open_reports(["-"], stdin=stdin, columns={"text": "body"})
    assert isinstance(report, Report) and report.text == "The council met on Monday."


def test_the_beginning_of_a_file_is_looked_at_once_however_often_comments_come(tmp_path: Path) -> None:
    (report,) = open_reports([write(tmp_path, "a", "<!---->" * 1_000 + TEXT)])
    assert isinstance(report, Report)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(get_args(InputKind)), st.sampled_from([CSV, FEED, WET, JSONL, HTML]), st.binary(max_size=40))
def test_any_bytes_of_any_kind_give_reports_or_errors(kind: InputKind, content: str, more: bytes) -> None:
    half = len(content) // 2
    data = content[:half].encode() + more + content[half:].encode()
    for given_bytes in (more, data, gzip.compress(data, mtime=0)[:-3], b"\x1f\x8b" + more):
        for where, item in open_sources(["-"], kind, io.BytesIO(given_bytes)):
            assert where.isprintable() and isinstance(item, (Report, LegationError))
            assert isinstance(item, Report) or str(item).isprintable()
