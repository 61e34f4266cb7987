"""Finding possible places: what is matched, and what the words around it say."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.mentions.places import PlaceMention, find
from legation.model import Sentence


def mentions(text: str) -> tuple[PlaceMention, ...]:
    return find(text, (Sentence(0, len(text), 0, "body"),))


def texts(text: str) -> list[str]:
    return [m.text for m in mentions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Troops moved into Nagorno-Karabakh on Tuesday.", ["Nagorno-Karabakh"]),
        ("They met in New York City, not in York.", ["New York City", "York"]),
        ("Tankers left the Strait of Hormuz for the Arabian Sea.", ["Strait of Hormuz", "Arabian Sea"]),
        ("The U.S. and the UAE signed it.", ["U.S.", "UAE"]),
        ("He was born in Fresno, Calif., in 1950.", ["Fresno", "Calif."]),
        ("A ferry to St. Petersburg sank.", ["St. Petersburg"]),
        ("The People’s Republic of China objected.", ["People’s Republic of China"]),
        ("A US-led force entered Rio de Janeiro.", ["US", "Rio de Janeiro"]),
        ("KYIV (Reuters) — The minister resigned.", ["KYIV"]),
        ("Officials in Sana’a and N'Djamena agreed.", ["Sana’a", "N'Djamena"]),
    ],
)
def test_the_longest_name_is_found(text: str, found: list[str]) -> None:
    assert texts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "They paid US$40 for it.",
        "The Rome Statute binds its parties.",
        "an old turkey and some china",
        "The WHO and NATO met.",
        "Turkish and Russian officials spoke.",
        "We saw Calif and Wash too.",
    ],
)
def test_what_is_no_place_is_not_found(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        ("Police stopped them in Lancaster.", "It was what Lancaster had."),
        ("A fire broke out near Florence.", "Then Florence laughed."),
        ("Voters in Paris stayed home.", "Fans of Paris Hilton stayed home."),
        ("Crowds left Jordan at dawn.", "Crowds left Michael Jordan alone."),
        ("A storm hit Manchester at night.", "A storm hit Manchester Rangers at night."),
    ],
)
def test_neighbours_speak_for_or_against_a_place(stronger: str, weaker: str) -> None:
    assert mentions(stronger)[0].points > mentions(weaker)[0].points


@pytest.mark.parametrize("text", ["Crowds cheered Michael Jordan.", "They asked Mr. Jordan to leave."])
def test_a_persons_name_is_marked(text: str) -> None:
    assert mentions(text)[0].person


@pytest.mark.parametrize(
    "text",
    [
        "Moscow said the talks had failed.",
        "Tehran has repeatedly denied it.",
        "Yerevan’s decision surprised them.",
        "The ship was seized by Beijing.",
        "Warsaw is considering it.",
    ],
)
def test_a_name_that_decides_acts(text: str) -> None:
    assert mentions(text)[0].acts


@pytest.mark.parametrize(
    "text",
    [
        "He lives in Moscow.",
        "Snow fell on Tehran today.",
        "Yerevan’s streets were empty.",
        "US strikes killed four.",
        "Warsaw was bombed.",
    ],
)
def test_a_name_that_only_lies_somewhere_does_not_act(text: str) -> None:
    assert not mentions(text)[0].acts


@given(st.text(alphabet=st.sampled_from("ParisUS.K,’'s-()—\n aeLondo NewYrk$7é"), max_size=120), st.booleans())
def test_spans_reproduce_the_text_in_order(text: str, split: bool) -> None:
    half = len(text) // 2
    sentences = (Sentence(0, half, 0, "body"), Sentence(half, len(text), 0, "body")) if split else ()
    found = find(text, sentences)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
