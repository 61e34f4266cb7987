"""Dates in their years: explicit ones, bare months and days by tense or focus, weekdays, seasons, holidays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from legation.mentions.time_meanings import Holiday, Moment, Span10, TimeMention
from legation.resolving import calendar
from legation.resolving.calendar import Point
from legation.resolving.tense import Outlook
from legation.resolving.time_focus import Answer, State, with_clock

_DAY = dt.timedelta(days=1)
_PIECE_MONTHS = {"Q1": 2, "Q2": 5, "Q3": 8, "Q4": 11, "H1": 3, "H2": 9, "SP": 4, "SU": 7, "FA": 10, "WI": 12}


def moment(meaning: Moment, mention: TimeMention, state: State) -> Answer:
    """A date with its year, or with X where nothing tells the year."""
    if meaning.month is None and meaning.weekday is not None:
        return with_clock(_weekday(meaning, mention, state), meaning.clock)
    if meaning.piece == "QX":
        quarter = state.quarter.piece if state.quarter else None
        return _placed(msgspec.structs.replace(meaning, piece=quarter), meaning.year)
    if meaning.month is None and meaning.day is not None:
        return _day_of_focus(meaning, state)
    year = meaning.year
    if year is not None and meaning.before_christ:
        year = -year
    if year is None:
        year = _year(meaning, mention, state)
    return with_clock(_placed(meaning, year), meaning.clock)


def _placed(meaning: Moment, year: int | None) -> Answer:
    """A month, day, season or quarter of a known year, or with X for a year that is not."""
    shown = "XXXX" if year is None else calendar.value(Point("year", year))
    if meaning.piece:
        grain = {"Q": "quarter", "H": "half"}.get(meaning.piece[0], "season")
        point = Point(grain, year, piece=meaning.piece) if year is not None else None  # type: ignore[arg-type]
        return Answer(f"{shown}-{meaning.piece}", point)
    if meaning.month is None:
        return Answer(shown, Point("year", year) if year is not None else None)
    if meaning.day is None:
        return Answer(f"{shown}-{meaning.month:02d}", Point("month", year, meaning.month) if year is not None else None)
    if year is not None and not calendar.valid(year, meaning.month, meaning.day):
        return Answer(f"{shown}-{meaning.month:02d}")
    point = Point("day", year, meaning.month, meaning.day) if year is not None else None
    return Answer(f"{shown}-{meaning.month:02d}-{meaning.day:02d}", point)


def _day_of_focus(meaning: Moment, state: State) -> Answer:
    """ "the 17th": of the month in focus, else of the month of publication."""
    base = state.focus if state.focus and state.focus.month else state.anchor
    if (
        base is None
        or base.month is None
        or meaning.day is None
        or not calendar.valid(base.year, base.month, meaning.day)
    ):
        return Answer(f"XXXX-XX-{meaning.day:02d}")
    point = Point("day", base.year, base.month, meaning.day)
    return Answer(calendar.value(point), point)


def _weekday(meaning: Moment, mention: TimeMention, state: State) -> Answer:
    number = meaning.weekday or 1
    anchor = state.published
    if state.narrative and state.day and state.day.date and (anchor is None or state.day.date < anchor - 60 * _DAY):
        day = state.day.date + ((number - 1 - state.day.date.weekday()) % 7) * _DAY
        return Answer(day.isoformat(), calendar.of_date(day))
    if anchor is None:
        return Answer(f"XXXX-WXX-{number}")
    back = (anchor.weekday() - (number - 1)) % 7
    look = state.outlook(mention)
    if meaning.direction == "last":
        day = anchor - (back or 7) * _DAY
    elif meaning.direction == "next":
        day = anchor + (7 - back) * _DAY
    elif look > 0 or (look == 0 and meaning.direction == "this"):
        day = anchor + ((7 - back) % 7) * _DAY
    else:
        day = anchor - back * _DAY
    return Answer(day.isoformat(), calendar.of_date(day))


def _year(meaning: Moment, mention: TimeMention, state: State) -> int | None:
    """The year of "23 November", "in March", "the third quarter"."""
    month = meaning.month or _PIECE_MONTHS[meaning.piece or "H1"]
    focus = _governing(mention, state)
    if focus is not None and meaning.direction in (None, "that"):
        return _year_by_focus(meaning, month, focus)
    if focus is not None and state.narrative and meaning.direction in ("last", "next"):
        here = focus.month or 6
        if meaning.direction == "last":
            return focus.year - (month >= here)
        return focus.year + (month <= here)
    published = state.published
    if published is None:
        return None
    if meaning.direction == "this":
        return published.year
    if meaning.day is None:
        return _year_by_months(meaning, month, published, state.outlook(mention))
    years = [
        y for y in (published.year - 1, published.year, published.year + 1) if calendar.valid(y, month, meaning.day)
    ]
    if not years:
        return published.year
    days = [dt.date(y, month, meaning.day) for y in years]
    if meaning.direction is None and state.looks_back(mention):
        return max((d for d in days if d <= published), default=days[0]).year
    return nearest(days, published, meaning.direction, state.outlook(mention)).year


def _year_by_months(meaning: Moment, month: int, published: dt.date, look: Outlook) -> int:
    year, here = published.year, published.month
    if (meaning.piece or "")[:1] == "Q" and meaning.direction is None:
        start = 3 * int((meaning.piece or "Q1")[1]) - 2
        if look > 0 and start < here - 6:
            return year + 1
        return year if start <= here + 3 else year - 1
    if meaning.direction == "last":
        return year if month < here else year - 1
    if meaning.direction == "next":
        return year if month > here else year + 1

    def cost(candidate: int) -> float:
        away = (candidate - year) * 12 + month - here
        if look < 0 and away > 0:
            return abs(away) * 15.0
        return abs(away) * (6.0 if look > 0 and away < 0 else 1.5 if look == 0 and away > 0 else 1.0)

    return min((year - 1, year, year + 1), key=cost)


def _governing(mention: TimeMention, state: State) -> Point | None:
    """The focus, where it and not publication tells the year: in accounts of the past, and near a year long gone."""
    focus = state.focus
    if focus is None or focus.grain in ("decade", "century"):
        return None
    if state.narrative:
        return focus
    if state.published is None:
        return focus
    here = state.sentence(mention)
    same_paragraph = state.sentences[here].paragraph == state.sentences[state.focus_sentence].paragraph
    if state.scene and focus.year <= state.published.year - 2 and same_paragraph and here - state.focus_sentence <= 2:
        return focus
    return None


def _year_by_focus(meaning: Moment, month: int, focus: Point) -> int:
    """Accounts run forward: from late in the year, the first months are the next year's."""
    if focus.month is not None and focus.month >= 10 and month <= 3 and focus.grain != "year":
        return focus.year + 1
    return focus.year


