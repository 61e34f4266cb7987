"""The calendar: points of any grain, steps along it, TIMEX3 values, and the days that a value covers.

ISO 8601 throughout: weeks begin on Monday; the day is the finest grain that is counted with. Years before Christ are
negative and have no days (Python's calendar begins with the year 1).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

import msgspec

Grain = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]
Interval = tuple[dt.date, dt.date]
_DAY = dt.timedelta(days=1)
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_YEAR = re.compile(r"\d{4}$")
_FORMS = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|(?P<piece>Q[1-4]|H[12]|SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T.*)?$"
)
_FIXED_DAYS = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1),
    "new year's": (1, 1), "new year's eve": (12, 31), "halloween": (10, 31), "valentine's day": (2, 14),
}  # fmt: skip


class Point(msgspec.Struct, frozen=True):
    """A date as fine as it is known. `piece` is a season, quarter or half; `week` an ISO week of ISO year `year`."""

    grain: Grain
    year: int
    month: int | None = None
    day: int | None = None
    week: int | None = None
    piece: str | None = None

    @property
    def date(self) -> dt.date | None:
        """The day itself, where it is one."""
        if self.grain != "day" or self.month is None or self.day is None or self.year < 1:
            return None
        return dt.date(self.year, self.month, self.day)


def of_date(day: dt.date) -> Point:
    """The point that a day is."""
    return Point("day", day.year, day.month, day.day)


def of_week(day: dt.date, grain: Grain = "week") -> Point:
    """The ISO week that a day falls in."""
    year, week, _ = day.isocalendar()
    return Point(grain, year, week=week)


def value(point: Point) -> str:
    """The point as TIMEX3 writes it."""
    year = f"{point.year:04d}" if point.year > 0 else f"BC{-point.year:04d}"
    if point.grain == "decade":
        return year[:-1]
    if point.grain == "century":
        return year[:-2]
    if point.week is not None:
        return f"{year}-W{point.week:02d}" + ("-WE" if point.grain == "weekend" else "")
    if point.piece is not None:
        return f"{year}-{point.piece}"
    if point.month is None:
        return year
    return f"{year}-{point.month:02d}" + (f"-{point.day:02d}" if point.day is not None else "")


def quarter_of(month: int) -> str:
    """Q1 to Q4."""
    return f"Q{(month - 1) // 3 + 1}"


def valid(year: int, month: int, day: int) -> bool:
    """Whether there is such a day; any day of a leap year passes before Christ."""
    try:
        dt.date(year if year > 0 else 4, month, day)
    except ValueError:
        return False
    return year <= 9999


def add_months(year: int, month: int, steps: int) -> tuple[int, int]:
    """So many months on."""
    index = year * 12 + month - 1 + steps
    return index // 12, index % 12 + 1


def last_day(year: int, month: int) -> dt.date:
    """The last day of a month."""
    if (year, month) == (9999, 12):
        return dt.date.max
    after = add_months(year, month, 1)
    return dt.date(after[0], after[1], 1) - _DAY


def interval(text: str) -> Interval | None:
    """The days that a TIMEX3 value covers, both ends included; None where it names none (durations, X-forms, BC)."""
    if re.fullmatch(r"\d{2,3}", text):
        width = 10 ** (4 - len(text))
        first = int(text) * width
        return (dt.date(first, 1, 1), dt.date(first + width - 1, 12, 31)) if first > 0 else None
    match = _FORMS.match(text)
    if match is None or int(match["year"]) < 1:
        return None
    try:
        return _span(match)
    except (ValueError, OverflowError):
        return None


def _span(match: re.Match[str]) -> Interval:
    year = int(match["year"])
    if match["week"]:
        monday = dt.date.fromisocalendar(year, int(match["week"]), 1)
        return (monday + 5 * _DAY if match["weekend"] else monday), monday + 6 * _DAY
    if match["piece"]:
        first, last = _months(match["piece"])
        end_year, end_month = add_months(year, 1, last - 1)
        return dt.date(year, first, 1), last_day(end_year, end_month)
    if match["month"] is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    month = int(match["month"])
    if match["day"] is None:
        return dt.date(year, month, 1), last_day(year, month)
    day = dt.date(year, month, int(match["day"]))
    return day, day


def _months(piece: str) -> tuple[int, int]:
    if piece[0] == "Q":
        return 3 * int(piece[1]) - 2, 3 * int(piece[1])
    if piece[0] == "H":
        return 6 * int(piece[1]) - 5, 6 * int(piece[1])
    return _SEASON_MONTHS[piece]


def third(days: Interval, mod: str) -> Interval:
    """Early (START), mid (MID) or late (END): 1-10, 11-20 and 21-end of a month, four months of a year, else thirds."""
    first, last = days
    length = (last - first).days + 1
    if length > 360 and length < 370:
        cuts = (dt.date(first.year, 5, 1), dt.date(first.year, 9, 1))
    elif 28 <= length <= 31:
        cuts = (first + 10 * _DAY, first + 20 * _DAY)
    elif length < 3:
        return days
    else:
        cuts = (first + length // 3 * _DAY, first + 2 * length // 3 * _DAY)
    ranges = {"START": (first, cuts[0] - _DAY), "MID": (cuts[0], cuts[1] - _DAY), "END": (cuts[1], last)}
    return ranges.get(mod, days)


def easter(year: int) -> dt.date:
    """Easter Sunday (Meeus, Astronomical Algorithms, 1991, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    x = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * x) // 451
    month, day = divmod(h + x - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def holiday(name: str, year: int) -> dt.date:
    """The day of a holiday of `time_words.HOLIDAYS` in a year (Thanksgiving as in the United States)."""
    if name in _FIXED_DAYS:
        return dt.date(year, *_FIXED_DAYS[name])
    if name.startswith("thanksgiving"):
        first = dt.date(year, 11, 1)
        return first + ((3 - first.weekday()) % 7 + 21) * _DAY
    return easter(year) - (2 * _DAY if name == "good friday" else 0 * _DAY)


def step(point: Point, unit: str, steps: int) -> Point | None:
    """`steps` units on from `point`, in the grain of `unit`; None where `point` is too coarse, or no day so far."""
    if unit == "year":
        if point.piece and point.piece[0] == "Q":
            return Point("quarter", point.year + steps, piece=point.piece)
        return Point("year", point.year + steps)
    if unit in ("decade", "century"):
        width = 10 if unit == "decade" else 100
        return Point(unit, point.year // width * width + steps * width)  # type: ignore[arg-type]
    if unit == "month":
        return None if point.month is None else Point("month", *add_months(point.year, point.month, steps))
    if unit == "quarter":
        return _step_quarter(point, steps)
    return _step_days(point, unit, steps)


def _step_quarter(point: Point, steps: int) -> Point | None:
    quarter = point.piece if point.piece and point.piece[0] == "Q" else quarter_of(point.month) if point.month else None
    if quarter is None:
        return None
    index = point.year * 4 + int(quarter[1]) - 1 + steps
    return Point("quarter", index // 4, piece=f"Q{index % 4 + 1}")


def _step_days(point: Point, unit: str, steps: int) -> Point | None:
    day = point.date
    if day is None and point.week is not None and unit in ("week", "weekend"):
        day = dt.date.fromisocalendar(point.year, point.week, 1)
    if day is None:
        return None
    try:
        if unit == "day":
            return of_date(day + steps * _DAY)
        return of_week(day + 7 * steps * _DAY, unit)  # type: ignore[arg-type]
    except OverflowError:
        return None
