"""Builds the cast of one report: names, roles and people -> actors, the fullest mention first, the tables second."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

import msgspec

from legation.data import roles
from legation.model import Actor, Name, Place, Sentence
from legation.resolving import identities
from legation.resolving.cast import Cast
from legation.resolving.phrases import Phrase, build
from legation.resolving.references import Seen

_SUBJECT = re.compile(
    r"^(?:,[^,.;]{3,80},)?\s(?:has|have|had|is|was|will|would|also|on \w+day|\w+ed|said|says|told|met|sent|held|"
    r"led|won|gave|made|took|began|went|came|fell)\b"
)
_WOMEN = frozenset(
    {"ms", "mrs", "miss", "queen", "first lady", "spokeswoman", "chairwoman", "congresswoman", "princess"}
)
_MEN = frozenset({"mr", "king", "spokesman", "chairman", "congressman", "prince", "sheikh"})


def _of_that_rank(cast: Cast, row: roles.Role, persons: dict[str, Actor]) -> Actor | None:
    """Bare "the president", "the minister": whoever the report has last given that office, and best without a state.

    A paper says "the Syrian president" of another's and "President Obama", "the president" of its own.
    """
    if row.rank is None or row.rank in _MANY_HOLD:
        return None
    fit = {a.id for a in persons.values() if a.office and (held := roles.find(a.office)) and held.rank == row.rank}
    bare = {cast.by_phrase.get(p.span) for p in cast.phrases if p.person and p.role and p.state is None}
    for pool in (fit & bare, fit):
        last = next((s.actor for s in reversed(cast.seen) if s.actor in pool), None)
        if last is not None:
            return cast.actors[last]
    return None


_MANY_HOLD = frozenset(
    {"official", "diplomat", "lawmaker", "officer", "soldier", "fighter", "agent", "spokesperson", "judge"}
)
_ANY = re.compile(r"\b(?:an?|any|another|no|every|each)\s(?:[\w-]+\s)?$|-friendly\s$", re.I)
_OF_A_LAND = frozenset({"CVL", "REF", "OPP", "REB", "UAF", "LAB", "EDU", "MED", "REL"})


def of(
    text: str, sentences: Sequence[Sentence], names: Sequence[Name], day: str | None, places: Sequence[Place] = ()
) -> Cast:
    """The cast of a report published on `day` (ISO) or on a day unknown."""
    phrases = build(text, sentences, names)
    cast = Cast(text, sentences, phrases, names, day, places=places, _starts=[s.start for s in sentences])
    persons = _people(cast)
    for phrase in phrases:
        sentence = cast.sentence_at(phrase.start)
        actor = persons.get(phrase.person) if phrase.person else _unnamed_role(cast, phrase, persons)
        if actor is None:
            continue
        span = (phrase.start, phrase.end) if phrase.person is None else (phrase.head.start, phrase.head.end)
        identity = cast.add(actor, span)
        cast.by_phrase[phrase.span] = identity
        _note_gender(cast, phrase, identity)
        if phrase.adjectival:
            continue
        subject = bool(_SUBJECT.match(text[phrase.end : phrase.end + 90]))
        cast.seen.append(Seen(phrase.start, sentence, identity, subject))
    _settle_landless(cast)
    return cast


def _people(cast: Cast) -> dict[str, Actor]:
    """Every person by each form of the name: the fullest phrase tells office and country, the table fills the rest."""
    told: dict[str, Phrase] = {}
    for p in cast.phrases:
        if p.person and (p.person not in told or _tells(p) > _tells(told[p.person])):
            told[p.person] = p
    full = {name: _full(name, told) for name in told}
    made: dict[str, Actor] = {}
    for name in told:
        best = max((told[n] for n in told if full[n] == full[name]), key=_tells)
        made[name] = _person(cast, full[name], best)
    return made


def _tells(phrase: Phrase) -> int:
    role = phrase.role is not None and phrase.role.kind == "role"
    return 2 * role + (identities.country_of(phrase) is not None or phrase.body is not None)


def _full(name: str, told: dict[str, Phrase]) -> str:
    """ "Holt" -> "Ada Holt" where one such full name is told, in order of length."""
    if " " in name:
        return name
    longer = [n for n in told if " " in n and name in n.split()]
    return longer[0] if longer else name


def _person(cast: Cast, name: str, phrase: Phrase) -> Actor:
    role = phrase.role if phrase.role is not None and phrase.role.kind == "role" else None
    row = roles.find(role.key) if role else None
    known = identities.person(name, cast.day, row)
    country = identities.country_of(phrase) if role or known.country is None else None
    if (
        country is None
        and phrase.body is None
        and (row is None or known.office is None or _same_office(row, known.office))
    ):
        country = known.country
    country = country or _of_congress(cast, phrase)
    office = ("former " if phrase.former else "") + cast.text[role.start : role.end] if role else known.office
    sector = (row.sector if row else None) or (
        "IGO" if phrase.body is not None and phrase.body.kind == "body" else known.sector
    )
    return Actor(id=known.id, name=known.name, type="person", country=country, sector=sector, office=office)


_SEAT = re.compile(r"^,?\s\(?(?:R|D|I)[-–](?:[A-Z][a-z]{2,4}\.|[A-Z]{2}\b)")


def _of_congress(cast: Cast, phrase: Phrase) -> str | None:
    """ "Sen. Ada Holt (R-SC)", "Rep. Ada Holt, D-Calif.,": of the United States."""
    seats = (p.end for p in cast.phrases if p.person == phrase.person)
    return "USA" if any(_SEAT.match(cast.text[at : at + 12]) for at in seats) else None


def _settle_landless(cast: Cast) -> None:
    """Whoever has no country and belongs to no body is taken to be of the country that his first mention stands
    beside, where the report as a whole is about that one too (right for two of three; figures in docs)."""
    for p in cast.phrases:
        actor = cast.actors.get(cast.by_phrase.get(p.span, ""))
        if actor is None or actor.type != "person" or actor.country or not p.person or p.body is not None:
            continue
        near = cast.state_before(p.start, p.role.key if p.role else "")
        if near is not None and (near == cast.home or (p.role is not None and near == "USA")):
            cast.actors[actor.id] = msgspec.structs.replace(actor, country=near)


def _same_office(row: roles.Role, office: str) -> bool:
    """Whether the report's word and the table's office can be one: a "leader" can be president, no "chief" premier."""
    held = roles.find(office)
    return held is None or held.rank == row.rank or row.rank in (None, "leader", "head")


def _unnamed_role(cast: Cast, phrase: Phrase, persons: dict[str, Actor]) -> Actor | None:
    """A phrase without a person's name; "the French president" is whoever holds that office here or by the table."""
    if phrase.head.kind in ("pronoun", "description", "title"):
        return None
    row = roles.find(phrase.head.key) if phrase.head.kind == "role" else None
    actor = identities.of_phrase(phrase, cast.text, _context(cast, phrase, persons))
    landless = actor is not None and actor.country is None and phrase.body is None
    if actor is not None and landless and row is not None and row.sector in _OF_A_LAND:
        actor = _of_land(cast, phrase, actor)
    if (
        actor is None
        or row is None
        or phrase.head.plural
        or phrase.former
        or row.class_ != "person"
        or _ANY.search(cast.text[max(0, phrase.start - 12) : phrase.head.start])
    ):
        return actor
    if phrase.state is None and phrase.body is None and phrase.owner is None:
        holder = _of_that_rank(cast, row, persons)
        if holder is not None:
            return holder
    same = [p for p in persons.values() if p.country == actor.country and _one_office(row, phrase.head.key, p.office)]
    met = [p for p in same if p.country and p.id in cast.actors]
    if met and phrase.owner is None:
        return max(met, key=lambda p: len(cast.mentions.get(p.id, [])))
    name = identities.holder(actor.country, phrase.head.key, cast.day) if actor.country else None
    if name is None:
        return actor
    by_table = identities.person(name, cast.day)
    return next((p for p in persons.values() if p.id == by_table.id), by_table)  # as the report spells the name


