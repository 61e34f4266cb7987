"""Arrow rows -> CSV, JSON lines or Parquet, a batch at a time: whatever a query gives can be written.

csv      header and rows (RFC 4180, line feeds); lists and structs as JSON in the cell, days and times in ISO 8601, null
         empty; a zero byte, at which many readers stop, becomes U+FFFD
jsonl    an object a row; null kept, NaN and infinities null, bytes in base64, decimals as numbers
parquet  as Arrow has it, compressed with zstd

Columns of one name get "_1", "_2" and so on: what joins give is kept whole.
"""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO, Literal, TypeAlias

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

RowFormat = Literal["csv", "jsonl", "parquet"]
Rows: TypeAlias = "pa.Table | pa.RecordBatchReader"
_JSON = msgspec.json.Encoder(decimal_format="number", enc_hook=str)
_CHUNK = 10_000  # rows as Python values at a time


def write_rows(rows: Rows, format: RowFormat, out: BinaryIO) -> int:
    """Write all rows to `out`; says how many.

    Raises:
        pyarrow.ArrowException: a type that the format cannot hold, or what a query fails with while it runs.
    """
    return _WRITERS[format](rows, out)


def batches(rows: Rows) -> Iterator[pa.RecordBatch]:
    """The rows in portions that fit in memory as Python values, with columns of different names."""
    names = unique(rows.schema.names)
    for batch in rows.to_batches() if isinstance(rows, pa.Table) else rows:
        for start in range(0, batch.num_rows, _CHUNK):
            yield batch.slice(start, _CHUNK).rename_columns(names)


def unique(names: Sequence[str]) -> list[str]:
    """The names, each once: "a", "a" -> "a", "a_1"."""
    made: list[str] = []
    for name in names:
        fresh = name
        number = 0
        while fresh in made:
            number += 1
            fresh = f"{name}_{number}"
        made.append(fresh)
    return made


def cell(value: Any) -> str:
    """A value as one string: what is made of parts as JSON, null empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple | dict | bool):
        return _JSON.encode(value).decode()
    if isinstance(value, bytes):
        return _JSON.encode(value).decode().strip('"')
    isoformat = getattr(value, "isoformat", None)
    return isoformat() if isoformat else str(value)


class _LineFeeds:
    """Rows that `csv` ends with "\\r\\n", ended with a line feed."""

    def __init__(self, out: io.StringIO) -> None:
        self._out = out

    def write(self, row: str) -> int:
        """One row."""
        return self._out.write(row[:-2] + "\n")


def _csv(rows: Rows, out: BinaryIO) -> int:
    count = 0
    text = io.StringIO()
    # Until Python 3.13 a lone carriage return is quoted only where rows end with one: they do, until they are written.
    writer = csv.writer(_LineFeeds(text), lineterminator="\r\n")

    def flush() -> None:
        out.write(text.getvalue().replace("\0", "\ufffd").encode())
        text.seek(0)
        text.truncate()

    writer.writerow(unique(rows.schema.names))
    flush()
    for batch in batches(rows):
        columns = [batch.column(k).to_pylist() for k in range(batch.num_columns)]
        writer.writerows([cell(v) for v in row] for row in zip(*columns, strict=True))
        flush()
        count += batch.num_rows
    return count


def _jsonl(rows: Rows, out: BinaryIO) -> int:
    count = 0
    for batch in batches(rows):
        out.write(_JSON.encode_lines(batch.to_pylist()))
        count += batch.num_rows
    return count


def _parquet(rows: Rows, out: BinaryIO) -> int:
    """By way of a temporary file: Parquet is written with seeking, and a pipe cannot seek."""
    count = 0
    schema = pa.schema([f.with_name(n) for f, n in zip(rows.schema, unique(rows.schema.names), strict=True)])
    with tempfile.TemporaryFile() as draft:
        with pq.ParquetWriter(draft, schema, compression="zstd") as writer:
            for batch in batches(rows):
                writer.write_batch(batch)
                count += batch.num_rows
        draft.seek(0)
        shutil.copyfileobj(draft, out)
    return count


_WRITERS: Mapping[RowFormat, Callable[[Rows, BinaryIO], int]] = {"csv": _csv, "jsonl": _jsonl, "parquet": _parquet}
