"""Who held which high office when: heads of state and government, foreign ministers, heads of bodies.

The knowledge is `offices.tsv`. It lags, so it answers only what a report leaves out, and only for days that
a row covers. A row's `since` and `until` may be a day, a month or a year; a month or year counts whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec

from legation.data import intervals, roles
from legation.data.tables import read_table

Source = Literal["leaders_factbook", "ministers_eps", "knowledge"]

# Ranks that one person holds in one state under one of several names ("defense secretary", "premier").
_SOLE_RANKS = frozenset({"head_of_government", "foreign_minister", "defence_minister"})
_PARTICLES = frozenset({
    "de", "da", "do", "dos", "das", "di", "du", "del", "della", "la", "le", "von", "van", "der", "den", "ter", "zu",
    "bin", "ben", "ould", "al", "el",
})  # fmt: skip
_FIRST_WORD = frozenset({"CHN", "KOR", "PRK", "ETH", "ERI"})
# Letters that Unicode does not take apart into a base and a mark.
_UNDECOMPOSED = str.maketrans({"’": "'", "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D"})
_SUFFIX = re.compile(r"(?: (?:Jr\.?|III))+$")
_REGNAL = re.compile(r" [IVX]+$")
_HYPHENATED_GIVEN = re.compile(r"\w+ \w+-[a-z]\w*")


class Holding(msgspec.Struct, frozen=True):
    """One person's time in one office. `until` is `None` where it had not ended in January 2026."""

    country: str
    office: str
    person: str
    aliases: tuple[str, ...]
    since: str
    until: str | None
    source: Source


def table() -> tuple[Holding, ...]:
    """All rows, by country, office and time."""
    return read_table("offices", Holding)


def holder(country: str, office: str, day: str) -> Holding | None:
    """Who held an office on a day (`YYYY-MM-DD`); of two on a day of handover, or rivals, the later comer.

    The office is named as newspapers do, in any case; where the state has no office of that name but one of
    the same rank ("foreign minister" of the United Kingdom), that one answers.
    """
    terms = [row for row in _by_country().get(country, ()) if covers(row, day)]
    named = [row for row in terms if row.office.lower() == office.lower()]
    if not named and (rank := _rank(office)) in _SOLE_RANKS:
        named = [row for row in terms if _rank(row.office) == rank]
    return max(named, key=lambda row: row.since, default=None)


def person(name: str, day: str | None = None, country: str | None = None) -> tuple[Holding, ...]:
    """Offices of whoever is called so: in office on a day, or at any time where no day is given.

    Accents and case do not matter. A bare surname counts where, among those rows, only one person bears it.
    """
    key = fold(name)
    full = [row for row in _by_name().get(key, ()) if _wanted(row, day, country)]
    if full:
        return tuple(full)
    rows = [row for row in _by_surname().get(key, ()) if _wanted(row, day, country)]
    return tuple(rows) if len({fold(row.person) for row in rows}) == 1 else ()


def bearers(surname: str) -> tuple[Holding, ...]:
    """All holdings, of any time, of those who are called so at second mention."""
    return _by_surname().get(fold(surname), ())


def covers(row: Holding, day: str) -> bool:
    """Whether a day (`YYYY-MM-DD`) falls into a holding; both its ends count."""
    return intervals.covers(row.since, row.until, day)


def surnames(row: Holding) -> frozenset[str]:
    """How newspapers call the holder at second mention, folded; empty for monarchs and single names."""
    if not _short_forms(row.person, row.country):
        return frozenset()
    return frozenset(fold(form) for name in (row.person, *row.aliases) for form in _short_forms(name, row.country))


def fold(name: str) -> str:
    """A name for comparison: no accents, lower case, straight apostrophes, single spaces."""
    plain = unicodedata.normalize("NFKD", name.translate(_UNDECOMPOSED))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).lower().split())


def _short_forms(name: str, country: str) -> tuple[str, ...]:
    bare = _SUFFIX.sub("", name)
    words = bare.split()
    if len(words) < 2 or _REGNAL.search(bare):
        return ()
    # "Tsai Ing-wen" and "Xi Jinping", but "Joseph Wu" and "John Lee"; "Abiy Ahmed" is "Mr. Abiy"
    first = country in _FIRST_WORD or _HYPHENATED_GIVEN.fullmatch(bare)
    return (words[0],) if first else tuple(_last_names(words))


def _last_names(words: list[str]) -> Iterator[str]:
    """The last word with its particles, the last without its article, and the last two of three or more."""
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    yield " ".join(words[start:])
    yield re.sub(r"^(?:al|el)-", "", words[-1], flags=re.IGNORECASE)
    if len(words) > 2:
        yield " ".join(words[-2:])


def _rank(office: str) -> str | None:
    role = roles.find(office)
    return role.rank if role else None


def _wanted(row: Holding, day: str | None, country: str | None) -> bool:
    return (day is None or covers(row, day)) and country in (None, row.country)


@cache
def _by_country() -> Mapping[str, tuple[Holding, ...]]:
    return _grouped((row.country, row) for row in table())


@cache
def _by_name() -> Mapping[str, tuple[Holding, ...]]:
    return _grouped((name, row) for row in table() for name in {fold(n) for n in (row.person, *row.aliases)})


@cache
def _by_surname() -> Mapping[str, tuple[Holding, ...]]:
    return _grouped((name, row) for row in table() for name in surnames(row))


def _grouped(pairs: Iterator[tuple[str, Holding]]) -> Mapping[str, tuple[Holding, ...]]:
    found: dict[str, list[Holding]] = {}
    for key, row in pairs:
        found.setdefault(key, []).append(row)
    return MappingProxyType({key: tuple(rows) for key, rows in found.items()})
