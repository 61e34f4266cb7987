from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.language.sentences import lines, split

PIECES = st.lists(
    st.sampled_from(
        ["Mr.", "U.S.", "Nov.", "The", "he", "said", ". ", "? ", "”", "“", "…", "J.", "\n", "\t", " ", "é"]
    ),
    max_size=30,
)
TEXTS = st.one_of(st.text(max_size=80), PIECES.map(" ".join), PIECES.map("".join))


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The talks failed. Envoys left.", "Envoys left."),
        ("“We are leaving.” The envoy left.", "The envoy left."),
        ("Who is next? Nobody knows.", "Nobody knows."),
        ("Talks were held in the U.S. The envoys left.", "The envoys left."),
        ("The plane took off at 5 p.m. It came back.", "It came back."),
        ("The talks failed.The envoys left.", "The envoys left."),
        ("The truce ended in 2022. Éowyn left.", "Éowyn left."),
        ("They stayed… Then they left.", "Then they left."),
        ("“They stayed.” “They left.”", "“They left.”"),
        ("He left (at last). 42 others stayed.", "42 others stayed."),
    ],
)
def test_a_stop_that_ends_something_splits(text: str, second: str) -> None:
    assert [text[s:e] for s, e in split(text)][1:] == [second]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Fenwick met Gen. Holt.",
        "The U.S. Army and the U.K. Navy met J. R. Holt.",
        "On Nov. 23 and Dec. 4 they met.",
        "Acme Corp. Chairman Ada Holt resigned.",
        "It grew by 2.5 percent, No. 7 of St. Petersburg said.",
        "The site example.com was closed.",
        "“Why?” he asked.",
        "They marched at 5 p.m. Monday.",
    ],
)
def test_a_stop_that_ends_nothing_does_not(text: str) -> None:
    assert split(text) == [(0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n\t\n", []),
        ("one\n\n  two \r\nthree", ["one", "two", "three"]),
        ("one\u2028two\x85three\x0bfour", ["one", "two", "three", "four"]),
    ],
)
def test_lines_are_trimmed_and_never_blank(text: str, found: list[str]) -> None:
    assert [text[s:e] for s, e in lines(text)] == found


def test_only_the_stretch_asked_for_is_split() -> None:
    text = "One came. Two came. Three came."
    assert [text[s:e] for s, e in split(text, 10, 19)] == ["Two came."]


@given(TEXTS)
def test_sentences_keep_all_that_is_not_blank_in_order(text: str) -> None:
    found = [span for line in lines(text) for span in split(text, *line)]
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert "".join("".join(text[s:e].split()) for s, e in found) == "".join(text.split())


@given(TEXTS)
def test_sentences_are_trimmed(text: str) -> None:
    assert all(text[s:e] and text[s:e] == text[s:e].strip() for line in lines(text) for s, e in split(text, *line))
