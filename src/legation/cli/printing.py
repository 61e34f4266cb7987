"""What verbs print, and how: results to standard output, one line an error or warning to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from legation.errors import LegationError

if TYPE_CHECKING:
    from legation.model import Doc

_STYLES: dict[str, dict[str, object]] = {
    "head": {"bold": True}, "type": {"fg": "cyan"}, "dim": {"dim": True}, "claim": {"fg": "yellow"},
}  # fmt: skip


def coloured() -> bool:
    """Is there a terminal to colour for, and nobody who minds?"""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def painted(words: str, style: str) -> str:
    """The words in a style of the views."""
    return click.style(words, **_STYLES[style])  # type: ignore[arg-type]


def put(data: bytes) -> None:
    """Whole or not at all; a reader that has gone away (`| head`) ends the work quietly."""
    with quiet_when_left():
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


@contextmanager
def quiet_when_left() -> Iterator[None]:
    """Standard output that nobody reads any longer is no error."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def warn(line: str) -> None:
    """One line on standard error."""
    click.echo(f"legation: {' '.join(line.splitlines())}", err=True)


@contextmanager
def told() -> Iterator[None]:
    """An error of ours ends the verb with one line and its own exit status."""
    try:
        yield
    except LegationError as error:
        warn(str(error))
        sys.exit(error.exit_status)


def undated(doc: Doc) -> str | None:
    """A line for a report without a day of publication, where words of it hang on that day."""
    if doc.report.published:
        return None
    hanging = (t.text for t in doc.times if t.earliest is None and (t.value or "").startswith("XXXX"))
    words = next(hanging, None)
    return words and f"{doc.report.id}: no date of publication, so “{words}” and the like stay without days"
