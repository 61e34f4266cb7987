"""When an event happened: what its clause, its sentence, an earlier mention, the focus or the dateline gives."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from legation.data import landmarks
from legation.model import Days, EventType, Sentence, Span, Status, Time
from legation.resolving import clauses
from legation.resolving.times import publication_day
from legation.resolving.when_before import Passage, anchor, carried, focus, is_nominal, last_dated
from legation.resolving.when_news import report

__all__ = ["Passage", "bounded", "days_of"]


_DAY = dt.timedelta(days=1)


# Beyond this a time of the same sentence is taken to belong to something else (units of `clauses.distance`).
_FAR = 110.0


_FAR_ALONE = 200.0


_NEAR = 45.0
_ON_ITS_HEELS = 25
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?(?:early\s+|late\s+)?$", re.IGNORECASE)
_AFTER = re.compile(r"\s*(?P<way>after|before)\b", re.IGNORECASE)
_PLAIN = re.compile(r"\b(?:comes?|came|coming|happened|occurred|took place)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_LENGTH = re.compile(r"P(\d+)([DWMY])$")


# "a recent offensive": of a time that the words leave open, and not that of the sentence around it.
_SOME_TIME_AGO = re.compile(r"\b(?:recent|past|previous|earlier|prior)\s+(?:[\w-]+\s+)?$")


def days_of(
    trigger: Span, time_spans: Sequence[Span], sentence: Sentence, times: Sequence[Time], context: Passage
) -> Days | None:
    """The days of the event at `trigger`, or None where the text gives none.

    `time_spans` are the time arguments linked to it, if any are known; `times` are the times of `sentence` (others are
    passed by). `basis` says what gave the days: clause, sentence, anchor, focus or report.
    """
    own = [t for t in times if sentence.start <= t.start < sentence.end]
    known = _landmark(trigger, sentence, context)
    linked = [t for t in own if t.earliest and any(t.start < e and s < t.end for s, e in time_spans)]
    if linked:
        return _refined(_days(linked[0], "clause", context), known, trigger, context)
    counted = _counted(trigger, sentence, own, context)
    if counted is not None:
        return counted
    best = _nearest(trigger, sentence, own, context.text)
    if best is not None and best[0] <= _NEAR:
        near = _refined(_days(best[1], "clause", context), known, trigger, context)
        if known is None or _told(best[1], trigger) or _overlap(near, known):
            return near
    if known is not None:
        return known
    earlier = anchor(trigger, context)
    if earlier is not None and not is_nominal(context.text, trigger):
        earlier = carried(sentence, context) or earlier
    if earlier is not None:
        return earlier
    far = _FAR_ALONE if len(own) == 1 else _FAR
    if best is not None and best[0] <= far and not clauses.of_another(context.text, trigger, best[1]):
        return _days(best[1], "sentence", context)
    if _SOME_TIME_AGO.search(context.text, max(sentence.start, trigger[0] - 30), trigger[0]):
        return None
    return focus(trigger, sentence, best is None, context) or report(trigger, sentence, own, context)


def _nearest(trigger: Span, sentence: Sentence, own: Sequence[Time], text: str) -> tuple[float, Time] | None:
    span = (sentence.start, sentence.end)
    scored = [(clauses.distance(text, span, trigger, t), t) for t in own if t.earliest and t.type in ("DATE", "TIME")]
    return min(scored, key=lambda pair: (pair[0], pair[1].start), default=None)


def _days(time: Time, basis: str, context: Passage) -> Days | None:
    """The time's days; "since" a time runs on to publication."""
    if time.earliest is None or time.latest is None:
        return None
    latest = time.latest
    if context.published and _SINCE.search(context.text, max(0, time.start - 20), time.start):
        latest = max(latest, context.published[:10])
    return Days(time.earliest, latest, basis)


def _refined(days: Days | None, known: Days | None, trigger: Span, context: Passage) -> Days | None:
    """ "Kenya's June vote": the ten days in June that an earlier mention gave it, or the days of the table."""
    if days is None or days.earliest == days.latest:
        return days
    for finer in (anchor(trigger, context), known):
        if finer is not None and days.earliest <= finer.earliest and finer.latest <= days.latest:
            return finer
    return days


def _told(time: Time, trigger: Span) -> bool:
    """ "The annexation of Crimea on March 21": a date on the heels of an act is its own, whatever a table says."""
    return 0 <= time.start - trigger[1] < _ON_ITS_HEELS


def _overlap(one: Days | None, other: Days) -> bool:
    return one is not None and one.earliest <= other.latest and other.earliest <= one.latest


def _landmark(trigger: Span, sentence: Sentence, context: Passage) -> Days | None:
    """The days of an act that newspapers mention without its date: "the annexation of Crimea"."""
    text = context.text
    day = context.published[:10] if context.published else None
    row = landmarks.find(text[trigger[0] : trigger[1]], text[sentence.start : sentence.end], day)
    if row is None:
        return None
    return Days(row.earliest, row.latest or day or row.earliest, "anchor")


def _counted(trigger: Span, sentence: Sentence, own: Sequence[Time], context: Passage) -> Days | None:
    """ "X comes four days after Y": Y's days where X's are known, and X's where Y has been dated before."""
    for time in own:
        length = _LENGTH.match(time.value or "")
        way = _AFTER.match(context.text, time.end, time.end + 12)
        if time.type != "DURATION" or length is None or way is None:
            continue
        count = int(length[1]) * {"D": 1, "W": 7, "M": 30, "Y": 365}[length[2]]
        if count > 3660:
            continue
        sign = 1 if way["way"].lower() == "after" else -1
        if trigger[0] >= way.end():
            base = _main(time, sentence, own, context)
            return _moved(base, -sign * count) if base and not _cut(context.text[way.end() : trigger[0]]) else None
    return None


def _cut(between: str) -> bool:
    return len(between) > 90


def _main(time: Time, sentence: Sentence, own: Sequence[Time], context: Passage) -> Days | None:
    """The days of what came "four days after …": its own time, else the focus for "it happened", else publication."""
    before = [t for t in own if t.earliest and t.end <= time.start]
    if before:
        return Days(before[-1].earliest or "", before[-1].latest or "", "clause")
    lead = _PLAIN.search(context.text, sentence.start, time.start)
    if lead is None:
        return None
    if re.match(r"(?:It|This|That) ", context.text[sentence.start : sentence.start + 6]) and lead.group()[:4] != "come":
        return last_dated(sentence, context, 1)
    day = publication_day(context.published)
    return Days(day.isoformat(), day.isoformat(), "anchor") if day else None


def _moved(days: Days, count: int) -> Days | None:
    try:
        first = dt.date.fromisoformat(days.earliest) + count * _DAY
        last = dt.date.fromisoformat(days.latest) + count * _DAY
    except (ValueError, OverflowError):
        return None
    return Days(first.isoformat(), last.isoformat(), "anchor")


def bounded(days: Days, type: EventType, status: Status, published: str | None) -> Days:
    """What has happened has happened by the day of publication, and what is planned comes after it.

    An agreement to meet next week was reached by now, whatever day it names (the guide's ruling 12).
    """
    day = publication_day(published)
    if day is None:
        return days
    today = day.isoformat()
    if status == "future":
        return Days(today, days.latest, days.basis) if days.earliest < today < days.latest else days
    if status == "hypothetical":
        return days
    if type == "AGREE" and days.earliest > today:
        return Days((day - _DAY).isoformat(), today, "report")
    return Days(days.earliest, today, days.basis) if days.earliest <= today < days.latest else days
