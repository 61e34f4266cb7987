"""Steps from publication, from the focus or from an event: "last week", "two days later", "a day after the summit"."""

from __future__ import annotations

import datetime as dt
import re

from legation.mentions.time_meanings import FromEvent, Shift, TimeMention
from legation.resolving import calendar
from legation.resolving.calendar import Point
from legation.resolving.time_focus import Answer, State, with_clock

_DAY = dt.timedelta(days=1)


_UNKNOWN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip


# So many dated sentences back an event may have been named.
_REMEMBERED = 200
_LETTERS = {
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "hour": "H",
    "minute": "M",
    "second": "S",
}


def shift(meaning: Shift, mention: TimeMention, state: State) -> Answer:
    """So many units from publication or from the focus; X-forms where neither is known."""
    if meaning.steps is None:
        return Answer("FUTURE_REF" if "later" in state.text[mention.start : mention.end].lower() else "PAST_REF")
    base = state.anchor if meaning.origin == "published" else _base(meaning, state)
    if meaning.unit == "weekend" and meaning.origin == "focus":
        return _weekend(mention, state)
    if meaning.origin == "published" and meaning.unit == "year" and state.quarter and _compares(mention, state):
        base = state.quarter
    if meaning.mod and not state.narrative and state.text[mention.start : mention.end].lower().endswith("the year"):
        base = state.anchor
    if base is None:
        return with_clock(Answer(_UNKNOWN[meaning.unit]), meaning.clock)
    if meaning.unit == "week" and meaning.steps == 0 and base == state.anchor and _sunday_ahead(mention, state):
        base = calendar.step(base, "day", 1) or base
    if meaning.month or meaning.piece:
        return _within_year(meaning, base.year + meaning.steps)
    point = calendar.step(base, meaning.unit, meaning.steps)
    if point is None:
        return with_clock(_coarse(meaning, base), meaning.clock)
    return with_clock(Answer(calendar.value(point), point), meaning.clock)


def _sunday_ahead(mention: TimeMention, state: State) -> bool:
    """ "will … this week", written on a Sunday: the week that begins."""
    return state.published is not None and state.published.weekday() == 6 and state.outlook(mention) > 0


def _within_year(meaning: Shift, year: int) -> Answer:
    if meaning.month and meaning.day:
        if not calendar.valid(year, meaning.month, meaning.day):
            return Answer(f"{year:04d}-{meaning.month:02d}-{meaning.day:02d}")
        point = Point("day", year, meaning.month, meaning.day)
    elif meaning.month:
        point = Point("month", year, meaning.month)
    else:
        point = Point("quarter" if (meaning.piece or "")[0] == "Q" else "season", year, piece=meaning.piece)
    return Answer(calendar.value(point), point)


def _compares(mention: TimeMention, state: State) -> bool:
    """ "up from $3 million a year ago" under a quarter's figures: the same quarter of the year before."""
    words = state.text[mention.start : mention.end].lower()
    return "ago" in words and state.sentence(mention) - state.focus_sentence <= 2


def _base(meaning: Shift, state: State) -> Point | None:
    """What "the following day" follows: the last day spoken of for days, else the last point at all."""
    if meaning.unit in ("day", "week", "weekend"):
        fallback = state.anchor if meaning.clock and not state.narrative else None
        if meaning.unit == "week" and not state.narrative:
            return state.day or state.anchor
        return state.day or (state.focus if state.narrative else None) or fallback
    if meaning.unit == "quarter":
        return state.quarter or state.focus or state.anchor
    if meaning.unit == "month" and not state.narrative and (state.focus is None or state.focus.month is None):
        return state.anchor
    return state.focus or state.anchor


def _coarse(meaning: Shift, base: Point) -> Answer:
    """The part of the date that the focus does give: "1943-03-XX"."""
    year = calendar.value(Point("year", base.year))
    if meaning.unit == "day":
        return Answer(f"{year}-{base.month:02d}-XX" if base.month else f"{year}-XX-XX")
    if meaning.unit in ("week", "weekend"):
        return Answer(f"{year}-WXX")
    if meaning.unit == "quarter":
        return Answer(f"{year}-QX")
    return Answer(f"{year}-XX")


def _weekend(mention: TimeMention, state: State) -> Answer:
    """ "the weekend": the last one, or the coming one where the verb looks ahead."""
    if state.published is None:
        return Answer(_UNKNOWN["weekend"])
    ahead = state.outlook(mention) > 0 or state.published.weekday() >= 5
    point = calendar.of_week(state.published - (0 if ahead else 7) * _DAY, "weekend")
    return Answer(calendar.value(point), point)


def from_event(meaning: FromEvent, state: State) -> Answer:
    """The day of an event named before, told by its noun, so many units on."""
    head = state.text[meaning.head[0] : meaning.head[1]]
    word = re.compile(rf"\b{re.escape(head)}s?\b", re.IGNORECASE)
    for index, point in reversed(state.dated[-_REMEMBERED:]):
        sentence = state.sentences[index]
        if word.search(state.text, sentence.start, min(sentence.end, meaning.length[0])):
            moved = calendar.step(point, meaning.unit, meaning.steps)
            return Answer(calendar.value(moved), moved) if moved else Answer(None)
    return Answer(duration(abs(meaning.steps), meaning.unit))


def duration(number: float | None, unit: str) -> str:
    """A length as TIMEX3 writes it: P4D, PT24H, PXM, P20Y (two decades), P2Y6M (two and a half years)."""
    if number is None:
        letter = {"decade": "DE", "century": "CE", "weekend": "WE"}.get(unit) or _LETTERS[unit]
        return f"P{'T' if unit in ('hour', 'minute', 'second') else ''}X{letter}"
    if unit in ("decade", "century"):
        return f"P{number * (10 if unit == 'decade' else 100):g}Y"
    if unit == "weekend":
        return f"P{number:g}WE"
    head = "PT" if unit in ("hour", "minute", "second") else "P"
    whole, rest = int(number), number - int(number)
    smaller = {"year": (12, "M"), "hour": (60, "M"), "minute": (60, "S")}.get(unit)
    if rest and smaller:
        return f"{head}{whole}{_LETTERS[unit]}{round(rest * smaller[0])}{smaller[1]}"
    return f"{head}{int(number) if number == int(number) else round(number, 2)}{_LETTERS[unit]}"
