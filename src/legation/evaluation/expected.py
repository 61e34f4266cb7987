"""What is expected of a report, located in its text: the one form that `score` reads.

Expected rows come written by words (`gold`) or as stand-off annotations (`standoff`).
"""

from __future__ import annotations

import msgspec

from legation.model import Span, Status


class ExpectedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event: the span of its words; parties as ISO-3 codes, ids or names ("ARM|Armenian army": either is right);
    `days`: first and last day as ISO strings, None where any will do; `said_by`: anything but None is a claim;
    `occasion`: mentions with one number are one real act, None where nothing is said of that."""

    span: Span
    type: str
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    days: tuple[str, str] | None = None
    status: Status = "actual"
    said_by: str | None = None
    occasion: int | None = None


class ExpectedQuote(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation: the spans of what was said, names of speaker and outlet."""

    spans: tuple[Span, ...]
    speaker: str | None = None
    via: str | None = None


class ExpectedTie(msgspec.Struct, frozen=True, kw_only=True):
    """A tie; `holder` and `body` are ids or names, None where any will do."""

    kind: str
    holder: str | None = None
    body: str | None = None


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """All that is expected of one report. `never`: words that must not come out as an act that happened."""

    events: tuple[ExpectedEvent, ...] = ()
    never: tuple[Span, ...] = ()
    quotes: tuple[ExpectedQuote, ...] = ()
    ties: tuple[ExpectedTie, ...] = ()
