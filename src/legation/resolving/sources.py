"""The words of a source -> whoever speaks by them: "the court's Ada Holt", "senior officials", "the report".

A source is one noun phrase with whatever hangs on it. Who speaks is its head: the person it ends in, else what stands
before its first preposition or comma, else (of a "statement" or "poll") whoever issued it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.data import roles, states
from legation.model import Actor, ActorType, Name, Quote, Span
from legation.resolving import channels
from legation.resolving.cast import Cast
from legation.resolving.identities import state
from legation.resolving.phrases import Phrase
from legation.resolving.slugs import bare, slug

_TAIL = re.compile(
    r",|\s[-–—(]|\s(?:and|who|which|that|of|for|from|in|at|by|with|on|to|inside|within|near|close|familiar|briefed|seen|"
    r"reviewed|obtained|cited|quoted|speaking|based|as|citing|quoting|involved|conducted|released|published|issued|"
    r"carried|today|yesterday|earlier|later|also|[A-Z]?[a-z]+day|[a-z]+ed\s(?:by|in|at|on|with))\b"
)
_HANGS_ON = re.compile(
    r"\b(?:of|for|by|with|from|to|at|under|near|behind|on|about|in|against|over|than|and)\s(?:the\s|an?\s)?$"
)
_OF = re.compile(r"of\s")
# "Chief of Staff of the Kenyan Navy Ada Holt": an office in front of a name, as it is not in "a critic of Ada Holt".
_TITLE = re.compile(
    r"(?:Deputy|Vice|Chief|Head|Commander|Minister|Undersecretary|Secretary|Director|Chairman|Chairwoman|President|"
    r"Speaker|Governor|Assistant|Under)\b"
)
_GOES_ON = re.compile(r"^[’']|^\s(?!and\b|or\b|who\b|of\b|in\b|at\b|from\b)[\w-]")
_ISSUED = re.compile(
    r"\b(?:statements?|reports?|polls?|surveys?|stud(?:y|ies)|communiqu[eé]|letter|declaration|release|readout|"
    r"posts?|tweets?|speech|note|text|summary|message|dispatch|bulletin|memo|video|recording|website|site|analysis|figures|data)$",
    re.I,
)
_PAPER = re.compile(
    r"^(?:the|this|its|a|an)?\s?(?:\w+\s)?(?:report|article|story|paper|newspaper|daily|news agency|broadcaster|"
    r"channel|outlet|magazine|network|station|website)$",
    re.I,
)
_ISSUER = re.compile(r"^\s(?:by|from|of|issued\sby|released\sby|published\sby|conducted\sby|on\sbehalf\sof)\s")
_POSSESSIVE = re.compile(r"[’']s?\s")
_PERSONAL = re.compile(
    r"\b(?:source|official|diplomat|witness|analyst|expert|survivor|resident|observer|aide|insider|critic|activist|"
    r"farmer|doctor|soldier|fighter|commander|refugee|migrant|student|worker|relative|neighbou?r|trader|"
    r"negotiator|adviser|investigator|researcher|scholar|author|reporter|correspondent)s?$",
    re.I,
)
# Parts and people of a body that speak for it: "the party's branch in Nairobi".
_PART = re.compile(
    r"^\s(?:[\w-]+\s)?(?:branch|wing|side|leadership|command|delegation|mission|headquarters|press office|team)$"
)
_NOBODY = frozenset(str.split("many some others other both several most few all one class those these"))
_FEWEST_LETTERS, _MOST_WORDS = 3, 8


def speaker(span: Span, cast: Cast, earlier: Sequence[Quote]) -> str | None:
    """Id of the actor who speaks by these words; `earlier` are the quotations before, the last one last."""
    core = _noun_phrase(span, cast.text)
    words = cast.text[slice(*core)]
    if _PAPER.match(words):
        outlet = channels.last_named(core[0], cast)
        if outlet:
            return outlet
    if _ISSUED.search(words):
        return _issuer(core, span, cast, earlier)
    return _by_name(span, core, cast)


def _by_name(span: Span, core: Span, cast: Cast) -> str | None:
    inside = [p for p in cast.phrases if p.start < span[1] and span[0] < p.end]
    person = next((p for p in inside if p.person and _is_head(p, span, cast.text)), None)
    if person is not None:
        return cast.by_phrase.get(person.span)
    last = [p for p in inside if p.start < core[1] <= p.end and p.head.kind not in ("title", "description")]
    if last:
        if _spokes(last[-1].head) and (named := _spokesperson(last[-1], cast)):
            return named
        return _seat(last[-1], cast) or next(iter(cast.who(last[-1].span)), None)
    whole = [p for p in inside if p.end < core[1] and _PART.match(cast.text[p.end : core[1]])]
    if whole:
        return next(iter(cast.who(whole[-1].span)), None)
    seat = states.capital(bare(cast.text[slice(*core)]))
    if seat is not None:  # "Male said": too common a word elsewhere, the government where it speaks
        return cast.add(state(seat), core)
    described = None if any(p.head.kind in ("pronoun", "description") for p in inside) else _described(core, cast)
    return described or next(iter(cast.who(core)), None)


def _spokes(name: Name) -> bool:
    row = roles.find(name.key) if name.kind == "role" and not name.plural else None
    return row is not None and row.rank == "spokesperson"


def _spokesperson(phrase: Phrase, cast: Cast) -> str | None:
    """ "A spokesman": the one whom the report calls so by name, if it is one and of the same state."""
    named = {
        cast.by_phrase[p.span]
        for p in cast.phrases
        if p.person and p.role and _spokes(p.role) and p.span in cast.by_phrase
        if phrase.state in (None, p.state)
    }
    return named.pop() if len(named) == 1 else None


def _noun_phrase(span: Span, text: str) -> Span:
    """What stands before the first preposition, participle or comma: the head and what modifies it."""
    start, end = span
    tail = _TAIL.search(text, start + 1, end)
    return start, tail.start() if tail else end


def _is_head(phrase: Phrase, span: Span, text: str) -> bool:
    """No owner ("Trump's lawyer"), no modifier ("Trump officials"), no complement ("a spokesman for Trump")."""
    hangs = _HANGS_ON.search(text[span[0] : max(span[0], phrase.start)])
    if hangs and not (_OF.match(hangs[0]) and _TITLE.match(text[span[0] : span[1]])):
        return False
    return not _GOES_ON.match(text[phrase.end : span[1]])


def _seat(phrase: Phrase, cast: Cast) -> str | None:
    """ "The White House said": the seat of an executive speaks by its own name, for its state."""
    if phrase.head.kind == "role" and phrase.head.key == "government" and phrase.state:
        return cast.add(state(phrase.state), phrase.span)
    if phrase.head.kind != "metonym" or phrase.state is None:
        return None
    name = bare(cast.text[phrase.head.start : phrase.head.end])
    actor = Actor(id=slug(name), name=name, type="organ", country=phrase.state, sector="GOV")
    return cast.add(actor, (phrase.head.start, phrase.head.end))


def _issuer(core: Span, span: Span, cast: Cast, earlier: Sequence[Quote]) -> str | None:
    """Of "a poll by X", "X's statement": X. Of "the statement": whoever spoke last."""
    text = cast.text
    by = _ISSUER.match(text[core[1] : span[1]])
    owner = _POSSESSIVE.search(text, *core)
    if by:
        found = _by_name((core[1] + by.end(), span[1]), _noun_phrase((core[1] + by.end(), span[1]), text), cast)
    elif owner:
        found = _by_name((core[0], owner.start()), (core[0], owner.start()), cast)
    else:
        found = next(iter(cast.who(core)), None)
    if found:
        return found
    return next((q.speaker for q in reversed(earlier) if q.speaker), None) or _described(core, cast)


def _described(core: Span, cast: Cast) -> str | None:
    """Somebody without a name: "a senior official", "an industry source"."""
    name = bare(cast.text[slice(*core)])
    if (
        len(name) < _FEWEST_LETTERS
        or not name[0].isalpha()
        or len(name.split()) > _MOST_WORDS
        or not name[-1].isalnum()
    ):
        return None
    if not name.split()[-1].islower() or name.lower() in _NOBODY:
        return None
    country = next((p.state for p in cast.phrases if p.state and p.start < core[1] and core[0] < p.end), None)
    person = _PERSONAL.search(name)
    kind: ActorType = "person" if person and not name.endswith("s") else "people" if person else "other"
    return cast.add(Actor(id=slug(name), name=name, type=kind, country=country, anonymous=True), core)
