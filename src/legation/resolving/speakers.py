"""Attributions -> quotations: who speaks, through whom, when and where, and what stands within what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from legation.language.marks import quoted, share_quoted
from legation.model import Actor, Attribution, Quote, QuoteKind, Sentence, Span
from legation.resolving import channels, sources
from legation.resolving.cast import Cast

MOSTLY = 0.9
_CARRY_PARAGRAPHS, _INTERVIEW_PARAGRAPHS = 1, 3
_TOLD = re.compile(r"\b(?:told|tells|telling|asked|urged|warned|informed|assured|reminded|instructed)$", re.I)
_CITING = re.compile(r"\b[Cc]iting\s(?P<who>[^,;.:“”\"]{3,80})")
# A cue without a source of its own that hangs on the sentence: "saying", "also said".
_PARTICIPLE = re.compile(r"^(?:\w+ly\s)?\w+ing\b|^also\s")
_VENUE = re.compile(
    r"\b(?:in|during|at|on)\s(?P<venue>(?:an?|the|his|her|their|its|televised|recent|brief|joint|remarks|comments)\s?(?:[\w-]+\s){0,4}?"
    r"(?:interview|press\sconference|news\sconference|briefing|statement|speech|address|comments|remarks|letter|post|tweet|message|visit|meeting|summit|"
    r"hearing|debate|rally|phone\scall|telegram|op-ed|article|declaration|report|video)(?:\s(?:to|in|at|with)\s(?:the\s)?[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?)"
)


@dataclass(frozen=True)
class _Said:
    """A quotation so far, with what the next one may take over from it."""

    quote: Quote
    paragraph: int
    sentence: int


def resolve(attributions: Sequence[Attribution], cast: Cast) -> tuple[Quote, ...]:
    """Quotations in order of the text, ids "q1", "q2" …, without their dates."""
    made: list[_Said] = []
    for number, a in enumerate(attributions, 1):
        made.append(_one(f"q{number}", a, cast, made))
    quotes = [m.quote for m in made]
    return tuple(_nested(quotes))


def _one(identity: str, a: Attribution, cast: Cast, earlier: Sequence[_Said]) -> _Said:
    before = earlier[-1] if earlier else None
    at = a.cue[0][0] if a.cue else a.content[0][0]
    number = cast.sentence_at(at)
    sentence = cast.sentences[number]
    near = before if before and sentence.paragraph - before.paragraph <= _CARRY_PARAGRAPHS else None
    outlet = channels.outlet(a, cast, sentence)
    speaker = _speaker(a, cast, near, number, [m.quote for m in earlier])
    cited = _cited(a, cast, sentence) if speaker is not None and cast.actors[speaker].type == "outlet" else None
    if cited is not None:
        outlet, speaker = speaker, cited
    elif speaker is not None and outlet == speaker:
        outlet = None
    if outlet is None and before and before.quote.via and before.quote.speaker == speaker:
        reach = _CARRY_PARAGRAPHS if channels.is_platform(before.quote.via) else _INTERVIEW_PARAGRAPHS
        outlet = before.quote.via if sentence.paragraph - before.paragraph <= reach else None
    venue = _VENUE.search(cast.text, sentence.start, sentence.end) if a.cue else None
    quote = Quote(
        id=identity,
        kind=kind_of(cast.text, a.content) if a.stance == "saying" else a.stance,
        speaker=speaker,
        via=outlet,
        addressee=_addressee(a, cast, speaker, outlet),
        source=a.source,
        cue=a.cue,
        content=a.content,
        venue=venue["venue"] if venue and not channels.inside(venue.span("venue"), a.content) else None,
        confidence=a.confidence,
    )
    last = cast.sentences[cast.sentence_at(a.content[-1][1] - 1)]
    return _Said(quote, max(sentence.paragraph, last.paragraph), number)


def kind_of(text: str, content: Sequence[Span]) -> QuoteKind:
    """Direct where (nearly) all letters stand between quotation marks, indirect where none, mixed between."""
    share = share_quoted(text, list(content), [m for s, e in content for m in quoted(text, s, e)])
    return "direct" if share >= MOSTLY else "mixed" if share > 0 else "indirect"


def _speaker(a: Attribution, cast: Cast, near: _Said | None, sentence: int, earlier: Sequence[Quote]) -> str | None:
    if not a.source:
        if a.cue and _PARTICIPLE.search(cast.text[a.cue[0][0] : a.cue[0][1]]):
            return _subject(cast, sentence, a.cue[0][0])
        return near.quote.speaker if near and not a.cue else None
    words = cast.text[a.source[0][0] : a.source[0][1]].strip().lower()
    if words in ("he", "she", "they", "it", "i", "we", "his", "her", "their", "its") and near and near.quote.speaker:
        known = cast.actors.get(near.quote.speaker)
        personal = words in ("he", "she", "i", "his", "her")
        fits = known and personal == _personal(known, near.quote, cast)
        if known and fits and not _newer_subject(cast, near, a):
            return known.id
    return sources.speaker(a.source[0], cast, earlier)


def _subject(cast: Cast, sentence: int, before: int) -> str | None:
    """ "The envoy met them, saying …": whoever the sentence has acting."""
    there = [s for s in cast.seen if s.sentence == sentence and s.start < before]
    return next((s.actor for s in there if s.subject), there[0].actor if there else None)


def _personal(known: Actor, quote: Quote, cast: Cast) -> bool:
    """A person, or a body that spoke through one ("a ministry spokeswoman … she said")."""
    words = " ".join(cast.text[s:e] for s, e in quote.source)
    return known.type == "person" or bool(re.search(r"\bspokes(?:wo)?man\b|\bspokesperson\b|\bofficial\b", words))


def _newer_subject(cast: Cast, near: _Said, a: Attribution) -> bool:
    """Whether another person was made the subject since the last quotation, outside the words now given."""
    after = max([e for _, e in (*near.quote.source, *near.quote.cue, *near.quote.content)], default=0)
    told = (s for s in cast.seen if s.subject and after <= s.start < a.source[0][0])
    return any(
        s.actor != near.quote.speaker
        and cast.actors[s.actor].type == "person"
        and not channels.inside((s.start, s.start + 1), a.content)
        for s in told
    )


def _cited(a: Attribution, cast: Cast, sentence: Sentence) -> str | None:
    """Whose words an outlet passes on: "Reuters reported, citing two officials"."""
    for match in _CITING.finditer(cast.text, sentence.start, sentence.end):
        if not channels.inside(match.span(), a.content):
            found = sources.speaker(match.span("who"), cast, ())
            if found is not None and cast.actors[found].type != "other":
                return found
    return None


def _addressee(a: Attribution, cast: Cast, speaker: str | None, outlet: str | None) -> str | None:
    """Whom the words were told to: what stands between "told" and the content."""
    if not a.cue or not _TOLD.search(cast.text[a.cue[0][0] : a.cue[0][1]]):
        return None
    end = min((s for s, _ in a.content if s >= a.cue[0][1]), default=a.cue[0][1])
    between = (a.cue[0][1], min(end, a.cue[0][1] + 80))
    inside = [p for p in cast.phrases if between[0] <= p.start and p.end <= between[1]]
    found = cast.who(inside[0].span) if inside else ()
    return found[0] if found and found[0] not in (speaker, outlet) else None


def _nested(quotes: Sequence[Quote]) -> list[Quote]:
    """Each quotation whose cue stands in another's content is within the shortest such one."""
    made = []
    for q in quotes:
        at = q.cue[0] if q.cue else None
        around = [o for o in quotes if at and o.id != q.id and channels.inside(at, o.content)]
        outer = min(around, key=lambda o: sum(e - s for s, e in o.content), default=None)
        made.append(msgspec.structs.replace(q, within=outer.id if outer else None))
    return made
