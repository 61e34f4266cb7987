"""Attributions -> quotations: who speaks, through whom, when and where, and what stands within what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from legation.language.marks import quoted, share_quoted
from legation.model import Actor, Attribution, Name, Quote, QuoteKind, Sentence, Span
from legation.resolving.cast import Cast
from legation.resolving.identities import listed
from legation.resolving.slugs import slug

MOSTLY = 0.9
_CARRY_PARAGRAPHS = 1
_TOLD = re.compile(r"\b(?:told|tells|telling|asked|urged|warned|informed|assured|reminded|instructed)$", re.I)
_PASSED_ON = re.compile(
    r"\b(?:(?:quoted|cited|reported)\b.{0,30}\bby|interview(?:s|ed)?\s(?:with|to|on|by)|told|tells|speaking\s(?:to|on|with)|"
    r"statement\s(?:to|carried\sby|published\sby|released\son)|comments?\s(?:to|on)|remarks?\s(?:to|on|carried\sby)|"
    r"(?:wrote|posted|said|tweeted|statement|post|message|video|published|announced)\s(?:\w+\s){0,4}(?:on|in|to|via|by)|carried\sby|aired\s(?:on|by)|"
    r"according\sto|op-ed\sin|article\s(?:in|for))\s(?:the\s|a\s|an\s|his\s|her\s|its\s|\w+[’']s\s)?(?:[\w.-]+\s){0,4}$",
    re.I,
)
_REPORTS = re.compile(
    r"^(?:,?\s(?:has\s|had\s|also\s)?(?:reported|reports|quoted|cited|said|says|carried|wrote))\b|^[’']s\b", re.I
)
_VENUE = re.compile(
    r"\b(?:in|during|at|on)\s(?P<venue>(?:an?|the|his|her|their|its|televised|recent|brief|joint|remarks|comments)\s?(?:[\w-]+\s){0,4}?"
    r"(?:interview|press\sconference|news\sconference|briefing|statement|speech|address|comments|remarks|letter|post|tweet|message|visit|meeting|summit|"
    r"hearing|debate|rally|phone\scall|telegram|op-ed|article|declaration|report|video)(?:\s(?:to|in|at|with)\s(?:the\s)?[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?)"
)
_TOLD_OUTLET = re.compile(
    r"\b(?:told|to|with|on|by)\s(?:the\s)?(?P<name>(?:[A-Z][\w’'-]*\s){1,3}(?:Radio|Television|TV|Times|Tribune|Herald|Gazette|Journal))\b"
)
_LIKE_AN_OUTLET = re.compile(
    r"\b(?:Radio|TV|Television|News|Times|Post|Newspaper|Agency|Herald|Tribune|Journal|Magazine|Press|Network)$"
)
_SPOKEN_ON = re.compile(
    r"(?:^|,\s)(?:[Oo]n|[Ss]peaking (?:on|to|with)|[Ww]riting in|[Ii]n)\s(?:the\s)?(?:[\w.]+[’']s?\s)?$"
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
        made.append(_one(f"q{number}", a, cast, made[-1] if made else None))
    quotes = [m.quote for m in made]
    return tuple(_nested(quotes))


def _one(identity: str, a: Attribution, cast: Cast, before: _Said | None) -> _Said:
    at = a.cue[0][0] if a.cue else a.content[0][0]
    number = cast.sentence_at(at)
    sentence = cast.sentences[number]
    near = before if before and sentence.paragraph - before.paragraph <= _CARRY_PARAGRAPHS else None
    outlet = _outlet(a, cast, sentence)
    speaker = _speaker(a, cast, near, number)
    if speaker is not None and outlet == speaker:
        outlet = None
    if outlet is None and near and near.quote.via and near.quote.speaker == speaker:
        outlet = near.quote.via
    venue = _VENUE.search(cast.text, sentence.start, sentence.end) if a.cue else None
    quote = Quote(
        id=identity,
        kind=kind_of(cast.text, a.content),
        speaker=speaker,
        via=outlet,
        addressee=_addressee(a, cast, speaker, outlet),
        source=a.source,
        cue=a.cue,
        content=a.content,
        venue=venue["venue"] if venue and not _inside(venue.span("venue"), a.content) else None,
        confidence=a.confidence,
    )
    last = cast.sentences[cast.sentence_at(a.content[-1][1] - 1)]
    return _Said(quote, max(sentence.paragraph, last.paragraph), number)


def kind_of(text: str, content: Sequence[Span]) -> QuoteKind:
    """Direct where (nearly) all letters stand between quotation marks, indirect where none, mixed between."""
    share = share_quoted(text, list(content), [m for s, e in content for m in quoted(text, s, e)])
    return "direct" if share >= MOSTLY else "mixed" if share > 0 else "indirect"


def _speaker(a: Attribution, cast: Cast, near: _Said | None, sentence: int) -> str | None:
    if not a.source:
        return near.quote.speaker if near and not a.cue else None
    words = cast.text[a.source[0][0] : a.source[0][1]].strip().lower()
    if words in ("he", "she", "they", "it", "i", "we", "his", "her", "their", "its") and near and near.quote.speaker:
        known = cast.actors.get(near.quote.speaker)
        personal = words in ("he", "she", "i", "his", "her")
        fits = known and personal == _personal(known, near.quote, cast)
        if known and fits and not _newer_subject(cast, near, sentence, a.source[0][0]):
            return known.id
    found = cast.who(a.source[0])
    return found[0] if found else None


def _personal(known: Actor, quote: Quote, cast: Cast) -> bool:
    """A person, or a body that spoke through one ("a ministry spokeswoman … she said")."""
    words = " ".join(cast.text[s:e] for s, e in quote.source)
    return known.type == "person" or bool(re.search(r"\bspokes(?:wo)?man\b|\bspokesperson\b|\bofficial\b", words))


def _newer_subject(cast: Cast, near: _Said, sentence: int, at: int) -> bool:
    """Whether another person was made the subject since the last quotation."""
    after = max([e for _, e in (*near.quote.source, *near.quote.cue, *near.quote.content)], default=0)
    return any(
        s.subject and after <= s.start < at and s.actor != near.quote.speaker and cast.actors[s.actor].type == "person"
        for s in cast.seen
    )


def _outlet(a: Attribution, cast: Cast, sentence: Sentence) -> str | None:
    """The outlet that the words went through, where the sentence of the cue names one in such a place."""
    if not a.cue:
        return None
    for name in cast.names:
        if (
            not _is_outlet(name)
            or not sentence.start <= name.start < sentence.end
            or _inside((name.start, name.end), a.content)
        ):
            continue
        if any(s <= name.start < e for s, e in a.source) and name.end >= a.source[0][1] - 12:
            continue
        before = cast.text[sentence.start : name.start]
        if (
            _PASSED_ON.search(before)
            or _SPOKEN_ON.search(before)
            or _REPORTS.match(cast.text[name.end : name.end + 30])
        ):
            return _take(cast, name)
    return _unlisted(a, cast, sentence)


def _unlisted(a: Attribution, cast: Cast, sentence: Sentence) -> str | None:
    """An outlet that no table has, by its name: "told Israel Radio"."""
    for match in _TOLD_OUTLET.finditer(cast.text, sentence.start, sentence.end):
        if not _inside(match.span("name"), a.content):
            name = match["name"]
            return cast.add(Actor(id=slug(name), name=name, type="outlet", sector="MED"), match.span("name"))
    return None


def _is_outlet(name: Name) -> bool:
    """An outlet of the tables, or an organisation whose name ends as those of outlets do."""
    return name.kind == "outlet" or (name.kind == "org" and bool(_LIKE_AN_OUTLET.search(name.key)))


def _take(cast: Cast, name: Name) -> str:
    span = (name.start, name.end)
    if name.kind == "org":
        return cast.add(Actor(id=slug(name.key), name=name.key, type="outlet", sector="MED"), span)
    return cast.add(msgspec.structs.replace(listed("outlet", name.key), name=_called(cast, name.key)), span)


def _called(cast: Cast, key: str) -> str:
    """An outlet as this report calls it, at its longest."""
    forms = [cast.text[n.start : n.end] for n in cast.names if n.kind == "outlet" and n.key == key]
    return max(forms, key=len)


def _addressee(a: Attribution, cast: Cast, speaker: str | None, outlet: str | None) -> str | None:
    """Whom the words were told to: what stands between "told" and the content."""
    if not a.cue or not _TOLD.search(cast.text[a.cue[0][0] : a.cue[0][1]]):
        return None
    end = min((s for s, _ in a.content if s >= a.cue[0][1]), default=a.cue[0][1])
    between = (a.cue[0][1], min(end, a.cue[0][1] + 80))
    inside = [p for p in cast.phrases if between[0] <= p.start and p.end <= between[1]]
    found = cast.who(inside[0].span) if inside else ()
    return found[0] if found and found[0] not in (speaker, outlet) else None


def _inside(span: Span, content: Sequence[Span]) -> bool:
    return any(s <= span[0] and span[1] <= e for s, e in content)


def _nested(quotes: Sequence[Quote]) -> list[Quote]:
    """Each quotation whose cue stands in another's content is within the shortest such one."""
    made = []
    for q in quotes:
        at = q.cue[0] if q.cue else None
        around = [o for o in quotes if at and o.id != q.id and _inside(at, o.content)]
        outer = min(around, key=lambda o: sum(e - s for s, e in o.content), default=None)
        made.append(msgspec.structs.replace(q, within=outer.id if outer else None))
    return made
