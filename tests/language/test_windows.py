from __future__ import annotations

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language.windows import FIRST, LAST, windows

ASCII = st.text(alphabet=string.ascii_letters + string.digits + " .,’“”-", max_size=80)


def test_pieces_stand_where_the_text_has_them() -> None:
    text = "¡Hola! Tasmagambetov’s reply: «no»."
    (window,) = windows(text, [(7, len(text))])
    pieces = [text[s:e] for s, e in window.offsets[1:-1]]
    assert "".join(pieces) == "".join(text[7:].split())


def test_a_window_is_framed_by_marks_without_a_place() -> None:
    (window,) = windows("They met.", [(0, 9)])
    assert (window.ids[0], window.ids[-1]) == (FIRST, LAST)
    assert (window.offsets[0], window.offsets[-1]) == ((0, 0), (0, 0))


def test_a_long_stretch_is_cut_and_remembered() -> None:
    text = "a b c d e f g"
    made = windows(text, [(0, 3), (4, len(text))], most=2)
    assert [(w.stretch, text[w.offsets[1][0] : w.offsets[-2][1]]) for w in made] == [
        (0, "a b"), (1, "c d"), (1, "e f"), (1, "g"),
    ]  # fmt: skip


def test_a_stretch_of_nothing_makes_no_window() -> None:
    assert windows("   ", [(0, 3), (1, 1)]) == []


@settings(max_examples=50)
@given(ASCII)
def test_every_letter_belongs_to_a_piece(text: str) -> None:
    held = {k for w in windows(text, [(0, len(text))]) for s, e in w.offsets for k in range(s, e)}
    assert {k for k, c in enumerate(text) if c.isalnum()} <= held


@settings(max_examples=50)
@given(st.text(max_size=60))
def test_no_piece_lies_outside_the_text(text: str) -> None:
    assert all(0 <= s <= e <= len(text) for w in windows(text, [(0, len(text))]) for s, e in w.offsets)
