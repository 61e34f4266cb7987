"""What was told before: days of an earlier event of the same words, and the date that the passage goes on from."""

from __future__ import annotations

import re

import msgspec

from legation.model import Days, Sentence, Span, Time
from legation.resolving import clauses
from legation.resolving.tense import outlook

_split = str.split
_LEAD = 3
_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|his|her|its|their|\w+[’']s?|an?\s+(?:recent|earlier|previous))\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_STARTS_DEFINITE = re.compile(r"(?:the|this|that|his|her|its|their|[\w.]+[’']s?)\s", re.IGNORECASE)
_VERBAL = re.compile(
    r"(?:\w+ly )?(?:has|have|had|was|were|is|are|been|be|said|says|told|met|took|made|gave|sent|held|left|\w+ed)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(
    _split(
        "the a an this that his her its their of to in on at for with and or by from it he she they was were has have "
        "had been be is are not no full-scale full scale latest recent ongoing"
    )
)
_WORDS = re.compile(r"[^\W\d_]+")
_IRREGULAR = {
    "met": "meet", "meets": "meet", "meeting": "meet", "meetings": "meet", "invaded": "invasion", "talks": "talk",
    "spoke": "speech", "decided": "decision", "withdrew": "withdrawal", "struck": "strike", "agreed": "agree",
}  # fmt: skip
_PLUPERFECT = re.compile(r"\bhad\s+(?:\w+ly\s+|also\s+|not\s+)?(?:been\s+)?$")
_CARRIED = re.compile(
    r"\b(?:at the time|at that time|soon after(?:wards?)?|shortly after(?:wards?)?|shortly thereafter|then|"
    r"the same day|"
    r"that day|(?:during|after|at|in|on|following) (?:the|that|this|his|her|their|its|these) (?:\w+ )?(?:visit|meeting|"
    r"summit|trip|talks|speech|ceremony|conference|call|event|forum|interview|statement|session|hearing|declaration|"
    r"gathering))\b",
    re.IGNORECASE,
)
# "He", "The declaration", "also": the sentence goes on with what the one before told.
_GOES_ON = re.compile(r"[“\"‘']?(?:He|She|It|They|His|Her|Its|Their|This|That|These|Both|The|In an?)\b")
_ALSO = re.compile(r"\b(?:also|further|added|adding|in turn)\b")
_PERFECT = re.compile(r"\b(?:has|have)\s+(?:\w+ly\s+|also\s+|not\s+|since\s+)?(?:been\s+)?\w+", re.IGNORECASE)


# Days that the text itself gives an event, and does not leave to the report's day.
EXPLICIT = ("clause", "sentence")


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """What the days of an event can lean on.

    `sentences` and `times` are the report's, in order; `given` holds the earlier events' triggers with their days.
    """

    text: str
    published: str | None
    sentences: tuple[Sentence, ...]
    times: tuple[Time, ...] = ()
    given: tuple[tuple[Span, Days], ...] = ()


def leads(at: int, context: Passage) -> bool:
    """Whether a character stands in the first sentences of a report, which give its news."""
    opening = [s for s in context.sentences[: _LEAD + 12] if s.kind in ("body", "standfirst", "headline")][:_LEAD]
    return any(s.start <= at < s.end for s in opening)


def is_nominal(text: str, trigger: Span) -> bool:
    """Whether the trigger is a noun phrase that points back: "the visit", "Yerevan's decision"."""
    words = text[trigger[0] : trigger[1]]
    if _STARTS_DEFINITE.match(words + " "):
        return True
    return bool(_DEFINITE.search(text, max(0, trigger[0] - 40), trigger[0])) and not _VERBAL.match(words)


def anchor(trigger: Span, context: Passage) -> Days | None:
    """The days of an earlier event of the same words: one will do for "the visit", two for what points back less."""
    text = context.text
    definite = is_nominal(text, trigger)
    enough = 1 if definite or _PLUPERFECT.search(text, max(0, trigger[0] - 25), trigger[0]) else 2
    if enough == 2 and _VERBAL.search(text[trigger[0] : trigger[1]]):
        return None
    stems = _stems(text, trigger)
    alike = [
        (shared, days.basis in EXPLICIT, leads(span[0], context), index, days)
        for index, (span, days) in enumerate(context.given)
        if (shared := len(stems & _stems(text, span))) >= enough
    ]
    if not alike:
        return None
    best = max(alike, key=lambda found: found[:4])[-1]
    return Days(best.earliest, best.latest, "anchor")


def _stems(text: str, span: Span) -> set[str]:
    words = [w.lower() for w in _WORDS.findall(text[span[0] : span[1]])]
    return {_IRREGULAR.get(w, w)[:5].rstrip("s") for w in words if w not in _SMALL and len(w) > 2}


def focus(trigger: Span, sentence: Sentence, timeless: bool, context: Passage) -> Days | None:
    """The date last given, where the sentence says that it goes on from it or plainly does."""
    text = context.text
    taken_over = carried(sentence, context)
    if taken_over is not None:
        return taken_over
    if not timeless or outlook(text, (sentence.start, sentence.end), trigger) > 0:
        return None
    if _PERFECT.search(text, sentence.start, sentence.end):
        return None
    if _ALSO.search(text, sentence.start, trigger[0]):
        return last_dated(sentence, context, 2)
    if not _GOES_ON.match(text, sentence.start):
        return None
    return last_dated(sentence, context, 1, cohesive=True)


def carried(sentence: Sentence, context: Passage) -> Days | None:
    """ "At the time", "soon afterward", "during the visit": the date last given."""
    if _CARRIED.search(context.text, sentence.start, sentence.end):
        return last_dated(sentence, context, 3)
    return None


def last_dated(sentence: Sentence, context: Passage, reach: int, cohesive: bool = False) -> Days | None:
    """The days of the sentences before, up to `reach` back: of their first event, or of a time that opens them.

    With `cohesive`, in another paragraph only where the sentence's opening takes up a word of the sentence before.
    """
    at = next((i for i, s in enumerate(context.sentences) if s.start == sentence.start), None)
    if at is None:
        return None
    for other in reversed(context.sentences[max(0, at - reach) : at]):
        if cohesive and other.paragraph != sentence.paragraph and not _takes_up(sentence, other, context.text):
            return None
        given = [d for (s, _), d in context.given if other.start <= s < other.end]
        if given:
            return Days(given[0].earliest, given[0].latest, "focus")
        for time in context.times:
            if not (time.earliest and time.latest and other.start <= time.start < other.end):
                continue
            if clauses.fronted(context.text, (other.start, other.end), time):
                return Days(time.earliest, time.latest, "focus")
    return None


def _takes_up(sentence: Sentence, other: Sentence, text: str) -> bool:
    opening = {w for w in _WORDS.findall(text[sentence.start : sentence.start + 60]) if len(w) > 4 and w.islower()}
    return bool(opening & set(_WORDS.findall(text[other.start : other.end])))
