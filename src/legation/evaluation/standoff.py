"""Stand-off annotations: what a careful reader records of a report, by offsets, joined to the text by its hash.

One JSON file a report (`annotation/reports/`), without the text; or JSON lines that carry their own `text`
(`annotation/passages/`, `annotation/sentences/`). Offsets count Unicode code points. annotation/GUIDE.md says what the
labels mean.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from legation.errors import DataError, InputError
from legation.evaluation.expected import Expected, ExpectedEvent, ExpectedQuote, ExpectedTie
from legation.model import EventType, QuoteKind, Span, Status

Split = Literal["train", "dev", "test"]
TieWord = Literal[
    "member", "signatory", "ratified", "left", "suspended", "observer", "office", "host", "established"
]  # fmt: skip
_TIE_OF_CONTRACT = {"signatory": "party", "ratified": "party"}


class Party(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who: a name, and the ISO-3 code of the state that the person, organ or group belongs to."""

    name: str
    country: str | None


class Slots(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of the sentence that fill an event's slots; empty or None where they are only understood."""

    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]
    time: Span | None
    place: Span | None


class MarkedEvent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An act: `span` is its trigger; `date` first and last day; `same_as` the index of an earlier mention of the same
    real act in this report; `occasion` a label that its mentions share in all reports of one story."""

    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    date: tuple[str, str] | None
    place: str | None
    place_country: str | None
    status: Status
    said_by: str | None
    span: Span
    arguments: Slots
    same_as: int | None
    occasion: str | None = None


class MarkedQuote(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words given to a speaker; `spans` are what was said."""

    kind: QuoteKind
    speaker: str | None
    speaker_country: str | None
    via: str | None
    spans: tuple[Span, ...]
    cue: Span | None
    source: Span | None


class MarkedTie(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A standing relation that the text states."""

    kind: TieWord
    holder: str | None
    body: str | None
    office: str | None
    as_of: str | None
    span: Span | None


class Annotation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that a reader recorded of one text. Sentences of ours carry `text` and say what they are there for:
    `region`, `construction`, and `negative`, the kind of news that looks like an event and is none."""

    id: str
    sha256: str
    published: str | None
    outlet: str | None
    events: tuple[MarkedEvent, ...]
    quotes: tuple[MarkedQuote, ...]
    ties: tuple[MarkedTie, ...]
    story: str | None = None
    split: Split | None = None
    text: str | None = None
    region: str | None = None
    construction: tuple[str, ...] = ()
    negative: str | None = None


def sha256_of(text: str) -> str:
    """The hash that a text is known by."""
    return hashlib.sha256(text.encode()).hexdigest()


def read(path: Path) -> list[Annotation]:
    """The annotations of a folder of `.json` files, by name, or of one file of JSON lines.

    Raises:
        DataError: a file that does not hold annotations; named, with the line.
    """
    if path.is_dir():
        return [_annotation(p.read_bytes(), str(p)) for p in sorted(path.glob("*.json"))]
    lines = path.read_bytes().splitlines()
    return [_annotation(line, f"{path}:{k}") for k, line in enumerate(lines, 1) if line.strip()]


def _annotation(data: bytes, where: str) -> Annotation:
    try:
        return msgspec.json.decode(data, type=Annotation)
    except msgspec.DecodeError as error:
        raise DataError(f"not an annotation ({error})", where) from error


class _Text(msgspec.Struct):
    text: str


def texts(paths: Iterable[Path]) -> dict[str, str]:
    """The texts of these files of JSON lines (`{"text": …}`), by hash.

    Raises:
        InputError: a line without text.
    """
    known = {}
    for path in paths:
        for k, line in enumerate(path.read_bytes().splitlines(), 1):
            try:
                text = msgspec.json.decode(line, type=_Text).text
            except msgspec.DecodeError as error:
                raise InputError(f"no JSON object with a text ({error})", f"{path}:{k}") from error
            known[sha256_of(text)] = text
    return known


def joined(annotations: Iterable[Annotation], known: dict[str, str]) -> Iterator[tuple[Annotation, str]]:
    """Annotations with their texts; those whose text is not at hand are passed by."""
    for a in annotations:
        text = a.text if a.text is not None else known.get(a.sha256)
        if text is not None:
            yield a, text


def expected(a: Annotation) -> Expected:
    """The annotation in the form that is scored. A party stands for its state where it has one."""
    return Expected(
        events=tuple(_event(e, k) for e, k in zip(a.events, occasions(a), strict=True)),
        quotes=tuple(ExpectedQuote(spans=q.spans, speaker=q.speaker, via=q.via) for q in a.quotes),
        ties=tuple(
            ExpectedTie(kind=_TIE_OF_CONTRACT.get(t.kind, t.kind), holder=t.holder, body=t.body) for t in a.ties
        ),
    )


def occasions(a: Annotation) -> list[int]:
    """For each event the index of the first mention of the same real act: by `same_as`, or by a shared label."""
    first: dict[str, int] = {}
    made: list[int] = []
    for k, e in enumerate(a.events):
        root = made[e.same_as] if e.same_as is not None else k
        made.append(first.setdefault(e.occasion, root) if e.occasion else root)
    return made


def _event(e: MarkedEvent, occasion: int) -> ExpectedEvent:
    return ExpectedEvent(
        span=e.span,
        type=e.type,
        actor=tuple(p.country or p.name for p in e.actor),
        recipient=tuple(p.country or p.name for p in e.recipient),
        days=e.date,
        status=e.status,
        said_by=e.said_by,
        occasion=occasion,
    )
