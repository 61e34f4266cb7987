"""Actor and recipient of an act of the lexicon: the names that stand where its row says that they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from legation.mentions.act_matches import Match, Word
from legation.model import Name, Span

_PREPOSITIONS = frozenset(
    str.split("of in on at from to with by for against over near between among into under about toward towards "
              "through during across including like inside outside upon")
)  # fmt: skip
_IN_A_PHRASE = re.compile(
    rf"\b(?:{'|'.join(sorted(_PREPOSITIONS))})\s(?:(?:the|a|an|its|his|her|their|this|that|some|several|many|all|two)\s)?"
    r"(?:[a-z-]+\s)?$"
)
_STOPS = (
    _PREPOSITIONS | frozenset(str.split("that who which to and while because as after before since if"))
) - frozenset({"of"})
_OBJECT_PRONOUNS = frozenset(str.split("him them me us theirs hers ours whom"))
_OWNED = frozenset(str.split("his her its their my our whose"))
_RELATIVE = frozenset(str.split("who which"))
_AND = re.compile(r"^,?\s(?:and|or|as well as)\s(?:the\s)?$")
_COMMA = re.compile(r"^,\s(?:the\s)?$")
_SECOND_VERB = re.compile(r"\s(?:and|but|or|then)\s(?:\w+ly\s|then\s|also\s)?$")
_COUNTERPART = re.compile(r"(?:[’']s?)?\s(?:counterparts?|side)\b")
_NOUN_BETWEEN = re.compile(rf"^\s(?!(?:{'|'.join(sorted(_STOPS))}|of)\s)[a-z-]+\s$")
_OF = re.compile(r"^\sof\s(?:the\s)?$")
_FOR = re.compile(r"^\s(?:for|at)\s(?:the\s)?$")
_BESIDE = re.compile(r"^(?:[’']s?)?\s(?:(?:own|top|senior|former|new|then|acting|armed|main|ruling)\s)?$|^\.\s$")
_POSSESSES = re.compile(
    rf"^[’']s?(?:\s(?!(?:{'|'.join(sorted(_STOPS))}|of)\s)[\w-]+){{0,3}}\s$|"
    rf"^(?:\s(?!(?:{'|'.join(sorted(_STOPS))}|of|the|a|an|is|was|were|are|has|had|have|will|said)\s)[a-z][\w-]*){{0,2}}\s$"
)
_ALSO = MappingProxyType(
    {"from": ("from", "to", "in"), "on": ("on", "against", "at"), "against": ("against", "on"), "to": ("to", "for"),
     "in": ("in", "into")}
)  # fmt: skip


@dataclass(frozen=True)
class Clause:
    """A sentence made ready: its words and the noun phrases in it."""

    text: str
    words: Sequence[Word]
    phrases: Sequence[Name]


def phrases_of(text: str, names: Sequence[Name]) -> list[Name]:
    """Names that stand beside each other as one, with the kind and key of the last of them, its head."""
    made: list[Name] = []
    for name in names:
        if made and _joins(text, made[-1], name):
            made[-1] = Name(made[-1].start, name.end, name.kind, name.key, name.plural)
        else:
            made.append(name)
    return [_to_head(text, p) for p in made if not (p.kind == "pronoun" and p.key in _OWNED)]


def _to_head(text: str, phrase: Name) -> Name:
    """ "her Peruvian counterpart": a head that is no name of its own."""
    match = _COUNTERPART.match(text, phrase.end)
    return Name(phrase.start, match.end(), "role", phrase.key) if match else phrase


def _joins(text: str, left: Name, right: Name) -> bool:
    gap = text[left.end : right.start]
    if left.kind == "pronoun":
        return left.key in _OWNED and right.kind not in ("pronoun", "description") and bool(_BESIDE.match(gap))
    if right.kind in ("pronoun", "description"):
        return False
    if left.kind == "description" and gap[:1] not in "'’":
        return gap == " " and right.kind == "role"
    if left.kind == "adjective" and right.kind == "role" and _NOUN_BETWEEN.match(gap):
        return True
    if left.kind in ("role", "organ", "org"):
        speaks = left.kind == "role" and left.key.endswith(("person", "man", "woman", "official"))
        if _OF.match(gap) or (speaks and _FOR.match(gap)):
            return True
        if right.kind in ("adjective", "people", "capital", "metonym") and gap[:1] not in "'’":
            return False
    return bool(_BESIDE.match(gap))


def slots(match: Match, clause: Clause) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Spans of actor and recipient."""
    row = match.pattern.row
    if match.passive:
        recipient = _subject(match, clause) if row.recipient == "object" else _asked(row.recipient, match, clause)
        return _after(("by",), match, clause), recipient
    actor, recipient = _actor(row.actor, match, clause), _asked(row.recipient, match, clause)
    if not (actor and recipient) and (both := _after(("between", "among"), match, clause)):
        actor, recipient = (both, recipient) if not actor else (actor, both if row.recipient != "none" else ())
    if row.recipient == "with" and row.type in ("CONSULT", "ASSAULT") and row.mode not in ("visit", "third-party"):
        return (*actor, *(r for r in recipient if r not in actor)), ()  # all who meet or fight are actors
    return actor, recipient


