"""What a record holds, in figures."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from legation.record import set_aside
from legation.record.docs import iso
from legation.record.holdings import RecordHoldings
from legation.record.snapshot import Snapshot
from legation.record.store import Store


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A record in figures: version and its time, current rows by table, first and last day of publication, outlets by
    number of reports (the ten with most), reports that are near-copies of others, of which older versions are kept, or
    that are set aside, decisions, the rules of occasions, versions that coded reports, and bytes on disk."""

    version: int
    at: str
    counts: Mapping[str, int]
    first: str | None
    last: str | None
    outlets: tuple[tuple[str, int], ...]
    n_outlets: int
    copies: int
    superseded: int
    set_aside: int
    decisions: int
    rules: Mapping[str, float | int | str]
    made_by: tuple[str, ...]
    bytes: int


def standing(store: Store, shot: Snapshot) -> Standing:
    """Of the record at the version of the snapshot; what is set aside, and the bytes, are as of now."""
    about = RecordHoldings(shot, "").about()
    days = shot.select("SELECT min(published), max(published), count(DISTINCT outlet) FROM reports").to_pylist()[0]
    first, last, n_outlets = days.values()
    outlets = shot.select(
        """SELECT outlet, count(*) AS n FROM reports WHERE outlet IS NOT NULL
        GROUP BY outlet ORDER BY n DESC, outlet LIMIT 10"""
    )
    numbers = shot.select(
        """SELECT (SELECT count(*) FROM copies WHERE copy_of <> report) AS copies,
        (SELECT count(*) FROM reports WHERE supersedes IS NOT NULL) AS superseded,
        (SELECT count(*) FROM decisions) AS decisions"""
    ).to_pylist()[0]
    return Standing(
        version=about.version,
        at=about.at,
        counts=about.counts,
        first=iso(first),
        last=iso(last),
        outlets=tuple(zip(*(outlets.column(k).to_pylist() for k in range(2)), strict=True)),
        n_outlets=n_outlets,
        set_aside=sum(1 for _ in set_aside.listed(store)),
        rules=about.rules,
        made_by=about.made_by,
        bytes=sum(f.stat().st_size for f in store.path.rglob("*") if f.is_file()),
        **numbers,
    )