def nearest(days: Sequence[dt.date], published: dt.date, direction: str | None, look: Outlook) -> dt.date:
    """The likeliest of several days: before for "last", after for "next", else near and on the verb's side."""
    if direction == "last" and any(d < published for d in days):
        return max(d for d in days if d < published)
    if direction == "next" and any(d > published for d in days):
        return min(d for d in days if d > published)

    def cost(day: dt.date) -> float:
        away = (day - published).days
        against = (look < 0 and away > 0) or (look > 0 and away < 0)
        return abs(away) * (6.0 if against else 1.5 if look == 0 and away > 0 else 1.0)

    return min(days, key=cost)


def holiday(meaning: Holiday, mention: TimeMention, state: State) -> Answer:
    """The day of a holiday, in the year written, in focus or nearest to publication."""
    if meaning.name == "9/11":
        return Answer("2001-09-11")
    year = meaning.year
    if year is None and state.narrative and state.focus and state.focus.year > 0:
        year = state.focus.year
    if year is None and state.published:
        days = [calendar.holiday(meaning.name, state.published.year + n) for n in (-1, 0, 1)]
        day = nearest(days, state.published, meaning.direction, state.outlook(mention))
        return Answer(day.isoformat(), calendar.of_date(day))
    if year is None or not 1 <= year < 9999:
        return Answer("XXXX-XX-XX")
    point = calendar.of_date(calendar.holiday(meaning.name, year))
    return Answer(calendar.value(point), point)


def span10(meaning: Span10) -> Answer:
    """A decade or a century: its value is the leading digits of its years."""
    if meaning.before_christ:
        return Answer("BC" + meaning.digits)
    grain = "decade" if len(meaning.digits) == 3 else "century"
    year = int(meaning.digits) * (10 if grain == "decade" else 100)
    return Answer(meaning.digits, Point(grain, year) if year else None)  # type: ignore[arg-type]
