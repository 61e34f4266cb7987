"""Figures of people in a sentence: each number with what it counts and what became of them, or troops.

A number takes the fate that its own verb names; failing that, numbers joined to it share theirs ("killed 12 soldiers
and a child", "12 soldiers and a child were killed"). Parts of a figure already given ("including three children") are
left out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from legation.mentions import magnitude_frames as frames
from legation.mentions import magnitude_nouns as nouns
from legation.mentions.magnitude_amounts import Amount, search
from legation.mentions.magnitude_nouns import Counted
from legation.model import Magnitude, Sentence

# A word of any frame, or for armed people; a sentence without one is not looked at further.
_CUE = re.compile(
    r"\b(?:kill|murder|massacr|execut|assassin|slaught|behead|decapit|sl[ae][yiw]|gun|shot|shoot|hang|dead|death|die|dying"
    r"|perish|life|lives|toll|fatal|number|body|martyr|wound|injur|hurt|maim|hospital|arrest|detain|detention|prison"
    r"|imprison|jail|round|apprehend|incarcer|custody|bars|displac|uproot|evacuat|fled|flee|home|border|abduct|kidnap"
    r"|captur|captive|hostage|free|releas|pardon|liberat|amnest|go\b|expel|expulsion|deport|kick|banish|persona|leave"
    r"|troops|force|soldier|personnel|marine|peacekeep|servicem|paratroop|reservist|conscript|mercenar|fighters|police"
    r"|guard|gendarm|militia|advis[eo]r|trainer|instructor|men\b|commando|sailor|airm|volunteer|recruit|officer|lost"
    r"|losing|burn|stabb|beaten|crushed)",
    re.I,
)
_DEPLOYED = re.compile(
    r"\b(?:deploy|redeploy|sen[dt]|station|withdr|pull|mobili[sz]|call(?:ed|ing)?\sup|amass|mass(?:ed|ing)|dispatch"
    r"|reinforc|contingent|garrison|battalion|brigade|force\sof|army\sof|regiment|exercis|drill|man(?:oeu|eu)ver"
    r"|conscript|based\sin|presence|airlift|train)",
    re.I,
)
_A_FORCE = 100  # so many soldiers are a force whatever the sentence says of them
_INCLUDING = re.compile(r"\b(?:includ(?:ing|ed|es?)|among\s(?:them|whom)|of\swhich)\s$", re.I)
_JOINED = re.compile(r"\s*,?\s(?:and|or|as\swell\sas|along\swith|plus)\s$|\s*,\s$")
# What follows is what these did, not what was done to them.
_ACT = re.compile(
    r"\s(?:said|says?|told|ha(?:s|ve|d)|was|were|is|are|will|would|could|may|vowed|who|joined|went|came|left|\w+ed\s(?:an?|the|its|their|that|[A-Z]))\b"
)
_DATED = re.compile(
    r"\b(?:in|since|until|by|from|during|early|late|mid|of|year|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)\w*\.?(?:\s\d\d?,)?)\s$"
)
# "Flight 17", "Article 5", "aged 12": a number that something is known by, unless the word is a headline's verb.
_NAMED = re.compile(
    r"(?:\b(?!Leav|Left|Least|And|With|In|At|As|After)[A-Z][\w.’'-]*|\b[Nn]o\.|\b(?:loved|every|each|any|this|that|which|young|little)|\b(?:number|article|aged?|chapter|section|day|phase|page"
    r"|grade|group\sof|flight|resolution|level|class|aged\s\d+\s(?:and|or)))\s$"
)
_FLED = re.compile(r"[^,.;]{0,30}?\bfle[de]")
_ESCAPED = frozenset(
    str.split("prisoner prisoners inmate inmates suspect suspects attacker attackers gunman gunmen driver detainees")
)
_FEWEST_FLEEING = 10

Basis = Literal["before", "after", "part"] | None


class _Item(msgspec.Struct, frozen=True):
    """A number, the people it counts (None where it stands alone), its fate, and on which side that is said."""

    amount: Amount
    counted: Counted | None
    end: int
    kind: frames.Fate | None = None
    basis: Basis = None
    past: bool = False


def find(text: str, sentence: Sentence) -> list[Magnitude]:
    """Figures of people and of troops in one sentence, in order, none overlapping."""
    if _CUE.search(text, sentence.start, sentence.end) is None:
        return []
    items = [_told(text, sentence, item) for item in _items(text, sentence)]
    items = _shared(text, items)
    deployed = _DEPLOYED.search(text, sentence.start, sentence.end) is not None
    made = [_made(item, deployed) for item in items]
    return [m for m in made if m is not None]


def _items(text: str, sentence: Sentence) -> list[_Item]:
    items: list[_Item] = []
    at = sentence.start
    while True:
        amount = search(text, at, sentence.end)
        if amount is None:
            return items
        counted = nouns.people(text, amount.end, sentence.end)
        if counted is not None and amount.form == "count" and amount.high != 1 and not nouns.several(counted):
            counted = None
        at = amount.end if counted is None else counted.end
        if _counts(text, sentence, amount, counted):
            items.append(_Item(amount, counted, at))
        at = max(at, amount.start + 1)


def _counts(text: str, sentence: Sentence, amount: Amount, counted: Counted | None) -> bool:
    """Whether a number can be one of people, as far as it and its noun show."""
    left = text[max(sentence.start, amount.lead - 30) : amount.lead]
    if amount.form == "article":
        return counted is not None and counted.one
    year = amount.figures and 1900 <= (amount.low or 0) <= 2100
    if year and (counted is None or amount.lead < amount.start or _DATED.search(left)):
        return False
    return counted is not None or not _NAMED.search(left)


def _told(text: str, sentence: Sentence, item: _Item) -> _Item:
    """The item with the fate that the words about it name."""
    start, stop, lead, end = sentence.start, sentence.end, item.amount.lead, item.end
    if _INCLUDING.search(text[max(start, lead - 20) : lead]):
        return msgspec.structs.replace(item, basis="part")
    if frames.mixed(text, start, lead, end, stop):
        return item
    alone = item.counted is None
    tally = frames.counted(text, end, stop) if alone else None
    if tally is not None:
        return msgspec.structs.replace(item, kind=tally[0], basis="after", end=tally[1])
    closed = not alone or nouns.ENDS.match(text, end, stop) is not None
    toll = frames.toll(text, start, lead)
    if toll is not None and closed:
        return msgspec.structs.replace(item, kind="killed", basis="before", past=toll == "past")
    kind = frames.around(text, start, lead, end, stop)
    if kind is None and closed and not (text.endswith("and ", start, lead) and _ACT.match(text, end)):
        kind = frames.before(text, start, lead)
    if kind is None and item.counted is not None:
        kind = frames.of_noun(text, start, lead, end, item.counted.word)
    if kind is not None:
        return msgspec.structs.replace(item, kind=kind, basis="before")
    kind = frames.after(text, end, stop)
    if kind == "displaced" and _escaped(text, item):
        kind = None
    if kind is None and item.counted is not None and item.amount.form == "count":
        kind = frames.adjective(item.counted.before)
    return item if kind is None else msgspec.structs.replace(item, kind=kind, basis="after")


def _escaped(text: str, item: _Item) -> bool:
    """A few people, or prisoners, who fled: they got away, and nobody displaced them."""
    few = max(item.amount.low or 0, item.amount.high or 0) < _FEWEST_FLEEING
    escaped = item.counted is not None and item.counted.word in _ESCAPED
    return (few or escaped) and _FLED.match(text, item.end) is not None


def _shared(text: str, items: Sequence[_Item]) -> list[_Item]:
    """Numbers that are joined share the fate that is named once."""
    shared = list(items)
    links = [_JOINED.fullmatch(text, a.end, b.amount.lead) for a, b in pairwise(shared)]
    for k in range(1, len(shared)):
        one, two = shared[k - 1], shared[k]
        if links[k - 1] is None or two.counted is None or two.kind is not None or two.basis is not None:
            continue
        listed = _worded(links[k - 1]) or (k < len(links) and links[k] is not None)
        if listed and one.basis in ("before", "part") and not _ACT.match(text, two.end):
            shared[k] = msgspec.structs.replace(two, kind=one.kind, basis=one.basis)
    for k in range(len(shared) - 2, -1, -1):
        one, two = shared[k], shared[k + 1]
        if links[k] is None or one.counted is None or one.kind is not None or one.basis is not None:
            continue
        listed = _worded(links[k]) or (k + 1 < len(links) and links[k + 1] is not None)
        if listed and two.basis == "after" and two.amount.form != "none":
            shared[k] = msgspec.structs.replace(one, kind=two.kind, basis="after")
    return shared


def _worded(link: re.Match[str] | None) -> bool:
    return link is not None and link.group().strip() != ","


def _made(item: _Item, deployed: bool) -> Magnitude | None:
    amount, counted = item.amount, item.counted
    if item.basis == "part":
        return None
    kind: frames.Fate | Literal["troops"] | None = item.kind
    if kind is None and counted is not None and amount.form == "count" and _are_troops(item, deployed):
        kind = "troops"
    if kind is None or (amount.form == "none" and kind not in ("killed", "wounded")):
        return None
    low = None if amount.low is None else float(math.floor(amount.low))
    high = None if amount.high is None or item.past else float(math.ceil(amount.high))
    return Magnitude(start=amount.start, end=item.end, kind=kind, low=low, high=high)


def _are_troops(item: _Item, deployed: bool) -> bool:
    amount, counted = item.amount, item.counted
    most = max(amount.low or 0, amount.high or 0)
    if counted is None or most < 2:
        return False
    return nouns.armed(counted, most, deployed or (most >= _A_FORCE and nouns.soldiers(counted)))
