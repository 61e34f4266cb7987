"""`legation export`: a record in other formats."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import click

from legation.cli import options, printing
from legation.errors import QueryError
from legation.exports.registry import FORMATS


@click.command()
@options.record
@click.option("--to", "format_", type=click.Choice(list(FORMATS)), required=True, help="The format (docs/exports).")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=None,
    help="File or folder to write; standard output unless said, for formats that are one file.",
)
@options.as_of
def export(record: Path, format_: str, output: Path | None, as_of: str | None) -> None:
    """Write RECORD in another format: tables for statistics, other programs' files, or a deposit for an archive.

    Exit status: 0 done; 2 cannot be written there; 5 the record cannot be read.
    """
    from legation.exports.registry import export as write
    from legation.record.record import Record

    with printing.told(), Record(record, as_of) as opened:
        if output is not None:
            write(opened.holdings, format_, output)
            return
        if FORMATS[format_].folder:
            raise QueryError(f"{format_} is a folder of files: say where, with --output")
        with tempfile.TemporaryDirectory() as folder:
            draft = Path(folder) / "draft"
            write(opened.holdings, format_, draft)
            with printing.quiet_when_left(), draft.open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
