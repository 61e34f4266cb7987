"""CSV: a folder with a file a table, in frozen columns, and a codebook as a page and as tables."""

from __future__ import annotations

from pathlib import Path

from legation.exports import codebook, portions
from legation.exports.arrow_rows import write_rows
from legation.exports.tables import SHEETS, Tables


def write(source: Tables, target: Path) -> None:
    """NAME.csv for each table (RFC 4180, UTF-8; parts as JSON in their cell), codebook.md, codebook.csv, codes.csv."""
    target.mkdir(parents=True, exist_ok=True)
    for sheet in SHEETS:
        with (target / f"{sheet.name}.csv").open("wb") as out:
            write_rows(portions.rows(source, sheet), "csv", out)
    codebook.write(source.about(), target)
