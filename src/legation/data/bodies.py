"""International bodies and their organs, courts, missions and banks, and the NGOs that reports quote."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from legation.data import alias_index
from legation.data.tables import read_table

BodyKind = Literal[
    "alliance", "union", "court", "agency", "forum", "bank", "ngo", "economic", "summit", "organ", "mission"
]


class Body(msgspec.Struct, frozen=True):
    """A row of `bodies.tsv`. `descriptions` refer back to a body ("bloc", without article) and name none alone."""

    id: str
    name: str
    aliases: tuple[str, ...]
    ambiguous: tuple[str, ...]
    descriptions: tuple[str, ...]
    kind: BodyKind
    parent: str | None
    seat: tuple[str, ...]
    founded: str | None
    dissolved: str | None
    sector: Literal["IGO", "NGO"]


def table() -> tuple[Body, ...]:
    """All bodies, in the table's order."""
    return read_table("bodies", Body)


def by_id(id: str) -> Body | None:
    """The body of this id, or None."""
    return _by_id().get(id)


def named(name: str) -> tuple[Body, ...]:
    """Bodies that bear the name, its leading article aside; see `alias_index.doubts` for names to distrust."""
    return _by_name().get(alias_index.key(name), ())


def described(description: str) -> tuple[Body, ...]:
    """Bodies that reports refer back to so ("the bloc"); case does not count."""
    return _by_description().get(alias_index.key(description).lower(), ())


def parents(id: str) -> tuple[str, ...]:
    """Ids of the bodies that a body belongs to, the nearest first: `()` for one that stands alone, or is unknown."""
    found: list[str] = []
    row = by_id(id)
    while row is not None and row.parent is not None and row.parent not in found:
        found.append(row.parent)
        row = by_id(row.parent)
    return tuple(found)


@cache
def _by_id() -> Mapping[str, Body]:
    return alias_index.by_id(table())


@cache
def _by_name() -> Mapping[str, tuple[Body, ...]]:
    return alias_index.by_name(table())


@cache
def _by_description() -> Mapping[str, tuple[Body, ...]]:
    found: dict[str, tuple[Body, ...]] = {}
    for row in table():
        for text in row.descriptions:
            found[text.lower()] = (*found.get(text.lower(), ()), row)
    return found
