from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import BadRecord, LegationError
from legation.model import Report
from legation.reading.jsonl import read_jsonl

TEXT = "The council met on Monday. It agreed on nothing."


def read(data: bytes, warned: list[str] | None = None) -> list[Report | LegationError]:
    return [item for _, item in read_jsonl(io.BytesIO(data), "in.jsonl", (warned if warned is not None else []).append)]


def one(record: object) -> Report:
    (report,) = read(json.dumps(record).encode())
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize(
    "record",
    [
        {"id": "a", "text": TEXT, "published": "2023-11-27", "headline": "H", "outlet": "O", "url": "U", "byline": "B"},
        {
            "filename": "a.json", "maintext": TEXT, "date_publish": "2023-11-27 10:00:00", "title": "H",
            "source_domain": "O", "url": "U", "authors": ["B"], "description": "A lead.", "language": "en",
        },
        {"dId": "a", "text": TEXT, "date": "2023-11-27", "title": "H", "url": "U", "publisher": "O", "author": "B"},
    ],
    ids=["ours", "news-please", "Giveme5W1H"],
)  # fmt: skip
def test_three_sets_of_field_names_say_the_same(record: object) -> None:
    report = one(record)
    assert (report.id, report.text, report.published) == ("a", TEXT, "2023-11-27")
    assert (report.headline, report.outlet, report.url, report.byline) == ("H", "O", "U", "B")


def test_one_bad_line_costs_one_report() -> None:
    good = json.dumps({"id": "a", "text": TEXT}).encode()
    found = read(b"\n".join([good, b"{broken", b"", b'{"id": "b"}', b'["x"]', good]))
    assert [type(item) for item in found] == [Report, BadRecord, BadRecord, BadRecord, Report]
    assert [str(item).split(": ")[0] for item in found[1:4]] == ["in.jsonl:2", "in.jsonl:4", "in.jsonl:5"]


def test_a_report_without_id_is_named_after_its_line() -> None:
    line = json.dumps({"text": TEXT}).encode()
    assert [item.id for item in read(line + b"\n" + line) if isinstance(item, Report)] == ["in.jsonl:1", "in.jsonl:2"]


@pytest.mark.parametrize("published", ["yesterday-ish", True, {"a": 1}, 12])
def test_a_date_that_is_none_is_told_and_the_report_read(published: object) -> None:
    warned: list[str] = []
    (report,) = read(json.dumps({"text": TEXT, "published": published}).encode(), warned)
    assert isinstance(report, Report) and report.published is None
    assert len(warned) == 1 and warned[0].startswith("in.jsonl:1: ")


@pytest.mark.parametrize("indent", [None, 2])
def test_one_array_of_records_is_read(indent: int | None) -> None:
    data = json.dumps([{"id": "a", "text": TEXT}, 3, {"id": "b", "text": TEXT}], indent=indent).encode()
    first, second, third = read(data)
    assert isinstance(first, Report) and isinstance(second, BadRecord) and isinstance(third, Report)


def test_one_object_over_several_lines_is_read() -> None:
    (report,) = read(json.dumps({"id": "a", "text": TEXT}, indent=2).encode())
    assert isinstance(report, Report)


def test_half_a_character_does_not_move_the_text() -> None:
    assert one({"text": TEXT + "\ud83d"}).text == TEXT + "\ufffd"


@pytest.mark.parametrize("data", [b"", b"\n \n", b"[]"])
def test_no_record_is_an_error(data: bytes) -> None:
    (error,) = read(data)
    assert isinstance(error, LegationError)


LINE = st.sampled_from(
    [b"{", b"}", b"[", b"]", b'"text"', b":", b'"a b c"', b",", b"\n", b"1", b"null", b"\xff", b"\\ud800"]
)


@given(st.one_of(st.binary(max_size=120), st.lists(LINE, max_size=30).map(b"".join)))
def test_any_bytes_give_reports_or_errors(data: bytes) -> None:
    assert all(isinstance(item, (Report, LegationError)) for item in read(data))


def test_a_bad_first_line_costs_one_report() -> None:
    first, second = read(b'{"id": "a", text}\n' + json.dumps({"id": "b", "text": TEXT}).encode())
    assert isinstance(first, BadRecord) and isinstance(second, Report)


def test_utf16_lines_are_read() -> None:
    line = json.dumps({"id": "a", "text": TEXT})
    assert [type(item) for item in read(f"{line}\n{line}\n".encode("utf-16"))] == [Report, Report]
