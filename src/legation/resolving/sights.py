"""A mention of an act, boiled down to what tells whether another mention is of the same act."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from legation.model import Days, Doc, Event, Place

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
_ENDINGS = ("ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "s", "ly")
_SHORTEST_STEM = 3
# Words of grammar and of telling, which say nothing of what is told.
_EMPTY = frozenset(
    [
        "a",
        "about",
        "after",
        "again",
        "against",
        "all",
        "also",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "between",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "down",
        "during",
        "each",
        "few",
        "for",
        "from",
        "further",
        "had",
        "has",
        "have",
        "he",
        "her",
        "here",
        "him",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "last",
        "later",
        "may",
        "might",
        "more",
        "most",
        "must",
        "my",
        "near",
        "next",
        "no",
        "nor",
        "not",
        "now",
        "of",
        "off",
        "on",
        "once",
        "one",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "s",
        "same",
        "saying",
        "said",
        "say",
        "says",
        "she",
        "should",
        "since",
        "so",
        "some",
        "still",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "told",
        "too",
        "under",
        "until",
        "up",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "would",
        "year",
        "years",
        "yet",
        "you",
        "your",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "according",
        "added",
    ]
)


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """One mention. Days are ordinals. `lands` are the countries of parties (a body's own id where it has none); `text`
    the stems of its sentence and `names` those that begin with a capital; `start` where its trigger begins."""

    report: str
    key: str
    start: int
    sentence: int
    type: str
    mode: str | None
    status: str
    claimed: bool
    speaker: str | None
    actors: frozenset[str]
    actor_lands: frozenset[str]
    recipients: frozenset[str]
    recipient_lands: frozenset[str]
    earliest: int | None
    latest: int | None
    basis: str | None
    place: str | None
    place_country: str | None
    place_kind: str | None
    lat: float | None
    lon: float | None
    trigger: frozenset[str]
    text: frozenset[str]
    names: frozenset[str]
    headline: frozenset[str]
    contexts: frozenset[str]
    magnitude: Mapping[str, tuple[float, float]]
    historical: bool
    published: int | None
    confidence: float


def of_doc(doc: Doc) -> list[Sight]:
    """Every event of a report."""
    lands = {a.id: a.country or a.id for a in doc.actors}
    said = {q.id: q.speaker for q in doc.quotes}
    published = ordinal(doc.report.published)
    headline = stems(doc.report.headline or "")
    return [_of_event(e, doc, lands, said.get(e.said_by or ""), published, headline) for e in doc.events]


def _of_event(
    e: Event, doc: Doc, lands: Mapping[str, str], speaker: str | None, published: int | None, headline: frozenset[str]
) -> Sight:
    text = doc.report.text
    place: Place | None = doc.places[e.place] if e.place is not None else None
    days: Days | None = e.date
    sentence = text[slice(*e.sentence)]
    return Sight(
        report=doc.report.id,
        key=e.id,
        start=e.trigger[0],
        sentence=e.sentence[0],
        type=e.type,
        mode=e.mode,
        status=e.status,
        claimed=e.said_by is not None,
        speaker=speaker,
        actors=frozenset(e.actor),
        actor_lands=frozenset(lands.get(a, a) for a in e.actor),
        recipients=frozenset(e.recipient),
        recipient_lands=frozenset(lands.get(a, a) for a in e.recipient),
        earliest=ordinal(days.earliest) if days else None,
        latest=ordinal(days.latest) if days else None,
        basis=days.basis if days else None,
        place=place.name if place else None,
        place_country=place.country if place else None,
        place_kind=place.kind if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        trigger=stems(text[slice(*e.trigger)], keep=True),
        text=stems(sentence),
        names=names(sentence),
        headline=headline,
        contexts=frozenset(e.contexts),
        magnitude=amounts((m.kind, m.low, m.high) for m in e.magnitude),
        historical=e.historical,
        published=published,
        confidence=e.confidence,
    )


def ordinal(day: str | dt.date | None) -> int | None:
    """A day as a number that can be counted with."""
    if isinstance(day, str):
        day = dt.date.fromisoformat(day[:10])
    return day.toordinal() if day is not None else None


def day(ordinal: int) -> dt.date:
    """The day of such a number; the first or last that there is, where it lies outside."""
    return dt.date.fromordinal(min(max(ordinal, 1), dt.date.max.toordinal()))


def amounts(stated: Iterable[tuple[str, float | None, float | None]]) -> dict[str, tuple[float, float]]:
    """Least and most by kind, the first where one is stated twice."""
    made: dict[str, tuple[float, float]] = {}
    for kind, low, high in stated:
        made.setdefault(kind, (low if low is not None else 0.0, high if high is not None else float("inf")))
    return made


def stems(text: str, keep: bool = False) -> frozenset[str]:
    """Words without their endings, those of grammar left out (unless `keep`)."""
    return frozenset(_stem(w.casefold()) for w in _WORD.findall(text) if keep or w.casefold() not in _EMPTY)


def names(text: str) -> frozenset[str]:
    """Stems of words with a capital, and numbers, the first word of the text left out."""
    words: Sequence[str] = _WORD.findall(text)
    kept: Collection[str] = [w for w in words[1:] if w[0].isupper() or w[0].isdigit()]
    return frozenset(_stem(w.casefold()) for w in kept if w.casefold() not in _EMPTY)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    word = re.sub(r"['’]s?$", "", word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word.removesuffix(ending)
            break
    return word.rstrip("ey")[:10] if len(word) > _SHORTEST_STEM else word
