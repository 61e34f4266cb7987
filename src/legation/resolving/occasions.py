"""Which mentions are one real act, in one report or across many: declared rules over the chances of pairs.

A pair is weighed if its types can be one act (`sameness.compatible`); a pair of two reports only if their days are
near, they have a land or actor in common, and words. From the likeliest pair down, the groups of both are joined,
unless
something told of one cannot be true of the other, or they are too unlike on the whole. What comes out depends on the
mentions alone, not on the order in which they come.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from legation.model import Doc
from legation.resolving import sameness, sights
from legation.resolving.sights import Sight

Pair = tuple[int, int]
_TO_COME = ("future", "hypothetical")
_A_WEEK = 7
VETO = -1.0  # the chance of a pair that cannot be one act


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """The parameters.

    A pair of one report joins its groups if it is at least so `likely`. One of two reports does if both have the very
    same days and it is so likely as `across`, or if the days overlap within a week, the same word names the act, and it
    is so likely as `surer`. Either does only if the pairs of the two groups are on average at least so `alike`. Two
    reports are compared where days lie within `near` of each other and no span is longer than `vague` days, and
    sentences share as many `words` (one less if they name the act by the same word).
    """

    likely: float = 0.5
    across: float = 0.6
    surer: float = 0.8
    alike: float = 0.3
    near: int = 2
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
    found = group([place(s) for s in seen], weighed(seen, pairs_within(seen), Rules()), Rules())
    events = zip(doc.events, found.numbers, strict=True)
    return msgspec.structs.replace(doc, events=tuple(msgspec.structs.replace(e, occasion=n) for e, n in events))


def place(sight: Sight) -> Place:
    """Where it stands."""
    return Place(sight.published or 0, sight.report, sight.start, sight.key)


def pairs_within(seen: Sequence[Sight]) -> list[Pair]:
    """All pairs of a report that may be one act."""
    return [(i, j) for i, j in combinations(range(len(seen)), 2) if sameness.compatible(seen[i], seen[j])]


def pairs_across(seen: Sequence[Sight], new: Collection[int], rules: Rules) -> list[Pair]:
    """Pairs of two reports that are worth weighing, at least one of each pair among the `new`."""
    blocks: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
    for k, sight in enumerate(seen):
        span = days_near(sight, rules)
        for land in sameness.lands(sight) if span else ():
            for type in sameness.close(sight.type):
                blocks[type, land].append((*span, k))  # type: ignore[misc]
    found = {
        pair for block in blocks.values() for pair in _meeting(block, rules.near) if _worth(*pair, seen, new, rules)
    }
    return sorted(found)


def days_near(sight: Sight, rules: Rules) -> tuple[int, int] | None:
    """The days on which its like are looked for: its own, or those before the report; none where they are vague."""
    if sight.earliest is not None and sight.latest is not None:
        return (sight.earliest, sight.latest) if sight.latest - sight.earliest <= rules.vague else None
    return (sight.published - 7, sight.published) if sight.published is not None and not sight.historical else None


def _meeting(block: list[tuple[int, int, int]], near: int) -> Iterator[Pair]:
    """Pairs whose days lie near one another."""
    open_: list[tuple[int, int]] = []
    for first, last, k in sorted(block):
        while open_ and open_[0][0] < first - near:
            heapq.heappop(open_)
        for _, other in open_:
            yield min(k, other), max(k, other)
        heapq.heappush(open_, (last, k))


def _worth(i: int, j: int, seen: Sequence[Sight], new: Collection[int], rules: Rules) -> bool:
    a, b = seen[i], seen[j]
    if a.report == b.report or not (i in new or j in new) or not sameness.compatible(a, b):
        return False
    common = len(a.text & b.text)
    return common >= rules.words or (common == rules.words - 1 and bool(a.trigger & b.trigger))


def weighed(seen: Sequence[Sight], pairs: Sequence[Pair], rules: Rules) -> dict[Pair, float]:
    """The chance of each pair; `VETO` for those that cannot be, and too little to join for two reports' that it would
    not be prudent to join by it alone."""
    possible = [(i, j) for i, j in pairs if not sameness.conflict(seen[i], seen[j])]
    found = sameness.chances([(seen[i], seen[j]) for i, j in possible])
    prudent = (
        c if _prudent(seen[i], seen[j], c, rules) else min(c, rules.across / 2)
        for (i, j), c in zip(possible, found, strict=True)
    )
    return dict.fromkeys(pairs, VETO) | dict(zip(possible, prudent, strict=True))


def _prudent(a: Sight, b: Sight, chance: float, rules: Rules) -> bool:
    """Judged by eye on 200 pairs of unlike reports: days that differ, other sides and plans are where it goes wrong."""
    if a.report == b.report:
        return True
    for mine, theirs in ((a.actor_lands, b.actor_lands), (a.recipient_lands, b.recipient_lands)):
        if mine and theirs and not mine & theirs:
            return False
    if (a.status in _TO_COME) != (b.status in _TO_COME):
        return False
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    if (a.earliest, a.latest) == (b.earliest, b.latest):
        return True
    short = max(a.latest - a.earliest, b.latest - b.earliest) <= _A_WEEK
    overlap = a.earliest <= b.latest and b.earliest <= a.latest
    return short and overlap and bool(a.trigger & b.trigger) and chance >= rules.surer


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
    parts = _Parts(len(places))
    why: list[float | None] = [None] * len(places)
    parted = {(min(p), max(p)) for p in apart}
    for i, j in together:
        parts.merge(i, j)
    likely = [(p, (i, j)) for (i, j), p in chances.items() if joins(places[i], places[j], p, rules)]
    for chance, (i, j) in sorted(likely, key=lambda x: (-x[0], *sorted((places[x[1][0]], places[x[1][1]])))):
        if parts.of[i] == parts.of[j]:
            continue
        across = [(min(x, y), max(x, y)) for x in parts.beside(i) for y in parts.beside(j)]
        told = [chances.get(pair, 0.0) for pair in across]
        if VETO in told or sum(told) / len(told) < rules.alike or not parted.isdisjoint(across):
            continue
        for k in (i, j):
            why[k] = chance if why[k] is None else why[k]
        parts.merge(i, j)
    return Groups(numbers=_numbered(parts.of, places), chances=why)


class _Parts:
    """Which mention is in which part, and the members of each."""

    def __init__(self, size: int) -> None:
        self.of = list(range(size))
        self._members = {k: [k] for k in range(size)}

    def beside(self, k: int) -> list[int]:
        """All that are in one part with `k`."""
        return self._members[self.of[k]]

    def merge(self, i: int, j: int) -> None:
        """Make their parts one."""
        keep, gone = sorted((self.of[i], self.of[j]))
        if keep == gone:
            return
        for k in self._members[gone]:
            self.of[k] = keep
        self._members[keep] += self._members.pop(gone)


def _numbered(parts: Iterable[int], places: Sequence[Place]) -> list[int]:
    of = list(parts)
    order: dict[int, int] = {}
    for k in sorted(range(len(of)), key=lambda k: places[k]):
        order.setdefault(of[k], len(order))
    return [order[n] for n in of]
