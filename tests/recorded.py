"""What tests of a record share: the reports of `holding`, as a record on disk."""

from __future__ import annotations

from pathlib import Path

from holding import held
from legation.intake.batches import Work, add
from legation.record.store import Store, existing

DOCS = {kept.doc.report.id: kept.doc for kept in held().kept}


def recorded(folder: Path) -> Store:
    """A record of both reports, in the folder "r"."""
    path = folder / "r"
    items = [(kept.source or "", kept.doc.report) for kept in held().kept]
    add(path, items, Work(code=lambda report: DOCS[report.id]))
    return existing(path)
