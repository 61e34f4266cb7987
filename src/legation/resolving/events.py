"""Triggers -> events: slots become actors, days and places; voice, status and code are settled."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from legation.data import plover
from legation.mentions import magnitudes as find_magnitudes
from legation.model import Days, Event, Place, Quote, Span, Status, Trigger
from legation.resolving import conditions, magnitudes, parties, understood
from legation.resolving.cast import Cast
from legation.resolving.identities import state
from legation.resolving.voices import said_by, spoken

# Below this nothing is won on development reports: what is found there is as often wrong as right.
LEAST_CONFIDENCE = 0.21
_ONE_BREATH = 25  # characters
_A_YEAR = dt.timedelta(days=366)
_OWN = re.compile(r"(?:its|his|her|their)\s", re.I)
_VISIT = re.compile(
    r"(?:\w+\s)?(?:visit(?:s|ed|ing)?|trips?|tour(?:s|ed)?|travel(?:s|l?ed|l?ing)?|arriv(?:es|ed|al|ing)|flew|flies)$",
    re.I,
)


def resolve(
    triggers: Sequence[Trigger],
    days: Sequence[Days | None],
    quotes: Sequence[Quote],
    cast: Cast,
    places: Sequence[Place],
) -> tuple[Event, ...]:
    """Events in order of the text, ids "e1", "e2" …, each an occasion of its own; `days` are those of each trigger.

    What has no actor and no recipient, or lacks one that PLOVER asks for, is left out.
    """
    made = coded(triggers, days, quotes, cast, places)
    made = [e for e in parties.settle(made, triggers, cast, quotes, places) if _codable(e)]
    made = [e for k, e in enumerate(made) if not any(_within(e, o) for o in made[max(0, k - 2) : k + 3])]
    sizes = magnitudes.assign(made, find_magnitudes.find(cast.text, cast.sentences), cast.text)
    return tuple(
        msgspec.structs.replace(e, id=f"e{k + 1}", occasion=k, magnitude=sizes.get(k, ())) for k, e in enumerate(made)
    )


def coded(
    triggers: Sequence[Trigger],
    days: Sequence[Days | None],
    quotes: Sequence[Quote],
    cast: Cast,
    places: Sequence[Place],
) -> list[Event]:
    """Each trigger that is sure enough as an event, with the parties that rules find."""
    sure = [(t, d) for t, d in zip(triggers, days, strict=True) if t.confidence >= LEAST_CONFIDENCE]
    made = [_one(t, d, quotes, cast, places) for t, d in sure]
    return understood.fill(made, cast.text, cast.actors)


def _one(t: Trigger, days: Days | None, quotes: Sequence[Quote], cast: Cast, places: Sequence[Place]) -> Event:
    sentence = cast.sentences[t.sentence]
    if t.type == "CONSULT" and _VISIT.match(cast.text[t.start : t.end]):
        t = msgspec.structs.replace(t, mode="visit")
    actor, recipient = _slots(t, quotes, cast)
    if len(actor) == 1 and not recipient and (plover.needs_recipient(t.type) or t.type in _TO_SOMEBODY):
        recipient = _other_party(t, actor[0], cast)
    place = _place(t.place, places)
    if _done_there(t) and not recipient and place is not None:
        recipient = _host(actor, places[place], cast)
    status = _status(t, cast)
    return Event(
        id="", type=t.type, mode=t.mode, contexts=t.contexts, cameo=plover.cameo(t.type, t.mode, t.contexts),
        quad=plover.types()[t.type].quad, score=plover.score(t.type, t.mode), actor=actor, recipient=recipient,
        date=days, place=place, status=status, historical=_historical(days, cast.day),
        said_by=said_by(t, sentence, quotes), occasion=0, trigger=(t.start, t.end),
        sentence=(sentence.start, sentence.end), magnitude=(), confidence=t.confidence, because=t.because,
        condition=conditions.of(status, (t.start, t.end), (sentence.start, sentence.end), cast.text),
    )  # fmt: skip


def _within(e: Event, other: Event) -> bool:
    """One act named twice in a breath ("conducted several strikes"): the surer naming stands."""
    if e is other or e.type != other.type or e.sentence != other.sentence or e.said_by != other.said_by:
        return False
    gap = max(e.trigger[0], other.trigger[0]) - min(e.trigger[1], other.trigger[1])
    alike = set(e.actor) <= set(other.actor) and set(e.recipient) <= set(other.recipient)
    weaker = (e.confidence, -e.trigger[0]) < (other.confidence, -other.trigger[0])
    return gap < _ONE_BREATH and alike and weaker


_UNREAL = re.compile(
    r"\b(?:could|might|may|should|must|ought to|ha(?:s|ve) to|needs? to|expected to|set to|poised to|about to|if|"
    r"unless|likely to|prospect of|threat of|risk of|fears? of|possibility of|to prevent|to avoid|to deter|in case of|"
    r"in the event of|possible|potential)\s(?:\w+\s){0,2}$"
)
_DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying))\s(?:that\s|it\s|having\s)?[^.;,:“”\"]{0,60}$")
_WOULD = re.compile(
    r"\b(?:said|says|announced|confirmed|told\s\w+|vowed|promised|decided)\s(?:on\s\w+\s|in\s\w+\s)?(?:that\s)?(?:[\w.’'-]+\s){1,4}would\s(?:\w+ly\s)?$"
)


def _status(t: Trigger, cast: Cast) -> Status:
    """The reader's, but where the words before the act leave no doubt: denied, asked about, only feared, announced."""
    sentence = cast.sentences[t.sentence]
    lead = cast.text[max(sentence.start, t.start - 90) : t.start]
    if t.type not in _SAYING and _DENIED.search(lead):
        return "negated"
    if t.status == "hypothetical" and _WOULD.search(lead):
        return "future"
    if t.status == "actual" and t.type not in _ACTUAL_BY_RULE:
        return "hypothetical" if cast.text[sentence.end - 1] == "?" or _UNREAL.search(lead) else "actual"
    return t.status


