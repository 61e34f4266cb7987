"""Who is well known without a high office: opposition leaders, rebel chiefs, envoys, clergy, dissidents, lawmakers.

The knowledge is `figures.tsv`. Like the table of offices it answers only what a report leaves out ("Navalny said"),
and only for years in which newspapers wrote of the person in that part. A bare surname is taken with more care than
in `offices`: a figure never takes it from somebody who holds an office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, Protocol, TypeVar

import msgspec

from legation.data import intervals, offices, roles, states
from legation.data.roles import Sector
from legation.data.tables import read_table

# "Ai" and "Ma" are words, syllables and acronyms more often than surnames at second mention.
_SHORTEST_SURNAME = 3
# "Abu Jihad" is nobody's surname; "Abu Musab al-Zarqawi" has one.
_KUNYA = re.compile(r"Abu [\w'-]+")


class _Named(Protocol):
    @property
    def person(self) -> str: ...


T = TypeVar("T", bound=_Named)


class Figure(msgspec.Struct, frozen=True):
    """One person's years in one part. `country` is that which the person acts in or for, `None` for envoys of
    international bodies; `until` is `None` where the part had not ended in January 2026."""

    person: str
    aliases: tuple[str, ...]
    country: str | None
    sector: Sector
    known_as: str
    since: str
    until: str | None
    source: Literal["knowledge"]


def table() -> tuple[Figure, ...]:
    """All rows, by country, person and time; those of no country first."""
    return read_table("figures", Figure)


def find(name: str, day: str | None = None) -> Figure | None:
    """The figure called so on a day (`YYYY-MM-DD`), or at any time where no day is given; of several parts, the latest.

    Accents and case do not matter. A full name or an alias answers by itself. A single word or a bare surname counts
    where, among those rows, only one figure bears it, and nobody else who is in office that day (or, without a
    day, ever was). On a day when the figure holds an office, the table of offices knows better: `None`.
    """
    key = offices.fold(name)
    rows = [row for row in _by_name().get(key, ()) if _counts(row, day)]
    if rows and " " in key:
        return _only(rows)
    rows += [row for row in _by_surname().get(key, ()) if _counts(row, day)]
    found = _only(rows)
    return found if found and not _held_by_another(key, found, day) else None


def _counts(row: Figure, day: str | None) -> bool:
    return day is None or (intervals.covers(row.since, row.until, day) and not offices.person(row.person, day))


def _only(rows: list[Figure]) -> Figure | None:
    if len({offices.fold(row.person) for row in rows}) != 1:
        return None
    return max(rows, key=lambda row: row.since)


def _held_by_another(surname: str, figure: Figure, day: str | None) -> bool:
    own = {offices.fold(name) for name in (figure.person, *figure.aliases)}
    return any(
        offices.fold(row.person) not in own and (day is None or offices.covers(row, day))
        for row in _holders_by_surname().get(surname, ())
    )


def _surnames(row: Figure) -> frozenset[str]:
    """Short forms as of holders of offices, without those that mostly name a role or a state ("Prince", "Jordan")."""
    names = [name for name in (row.person, *row.aliases) if not _KUNYA.fullmatch(name)]
    forms = {form for name in names for form in offices.surnames(_as_holding(row, name))}
    return frozenset(f for f in forms if len(f) >= _SHORTEST_SURNAME and not roles.find(f) and f not in _lands())


def _as_holding(row: Figure, name: str) -> offices.Holding:
    return offices.Holding(row.country or "", row.known_as, name, (), row.since, row.until, row.source)


@cache
def _lands() -> frozenset[str]:
    return frozenset(offices.fold(name) for row in states.table() for name in (row.name, *row.capital))


@cache
def _by_name() -> Mapping[str, tuple[Figure, ...]]:
    return _grouped((name, row) for row in table() for name in {offices.fold(n) for n in (row.person, *row.aliases)})


@cache
def _by_surname() -> Mapping[str, tuple[Figure, ...]]:
    return _grouped((name, row) for row in table() for name in _surnames(row))


@cache
def _holders_by_surname() -> Mapping[str, tuple[offices.Holding, ...]]:
    return _grouped((name, row) for row in offices.table() for name in offices.surnames(row))


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for key, row in pairs:
        found.setdefault(key, []).append(row)
    return MappingProxyType({key: tuple(rows) for key, rows in found.items()})
