"""Read the day that newspapers and feeds print: "Nov. 27, 2023", "11/27/2023", ISO 8601, RFC 2822, epoch seconds.

Only a day is kept, as printed (no shift between time zones): a report's day is the one its readers saw.
A day that two readers could read differently is settled by evidence or by the American order, never guessed past
what a calendar allows; what is no date is `None`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|jun\.|july?|jul\.|aug(?:ust|\.)?|"
    r"sep(?:tember|t\.?|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_ZONE = r"(?:gmt|utc|bst|c?est|cet|edt|et|est|pt|pdt|pst|ct|cdt|cst|msk|ist|jst|kst|aest|eet|eest|z|[+-]\d{2}:?\d{2})"
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
_LABEL = (
    r"(?:(?:first|last|originally)\s+)?(?:published|updated|posted|modified|issued|publication date|date)"
    r"(?:\s+(?:on|at))?"
)
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month>{MONTH}),?[\s-]+(?P<y>\d{{4}})(?!\d)",
        rf"\b(?P<month>{MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})(?!\d)",
        r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})(?![\d/])",
    )
)
_PIECE = rf"(?:{_LABEL}|{_WEEKDAY}|{_TIME}|{_ZONE}|{MONTH}|(?:at|on|of|day)|\d{{1,4}}(?:st|nd|rd|th)?)(?![a-z\d])"
# Atomic: a piece once read is never read another way, or a long line of numbers would take for ever.
_DATE_LINE = re.compile(rf"(?>{_PIECE}|[\s,:|·•/().–—-])++", re.I)
_CLOCK = re.compile(_TIME, re.I)
_LABEL_LINE = re.compile(rf"{_LABEL}\s*:?", re.I)
_AGO = re.compile(
    r"(?:(?:published|updated|posted)\s+)?(?:an?|\d{1,3}) (?:minute|min|hour|day|week|month|year)s? ago", re.I
)
_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:(?:[T ]\d{2}(?::?\d{2}){0,2}|\d{4}|\d{6})(?:[.,]\d+)?(?:\s*(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?"
)
_LONGEST_LINE = 90
_FIRST_YEAR, _LAST_YEAR = 1700, 2100
_EPOCH = range(int(datetime(1985, 1, 1, tzinfo=UTC).timestamp()), int(datetime(2100, 1, 1, tzinfo=UTC).timestamp()))


def parse_published(value: str | int) -> str | None:
    """The day of `value` as YYYY-MM-DD, or `None` if it is no date.

    Takes ISO 8601 (also compact, with or without a time), RFC 2822, a date as newspapers print it, and epoch
    seconds or milliseconds of 1985 to 2100.
    """
    if isinstance(value, int):
        return _epoch_day(value)
    value = value.strip()
    if iso := _ISO.fullmatch(value):
        return _day(*map(int, iso.groups()))
    if value.isascii() and value.isdigit() and len(value) in (9, 10, 12, 13):
        return _epoch_day(int(value))
    return day_of_line(value) if is_date_line(value) else None


def is_date_line(line: str) -> bool:
    """Is the whole line a date or a time of day, or the label of one ("Updated:", "2 hours ago")?"""
    line = line.strip()
    if len(line) > _LONGEST_LINE or not line:
        return False
    if _LABEL_LINE.fullmatch(line):
        return line.casefold() != "date"
    if _AGO.fullmatch(line):
        return True
    if not _DATE_LINE.fullmatch(line):
        return False
    return bool(_CLOCK.search(line)) or any(form.search(line) for form in _FORMS)


def day_of_line(line: str, day_first: bool = False) -> str | None:
    """The first day named in `line`. `day_first`: read 5/6/2023 as 5 June, not as May 6."""
    for form in _FORMS:
        if match := form.search(line):
            return _from_match(match, day_first)
    return None


def is_day_first(date_lines: Iterable[str]) -> bool:
    """Do these lines show the order day/month: one that can be nothing else, or a named month that settles another?"""
    numeric, named = [], set()
    for line in date_lines:
        if match := _FORMS[3].search(line):
            numeric.append(match)
        elif day := day_of_line(line):
            named.add(day)
    if any(_from_match(m, False) in named for m in numeric):
        return False
    return any(int(m["a"]) > 12 >= int(m["b"]) or _from_match(m, True) in named for m in numeric)


def month_number(name: str) -> int:
    """1 to 12 for a month's English name or abbreviation; `ValueError` for another word."""
    return _MONTHS.index(name[:3].casefold()) + 1


def _from_match(match: re.Match[str], day_first: bool) -> str | None:
    found = match.groupdict()
    year = int(found["y"])
    if "a" in found:
        first, second = int(found["a"]), int(found["b"])
        # A number over 12 settles the order; dots are a day-first habit everywhere ("27.11.2023").
        day_first = first > 12 or (second <= 12 and (day_first or found["sep"] == "."))
        return _day(year, second, first) if day_first else _day(year, first, second)
    month = month_number(found["month"]) if "month" in found else int(found["m"])
    return _day(year, month, int(found["d"]))


def _day(year: int, month: int, day: int) -> str | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _epoch_day(seconds: int) -> str | None:
    if seconds // 1000 in _EPOCH:
        seconds //= 1000
    return datetime.fromtimestamp(seconds, UTC).date().isoformat() if seconds in _EPOCH else None
