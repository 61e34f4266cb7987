"""Which state belongs to which body, as what, and on which days."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from legation.data.intervals import covers
from legation.data.tables import read_table

MembershipKind = Literal["member", "observer", "partner", "candidate", "suspended"]


class Membership(msgspec.Struct, frozen=True):
    """A row of `memberships.tsv`. A suspended state has a row of membership beneath its row of suspension."""

    body: str
    state: str
    kind: MembershipKind
    since: str | None
    until: str | None
    source: Literal["factbook", "knowledge"]
    note: str | None


def table() -> tuple[Membership, ...]:
    """All memberships, in the table's order."""
    return read_table("memberships", Membership)


def members(body: str, day: str, kind: MembershipKind = "member") -> frozenset[str]:
    """ISO-3 codes of the states that were members (or observers, …) of the body on a day (YYYY-MM-DD)."""
    rows = _by_body().get(body, ())
    return frozenset(row.state for row in rows if row.kind == kind and covers(row.since, row.until, day))


def standing(state: str, body: str, day: str) -> frozenset[MembershipKind]:
    """What the state was to the body on a day: none, one, or several of the kinds (member and suspended)."""
    rows = _by_body().get(body, ())
    return frozenset(row.kind for row in rows if row.state == state and covers(row.since, row.until, day))


def history(state: str, body: str) -> tuple[Membership, ...]:
    """Every row of the pair, by date."""
    rows = (row for row in _by_body().get(body, ()) if row.state == state)
    return tuple(sorted(rows, key=lambda row: row.since or ""))


@cache
def _by_body() -> Mapping[str, tuple[Membership, ...]]:
    found: dict[str, list[Membership]] = {}
    for row in table():
        found.setdefault(row.body, []).append(row)
    return {body: tuple(rows) for body, rows in found.items()}
