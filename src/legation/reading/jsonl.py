"""JSON lines -> Reports, in the names of fields that `records` knows.

One bad line is one error, and the others are read. A whole JSON object or array of them is taken as well.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from legation.errors import BadRecord, EmptyReport, LegationError, TooLong
from legation.model import Report
from legation.reading.bytes import MOST_BYTES, decode
from legation.reading.found import Found, Warn
from legation.reading.records import renamed, report_from_record

_MOST_WHOLE = 200_000_000
_WHOLE_VALUE = re.compile(rb"\s*[\[{]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_jsonl(
    source: BinaryIO, name: str, warn: Warn | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[Found]:
    """`name`:LINE and the report there, a line each, in order; an error in place of one that holds none.

    A report without an id is named after its line. What `published` says and is no date goes to `warn`, one line
    each, and the report is read without it. `columns` says what the records call our fields, where it is not known.
    """
    seen = False
    first = source.readline(MOST_BYTES + 1)
    if first[:2] in _UTF16_MARKS or _opens_one_value(first):
        whole = first + source.read(_MOST_WHOLE - len(first) + 1)
        if whole[:2] in _UTF16_MARKS:
            whole = whole.decode("utf-16", errors="replace").encode("utf-8", errors="replace")
        values = _whole(whole, name)
        if values is not None:
            for where, value in values:
                yield where, value if isinstance(value, LegationError) else _from_value(value, where, warn, columns)
            return
        lines: Iterator[tuple[int, bytes]] = iter(enumerate(whole.split(b"\n"), 1))
    else:
        lines = _lines(source, first)
    for number, line in lines:
        if line.strip():
            seen = True
            where = f"{name}:{number}"
            yield where, _from_line(line, where, warn, columns)
    if not seen:
        yield name, EmptyReport("the file is empty or blank: there is no record to read", name)


def _lines(source: BinaryIO, first: bytes) -> Iterator[tuple[int, bytes]]:
    """Numbered lines; one that is too long comes cut (one byte past the limit), its rest passed by."""
    number, line = 1, first
    while line:
        yield number, line
        while len(line) > MOST_BYTES and not line.endswith(b"\n"):
            line = source.readline(MOST_BYTES + 1)
            if len(line) <= MOST_BYTES:
                break
        number, line = number + 1, source.readline(MOST_BYTES + 1)


def _opens_one_value(first: bytes) -> bool:
    """Does the first line begin a JSON value that is not a record by itself? One that closes is a bad line, no more."""
    begun = first.removeprefix(codecs.BOM_UTF8).strip()
    return bool(_WHOLE_VALUE.match(begun)) and not begun.endswith(b"}") and _record(first) is None


def _whole(data: bytes, name: str) -> list[tuple[str, object]] | None:
    """The records of a file that is one JSON value, each with its place; `None` if it is not."""
    if len(data) > _MOST_WHOLE:
        return [
            (name, TooLong("one JSON value of more than 200 MB: write one report a line (JSON lines) instead", name))
        ]
    try:
        value = json.loads(data.removeprefix(codecs.BOM_UTF8))
    except (ValueError, RecursionError):
        return None
    if value == []:
        return [(name, EmptyReport("an empty list: there is no record to read", name))]
    return [(f"{name}:{number}", v) for number, v in enumerate(value if isinstance(value, list) else [value], 1)]


def _record(line: bytes) -> dict[str, object] | None:
    try:
        value = json.loads(line.removeprefix(codecs.BOM_UTF8))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _from_line(line: bytes, where: str, warn: Warn | None, columns: Mapping[str, str] | None) -> Report | LegationError:
    if len(line) > MOST_BYTES:
        return TooLong("the line is longer than any news item (20 MB): split it into its reports", where)
    record = _record(line)
    if record is None:
        try:  # bytes of another encoding in else good JSON
            record = _record(decode(line, where).encode("utf-8", errors="replace"))
        except LegationError as error:
            return BadRecord(error.reason, where)
    if record is None:
        return BadRecord('not a JSON object: write one {"id": …, "text": …, "published": …} a line', where)
    return _from_value(record, where, warn, columns)


def _from_value(
    value: object, where: str, warn: Warn | None, columns: Mapping[str, str] | None
) -> Report | LegationError:
    if not isinstance(value, dict):
        return BadRecord('not a JSON object: each record is one {"id": …, "text": …, "published": …}', where)
    return report_from_record(renamed(value, columns or {}), where, warn)
