"""Names side by side -> phrases: "Kenyan Foreign Minister Ada Holt", "the head of Kenya's electoral commission".

A phrase gathers what a newspaper says of one actor in one breath: state or body, organ, role, person. Modifiers
("Russian", "Yerevan's", "CSTO") go into the phrase and are no actors of their own there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace

from legation.data import roles
from legation.model import Name, Sentence, Span

STATE_KINDS = frozenset({"state", "adjective", "capital", "metonym"})
_MODIFIERS = STATE_KINDS | {"body", "organ", "org", "group", "party", "outlet"}
_SENT_TO = frozenset({"ambassador", "envoy", "special envoy", "charge d'affaires", "high commissioner", "emissary"})
_OF_A_PERSON = frozenset(
    str.split(
        "administration government cabinet regime office campaign aide adviser supporter spokesman spokeswoman "
        "spokesperson lawyer loyalist ally team party coalition"
    )
)
_HEADS = frozenset({"role", "title", "organ", "org"})

# Words that may stand between a modifier and its head ("Russian then deputy foreign minister").
_BETWEEN = (
    r"(?:own|entire|so-called|top|senior|former|then|new|newly|acting|deputy|chief|special|national|outgoing|prominent|leading|veteran|longtime|long-time|"
    r"high-ranking|state|ruling|main|permanent|ethnic|armed|separatist|opposition|regional|local|federal|central|interim|incoming|"
    r"elected|influential|powerful|unnamed|retired|junior|visiting|military|civilian|riot|anti-government|pro-government|"
    r"pro-Russian|pro-Western|Islamist|jihadist|rebel|government|foreign|defence|defense|Jewish|Muslim|Christian|Shiite|Sunni|"
    r"two|three|four|five|six|other|several|many|some|young)"
)
_TO_HEAD = re.compile(rf"^(?:[’']s?)?\s(?:{_BETWEEN}\s){{0,3}}$")
# "Kenya's longest-serving envoy", "Danish novelist Ada Holt": what any words may stand between.
_OWNED = re.compile(r"^[’']s?\s(?:[a-z-]+\s){0,3}$")
_TO_PERSON = re.compile(r"^(?:[’']s?)?\s(?:[a-z-]+\s)?[a-z-]+(?:er|or|ist|ian|ant|man|star|nist)\s$")
_TO = re.compile(r"^\s(?:to|in|at)\s")
_BESIDE = (" ", ". ", "\u00a0", "")
_BASED = re.compile(
    r"^-(?:based|led|backed|held|run|controlled|dominated|born|brokered|sponsored|supported|occupied|allied|friendly|funded|mediated|style|bound|ruled|aligned)\b",
    re.I,
)
_OF = re.compile(r"^\s(?:of|in|for|to|at|from)\s(?:the\s|its\s|his\s|her\s|their\s|neighbou?ring\s|[a-z]+\s)?$")
_APPOSED = re.compile(
    rf"^,\s(?:the|a|an|who is|one of|his|her|its|their)?\s?(?:(?:{_BETWEEN}|most|senior-most|country’s|"
    rf"country's)\s){{0,3}}(?:[\w’'-]+\s)?$"
)
_COMMA = re.compile(r"^,\s$")
_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x|then|[Ll]ate|[Pp]revious|[Oo]usted|[Dd]eposed)(?:\s|-)(?:\w+[’']?s?\s)?$")


@dataclass(frozen=True)
class Phrase:
    """One actor as one stretch of text names it. `start`/`end` span all of it, `head` the word that is the actor."""

    start: int
    end: int
    head: Name
    state: str | None = None
    body: Name | None = None
    role: Name | None = None
    person: str | None = None
    owner: str | None = None
    former: bool = False
    adjectival: bool = False

    @property
    def span(self) -> Span:
        """The whole phrase."""
        return self.start, self.end


def build(text: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> list[Phrase]:
    """Phrases of all sentences, in order, none overlapping."""
    made: list[Phrase] = []
    at = 0
    for s in sentences:
        while at < len(names) and names[at].start < s.start:
            at += 1
        stop = at
        while stop < len(names) and names[stop].end <= s.end:
            stop += 1
        inside = names[at:stop]
        singles = [_single(text, n) for k, n in enumerate(inside) if not _owns(text, n, inside[k + 1 : k + 2])]
        named = _persons(text, _modified(text, singles), _BESIDE)
        made += _appositions(text, _from_somewhere(text, _persons(text, _complements(text, named))))
        at = stop
    return made


def _owns(text: str, name: Name, following: Sequence[Name]) -> bool:
    """ "its foreign ministry": the pronoun belongs to what follows and is no phrase of its own."""
    return (
        name.kind == "pronoun"
        and name.key in ("its", "his", "her", "their")
        and bool(following)
        and following[0].kind in ("role", "org", "organ")
        and text[name.end : following[0].start] == " "
    )


def _single(text: str, name: Name) -> Phrase:
    state = name.key if name.kind in STATE_KINDS or name.kind == "people" else None
    return Phrase(
        name.start, name.end, name, state=state,
        role=name if name.kind in ("role", "title") else None,
        person=name.key if name.kind == "person" else None,
        former=name.kind == "role" and bool(_FORMER.search(text[max(0, name.start - 24) : name.start])),
        adjectival=name.kind == "adjective" or bool(_BASED.match(text[name.end : name.end + 14])),
    )  # fmt: skip


def _gap(text: str, left: Phrase, right: Phrase) -> str:
    return text[left.end : right.start]


def _fold(phrases: list[Phrase], text: str, join: Callable[[str, Phrase, Phrase], Phrase | None]) -> list[Phrase]:
    made: list[Phrase] = []
    for phrase in phrases:
        joined = join(text, made[-1], phrase) if made else None
        if joined:
            made[-1] = joined
        else:
            made.append(phrase)
    return made


def _modified(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """Modifier + head, from the right, so that "U.S. House Foreign Affairs Committee chairman" folds into one."""
    made: list[Phrase] = []
    for phrase in reversed(phrases):
        if (
            made
            and _can_modify(phrase, made[-1], gap := _gap(text, phrase, made[-1]))
            and _reaches(phrase, made[-1], gap)
        ):
            made[-1] = _with_modifier(phrase, made[-1])
        else:
            made.append(phrase)
    return made[::-1]


def _reaches(left: Phrase, right: Phrase, gap: str) -> bool:
    if _TO_HEAD.match(gap):
        return True
    if left.head.kind not in STATE_KINDS:
        return False
    if right.head.kind == "person":
        return bool(_TO_PERSON.match(gap))
    return right.head.kind == "role" and bool(_OWNED.match(gap))


def _can_modify(left: Phrase, right: Phrase, gap: str) -> bool:
    if left.head.kind == "person" and right.head.kind == "role":  # "the Trump administration", "Muizzu's office"
        return right.head.key in _OF_A_PERSON
    if left.head.kind == "role" and right.head.kind == "role":  # "court spokeswoman", "deputy army spokesperson"
        row = roles.find(left.head.key)
        return not left.head.plural and row is not None and (row.class_ == "organ" or left.head.key == "deputy")
    if left.head.kind not in _MODIFIERS:
        return False
    if right.head.kind in _HEADS:
        return True
    if right.head.kind == "person":  # "Japan's Kishida", "Russian Vladimir Putin"
        return left.head.kind == "adjective" or (left.head.kind == "state" and gap[:1] in "'’")
    return right.head.kind in ("group", "party", "body") and left.head.kind == "adjective"


def _with_modifier(left: Phrase, right: Phrase) -> Phrase:
    if left.person:
        return replace(right, start=left.start, owner=left.person)
    body = left.head if left.head.kind not in STATE_KINDS | {"role"} else left.body
    return replace(
        right, start=left.start, state=right.state or left.state, body=right.body or body, adjectival=False,
        former=right.former or left.former,
    )  # fmt: skip


def _complements(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """Head + "of" + state, body or organ: "head of Kenya's electoral commission", "ambassador to Moscow"."""

    def join(text: str, left: Phrase, right: Phrase) -> Phrase | None:
        match = _OF.match(_gap(text, left, right))
        if (
            not match
            or right.adjectival
            or left.head.kind not in ("role", "organ", "org")
            or right.person
            or left.person
        ):
            return None
        if right.head.kind not in _MODIFIERS and not (
            right.head.kind == "role" and (right.state or not right.head.plural)
        ):
            return None
        if left.state and right.head.kind in STATE_KINDS:
            return None  # "Russian ambassador to London": the sender is known, the host is no part of him
        if left.head.key in _SENT_TO and _TO.match(_gap(text, left, right)):
            return replace(left, end=right.end)  # "ambassador to Moscow": of the sender, whoever that is
        body = (
            left.body
            or right.body
            or (right.head if right.head.kind not in STATE_KINDS and right.head.kind != "role" else None)
        )
        return replace(left, end=right.end, state=left.state or right.state, body=body)

    return _fold(phrases, text, join)


def _persons(text: str, phrases: list[Phrase], gaps: Container[str] | None = None) -> list[Phrase]:
    """Role or title + person, with or without the comma of "the president, X,"; `gaps` allows these alone between."""

    def join(text: str, left: Phrase, right: Phrase) -> Phrase | None:
        if not right.person or left.person or left.head.kind not in ("role", "title") or left.head.plural:
            return None
        gap = _gap(text, left, right)
        if gap not in (_BESIDE if gaps is None else gaps) and (gaps is not None or not _COMMA.match(gap)):
            return None
        role = right.role if right.role and right.role.kind == "role" else left.role
        return replace(
            right,
            start=left.start,
            state=right.state or left.state,
            body=right.body or left.body,
            role=role,
            former=right.former or left.former,
        )

    return _fold(phrases, text, join)


def _from_somewhere(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """Person + "of" + state: "Prime Minister Ada Holt of Kenya"."""

    def join(text: str, left: Phrase, right: Phrase) -> Phrase | None:
        if not left.person or left.state or right.head.kind != "state" or _gap(text, left, right) != " of ":
            return None
        return replace(left, end=right.end, state=right.state)

    return _fold(phrases, text, join)


def _appositions(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """Person, the role: "Ada Holt, head of Kenya's electoral commission"."""

    def join(text: str, left: Phrase, right: Phrase) -> Phrase | None:
        if (
            not left.person
            or (left.role and left.role.kind == "role")
            or right.head.kind != "role"
            or right.head.plural
            or right.person
        ):
            return None
        if not _APPOSED.match(_gap(text, left, right)):
            return None
        state, body = left.state or right.state, left.body or right.body
        return replace(left, end=right.end, state=state, body=body, role=right.role, former=right.former)

    return _fold(phrases, text, join)
