"""What can be told of an actor as a party to an act: where it is named, what the slot says, who acted before.

One row of numbers a candidate, columns as in `COLUMNS`; `resolving.parties` asks a small model about them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from legation.data import plover, states
from legation.model import Event, Place, Quote, Span, Trigger
from legation.resolving.cast import Cast

Role = Literal["actor", "recipient"]
ROLES: tuple[Role, Role] = ("actor", "recipient")
TYPES = tuple(plover.types())
_WORDS = {
    "he": "he she him her his hers", "they": "they them their theirs those these", "it": "it its this that",
    "we": "we us our ours i me my", "you": "you your", "which": "who whose which", "both": "both each each other",
}  # fmt: skip
PRONOUNS = {word: group for group, words in _WORDS.items() for word in words.split()}
_BEFORE = ("to", "with", "against", "in", "of", "by", "from", "on", "for", "and")
_LAST_WORD = re.compile(r"(\w+)\s(?:the\s|its\s|their\s|his\s|neighbou?ring\s|a\s)?$")
_NOMINAL = re.compile(
    r"(?:\b(?:the|this|these|that|those|its|his|her|their|an?|of|[\w.]+[’']s)\s(?:[\w-]+\s){0,2})$", re.I
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|got)\s(?:\w+ly\s)?$", re.I)
_FAR = 6  # sentences
_KINDS = ("state", "igo", "person", "people", "outlet", "organ", "other")

_QUESTION = (
    *(f"type {t}" for t in TYPES), "visit", "multilateral", "actual", "claim", "nominal", "passive",
    *(f"{r} {x}" for r in ("actor", "recipient") for x in (
        "words", *(f"word {g}" for g in _WORDS), "landless", "none", "one", "many",
    )),
)  # fmt: skip
_CANDIDATE = (
    "country", *(f"kind {k}" for k in _KINDS), "before", "after", "near before", "near after", "noun before",
    "subject before", "first", "adjective only", "place", *(f"after {w}" for w in _BEFORE), "back", "back subject",
    "last subject", "share", "commonest", "home", "land", "at place", "speaker", "addressee", "type seen", "word seen",
    "pair share",
    *(f"{r} {x}" for r in ("actor", "recipient") for x in (
        "by rule", "touches", "last", "type", "word", "beside", "acts share",
    )),
)  # fmt: skip
COLUMNS: tuple[str, ...] = (*_QUESTION, *_CANDIDATE)
BY_RULE: Mapping[Role, int] = {r: COLUMNS.index(f"{r} by rule") for r in ROLES}
_AT = {name: k for k, name in enumerate(COLUMNS)}


@dataclass(frozen=True)
class Mention:
    """One naming of a candidate: `kind` noun, adjective or place."""

    start: int
    end: int
    sentence: int
    label: str
    actor: str | None
    kind: Literal["noun", "adjective", "place"]
    subject: bool = False


@dataclass(frozen=True)
class Past:
    """An act told before: its type, its word, and the labels of its parties."""

    type: str
    word: str
    actor: frozenset[str]
    recipient: frozenset[str]

    def labels(self, role: Role) -> frozenset[str]:
        """Those who had this role."""
        return self.actor if role == "actor" else self.recipient


@dataclass
class Stage:
    """A report's candidates: their mentions in order of the text, and what they have been parties to so far."""

    cast: Cast
    mentions: Sequence[Mention]
    share: Mapping[str, float]
    quotes: Mapping[str, Quote]
    places: Sequence[Place]
    past: list[Past] = field(default_factory=list)

    def label(self, actor: str) -> str:
        """The state that an actor belongs to, else the actor."""
        return self.cast.actors[actor].country or actor

    def labels(self, actors: Sequence[str]) -> frozenset[str]:
        """Those of several."""
        return frozenset(self.label(a) for a in actors)


