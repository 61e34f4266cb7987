"""Time expressions in the calendar: values and days."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.language.sentences import lines, split
from legation.model import Sentence, Time
from legation.resolving import calendar
from legation.resolving.time_steps import duration
from legation.resolving.times import read

MONDAY = "2023-11-27"


def sentences(text: str) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(start, end, number, "body")
        for number, line in enumerate(lines(text))
        for start, end in split(text, *line)
    )


def times(text: str, published: str | None = MONDAY) -> tuple[Time, ...]:
    return read(text, sentences(text), published)


def values(text: str, published: str | None = MONDAY) -> list[str | None]:
    return [time.value for time in times(text, published)]


@pytest.mark.parametrize(
    ("text", "value", "earliest", "latest"),
    [
        ("They met last week.", "2023-W47", "2023-11-20", "2023-11-26"),
        ("They met last month.", "2023-10", "2023-10-01", "2023-10-31"),
        ("It was issued earlier this year.", "2023", "2023-01-01", "2023-11-27"),
        ("It will open later this year.", "2023", "2023-11-27", "2023-12-31"),
        ("He left in early September.", "2023-09", "2023-09-01", "2023-09-10"),
        ("He left in mid-September.", "2023-09", "2023-09-11", "2023-09-20"),
        ("He left in late September.", "2023-09", "2023-09-21", "2023-09-30"),
        ("He left on Nov. 23, 2022.", "2022-11-23", "2022-11-23", "2022-11-23"),
        ("He left on 11/12/2023.", "2023-11-12", "2023-11-12", "2023-11-12"),
        ("He left on 31/12/2022.", "2022-12-31", "2022-12-31", "2022-12-31"),
        ("He left in the 1990s.", "199", "1990-01-01", "1999-12-31"),
        ("He left in the 19th century.", "18", "1800-01-01", "1899-12-31"),
        ("He left in the summer of 2021.", "2021-SU", "2021-06-01", "2021-08-31"),
        ("He left in the winter of 2021.", "2021-WI", "2021-12-01", "2022-02-28"),
        ("He left in the third quarter of 2022.", "2022-Q3", "2022-07-01", "2022-09-30"),
        ("He left on Tuesday morning.", "2023-11-21TMO", "2023-11-21", "2023-11-21"),
        ("He left two weeks ago.", "2023-W46", "2023-11-13", "2023-11-19"),
        ("He left three years ago.", "2020", "2020-01-01", "2020-12-31"),
        ("He left yesterday.", "2023-11-26", "2023-11-26", "2023-11-26"),
        ("He left in 490 BC.", "BC0490", None, None),
        ("He left in recent months.", "PAST_REF", None, None),
        ("He is leaving now.", "PRESENT_REF", None, None),
        ("It lasted four days.", "P4D", None, None),
        ("A 24-hour truce.", "PT24H", None, None),
        ("They meet every Tuesday.", "XXXX-WXX-2", None, None),
    ],
)
def test_value_and_days(text: str, value: str, earliest: str | None, latest: str | None) -> None:
    (time,) = times(text)
    assert (time.value, time.earliest, time.latest) == (value, earliest, latest)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The minister resigned on Friday.", "2023-11-24"),
        ("The minister resigned on Monday.", "2023-11-27"),
        ("The minister will resign on Friday.", "2023-12-01"),
        ("Talks are due to open on Friday.", "2023-12-01"),
        ("The bid had been due to expire Friday.", "2023-11-24"),
        ("They met last Friday.", "2023-11-24"),
        ("They meet next Friday.", "2023-12-01"),
        ("She said on “Face the Nation” on Sunday.", "2023-11-26"),
        ("He visited in March.", "2023-03"),
        ("He will visit in March.", "2024-03"),
        ("He visited in December.", "2022-12"),
        ("He pledged back in December that it would go.", "2022-12"),
        ("A deal was signed on March 5.", "2023-03-05"),
        ("A deal will be signed on Jan. 5.", "2024-01-05"),
        ("It fell to them last spring.", "2023-SP"),
        ("Last Thanksgiving they met.", "2023-11-23"),
    ],
)
def test_tense_tells_the_side(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3 May 1943, it was shelled. The following day it fell.", ["1943-05-03", "1943-05-04"]),
        ("On 3 May 1943, it was shelled. Two days later it fell.", ["1943-05-03", "1943-05-05"]),
        ("In 1943, it was shelled. In March it fell.", ["1943", "1943-03"]),
        ("In 1943, it was shelled. Later that year it fell.", ["1943", "1943"]),
        ("The firm, founded in 1980, closed. In March it was sold.", ["1980", "2023-03"]),
        ("They fought from March to May 1943.", ["1943-03", "1943-05"]),
        ("The summit on Sept. 5 failed. A day after the summit, he resigned.", ["2023-09-05", "2023-09-06"]),
        ("Sales rose in the third quarter from a year earlier.", ["2023-Q3", "2022-Q3"]),
    ],
)
def test_the_focus_carries_on(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_an_account_of_the_past_keeps_to_its_year() -> None:
    text = (
        "In May 1943 the army came. It left in June.\nThe port burned in August.\n"
        "In 1944 it came back. The town fell in July.\nIn 1945 it was over. The last ship left in March."
    )
    assert values(text) == ["1943-05", "1943-06", "1943-08", "1944", "1944-07", "1945", "1945-03"]


def test_an_event_without_a_date_leaves_the_length() -> None:
    (time,) = times("A day after the summit, he resigned.")
    assert (time.text, time.type, time.value, time.earliest) == ("A day", "DURATION", "P1D", None)


def test_comes_days_after_dates_the_event_before() -> None:
    text = "The pledge comes four days after they left a summit in Riga. A day after the summit, he resigned."
    assert values(text)[-1] == "2023-11-24"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Friday.", "XXXX-WXX-5"),
        ("They met yesterday.", "XXXX-XX-XX"),
        ("They met last week.", "XXXX-WXX"),
        ("They met in March.", "XXXX-03"),
        ("They met on March 5.", "XXXX-03-05"),
        ("They met last year.", "XXXX"),
        ("They met last June.", "XXXX-06"),
        ("They met over the weekend.", "XXXX-WXX-WE"),
        ("They met at Christmas.", "XXXX-XX-XX"),
    ],
)
def test_without_publication_nothing_is_made_up(text: str, value: str) -> None:
    (time,) = times(text, None)
    assert (time.value, time.earliest, time.latest) == (value, None, None)


def test_full_dates_need_no_publication() -> None:
    assert values("They met on 5 March 2021.", None) == ["2021-03-05"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The war has gone on since October 7.", "2023-10-07"),
        ("Relatives of victims of the October 7 attacks came.", "2023-10-07"),
        ("It answered the 7 October massacre with bombs.", "2023-10-07"),
        ("The assault on the coastal town on 7 October is a wound.", "2023-10-07"),
        ("The court hears the case on October 7.", "2024-10-07"),
        ("He invited the ministers to a ceremony on October 7.", "2024-10-07"),
    ],
)
def test_a_day_that_can_only_be_past_is_in_the_year_before_where_this_years_is_yet_to_come(
    text: str, value: str
) -> None:
    assert values(text, "2024-08-19") == [value]


@pytest.mark.parametrize("published", ["2023-11-27T08:30:00Z", "2023-11-27"])
def test_publication_may_carry_an_hour(published: str) -> None:
    assert values("They met today.", published) == ["2023-11-27"]


def test_publication_that_is_no_date_counts_as_none() -> None:
    assert values("They met today.", "Monday") == ["XXXX-XX-XX"]


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [(4, "day", "P4D"), (24, "hour", "PT24H"), (2, "decade", "P20Y"), (2.5, "year", "P2Y6M"), (None, "month", "PXM")],
)
def test_duration(number: float | None, unit: str, value: str) -> None:
    assert duration(number, unit) == value


@pytest.mark.parametrize(("year", "day"), [(2000, "2000-04-23"), (2008, "2008-03-23"), (2024, "2024-03-31")])
def test_easter(year: int, day: str) -> None:
    assert calendar.easter(year).isoformat() == day


@given(st.dates(min_value=dt.date(1, 1, 1), max_value=dt.date(9999, 12, 31)))
def test_a_day_is_its_own_interval(day: dt.date) -> None:
    assert calendar.interval(calendar.value(calendar.of_date(day))) == (day, day)


@given(st.dates(min_value=dt.date(2, 1, 1), max_value=dt.date(9998, 12, 31)))
def test_a_day_lies_in_its_week(day: dt.date) -> None:
    week = calendar.interval(calendar.value(calendar.of_week(day)))
    assert week is not None
    assert week[0] <= day <= week[1]
    assert (week[1] - week[0]).days == 6


_split = str.split
_WORDS = st.sampled_from(
    _split(
        "the a last next this early mid Monday May 31 Feb. Sept . , - / 23 1991 9999 12:30 p.m. two "
        "half of in after before "
        "ago later days weeks year years quarter century decade 1990s every few BC Q3 summit \n Christmas yesterday "
        "night 9000 5/5/2024 2023-02-30 the following that same weekend winter"
    )
)


@given(
    st.lists(_WORDS, max_size=25).map(" ".join) | st.text(max_size=60),
    st.none() | st.sampled_from(["2023-11-27", "0001-01-01", "9999-12-31", "2024-02-29", "junk"]),
)
def test_any_text_gets_ordered_days(text: str, published: str | None) -> None:
    for time in times(text, published):
        assert text[time.start : time.end] == time.text
        assert (time.earliest is None) == (time.latest is None)
        if time.earliest is not None and time.latest is not None:
            assert dt.date.fromisoformat(time.earliest) <= dt.date.fromisoformat(time.latest)
