from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.language.passages import bare_sentences, merge, passages
from legation.model import Span

TEXT = "One came. Two came.\nThree came.\n"


@pytest.mark.parametrize(
    ("most", "found"),
    [
        (700, ["One came. Two came.", "Three came."]),
        (10, ["One came.", "Two came.", "Three came."]),
        (1, ["One came.", "Two came.", "Three came."]),
    ],
)
def test_a_passage_is_a_paragraph_or_as_much_of_it_as_fits(most: int, found: list[str]) -> None:
    assert [TEXT[s:e] for s, e in passages(bare_sentences(TEXT), most)] == found


def test_sentences_of_a_bare_text_are_body_and_know_their_line() -> None:
    assert [(s.paragraph, s.kind) for s in bare_sentences(TEXT)] == [(0, "body"), (0, "body"), (1, "body")]


@pytest.mark.parametrize(
    ("spans", "merged"),
    [
        ([], []),
        ([(5, 7), (0, 2)], [(0, 2), (5, 7)]),
        ([(0, 3), (3, 5)], [(0, 5)]),
        ([(0, 9), (2, 3)], [(0, 9)]),
    ],
)
def test_what_touches_becomes_one(spans: list[Span], merged: list[Span]) -> None:
    assert merge(spans) == merged


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda p: (p[0], p[0] + p[1]))))
def test_merging_keeps_every_character(spans: list[Span]) -> None:
    assert {k for s, e in merge(spans) for k in range(s, e)} == {k for s, e in spans for k in range(s, e)}
