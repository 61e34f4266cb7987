"""What tests of tables share: the record of `recorded`, as these formats read it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from legation.record import snapshot
from legation.record.holdings import RecordHoldings
from recorded import recorded


@contextmanager
def holdings(folder: Path) -> Iterator[RecordHoldings]:
    """Of the two reports of `holding`."""
    with snapshot.at(recorded(folder)) as shot:
        yield RecordHoldings(shot, "Held “by hand”")
