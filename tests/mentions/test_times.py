"""Time expressions as found: their spans and TIMEX3 types, and what is no time at all."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.language.sentences import lines, split
from legation.mentions.time_meanings import Amount, FromEvent, Moment, Shift
from legation.mentions.times import find
from legation.model import Sentence


def sentences(text: str) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(start, end, number, "body")
        for number, line in enumerate(lines(text))
        for start, end in split(text, *line)
    )


def found(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.type) for m in find(text, sentences(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Nov. 23, 2022.", [("Nov. 23, 2022", "DATE")]),
        ("They met on 23 November.", [("23 November", "DATE")]),
        ("They met on Sept 5 and Sep. 7.", [("Sept 5", "DATE"), ("Sep. 7", "DATE")]),
        ("Posted 11/27/2023 and 2023-11-27.", [("11/27/2023", "DATE"), ("2023-11-27", "DATE")]),
        ("They met on Nov.\u00a023.", [("Nov.\u00a023", "DATE")]),
        ("The Nov. 23 event failed.", [("Nov. 23", "DATE")]),
        ("From Nov. 23-25 they met.", [("Nov. 23", "DATE"), ("25", "DATE")]),
        ("Between 8 and 12 October they spoke.", [("8", "DATE"), ("12 October", "DATE")]),
        ("The war of 1914-18 ended.", [("1914", "DATE"), ("18", "DATE")]),
        ("Last week’s summit failed.", [("Last week", "DATE")]),
        ("He resigned earlier this year.", [("earlier this year", "DATE")]),
        ("It began in mid-September.", [("mid-September", "DATE")]),
        ("By the end of March it was over.", [("the end of March", "DATE")]),
        ("In spring they returned.", [("spring", "DATE")]),
        ("In the third quarter of 2022 it grew.", [("the third quarter of 2022", "DATE")]),
        ("In the early 1990s he fled.", [("the early 1990s", "DATE")]),
        ("In recent months they quarrelled.", [("recent months", "DATE")]),
        ("A 24-hour truce began.", [("24-hour", "DURATION")]),
        ("A two-day truce began.", [("two-day", "DURATION")]),
        ("It lasted for the past two years.", [("the past two years", "DURATION")]),
        ("It lasted two and a half years.", [("two and a half years", "DURATION")]),
        ("They meet every Tuesday.", [("every Tuesday", "SET")]),
        ("It costs $5 million a year.", [("a year", "SET")]),
        ("Shells fell on Tuesday morning.", [("Tuesday morning", "TIME")]),
        ("Voting ends at 5 p.m. Friday.", [("5 p.m. Friday", "TIME")]),
        ("It comes four days after he declined.", [("four days", "DURATION")]),
        ("It failed, coming three days after he declined.", [("three days", "DURATION")]),
        ("It was in the coming days before the vote.", [("the coming days", "DATE")]),
        ("It was tense, coming days before the vote.", [("coming days", "DATE")]),
        ("In 490 BC the fleet sailed.", [("490 BC", "DATE")]),
        ("The attacks of 9/11 changed it.", [("9/11", "DATE")]),
    ],
)
def test_finds_the_whole_expression(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Some 2,000 people marched with 1,991 others.",
        "About 1500 troops crossed.",
        "The council passed Resolution 1701.",
        "It paid $1999 for it.",
        "A 24-year-old man was held.",
        "The bridge is 30 years old.",
        "They may march on the capital.",
        "Prices could fall or spring back.",
        "A quarter of the seats are empty.",
        "His second wife sat in the sun.",
    ],
)
def test_leaves_what_is_no_time(text: str) -> None:
    assert found(text) == []


def test_a_may_that_is_a_month_is_told_from_the_verb() -> None:
    assert found("He may come in May.") == [("May", "DATE")]


def test_no_expression_runs_over_a_line() -> None:
    assert [piece for piece, _ in found("Signed on 5\nMay is over.")] == []


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("on 3 May 1943", Moment(year=1943, month=5, day=3)),
        ("two weeks ago", Shift(unit="week", steps=-2, origin="published")),
        ("two days later", Shift(unit="day", steps=2, origin="focus")),
        ("the following day", Shift(unit="day", steps=1, origin="focus")),
        ("several weeks", Amount(None, "week")),
        ("twenty-four hours", Amount(24, "hour")),
        ("a day after the summit", FromEvent(steps=1, unit="day", head=(16, 22), length=(0, 5))),
    ],
)
def test_says_what_the_words_alone_say(text: str, meaning: object) -> None:
    assert [m.meaning for m in find(text, sentences(text))] == [meaning]


_split = str.split
_WORDS = st.sampled_from(
    _split(
        "the a last next this early mid Monday May March Sept . , - – / 23 1991 2024 12:30 p.m. two half "
        "of in after before "
        "ago later coming days weeks year quarter 's century 1990s every few BC GMT Q3 summit \n Christmas "
        "yesterday night"
    )
)


@given(st.lists(_WORDS, max_size=25).map(" ".join) | st.text(max_size=60))
def test_spans_are_in_order_and_within_their_sentence(text: str) -> None:
    own = sentences(text)
    mentions = find(text, own)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    for mention in mentions:
        assert text[mention.start : mention.end].strip()
        assert any(s.start <= mention.start < mention.end <= s.end for s in own)
