"""Phrase -> identity: which actor it names, of what type, country and sector. The article first, the table second."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from legation.data import armed_groups, bodies, figures, offices, organs, outlets, parties, roles, states, treaties
from legation.data.roles import Role
from legation.errors import DataError
from legation.model import Actor, ActorType
from legation.resolving.phrases import STATE_KINDS, Phrase
from legation.resolving.slugs import bare, slug

T = TypeVar("T")

_REBEL = frozenset({"REB", "SEP", "UAF", "INS"})
_PEOPLE = frozenset({"CVL", "REF", "EDU", "LAB", "AGR", "CRM", "SOC", "REL", "HLH", "MED", "BUS", "ELI"})
_HELD_BY_ONE = roles.HEADS | {"foreign_minister", "defence_minister"}
_ORG_SECTORS = (
    ("ministry", "GOV"), ("department", "GOV"), ("cabinet", "GOV"), ("parliament", "LEG"), ("assembly", "LEG"),
    ("senate", "LEG"), ("congress", "LEG"), ("court", "JUD"), ("tribunal", "JUD"), ("prosecutor", "JUD"),
    ("police", "COP"), ("army", "MIL"), ("navy", "MIL"), ("force", "MIL"), ("guard", "MIL"), ("brigade", "MIL"),
    ("command", "MIL"), ("staff", "MIL"), ("intelligence", "SPY"), ("university", "EDU"), ("institute", "EDU"),
    ("times", "MED"), ("news", "MED"), ("post", "MED"), ("company", "BUS"), ("bank", "BUS"), ("embassy", "GOV"),
    ("consulate", "GOV"), ("commission", "GOV"), ("council", "GOV"), ("agency", "GOV"),
)  # fmt: skip


def of_phrase(phrase: Phrase, text: str, context_state: str | None) -> Actor | None:
    """The actor that a phrase without a person's name stands for, or `None` for a bare title or pronoun.

    `context_state` is the state that the passage is about, for "the government", "police", "the president".
    """
    head = phrase.head
    if head.kind in STATE_KINDS:
        return state(head.key)
    if head.kind == "people":
        row = _row(states.by_id(head.key), head.key)
        return Actor(
            id=f"{head.key}-people", name=text[head.start : head.end], type="people", country=row.id, sector="CVL"
        )
    if head.kind in ("body", "organ", "group", "outlet", "party"):
        return listed(head.kind, head.key)
    if head.kind == "treaty":
        treaty = treaties.by_id(head.key)
        return listed("body", treaty.body) if treaty and treaty.body and bodies.by_id(treaty.body) else None
    if head.kind == "org":
        return _organisation(phrase, text)
    if head.kind == "role":
        return _role(phrase, text, context_state)
    return None


def state(key: str) -> Actor:
    """A state, by its id in `states.tsv`."""
    row = _row(states.by_id(key), key)
    return Actor(id=row.id, name=row.name, type="state", country=row.id, sector="GOV")


def listed(kind: str, key: str) -> Actor:
    """A body, organ, armed group, outlet or party of the tables."""
    if kind == "body":
        body = _row(bodies.by_id(key), key)
        return Actor(id=body.id, name=body.name, type="igo" if body.sector != "NGO" else "other", sector=body.sector)
    if kind == "organ":
        organ = _row(organs.by_id(key), key)
        return Actor(id=organ.id, name=organ.name, type="organ", country=organ.country, sector=organ.sector)
    if kind == "group":
        group = _row(armed_groups.by_id(key), key)
        return Actor(id=group.id, name=group.name, type="armed_group", country=group.country, sector=group.sector)
    if kind == "outlet":
        outlet = _row(outlets.by_id(key), key)
        return Actor(id=outlet.id, name=outlet.name, type="outlet", country=outlet.country, sector="MED")
    party = _row(parties.by_id(key), key)
    return Actor(id=party.id, name=party.name, type="party", country=party.country, sector=party.sector)


def _organisation(phrase: Phrase, text: str) -> Actor:
    name = bare(text[phrase.start : phrase.end])
    country = phrase.state or _body_country(phrase)
    lower = name.lower()
    sector = next((s for word, s in _ORG_SECTORS if word in lower), None)
    kind: ActorType = "organ" if country and sector in ("GOV", "MIL", "LEG", "JUD", "COP", "SPY") else "other"
    if "party" in lower.split():
        kind, sector = "party", "PTY"
    return Actor(id=slug(name), name=name, type=kind, country=country, sector=sector)


def _body_country(phrase: Phrase) -> str | None:
    if phrase.body is None:
        return None
    if phrase.body.kind == "organ":
        return _row(organs.by_id(phrase.body.key), phrase.body.key).country
    if phrase.body.kind == "group":
        return _row(armed_groups.by_id(phrase.body.key), phrase.body.key).country
    if phrase.body.kind == "party":
        return _row(parties.by_id(phrase.body.key), phrase.body.key).country
    if phrase.body.kind == "outlet":
        return _row(outlets.by_id(phrase.body.key), phrase.body.key).country
    return None


def country_of(phrase: Phrase) -> str | None:
    """The state that a phrase names, directly or through an organ, group or party."""
    return phrase.state or _body_country(phrase)


def _role(phrase: Phrase, text: str, context_state: str | None) -> Actor | None:
    row = _row(roles.find(phrase.head.key), phrase.head.key)
    if row.rank == "spokesperson" and phrase.body is not None and not phrase.head.plural:
        return _of_body(phrase, text)
    country = country_of(phrase)
    if country is None and phrase.body is None and row.acts_for == "state":
        country = context_state
    name = bare(text[phrase.start : phrase.end])
    sector = row.sector or ("IGO" if phrase.body is not None and phrase.body.kind == "body" else None)
    prefix = country or (phrase.body.key if phrase.body is not None else None)
    if phrase.owner:
        prefix = slug(phrase.owner)
    own = slug(phrase.head.key if not phrase.head.plural else text[phrase.head.start : phrase.head.end])
    return Actor(
        id=f"{prefix}-{own}" if prefix else own, name=name, type=_type(row, phrase), country=country, sector=sector,
        office=phrase.head.key if row.class_ == "person" and not phrase.head.plural else None,
        anonymous=row.class_ == "person",
    )  # fmt: skip


def _of_body(phrase: Phrase, text: str) -> Actor | None:
    """ "a foreign ministry spokeswoman" is the ministry."""
    body = phrase.body
    if body is None:
        return None
    if body.kind == "org":
        name = bare(text[phrase.start : body.end])
        return Actor(id=slug(name), name=name, type="organ", country=phrase.state, sector="GOV")
    return listed(body.kind, body.key)


def _type(row: Role, phrase: Phrase) -> ActorType:
    if row.sector in _REBEL:
        return "armed_group"
    if row.class_ == "person" and not phrase.head.plural:
        return "person"
    if row.sector in _PEOPLE:
        return "people"
    return "organ" if row.class_ != "group" or row.sector in ("GOV", "MIL", "COP", "LEG", "JUD", "SPY") else "other"


def person(name: str, day: str | None, role: Role | None = None) -> Actor:
    """A person by full name or surname. The tables add what the report leaves out, for a day that they cover: that of
    offices, then that of figures. `role` is what the report calls him: "President Holt" is of the one state that has
    had a head of that name, whenever that was."""
    found = offices.person(name, day[:10]) if day else ()
    found = found or (offices.person(name) if " " in name else ())
    row = _latest(found, day)
    if row is None:
        return _figure(name, day) or Actor(id=slug(name), name=name, type="person", country=_headed(name, role))
    country = row.country if len(row.country) == 3 and states.by_id(row.country) else None
    return Actor(
        id=slug(row.person),
        name=row.person if " " not in name else name,
        type="person",
        country=country,
        sector="GOV" if country else None,
        office=row.office,
    )


def _latest(held: Sequence[offices.Holding], day: str | None) -> offices.Holding | None:
    """Of several holdings, or of two of one name, the last that had begun by then."""
    begun = [row for row in held if day is not None and row.since <= day]
    return max(begun, key=lambda row: row.since) if begun else next(iter(held), None)


def _figure(name: str, day: str | None) -> Actor | None:
    found = figures.find(name, day[:10] if day else None) or (figures.find(name) if " " in name else None)
    if found is None:
        return None
    shown = found.person if " " not in name else name
    return Actor(id=slug(found.person), name=shown, type="person", country=found.country, sector=found.sector)


def _headed(name: str, role: Role | None) -> str | None:
    if role is None or role.rank not in roles.HEADS or " " in name:
        return None
    held = [row for row in offices.bearers(name) if (r := roles.find(row.office)) and r.rank in roles.HEADS]
    lands = {row.country for row in held if states.by_id(row.country)}
    return lands.pop() if len(lands) == 1 else None


def holder(country: str, role: str, day: str | None) -> str | None:
    """Who held an office that one person holds, by the table, that day."""
    row = roles.find(role)
    if row is None or row.rank not in _HELD_BY_ONE or day is None:
        return None
    found = offices.holder(country, role, day[:10])
    return found.person if found else None


def _row(found: T | None, key: str) -> T:
    """A key that a finder took from a table stands in that table."""
    if found is None:
        raise DataError(f"the tables do not agree on {key!r}; reinstall legation")
    return found


def treaty_name(key: str) -> str:
    """The name of a treaty of the table."""
    return _row(treaties.by_id(key), key).name


def acting_for(ids: Iterable[str], actors: Mapping[str, Actor]) -> set[str]:
    """The states that actors belong to; one without a state stands for itself, by its id."""
    return {actors[i].country or i for i in ids}


def of_ids(ids: Iterable[str]) -> list[Actor]:
    """The states and bodies that these ids name; other ids are passed by."""
    found = []
    for key in sorted(ids):
        if states.by_id(key) is not None:
            found.append(state(key))
        elif bodies.by_id(key) is not None:
            found.append(listed("body", key))
    return found
