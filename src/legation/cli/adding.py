"""`legation add`, `retry`, `recode`: reports into a record."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from legation.cli import options, printing
from legation.cli.progress import Progress, how_many

if TYPE_CHECKING:
    from legation.intake.batches import Counts, Work
    from legation.model import Doc, Report
    from legation.reading.kinds import InputKind


@click.command()
@options.record
@options.inputs
def add(record: Path, paths: tuple[str, ...], input_: InputKind, columns: dict[str, str]) -> None:
    """Add reports to the folder RECORD, which is made if it is not there; the same command goes on where it stopped.

    What is there already is passed by. What cannot be read or coded is set aside with the reason; `legation retry`
    tries it again.

    Exit status: 0 all went well, or at least one report is in the record now; 2 nothing could be read; 5 the record
    cannot be written; 130 stopped by ^C, after what was coded was written.
    """
    from legation.intake import batches
    from legation.reading import open_sources

    progress = Progress(how_many(paths, input_) if sys.stderr.isatty() else None)
    stdin = sys.stdin.buffer if "-" in paths else None

    def bring(work: Work) -> Counts:
        return batches.add(record, open_sources(paths, input_, stdin, warn=progress.warn, columns=columns), work)

    _bring_in(record, "added", bring, progress)


@click.command()
@options.record
def retry(record: Path) -> None:
    """Try again what RECORD has set aside. Exit status as of `legation add`."""
    from legation.intake import again
    from legation.record import set_aside, store

    with printing.told():
        waiting = sum(1 for _ in set_aside.listed(store.existing(record)))
    _bring_in(record, "added", lambda work: again.retry(record, work), Progress(waiting))


@click.command()
@options.record
def recode(record: Path) -> None:
    """Code anew the reports of RECORD that an older version of program, models or tables coded.

    What persons decided about occasions stays. Exit status as of `legation add`.
    """
    from legation.intake import again
    from legation.record import snapshot, store

    with printing.told(), snapshot.at(store.existing(record)) as shot:
        waiting = again.stale(shot)
    _bring_in(record, "coded anew", lambda work: again.recode(record, work), Progress(waiting))


def _bring_in(record: Path, done: str, bring: Callable[[Work], Counts], progress: Progress) -> None:
    """Run one of the verbs that write, and say what came of it."""
    from legation import pipeline
    from legation.intake.batches import Work

    def code(report: Report) -> Doc:
        doc = pipeline.code(report)
        progress.coded()
        line = printing.undated(doc)
        if line:
            progress.warn(line)
        return doc

    try:
        with printing.told():
            counts = bring(Work(code=code, tell=progress.tell))
    except KeyboardInterrupt:
        progress.clear()
        so_far = progress.counts
        outcome = _outcome(record, done, so_far) if so_far else "nothing was written"
        printing.warn(f"stopped: {outcome}; run the same command to go on")
        sys.exit(130)
    progress.clear()
    click.echo(_outcome(record, done, counts))
    sys.exit(2 if counts.aside and not counts.added + counts.known else 0)


def _outcome(record: Path, done: str, counts: Counts) -> str:
    why = f" (why → {record / 'set-aside'})" if counts.aside else ""
    return f"{done} {counts.added}, already there {counts.known}, set aside {counts.aside}{why}"
