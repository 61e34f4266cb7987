"""What tables, columns and codes mean: as a page to read and as tables.

Columns are those of the record's schema; types and classes of events are in `data.plover`, what all other closed values
mean in `codes.tsv` beside this file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import msgspec
import pyarrow as pa

from legation.data import plover
from legation.data.tables import parse_table
from legation.exports.tables import SHEETS, Sheet
from legation.record.values import About

# Which list the values of a column are of; without a table, wherever a column has that name.
_CODED = {
    ("actors", "type"): "type of actors", ("times", "type"): "type of times", ("quotes", "kind"): "kind of quotes",
    ("ties", "kind"): "kind of ties", ("", "type"): "type of events", ("", "mode"): "mode", ("", "contexts"): "context",
    ("", "quad"): "class", ("", "status"): "status", ("", "sector"): "sector", ("", "basis"): "basis",
}  # fmt: skip
_HEAD = """# Codebook

Record “{name}”, version {version} of {at}. Coded by legation {made_by}.

Each row of `events` is a mention of an act in a report; `occasions` has each act once, however often it is mentioned.
What a person rejected is no occasion: its mentions are there, without one.
Spans are characters of the report's text (Unicode code points, from 0): the first, and one past the last. What is empty
is not known. Countries are ISO 3166-1 alpha-3. `cameo` is text: codes open with noughts.
"""


class Code(msgspec.Struct, frozen=True):
    """One value of a closed list, with what it means; `of` is the type that a mode belongs to."""

    list: str
    of: str | None
    code: str
    meaning: str


class Row(NamedTuple):
    """A column as the codebook has it."""

    table: str
    column: str
    type: str
    codes: str
    meaning: str


def write(about: About, folder: Path, with_words: bool = True) -> None:
    """codebook.md, codebook.csv (a row a column) and codes.csv (a row a value of a closed list). Without words, columns
    that quote reports are left out."""
    parts = {
        "codebook.md": page(about, with_words),
        "codebook.csv": _csv(Row._fields, (row for sheet in SHEETS for row in _rows(sheet, with_words))),
        "codes.csv": _csv(Code.__struct_fields__, ((c.list, c.of or "", c.code, c.meaning) for c in codes())),
    }
    for name, text in parts.items():
        (folder / name).write_bytes(text.encode("utf-8", "replace"))


def page(about: About, with_words: bool = True) -> str:
    """The codebook in Markdown."""
    made_by = ", ".join(about.made_by) or "nobody yet"
    parts = [_HEAD.format(name=" ".join(about.name.split()), version=about.version, at=about.at, made_by=made_by)]
    for sheet in SHEETS:
        rows = [(f"`{r.column}`", r.type, r.meaning, r.codes) for r in _rows(sheet, with_words)]
        table = _table(("column", "type", "meaning", "codes"), rows)
        parts.append(f"## {sheet.name}\n\n{sheet.known.meaning}\n\n{table}\n")
    parts.append("## Codes\n")
    for name in dict.fromkeys(c.list for c in codes()):
        listed = [c for c in codes() if c.list == name]
        told = [(*([c.of or ""] if listed[0].of else []), f"`{c.code}`", c.meaning) for c in listed]
        parts.append(f"### {name}\n\n{_table(('type', 'code', 'meaning')[-len(told[0]) :], told)}\n")
    return "\n".join(parts)


@cache
def codes() -> tuple[Code, ...]:
    """All closed lists of values, one after another."""
    text = resources.files(__package__).joinpath("codes.tsv").read_text("utf-8")
    types = (Code("type of events", None, row.type, row.covers) for row in plover.types().values())
    classes = (Code("class", None, str(number), name) for number, name in plover.QUADS.items())
    return (*types, *classes, *parse_table(text, Code, "codes.tsv"))


def allowed(sheet: str, column: str) -> tuple[str, ...]:
    """The values that a column can have; empty where it is not of a closed list."""
    name = _list_of(sheet, column)
    return tuple(dict.fromkeys(c.code for c in codes() if c.list == name))


def simple(kind: pa.DataType) -> str:
    """A type of Arrow in one word; what is made of parts is JSON."""
    if pa.types.is_nested(kind):
        return "JSON"
    if pa.types.is_integer(kind):
        return "integer"
    if pa.types.is_floating(kind):
        return "number"
    if pa.types.is_boolean(kind):
        return "boolean"
    return "date" if pa.types.is_date(kind) else "time" if pa.types.is_timestamp(kind) else "text"


def _rows(sheet: Sheet, with_words: bool) -> Iterator[Row]:
    for c in sheet.meanings(with_words):
        yield Row(sheet.name, c.name, _shape(c.type), _list_of(sheet.name, c.name), c.meaning)


def _list_of(sheet: str, column: str) -> str:
    return _CODED.get((sheet, column)) or _CODED.get(("", column), "")


def _shape(kind: pa.DataType) -> str:
    """A type for a reader: what is made of parts says of which."""
    if pa.types.is_list(kind):
        return f"list of {_shape(kind.value_type)}"
    if pa.types.is_struct(kind):
        return "(" + ", ".join(f"{f.name}: {_shape(f.type)}" for f in kind) + ")"
    return simple(kind)


def _csv(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
