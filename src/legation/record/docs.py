"""Rows of the tables -> a coded report again: all that the contract holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from legation.model import Actor, Days, Doc, Event, Magnitude, Place, Quote, Report, Span, Tie, Time

Row = Mapping[str, Any]


def doc(row: Row, layers: Mapping[str, Sequence[Row]]) -> Doc:
    """The report of a row of `reports` with its rows (`layers` by table), which come in any order."""
    return Doc(
        report=report(row),
        actors=tuple(_actor(r) for r in sorted(layers.get("actors", ()), key=_first_mention)),
        times=tuple(_time(r) for r in sorted(layers.get("times", ()), key=lambda r: (r["start"], r["end"]))),
        places=tuple(_place(r) for r in sorted(layers.get("places", ()), key=lambda r: r["place"])),
        quotes=tuple(_quote(r) for r in _numbered(layers.get("quotes", ()))),
        events=tuple(_event(r) for r in _numbered(layers.get("events", ()))),
        ties=tuple(_tie(r) for r in sorted(layers.get("ties", ()), key=lambda r: r["tie"])),
    )


def _numbered(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda r: int(r["id"][1:]))


def _first_mention(row: Row) -> tuple[int, str]:
    return (row["mentions"][0]["start"] if row["mentions"] else 1 << 31, row["actor"])


def report(r: Row) -> Report:
    """The report alone; its parts are not kept."""
    fields = ("id", "text", "headline", "byline", "outlet", "url", "language")
    return Report(published=iso(r["published"]), **{f: r[f] for f in fields})


def _actor(r: Row) -> Actor:
    fields = ("name", "type", "country", "sector", "office", "anonymous")
    return Actor(id=r["actor"], mentions=_spans(r["mentions"]), **{f: r[f] for f in fields})


def _time(r: Row) -> Time:
    fields = ("start", "end", "text", "type", "value")
    return Time(earliest=iso(r["earliest"]), latest=iso(r["latest"]), **{f: r[f] for f in fields})


def _place(r: Row) -> Place:
    return Place(**{f: r[f] for f in Place.__struct_fields__})


def _quote(r: Row) -> Quote:
    fields = ("id", "kind", "speaker", "via", "addressee", "venue", "within", "confidence")
    source, cue, content = (_spans(r[f]) for f in ("source", "cue", "content"))
    return Quote(date=_days(r), source=source, cue=cue, content=content, **{f: r[f] for f in fields})


def _event(r: Row) -> Event:
    fields = (
        "id", "type", "mode", "cameo", "quad", "score", "place", "status", "historical", "said_by", "confidence",
        "because",
    )  # fmt: skip
    return Event(
        contexts=tuple(r["contexts"]),
        actor=tuple(r["actor"]),
        recipient=tuple(r["recipient"]),
        date=_days(r),
        occasion=r["occasion_in_report"],
        trigger=_span(r["trigger"]),
        sentence=_span(r["sentence"]),
        magnitude=tuple(Magnitude(**m) for m in r["magnitude"]),
        condition=_span(r["condition"]) if r["condition"] else None,
        **{f: r[f] for f in fields},
    )


def _tie(r: Row) -> Tie:
    fields = ("kind", "holder", "body", "office", "since", "until", "said_by")
    return Tie(as_of=iso(r["as_of"]), span=_span(r["span"]), **{f: r[f] for f in fields})


def iso(value: dt.date | None) -> str | None:
    """A date as the contract writes days."""
    return value.isoformat() if value is not None else None


def _days(r: Row) -> Days | None:
    if r["earliest"] is None:
        return None
    return Days(r["earliest"].isoformat(), r["latest"].isoformat(), r["basis"])


def _span(value: Mapping[str, int]) -> Span:
    return value["start"], value["end"]


def _spans(values: Iterable[Mapping[str, int]]) -> tuple[Span, ...]:
    return tuple(map(_span, values))
