#!/usr/bin/env python3
"""Checks annotations: structure, labels, spans, hashes, and that the set as a whole holds together.

    check.py [PATH ...] [--texts TEXTS.jsonl ...]     PATH: a folder of stand-off files or a file of JSON lines;
                                                      all of this folder's unless said

Prints a line a problem and a last line with counts; exit 1 where there is a problem. Spans are held against the text
where it is at hand, by its hash; where it isn't, only their order and form are checked.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from legation.data import plover, states
from legation.errors import LegationError
from legation.evaluation.standoff import Annotation, MarkedEvent, MarkedQuote, MarkedTie, read, sha256_of, texts
from legation.model import Span

HERE = Path(__file__).resolve().parent
REGIONS = frozenset([
    "africa", "americas", "central-asia", "east-asia", "europe", "middle-east", "oceania",
    "russia-and-neighbours", "south-asia", "southeast-asia", "world",
])  # fmt: skip
CONSTRUCTIONS = frozenset([
    "plain", "nominal", "light-verb", "passive", "coordination", "conditional", "denial", "refusal",
    "plan", "order", "attempt", "failure", "report-of-report", "relative-clause", "purpose-clause",
    "participle",
])  # fmt: skip
NEGATIVES = frozenset([
    "sport", "business", "weather", "culture", "science", "crime-and-accident", "metaphor", "opinion",
    "background", "generic",
])  # fmt: skip
LEAST_IN_STORY = 4


def everything() -> list[Path]:
    """All annotations that are kept here."""
    return [HERE / "reports", *sorted(HERE.glob("passages/*.jsonl")), *sorted(HERE.glob("sentences/*.jsonl"))]


def of_annotation(a: Annotation, known: dict[str, str]) -> Iterator[str]:
    """What is wrong with one annotation; `known` are the texts at hand, by hash."""
    text = a.text if a.text is not None else known.get(a.sha256)
    if a.text is not None and sha256_of(a.text) != a.sha256:
        yield "sha256 is not that of the text"
    for what, spans in _spans(a):
        yield from (f"{what}: {s} {problem}" for s in spans if (problem := _span_problem(s, text)))
    for k, e in enumerate(a.events):
        yield from (f"event {k}: {problem}" for problem in _event_problems(e, k))
    for k, q in enumerate(a.quotes):
        yield from (f"quote {k}: {problem}" for problem in _quote_problems(q))
    for k, t in enumerate(a.ties):
        yield from (f"tie {k}: {problem}" for problem in _tie_problems(t))
    twice = Counter((e.span, e.type) for e in a.events)
    yield from (f"two {kind} events on {span}" for (span, kind), n in twice.items() if n > 1)
    if a.text is not None:
        yield from _sentence_problems(a)


def _spans(a: Annotation) -> Iterator[tuple[str, Sequence[Span]]]:
    for k, e in enumerate(a.events):
        slots = e.arguments
        yield f"event {k}", [e.span, *slots.actor, *slots.recipient, *(s for s in (slots.time, slots.place) if s)]
    for k, q in enumerate(a.quotes):
        yield f"quote {k}", [*q.spans, *(s for s in (q.cue, q.source) if s)]
    for k, t in enumerate(a.ties):
        yield f"tie {k}", [t.span] if t.span else []


def _span_problem(span: Span, text: str | None) -> str | None:
    start, end = span
    if not 0 <= start < end or (text is not None and end > len(text)):
        return "is outside the text"
    words = text[start:end] if text is not None else "x"
    return "begins or ends with white space" if words != words.strip() else None


def _event_problems(e: MarkedEvent, index: int) -> Iterator[str]:
    if e.mode is not None and (e.type, e.mode) not in plover.modes():
        yield f"{e.type} has no mode {e.mode!r}"
    yield from (f"no context {c!r}" for c in e.contexts if c not in plover.contexts())
    yield from (f"no state {p.country!r}" for p in (*e.actor, *e.recipient) if p.country and not _state(p.country))
    if e.place_country and not _state(e.place_country):
        yield f"no state {e.place_country!r}"
    if e.same_as is not None and not 0 <= e.same_as < index:
        yield f"same_as {e.same_as} is no earlier event"
    if e.date and (problem := _days_problem(e.date)):
        yield problem
    if e.arguments.actor and not e.actor:
        yield "words for an actor, but no actor"
    if e.arguments.recipient and not e.recipient:
        yield "words for a recipient, but no recipient"


def _quote_problems(q: MarkedQuote) -> Iterator[str]:
    if not q.spans:
        yield "no words"
    if q.cue and any(s < q.cue[1] and q.cue[0] < e for s, e in q.spans):
        yield "the cue lies in the content"
    if q.speaker_country and not _state(q.speaker_country):
        yield f"no state {q.speaker_country!r}"


def _tie_problems(t: MarkedTie) -> Iterator[str]:
    if t.as_of and (problem := _days_problem((t.as_of, t.as_of))):
        yield problem


def _state(code: str) -> bool:
    return states.by_id(code) is not None


def _days_problem(days: tuple[str, str]) -> str | None:
    try:
        first, last = (dt.date.fromisoformat(d) for d in days)
    except ValueError:
        return f"{days} are no days"
    return f"{days} end before they begin" if last < first else None


def _sentence_problems(a: Annotation) -> Iterator[str]:
    if a.region and a.region not in REGIONS:
        yield f"no region {a.region!r}"
    yield from (f"no construction {c!r}" for c in a.construction if c not in CONSTRUCTIONS)
    if a.negative and a.negative not in NEGATIVES:
        yield f"no kind of negative {a.negative!r}"
    if a.negative and a.events:
        yield "a negative with events"


def of_all(annotations: Sequence[Annotation]) -> Iterator[str]:
    """What is wrong with the set: doubled texts, stories over two splits, labels that link nothing."""
    for name, values in (("id", [a.id for a in annotations]), ("text", [a.sha256 for a in annotations])):
        yield from (f"{name} {value} stands twice" for value, n in Counter(values).items() if n > 1)
    stories: dict[str, list[Annotation]] = defaultdict(list)
    for a in annotations:
        if a.story:
            stories[a.story].append(a)
        elif any(e.occasion for e in a.events):
            yield f"{a.id}: occasions outside a story"
    for story, told in stories.items():
        if len({a.split for a in told}) > 1:
            yield f"story {story}: in several splits"
        if len(told) < LEAST_IN_STORY:
            yield f"story {story}: {len(told)} reports"
        reports = Counter(label for a in told for label in {e.occasion for e in a.events} if label)
        yield from (f"story {story}: {label!r} stands in one report alone" for label, n in reports.items() if n == 1)


def problems(annotations: Sequence[Annotation], known: dict[str, str]) -> Iterator[str]:
    """All that is wrong, each line naming its annotation."""
    for a in annotations:
        yield from (f"{a.id}: {problem}" for problem in of_annotation(a, known))
    yield from of_all(annotations)


def _count(annotations: Iterable[Annotation], known: dict[str, str]) -> str:
    a = list(annotations)
    at_hand = sum(x.text is not None or x.sha256 in known for x in a)
    events, quotes, ties = (sum(len(getattr(x, layer)) for x in a) for layer in ("events", "quotes", "ties"))
    return f"{len(a)} texts ({at_hand} at hand), {events} events, {quotes} quotations, {ties} ties"


def main(argv: list[str]) -> int:
    """Check what is named, or everything."""
    p = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    p.add_argument("paths", type=Path, nargs="*")
    p.add_argument("--texts", type=Path, nargs="*", default=[])
    asked = p.parse_args(argv)
    try:
        known = texts(asked.texts)
        annotations = [a for path in asked.paths or everything() for a in read(path)]
    except LegationError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    found = list(problems(annotations, known))
    print("\n".join([*found, f"{len(found)} problems: {_count(annotations, known)}"]))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
