"""Days against dates that are known to the year, the month or the day ("1994", "1994-04", "1994-04-20")."""

from __future__ import annotations


def covers(since: str | None, until: str | None, day: str) -> bool:
    """Whether `day` (YYYY-MM-DD) lies between the two, both included; a date not given leaves that side open.

    A coarse date covers all its days: "2008" as `since` begins on 1 January, as `until` ends on 31 December.
    """
    begun = since is None or since <= day[: len(since)]
    return begun and (until is None or day[: len(until)] <= until)
