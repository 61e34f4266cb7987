"""How far a long work is: one line that is rewritten on a terminal, a line now and then in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from legation.cli import printing

if TYPE_CHECKING:
    from legation.intake.batches import Counts

_EVERY = 500  # reports, in a pipe
_SECONDS = 0.2  # on a terminal
_WHOLE_LINE = "\r\x1b[K"


class Progress:
    """Told of each report that is coded (`coded`) and of the counts (`tell`); `total` is how many there are, if known.

    `counts` are the last that were told, also after an interrupt.
    """

    def __init__(self, total: int | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self.counts: Counts | None = None
        self._total = total
        self._clock = clock
        self._began = clock()
        self._coded = 0
        self._shown = 0
        self._shown_at = self._began
        self._live = sys.stderr.isatty()

    def coded(self) -> None:
        """One more was coded."""
        self._coded += 1

    def warn(self, line: str) -> None:
        """A warning in between."""
        self.clear()
        printing.warn(line)

    def tell(self, counts: Counts) -> None:
        """Show how far it is, if it is time to."""
        self.counts = counts
        done = self._coded + counts.known + counts.aside
        now = self._clock()
        if self._live and now - self._shown_at >= _SECONDS:
            click.echo(_WHOLE_LINE + self._line(done, now), err=True, nl=False)
            self._shown_at = now
        elif not self._live and done - self._shown >= _EVERY:
            click.echo(self._line(done, now), err=True)
            self._shown = done

    def clear(self) -> None:
        """Take the line away."""
        if self._live:
            click.echo(_WHOLE_LINE, err=True, nl=False)

    def _line(self, done: int, now: float) -> str:
        rate = self._coded / max(now - self._began, 1e-9)
        parts = [f"{done:,}" + (f" of {self._total:,}" if self._total else "") + " reports", f"{rate:.1f} a second"]
        if self._total and rate:
            parts.append(f"{duration((self._total - done) / rate)} left")
        return ", ".join(parts)


def duration(seconds: float) -> str:
    """In words: "40 s", "12 min", "3 h 20 min"."""
    whole = max(round(seconds), 0)
    if whole < 60:
        return f"{whole} s"
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def how_many(paths: Sequence[str], input_: str) -> int | None:
    """How many reports there are, if that is known before they are read: where each file is one report."""
    from legation.reading.folders import expand
    from legation.reading.kinds import is_address, kind_by_ending

    count = 0
    for path in expand(paths):
        if not isinstance(path, str) or path == "-" or is_address(path):
            return None
        kind = kind_by_ending(path) if input_ == "auto" else input_
        if kind not in ("text", "html"):
            return None
        count += 1
    return count
