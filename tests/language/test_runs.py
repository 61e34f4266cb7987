from __future__ import annotations

import numpy as np
import pytest

from legation.language.runs import Run, join_over_punctuation, runs, span_of, whole_words
from legation.language.windows import Window


@pytest.mark.parametrize(
    ("mask", "breaks", "found"),
    [
        ("", None, []),
        ("000", None, []),
        ("0110", None, [(1, 2)]),
        ("1011", None, [(0, 0), (2, 3)]),
        ("1111", "0010", [(0, 1), (2, 3)]),
        ("1111", "1000", [(0, 3)]),
    ],
)
def test_stretches_of_true_tokens(mask: str, breaks: str | None, found: list[Run]) -> None:
    def flags(digits: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        return np.array([d == "1" for d in digits], dtype=bool)

    assert runs(flags(mask), None if breaks is None else flags(breaks)) == found


def test_a_run_spans_from_its_first_token_to_its_last() -> None:
    window = Window(ids=(101, 7, 8, 102), offsets=((0, 0), (5, 8), (9, 12), (0, 0)), stretch=0)
    assert span_of(window, (1, 2)) == (5, 12)


@pytest.mark.parametrize(
    ("text", "most", "found"),
    [
        ("one, two", 2, ["one, two"]),
        ("one two", 0, ["one two"]),
        ("one, two", 0, ["one", "two"]),
        ("one or two", 2, ["one", "two"]),
        ("one —– two", 2, ["one —– two"]),
        ("one ... two", 2, ["one", "two"]),
    ],
)
def test_neighbours_join_over_marks_alone(text: str, most: int, found: list[str]) -> None:
    both = [(0, 3), (len(text) - 3, len(text))]
    assert [text[s:e] for s, e in join_over_punctuation(both, text, most)] == found


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("the US-backed rebels", "US", "US-backed"),
        ("the Moscow-led bloc", "led", "Moscow-led"),
        ("talks - Kenya said", "Kenya", "Kenya"),
        ("Kenya", "Kenya", "Kenya"),
    ],
)
def test_a_hyphenated_word_is_taken_whole(text: str, words: str, whole: str) -> None:
    start = text.index(words)
    s, e = whole_words((start, start + len(words)), text)
    assert text[s:e] == whole
