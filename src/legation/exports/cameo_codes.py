"""An occasion as CAMEO has it: codes of who acts and of what is done, and pairs of one who acts and one it is done to.

CAMEO knows no lists: several who act on several are as many events as there are pairs. The rules of codes are those of
its manual (1.1b3, 2012), the letters are in `data/cameo.py`'s tables.
"""

from __future__ import annotations

import re

import msgspec

from legation.data import bodies, cameo, plover
from legation.model import ActorType
from legation.record.values import Occasion, Party

Pair = tuple[Party | None, Party | None]

# A role where the sector is unknown.
_BY_TYPE: dict[ActorType, str] = {
    "igo": "IGO",
    "organ": "GOV",
    "armed_group": "UAF",
    "party": "PTY",
    "people": "CVL",
    "outlet": "MED",
    "company": "BUS",
}
# Stands before the country, and alone where there is none.
_INTERNATIONAL = ("IGO", "NGO")
# Companies and armed groups of no country are actors of their own kind.
_STATELESS: dict[ActorType, str] = {"company": "MNC", "armed_group": "IMG"}
# Acts that those who take part do with, or to, each other where nobody else is named: in PLOVER they are all actors.
_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "ASSAULT"})
_COUNTRY = re.compile(r"([A-Z]{3})(?:-.*)?", re.S)


class ActorCode(msgspec.Struct, frozen=True):
    """A code in its parts of three letters. `country` (or part of the world) and `group` are among them; the others
    are roles."""

    parts: tuple[str, ...] = ()
    country: str | None = None
    group: str | None = None

    @property
    def text(self) -> str:
        """The parts in a row: "KENGOV"; empty where nothing is known that CAMEO could say."""
        return "".join(self.parts)

    @property
    def roles(self) -> tuple[str, ...]:
        """The parts that say what the actor is: ("GOV",)."""
        return tuple(p for p in self.parts if p not in (self.country, self.group))


def actor_code(party: Party) -> ActorCode:
    """Country and role ("KENGOV"); a state, which is its name alone, has its country ("KEN")."""
    row = next((cameo.groups()[id] for id in (party.id, *bodies.parents(party.id)) if id in cameo.groups()), None)
    if row is not None and row.code is not None:
        parts = tuple(row.code[at : at + 3] for at in range(0, len(row.code), 3))
        return ActorCode(parts, row.region, row.group)
    land, role = country(party), None if party.type == "state" else _role(party)
    if land is None and party.type in _STATELESS:
        parts = (_STATELESS[party.type],)
    else:
        order = (role, land) if role in _INTERNATIONAL else (land, role)
        parts = tuple(part for part in order if part)
    group = row.group if row is not None else None
    return ActorCode((*parts, group) if group else parts, land, group)


def country(party: Party) -> str | None:
    """Three letters: ISO 3166-1, or those of the state that a disputed land is listed under ("GEO-ABKHAZIA": GEO)."""
    found = _COUNTRY.fullmatch(party.country or "")
    return found[1] if found else None


def event_code(occasion: Occasion) -> str:
    """Three or four digits, of those that CAMEO has."""
    return cameo.known(occasion.cameo or plover.cameo(occasion.type, occasion.mode, occasion.contexts))


def pairs(occasion: Occasion) -> tuple[Pair, ...]:
    """Everyone who acts with everyone it is done to.

    Where it is done to nobody, those who meet, agree, cooperate or fight pair with each other, both ways; in all other
    acts everyone who acts stands alone. Where nobody is known to act, those it is done to stand alone. An occasion
    without parties has none.
    """
    if occasion.actor and occasion.recipient:
        return tuple((a, r) for a in occasion.actor for r in occasion.recipient)
    if len(occasion.actor) > 1 and occasion.type in _MUTUAL:
        return tuple((a, b) for a in occasion.actor for b in occasion.actor if a != b)
    return (*((a, None) for a in occasion.actor), *((None, r) for r in occasion.recipient))


def _role(party: Party) -> str | None:
    row = cameo.roles().get(party.sector or "")
    return row.cameo if row is not None else _BY_TYPE.get(party.type)
