"""Adds 300 invented reports to the record named on the command line; tests/intake/test_crash.py kills it."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from legation.intake.batches import Work, add
from legation.model import Doc, Report
from making import full_doc


def code(report: Report) -> Doc:
    """The rows of one invented report, whatever the text."""
    return msgspec.structs.replace(full_doc(), report=report)


def reports(count: int) -> list[tuple[str, Report]]:
    """Reports of twenty outlets, each text its own."""
    text = full_doc().report.text
    days = [f"2023-11-{1 + k % 28:02d}" for k in range(count)]
    return [
        (f"r{k}", Report(id=f"r{k}", text=f"{text}\nNumber {k}.", outlet=f"Paper {k % 20}", published=days[k]))
        for k in range(count)
    ]


if __name__ == "__main__":
    add(Path(sys.argv[1]), reports(int(sys.argv[2])), Work(code=code, batch=20))
