"""The rows of a table in their order, sorted a portion at a time, so that no more than a portion is ever in memory.

To sort forty million rows is to hold them all. So a table is cut where its order begins: into runs of days, and where
one day (or no day at all) has too many rows, into runs of keys. Portions come in the order, and each is sorted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

import pyarrow as pa

from legation.exports.tables import Sheet, Tables

_LETTERS = 3  # of a key: 4,096 runs of hex digits


class Run(NamedTuple):
    """How many rows begin with a value."""

    value: str | None
    rows: int


def rows(source: Tables, sheet: Sheet, with_words: bool = True) -> pa.RecordBatchReader:
    """All rows of a sheet, in its order, its columns and their types (so times are in UTC wherever it runs)."""
    schema = sheet.described(with_words)

    def batches() -> Iterator[pa.RecordBatch]:
        for where in portions(source, sheet):
            for batch in source.stream(sheet.sql(with_words, where)):
                yield pa.RecordBatch.from_arrays(batch.columns, names=schema.names).cast(schema)

    return pa.RecordBatchReader.from_batches(schema, batches())


def portions(source: Tables, sheet: Sheet) -> Iterator[str]:
    """Conditions that cut a table into portions, in its order; each row fulfils one."""
    order = sheet.order
    if order.day is None:
        yield from _by_key(source, sheet, "true")
        return
    days = _counted(source, sheet, order.day, "true", order.undated)
    for some in packed(days, sheet.portion):
        where = " OR ".join(_between(order.day, some))
        if sum(run.rows for run in some) > sheet.portion:
            yield from _by_key(source, sheet, where)
        else:
            yield f"({where})"


def packed(runs: Iterable[Run], most: int) -> Iterator[list[Run]]:
    """Runs that follow each other, together while they have no more than `most` rows."""
    held: list[Run] = []
    total = 0
    for run in runs:
        if held and total + run.rows > most:
            yield held
            held, total = [], 0
        held.append(run)
        total += run.rows
    if held:
        yield held


def _by_key(source: Tables, sheet: Sheet, where: str) -> Iterator[str]:
    key = sheet.order.key
    runs = _counted(source, sheet, f"left({key}, {_LETTERS})", where, "")
    starts = [some[0].value for some in packed(runs, sheet.portion)]
    for start, end in zip_longest(starts, starts[1:]):
        until = f" AND {key} < {_quoted(end)}" if end is not None else ""
        yield f"({where}) AND {key} >= {_quoted(start)}{until}"


def _counted(source: Tables, sheet: Sheet, value: str, where: str, nulls: str) -> list[Run]:
    """Of the table as the record has it: what the sheet leaves out of it makes a portion smaller, no worse."""
    found = source.stream(
        f"SELECT {value}::VARCHAR AS v, count(*) AS n FROM {sheet.name} WHERE {where} GROUP BY v ORDER BY v {nulls}"
    ).read_all()
    return [Run(*run) for run in zip(*(found.column(k).to_pylist() for k in range(2)), strict=True)]


def _between(day: str, runs: Sequence[Run]) -> Iterator[str]:
    known = [run.value for run in runs if run.value is not None]
    if known:
        yield f"{day} BETWEEN {_quoted(known[0])} AND {_quoted(known[-1])}"
    if len(known) < len(runs):
        yield f"{day} IS NULL"


def _quoted(value: str | None) -> str:
    return "'" + (value or "").replace("'", "''") + "'"
