"""Which mentions are one real act, in one report or across many: declared rules over the chances of pairs.

A pair is weighed if its types can be one act (`sameness.compatible`); a pair of two reports only if it would be prudent
to join it (`comparable`). From the likeliest pair down, the groups of both are joined,
unless
something told of one cannot be true of the other, or they are too unlike on the whole. What comes out depends on the
mentions alone, not on the order in which they come.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from legation.model import Doc
from legation.resolving import sameness, sights
from legation.resolving.sights import Sight

Pair = tuple[int, int]
TO_COME = ("future", "hypothetical")
VETO = -1.0  # the chance of a pair that cannot be one act


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """The parameters.

    A pair of one report joins its groups if it is at least so `likely`, one of two reports if it is so likely as
    `across`; either does only if the pairs of the two groups are on average at least so `alike`. Mentions of two
    reports are compared where both have the very same days (of at most `vague`), or where the days overlap, neither
    span is longer than `near` days, and the same word names the act; where the sides do not differ, both or neither
    are yet to come, and sentences share as many `words` (one less if they name the act by the same word).
    """

    likely: float = 0.5
    across: float = 0.6
    alike: float = 0.3
    near: int = 3
    vague: int = 60
    words: int = 3


class Place(msgspec.Struct, frozen=True, order=True):
    """Where a mention stands; mentions are counted in this order."""

    published: int
    report: str
    start: int
    key: str


class Groups(msgspec.Struct, frozen=True, kw_only=True):
    """For each mention the number of its group, in order of the groups' first mentions, and why it is in it: the
    chance of the pair that joined it, `None` for one alone or joined by a person."""

    numbers: list[int]
    chances: list[float | None]


def joined(doc: Doc) -> Doc:
    """The report with the number of its occasion on every event."""
    seen = sights.of_doc(doc)
    found = group([place(s) for s in seen], weighed(seen, pairs_within(seen)), Rules())
    events = zip(doc.events, found.numbers, strict=True)
    return msgspec.structs.replace(doc, events=tuple(msgspec.structs.replace(e, occasion=n) for e, n in events))


def place(sight: Sight) -> Place:
    """Where it stands."""
    return Place(sight.published or 0, sight.report, sight.start, sight.key)


def pairs_within(seen: Sequence[Sight]) -> list[Pair]:
    """All pairs of a report that may be one act."""
    return [(i, j) for i, j in combinations(range(len(seen)), 2) if sameness.compatible(seen[i], seen[j])]


def comparable(a: Sight, b: Sight, rules: Rules) -> bool:
    """Are two mentions of different reports worth weighing: may they be joined at all, and do they share words?"""
    if not sameness.compatible(a, b) or not _prudent(a, b, rules):
        return False
    common = len(a.text & b.text)
    return common >= rules.words or (common == rules.words - 1 and bool(a.trigger & b.trigger))


def weighed(seen: Sequence[Sight], pairs: Sequence[Pair]) -> dict[Pair, float]:
    """The chance of each pair; `VETO` for those that cannot be."""
    possible = [(i, j) for i, j in pairs if not sameness.conflict(seen[i], seen[j])]
    found = sameness.chances([(seen[i], seen[j]) for i, j in possible])
    return dict.fromkeys(pairs, VETO) | dict(zip(possible, found, strict=True))


def _prudent(a: Sight, b: Sight, rules: Rules) -> bool:
    """Judged by eye on 200 pairs of unlike reports: days that differ, other sides and plans are where it goes wrong."""
    for mine, theirs in ((a.actor_lands, b.actor_lands), (a.recipient_lands, b.recipient_lands)):
        if mine and theirs and not mine & theirs:
            return False
    if (a.status in TO_COME) != (b.status in TO_COME):
        return False
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    if _same_days(a, b):
        return a.latest - a.earliest <= rules.vague
    short = max(a.latest - a.earliest, b.latest - b.earliest) < rules.near
    overlap = a.earliest <= b.latest and b.earliest <= a.latest
    return short and overlap and bool(a.trigger & b.trigger)


def _same_days(a: Sight, b: Sight) -> bool:
    return a.earliest is not None and (a.earliest, a.latest) == (b.earliest, b.latest)


def joins(a: Place, b: Place, chance: float, rules: Rules) -> bool:
    """Is the chance of this pair enough to join its groups?"""
    return chance >= (rules.likely if a.report == b.report else rules.across)


def group(
    places: Sequence[Place],
    chances: Mapping[Pair, float],
    rules: Rules,
    together: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> Groups:
    """Mentions in groups; pairs are `(i, j)` with i < j. `together` and `apart` are what persons decided, and come
    before all rules."""
    parts = _Parts(len(places), dict(chances) | dict.fromkeys(((min(p), max(p)) for p in apart), VETO))
    why: list[float | None] = [None] * len(places)
    for i, j in together:
        parts.merge(i, j)
    likely = [(p, (i, j)) for (i, j), p in chances.items() if joins(places[i], places[j], p, rules)]
    for chance, (i, j) in sorted(likely, key=lambda x: (-x[0], *sorted((places[x[1][0]], places[x[1][1]])))):
        if parts.of[i] == parts.of[j] or parts.alike(i, j) < rules.alike:
            continue
        for k in (i, j):
            why[k] = chance if why[k] is None else why[k]
        parts.merge(i, j)
    return Groups(numbers=_numbered(parts.of, places), chances=why)


class _Parts:
    """Which mention is in which part, the members of each, and the sum of chances between every two parts."""

    def __init__(self, size: int, chances: Mapping[Pair, float]) -> None:
        self.of = list(range(size))
        self._members = {k: [k] for k in range(size)}
        self._between: dict[int, dict[int, float]] = {k: {} for k in range(size)}
        for (i, j), chance in chances.items():
            self._between[i][j] = self._between[j][i] = chance if chance != VETO else -math.inf

    def alike(self, i: int, j: int) -> float:
        """The mean chance of the pairs between their parts; less than any where one of them cannot be."""
        a, b = self.of[i], self.of[j]
        return self._between[a].get(b, 0.0) / (len(self._members[a]) * len(self._members[b]))

    def merge(self, i: int, j: int) -> None:
        """Make their parts one, under the name of the larger."""
        keep, gone = self.of[i], self.of[j]
        if keep == gone:
            return
        if len(self._members[keep]) < len(self._members[gone]):
            keep, gone = gone, keep
        for k in self._members[gone]:
            self.of[k] = keep
        self._members[keep] += self._members.pop(gone)
        kept = self._between[keep]
        for other, total in self._between.pop(gone).items():
            del self._between[other][gone]
            if other != keep:
                kept[other] = self._between[other][keep] = kept.get(other, 0.0) + total


def _numbered(parts: Iterable[int], places: Sequence[Place]) -> list[int]:
    of = list(parts)
    order: dict[int, int] = {}
    for k in sorted(range(len(of)), key=lambda k: places[k]):
        order.setdefault(of[k], len(order))
    return [order[n] for n in of]
