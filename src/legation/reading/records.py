"""A record (an object of JSON, a row of a table) -> Report, in our names of fields, news-please's and Giveme5W1H's."""

from __future__ import annotations

import json
from collections.abc import Mapping

from legation.errors import BadRecord, InputError, LegationError
from legation.model import Report
from legation.reading.dates import parse_published
from legation.reading.found import Warn
from legation.reading.text import SURROGATES, Given, report_from_text

# Ours first, then news-please's (maintext, title, date_publish, source_domain, authors) and Giveme5W1H's (dId, date).
FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "maintext", "description"),
    "id": ("id", "dId", "filename"),
    "headline": ("headline", "title"),
    "published": ("published", "date_publish", "date", "publishDate"),
    "outlet": ("outlet", "source_domain", "publisher"),
    "byline": ("byline", "authors", "author"),
    "url": ("url",),
    "language": ("language",),
}


def check_fields(columns: Mapping[str, str]) -> InputError | None:
    """Why `columns` (field: what the input calls it) cannot be followed, if it names a field that no report has."""
    strange = [field for field in columns if field not in FIELDS]
    if not strange:
        return None
    return InputError(f"a report has no field {strange[0]!r}: the fields are {', '.join(FIELDS)}", "columns")


def renamed(record: Mapping[str, object], columns: Mapping[str, str]) -> Mapping[str, object]:
    """The record with its fields called as we call them. A field that `columns` names is read from nowhere else."""
    if not columns:
        return record
    passed = {name for field in columns for name in FIELDS[field]} | set(columns.values())
    kept = {name: value for name, value in record.items() if name not in passed}
    return kept | {FIELDS[field][0]: record[name] for field, name in columns.items() if name in record}


def report_from_record(record: Mapping[str, object], where: str, warn: Warn | None) -> Report | LegationError:
    """The report in `record`, or why there is none. Without an id it is named after `where` (PATH:LINE), less folders.

    What `published` says and is no date goes to `warn`, and the report is read without it.
    """
    text = _string(record, "text")
    if text is None or not any(char.isalnum() for char in text):
        return BadRecord('the record has no text: give one as "text" (or "maintext")', where)
    try:
        return report_from_text(text, _id(record) or where.rpartition("/")[2], **_given(record, where, warn))
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
    return next((record[name] for name in FIELDS[field] if record.get(name) not in (None, "", [])), None)


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
