"""News of the day: what a report plainly tells without a date happened on the day of publication or the day before."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from legation.model import Days, Sentence, Span, Time
from legation.resolving.times import publication_day
from legation.resolving.when_before import Passage, leads

_DAY = dt.timedelta(days=1)


# Near the trigger, these say that it is no news of the day.
_NO_NEWS = re.compile(
    r"\b(?:repeatedly|often|long|always|never|once|previously|in the past|recently|for years|so far|had|would have|"
    r"eventually|first|if|whether|unless|until|since)\b",
    re.IGNORECASE,
)


_NEWS_VERB = re.compile(
    r"\b(?:has|have|was|were|is|are|\w+ed|said|says|told|tells|met|took|held|made|gave|sent|called|wrote)\b|[“”\"]",
    re.IGNORECASE,
)


_PERFECT_TRIGGER = re.compile(
    r"\b(?:has|have)\s+(?:\w+ly\s+|also\s+|not\s+)?(?:been\s+)?(?:\w+ly\s+)?$|^(?:has|have)\b", re.IGNORECASE
)


_RELATIVE = re.compile(
    r"\b(?:who|which|whose|where|used to|including(?: the)?|while|whereas|despite|amid)\s(?:[^,.;]{0,30})$"
)


def report(trigger: Span, sentence: Sentence, own: Sequence[Time], context: Passage) -> Days | None:
    """The day of publication or the one before, for what is plainly reported as news."""
    day = publication_day(context.published)
    text = context.text
    if day is None or any(t.earliest or t.value == "PAST_REF" for t in own):
        return None
    if not leads(sentence.start, context) and _background(trigger, sentence, text):
        return None
    if _NO_NEWS.search(text, max(sentence.start, trigger[0] - 25), trigger[1]):
        return None
    if not _NEWS_VERB.search(text, sentence.start, sentence.end):
        return None
    return Days((day - _DAY).isoformat(), day.isoformat(), "report")


def _background(trigger: Span, sentence: Sentence, text: str) -> bool:
    """A perfect, a relative clause or a noun without a date: told to explain the news, not as news."""
    before = text[max(sentence.start, trigger[0] - 45) : trigger[0]]
    if _PERFECT_TRIGGER.search(before) or _PERFECT_TRIGGER.match(text[trigger[0] : trigger[1]]):
        return True
    return bool(_RELATIVE.search(before))
