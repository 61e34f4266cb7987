"""GDELT's codes of countries: FIPS 10-4 for places, its own variant of ISO's three letters for actors."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from legation.data.tables import read_table

# All of the Gaza Strip lies west of this meridian, and all of the West Bank east of it.
_BETWEEN_GAZA_AND_WEST_BANK = 34.7


class Codes(msgspec.Struct, frozen=True):
    """A row of `fips.tsv`: `fips` (two letters), and `actor` where it is not the id."""

    id: str
    fips: str
    actor: str | None


def place(country: str | None, lon: float | None = None) -> str | None:
    """The FIPS 10-4 code of a country (ISO 3166-1 alpha-3), or `None`. The longitude tells Gaza from the West Bank."""
    row = _by_id().get(country or "")
    if row is None:
        return None
    return "GZ" if row.id == "PSE" and lon is not None and lon < _BETWEEN_GAZA_AND_WEST_BANK else row.fips


def actor(country: str) -> str:
    """The three letters by which GDELT calls a country that acts: as given where it has none of its own."""
    row = _by_id().get(country)
    return (row.actor or country) if row else country


@cache
def _by_id() -> Mapping[str, Codes]:
    return MappingProxyType({row.id: row for row in read_table("fips", Codes)})
