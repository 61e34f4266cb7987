"""JSON lines -> Reports, in our field names, news-please's and Giveme5W1H's.

One bad line is one error, and the others are read. A whole JSON object or array of them is taken as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from legation.errors import BadRecord, EmptyReport, LegationError, TooLong
from legation.model import Report
from legation.reading.bytes import MOST_BYTES, decode
from legation.reading.dates import parse_published
from legation.reading.text import SURROGATES, Given, report_from_text

Warn = Callable[[str], None]

# Ours first, then news-please's (maintext, title, date_publish, source_domain, authors) and Giveme5W1H's (dId, date).
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "maintext", "description"),
    "id": ("id", "dId", "filename"),
    "headline": ("headline", "title"),
    "published": ("published", "date_publish", "date", "publishDate"),
    "outlet": ("outlet", "source_domain", "publisher"),
    "byline": ("byline", "authors", "author"),
    "url": ("url",),
    "language": ("language",),
}
_MOST_WHOLE = 200_000_000
_WHOLE_VALUE = re.compile(rb"\s*[\[{]")
_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_jsonl(source: BinaryIO, name: str, warn: Warn | None = None) -> Iterator[Report | LegationError]:
    """The reports in `source`, a line each, in order; an error (naming `name`:LINE) for each line that holds none.

    A report without an id is named after its line. What `published` says and is no date goes to `warn`, one line
    each, and the report is read without it.
    """
    seen = False
    first = source.readline(MOST_BYTES + 1)
    if first[:2] in _UTF16_MARKS or _opens_one_value(first):
        whole = first + source.read(_MOST_WHOLE - len(first) + 1)
        if whole[:2] in _UTF16_MARKS:
            whole = whole.decode("utf-16", errors="replace").encode("utf-8", errors="replace")
        values = _whole(whole, name)
        if values is not None:
            yield from _from_values(values, name, warn)
            return
        lines: Iterator[tuple[int, bytes]] = iter(enumerate(whole.split(b"\n"), 1))
    else:
        lines = _lines(source, first)
    for number, line in lines:
        if line.strip():
            seen = True
            yield _from_line(line, f"{name}:{number}", warn)
    if not seen:
        yield EmptyReport("the file is empty or blank: there is no record to read", name)


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
    begun = first.removeprefix(_MARK).strip()
    return bool(_WHOLE_VALUE.match(begun)) and not begun.endswith(b"}") and _record(first) is None


def _whole(data: bytes, name: str) -> list[object] | None:
    """The records of a file that is one JSON value; `None` if it is not."""
    if len(data) > _MOST_WHOLE:
        return [TooLong("one JSON value of more than 200 MB: write one report a line (JSON lines) instead", name)]
    try:
        value = json.loads(data.removeprefix(_MARK))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, list) else [value]


def _from_values(values: list[object], name: str, warn: Warn | None) -> Iterator[Report | LegationError]:
    if not values:
        yield EmptyReport("an empty list: there is no record to read", name)
    for number, value in enumerate(values, 1):
        yield value if isinstance(value, LegationError) else _from_value(value, f"{name}:{number}", warn)


def _record(line: bytes) -> dict[str, object] | None:
    try:
        value = json.loads(line.removeprefix(_MARK))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _from_line(line: bytes, where: str, warn: Warn | None) -> Report | LegationError:
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
    return _from_value(record, where, warn)


def _from_value(value: object, where: str, warn: Warn | None) -> Report | LegationError:
    if not isinstance(value, dict):
        return BadRecord('not a JSON object: each record is one {"id": …, "text": …, "published": …}', where)
    text = _string(value, "text")
    if text is None or not any(char.isalnum() for char in text):
        return BadRecord('the record has no text: give one as "text" (or "maintext")', where)
    try:
        return report_from_text(text, _id(value) or where.rpartition("/")[2], **_given(value, where, warn))
    except LegationError as error:
        return type(error)(error.reason, where)


def _given(record: Mapping[str, object], where: str, warn: Warn | None) -> Given:
    day = None
    published = _first(record, "published")
    if published is not None:
        is_date = isinstance(published, (str, int)) and not isinstance(published, bool)
        day = parse_published(published) if is_date else None  # type: ignore[arg-type]
        if day is None and warn is not None:
            shown = json.dumps(published, ensure_ascii=False)[:60]
            warn(f"{where}: {shown} is no date: the report is read without one")
    return Given(
        published=day,
        headline=_string(record, "headline"),
        byline=_string(record, "byline"),
        outlet=_string(record, "outlet"),
        url=_string(record, "url"),
        language=_string(record, "language"),
    )


def _first(record: Mapping[str, object], field: str) -> object:
    return next((record[name] for name in _FIELDS[field] if record.get(name) not in (None, "", [])), None)


def _string(record: Mapping[str, object], field: str) -> str | None:
    """The field as text, unchanged but for lone surrogates (half a character), each of which becomes U+FFFD."""
    value = _first(record, field)
    if isinstance(value, list):
        value = ", ".join(str(item) for item in value if item)
    return SURROGATES.sub("\ufffd", value) if isinstance(value, str) and value else None


def _id(record: Mapping[str, object]) -> str | None:
    value = _first(record, "id")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    name = _string(record, "id")
    return name.removesuffix(".json") if name and record.get("id") is None and record.get("dId") is None else name
