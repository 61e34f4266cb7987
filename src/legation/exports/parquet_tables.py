"""Parquet: a folder with a file a table, in frozen columns that carry their meaning, and a codebook."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from legation.exports import codebook, portions
from legation.exports.tables import SHEETS, Tables


def write(source: Tables, target: Path) -> None:
    """NAME.parquet for each table (zstd; the `description` of table and columns in their metadata), codebook.md,
    codebook.csv, codes.csv."""
    target.mkdir(parents=True, exist_ok=True)
    for sheet in SHEETS:
        rows = portions.rows(source, sheet)
        with pq.ParquetWriter(target / f"{sheet.name}.parquet", rows.schema, compression="zstd") as out:
            for batch in rows:
                out.write_batch(batch)
    codebook.write(source.about(), target)
