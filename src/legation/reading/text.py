"""Text -> Report: its parts by line, its dateline, and what its front matter says of headline, byline, outlet and day.

What the caller gives stands; the front matter only fills what is missing. The text is stored as it came: spans
point into it, so nothing is normalised.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypedDict, Unpack

from legation.errors import EmptyReport, TooLong
from legation.language.sentences import lines as line_spans
from legation.language.sentences import split
from legation.model import Part, PartKind, Report, Span
from legation.reading.bylines import bare_byline, explicit_byline
from legation.reading.bytes import MOST_BYTES
from legation.reading.datelines import find_dateline
from legation.reading.dates import day_of_line, is_date_line, is_day_first, parse_published
from legation.reading.front_matter import kinds_of_lines
from legation.reading.furniture import is_credit
from legation.reading.outlets import outlet_in

_DATELINE_WITHIN = 12
_CLOSING_CREDIT = re.compile(r"\bcontribut(?:ed|ing) [^.!?]{0,40}[.)]{0,2}$|\b[Rr]eporting by [^!?]{0,200}$")
_UPDATED = re.compile(r"(?:last\s+)?(?:updated|modified)", re.I)

SURROGATES = re.compile("[\ud800-\udfff]")  # half characters: no encoder takes them


class Given(TypedDict, total=False):
    """What is known of a report beside its text; each `None` or left out where unknown."""

    published: str | int | None
    headline: str | None
    byline: str | None
    outlet: str | None
    url: str | None
    language: str | None


def report_from_text(text: str, id: str = "text", **given: Unpack[Given]) -> Report:
    """The report in `text`, which is stored unchanged (but for half characters, lone surrogates, each now U+FFFD).

    `parts` holds one kind for every line that is not blank (a closing credit at the end of a long line is a part of its
    own). `published` becomes a day. Raises `EmptyReport` for blank text, `TooLong` past what a news item has.
    """
    if len(text) > MOST_BYTES:
        raise TooLong("the report is longer than any news item (20 MB): split it into its reports", id)
    text = SURROGATES.sub("\ufffd", text)
    spans = line_spans(text)
    if not any(char.isalnum() for char in text):
        raise EmptyReport("there is no text to read: give a report of at least one sentence", id)
    lines = [text[start:end] for start, end in spans]
    published = given.get("published")
    day = parse_published(published) if published is not None else None
    headline = _known(given.get("headline"))
    opened = frozenset(
        i for i, (start, end) in enumerate(spans[:_DATELINE_WITHIN]) if find_dateline(text, start, end, None)
    )
    front = kinds_of_lines(lines, headline, opened)
    if headline is None and front.headline is not None:
        headline = lines[front.headline]
    kinds = _standing_datelines(text, spans, front.kinds, opened)
    day = day or _published(lines, front.kinds)
    dateline = next((find_dateline(text, *spans[i], day) for i in sorted(opened) if front.kinds[i] == "body"), None)
    return Report(
        id=id,
        text=text,
        headline=headline,
        byline=_known(given.get("byline")) or _byline(lines, kinds),
        outlet=_known(given.get("outlet")) or _outlet(lines, kinds),
        published=day or (dateline.date if dateline else None),  # a dateline that prints its year
        url=_known(given.get("url")),
        language=_known(given.get("language")) or "en",
        dateline=dateline,
        parts=tuple(part for span, kind in zip(spans, kinds, strict=True) for part in _parts(text, span, kind)),
    )


def _known(value: str | None) -> str | None:
    return value.strip() or None if value else None


def _standing_datelines(
    text: str, spans: Sequence[Span], kinds: Sequence[PartKind], opened: frozenset[int]
) -> list[PartKind]:
    """A dateline that fills its line ("MIAMI (AP) --") is no sentence of the body."""
    named = list(kinds)
    for i in opened:
        found = find_dateline(text, *spans[i], None)
        if named[i] == "body" and found and found.end >= spans[i][1]:
            named[i] = "date" if found.place else "outlet"
    return named


def _parts(text: str, span: Span, kind: PartKind) -> list[Part]:
    """The line as one part; two where a line of body ends in a sentence that is a credit."""
    start, end = span
    if kind == "body" and _CLOSING_CREDIT.search(text, max(start, end - 300), end):
        sentences = split(text, start, end)
        if len(sentences) > 1 and is_credit(text[slice(*sentences[-1])]):
            return [Part(start, sentences[-2][1], "body"), Part(*sentences[-1], "credit")]
    return [Part(start, end, kind)]


def _of_kind(lines: Sequence[str], kinds: Sequence[PartKind], kind: PartKind) -> list[str]:
    return [line for line, its in zip(lines, kinds, strict=True) if its == kind]


def _byline(lines: Sequence[str], kinds: Sequence[PartKind]) -> str | None:
    for line in _of_kind(lines, kinds, "byline"):
        if names := explicit_byline(line) or bare_byline(line):
            return names
    return None


def _outlet(lines: Sequence[str], kinds: Sequence[PartKind]) -> str | None:
    return next((name for line in _of_kind(lines, kinds, "outlet") if (name := outlet_in(line))), None)


def _published(lines: Sequence[str], kinds: Sequence[PartKind]) -> str | None:
    """The day in the front's date lines, the first that is not labelled as an update before one that is."""
    dated = [line for line in _of_kind(lines, kinds, "date") if is_date_line(line)]
    day_first = is_day_first(dated)
    first: list[str] = []
    updates: list[str] = []
    after_label = False
    for line in dated:
        labelled = bool(_UPDATED.match(line))
        if day := day_of_line(line, day_first):
            (updates if labelled or after_label else first).append(day)
            after_label = False
        else:
            after_label = labelled
    return next(iter([*first, *updates]), None)
