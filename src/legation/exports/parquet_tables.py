"""Parquet: a folder with a file a table, in frozen columns that carry their meaning, and a codebook."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from legation.exports import codebook
from legation.exports.tables import SHEETS, Sheet, Tables


def write(source: Tables, target: Path) -> None:
    """NAME.parquet for each table (zstd; each column's `description` in its metadata), codebook.md, codebook.csv."""
    target.mkdir(parents=True, exist_ok=True)
    for sheet in SHEETS:
        rows = source.stream(sheet.sql())
        schema = described(sheet)
        with pq.ParquetWriter(target / f"{sheet.name}.parquet", schema, compression="zstd") as out:
            for batch in rows:
                out.write_batch(pa.RecordBatch.from_arrays(batch.columns, names=schema.names).cast(schema))
    (target / "codebook.md").write_text(codebook.page(source.about()), "utf-8")
    (target / "codebook.csv").write_text(codebook.table(), "utf-8")


def described(sheet: Sheet) -> pa.Schema:
    """The columns with their types and meanings."""
    return pa.schema([pa.field(c.name, c.type, metadata={"description": c.meaning}) for c in sheet.meanings()])
