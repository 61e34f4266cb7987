"""What persons decide about occasions: merge, split, reject, confirm; and taking that back.

A decision names mentions by report, trigger and type, never by the ids of events or occasions, which may change; so it
holds when reports are coded anew, and can be carried to another record that has the same reports.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, Literal

import msgspec

from legation.errors import QueryError
from legation.record.keys import short
from legation.record.snapshot import Snapshot

Action = Literal["merge", "split", "reject", "confirm", "undo"]


class Anchor(msgspec.Struct, frozen=True, order=True):
    """A mention: key of its report, first and last character of its trigger, type."""

    report: str
    start: int
    end: int
    type: str


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision. `split` parts the first mention from all the others; `undo` takes back the decision `undoes`."""

    decision: str
    at: dt.datetime
    by: str
    action: Action
    mentions: tuple[Anchor, ...] = ()
    undoes: str | None = None
    note: str | None = None


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """What is in force, by keys of mentions that are in the record. `fresh` are those that something new was decided
    of since they were settled."""

    merged: tuple[tuple[str, ...], ...] = ()
    parted: tuple[tuple[str, ...], ...] = ()
    rejected: frozenset[str] = frozenset()
    confirmed_: frozenset[str] = frozenset()
    fresh: frozenset[str] = frozenset()

    def pairs(self, number: Mapping[str, int]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Pairs of numbers that belong together, and that do not."""

        def known(keys: Sequence[str]) -> list[int]:
            return [number[k] for k in keys if k in number]

        together = [(a, b) for keys in self.merged for a, b in combinations(known(keys), 2)]
        apart = [(number[k[0]], b) for k in self.parted if k[0] in number for b in known(k[1:])]
        return together, apart

    def beside(self, keys: Collection[str]) -> set[str]:
        """Mentions that something was decided of together with one of these."""
        return {k for some in (*self.merged, *self.parted) if not set(some).isdisjoint(keys) for k in some}

    def confirmed(self, keys: Sequence[str]) -> bool | None:
        """What was decided of the occasion that has these mentions."""
        if not self.rejected.isdisjoint(keys):
            return False
        return True if not self.confirmed_.isdisjoint(keys) else None

    def because(self, key: str) -> str | None:
        """That a person decided of this mention."""
        decided = any(key in keys for keys in (*self.merged, *self.parted))
        return "decision" if decided else None


def in_force(shot: Snapshot) -> Decided:
    """All that is decided and not taken back."""
    decisions = table(shot)
    if not decisions:
        return Decided()
    undone = {d.undoes for d in decisions if d.action == "undo"}
    keys = _keys(shot, {a for d in decisions for a in d.mentions})
    stand = [d for d in decisions if d.action != "undo" and d.decision not in undone]

    def of(action: Action) -> Iterator[tuple[str, ...]]:
        return (found for d in stand if d.action == action and len(found := _found(d, keys)) > 0)

    changed = _since_settled(shot)
    fresh = {k for d in decisions if {d.decision, d.undoes} & changed for k in _found(d, keys)}
    return Decided(
        merged=tuple(of("merge")),
        parted=tuple(of("split")),
        rejected=frozenset(k for some in of("reject") for k in some),
        confirmed_=frozenset(k for some in of("confirm") for k in some),
        fresh=frozenset(fresh),
    )


def table(shot: Snapshot) -> list[Decision]:
    """All decisions, oldest first."""
    rows = shot.select('SELECT * EXCLUDE (added_in, retired_in) FROM decisions ORDER BY "at", decision').to_pylist()
    return [Decision(**(r | {"mentions": tuple(Anchor(**m) for m in r["mentions"])})) for r in rows]


def _since_settled(shot: Snapshot) -> set[str | None]:
    """Decisions of this very step: whoever writes one settles in the same step."""
    rows = shot.select("SELECT decision, undoes FROM decisions WHERE added_in = ?", (shot.version,)).to_pylist()
    return {x for r in rows for x in (r["decision"], r["undoes"]) if x}


def _found(decision: Decision, keys: Mapping[Anchor, str]) -> tuple[str, ...]:
    return tuple(keys[a] for a in decision.mentions if a in keys)


def _keys(shot: Snapshot, anchors: Collection[Anchor]) -> dict[Anchor, str]:
    """The mention that each anchor names: the same trigger and type, else one that overlaps it, of its type first."""
    rows = shot.select(
        "SELECT event, report, trigger, type FROM events WHERE report IN (SELECT unnest(?)) ORDER BY event",
        (sorted({a.report for a in anchors}),),
    ).to_pylist()
    found = {}
    for anchor in anchors:
        near = [(_fit(anchor, r), r["event"]) for r in rows if r["report"] == anchor.report]
        best = max(near, default=((0, False), ""))
        if best[0][0] > 0:
            found[anchor] = best[1]
    return found


def _fit(anchor: Anchor, row: Mapping[str, Any]) -> tuple[int, bool]:
    over = min(anchor.end, row["trigger"]["end"]) - max(anchor.start, row["trigger"]["start"])
    return max(over, 0), row["type"] == anchor.type


def anchors(shot: Snapshot, ids: Sequence[str]) -> tuple[Anchor, ...]:
    """The mentions of occasions, or single mentions, by their ids.

    Raises:
        QueryError: an id is neither an occasion's nor a mention's.
    """
    made: list[Anchor] = []
    for id in ids:
        rows = shot.select(
            "SELECT report, trigger, type FROM events WHERE event = ? OR event IN (SELECT event FROM sightings "
            "WHERE occasion = ?) ORDER BY published, report, trigger.start",
            (id, id),
        ).to_pylist()
        if not rows:
            raise QueryError(
                f"{id!r} is neither an occasion nor a mention of this record: `legation find` shows their ids"
            )
        made += [Anchor(r["report"], r["trigger"]["start"], r["trigger"]["end"], r["type"]) for r in rows]
    return tuple(made)


def decision(
    action: Action,
    mentions: Iterable[Anchor],
    by: str,
    at: dt.datetime,
    note: str | None = None,
    undoes: str | None = None,
) -> Decision:
    """A decision, with an id out of what it says and when."""
    listed = tuple(dict.fromkeys(mentions))
    name = short(f"{action}:{listed}:{undoes}:{by}:{at.isoformat()}")
    return Decision(decision=name, at=at, by=by, action=action, mentions=listed, undoes=undoes, note=note)


def rows(decisions: Iterable[Decision], version: int) -> list[dict[str, Any]]:
    """Rows of the table."""
    stamp = {"added_in": version, "retired_in": None}
    return [msgspec.to_builtins(d, builtin_types=(dt.datetime,)) | stamp for d in decisions]
