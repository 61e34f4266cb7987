"""On what an act depends that has not happened: "would have to arrest him if he comes to the summit"."""

from __future__ import annotations

import re

from legation.model import Span, Status

_CONDITION = re.compile(
    r"\b(?:(?:only |even |except )?if|unless|provided(?: that)?|as long as|so long as|in the event (?:of|that)|"
    r"in case(?: of)?|on condition that|on the condition that|should (?=(?:he|she|it|they|[A-Z]\w+|the \w+)\b))"
    r"\s?[^.;:“”\"\n—]*",
    re.I,
)
_IF_WHETHER = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|know(?:s|n)?|knew|see|saw|decide|wonder(?:s|ed)?|unclear|asked \w+) $", re.I
)
_NEXT_CLAUSE = re.compile(r",\s(?!(?:and|or)\s)")
_SHORTEST = 8  # characters


def of(status: Status, trigger: Span, sentence: Span, text: str) -> Span | None:
    """The words of the condition in the act's sentence, without the act itself; `None` for an act that happened."""
    if status not in ("hypothetical", "future"):
        return None
    for match in _CONDITION.finditer(text, *sentence):
        start, end = match.span()
        if _IF_WHETHER.search(text[max(sentence[0], start - 12) : start]):
            continue
        comma = _NEXT_CLAUSE.search(text, start, end)
        if comma:
            end = comma.start()
        end = start + len(text[start:end].rstrip(" ,"))
        if end - start >= _SHORTEST and not (start <= trigger[0] < end):
            return start, end
    return None
