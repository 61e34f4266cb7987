"""CAMEO: codes of events, their Goldstein scores and quad classes, roles of actors, bodies with codes of their own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from legation.data.tables import read_table

# The last root of each quad class, as GDELT counts them: 01-05 verbal and 06-08 material cooperation, 09-13 verbal and
# 14-20 material conflict.
_LAST_ROOTS = ("05", "08", "13", "20")


class EventRow(msgspec.Struct, frozen=True):
    """A row of `cameo_events.tsv`."""

    code: str
    goldstein: float


class RoleRow(msgspec.Struct, frozen=True):
    """A row of `cameo_roles.tsv`: what our sector is called in CAMEO and in PLOVER; `None` where it has no name."""

    sector: str
    cameo: str | None
    plover: str | None


class GroupRow(msgspec.Struct, frozen=True):
    """A row of `cameo_groups.tsv`; without `code` the ordinary one with `group` after it."""

    id: str
    code: str | None
    region: str | None
    group: str


@cache
def roles() -> Mapping[str, RoleRow]:
    """By our sector."""
    return MappingProxyType({row.sector: row for row in read_table("cameo_roles", RoleRow)})


@cache
def groups() -> Mapping[str, GroupRow]:
    """By actor's id."""
    return MappingProxyType({row.id: row for row in read_table("cameo_groups", GroupRow)})


@cache
def goldstein() -> Mapping[str, float]:
    """Scores, -10 to 10, by code: all of CAMEO's, of two, three and four digits."""
    return MappingProxyType({row.code: row.goldstein for row in read_table("cameo_events", EventRow)})


def known(code: str) -> str:
    """The code, or the nearest above it that CAMEO has ("1213" gives "121").

    Raises:
        KeyError: not even its root is CAMEO's.
    """
    for length in range(len(code), 1, -1):
        if code[:length] in goldstein():
            return code[:length]
    raise KeyError(code)


def quad(code: str) -> int:
    """1 verbal and 2 material cooperation, 3 verbal and 4 material conflict: by the code's root."""
    return next(number for number, last in enumerate(_LAST_ROOTS, 1) if code[:2] <= last)
