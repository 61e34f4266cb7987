from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.mentions.lexicon import Lexicon, word_spans

ENTRIES = ("Red", "Red Cross", "Red Cross Society", "King's Court", "U.S.", "U.S. Army", "vice-president", "...")


def found(text: str, fold: bool = False) -> list[tuple[str, str]]:
    lexicon = Lexicon([(e, e) for e in ENTRIES], fold)
    return [(text[s:e], value) for s, e, value in lexicon.find(text, word_spans(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the Red Cross Society of", "Red Cross Society"),
        ("the Red Cross came", "Red Cross"),
        ("the Red Crossing", "Red"),
        ("the Red\u00a0 Cross", "Red Cross"),
        ("the King’s Court", "King's Court"),
        ("in the U.S. Army", "U.S. Army"),
        ("a vice-president", "vice-president"),
    ],
)
def test_the_longest_entry_is_taken(text: str, value: str) -> None:
    assert [v for _, v in found(text)] == [value]


@pytest.mark.parametrize("text", ["red cross", "Redcross", "vice president", "U S", "Kings Court", ""])
def test_what_differs_is_passed_by(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "words"), [("the U.S. left", "U.S."), ("the U.S, too", "U.S")])
def test_the_stop_of_an_abbreviation_is_taken_where_it_stands(text: str, words: str) -> None:
    assert found(text) == [(words, "U.S.")]


def test_case_does_not_count_when_folded() -> None:
    assert found("the RED cross", fold=True) == [("RED cross", "Red Cross")]


def test_only_the_words_given_are_searched() -> None:
    text = "Red Cross, Red Cross"
    assert Lexicon([("Red Cross", 1)]).find(text, word_spans(text, 4)) == [(11, 20, 1)]


@given(
    st.lists(st.sampled_from(["Red", "Cross", "Society", "King’s", "Court", "U.S.", "Army", ",", "\n"])).map(" ".join)
)
def test_entries_found_stand_in_the_text_without_overlap(text: str) -> None:
    spans = [(s, e) for s, e, _ in Lexicon([(e, e) for e in ENTRIES]).find(text, word_spans(text))]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(
        " ".join(text[s:e].replace("’", "'").split()) == v for (s, e), (_, v) in zip(spans, found(text), strict=True)
    )