def stage(cast: Cast, quotes: Sequence[Quote], places: Sequence[Place]) -> Stage:
    """What is known of a report before its first act."""
    subjects = {s.start for s in cast.seen if s.subject}
    made = []
    for p in cast.phrases:
        actor = cast.by_phrase.get(p.span)
        if actor is None:
            continue
        label = cast.actors[actor].country or actor
        kind: Literal["noun", "adjective"] = "adjective" if p.adjectival else "noun"
        made.append(Mention(p.start, p.end, cast.sentence_at(p.start), label, actor, kind, p.start in subjects))
    for place in places:
        known = place.country is not None and states.by_id(place.country) is not None
        if place.country and known and not place.as_actor and not any(m.start <= place.start < m.end for m in made):
            made.append(Mention(place.start, place.end, cast.sentence_at(place.start), place.country, None, "place"))
    made.sort(key=lambda m: m.start)
    counts: dict[str, int] = {}
    for m in made:
        counts[m.label] = counts.get(m.label, 0) + (2 if m.kind == "noun" else 1)
    most = max(counts.values(), default=1)
    return Stage(cast, made, {k: v / most for k, v in counts.items()}, {q.id: q for q in quotes}, places)


def rows(event: Event, trigger: Trigger, at: Stage, beside: Sequence[Event]) -> dict[str, list[float]]:
    """The candidates by label, with their rows. `beside` are the other acts of the sentence."""
    asked = _of_question(event, trigger, at)
    made = _of_candidates(event, at)
    told = _of_roles(event, trigger, at, beside)
    for label, row in made.items():
        row[: len(_QUESTION)] = asked
        _as_party(row, label, told, at)
    return made


def _of_question(event: Event, trigger: Trigger, at: Stage) -> list[float]:
    row = [0.0] * len(_QUESTION)
    text = at.cast.text
    lead = text[max(event.sentence[0], event.trigger[0] - 40) : event.trigger[0]]
    row[_AT[f"type {event.type}"]] = 1
    row[_AT["visit"]] = event.mode == "visit"
    row[_AT["multilateral"]] = event.mode == "multilateral"
    row[_AT["actual"]] = event.status == "actual"
    row[_AT["claim"]] = event.said_by is not None
    row[_AT["nominal"]] = bool(_NOMINAL.search(lead))
    row[_AT["passive"]] = bool(_PASSIVE.search(lead))
    for role in ROLES:
        spans, named = getattr(trigger, role), getattr(event, role)
        row[_AT[f"{role} words"]] = bool(spans)
        for s, e in spans:
            group = PRONOUNS.get(text[s:e].lower())
            if group:
                row[_AT[f"{role} word {group}"]] = 1
        row[_AT[f"{role} landless"]] = any(_landless(a, at) for a in named)
        row[_AT[f"{role} {('none', 'one', 'many')[min(2, len(at.labels(named)))]}"]] = 1
    return row


def _landless(actor: str, at: Stage) -> bool:
    one = at.cast.actors[actor]
    return one.country is None and one.type not in ("igo", "outlet")


def _of_candidates(event: Event, at: Stage) -> dict[str, list[float]]:
    """What holds of each candidate whichever role it may have."""
    number = at.cast.sentence_at(event.trigger[0])
    near: dict[str, list[Mention]] = {}
    for m in at.mentions:
        if m.sentence <= number:
            near.setdefault(m.label, []).append(m)
    for a in (*event.actor, *event.recipient):
        near.setdefault(at.label(a), [])
    first = next((m.start for m in at.mentions if m.sentence == number and m.kind == "noun"), None)
    land = at.cast.land_of(number)
    best = max(at.share.values(), default=0)
    quote = at.quotes.get(event.said_by) if event.said_by else None
    made = {}
    for label, mentions in near.items():
        row = [0.0] * len(COLUMNS)
        here = [m for m in mentions if m.sentence == number]
        _same_sentence(row, here, event, first, at.cast.text)
        earlier = [m for m in mentions if m.sentence < number]
        back = number - earlier[-1].sentence if earlier else _FAR
        row[_AT["back"]] = min(_FAR, back) / _FAR
        row[_AT["back subject"]] = (
            min(_FAR, number - max((m.sentence for m in earlier if m.subject), default=-99)) / _FAR
        )
        row[_AT["last subject"]] = bool(earlier) and any(
            m.subject for m in earlier if m.sentence == earlier[-1].sentence
        )
        row[_AT["share"]] = at.share.get(label, 0)
        row[_AT["commonest"]] = at.share.get(label, 0) == best
        row[_AT["home"]] = at.cast.home == label
        row[_AT["land"]] = land == label
        row[_AT["at place"]] = event.place is not None and at.places[event.place].country == label
        row[_AT["speaker"]] = quote is not None and quote.speaker is not None and at.label(quote.speaker) == label
        row[_AT["addressee"]] = quote is not None and quote.addressee is not None and at.label(quote.addressee) == label
        _kind(row, label, at)
        made[label] = row
    return made


