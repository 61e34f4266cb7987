"""Which way a sentence looks: whether the verb that a time expression belongs to speaks of what was or what will be."""

from __future__ import annotations

import re
from typing import Literal

Outlook = Literal[-1, 0, 1]

_FUTURE = (
    r"(?:will|'ll|’ll|won[’']t|shall|going to|to|would|could|might|may|should|must)(?: \w+ly| still| also| not)?"
    r"(?: be| have been)(?: [a-z]+ed| held| paid| sent| made)?|"
    r"will|'ll|’ll|won[’']t|shall|going to|(?:is|are) (?:set|due|slated|likely|about|to|scheduled|expected|planned|"
    r"supposed)|"
    r"(?:agree[ds]?|agreement|deal|bid|offer|pact|proposal|decision|set|supposed) to|payable|effective|"
    r"expects?|plans?|planning|scheduled|expected|planned|due|slated|set for|intends?|hopes?|aims?|ahead of|upcoming|"
    r"expires?|begins?|starts?|opens?|meets?|takes? place|takes? effect|deadline|would|could|might|may|"
    r"should|must|"
    r"until|forecasts?|arrives|returns|before"
)
# Plans of the past ("had been due to expire Friday") say nothing of which side of today they fall on.
_NEITHER = r"(?:had been|was|were) (?:due|scheduled|expected|planned|set|slated|supposed)(?: to \w+)?"
# Irregular pasts that news uses; regular ones end in -ed.
_PAST_FORM = (
    r"was|were|had|did|said|told|made|took|came|went|began|became|met|held|left|won|lost|led|found|gave|sent|"
    r"saw|shot|struck|fell|rose|broke|brought|fought|sought|thought|spoke|wrote|knew|grew|threw|flew|drew|hit|put|"
    r"set|cut|kept|got|ran|stood|sat|built|bought|sold|paid|heard|read|felt|spent|fled|drove|shook|chose|swore|"
    r"[a-z]{2,}ed"
)
_PAST = rf"{_PAST_FORM}|ago|been"
# Lower case only: "Face the Nation" is no verb.
_CUE = re.compile(
    rf"(?P<neither>\b{_NEITHER}\b)|(?P<future>\b(?:{_FUTURE})\b)|(?P<past>\b(?:{_PAST})\b)"
    r"|(?P<bound>[;:]|\b(?:that|which|who|when|while|after|because|but|where)\b)",
)
# "back in December", "since Friday".
_LOOKS_BACK = re.compile(r"\b(?:back (?:in|on)|[Ss]ince)\s+(?:the\s+)?$")
# "the October 7 attacks", "an assault on the town on 7 October": violence is named by its day once it has happened.
_VIOLENT = (
    r"(?:attack|assault|massacre|raid|bombing|shooting|killing|invasion|incursion|siege|coup|crash|explosion|blast|"
    r"earthquake|onslaught|rampage|atrocit(?:y|ie))s?"
)
_NAMES_AN_ACT = re.compile(rf"(?:\s+|-)(?:[\w-]+\s+){{0,2}}{_VIOLENT}\b", re.IGNORECASE)
_DATES_AN_ACT = re.compile(rf"\b{_VIOLENT}(?:\s+[\w’'-]+){{0,6}}\s+(?:on|of)\s+$", re.IGNORECASE)
_NEXT_VERB = re.compile(
    rf"\s*(?:,\s*)?(?:(?:he|she|it|they)\s)?(?:(?P<past>(?:{_PAST_FORM})\b)|(?P<future>will\b|would\b))"
)
# After the expression, only these look ahead: "On Friday the ministry planned to…" was on Friday.
_AHEAD = re.compile(
    r"will|'ll|’ll|won.t|shall|going to|would|(?:is|are) |expects|plans|intends|hopes|aims", re.IGNORECASE
)


# No verb further off than this says anything of the time; it also bounds the work in endless sentences.
_REACH = 400


def outlook(text: str, sentence: tuple[int, int], at: tuple[int, int]) -> Outlook:
    """-1 where the verb nearest to `text[at]` in `text[sentence]` is past, 1 where it looks ahead, else 0.

    A verb that follows at once decides; else the last cue before the expression unless a clause begins between; else,
    or with none before, the first after; else the first of the sentence.
    """
    sentence = max(sentence[0], at[0] - _REACH), min(sentence[1], at[1] + _REACH)
    following = _NEXT_VERB.match(text, at[1], sentence[1])
    if following is not None:
        return -1 if following["past"] else 1
    if looks_back(text, sentence, at):
        return -1
    before: Outlook | None = None
    first: Outlook | None = None
    for cue in _CUE.finditer(text, sentence[0], at[0]):
        before = None if cue["bound"] else _sense(cue)
        first = before if first is None else first
    if before is not None:
        return before
    for cue in _CUE.finditer(text, at[1], sentence[1]):
        if cue["bound"]:
            continue
        if cue["future"]:
            return 1 if _AHEAD.match(cue.group()) else -1 if cue.group().endswith("ed") else 0
        return -1
    # A clause that had no verb of its own ("…that on Friday"): the sentence's first verb.
    return first or 0


def looks_back(text: str, sentence: tuple[int, int], at: tuple[int, int]) -> bool:
    """Can the time be none but past: "since October 7", "the October 7 attacks"? A past verb alone says less: "invited
    them to a ceremony on March 12"."""
    return bool(
        _LOOKS_BACK.search(text, max(sentence[0], at[0] - 20), at[0])
        or _NAMES_AN_ACT.match(text, at[1], sentence[1])
        or _DATES_AN_ACT.search(text, max(sentence[0], at[0] - 80), at[0])
    )


def _sense(cue: re.Match[str]) -> Outlook:
    return 0 if cue["neither"] else 1 if cue["future"] else -1
