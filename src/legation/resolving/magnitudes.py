"""Gives each figure of a sentence to the act that it measures: the dead to the attack, the sum to the aid.

A table says which acts a kind of figure can measure; among those of the sentence the nearest takes it, where another
clause between them counts as distance. Casualties need no nearness, since nothing but violence is measured by them;
money and troops do, since a sentence may speak of them in passing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from legation.model import Event, Magnitude, Span


class _Fit(msgspec.Struct, frozen=True):
    """Acts of one type that a figure may measure: of these modes (empty: of any), and how readily, in characters."""

    type: str
    modes: frozenset[str | None] = frozenset()
    cost: int = 0


def _fit(type: str, modes: str = "", cost: int = 0) -> _Fit:
    """`modes` are words, "-" for an act without a mode."""
    return _Fit(type, frozenset(None if m == "-" else m for m in modes.split()), cost)


# A later row for the same type holds where an earlier one does not.
_FITS: Mapping[str, tuple[_Fit, ...]] = {
    "killed": (_fit("ASSAULT", "abduct", 60), _fit("ASSAULT"), _fit("PROTEST", "riot", 120)),
    "wounded": (_fit("ASSAULT", "abduct", 60), _fit("ASSAULT"), _fit("PROTEST", "riot", 120)),
    "detained": (
        _fit("COERCE", "arrest"), _fit("COERCE", "-", 30), _fit("SANCTION", "convict", 30),
        _fit("THREATEN", "arrest", 60),
    ),
    "displaced": (_fit("ASSAULT"), _fit("COERCE", "deport - restrict", 20), _fit("MOBILIZE", "", 100)),
    "abducted": (_fit("ASSAULT", "abduct"), _fit("ASSAULT", "", 60), _fit("COERCE", "arrest", 60)),
    "released": (
        _fit("RETREAT", "release"), _fit("RETREAT", "-", 20), _fit("COOPERATE", "", 30), _fit("CONCEDE", "", 30),
        _fit("AGREE", "", 30), _fit("AID", "", 60), _fit("REQUEST", "yield change -", 50),
    ),
    "expelled": (
        _fit("SANCTION", "expel"), _fit("COERCE", "deport"), _fit("SANCTION", "withdraw discontinue -", 40),
        _fit("THREATEN", "expel", 40), _fit("REQUEST", "yield change -", 60),
    ),
    "troops": (
        _fit("MOBILIZE", "troops militia police -"), _fit("MOBILIZE", "", 40), _fit("RETREAT", "withdraw"),
        _fit("RETREAT", "-", 30), _fit("CONCEDE", "", 20), _fit("AGREE", "", 20), _fit("COOPERATE", "", 20),
        _fit("AID", "", 20), _fit("THREATEN", "violence territory -", 50), _fit("REQUEST", "assist yield change -", 50),
        _fit("REJECT", "assist yield -", 60),
    ),
    "money": (
        _fit("AID"), _fit("AGREE"), _fit("SANCTION", "withdraw discontinue - convict"), _fit("COOPERATE"),
        _fit("CONCEDE", "", 20), _fit("COERCE", "seize withhold", 10), _fit("REQUEST", "assist -", 20),
        _fit("REJECT", "assist", 20), _fit("THREATEN", "restrict", 20), _fit("SUPPORT", "", 60),
    ),
    "tonnes": (
        _fit("AID"), _fit("AGREE"), _fit("COOPERATE"), _fit("SANCTION", "withdraw discontinue -"),
        _fit("COERCE", "seize withhold", 10), _fit("RETREAT", "access disarm", 10), _fit("CONCEDE", "", 20),
        _fit("REQUEST", "assist yield -", 30), _fit("ASSAULT", "destroy", 40),
    ),
}  # fmt: skip
_FARTHEST = {"troops": 140, "money": 140, "tonnes": 140, "released": 200, "expelled": 200, "detained": 200}
_UNLESS_FAR = 600  # casualties: wherever they stand in a sentence that news would print
_CLAUSE = re.compile(
    r"[;:]|[“”\"]|\s[—–-]\s|,\s(?:and|but|while|whereas|which|who|where|after|as|when|although|though|since|following)\b"
    r"|\b(?:while|whereas|although|though|because|days\safter|weeks\safter|months\safter|a\s(?:day|week|month|year)\safter)\b",
    re.I,
)
_OF_A_CLAUSE = 45
_NEXT = re.compile(r",\s|\b(?:and|after|when|in\swhich|during\swhich)\b", re.I)
_OF_A_BREAK = 10
# What is measured stands after the act more often than before it, but for casualties ("12 died in the attack").
_STANDING_BEFORE = {"money": 25, "troops": 15, "tonnes": 15}

# Agreed or done together, but nothing that has a price or needs an army.
_TALK = re.compile(r"\b(?:meet|met\b|visit|talk|summit|negotiat|host|cease-?fire|truce|phone|convers|invit)", re.I)


def assign(events: Sequence[Event], found: Sequence[Magnitude], text: str) -> dict[int, tuple[Magnitude, ...]]:
    """Index of each event that a figure measures -> its figures, in order of the text; each figure goes to one event.

    Events and figures may be of a whole report: a figure is weighed against the events of its own sentence only.
    """
    by_sentence: dict[Span, list[int]] = {}
    for index, event in enumerate(events):
        by_sentence.setdefault(event.sentence, []).append(index)
    given: dict[int, list[Magnitude]] = {}
    for (start, end), indices in by_sentence.items():
        for figure in found:
            if not start <= figure.start < end:
                continue
            owner = _owner(figure, [(k, events[k]) for k in indices], text)
            if owner is not None:
                given.setdefault(owner, []).append(figure)
    return {index: tuple(sorted(given[index], key=lambda m: m.start)) for index in sorted(given)}


def _owner(figure: Magnitude, events: Sequence[tuple[int, Event]], text: str) -> int | None:
    """The event that the figure measures, or None; of two as near, the surer one."""
    most = _FARTHEST.get(figure.kind, _UNLESS_FAR)
    ranked = []
    for index, event in events:
        cost = _cost(figure, event)
        if cost is None or (figure.kind in _STANDING_BEFORE and _TALK.search(text, *event.trigger)):
            continue
        distance = cost + _distance(figure, event, text)
        if distance <= most:
            ranked.append((distance, -event.confidence, index))
    return min(ranked)[2] if ranked else None


def _cost(figure: Magnitude, event: Event) -> int | None:
    for fit in _FITS[figure.kind]:
        if fit.type == event.type and (not fit.modes or event.mode in fit.modes):
            return fit.cost
    return None


def _distance(figure: Magnitude, event: Event, text: str) -> int:
    """Characters between the figure and the words of the act, with what stands between them counted dearer."""
    start, end = event.trigger
    before = figure.end <= start
    a, b = (figure.end, start) if before else (end, figure.start)
    if a >= b:
        return 0
    clauses = sum(1 for _ in _CLAUSE.finditer(text, a, b))
    breaks = sum(1 for _ in _NEXT.finditer(text, a, b))
    aside = _STANDING_BEFORE.get(figure.kind, 0) if before else 0
    return b - a + _OF_A_CLAUSE * clauses + _OF_A_BREAK * breaks + aside
