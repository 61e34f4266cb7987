"""Arguments and options that more than one verb has."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from legation.errors import LegationError, QueryError

Function = Callable[..., Any]


def _columns(_context: click.Context, _option: click.Parameter, pairs: tuple[str, ...]) -> dict[str, str]:
    """`FIELD=COLUMN`, said once or more, as a mapping; which fields there are is known where tables are read."""
    for pair in pairs:
        if "=" not in pair:
            raise click.BadParameter(f"{pair!r}: write FIELD=COLUMN, as in text=body")
    return {field.strip(): column for field, _, column in (pair.partition("=") for pair in pairs)}


def inputs(function: Function) -> Function:
    """`PATH…|-`, --input, --column: what reports come from."""
    paths = click.argument("paths", nargs=-1, required=True, metavar="PATH…|-")
    kind = click.option(
        "--input",
        "input_",
        type=click.Choice(["auto", "text", "html", "jsonl", "csv", "feed", "warc"]),
        default="auto",
        show_default=True,
        help="What the files hold.",
    )
    columns = click.option(
        "--column",
        "columns",
        multiple=True,
        metavar="FIELD=COLUMN",
        callback=_columns,
        help="What a table or JSON lines call a field, as in text=body; more than once for more fields.",
    )
    return paths(kind(columns(function)))


def record(function: Function) -> Function:
    """`RECORD`: the folder."""
    return click.argument("record", type=click.Path(path_type=Path))(function)


def as_of(function: Function) -> Function:
    """--as-of."""
    return click.option(
        "--as-of",
        metavar="DATE|TIME|VERSION",
        help="The record as it stood at the end of a day (UTC), at a time, or at a version.",
    )(function)


def rows(function: Function) -> Function:
    """--format and --output of verbs that give rows."""
    kind = click.option(
        "--format",
        "format_",
        type=click.Choice(["text", "csv", "jsonl", "parquet"]),
        default=None,
        help="text on a terminal, jsonl in a pipe, unless said.",
    )
    output = click.option(
        "--output",
        type=click.Path(dir_okay=False, path_type=Path),
        default=None,
        help="Write to a file, which is there when it is whole, instead of standard output.",
    )
    return kind(output(function))


def line_or_stdin(words: str) -> str:
    """The argument itself, or all of standard input where it is `-`."""
    return sys.stdin.read() if words == "-" else words


def refuse(problem: bool, reason: str) -> None:
    """Raises `QueryError` where there is a problem."""
    if problem:
        error: LegationError = QueryError(reason)
        raise error
