"""States, territories and disputed lands: their names, adjectives, people, capitals and metonyms.

The knowledge is `states.tsv`; its head says what each column means and by which test a land is a state.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec

from legation.data.tables import read_table, rules

Kind = Literal["state", "territory", "disputed", "former"]
AliasKind = Literal["name", "adjective", "person", "people", "capital", "metonym"]
Rule = Literal["person", "place", "word", "language", "people", "body", "prefix", "shared"]


class State(msgspec.Struct, frozen=True):
    """One row: `id` is ISO 3166-1 alpha-3, or a slug where there is none. `people` pairs singular and plural."""

    id: str
    iso2: str | None
    kind: Kind
    part_of: str | None
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: tuple[str, ...]
    metonyms: tuple[str, ...]
    ambiguous: tuple[str, ...]


class Alias(msgspec.Struct, frozen=True):
    """A written form of a state; `rule` says why it is not enough by itself, or is `None` where it is.

    `person` is one of its people ("Briton"), `people` more than one ("Britons").
    """

    text: str
    state: str
    kind: AliasKind
    rule: str | None


def table() -> tuple[State, ...]:
    """All rows, in the file's order."""
    return read_table("states", State)


def by_id(id: str) -> State | None:
    """The state with this id ("ARM"), or `None`."""
    return _index().get(id)


@cache
def aliases() -> Mapping[str, tuple[Alias, ...]]:
    """Every written form, as newspapers capitalise it, with what it may mean.

    More than one alias under a form is either several states ("Korea") or several uses by one ("Singapore").
    Apostrophes are straight: straighten a text's before a look-up.
    """
    found: dict[str, list[Alias]] = {}
    for state in table():
        for alias in _forms(state):
            found.setdefault(alias.text, []).append(alias)
    return MappingProxyType({text: tuple(meanings) for text, meanings in found.items()})


def capital(name: str) -> str | None:
    """Id of the state whose capital bears the name, or None."""
    return _capitals().get(name)


@cache
def _capitals() -> Mapping[str, str]:
    return {name: s.id for s in table() for name in s.capital}


@cache
def _index() -> Mapping[str, State]:
    return MappingProxyType({state.id: state for state in table()})


def _forms(state: State) -> Iterator[Alias]:
    rule = rules(state.ambiguous)
    groups: tuple[tuple[AliasKind, tuple[str, ...]], ...] = (
        ("name", (state.name, *state.names)),
        ("adjective", state.adjectives),
        ("person", state.people[::2]),
        ("people", state.people[1::2]),
        ("capital", state.capital),
        ("metonym", state.metonyms),
    )
    for kind, texts in groups:
        for text in dict.fromkeys(texts):
            yield Alias(text, state.id, kind, rule.get(text))
