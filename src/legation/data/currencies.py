"""Currencies: signs, codes and names as newspapers write them, each with its ISO 4217 code where it has but one.

The knowledge is `currencies.tsv`; its head says what the columns mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from legation.data.tables import read_table


class Currency(msgspec.Struct, frozen=True):
    """One row: `code` is ISO 4217, or `None` for names that several states give to their own money ("pesos")."""

    code: str | None
    signs: tuple[str, ...]
    names: tuple[str, ...]


def table() -> tuple[Currency, ...]:
    """All rows, in the file's order."""
    return read_table("currencies", Currency)


@cache
def signs() -> Mapping[str, str | None]:
    """What stands before the figure ("$", "US$", "EUR"), as written, with its code."""
    return MappingProxyType({sign: row.code for row in table() for sign in row.signs})


@cache
def names() -> Mapping[str, str | None]:
    """What stands after the figure ("euros", "swiss francs"), in lower case, with its code."""
    return MappingProxyType({name: row.code for row in table() for name in row.names})
