"""The outlet that somebody's words went through: "told Reuters", "in an interview with Kestrel Radio", "tweeted"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from legation.data import outlets
from legation.model import Actor, Attribution, Name, Sentence, Span
from legation.resolving.cast import Cast
from legation.resolving.identities import listed
from legation.resolving.slugs import slug

_PASSED_ON = re.compile(
    r"\b(?:(?:quoted|cited|reported)\b.{0,30}\bby|interview(?:s|ed)?\s(?:with|to|on|by)|told|tells|speaking\s(?:to|on|with)|"
    r"statement\s(?:to|carried\sby|published\sby|released\son)|comments?\s(?:to|on)|remarks?\s(?:to|on|carried\sby)|"
    r"(?:wrote|posted|said|tweeted|statement|post|message|video|published|announced)\s(?:\w+\s){0,4}(?:on|in|to|via|by)|"
    r"carried\sby|aired\s(?:on|by)|according\sto|op-ed(?:\spiece)?\s(?:in|for)|article\s(?:in|for)|"
    r"questions?\s(?:from|by)|asked\sby|(?:obtained|seen|reviewed)\sby)"
    r"\s(?:the\s|a\s|an\s|his\s|her\s|its\s|\w+[’']s\s)?(?:[\w.-]+\s){0,4}$",
    re.I,
)
_REPORTS = re.compile(
    r"^(?:,?\s(?:has\s|had\s|also\s)?(?:reported|reports|quoted|cited|said|says|carried|wrote))\b|^[’']s\b", re.I
)
_SPOKEN_ON = re.compile(
    r"(?:^|,\s)(?:[Oo]n|[Ss]peaking (?:on|to|with)|[Ww]riting in|[Ii]n)\s(?:the\s)?(?:[\w.]+[’']s?\s)?$"
)
_TO = re.compile(r"^\sto\s(?:the\s)?$")
_KINDS = (
    r"(?:[Rr]adio|[Tt]elevision|TV|newspaper|daily|weekly|magazine|broadcaster|channel|network|station|news agency)"
)
_TOLD_OUTLET = re.compile(
    rf"\b(?:told|to|with|on|by)\s(?:the\s)?(?:(?:[\w’'-]+\s){{0,3}}{_KINDS}\s(?P<after>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)|"
    r"(?P<name>(?:[A-Z][\w’'-]*\s){1,3}(?:Radio|Television|TV|Times|Tribune|Herald|Gazette|Journal)|"
    r"[A-Z]{3,5}(?=\s(?:radio|television|TV|news))))\b"
)
_TOLD_NAME = re.compile(
    r"\b(?:told|interview with|reported by|quoted by)\s(?P<name>(?:[Tt]he\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)"
)
_LIKE_AN_OUTLET = re.compile(
    r"\b(?:Radio|TV|Television|News|Times|Post|Newspaper|Agency|Herald|Tribune|Journal|Magazine|Press|Network)$"
)
_TWEETED = re.compile(r"\b(?:re)?tweet(?:s|ed|ing)?\b", re.I)
_THE_PAPER = re.compile(
    r"\b(?:according\sto|told|quoted\sby|interview\swith)\sthe\s"
    r"(?:news\sagency|agency|paper|newspaper|daily|magazine|broadcaster|channel|outlet|network)\b"
)


def outlet(a: Attribution, cast: Cast, sentence: Sentence) -> str | None:
    """Id of the outlet that `sentence`, the one of the cue, gives for the words of `a`."""
    if not a.cue:
        return None
    named = (n for n in cast.names if sentence.start <= n.start < sentence.end and is_outlet(n))
    for name in named:
        if _is_channel(name, a, cast, sentence):
            return _take(cast, name)
    return _unlisted(a, cast, sentence) or _posted(a, cast, sentence) or _mentioned_before(a, cast, sentence)


def is_platform(identity: str) -> bool:
    """Where anybody may post: unlike an interviewer, it does not stay with a speaker."""
    row = outlets.by_id(identity)
    return row is not None and row.kind == "social"


def is_outlet(name: Name) -> bool:
    """An outlet of the tables, or an organisation whose name ends as those of outlets do."""
    return name.kind == "outlet" or (name.kind == "org" and bool(_LIKE_AN_OUTLET.search(name.key)))


def _is_channel(name: Name, a: Attribution, cast: Cast, sentence: Sentence) -> bool:
    span = (name.start, name.end)
    if inside(span, a.content) or any(s <= name.start < e and name.end >= e - 12 for s, e in a.source):
        return False
    before = cast.text[sentence.start : name.start]
    said_to = any(_TO.match(cast.text[e : name.start]) for _, e in a.cue)
    found = said_to or _PASSED_ON.search(before) or _SPOKEN_ON.search(before)
    return bool(found or _REPORTS.match(cast.text[name.end : name.end + 30]))


def _unlisted(a: Attribution, cast: Cast, sentence: Sentence) -> str | None:
    """An outlet that no table has, by its name: "told Israel Radio", "told the daily Kestrel"."""
    for match in _TOLD_OUTLET.finditer(cast.text, sentence.start, sentence.end):
        group = "name" if match["name"] else "after"
        if not inside(match.span(group), a.content):
            return cast.add(_unknown(match[group]), match.span(group))
    for match in _TOLD_NAME.finditer(cast.text, sentence.start, sentence.end):
        rows = outlets.named(match["name"])  # "the Guardian": a word elsewhere, the paper where somebody told it
        if rows and not inside(match.span("name"), a.content):
            return cast.add(listed("outlet", rows[0].id), match.span("name"))
    return None


def _posted(a: Attribution, cast: Cast, sentence: Sentence) -> str | None:
    """ "He tweeted", "in a tweet"."""
    for match in _TWEETED.finditer(cast.text, sentence.start, sentence.end):
        if not inside(match.span(), a.content):
            return cast.add(listed("outlet", "twitter"), None)
    return None


def _mentioned_before(a: Attribution, cast: Cast, sentence: Sentence) -> str | None:
    """ "According to the news agency": the outlet named last."""
    for match in _THE_PAPER.finditer(cast.text, sentence.start, sentence.end):
        if not inside(match.span(), a.content):
            return last_named(match.start(), cast)
    return None


def last_named(before: int, cast: Cast) -> str | None:
    """ "The paper", "the report": the outlet that was named last before a character."""
    seen = (s.actor for s in reversed(cast.seen) if s.start < before)
    return next((actor for actor in seen if cast.actors[actor].type == "outlet" and not is_platform(actor)), None)


def _take(cast: Cast, name: Name) -> str:
    span = (name.start, name.end)
    if name.kind == "org":
        return cast.add(_unknown(name.key), span)
    return cast.add(msgspec.structs.replace(listed("outlet", name.key), name=_called(cast, name.key)), span)


def _unknown(name: str) -> Actor:
    return Actor(id=slug(name), name=name, type="outlet", sector="MED")


def _called(cast: Cast, key: str) -> str:
    """An outlet as this report calls it, at its longest."""
    forms = [cast.text[n.start : n.end] for n in cast.names if n.kind == "outlet" and n.key == key]
    return max(forms, key=len)


def inside(span: Span, content: Sequence[Span]) -> bool:
    """Whether the words given to somebody hold a span."""
    return any(s <= span[0] and span[1] <= e for s, e in content)
