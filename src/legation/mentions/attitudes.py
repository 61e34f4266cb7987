"""Cues of what somebody thinks, feels or means to do; without words between marks nothing was said."""

from __future__ import annotations

import re

from legation.language.marks import quoted
from legation.model import Attribution

_THINKS = re.compile(
    r"^(?:\w+ly\s)?(?:believe[sd]?|think[s]?|thought|hope[sd]?|hoping|fear(?:s|ed|ing)?|want(?:s|ed)?|"
    r"expect(?:s|ed)?|aware|reali[sz]ed?|consider(?:s|ed)?|know[s]?|knew|known|feel[s]?|felt|doubt[s]?|seen?|sees|saw|"
    r"understands?|understood|critic|critics)\b",
    re.I,
)
_PLANS = re.compile(
    r"\b(?:plan|intend|aim|seek|sought|decid|decision|agree|prepar|refus|determin|mean[st]?\b|try|trie|want|vow|pledg|"
    r"promis|commit|opt|push|resol|threaten|offer|propos|hop(?:e|ing)|consider|willing|ready|schedul|expected\b)",
    re.I,
)


def holds(a: Attribution, text: str) -> bool:
    """Whether the cue is one of thought or feeling and nothing in the content is quoted."""
    if not a.cue or not _THINKS.match(text[a.cue[0][0] : a.cue[0][1]]):
        return False
    return not any(quoted(text, s, e) for s, e in a.content)


def plans(a: Attribution, text: str) -> bool:
    """Whether it is about one's own doing: "intends to …"."""
    to_do = text.startswith("to ", a.content[0][0])
    return to_do and bool(a.cue) and bool(_PLANS.search(text[a.cue[0][0] : a.cue[0][1]]))
