"""Armed groups: rebels, jihadists, separatists, militias, private armies, cartels and gangs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from legation.data import alias_index
from legation.data.intervals import covers
from legation.data.tables import read_table

GroupKind = Literal["rebel", "jihadist", "separatist", "militia", "private military", "cartel", "gang"]


class ArmedGroup(msgspec.Struct, frozen=True):
    """A row of `armed_groups.tsv`. `rules` holds `country:since:until`, days when it governed in fact."""

    id: str
    name: str
    aliases: tuple[str, ...]
    ambiguous: tuple[str, ...]
    country: str | None
    countries: tuple[str, ...]
    parent: str | None
    since: str | None
    until: str | None
    rules: tuple[str, ...]
    sector: Literal["REB", "UAF", "CRM", "MIL"]
    kind: GroupKind


def table() -> tuple[ArmedGroup, ...]:
    """All armed groups, in the table's order."""
    return read_table("armed_groups", ArmedGroup)


def by_id(id: str) -> ArmedGroup | None:
    """The group of this id, or None."""
    return _by_id().get(id)


def named(name: str) -> tuple[ArmedGroup, ...]:
    """Groups that bear the name, its leading article aside, also after they disbanded."""
    return _by_name().get(alias_index.key(name), ())


def governs(group: ArmedGroup, day: str) -> str | None:
    """The state that the group governed in fact on a day (YYYY-MM-DD), whole or with its capital; None if none."""
    for rule in group.rules:
        country, since, until = rule.split(":")
        if covers(since or None, until or None, day):
            return country
    return None


@cache
def _by_id() -> Mapping[str, ArmedGroup]:
    return alias_index.by_id(table())


@cache
def _by_name() -> Mapping[str, tuple[ArmedGroup, ...]]:
    return alias_index.by_name(table())
