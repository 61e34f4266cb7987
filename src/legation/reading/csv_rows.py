"""A table (CSV or TSV) with a header -> Reports, a row each, in the names of columns that `records` knows or is told.

Delimiter and encoding are found out: comma, semicolon, tab or bar by the header; UTF-8, windows-1252 or UTF-16. The
table is streamed: rows are read one at a time, however long it is.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping

import msgspec

from legation.errors import BadRecord, EmptyReport, InputError, LegationError
from legation.model import Report
from legation.reading.bytes import MOST_BYTES, decode_line, refuse_binary, utf16_of
from legation.reading.found import Found, Warn
from legation.reading.kinds import DELIMITERS
from legation.reading.records import FIELDS, renamed, report_from_record
from legation.reading.table_rows import rows

_HEAD = 4_096
_QUOTED = re.compile(r'"[^"]*"')
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*", re.I)  # which Excel writes before the header
_LONGEST_SHOWN = 40
_MOST_SHOWN = 20


class _Header(msgspec.Struct, frozen=True):
    """The names of the columns, in order, and what the caller's fields are called among them."""

    names: tuple[str, ...]
    columns: Mapping[str, str]


def read_csv(
    source: io.BufferedReader, name: str, warn: Warn | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[Found]:
    """`name`:LINE (the first of the row) and the report there, a row each; an error in place of one that holds none.

    `columns` maps our fields to the columns that hold them; the others are looked for under the names in `records`.
    Rows of empty cells are passed by. One error, and nothing else, for a table without the columns asked for or without
    one of text.
    """
    try:
        lines, delimiter, first = _opened(source, name)
        table = rows(lines, delimiter, name, first)
        header = _header(table, name, columns or {})
    except LegationError as error:
        yield name, error
        return
    seen = False
    for number, row in table:
        if isinstance(row, LegationError) or any(map(str.strip, row)):
            seen = True
            where = f"{name}:{number}"
            yield where, row if isinstance(row, LegationError) else _report(row, header, where, warn)
    if not seen:
        yield name, EmptyReport("a header and no rows: there is no report to read", name)


def _opened(source: io.BufferedReader, name: str) -> tuple[Iterator[str], str, int]:
    """The lines from the header on, the delimiter, and the number of the first of them."""
    head = source.peek(_HEAD)[:_HEAD]
    refuse_binary(head, name)
    lines = _lines(source, utf16_of(head))
    number, line = 1, next(lines, "").removeprefix("\ufeff")
    said = _SEPARATOR_LINE.fullmatch(line)
    while line and (said or not line.strip()):
        number, line = number + 1, next(lines, "")
        if said and line.strip():
            return _before(line, lines), said[1], number
    if not line:
        raise EmptyReport("the file is empty or blank: there is no table to read", name)
    return _before(line, lines), _delimiter(line), number


def _before(line: str, lines: Iterator[str]) -> Iterator[str]:
    yield line
    yield from lines


def _lines(source: io.BufferedReader, encoding: str | None) -> Iterator[str]:
    """Lines with their ends (any kind); of one longer than a report may be, as much as shows that."""
    # Latin-1 gives every byte back, so that each line can be decoded by itself.
    with io.TextIOWrapper(source, encoding or "latin-1", errors="replace", newline="") as text:
        while line := text.readline(MOST_BYTES + 1):
            yield line if encoding else decode_line(line.encode("latin-1"))
            while len(line) > MOST_BYTES and not line.endswith(("\r", "\n")):
                line = text.readline(MOST_BYTES + 1)
                if len(line) <= MOST_BYTES:
                    break


def _delimiter(header: str) -> str:
    """The one by which the header has a column of text, else the one that is there most often; a comma if none is."""
    bare = _QUOTED.sub("", header)
    known = set(FIELDS["text"])

    def weight(delimiter: str) -> tuple[bool, int]:
        cells = {cell.strip(' "\r\n').casefold() for cell in header.split(delimiter)}
        return bool(bare.count(delimiter)) and not known.isdisjoint(cells), bare.count(delimiter)

    return max(DELIMITERS, key=weight)


def _header(table: Iterator[tuple[int, list[str] | InputError]], name: str, columns: Mapping[str, str]) -> _Header:
    _, first = next(table)
    if isinstance(first, LegationError):
        raise first
    known = {alias.casefold(): alias for names in FIELDS.values() for alias in names}
    names = tuple(known.get(cell.strip().casefold(), cell.strip()) for cell in first)
    asked: dict[str, str] = {}
    for field, column in columns.items():
        found = _same(column, first, names)
        if found is None:
            raise InputError(
                f"no column {column[:_LONGEST_SHOWN]!r} for {field}: the columns are {_shown(first)}", name
            )
        asked[field] = found
    if "text" not in asked and set(FIELDS["text"]).isdisjoint(names):
        raise InputError(f"which column is the text? Say --column text=NAME; the columns are {_shown(first)}", name)
    return _Header(names, asked)


def _same(column: str, cells: list[str], names: tuple[str, ...]) -> str | None:
    """Our name for the column that is called so; capitals count only where two differ by nothing else."""
    for fold in (str.strip, lambda cell: cell.strip().casefold()):
        for cell, own in zip(cells, names, strict=True):
            if fold(cell) == fold(column):
                return own
    return None


def _shown(cells: list[str]) -> str:
    shown = ", ".join(cell.strip()[:_LONGEST_SHOWN] or "(no name)" for cell in cells[:_MOST_SHOWN])
    return f"{shown}, and {len(cells) - _MOST_SHOWN} more" if len(cells) > _MOST_SHOWN else shown


def _report(row: list[str], header: _Header, where: str, warn: Warn | None) -> Report | LegationError:
    if any(cell.strip() for cell in row[len(header.names) :]):
        return BadRecord(f"{len(row)} cells where the header has {len(header.names)}: put quotation marks", where)
    if any("\x00" in cell for cell in row):
        return BadRecord("there are zero bytes in the row: save the table again as UTF-8", where)
    # The first of two columns of one name is the one that counts.
    record = dict(reversed(list(zip(header.names, row, strict=False))))
    return report_from_record(renamed(record, header.columns), where, warn)
