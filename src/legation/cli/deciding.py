"""What a person decides about occasions: `merge`, `split`, `reject`, `confirm`, `undo`; and carrying that elsewhere."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from legation.cli import options, printing

if TYPE_CHECKING:
    from legation.record.deciding import Action


def _decided(function: Callable[..., Any]) -> Callable[..., Any]:
    """Who decides, and why."""
    by = click.option("--by", default=None, help="Who decides; your name on this machine unless said.")
    note = click.option("--note", default=None, help="Why.")
    return by(note(function))


@click.command()
@options.record
@click.argument("ids", nargs=-1, required=True, metavar="ID ID…")
@_decided
def merge(record: Path, ids: tuple[str, ...], by: str | None, note: str | None) -> None:
    """Make occasions, or mentions, one occasion of RECORD. `legation find` shows their ids."""
    _decide(record, "merge", ids, by, note)


@click.command()
@options.record
@click.argument("ids", nargs=-1, required=True, metavar="MENTION [ID…]")
@_decided
def split(record: Path, ids: tuple[str, ...], by: str | None, note: str | None) -> None:
    """Part a mention (event) from the others: from those named, or from all others of its occasion."""
    _decide(record, "split", ids, by, note)


@click.command()
@options.record
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@_decided
def reject(record: Path, ids: tuple[str, ...], by: str | None, note: str | None) -> None:
    """Mark occasions as wrong: they stay in RECORD, and views and exports leave them out."""
    _decide(record, "reject", ids, by, note)


@click.command()
@options.record
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@_decided
def confirm(record: Path, ids: tuple[str, ...], by: str | None, note: str | None) -> None:
    """Mark occasions as looked at and right."""
    _decide(record, "confirm", ids, by, note)


@click.command()
@options.record
@click.argument("decision")
@_decided
def undo(record: Path, decision: str, by: str | None, note: str | None) -> None:
    """Take a decision back. It stays in RECORD, as taken back."""
    _decide(record, "undo", (decision,), by, note)


@click.command()
@options.record
def decisions(record: Path) -> None:
    """List all decisions of RECORD as JSON lines, oldest first; `legation decide` applies them to another record."""
    import msgspec

    from legation.record import deciding, snapshot, store

    with printing.told(), snapshot.at(store.existing(record)) as shot:
        printing.put(msgspec.json.Encoder().encode_lines(deciding.table(shot)))


@click.command()
@options.record
@click.argument("file", type=click.Path(allow_dash=True, path_type=Path), metavar="FILE|-")
def decide(record: Path, file: Path) -> None:
    """Apply decisions of another record (JSON lines of `legation decisions`) to RECORD.

    They name mentions by report and trigger, so they hold for the same reports, also for those that come later.
    """
    from legation.errors import QueryError
    from legation.record import decide as record_decide
    from legation.record import deciding, store

    with printing.told():
        try:
            read = deciding.parsed(sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes())
        except (OSError, ValueError) as error:
            raise QueryError(f"{file}: no JSON lines of `legation decisions` ({error})") from error
        written, waiting = record_decide.apply(store.existing(record), read)
    later = f", {waiting} of them about reports that are not in the record yet" if waiting else ""
    click.echo(f"applied {written}, already there {len(read) - written}{later}")


def _decide(record: Path, action: Action, ids: tuple[str, ...], by: str | None, note: str | None) -> None:
    from legation.record import decide as record_decide
    from legation.record import deciding, snapshot, store

    with printing.told():
        at = store.existing(record)
        made = record_decide.decide(at, action, ids, by or _user(), note)
        with snapshot.at(at) as shot:
            occasions = deciding.occasions(shot, made)
    click.echo(f"{action}: decision {made.decision}; now {', '.join(occasions) or 'no occasion'}")
    sys.exit(0)


def _user() -> str:
    """The name of whoever runs this; a machine may know none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return os.environ.get("HOSTNAME", "somebody")
