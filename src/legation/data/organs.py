"""Named organs of states: parliaments, ministries, services, courts, commands ("the Duma", "Mossad").

The knowledge is `organs.tsv`. Organs that need a country from the context ("the foreign ministry") are roles.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec

from legation.data.tables import read_table, rules

Sector = Literal["GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP", "BUS"]
Kind = Literal[
    "parliament", "chamber", "ministry", "agency", "court", "military", "council", "police", "intelligence",
    "bank", "government", "presidency", "royal_court", "region", "company",
]  # fmt: skip


class Organ(msgspec.Struct, frozen=True):
    """One row: `id` is a slug that opens with a country ("RUS-DUMA"); `country` is an id of `states`."""

    id: str
    country: str
    name: str
    aliases: tuple[str, ...]
    sector: Sector
    kind: Kind
    ambiguous: tuple[str, ...]


class Alias(msgspec.Struct, frozen=True):
    """A written form of an organ; `rule` says why it is not enough by itself, or is `None` where it is."""

    text: str
    organ: str
    rule: str | None


def table() -> tuple[Organ, ...]:
    """All rows, in the file's order."""
    return read_table("organs", Organ)


def by_id(id: str) -> Organ | None:
    """The organ with this id, or `None`."""
    return _index().get(id)


@cache
def aliases() -> Mapping[str, Alias]:
    """Every written form, as newspapers capitalise it; each belongs to one organ. Apostrophes are straight."""
    found: dict[str, Alias] = {}
    for organ in table():
        rule = rules(organ.ambiguous)
        for text in (organ.name, *organ.aliases):
            found[text] = Alias(text, organ.id, rule.get(text))
    return MappingProxyType(found)


@cache
def _index() -> Mapping[str, Organ]:
    return MappingProxyType({organ.id: organ for organ in table()})