def _context(cast: Cast, phrase: Phrase, persons: dict[str, Actor]) -> str | None:
    """The state of whoever an office belongs to ("the Trump administration", "his ministers"), else the passage's."""
    if phrase.owner and phrase.owner in persons:
        return persons[phrase.owner].country
    return cast.state_before(phrase.start, phrase.head.key)


def _of_land(cast: Cast, phrase: Phrase, actor: Actor) -> Actor:
    """Civilians, crowds and rebels are of the land where the sentence puts them."""
    land = cast.land_of(cast.sentence_at(phrase.start))
    return msgspec.structs.replace(actor, id=f"{land}-{actor.id}", country=land) if land else actor


def _one_office(row: roles.Role, word: str, office: str | None) -> bool:
    """ "the French president" and "Emmanuel Macron, President"; "the Russian leader" and a president or premier."""
    if office is None:
        return False
    held = roles.find(office)
    return office.lower() == word or (row.rank == "leader" and held is not None and held.rank in roles.HEADS)


def _note_gender(cast: Cast, phrase: Phrase, identity: str) -> None:
    word = phrase.role.key.rstrip(".") if phrase.role else ""
    if word in _WOMEN or word in _MEN:
        cast.genders[identity] = "f" if word in _WOMEN else "m"


def finished(cast: Cast, used: Collection[str]) -> tuple[Actor, ...]:
    """The actors with all their mentions, in order of first mention.

    Whoever has a name, and of the rest ("lawmakers", "a general") those that some row uses.
    """
    named = {a for p, a in cast.by_phrase.items() if p in cast.named_spans}
    made = []
    for identity, actor in cast.actors.items():
        if identity not in named and identity not in used:
            continue
        spans = tuple(sorted(set(cast.mentions.get(identity, []))))
        made.append(msgspec.structs.replace(actor, name=_as_called(cast, actor), mentions=spans))
    return tuple(sorted(made, key=lambda a: (a.mentions[0] if a.mentions else (1 << 60, 0), a.id)))


def _as_called(cast: Cast, actor: Actor) -> str:
    """The name that this report uses: a reader of it looks for "YPG" or "UN", if it never spells them out."""
    if actor.type not in ("armed_group", "igo", "organ") or actor.name in cast.text:
        return actor.name
    forms = Counter(cast.text[n.start : n.end] for n in cast.names if n.key == actor.id)
    return max(forms, key=lambda form: (forms[form], len(form)), default=actor.name)
