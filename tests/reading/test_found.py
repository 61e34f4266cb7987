from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import BadRecord, NoArticle
from legation.reading.found import one_line, told, within


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("in/Köln, “so”.txt", "in/Köln, “so”.txt"),
        ("a\nb\0c", "a\\nb\\x00c"),
        ("a\u2028b\u202ec", "a\\u2028b\\u202ec"),
        ("a\udcffb", "a\\udcffb"),
        ("../\x1b[31m", "../\\x1b[31m"),
    ],
)
def test_what_does_not_print_is_written_as_an_escape(text: str, shown: str) -> None:
    assert one_line(text) == shown


@given(st.text())
def test_any_text_is_one_line_that_utf8_holds(text: str) -> None:
    assert one_line(text).encode() is not None and len(one_line(text).splitlines()) <= 1


def test_an_error_keeps_its_kind_and_its_place() -> None:
    error = told("in.txt", NoArticle("no\narticle", "in\n.txt:3"))
    assert (type(error), str(error)) == (NoArticle, "in\\n.txt:3: no\\narticle")
    assert str(told("in.txt", BadRecord("no record"))) == "in.txt: no record"


def test_a_part_as_long_as_no_name_is_cut() -> None:
    assert within("in.xml", "x") == "in.xml (x)"
    assert len(within("in.xml", "x" * 100_000)) < 3_000
