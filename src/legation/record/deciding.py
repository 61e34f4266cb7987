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
    """One decision. `split` parts the first mention from all the others, which stay together; `undo` takes back the
    decision `undoes`."""

    decision: str
    at: dt.datetime
    by: str
    action: Action
    mentions: tuple[Anchor, ...] = ()
    undoes: str | None = None
    note: str | None = None


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """What is in force, by keys of mentions that are in the record. Of two decisions on one thing the later holds.

    `joint` are merges and splits, oldest first; `verdicts` what was confirmed (true) or rejected (false); `fresh` the
    mentions that something new was decided of since they were settled."""

    joint: tuple[tuple[Action, tuple[str, ...]], ...] = ()
    verdicts: Mapping[str, bool] = {}
    fresh: frozenset[str] = frozenset()

    def pairs(self, number: Mapping[str, int]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Pairs of numbers that belong together, and that do not."""
        one: dict[tuple[int, int], bool] = {}
        for action, keys in self.joint:
            first, *others = [number.get(k, -1) for k in keys]
            beside = others if action == "split" else (first, *others)
            one |= dict.fromkeys(_ordered(combinations(beside, 2)), True)
            if action == "split":
                one |= dict.fromkeys(_ordered((first, other) for other in others), False)
        return [p for p, joined in one.items() if joined], [p for p, joined in one.items() if not joined]

    def beside(self, keys: Collection[str]) -> set[str]:
        """Mentions that something was decided of together with one of these."""
        return {k for _, some in self.joint if not set(some).isdisjoint(keys) for k in some}

    def confirmed(self, keys: Sequence[str]) -> bool | None:
        """What was decided of the occasion that has these mentions; rejected, if any of them is."""
        return min((self.verdicts[k] for k in keys if k in self.verdicts), default=None)

    def because(self, key: str) -> str | None:
        """That a person decided of this mention."""
        return "decision" if any(key in keys for _, keys in self.joint) else None


def _ordered(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those of which both are there, the smaller number first."""
    return ((min(p), max(p)) for p in pairs if min(p) >= 0 and p[0] != p[1])


def in_force(shot: Snapshot) -> Decided:
    """All that is decided and not taken back."""
    decisions = table(shot)
    if not decisions:
        return Decided()
    undone = {d.undoes for d in decisions if d.action == "undo"}
    keys = _keys(shot, {a for d in decisions for a in d.mentions})
    stand = [(d.action, _found(d, keys)) for d in decisions if d.action != "undo" and d.decision not in undone]
    changed = _since_settled(shot)
    return Decided(
        joint=tuple((action, found) for action, found in stand if action in ("merge", "split") and found),
        verdicts={k: a == "confirm" for a, found in stand if a in ("confirm", "reject") for k in found},
        fresh=frozenset(k for d in decisions if {d.decision, d.undoes} & changed for k in _found(d, keys)),
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


def beside(shot: Snapshot, mention: str) -> tuple[Anchor, ...]:
    """All mentions of the occasion that a mention is in, by its key."""
    found = shot.select("SELECT occasion FROM sightings WHERE event = ?", (mention,)).column(0).to_pylist()
    return anchors(shot, found)


def in_record(shot: Snapshot, reports: Collection[str]) -> set[str]:
    """Those of these reports that are current."""
    found = shot.select("SELECT report FROM reports WHERE report IN (SELECT unnest(?))", (sorted(reports),))
    return set(found.column(0).to_pylist())


def occasions(shot: Snapshot, made: Decision) -> list[str]:
    """The occasions that the mentions of a decision are in now."""
    keys = sorted(_keys(shot, made.mentions).values())
    found = "SELECT DISTINCT occasion FROM sightings WHERE event IN (SELECT unnest(?)) ORDER BY occasion"
    ids: list[str] = shot.select(found, (keys,)).column(0).to_pylist()
    return ids


def parsed(lines: bytes) -> list[Decision]:
    """Decisions out of JSON lines, as `table` of another record was written. Raises `ValueError`."""
    return msgspec.json.Decoder(Decision).decode_lines(lines)


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
