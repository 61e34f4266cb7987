"""Who the parties of an act are: what the rules found, weighed by a small model against whom else the report names.

Rules read a slot's words well and are lost where there are none ("the talks", "sanctions"), where they say no more
than "he", "they" or "the attackers", or where the reader marked the wrong words. The model sees each candidate as
`party_features` describes it and says whether it is a party; it was trained on our annotations (`training/parties.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from legation.data import states
from legation.language import trees
from legation.model import Event, Place, Quote, Span, Trigger
from legation.resolving import party_features
from legation.resolving.cast import Cast
from legation.resolving.identities import state
from legation.resolving.party_features import PRONOUNS, ROLES, Role, Stage

_BY_CONTEXT = "; parties by context"
_NEAR = 2  # sentences
SURE = 0.55


def settle(
    events: Sequence[Event], triggers: Sequence[Trigger], cast: Cast, quotes: Sequence[Quote], places: Sequence[Place]
) -> list[Event]:
    """The events, in order, with their parties settled, each leaning on those before it."""
    model = trees.load("parties", party_features.COLUMNS)
    marked: Mapping[Span, Trigger] = {(t.start, t.end): t for t in triggers}
    at = party_features.stage(cast, quotes, places)
    made = []
    for event in events:
        trigger = marked[event.trigger]
        beside = [e for e in events if e.sentence == event.sentence and e is not event]
        rows = party_features.rows(event, trigger, at, beside)
        settled = with_parties(event, trigger, chosen(rows, model.chances(list(rows.values()))), at)
        party_features.remember(settled, at)
        made.append(settled)
    return made


def chosen(rows: Mapping[str, Sequence[float]], chances: Iterable[Sequence[float]]) -> dict[Role, list[str]]:
    """Who is actor, who recipient, by label: the likeliest of nothing, actor, recipient and both for each candidate.

    Whom the rules do not name must be more likely than not by `SURE` to be put in: a wrong party costs more trust
    than a missing one.
    """
    found: dict[Role, list[str]] = {"actor": [], "recipient": []}
    for (label, row), shares in zip(rows.items(), chances, strict=True):
        best = max(range(len(shares)), key=shares.__getitem__)
        for bit, role in enumerate(ROLES):
            told = row[party_features.BY_RULE[role]] or sum(p for k, p in enumerate(shares) if k >> bit & 1) >= SURE
            if best >> bit & 1 and told:
                found[role].append(label)
    return found


def with_parties(event: Event, trigger: Trigger, labels: Mapping[Role, Sequence[str]], at: Stage) -> Event:
    """The event with the parties whose labels were chosen."""
    actor, recipient = (_ids(event, trigger, role, labels[role], at) for role in ROLES)
    if event.type == "CONSULT" and event.mode not in ("visit", "third-party"):  # all who meet are actors
        actor, recipient = tuple(dict.fromkeys((*actor, *recipient))), ()
    if (actor, recipient) == (event.actor, event.recipient):
        return event
    return msgspec.structs.replace(event, actor=actor, recipient=recipient, because=event.because + _BY_CONTEXT)


def _ids(event: Event, trigger: Trigger, role: Role, labels: Sequence[str], at: Stage) -> tuple[str, ...]:
    """Actors for the chosen labels: those that the rules named, then a land for the landless, then others."""
    named: tuple[str, ...] = getattr(event, role)
    made = [a for a in named if at.label(a) in labels]
    left = [label for label in labels if label not in at.labels(made)]
    for landless in (a for a in named if a not in made and at.cast.actors[a].country is None):
        land = next((label for label in left if states.by_id(label)), None)
        if land is not None:
            made.append(_of_land(landless, land, at))
            left.remove(land)
    if not made and not left:  # somebody without a state is named all the same: "forum participants"
        made = [a for a in named if at.label(a) == a and states.by_id(a) is None]
    words = {at.cast.text[s:e].lower() for s, e in getattr(trigger, role)}
    personal = any(PRONOUNS.get(w) == "he" for w in words)
    return tuple(dict.fromkeys([*made, *(_representative(label, event, personal, at) for label in left)]))


def _of_land(actor: str, land: str, at: Stage) -> str:
    """ "the attackers" are those of that land; a body, an armed group, an outlet is of none and stays itself."""
    one = at.cast.actors[actor]
    if one.type in ("igo", "armed_group", "outlet"):
        return actor
    if one.type == "person":
        return at.cast.add(state(land), None)
    return at.cast.add(msgspec.structs.replace(one, id=f"{land}-{actor}", country=land), None)


def _representative(label: str, event: Event, personal: bool, at: Stage) -> str:
    """Who stands for a label: whoever "he" was before, else the state or the actor itself."""
    if personal:
        here = at.cast.sentence_at(event.trigger[0])
        before = [
            m for m in at.mentions if m.label == label and m.start < event.trigger[0] and here - m.sentence <= _NEAR
        ]
        person = next((m.actor for m in reversed(before) if m.actor and at.cast.actors[m.actor].type == "person"), None)
        if person is not None:
            return person
    if label in at.cast.actors:
        return label
    return at.cast.add(state(label), None)
