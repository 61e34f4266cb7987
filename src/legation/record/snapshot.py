"""A record at one version, to be read: DuckDB over the files that belong to that version, and over nothing else.

Every table is a view of what was current then; NAME_history has the rows that have made way as well. Readers never
wait for writers, and see neither half a step nor what comes after.
"""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from deltalake.exceptions import DeltaError

from legation.errors import QueryError, RecordError
from legation.record.schema import DECISIONS, RUNS, TABLES, Table
from legation.record.store import Step, Store


class Snapshot:
    """What a record was at `version`. Close it, or use it in a `with`."""

    def __init__(self, store: Store, version: int, tables: Mapping[str, int]) -> None:
        self.version = version
        spill = str(Path(tempfile.gettempdir()) / f"legation-{os.getpid()}")  # not where the user happens to stand
        self._con = duckdb.connect(
            ":memory:", config={"autoinstall_known_extensions": "false", "temp_directory": spill}
        )
        files = {t.name: _files(store, t, tables) for t in TABLES}
        for of in TABLES:
            self._view(of, files[of.name])
        allowed = ", ".join(_quoted(f) for some in files.values() for f in some)
        self._con.execute(f"SET allowed_paths = [{allowed}]")
        self._con.execute("SET enable_external_access = false")
        self._con.execute("SET lock_configuration = true")

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._con.close()

    def _view(self, of: Table, files: Sequence[str]) -> None:
        if files:
            source = f"read_parquet([{', '.join(map(_quoted, files))}])"
        else:
            self._con.register("nothing", of.schema.empty_table())
            self._con.execute(f"CREATE TABLE {of.name}_none AS FROM nothing")  # what is registered, cursors don't see
            self._con.unregister("nothing")
            source = f"{of.name}_none"
        columns = ", ".join(f'"{c.name}"' for c in of.columns)
        self._con.execute(f"CREATE VIEW {of.name}_history AS SELECT {columns} FROM {source}")
        self._con.execute(f"CREATE VIEW {of.name} AS SELECT * FROM {of.name}_history {self._current(of)}")

    def _current(self, of: Table) -> str:
        if of is RUNS:
            return f"WHERE version <= {self.version}"
        if of is DECISIONS:
            return f"WHERE added_in <= {self.version}"
        v = self.version
        return f"WHERE added_in <= {v} AND (retired_in IS NULL OR retired_in > {v})"

    def select(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> pa.Table:
        """The rows of a query of our own; `?` or `$name` stand for values."""
        return self._con.cursor().sql(sql, params=values or None).to_arrow_table()

    def ask(self, sql: str, rows: int = 50_000) -> pa.RecordBatchReader:
        """The rows of anybody's query, a batch at a time: one SELECT, which can neither write nor read other files.

        Raises:
            QueryError: it is anything else, or DuckDB does not understand it.
        """
        try:
            statements = self._con.extract_statements(sql)
            kinds = {s.type for s in statements}
            if len(statements) != 1 or not kinds <= {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}:
                raise QueryError("only one SELECT at a time: a record is not changed by queries")
            return self._con.cursor().sql(statements[0].query).to_arrow_reader(rows)
        except duckdb.Error as error:
            raise QueryError(str(error).strip().partition("\n")[0]) from error


def at(store: Store, as_of: str | None = None) -> Snapshot:
    """The record at its newest version, or as it stood: at the end of a day (UTC), at a time, or at a version.

    Raises:
        QueryError: `as_of` is none of these, or before there was a record.
        RecordError: a file of the record cannot be read.
    """
    steps = store.steps()
    try:
        if as_of is None:
            return Snapshot(store, *((steps[-1].version, steps[-1].tables) if steps else (0, {})))
        # Rows are never lost, only retired: the newest files hold every version.
        return Snapshot(store, _step(steps, as_of).version, steps[-1].tables)
    except (duckdb.Error, DeltaError, OSError) as error:
        raise RecordError(f"cannot be read: {' '.join(str(error).split())[:200]}", str(store.path)) from error


def _step(steps: Sequence[Step], as_of: str) -> Step:
    if as_of.isdigit() and len(as_of) < 10:
        found = [s for s in steps if s.version == int(as_of)]
    else:
        until = _until(as_of)
        found = [s for s in steps if s.at <= until]
    if not found:
        last = f"versions 1 to {steps[-1].version}, from {steps[0].at:%Y-%m-%d} on" if steps else "nothing yet"
        raise QueryError(f"the record has no version as of {as_of}: it has {last}")
    return found[-1]


def _until(as_of: str) -> dt.datetime:
    try:
        if len(as_of) == 10:
            return dt.datetime.combine(dt.date.fromisoformat(as_of), dt.time.max, dt.UTC)
        moment = dt.datetime.fromisoformat(as_of)
    except ValueError:
        raise QueryError(f"{as_of!r} is neither a day (YYYY-MM-DD), a time nor a version") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _files(store: Store, of: Table, tables: Mapping[str, int]) -> list[str]:
    if of is not RUNS and of.name not in tables:
        return []
    if of is RUNS and not store.path_of(of.name).exists():
        return []
    delta = store.delta(of.name, tables.get(of.name))
    return [_local(uri, store.path_of(of.name)) for uri in delta.file_uris()]


def _local(uri: str, folder: Path) -> str:
    return (
        uri
        if uri.startswith("/") or "://" not in uri
        else str(folder / uri.rpartition("/tables/")[2].partition("/")[2])
    )


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