def _kind(row: list[float], label: str, at: Stage) -> None:
    one = at.cast.actors.get(label)
    country = len(label) == 3 and label.isupper() and (one is None or one.type == "state")
    row[_AT["country"]] = country
    kind = "state" if country else one.type if one and one.type in _KINDS else "other"
    row[_AT[f"kind {kind}"]] = 1


def _same_sentence(row: list[float], here: Sequence[Mention], event: Event, first: int | None, text: str) -> None:
    start, end = event.trigger
    before, after = [m for m in here if m.end <= start], [m for m in here if m.start >= end]
    row[_AT["before"]], row[_AT["after"]] = min(3, len(before)), min(3, len(after))
    row[_AT["near before"]] = 1 / (1 + (start - before[-1].end) / 20) if before else 0
    row[_AT["near after"]] = 1 / (1 + (after[0].start - end) / 20) if after else 0
    row[_AT["noun before"]] = any(m.kind == "noun" for m in before)
    row[_AT["subject before"]] = any(m.subject for m in before)
    row[_AT["first"]] = any(m.start == first for m in here)
    row[_AT["adjective only"]] = bool(here) and all(m.kind == "adjective" for m in here)
    row[_AT["place"]] = any(m.kind == "place" for m in here)
    if after:
        word = _LAST_WORD.search(text[max(0, after[0].start - 24) : after[0].start])
        if word and word[1].lower() in _BEFORE:
            row[_AT[f"after {word[1].lower()}"]] = 1


@dataclass(frozen=True)
class _Told:
    """What an act, those beside it and those before it say of each role, whoever the candidate is."""

    alike: Past | None
    same: Past | None
    by_rule: Mapping[Role, frozenset[str]]
    touched: Mapping[Role, frozenset[str]]
    beside: Mapping[Role, frozenset[str]]


def _of_roles(event: Event, trigger: Trigger, at: Stage, beside: Sequence[Event]) -> _Told:
    word = _word(event, at)
    return _Told(
        alike=next((p for p in reversed(at.past) if p.type == event.type), None),
        same=next((p for p in reversed(at.past) if p.word == word), None),
        by_rule={role: at.labels(getattr(event, role)) for role in ROLES},
        touched={
            role: frozenset(m.label for m in at.mentions if any(_touch(m, s) for s in getattr(trigger, role)))
            for role in ROLES
        },
        beside={role: at.labels([a for e in beside for a in getattr(e, role)]) for role in ROLES},
    )


def _as_party(row: list[float], label: str, told: _Told, at: Stage) -> None:
    """What speaks for the candidate in each of the two roles."""
    row[_AT["type seen"]], row[_AT["word seen"]] = told.alike is not None, told.same is not None
    for role in ROLES:
        row[_AT[f"{role} by rule"]] = label in told.by_rule[role]
        row[_AT[f"{role} touches"]] = label in told.touched[role]
        row[_AT[f"{role} beside"]] = label in told.beside[role]
        if at.past:
            row[_AT[f"{role} last"]] = label in at.past[-1].labels(role)
            row[_AT[f"{role} acts share"]] = sum(label in p.labels(role) for p in at.past) / len(at.past)
        if told.alike:
            row[_AT[f"{role} type"]] = label in told.alike.labels(role)
        if told.same:
            row[_AT[f"{role} word"]] = label in told.same.labels(role)
    others = (told.by_rule["actor"] | told.by_rule["recipient"]) - {label}
    with_others = [p for p in at.past if (p.actor | p.recipient) & others]
    if with_others:
        row[_AT["pair share"]] = sum(label in p.actor | p.recipient for p in with_others) / len(with_others)


def _word(event: Event, at: Stage) -> str:
    return at.cast.text[event.trigger[0] : event.trigger[1]].lower()


def _touch(mention: Mention, span: Span) -> bool:
    return mention.start < span[1] and span[0] < mention.end


def remember(event: Event, at: Stage) -> None:
    """The act is told: later ones may lean on it."""
    at.past.append(Past(event.type, _word(event, at), at.labels(event.actor), at.labels(event.recipient)))