_SAYING = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})
# Promising is an act whenever what is promised is to be.
_ACTUAL_BY_RULE = frozenset({"AGREE", "CONCEDE", "THREATEN", "REQUEST"})


def _codable(e: Event) -> bool:
    """Somebody acts or is acted on, and where PLOVER wants a recipient there is one (an exchange may be all actors)."""
    if not e.actor and not e.recipient:
        return False
    return bool(e.recipient) or e.type == "COOPERATE" or not plover.needs_recipient(e.type)


def _slots(t: Trigger, quotes: Sequence[Quote], cast: Cast) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors and recipients; whoever acts by speaking is the speaker, and nobody does to himself what takes another."""
    trigger = (t.start, t.end)
    actor = _all(t.actor, cast, trigger) or _first_person(t.actor, t, quotes, cast)
    recipient = _all(_not_own(t.recipient, cast.text), cast, trigger) or _first_person(t.recipient, t, quotes, cast)
    if t.type in _NOT_TO_OUTLETS:
        recipient = tuple(r for r in recipient if cast.actors[r].type != "outlet")
    quote = spoken(t, quotes)
    if not actor and quote and quote.speaker:
        actor = (quote.speaker,)
    if t.type == "CONSULT" and t.mode != "visit":  # all who meet are actors
        actor, recipient = tuple(dict.fromkeys((*actor, *recipient))), ()
    return actor, tuple(r for r in recipient if r not in actor and not _ones_own(r, actor, t, cast))


_NOT_TO_OUTLETS = frozenset({"AGREE", "REJECT", "CONSULT", "REQUEST"})
_WE = frozenset({"i", "we", "us", "me", "our", "my"})


def _first_person(spans: Sequence[Span], t: Trigger, quotes: Sequence[Quote], cast: Cast) -> tuple[str, ...]:
    """ "We condemn …" between quotation marks: the speaker."""
    if not any(cast.text[s:e].lower() in _WE for s, e in spans):
        return ()
    holding = [q for q in quotes if any(s <= t.start < e for s, e in q.content) and q.speaker]
    return (holding[-1].speaker,) if holding and holding[-1].speaker else ()


def _ones_own(recipient: str, actor: Sequence[str], t: Trigger, cast: Cast) -> bool:
    """A government that calls off its own minister's trip does it to the host, not to the minister."""
    one = cast.actors[recipient]
    if t.type != "REJECT" or t.mode != "meet" or one.type != "person" or one.country is None:
        return False
    return any(cast.actors[a].country == one.country for a in actor)


def _not_own(spans: Sequence[Span], text: str) -> Sequence[Span]:
    """ "recalled its ambassador to Iran": done to Iran; one's own people are no recipients where another is named."""
    others = [s for s in spans if not _OWN.match(text, *s)]
    return others or spans


def _all(spans: Sequence[Span], cast: Cast, trigger: Span) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a for span in spans for a in cast.who(span, trigger)))


# Said or refused to somebody, as a rule; "agreed to supply Kenya", "declined to join the CSTO's summit".
_TO_SOMEBODY = frozenset({"REJECT", "AGREE", "SUPPORT", "ACCUSE"})
_NEW_CLAUSE = re.compile(
    r"[;:“”\"]|,\s(?:and|but|while|as|which|who|where|after)\b|\b(?:after|before|because|while|when|where|by|hosted)\b"
)


def _other_party(t: Trigger, actor: str, cast: Cast) -> tuple[str, ...]:
    """The other state or body that the clause names after the act, or before it where PLOVER must have one."""
    sentence = cast.sentences[t.sentence]
    inside = [s for s in cast.seen if sentence.start <= s.start < sentence.end]
    named = [s for s in inside if cast.actors[s.actor].type in ("state", "igo")]
    home = cast.actors[actor].country or actor
    others = [s for s in named if (cast.actors[s.actor].country or s.actor) != home]
    after = [s for s in others if s.start > t.end and not _NEW_CLAUSE.search(cast.text, t.end, s.start)]
    if not after and plover.needs_recipient(t.type):
        return (others[0].actor,) if others else ()
    return (after[0].actor,) if after else ()


def _done_there(t: Trigger) -> bool:
    """Acts whose place is their object where no other is named: a visit to Kyiv, strikes in Gaza."""
    return (t.type == "CONSULT" and t.mode == "visit") or (t.type == "ASSAULT" and bool(t.actor))


def _place(spans: Sequence[Span], places: Sequence[Place]) -> int | None:
    """Index of the first place named in the words that place the act."""
    for start, end in spans:
        for k, p in enumerate(places):
            if p.start < end and start < p.end:
                return k
    return None


def _host(actor: Sequence[str], place: Place, cast: Cast) -> tuple[str, ...]:
    """Who comes to another's country visits that country, who strikes there strikes it."""
    home = {cast.actors[a].country for a in actor}
    if place.country is None or place.country in home or not any(home):
        return ()
    return (cast.add(state(place.country), None),)


def _historical(days: Days | None, published: str | None) -> bool:
    """More than a year before the report."""
    if days is None or published is None:
        return False
    return dt.date.fromisoformat(days.latest) < dt.date.fromisoformat(published[:10]) - _A_YEAR
