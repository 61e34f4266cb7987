from __future__ import annotations

import pytest

from legation.data.intervals import covers


@pytest.mark.parametrize(
    ("since", "until", "day", "inside"),
    [
        (None, None, "1999-01-01", True),
        ("1994-04-20", None, "1994-04-20", True),
        ("1994-04-20", None, "1994-04-19", False),
        ("1994", "1996", "1994-01-01", True),
        ("1994", "1996", "1996-12-31", True),
        ("1994", "1996", "1997-01-01", False),
        ("1994-04", "1994-05", "1994-05-31", True),
        ("1994-04", "1994-05", "1994-03-31", False),
        (None, "2020-01-31", "2020-02-01", False),
    ],
)
def test_covers(since: str | None, until: str | None, day: str, inside: bool) -> None:
    assert covers(since, until, day) is inside
