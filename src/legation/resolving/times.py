"""Give time expressions their place in the calendar: TIMEX3 values and days.

Two anchors: the day of publication ("yesterday", "last month", a bare weekday or month in news) and the focus, the date
last spoken of ("the following day", "that year"; in accounts of the past also bare months and days). Without a day
of publication what needs one stays in X-form and has no days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from legation.mentions.time_meanings import Amount, Fixed, FromEvent, Holiday, Shift, Span10, TimeMention
from legation.mentions.times import find
from legation.model import Sentence, Time
from legation.resolving import calendar
from legation.resolving.time_dates import holiday, moment, span10
from legation.resolving.time_focus import Answer, State, dated_by_next, first_year, is_narrative, note_anchor, remember
from legation.resolving.time_steps import duration, from_event, shift


def read(text: str, sentences: Sequence[Sentence], published: str | None) -> tuple[Time, ...]:
    """Find and resolve: every time expression of `text`, in order. `published` is an ISO date or begins with one."""
    return resolve(find(text, sentences), text, sentences, published)


def resolve(
    mentions: Iterable[TimeMention], text: str, sentences: Sequence[Sentence], published: str | None
) -> tuple[Time, ...]:
    """Times with values and days; `earliest` and `latest` are None where no day can be told."""
    mentions = tuple(mentions)
    day = publication_day(published)
    state = State(text, sentences, [s.start for s in sentences], day, is_narrative(mentions, day), dated=[])
    if state.narrative:
        state.focus = first_year(mentions)
    return tuple(_time(dated_by_next(mentions, i, text), state) for i in range(len(mentions)))


def publication_day(published: str | None) -> dt.date | None:
    """The day of an ISO date or date-time; None where it is neither, or no day that a newspaper came out on."""
    try:
        day = dt.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if 1600 <= day.year < 2600 else None


def _time(mention: TimeMention, state: State) -> Time:
    answer = _answer(mention, state)
    start, end, kind = mention.start, mention.end, mention.type
    if isinstance(mention.meaning, FromEvent) and answer.point is None:
        (start, end), kind = mention.meaning.length, "DURATION"
    if kind == "TIME" and answer.value is not None and "T" not in answer.value:
        kind = "DATE"
    days = answer.days or (calendar.interval(answer.value) if answer.value and kind in ("DATE", "TIME") else None)
    days = _narrowed(days, mention, state)
    if answer.point is not None:
        remember(mention, answer.point, state)
    return Time(
        start=start, end=end, text=state.text[start:end], type=kind, value=answer.value,
        earliest=days[0].isoformat() if days else None, latest=days[1].isoformat() if days else None,
    )  # fmt: skip


def _narrowed(days: calendar.Interval | None, mention: TimeMention, state: State) -> calendar.Interval | None:
    """Early, middle and late; "earlier this year" ends, "later this year" begins, with publication."""
    mod = getattr(mention.meaning, "mod", None)
    if days is None or mod is None:
        return days
    first, last = days
    if mod in ("BEFORE", "AFTER"):
        if state.published is None or not first <= state.published <= last:
            return days
        return (first, state.published) if mod == "BEFORE" else (state.published, last)
    return calendar.third(days, mod)


def _answer(mention: TimeMention, state: State) -> Answer:
    meaning = mention.meaning
    if isinstance(meaning, Fixed):
        return Answer(meaning.value)
    if isinstance(meaning, Amount):
        note_anchor(mention, meaning, state)
        return Answer(duration(meaning.number, meaning.unit))
    if isinstance(meaning, Span10):
        return span10(meaning)
    if isinstance(meaning, Holiday):
        return holiday(meaning, mention, state)
    if isinstance(meaning, FromEvent):
        return from_event(meaning, state)
    if isinstance(meaning, Shift):
        return shift(meaning, mention, state)
    return moment(meaning, mention, state)
