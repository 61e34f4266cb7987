"""Coding reports and writing them to a record, a batch after another. Whatever stops the work, each batch is whole."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from legation.data import versions
from legation.errors import LegationError
from legation.model import Doc, Report
from legation.record import rows, set_aside, settling, snapshot, store, words
from legation.record.keys import report_key
from legation.record.rows import Coded
from legation.record.schema import BASE
from legation.record.set_aside import SetAside
from legation.record.store import Change, Store
from legation.resolving.occasions import Rules

BATCH = 500
_TIDY_EVERY = 20

Coder = Callable[[Report], Doc]
Item = tuple[str, Report | LegationError]


class Counts(msgspec.Struct, kw_only=True):
    """How far the work is. `seen` is the sum of the others and of what is being coded."""

    seen: int = 0
    added: int = 0
    known: int = 0
    aside: int = 0


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """How a batch is done: by which coder, under which rules, how large, and who is told of each report."""

    code: Coder
    rules: Rules = Rules()
    batch: int = BATCH
    tell: Callable[[Counts], None] = lambda _: None
    run: str = msgspec.field(default_factory=lambda: uuid.uuid4().hex[:12])


def add(path: Path, items: Iterable[Item], work: Work) -> Counts:
    """Add reports to the record at `path`, which is made if it is not there.

    What is there already is passed by; what cannot be read or coded is set aside. An interrupt (^C) writes what is
    coded and is raised again.

    Raises:
        RecordError: the record cannot be made or written.
    """
    at = store.create(path)
    counts = Counts()
    stream = iter(items)
    batches = 0
    while some := list(islice(stream, work.batch)):
        _add_batch(at, some, work, counts)
        batches += 1
        if batches % _TIDY_EVERY == 0:
            at.tidy(work.run)
    finish(at, work)
    return counts


def finish(at: Store, work: Work) -> None:
    """Leave a record in order: compact, with its words indexed."""
    at.tidy(work.run)
    words.catch_up(at)


def _add_batch(at: Store, items: Sequence[Item], work: Work, counts: Counts) -> None:
    readable = []
    for where, item in items:
        counts.seen += 1
        if isinstance(item, LegationError):
            _set_aside(at, SetAside(where=where, reason=item.reason, status=item.exit_status), counts)
        else:
            readable.append((where, item))
    coded: list[Coded] = []
    try:
        for where, report in _unknown(at, readable, counts):
            doc = coded_or_set_aside(at, where, report, work, counts)
            if doc is not None:
                coded.append(rows.coded(doc, where, versions.current().made_by))
            work.tell(counts)
    finally:
        for portion in _portions(coded):
            counts.added += write(at, portion, "add", work)
        work.tell(counts)


def _unknown(at: Store, items: Sequence[tuple[str, Report]], counts: Counts) -> Iterator[tuple[str, Report]]:
    """Those that are not in the record yet, each once."""
    keys = [report_key(report) for _, report in items]
    with snapshot.at(at) as shot:
        known = set(shot.select("SELECT report FROM reports_history WHERE list_contains(?, report)", (keys,))
                    .column(0).to_pylist())  # fmt: skip
    for key, item in zip(keys, items, strict=True):
        if key in known:
            counts.known += 1
            set_aside.drop(at, item[0])
            continue
        known.add(key)
        yield item


def coded_or_set_aside(at: Store, where: str, report: Report, work: Work, counts: Counts) -> Doc | None:
    """The report as coded; where it cannot be, it is set aside."""
    try:
        return work.code(report)
    except LegationError as error:
        item = SetAside(where=where, reason=error.reason, status=error.exit_status, report=report)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one report must not cost the others; it is kept
        reason = f"could not be coded ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
        item = SetAside(where=where, reason=reason, status=1, report=report)
    _set_aside(at, item, counts)
    return None


def _set_aside(at: Store, item: SetAside, counts: Counts) -> None:
    set_aside.put(at, item)
    counts.aside += 1


def _portions(coded: Sequence[Coded]) -> Iterator[list[Coded]]:
    """No two versions of one address in one step: the later supersedes the earlier."""
    portion: list[Coded] = []
    addresses: set[str] = set()
    for c in coded:
        address = rows.own_address(c.doc.report)
        if address in addresses:
            yield portion
            portion, addresses = [], set()
        portion.append(c)
        addresses |= {address} if address else set()
    if portion:
        yield portion


def write(at: Store, coded: Sequence[Coded], action: str, work: Work) -> int:
    """One step: the rows of these reports in, and those that they supersede out. Says how many were new."""
    with at.change(action, work.run) as change:
        fresh = list(_still_unknown(at, change, coded)) if action == "add" else list(coded)
        if action == "add":
            fresh, old = _superseding(at, change, fresh)
        else:
            old = [c.key for c in fresh]
        for of in BASE:
            change.retire(of.name, "report", old)
        for name, made in rows.rows(fresh, change.version, change.at):
            change.append(name, made)
        change.counts = {"reports": len(fresh), "events": sum(len(c.doc.events) for c in fresh)}
        settling.settle(change, at, work.rules)
    for c in fresh:
        if c.source is not None:
            set_aside.drop(at, c.source)
    return len(fresh)


def _still_unknown(at: Store, change: Change, coded: Sequence[Coded]) -> Iterator[Coded]:
    """Another writer may have added some meanwhile."""
    with snapshot.Snapshot(at, change.version, change.tables) as shot:
        found = shot.select(
            "SELECT report FROM reports_history WHERE list_contains(?, report)", ([c.key for c in coded],)
        )
    known = set(found.column(0).to_pylist())
    return (c for c in coded if c.key not in known)


def _superseding(at: Store, change: Change, coded: Sequence[Coded]) -> tuple[list[Coded], list[str]]:
    """Each with its revision, and the keys of the reports that make way."""
    addresses = {a for c in coded if (a := rows.own_address(c.doc.report))}
    with snapshot.Snapshot(at, change.version, change.tables) as shot:
        found = shot.select(
            "SELECT address, report, revision FROM reports WHERE list_contains(?, address)", (sorted(addresses),)
        ).to_pylist()
    before = {r["address"]: r for r in found}
    made, old = [], []
    for c in coded:
        earlier = before.get(rows.own_address(c.doc.report) or "")
        if earlier:
            old.append(earlier["report"])
            c = msgspec.structs.replace(c, revision=earlier["revision"] + 1, supersedes=earlier["report"])
        made.append(c)
    return made, old