def _actor(where: str, match: Match, clause: Clause) -> tuple[Span, ...]:
    if where == "subject":
        return _subject(match, clause)
    if where == "possessor":
        return _owner(match, clause) or _after(("by",), match, clause)
    if where in ("by", "of"):
        return _after((where,), match, clause) or _owner(match, clause)
    return ()


def _asked(where: str, match: Match, clause: Clause) -> tuple[Span, ...]:
    if where == "object":
        return _object(match, clause)
    if where == "possessor":
        return _owner(match, clause)
    if where == "none":
        return ()
    tried = (_after((preposition,), match, clause) for preposition in _ALSO.get(where, (where,)))
    return next((found for found in tried if found), ())


def _subject(match: Match, clause: Clause) -> tuple[Span, ...]:
    """The nearest phrase before that no preposition holds; of a second verb ("and expelled"), the first phrase."""
    text, words = clause.text, clause.words
    at = words[match.taken[0]].end if match.pattern.turned else words[match.begin].start
    before = [k for k, p in enumerate(clause.phrases) if p.start < at and p.key not in _OBJECT_PRONOUNS]
    starts = {k: clause.phrases[k].start for k in before}
    free = [k for k in before if not _IN_A_PHRASE.search(text[max(0, starts[k] - 30) : starts[k]])]
    if not free:
        near = [k for k, p in enumerate(clause.phrases) if p.end + 1 == at]
        return _series(near[0], clause, -1) if near else ()
    k = free[-1]
    gap = text[clause.phrases[k].end : at]
    if _SECOND_VERB.search(gap) or (gap.endswith(", ") and words[match.begin].low.endswith("ing")):
        k = free[0]
    elif gap.startswith(","):
        earlier = [n for n in free if n < k and text[clause.phrases[n].end] == ","]
        k = earlier[-1] if earlier else k
    if clause.phrases[k].key in _RELATIVE and k:
        k -= 1
    return _series(k, clause, -1)


def _object(match: Match, clause: Clause) -> tuple[Span, ...]:
    """The first phrase after the trigger, with nothing between but what may stand before a noun."""
    pieces, outside = match.pattern.pieces, match.taken[0] < match.first
    begin = match.taken[0] if outside and pieces[0].bends else match.last
    return _first(begin + 1, 6, clause)


def _after(prepositions: tuple[str, ...], match: Match, clause: Clause) -> tuple[Span, ...]:
    """The phrase after the first of these prepositions that has one, not far from the trigger."""
    begin = match.taken[0] + 1 if match.pattern.turned else match.last
    stop = max(match.last, match.taken[-1]) + 9
    for k in range(begin, min(stop, len(clause.words))):
        if k > match.last and clause.words[k].apart:
            break
        if clause.words[k].low in prepositions and (found := _first(k + 1, 5, clause)):
            return found
    return ()


def _first(k: int, most: int, clause: Clause) -> tuple[Span, ...]:
    words, phrases = clause.words, clause.phrases
    for n in range(k, min(k + most, len(words))):
        at = bisect_left(phrases, words[n].start, key=lambda p: p.start)
        if at < len(phrases) and phrases[at].start < words[n].end:
            return _series(at, clause, 1)
        if words[n].low in _STOPS or (words[n].apart and n > k):
            break
    return ()


def _owner(match: Match, clause: Clause) -> tuple[Span, ...]:
    """ "Israel's (sudden) withdrawal", "the Israeli withdrawal", "its withdrawal"."""
    at = clause.words[match.begin].start
    pronouns = [w for w in clause.words[max(0, match.begin - 2) : match.begin] if w.low in _OWNED]
    if pronouns and not any(pronouns[-1].start < p.end and p.start < at for p in clause.phrases):
        return ((pronouns[-1].start, pronouns[-1].end),)
    before = [k for k, p in enumerate(clause.phrases) if p.end <= at]
    if before and _POSSESSES.match(clause.text[clause.phrases[before[-1]].end : at]):
        return _series(before[-1], clause, -1)
    return ()


def _series(k: int, clause: Clause, step: int) -> tuple[Span, ...]:
    """The phrase and those coordinated with it, in order: "Kenya, Uganda and Rwanda"."""
    text, phrases = clause.text, clause.phrases
    found, joined = [k], False
    while 0 <= found[-1] + step < len(phrases):
        left, right = sorted((found[-1], found[-1] + step))
        gap = text[phrases[left].end : phrases[right].start]
        linked = bool(_AND.match(gap))
        if not (linked or _COMMA.match(gap)) or phrases[found[-1] + step].kind == "pronoun":
            break
        if linked and joined:
            break
        joined = joined or linked
        found.append(found[-1] + step)
        if linked and step > 0:
            break
    return tuple((phrases[n].start, phrases[n].end) for n in sorted(found if joined else [k]))
