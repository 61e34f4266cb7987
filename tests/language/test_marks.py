from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.language.marks import quoted, share_quoted


def pieces(text: str) -> list[str]:
    return [text[s:e] for s, e in quoted(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “no” and “never”.", ["“no”", "“never”"]),
        ('He said "no" and "never".', ['"no"', '"never"']),
        ("He said ``no'' twice.", ["``no''"]),
        ("He said «no» twice.", ["«no»"]),
        ("“We stay.", ["“We stay."]),
        ("no” said he", []),
        ('A 6" pipe and a 7" pipe.', []),
        ("It’s ’twas 'single' only.", []),
        ("nothing", []),
        ("", []),
    ],
)
def test_what_stands_between_marks(text: str, found: list[str]) -> None:
    assert pieces(text) == found


def test_marks_outside_the_stretch_do_not_count() -> None:
    text = "“one” “two”"
    assert quoted(text, 6, 11) == [(6, 11)]


@pytest.mark.parametrize(("text", "share"), [("“all”", 1.0), ("none", 0.0), ("“half” more", 0.5), ("…", 0.0)])
def test_share_counts_letters_between_marks(text: str, share: float) -> None:
    assert share_quoted(text, [(0, len(text))], quoted(text, 0, len(text))) == share


@given(st.text(alphabet="“”«»„\"'` ab", max_size=40))
def test_stretches_stay_inside_and_never_overlap(text: str) -> None:
    found = quoted(text, 0, len(text))
    assert all(0 <= s < e <= len(text) for s, e in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
