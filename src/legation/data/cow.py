"""Numbers of states in the Correlates of War project."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from legation.data.tables import read_table


class Numbered(msgspec.Struct, frozen=True):
    """A row of `cow.tsv`."""

    id: str
    cow: int


def number(country: str | None) -> int | None:
    """The number of a state (ISO 3166-1 alpha-3), or `None`: Russia is 365."""
    return _by_id().get(country or "")


@cache
def _by_id() -> Mapping[str, int]:
    return MappingProxyType({row.id: row.cow for row in read_table("cow", Numbered)})
