"""How words and days are shown wherever people read them."""

from __future__ import annotations

import calendar
import datetime as dt
import re

_SPACE = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def flat(words: str) -> str:
    """On one line, and without the control characters by which a hostile report could steer a terminal."""
    return _SPACE.sub(" ", _CONTROL.sub("", words)).strip()


def days(earliest: str | dt.date | None, latest: str | dt.date | None) -> str:
    """A day, a month or a year where the span is one; else the first day with a tilde; "undated" without."""
    if earliest is None or latest is None:
        return "undated"
    first, last = str(earliest), str(latest)
    if first == last:
        return first
    if first.endswith("-01") and first[:7] == last[:7] and int(last[8:]) == _month_end(last):
        return first[:7]
    if (first[5:], last[5:]) == ("01-01", "12-31") and first[:4] == last[:4]:
        return first[:4]
    return "~" + first


def _month_end(day: str) -> int:
    return calendar.monthrange(int(day[:4]), int(day[5:7]))[1]
