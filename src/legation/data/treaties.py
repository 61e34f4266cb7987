"""Treaties, agreements, resolutions and deals that reports name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from legation.data import alias_index
from legation.data.tables import read_table

TreatyKind = Literal[
    "founding", "alliance", "arms control", "peace", "ceasefire", "armistice", "deal", "political", "trade",
    "law", "humanitarian law", "human rights", "climate", "resolution", "ruling",
]  # fmt: skip


class Treaty(msgspec.Struct, frozen=True):
    """A row of `treaties.tsv`. `body` keeps, brokered or was founded by it; `parties` are given for the few-sided."""

    id: str
    name: str
    aliases: tuple[str, ...]
    ambiguous: tuple[str, ...]
    body: str | None
    kind: TreatyKind
    signed: str | None
    in_force: str | None
    ended: str | None
    parties: tuple[str, ...]
    note: str | None


def table() -> tuple[Treaty, ...]:
    """All treaties, in the table's order."""
    return read_table("treaties", Treaty)


def by_id(id: str) -> Treaty | None:
    """The treaty of this id, or None."""
    return _by_id().get(id)


def named(name: str) -> tuple[Treaty, ...]:
    """Treaties that bear the name, its leading article aside."""
    return _by_name().get(alias_index.key(name), ())


@cache
def _by_id() -> Mapping[str, Treaty]:
    return alias_index.by_id(table())


@cache
def _by_name() -> Mapping[str, tuple[Treaty, ...]]:
    return alias_index.by_name(table())
