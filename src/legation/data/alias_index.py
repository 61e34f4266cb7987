"""Names of rows, and rows by name: what bodies, armed groups, outlets, parties and treaties share.

A look-up is exact but for a leading article and curly apostrophes: upper and lower case count, since "WHO"
is not "who". Several rows may bear one name; it is the reader of the report who chooses, by context.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Protocol, TypeVar

from legation.errors import DataError


class Named(Protocol):
    """A row that has an id, a name and other names; `ambiguous` holds `alias:rule`."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def aliases(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def ambiguous(self) -> tuple[str, ...]: ...  # noqa: D102


N = TypeVar("N", bound=Named)


def key(name: str) -> str:
    """The form in which a name is looked up: single spaces, straight apostrophes, no leading "the".

    >>> key("The  Hague\u2019s court")
    "Hague's court"
    """
    plain = " ".join(name.replace("\u2019", "'").split())
    return plain[4:] if plain[:4].lower() == "the " else plain


def names(row: Named) -> tuple[str, ...]:
    """Every name of the row as it is looked up, its own first."""
    return tuple(dict.fromkeys(key(name) for name in (row.name, *row.aliases)))


def doubts(row: Named) -> dict[str, str]:
    """The names that are not enough by themselves, with the rule that says why (shared, word, person, place)."""
    pairs = (item.rpartition(":") for item in row.ambiguous)
    return {key(alias): rule for alias, _, rule in pairs}


def by_name(rows: Iterable[N]) -> Mapping[str, tuple[N, ...]]:
    """Rows by each of their names, in the table's order."""
    found: dict[str, tuple[N, ...]] = {}
    for row in rows:
        for name in names(row):
            found[name] = (*found.get(name, ()), row)
    return MappingProxyType(found)


def by_id(rows: Iterable[N]) -> Mapping[str, N]:
    """Rows by id.

    Raises:
        DataError: two rows have the same id.
    """
    found: dict[str, N] = {}
    for row in rows:
        if row.id in found:
            raise DataError("two rows have this id", row.id)
        found[row.id] = row
    return MappingProxyType(found)
