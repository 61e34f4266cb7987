"""Cells that no reader of tables trips over."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.exports import tsv


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""), (0, "0"), (-10.0, "-10"), (3.4, "3.4"), (34.0900002, "34.09"), (0.0, "0"), ("a\tb\nc", "a b c"),
        ("a\u2028b\x85c\x00d", "a b c d"), ('"Boy" Wood', "'Boy' Wood"), (True, "True"),
    ],
)  # fmt: skip
def test_a_cell(value: str | float | None, cell: str) -> None:
    assert tsv.cell(value) == cell


@given(st.lists(st.text(), min_size=2))
def test_any_text_stays_one_cell_of_one_line_for_a_reader_of_csv(cells: list[str]) -> None:
    made = tsv.line(cells)
    assert made.count("\n") == 1
    assert [len(row) for row in csv.reader(io.StringIO(made), delimiter="\t")] == [len(cells)]


def test_what_cannot_be_encoded_does_not_stop_the_export(tmp_path: Path) -> None:
    with tsv.opened(tmp_path / "t") as file:
        file.write(tsv.line(["\ud800"]))
    assert (tmp_path / "t").read_bytes() == b"?\n"
