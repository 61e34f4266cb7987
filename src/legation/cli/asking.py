"""`legation find` and `legation query`: rows of a record."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from legation.cli import options, printing

if TYPE_CHECKING:
    import pyarrow as pa

    from legation.exports.arrow_rows import RowFormat
    from legation.record.find import Layer
    from legation.record.record import Record

Format = Literal["text", "csv", "jsonl", "parquet"]


@click.command()
@options.record
@click.argument("sql")
@options.rows
@options.as_of
def query(record: Path, sql: str, format_: Format | None, output: Path | None, as_of: str | None) -> None:
    """Ask RECORD one SELECT of SQL (DuckDB; docs/record.md has the tables). SQL may be - for standard input.

    Nothing is changed, and no other file can be read. Exit status: 0 done; 2 not understood; 5 no record.
    """
    from legation.record.record import Record

    with printing.told(), Record(record, as_of) as opened:
        rows = opened.snapshot.ask(options.line_or_stdin(sql))
        with _told_while_running():
            kind = _kind(format_, output)
            if kind == "text":
                _put_table(rows.read_all())
            else:
                _put_rows(rows, kind, output)


@click.command()
@options.record
@click.argument("words", required=False)
@click.option(
    "--layer",
    type=click.Choice(["events", "quotes", "ties", "occasions", "reports"]),
    default="occasions",
    show_default=True,
    help="What to look through.",
)
@click.option("--party", help="Who has a part in it: an id, a country (ISO-3) or a name; also speaker, holder, body.")
@click.option("--actor", help="Who did it.")
@click.option("--recipient", help="To whom it was done.")
@click.option("--type", "type_", multiple=True, help="PLOVER's type; may be given again.")
@click.option("--status", multiple=True, help="actual, future, hypothetical, negated; may be given again.")
@click.option("--since", help="First day, YYYY-MM-DD.")
@click.option("--until", help="Last day, YYYY-MM-DD.")
@click.option("--place", help="Name of a place, or a country.")
@click.option("--voice", help="own, claimed, or who says it.")
@click.option("--outlet", help="Who published it.")
@click.option("--limit", type=click.IntRange(1), help="At most so many rows.")
@options.rows
@options.as_of
def find(
    record: Path,
    layer: Layer,
    format_: Format | None,
    output: Path | None,
    as_of: str | None,
    type_: tuple[str, ...],
    **wanted: Any,
) -> None:
    """Find rows of RECORD by WORDS and by what they are about, by day.

    Exit status: 0 done, also where nothing is found; 2 not understood; 5 no record.
    """
    from legation.record.find import wanted as asked
    from legation.record.record import Record

    with printing.told(), Record(record, as_of) as opened:
        rows = opened.rows(layer, asked(type=type_, **wanted))
        kind = _kind(format_, output)
        if kind == "text":
            _put_lines(opened, layer, rows)
        else:
            _put_rows(rows, kind, output)


def _kind(asked: Format | None, output: Path | None) -> Format:
    if asked is not None:
        return asked
    if output is not None:
        found = output.suffix.removeprefix(".")
        return found if found in ("csv", "parquet") else "jsonl"  # type: ignore[return-value]
    return "text" if sys.stdout.isatty() else "jsonl"


def _put_rows(rows: pa.Table | pa.RecordBatchReader, format_: RowFormat, output: Path | None) -> None:
    from legation.exports.arrow_rows import write_rows

    if output is None:
        with printing.quiet_when_left():
            write_rows(rows, format_, sys.stdout.buffer)
            sys.stdout.flush()
        return
    with tempfile.NamedTemporaryFile(dir=output.parent, prefix=f".{output.name[:50]}.", delete=False) as draft:
        try:
            write_rows(rows, format_, draft)  # type: ignore[arg-type]
        except BaseException:
            Path(draft.name).unlink()
            raise
    shutil.move(draft.name, output)


def _put_lines(opened: Record, layer: Layer, rows: pa.Table) -> None:
    from legation.views import rows_text
    from legation.views.text import plain

    paint = printing.painted if printing.coloured() else plain
    width = shutil.get_terminal_size((80, 24)).columns
    names = opened.names(rows) if layer in ("events", "quotes") else {}
    for line in rows_text.lines(layer, rows.to_pylist(), names, min(width, 100), paint):
        printing.put(line.encode() + b"\n")


@contextmanager
def _told_while_running() -> Iterator[None]:
    """A query can fail after its first rows."""
    import duckdb
    import pyarrow as pa

    from legation.errors import QueryError

    try:
        yield
    except (duckdb.Error, pa.ArrowException) as error:
        raise QueryError(" ".join(str(error).split())[:300]) from error


def _put_table(rows: pa.Table) -> None:
    """As DuckDB draws tables."""
    import duckdb

    with duckdb.connect(":memory:") as con:
        drawn = str(con.from_arrow(rows)) if rows.num_columns else ""
    printing.put(drawn.encode() + b"\n")
