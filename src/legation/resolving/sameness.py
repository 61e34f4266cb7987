"""How likely two mentions are to be of one real act: what a pair looks like in numbers, for a small model to weigh.

Trained by training/occasions.py on the annotated reports, 69 of which tell the same stories as others.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from legation.data import plover
from legation.language import trees
from legation.resolving.sights import Sight

NAME = "occasions"
_FAR = 400.0
_STATUS = ("actual", "future", "hypothetical", "negated")
_NONE = -1.0
_APART = 100.0
_EXACT = {"clause", "sentence"}
# Readers differ, and so does the program, on which of these an act is.
_CLOSE = frozenset(
    frozenset(pair.split())
    for pair in (
        "ASSAULT COERCE",
        "ASSAULT MOBILIZE",
        "COERCE SANCTION",
        "AID COOPERATE",
        "AGREE CONSULT",
        "AGREE SUPPORT",
        "AGREE COOPERATE",
        "CONCEDE RETREAT",
        "AGREE CONCEDE",
        "CONSULT COOPERATE",
        "SANCTION REJECT",
        "ACCUSE REJECT",
        "COERCE PROTEST",
        "ASSAULT PROTEST",
        "SUPPORT CONCEDE",
        "COERCE REJECT",
        "CONSULT SUPPORT",
        "COOPERATE SUPPORT",
    )
)

COLUMNS = (
    "same report", "sentences apart", "same sentence", "type a", "type b", "mode same", "mode differs", "status same", "status a",  # noqa: E501
    "status b", "claimed both", "claimed one", "same speaker", "actors share", "actor lands share", "actors none",
    "actors one none", "actors subset", "recipients share", "recipient lands share", "recipients none",
    "recipients one none", "recipients subset", "crossed", "parties share", "dated both", "dated one", "days gap",
    "days overlap", "days same", "days longest", "from report", "place same", "place differs", "kilometres",
    "land of place same", "trigger share", "trigger same", "text share", "text least", "names share", "names both",
    "headlines share", "contexts share", "amounts agree", "amounts differ", "published gap", "historical both",
    "historical one", "confidence", "first start", "later start", "verb only",
)  # fmt: skip


def chances(pairs: Sequence[tuple[Sight, Sight]]) -> list[float]:
    """For each pair the chance that both are one act. The order within a pair does not matter."""
    model = trees.load(NAME, COLUMNS)
    return [row[1] for row in model.chances([columns(a, b) for a, b in pairs])]


def compatible(a: Sight, b: Sight) -> bool:
    """May the two be one act at all, by what they are called?"""
    return a.type == b.type or frozenset((a.type, b.type)) in _CLOSE


def close_types() -> list[tuple[str, str]]:
    """All pairs of types, in both orders, that can be one act."""
    types = tuple(plover.types())
    return [(a, b) for a in types for b in types if a == b or frozenset((a, b)) in _CLOSE]


def conflict(a: Sight, b: Sight) -> bool:
    """Is something told of one that cannot be true of the other: days apart, towns apart, nobody in common?"""
    if a.report == b.report:
        if _days_conflict(a, b):  # across reports days are too often misread to decide alone
            return True
    elif (mine := lands(a)) and (theirs := lands(b)) and not mine & theirs and not a.actors & b.actors:
        return True
    return _places(a, b)[2] > _APART and "country" not in (a.place_kind, b.place_kind)


def lands(a: Sight) -> frozenset[str]:
    """Countries of its parties and place; a body's or group's own id where it has none."""
    there = {a.place_country} if a.place_country else set()
    return a.actor_lands | a.recipient_lands | there


def _days_conflict(a: Sight, b: Sight) -> bool:
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    if not {a.basis, b.basis} <= _EXACT:
        return False
    return max(a.earliest, b.earliest) - min(a.latest, b.latest) > 1


def columns(a: Sight, b: Sight) -> list[float]:
    """The numbers of a pair, by `COLUMNS`; -1 where something is not known."""
    if (a.published or 0, a.report, a.start, a.key) > (b.published or 0, b.report, b.start, b.key):
        a, b = b, a
    return [*_standing(a, b), *_parties(a, b), *_days(a, b), *_places(a, b), *_words(a, b), *_rest(a, b)]


def _standing(a: Sight, b: Sight) -> list[float]:
    here = a.report == b.report
    types = tuple(plover.types())
    return [
        here,
        abs(a.start - b.start) / 100 if here else _NONE,
        here and a.sentence == b.sentence,
        *sorted((types.index(a.type), types.index(b.type))),
        bool(a.mode) and a.mode == b.mode,
        bool(a.mode and b.mode and a.mode != b.mode),
        a.status == b.status,
        _STATUS.index(a.status),
        _STATUS.index(b.status),
        a.claimed and b.claimed,
        a.claimed != b.claimed,
        bool(a.speaker) and a.speaker == b.speaker,
    ]


def _parties(a: Sight, b: Sight) -> list[float]:
    made: list[float] = []
    for x, y, lands_x, lands_y in (
        (a.actors, b.actors, a.actor_lands, b.actor_lands),
        (a.recipients, b.recipients, a.recipient_lands, b.recipient_lands),
    ):
        made += [
            _share(x, y),
            _share(lands_x, lands_y),
            not x and not y,
            bool(x) != bool(y),
            bool(lands_x and lands_y) and (lands_x <= lands_y or lands_y <= lands_x),
        ]
    crossed = bool(a.actor_lands & b.recipient_lands) and bool(a.recipient_lands & b.actor_lands)
    return [*made, crossed, _share(a.actor_lands | a.recipient_lands, b.actor_lands | b.recipient_lands)]


def _days(a: Sight, b: Sight) -> list[float]:
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        one = (a.earliest is None) != (b.earliest is None)
        return [0.0, one, _NONE, _NONE, _NONE, _NONE, (a.basis or b.basis) == "report"]
    gap = max(a.earliest, b.earliest) - min(a.latest, b.latest)
    longest = max(a.latest - a.earliest, b.latest - b.earliest)
    same = (a.earliest, a.latest) == (b.earliest, b.latest)
    return [1.0, 0.0, min(max(gap, 0), _FAR), gap <= 0, same, min(longest, _FAR), "report" in (a.basis, b.basis)]


def _places(a: Sight, b: Sight) -> list[float]:
    lands = a.place_country == b.place_country if a.place_country and b.place_country else _NONE
    if a.place is None or b.place is None:
        return [_NONE, _NONE, _NONE, lands]
    far = _NONE
    if a.lat is not None and b.lat is not None and a.lon is not None and b.lon is not None:
        east = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
        far = min(111.0 * math.hypot(a.lat - b.lat, east), 5000.0)
    return [a.place == b.place, a.place != b.place, far, lands]


def _words(a: Sight, b: Sight) -> list[float]:
    common = len(a.text & b.text)
    return [
        _share(a.trigger, b.trigger),
        a.trigger == b.trigger,
        _share(a.text, b.text),
        common / max(1, min(len(a.text), len(b.text))),
        _share(a.names, b.names),
        float(len(a.names & b.names)),
        _share(a.headline, b.headline),
        _share(a.contexts, b.contexts),
    ]


def _rest(a: Sight, b: Sight) -> list[float]:
    both = a.magnitude.keys() & b.magnitude.keys()
    agree = [a.magnitude[k][0] <= b.magnitude[k][1] and b.magnitude[k][0] <= a.magnitude[k][1] for k in both]
    known = a.published is not None and b.published is not None
    gap = min(abs((a.published or 0) - (b.published or 0)), _FAR) if known else _NONE
    return [
        sum(agree),
        len(agree) - sum(agree),
        gap,
        a.historical and b.historical,
        a.historical != b.historical,
        min(a.confidence, b.confidence),
        min(a.start, 10_000) / 100,
        min(b.start, 10_000) / 100,
        bool(a.trigger & b.trigger) and len(a.text & b.text) <= 2,
    ]


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else _NONE
