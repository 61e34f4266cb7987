from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from exports.streamed import NASTY, holdings, nasty
from legation.exports.parquet_tables import write
from legation.exports.tables import SHEETS, Sheet


@pytest.mark.parametrize("sheet", SHEETS, ids=[s.name for s in SHEETS])
def test_a_table_has_the_records_rows_and_says_what_its_columns_mean(sheet: Sheet, tmp_path: Path) -> None:
    with holdings(tmp_path) as source:
        write(source, tmp_path / "out")
        known = source.stream(sheet.sql()).read_all().to_pylist()
    found = pq.read_table(tmp_path / "out" / f"{sheet.name}.parquet")
    assert found.to_pylist() == known
    meanings = [found.schema.field(c).metadata[b"description"].decode() for c in sheet.columns]
    assert meanings == [c.meaning for c in sheet.meanings()]


def test_duckdb_reads_every_text_as_it_was(tmp_path: Path) -> None:
    with nasty(tmp_path) as source:
        write(source, tmp_path / "out")
    found = duckdb.execute("SELECT headline FROM read_parquet(?)", [str(tmp_path / "out" / "reports.parquet")])
    assert sorted(headline for (headline,) in found.fetchall()) == sorted(NASTY)
