"""Political parties, coalitions and movements."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from legation.data import alias_index
from legation.data.tables import read_table


class Party(msgspec.Struct, frozen=True):
    """A row of `parties.tsv`. `sector` is None where the party governs, or governed, at times."""

    id: str
    name: str
    aliases: tuple[str, ...]
    ambiguous: tuple[str, ...]
    country: str | None
    sector: Literal["PTY", "OPP"] | None
    kind: Literal["party", "coalition", "movement"]
    since: str | None
    until: str | None


def table() -> tuple[Party, ...]:
    """All parties, in the table's order."""
    return read_table("parties", Party)


def by_id(id: str) -> Party | None:
    """The party of this id, or None."""
    return _by_id().get(id)


def named(name: str, country: str | None = None) -> tuple[Party, ...]:
    """Parties that bear the name, its leading article aside; only those of `country` (ISO-3) where it is given."""
    found = _by_name().get(alias_index.key(name), ())
    return found if country is None else tuple(row for row in found if row.country == country)


@cache
def _by_id() -> Mapping[str, Party]:
    return alias_index.by_id(table())


@cache
def _by_name() -> Mapping[str, tuple[Party, ...]]:
    return alias_index.by_name(table())
