from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.reading.dates import is_date_line, parse_published


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2023-11-27", "2023-11-27"),
        ("2023-11-27T10:04:00Z", "2023-11-27"),
        ("2023-11-27 10:04:00+01:00", "2023-11-27"),
        ("2023-11-27T10:04:00.123456", "2023-11-27"),
        ("20231127", "2023-11-27"),
        ("20231127100400", "2023-11-27"),
        ("Mon, 27 Nov 2023 10:04:00 +0000", "2023-11-27"),
        ("Mon, 27 Nov 2023 10:04:00 GMT", "2023-11-27"),
        ("November 27th, 2023", "2023-11-27"),
        ("11/27/2023", "2023-11-27"),
        ("27.11.2023", "2023-11-27"),
        ("1701079440", "2023-11-27"),
        (1701079440, "2023-11-27"),
        (1701079440000, "2023-11-27"),
        ("2023-02-30", None),
        ("last week", None),
        ("0000-00-00", None),
        ("", None),
        (12, None),
        (-5, None),
    ],
)
def test_published_is_a_day_or_nothing(value: str | int, day: str | None) -> None:
    assert parse_published(value) == day


@pytest.mark.parametrize("line", ["1999", "May", "Two days of talks", "On May 2, 2021, envoys met", "27"])
def test_words_and_lone_numbers_are_no_date_line(line: str) -> None:
    assert not is_date_line(line)


NUMERIC = st.from_regex(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}", fullmatch=True)


@given(st.one_of(st.text(max_size=40), st.integers(), NUMERIC))
def test_no_value_crashes(value: str | int) -> None:
    day = parse_published(value)
    assert day is None or len(day) == 10
