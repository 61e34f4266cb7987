"""Occasions of stories as a record makes them: all reports added, in the order of the file, and asked."""

from __future__ import annotations

import tempfile
from pathlib import Path

from legation.evaluation.stories import Agreement, Stories, agreement, as_report
from legation.intake.batches import Work, add
from legation.model import Doc, Report
from legation.pipeline import code
from legation.record import snapshot, store

_SEEN = (
    "SELECT r.id, e.id, s.occasion FROM sightings s JOIN events e USING (event) JOIN reports r ON r.report = e.report"
)


def measured(stories: Stories) -> Agreement:
    """How well the record's occasions agree with the labels."""
    docs: dict[str, Doc] = {}

    def kept(report: Report) -> Doc:
        docs[report.id] = code(report)
        return docs[report.id]

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stories"
        add(path, ((told.id, as_report(told)) for told in stories.reports), Work(code=kept))
        with snapshot.at(store.existing(path)) as shot:
            found = shot.select(_SEEN)
    report, event, occasion = (found.column(k).to_pylist() for k in range(3))
    return agreement(stories, docs, dict(zip(zip(report, event, strict=True), occasion, strict=True)))
