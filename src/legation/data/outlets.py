"""News agencies, newspapers, broadcasters, magazines, news sites and social platforms that reports credit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from legation.data import alias_index
from legation.data.tables import read_table

OutletKind = Literal["agency", "newspaper", "broadcaster", "magazine", "web", "social"]


class Outlet(msgspec.Struct, frozen=True):
    """A row of `outlets.tsv`. `owner` is the kind of owner, `owner_name` who it is, where known."""

    id: str
    name: str
    aliases: tuple[str, ...]
    ambiguous: tuple[str, ...]
    kind: OutletKind
    country: str | None
    owner: Literal["state", "private", "public"] | None
    owner_name: str | None


def table() -> tuple[Outlet, ...]:
    """All outlets, in the table's order."""
    return read_table("outlets", Outlet)


def by_id(id: str) -> Outlet | None:
    """The outlet of this id, or None."""
    return _by_id().get(id)


def named(name: str) -> tuple[Outlet, ...]:
    """Outlets that bear the name, its leading article aside."""
    return _by_name().get(alias_index.key(name), ())


@cache
def _by_id() -> Mapping[str, Outlet]:
    return alias_index.by_id(table())


@cache
def _by_name() -> Mapping[str, tuple[Outlet, ...]]:
    return alias_index.by_name(table())
