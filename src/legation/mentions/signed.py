"""Words with a name under them: “We stay.” — Ada Holt; an embedded post — Ada Holt (@holt) May 3, 2019."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.model import Attribution, Span

_NAME = r"[A-Z][\w.’'-]+(?:\s(?:de|la|von|van|bin|al|el)?\s?[A-Z][\w.’'-]+){0,4}"
_SIGNED = re.compile(
    r"(?P<said>[“\"”][^\n]*?[.!?…]?[”\"])[ \u00a0]*(?P<dash>[―—–]|--?)[ \u00a0]*"
    rf"(?P<who>{_NAME})(?=(?:,[^\n]{{0,60}}|\s\([^\n)]*\))?[.\s\u00a0]*$)",
    re.M,
)
_POST = re.compile(
    r"(?:^|>|[.!?]\s)(?P<said>[^\n>]{15,500}?)\s(?P<dash>[—–-])\s(?P<who>[^\n—–(]{2,60}?)\s\(@\w{1,20}\)\s"
    r"(?:[A-Z][a-z]+\s\d{1,2},\s\d{4}|\d{1,2}\s[A-Z][a-z]+\s\d{4})",
    re.M,
)


def find(text: str, paragraphs: Sequence[Span]) -> list[Attribution]:
    """Every paragraph that ends in a dash and the name of whoever's words it is."""
    made = []
    for start, end in paragraphs:
        match = _SIGNED.search(text, start, end) or _POST.search(text, start, end)
        if match:
            made.append(
                Attribution(
                    source=(match.span("who"),),
                    cue=(match.span("dash"),),
                    content=(match.span("said"),),
                    confidence=0.9,
                )
            )
    return made


def put_right(found: Sequence[Attribution], signed: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, those of the same words replaced by the ones that are signed."""
    spans = [a.content[0] for a in signed]
    apart = [a for a in found if not any(_mostly(a, s) for s in spans)]
    return [*apart, *signed]


def _mostly(a: Attribution, span: Span) -> bool:
    held = sum(max(0, min(e, span[1]) - max(s, span[0])) for s, e in a.content)
    return held * 2 > span[1] - span[0]
