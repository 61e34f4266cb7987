"""Standing relations that a report states: members of bodies, holders of offices, who left, who joined a treaty.

Closed language, so by rule: each pattern below is one way in which newspapers state a tie.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from legation.data import roles
from legation.model import Event, Name, Quote, Sentence, Span, Tie, TieKind
from legation.resolving import identities
from legation.resolving.cast import Cast
from legation.resolving.phrases import STATE_KINDS, Phrase

_LISTED = re.compile(
    r"\b(?:(?:other|its|the|whose|current|full|founding)\s)*members?(?:\sstates|\scountries|"
    r"\snations)?\s(?:include|are|includes|is made up of|comprise)\b|\bmade up of\b|\bcomprises\b|"
    r"\bcomprising\b|\bwhose members\b",
    re.I,
)
_IS_MEMBER = re.compile(
    r"\b(?:is|are|was|remains?|be|became|become|continues to be|still)\s(?:also\s|both\s|still\s)?(?:an?\s|"
    r"the\s)?(?:\w+\s){0,3}?(?P<kind>members?|observers?)\s(?:states?\s)?(?:of|in|"
    r"to)\s(?:the\s)?(?:[\w-]+\s){0,3}$",
    re.I,
)
_APPOSED_MEMBER = re.compile(
    r"^,\s(?:which\sis\s|who\sis\s)?(?:also\s)?an?\s(?:\w+\s){0,3}?(?P<kind>member|observer)\s(?:state\s)?(?:of|in|to)\s(?:the\s)?$",
    re.I,
)
_MEMBER_STATE = re.compile(r"^\s(?P<kind>member|observer|allies|ally)(?:s|\sstates?|\snations?|\scountry)?\s$", re.I)
_FOUNDED = re.compile(
    r"^[^.;]{0,60}?\b(?:was|were)\s(?:first\s|originally\s)?(?:established|founded|created|formed|set\sup|launched)\sin\s(?:\w+\s)?(?P<year>(?:19|20)\d\d)\b"
)
_LEFT = re.compile(
    r"\b(?:left|quit|exited|withdrew\sfrom|pulled\sout\sof|walked\sout\sof)\s(?:the\s)?(?:[\w-]+\s){0,3}$", re.I
)
_SUSPENDED = re.compile(r"\b(?:was|were|been)\ssuspended\sfrom\s(?:the\s)?(?:[\w-]+\s){0,3}$", re.I)
_JOINED = re.compile(r"\b(?:joined|acceded\sto|was\sadmitted\sto)\s(?:the\s)?(?:[\w-]+\s){0,3}$", re.I)
_RATIFIED = re.compile(r"ratif|acce(?:ded|ssion)|became a party", re.I)
_DOUBT = re.compile(
    r"\b(?:not|never|no longer|would|could|if|may|might|wants?|hopes?|plans?|bid|apply|applied|seeks?|sought|"
    r"rejects?|yet)\b",
    re.I,
)
_OF_WHICH = re.compile(r"\bof which\s(?:the\s)?$")
_IS_ONE = re.compile(r"\s(?:is|are|remains?)\s(?:also\s|still\s)?(?:a\s)?(?:\w+\s)?members?\b")


def find(cast: Cast, quotes: Sequence[Quote], events: Sequence[Event]) -> tuple[Tie, ...]:
    """All ties stated in the report, in order of the text, each once."""
    made = [*_offices(cast), *_memberships(cast), *_treaties(cast, events)]
    kept: dict[tuple[str, str | None, str | None, str | None], Tie] = {}
    for tie in sorted(made, key=lambda t: t.span):
        kept.setdefault((tie.kind, tie.holder, tie.body, tie.office), tie)
    return tuple(_voiced(tie, quotes) for tie in kept.values())


def _voiced(tie: Tie, quotes: Sequence[Quote]) -> Tie:
    holding = [q for q in quotes if any(s <= tie.span[0] and tie.span[1] <= e for s, e in q.content)]
    return msgspec.structs.replace(tie, said_by=holding[0].id if holding else None)


def _tie(kind: TieKind, cast: Cast, holder: str | None, body: str | None, span: Span, **more: str | None) -> Tie:
    return Tie(
        kind=kind,
        holder=holder,
        body=body,
        office=more.get("office"),
        since=more.get("since"),
        until=more.get("until"),
        as_of=cast.day if kind in ("member", "observer", "office", "party") else None,
        said_by=None,
        span=span,
    )


def _offices(cast: Cast) -> list[Tie]:
    made = []
    for p in cast.phrases:
        if not p.person or p.role is None or p.role.kind != "role" or p.former or p.role.plural:
            continue
        holder = cast.by_phrase.get(p.span)
        actor = cast.actors.get(holder or "")
        row = roles.find(p.role.key)
        if actor is None or row is None or row.rank is None:  # an ally, a critic, a refugee holds no office
            continue
        body = p.state if p.body is None or p.state else _body_id(p, cast)
        if body is None and p.body is not None:
            body = _body_id(p, cast)
        if body is None:
            body = actor.country
        if body:
            made.append(_tie("office", cast, holder, body, p.span, office=cast.text[p.role.start : p.role.end]))
    return made


def _body_id(phrase: Phrase, cast: Cast) -> str | None:
    if phrase.body is None:
        return None
    return phrase.body.key if phrase.body.kind != "org" else cast.text[phrase.body.start : phrase.body.end]


def _memberships(cast: Cast) -> list[Tie]:
    made: list[Tie] = []
    for sentence in cast.sentences:
        inside = [n for n in cast.names if sentence.start <= n.start < sentence.end]
        countries = [n for n in inside if n.kind in STATE_KINDS]
        if not countries and not any(n.kind == "body" for n in inside):
            continue
        made += _listed(cast, sentence, inside, countries)
        made += _single(cast, sentence, inside, countries)
    return made


def _listed(cast: Cast, sentence: Sentence, inside: Sequence[Name], countries: Sequence[Name]) -> list[Tie]:
    """ "besides Kenya, its members are Uganda, …": all of them, of the body in focus."""
    match = _LISTED.search(cast.text, sentence.start, sentence.end)
    if not match or len(countries) < 2:
        return []
    if _DOUBT.search(cast.text, max(sentence.start, match.start() - 30), match.end()):
        return []
    body = next((n for n in inside if n.kind == "body"), None) or _last_body(cast, sentence.start)
    if body is None:
        return []
    return [_tie("member", cast, n.key, body.key, (n.start, n.end)) for n in countries if n.kind == "state"]


def _last_body(cast: Cast, before: int) -> Name | None:
    return next((n for n in reversed(cast.names) if n.kind == "body" and n.start < before), None)


def _single(cast: Cast, sentence: Sentence, inside: Sequence[Name], countries: Sequence[Name]) -> list[Tie]:
    made: list[Tie] = []
    text = cast.text
    for body in (n for n in inside if n.kind == "body"):
        before = text[sentence.start : body.start]
        of_it = [
            n for n in countries if n.start > body.end and _last_of(inside, n) is body and _of_which(text, body, n)
        ]
        made += [_tie("member", cast, n.key, body.key, (body.start, n.end)) for n in of_it]
        holder = next((n for n in reversed(countries) if n.end <= body.start), None)
        if founded := _FOUNDED.match(text[body.end : sentence.end]):
            made.append(_tie("established", cast, None, body.key, (body.start, body.end), since=founded["year"]))
        if holder is None:
            after = next((n for n in countries if n.start >= body.end), None)
            if after and (match := _MEMBER_STATE.match(text[body.end : after.start])):
                span = (after.start, body.end) if after.start < body.end else (body.start, after.end)
                made.append(_tie(_member(match["kind"]), cast, after.key, body.key, span))
            continue
        between = text[holder.end : body.start]
        if _DOUBT.search(between):
            continue
        span = (holder.start, body.end)
        if match := (_APPOSED_MEMBER.match(between) or _IS_MEMBER.search(before)):
            made.append(_tie(_member(match["kind"]), cast, holder.key, body.key, span))
        elif _LEFT.search(between):
            made.append(_tie("left", cast, holder.key, body.key, span))
        elif _SUSPENDED.search(between):
            made.append(_tie("suspended", cast, holder.key, body.key, span))
        elif _JOINED.search(between):
            made.append(_tie("member", cast, holder.key, body.key, span))
    return made


def _last_of(inside: Sequence[Name], before: Name) -> Name | None:
    """The body named last before a name of the sentence."""
    return next((n for n in reversed(inside) if n.kind == "body" and n.start < before.start), None)


def _of_which(text: str, body: Name, state: Name) -> bool:
    """ "ECOWAS, the bloc of which Niger is a member"."""
    return (
        body.end < state.start < body.end + 80
        and bool(_OF_WHICH.search(text[body.end : state.start]))
        and bool(_IS_ONE.match(text, state.end))
    )


def _member(word: str) -> TieKind:
    return "observer" if word.lower().startswith("observer") else "member"


def _treaties(cast: Cast, events: Sequence[Event]) -> list[Tie]:
    """A ratification that happened makes its actor a party."""
    made: list[Tie] = []
    for event in events:
        words = cast.text[event.trigger[0] : event.trigger[1]]
        if event.status != "actual" or not _RATIFIED.search(words):
            continue
        treaty = next(
            (n for n in cast.names if n.kind == "treaty" and event.sentence[0] <= n.start < event.sentence[1]), None
        )
        for holder in event.actor:
            country = cast.actors[holder].country
            if treaty and country:
                name, since = identities.treaty_name(treaty.key), event.date.earliest if event.date else None
                made.append(_tie("party", cast, country, name, event.trigger, since=since))
    return made
