"""Parties that a sentence leaves to be understood: "the meeting", "condemned the visit", "the offensive".

Three ways in which newspapers leave them out, each read off what stands before:
the same act named again takes the parties of its first naming; what is said of an act is said to whoever did it;
and what is done in passing by the same actor is done to the one whom he dealt with last in that way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from legation.model import Actor, Event
from legation.resolving.identities import acting_for

_FARTHEST = 1200  # characters back to the first naming
_BESIDE = 60  # characters between a verb of blame or praise and the act it blames
_DEFINITE = re.compile(
    r"(?:\b(?:the|this|these|those|such|his|her|its|their|another|\w+day[’']s|[\w.]+[’']s)\s(?:[\w-]+\s){0,2}|^)$",
    re.I,
)
# Deeds go on between the same parties from sentence to sentence; words are addressed anew each time.
_DEEDS = frozenset({"CONSULT", "ASSAULT", "COOPERATE"})
_AS_FIRST_NAMED = "; parties of its first naming"
_TO_ITS_DOER = "; to whoever did what it is about"
_ABOUT_ACTS = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_ACT_WORD = re.compile(
    r"\s(?:\w+ly\s)?(?:the|this|that|these|any|such)\s(?:\w+\s)?(?:(?P<charge>charges?|accusations?|claims?|allegations?)|move|step|decision|"
    r"plan|ruling|test|launch|deployment|dispatch|sanctions|action|actions|announcement|withdrawal|attack|raid|strike|order|law|vote)\b",
    re.I,
)


def fill(events: Sequence[Event], text: str, actors: dict[str, Actor]) -> list[Event]:
    """The events, in order, with parties that are understood put in; nothing that is stated is changed."""
    made: list[Event] = []
    for event in events:
        made.append(_from_first_naming(event, made, text, actors))
    return [_about(event, made, k, text, actors) for k, event in enumerate(made)]


def _from_first_naming(event: Event, before: Sequence[Event], text: str, actors: dict[str, Actor]) -> Event:
    if event.actor and (event.recipient or _meeting(event)):
        return event
    nominal = bool(_DEFINITE.search(text[max(event.sentence[0], event.trigger[0] - 40) : event.trigger[0]]))
    for other in reversed(before):
        if event.trigger[0] - other.trigger[0] > _FARTHEST:
            break
        if (
            other.type != event.type
            or (event.mode and other.mode and event.mode != other.mode)
            or other.status != "actual"
        ):
            continue
        if nominal and event.type == "CONSULT" and _named_by(event, other, actors):
            return msgspec.structs.replace(
                event, actor=other.actor, recipient=other.recipient, mode=event.mode or other.mode,
                because=event.because + _AS_FIRST_NAMED,
            )  # fmt: skip
        stated = bool(event.actor or event.recipient)
        if not (nominal or (stated and event.type in _DEEDS)) or not _agree(event, other, text, actors):
            continue
        actor = event.actor or tuple(a for a in other.actor if a not in event.recipient)
        recipient = event.recipient or tuple(r for r in other.recipient if r not in actor)
        if (actor, recipient) != (event.actor, event.recipient):
            return msgspec.structs.replace(
                event, actor=actor, recipient=recipient, because=event.because + _AS_FIRST_NAMED
            )
    return event


def _named_by(event: Event, other: Event, actors: dict[str, Actor]) -> bool:
    """ "the meeting": nobody is named, or only some of those who met."""
    parties = acting_for((*event.actor, *event.recipient), actors)
    return parties < acting_for((*other.actor, *other.recipient), actors)


def _meeting(event: Event) -> bool:
    return event.type == "CONSULT" and event.mode != "visit" and len(event.actor) > 1


def _agree(event: Event, other: Event, text: str, actors: dict[str, Actor]) -> bool:
    """No stated party of one contradicts the other's; where one is stated, one is shared or the word is the same."""
    shared = not (event.actor or event.recipient) or _word(event, text) == _word(other, text)
    for ours, theirs in ((event.actor, other.actor), (event.recipient, other.recipient)):
        common = acting_for(ours, actors) & acting_for(theirs, actors)
        if ours and theirs and not common:
            return False
        shared = shared or bool(common)
    return shared and bool(other.actor or other.recipient)


def _word(event: Event, text: str) -> str:
    """The last word of the trigger: "invasion" and "full-scale invasion" agree."""
    return text[event.trigger[0] : event.trigger[1]].split()[-1].lower()


def _about(event: Event, events: Sequence[Event], k: int, text: str, actors: dict[str, Actor]) -> Event:
    """What is said of an act is said to whoever did it: an act named after the verb, else "the move", "the charge"."""
    if event.recipient or event.type not in _ABOUT_ACTS:
        return event
    event = _from_the_act(event, events[k + 1 : k + 3], text)
    object_ = _ACT_WORD.match(text, event.trigger[1])
    if event.recipient or not object_ or not event.actor:
        return event
    own = acting_for(event.actor, actors)
    wanted = "ACCUSE" if object_["charge"] else None
    for other in reversed(events[:k]):
        by = tuple(a for a in other.actor if not acting_for((a,), actors) & own)
        if by and (other.type == wanted if wanted else other.type not in ("ACCUSE", "SUPPORT", "CONSULT")):
            because = event.because + _TO_ITS_DOER
            return msgspec.structs.replace(event, recipient=by[:1], because=because)
    return event


def _from_the_act(event: Event, after: Sequence[Event], text: str) -> Event:
    """ "condemned the offensive": to whoever carries it out."""
    for act in after:
        between = text[event.trigger[1] : act.trigger[0]]
        if (
            act.sentence == event.sentence
            and 0 < len(between) < _BESIDE
            and not re.search(r"[.;:“\"]|\b(?:and|but|while|after|as)\b", between)
        ):
            to = tuple(a for a in act.actor if a not in event.actor)
            if to:
                return msgspec.structs.replace(event, recipient=to, because=event.because + _TO_ITS_DOER)
    return event
