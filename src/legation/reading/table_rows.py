"""Lines of a table -> rows of cells, as spreadsheets and databases write CSV (RFC 4180), with the mistakes they make.

By hand, since the csv module has one limit of length for the whole process, and gives up a file for one row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from legation.errors import BadRecord, InputError, TooLong
from legation.reading.bytes import MOST_BYTES

_OPENS = re.compile(r' *"')


class _NotClosed(Exception):
    """A quotation mark that nothing closes; holds the lines that were read in search of its end."""

    def __init__(self, passed: list[str]) -> None:
        super().__init__()
        self.passed = passed


def rows(
    lines: Iterable[str], delimiter: str, name: str, first: int = 1
) -> Iterator[tuple[int, list[str] | InputError]]:
    """The number of its first line and the cells of each row; an error, naming `name`:LINE, for what is no row.

    `lines` come with their ends, numbered from `first`. Cells in quotation marks may hold delimiters, line ends and
    doubled marks. A mark that nothing closes costs one row.
    """
    rest, number = iter(lines), first
    while line := next(rest, ""):
        used = 1
        if len(line) > MOST_BYTES:
            yield number, TooLong("the row is longer than any news item (20 MB): split it", f"{name}:{number}")
        elif line.strip():
            try:
                cells, used = _row(line, rest, delimiter)
                yield number, cells
            except _NotClosed as error:
                yield number, BadRecord("nothing closes a quotation mark that opens in this row", f"{name}:{number}")
                rest = chain(error.passed, rest)
        number += used


def _row(line: str, rest: Iterator[str], delimiter: str) -> tuple[list[str], int]:
    """The cells of the row that begins with `line`, and how many lines it takes."""
    cells: list[str] = []
    used, at = 1, 0
    while True:
        opened = _OPENS.match(line, at)
        quoted = _quoted(line, opened.end(), rest, delimiter) if opened else None
        if quoted:
            cell, line, stop, more = quoted
            used += more
        else:
            stop = _end_of_cell(line, at, delimiter)
            cell = line[at:stop]
        cells.append(cell)
        if line[stop : stop + 1] != delimiter:
            return cells, used
        at = stop + 1


def _quoted(line: str, at: int, rest: Iterator[str], delimiter: str) -> tuple[str, str, int, int] | None:
    """The cell whose opening mark ends at `at`; the line that it ends in, where, and how many lines further that is.

    `None` where words stand behind the closing mark (“"Never," he said”): such marks are the text's own.
    """
    pieces: list[str] = []
    passed: list[str] = []
    size = 0
    while True:
        end = line.find('"', at)
        if end < 0:
            pieces.append(line[at:])
            size += len(line)
            line, at = next(rest, ""), 0
            if not line or size > MOST_BYTES:
                raise _NotClosed([*passed, line] if line else passed)
            passed.append(line)
        elif line.startswith('""', end):
            pieces.append(line[at : end + 1])
            at = end + 2
        else:
            break
    pieces.append(line[at:end])
    stop = _end_of_cell(line, end + 1, delimiter)
    behind = line[end + 1 : stop].strip()
    if behind and not passed:
        return None
    return "".join(pieces) + behind, line, stop, len(passed)


def _end_of_cell(line: str, at: int, delimiter: str) -> int:
    stop = line.find(delimiter, at)
    return stop if stop >= 0 else len(line) - (line[at:].endswith("\n")) - (line[at:].endswith("\r\n"))
