"""What a time expression says before anybody knows when the report was written.

Each meaning is what the words alone give; `legation.resolving.times` turns it into a TIMEX3 value and days.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from legation.model import Span, TimeType

Unit = Literal["second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "year", "decade", "century"]
Direction = Literal["last", "this", "next", "that"]
Mod = Literal["START", "MID", "END", "BEFORE", "AFTER"]


class Fixed(msgspec.Struct, frozen=True):
    """A value that needs no calendar: "now" (PRESENT_REF), "daily" (P1D), "every Tuesday" (XXXX-WXX-2)."""

    value: str


class Amount(msgspec.Struct, frozen=True):
    """A length of time: "four days". `number` is None where the words do not say ("several weeks")."""

    number: float | None
    unit: Unit


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A date, whole or partial: "Nov. 23, 2022", "23 November", "Tuesday morning", "1991", "490 BC".

    `weekday` counts from Monday = 1. `clock` is what follows the T of TIMEX3: "10:35", "MO", "TNI" without its T.
    `piece` is a season, quarter or half: "FA", "Q3", "H1".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    piece: str | None = None
    clock: str | None = None
    before_christ: bool = False
    direction: Direction | None = None
    mod: Mod | None = None


class Span10(msgspec.Struct, frozen=True):
    """A decade ("the 1990s" is 199) or a century ("the 19th century" is 18), as the leading digits of its years."""

    digits: str
    before_christ: bool = False
    mod: Mod | None = None


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """So many units away from the day of publication or from the date last in focus.

    "yesterday" (1 day back), "last week", "two weeks ago", "a year earlier" (from the focus), "that year" (0 from it).
    """

    unit: Unit
    steps: int | None
    origin: Literal["published", "focus"]
    clock: str | None = None
    mod: Mod | None = None
    month: int | None = None
    day: int | None = None
    piece: str | None = None


class Holiday(msgspec.Struct, frozen=True, kw_only=True):
    """A named day that the calendar knows: "Christmas", "Thanksgiving Day"."""

    name: str
    year: int | None = None
    direction: Direction | None = None


class FromEvent(msgspec.Struct, frozen=True, kw_only=True):
    """So long after (or, below nought, before) something that happened: "a day after the summit".

    `head` is the span of the noun. `length` is the span of "a day", which is all that is left if the event has no date.
    """

    steps: int
    unit: Unit
    head: Span
    length: Span


Meaning = Fixed | Amount | Moment | Span10 | Shift | Holiday | FromEvent


class TimeMention(msgspec.Struct, frozen=True):
    """A time expression as found: `text[start:end]`, its TIMEX3 type, what it says."""

    start: int
    end: int
    type: TimeType
    meaning: Meaning
