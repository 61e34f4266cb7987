"""Reads the tab-separated tables of this folder into typed, frozen rows.

A table opens with `#` lines that give its source and date, then one line of column names, then rows.
Columns are matched to the fields of the row's struct by name, and every field must have its column.
A cell with `|` is a list where the field is a tuple. An empty cell is "unknown": the field's default if it
has one, else `()` for a tuple and `None` where the type allows it; anywhere else the row is damaged.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any, TypeVar, Union, cast, get_args, get_origin

import msgspec

from legation.errors import DataError

T = TypeVar("T", bound=msgspec.Struct)
Cell = Callable[[str], Any]

_ABSENT = object()


def read_table(name: str, row: type[T]) -> tuple[T, ...]:
    """Rows of `<name>.tsv`, in the file's order; read once a process.

    Raises:
        DataError: no such table, or a damaged row; `where` is `<name>.tsv:<line>`.
    """
    return cast("tuple[T, ...]", _load(name, row))


def parse_table(text: str, row: type[T], name: str) -> tuple[T, ...]:
    """Rows of a table given as text; `name` is what errors call the file.

    Raises:
        DataError: a missing column, a wrong number of cells, or a cell that its field cannot hold.
    """
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip() and not line.startswith("#")]
    if not lines:
        raise DataError("the table has no line of column names", name)
    number, head = lines[0]
    columns = head.split("\t")
    cells = _cells(row, columns, f"{name}:{number}")
    return tuple(_row(line, columns, cells, row, f"{name}:{n}") for n, line in lines[1:])


def rules(cells: tuple[str, ...]) -> dict[str, str]:
    """Items written `alias:rule`, as a dict; the alias may hold colons itself."""
    return {alias: rule for alias, _, rule in (cell.rpartition(":") for cell in cells)}


@cache
def _load(name: str, row: type[msgspec.Struct]) -> tuple[msgspec.Struct, ...]:
    file = resources.files(__package__).joinpath(f"{name}.tsv")
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = f"the table cannot be read ({type(error).__name__}); reinstall legation"
        raise DataError(reason, f"{name}.tsv") from error
    return parse_table(text, row, f"{name}.tsv")


def _cells(row: type[msgspec.Struct], columns: list[str], where: str) -> dict[str, Cell]:
    """One reader of cells for each field of the struct."""
    fields = {f.encode_name: f for f in msgspec.structs.fields(row)}
    if set(fields) != set(columns) or len(columns) != len(fields):
        odd = sorted(set(fields) ^ set(columns)) or columns
        raise DataError(f"columns do not match the fields of {row.__name__}: {', '.join(odd)}", where)
    return {name: _cell(field.type, field.required) for name, field in fields.items()}


def _cell(kind: Any, required: bool) -> Cell:
    if get_origin(kind) is tuple:
        return lambda cell: tuple(part.strip() for part in cell.split("|")) if cell else ()
    nullable = get_origin(kind) in (Union, types.UnionType) and type(None) in get_args(kind)
    empty: Any = _ABSENT if not required or not nullable else None
    return lambda cell: cell or empty


def _row(line: str, columns: list[str], cells: dict[str, Cell], row: type[T], where: str) -> T:
    parts = line.split("\t")
    if len(parts) != len(columns):
        raise DataError(f"{len(parts)} cells where there are {len(columns)} columns", where)
    read = {name: cells[name](part.strip()) for name, part in zip(columns, parts, strict=True)}
    given = {name: value for name, value in read.items() if value is not _ABSENT}
    if any(value == "" for name in given if isinstance(given[name], tuple) for value in given[name]):
        raise DataError("an empty item between two | signs", where)
    try:
        return msgspec.convert(given, row, strict=False)
    except msgspec.ValidationError as error:
        raise DataError(str(error), where) from error
