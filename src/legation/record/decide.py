"""Putting decisions into a record, in one step with what follows from them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence

import msgspec

from legation.errors import QueryError
from legation.record import deciding, settling
from legation.record.deciding import Action, Anchor, Decision
from legation.record.snapshot import Snapshot
from legation.record.store import Change, Store
from legation.resolving.occasions import Rules

_LEAST = {"merge": 2, "split": 2, "reject": 1, "confirm": 1}


def decide(store: Store, action: Action, ids: Sequence[str], by: str, note: str | None = None) -> Decision:
    """Write one decision and settle what it is about.

    `ids` are occasions or single mentions (keys of `events`). `merge` makes all of them one occasion; `split` parts the
    first, a mention, from the others, or from all others of its occasion where it is alone; `reject` and `confirm` are
    of whole occasions; `undo` takes back the decision whose id is given.

    Raises:
        QueryError: an id is not known, or there is nothing to decide.
    """
    with store.change("decide", uuid.uuid4().hex[:12]) as change:
        with Snapshot(store, change.version, change.tables) as shot:
            made = _undo(shot, ids, by, change.at, note) if action == "undo" else _made(
                shot, action, ids, by, change.at, note)  # fmt: skip
        _write(change, store, [made])
    return made


def apply(store: Store, decisions: Iterable[Decision]) -> tuple[int, int]:
    """Write decisions that were made elsewhere; those that are there already are passed by.

    Says how many were written, and of how many of these no mention is in this record (yet: they hold as soon as one
    comes).
    """
    with store.change("decide", uuid.uuid4().hex[:12]) as change:
        with Snapshot(store, change.version, change.tables) as shot:
            known = {d.decision for d in deciding.table(shot)}
            new = [d for d in decisions if d.decision not in known]
            here = deciding.in_record(shot, {a.report for d in new for a in d.mentions})
        if new:
            _write(change, store, new)
    return len(new), sum(d.action != "undo" and not any(a.report in here for a in d.mentions) for d in new)


def _write(change: Change, store: Store, decisions: Sequence[Decision]) -> None:
    change.append("decisions", deciding.rows(decisions, change.version))
    settling.settle(change, store, msgspec.convert(dict(change.rules), Rules))


def _made(shot: Snapshot, action: Action, ids: Sequence[str], by: str, at: dt.datetime, note: str | None) -> Decision:
    named = [deciding.anchors(shot, [id]) for id in dict.fromkeys(ids)]
    listed = _parted(shot, ids[0], named) if action == "split" else [a for some in named for a in some]
    if len(set(listed)) < _LEAST[action] or (action == "merge" and len(named) < 2):
        raise QueryError(
            f"nothing to {action}: name {'two or more' if action == 'merge' else 'what is one of several'}"
        )
    return deciding.decision(action, listed, by, at, note)


def _parted(shot: Snapshot, first: str, named: Sequence[tuple[Anchor, ...]]) -> list[Anchor]:
    if len(named[0]) != 1:
        raise QueryError(f"{first!r} is an occasion of several mentions: name the one that does not belong to it")
    others = [a for some in named[1:] for a in some] or [*deciding.beside(shot, first)]
    return [named[0][0], *(a for a in others if a != named[0][0])]


def _undo(shot: Snapshot, ids: Sequence[str], by: str, at: dt.datetime, note: str | None) -> Decision:
    decisions = deciding.table(shot)
    gone = {d.undoes for d in decisions}
    found = [d for d in decisions if d.decision in ids and d.action != "undo"]
    if len(found) != 1 or found[0].decision in gone:
        raise QueryError(f"{', '.join(ids)!r} is no decision in force: `legation decisions` lists them")
    return deciding.decision("undo", found[0].mentions, by, at, note, undoes=found[0].decision)
