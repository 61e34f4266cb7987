#!/usr/bin/env python3
"""Agreement of two readers of the same reports: the second's annotations scored against the first's.

    agree.py FIRST SECOND --texts TEXTS.jsonl ... [--contract OUT.jsonl] [--differ]

FIRST, SECOND: folders of stand-off files; reports that both hold are compared. Figures are those of
`legation evaluate` (F1s are the same whichever reader is taken as right). `--contract` writes the second's
annotations as `legation read` would print them, for other scorers; `--differ` lists the events and quotations that only
one reader has and those on which the two differ, for settling.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from legation.data import plover
from legation.errors import LegationError
from legation.evaluation.score import count, figures
from legation.evaluation.standoff import (
    Annotation,
    MarkedEvent,
    MarkedQuote,
    Party,
    expected,
    joined,
    occasions,
    read,
    texts,
)
from legation.exports.contract import to_line
from legation.model import Actor, Days, Doc, Event, Quote, Report, Span
from legation.resolving.slugs import slug
from sheet import sentences


def as_read(a: Annotation, text: str) -> Doc:
    """A reader's annotation in the form that the program gives. Ties are left out; an act that stands in somebody's
    words names that speaker where the program would name the quotation."""
    named = [p for e in a.events for p in (*e.actor, *e.recipient)]
    named += [Party(q.speaker, q.speaker_country) for q in a.quotes if q.speaker]
    named += [Party(q.via, None) for q in a.quotes if q.via]
    actors = {_id(p): Actor(id=_id(p), name=p.name, type="other", country=p.country) for p in named}
    cut = sentences(text)
    rows = zip(a.events, occasions(a), strict=True)
    return Doc(
        report=Report(id=a.id, text=text, published=a.published, outlet=a.outlet),
        actors=tuple(actors.values()),
        events=tuple(_event(e, f"e{k}", occasion, cut) for k, (e, occasion) in enumerate(rows)),
        quotes=tuple(
            Quote(
                id=f"q{k}",
                kind=q.kind,
                speaker=_id(Party(q.speaker, q.speaker_country)) if q.speaker else None,
                via=_id(Party(q.via, None)) if q.via else None,
                source=(q.source,) if q.source else (),
                cue=(q.cue,) if q.cue else (),
                content=q.spans,
            )
            for k, q in enumerate(a.quotes)
        ),
    )


def _id(p: Party) -> str:
    return f"{slug(p.name)}-{p.country}" if p.country else slug(p.name)


def _event(e: MarkedEvent, id_: str, occasion: int, cut: list[Span]) -> Event:
    return Event(
        id=id_,
        type=e.type,
        mode=e.mode,
        contexts=e.contexts,
        cameo=plover.cameo(e.type, e.mode, e.contexts),
        quad=plover.types()[e.type].quad,
        score=plover.score(e.type, e.mode),
        actor=tuple(dict.fromkeys(map(_id, e.actor))),
        recipient=tuple(dict.fromkeys(map(_id, e.recipient))),
        date=Days(*e.date) if e.date else None,
        place=None,
        status=e.status,
        historical=False,
        said_by=e.said_by,
        occasion=occasion,
        trigger=e.span,
        sentence=next((s for s in cut if s[0] <= e.span[0] < s[1]), e.span),
        magnitude=(),
        confidence=1.0,
        because="a careful reader",
    )


def differences(first: Annotation, second: Annotation, text: str) -> Iterator[str]:
    """A line for each event and quotation that only one of the two has, and for each field on which they differ."""
    yield from _different_events(first, second, text)
    yield from _different_quotes(first, second, text)


def _different_events(first: Annotation, second: Annotation, text: str) -> Iterator[str]:
    left = list(second.events)
    for e in first.events:
        over = [o for o in left if o.span[0] < e.span[1] and e.span[0] < o.span[1]]
        if not over:
            yield f"{first.id}: only first: {_shown(e, text)}"
            continue
        other = min(over, key=lambda o: o.type != e.type)
        left.remove(other)
        if told := list(_fields(e, other)):
            yield f"{first.id}: {_shown(e, text)}: {'; '.join(told)}"
    yield from (f"{first.id}: only second: {_shown(e, text)}" for e in left)


def _different_quotes(first: Annotation, second: Annotation, text: str) -> Iterator[str]:
    left = list(second.quotes)
    for q in first.quotes:
        other = next((o for o in left if any(a < d and c < b for a, b in q.spans for c, d in o.spans)), None)
        if other is None:
            yield f"{first.id}: only first: {_said(q, text)}"
            continue
        left.remove(other)
        pairs = {name: (getattr(q, name), getattr(other, name)) for name in ("speaker", "via")}
        if told := [f"{name} {a} / {b}" for name, (a, b) in pairs.items() if a != b]:
            yield f"{first.id}: {_said(q, text)}: {'; '.join(told)}"
    yield from (f"{first.id}: only second: {_said(q, text)}" for q in left)


def _said(q: MarkedQuote, text: str) -> str:
    return f"quotation {text[slice(*q.spans[0])][:60]!r} at {q.spans[0][0]}"


def _fields(e: MarkedEvent, other: MarkedEvent) -> Iterator[str]:
    for name in ("type", "mode", "status", "date"):
        a, b = getattr(e, name), getattr(other, name)
        if a != b:
            yield f"{name} {a} / {b}"
    if bool(e.said_by) != bool(other.said_by):
        yield f"said_by {e.said_by} / {other.said_by}"
    for name in ("actor", "recipient"):
        a, b = ({p.country or p.name for p in getattr(x, name)} for x in (e, other))
        if a != b:
            yield f"{name} {sorted(a)} / {sorted(b)}"


def _shown(e: MarkedEvent, text: str) -> str:
    return f"{e.type} {text[slice(*e.span)]!r} at {e.span[0]}"


def main(argv: list[str]) -> int:
    """Compare two folders."""
    p = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    p.add_argument("first", type=Path)
    p.add_argument("second", type=Path)
    p.add_argument("--texts", type=Path, nargs="+", required=True)
    p.add_argument("--contract", type=Path)
    p.add_argument("--differ", action="store_true")
    asked = p.parse_args(argv)
    try:
        known = texts(asked.texts)
        firsts = {a.id: a for a in read(asked.first)}
        pairs = [(firsts[a.id], a, text) for a, text in joined(read(asked.second), known) if a.id in firsts]
    except LegationError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    total: Counter[str] = Counter()
    for first, second, text in pairs:
        total += count(as_read(second, text), expected(first))
        if asked.differ:
            print("\n".join(differences(first, second, text)))
    if asked.contract:
        asked.contract.write_bytes(b"".join(to_line(as_read(b, text)) + b"\n" for _, b, text in pairs))
    print(f"{len(pairs)} reports read by both")
    for name, value in figures(total).items():
        if name not in ("forbidden", "ties found"):
            print(f"{name:18}{value:.3f}")
    return 0 if pairs else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
