"""Common nouns for those who act in the news: offices, organs without a name, troops, crowds, titles.

The knowledge is `roles.tsv`, in lower case; its head says what sector, class, rank and `acts_for` mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec

from legation.data.tables import read_table

Sector = Literal[
    "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "REB", "OPP", "PTY", "UAF", "CRM", "CVL", "REF", "LAB", "EDU", "REL",
    "MED", "BUS", "NGO", "IGO",
]  # fmt: skip
Class = Literal["person", "organ", "group", "title"]
Rank = Literal[
    "head_of_state", "head_of_government", "deputy_head", "heir", "royal", "foreign_minister",
    "deputy_foreign_minister", "defence_minister", "interior_minister", "finance_minister", "minister",
    "deputy_minister", "governor", "mayor", "adviser", "spokesperson", "ambassador", "envoy", "diplomat",
    "negotiator", "official", "lawmaker", "speaker", "judge", "prosecutor", "general", "commander", "officer",
    "soldier", "fighter", "agent", "head", "chair", "secretary_general", "commissioner", "leader", "candidate",
]  # fmt: skip
ActsFor = Literal["state", "body", "self"]


# Whoever holds one of these ranks speaks for a state, and a surname is enough to name him.
HEADS: frozenset[Rank] = frozenset({"head_of_state", "head_of_government"})


class Role(msgspec.Struct, frozen=True):
    """One row. `sector` and `rank` are `None` where the word alone does not tell."""

    singular: str
    plural: str | None
    sector: Sector | None
    class_: Class = msgspec.field(name="class")
    rank: Rank | None
    acts_for: ActsFor


def table() -> tuple[Role, ...]:
    """All rows, in the file's order."""
    return read_table("roles", Role)


@cache
def forms() -> Mapping[str, Role]:
    """Singulars and plurals, in lower case, each with its role."""
    found: dict[str, Role] = {}
    for role in table():
        found[role.singular] = role
        if role.plural is not None:
            found[role.plural] = role
    return MappingProxyType(found)


def find(words: str) -> Role | None:
    """The role that these words name, in any case and with single or several spaces, or `None`."""
    return forms().get(" ".join(words.replace("’", "'").lower().split()))
