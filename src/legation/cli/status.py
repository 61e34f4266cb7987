"""`legation status`: what a record holds, and whether it wants anything."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from legation.cli import options, printing


@click.command()
@options.record
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines, or one JSON object.",
)
@options.as_of
def status(record: Path, format_: Literal["text", "json"], as_of: str | None) -> None:
    """Say what RECORD holds: how much, of which days and outlets, made by which versions, and what waits.

    Exit status: 0 done; 2 no such version; 5 no record.
    """
    import msgspec

    from legation.intake import again
    from legation.record.record import Record
    from legation.views import status_text

    with printing.told(), Record(record, as_of) as opened:
        found = opened.status()
        stale = again.stale(opened.snapshot)
    if format_ == "json":
        printing.put(msgspec.json.encode(msgspec.structs.asdict(found) | {"stale": stale}) + b"\n")
    else:
        click.echo("\n".join(status_text.lines(found, stale, str(record))))
