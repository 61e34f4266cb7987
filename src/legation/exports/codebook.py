"""What tables, columns and codes mean: as a page to read and as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

import pyarrow as pa

from legation.data import plover
from legation.exports.tables import SHEETS
from legation.model import ActorType, QuoteKind, TieKind
from legation.record.values import About

_STATUS = {
    "actual": "it happened, by what is said", "future": "it is planned or announced",
    "hypothetical": "it is possible, asked for or conditional", "negated": "it did not happen",
}  # fmt: skip
_HEAD = """# Codebook

Record “{name}”, version {version} of {at}. Coded by legation {made_by}.

Each row of `events` is a mention of an act in a report; `occasions` has each act once, however often it is mentioned.
Spans are characters of the report's text, the first and one past the last. What is empty is not known.
"""


def page(about: About, with_words: bool = True) -> str:
    """The codebook in Markdown. Without words, columns that quote reports are left out."""
    made_by = ", ".join(about.made_by) or "nobody yet"
    parts = [_HEAD.format(name=about.name, version=about.version, at=about.at, made_by=made_by)]
    for sheet in SHEETS:
        rows = [(f"`{c.name}`", simple(c.type), c.meaning) for c in sheet.meanings(with_words)]
        parts.append(f"## {sheet.name}\n\n{sheet.known.meaning}\n\n{_table(('column', 'type', 'meaning'), rows)}\n")
    parts.append("## Codes\n")
    for what, codes in code_lists().items():
        parts.append(f"### {what}\n\n{_table(('code', 'meaning'), list(codes.items()))}\n")
    return "\n".join(parts)


def table(with_words: bool = True) -> str:
    """The codebook as CSV: table, column, type, meaning."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("table", "column", "type", "meaning"))
    for sheet in SHEETS:
        writer.writerows((sheet.name, c.name, simple(c.type), c.meaning) for c in sheet.meanings(with_words))
    return out.getvalue()


def code_lists() -> Mapping[str, Mapping[str, str]]:
    """Closed lists of values, each code with what it means."""
    return {
        "type": dict(_types()),
        "quad": {str(k): v for k, v in plover.QUADS.items()},
        "status": _STATUS,
        "kind of quotes": dict.fromkeys(get_args(QuoteKind), ""),
        "kind of ties": dict.fromkeys(get_args(TieKind), ""),
        "type of actors": dict.fromkeys(get_args(ActorType), ""),
    }


def _types() -> Iterator[tuple[str, str]]:
    for type, row in plover.types().items():
        yield type, row.covers


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


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
