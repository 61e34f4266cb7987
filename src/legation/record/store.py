"""The folder of a record, and changes of it: all of a step is in, or nothing of it.

RECORD/record.json      what this folder is
RECORD/tables/NAME/     a Delta Lake table each (schema.py)
RECORD/words.sqlite     index of words (words.py); can be made anew at any time
RECORD/set-aside/       what could not be read or coded, with the reason (set_aside.py)
RECORD/write.lock       held while a step is written, never while reports are read

A step writes to several tables and then one row to `runs`, which says what version each table now has. That row makes
the step valid. Readers open every table at the version that the last row of `runs` names, so they never see half a
step; a writer that finds a table ahead of `runs` (somebody was killed) first puts it back and sweeps what was left.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import filelock
import msgspec
import pyarrow as pa
from deltalake import DeltaTable, WriterProperties, write_deltalake
from deltalake.exceptions import DeltaError, TableNotFoundError

from legation.data import versions
from legation.errors import RecordError
from legation.record.schema import RUNS, TABLES, Table, table

FORMAT = 2
_ZSTD = WriterProperties(compression="ZSTD", compression_level=3, max_row_group_size=250_000)
_MANY_FILES = 40
_KEPT_HOURS = 24  # files that a reader may still have open


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a record: a row of `runs`. `tables` has the version of each Delta table."""

    version: int
    at: dt.datetime
    made_by: str
    rules: Mapping[str, Any]
    tables: Mapping[str, int]


class Change:
    """A step under way: what is written through it becomes valid all at once, or never."""

    def __init__(self, store: Store, before: Step | None, at: dt.datetime) -> None:
        self.version = before.version + 1 if before else 1
        self.at = at
        self.rules: Mapping[str, Any] = before.rules if before else {}
        self.counts = {"reports": 0, "events": 0}
        self._store = store
        self._tables = dict(before.tables) if before else {}
        self._open: dict[str, DeltaTable] = {}  # opening one costs more than a small write

    def _table(self, name: str) -> DeltaTable:
        if name not in self._open:
            self._open[name] = self._store.delta(name)
        return self._open[name]

    @property
    def tables(self) -> Mapping[str, int]:
        """The version of each table as it now is, for reading what this step has written."""
        return self._tables

    def append(self, name: str, rows: Sequence[Mapping[str, Any]] | pa.Table) -> None:
        """Add rows."""
        data = _arrow(table(name), rows)
        if data.num_rows:
            at = self._open.get(name) or str(self._store.path_of(name))
            write_deltalake(at, data, mode="append", writer_properties=_ZSTD)
            self._tables[name] = self._table(name).version()

    def retire(self, name: str, column: str, values: Sequence[str]) -> None:
        """Let the current rows with these values make way for others."""
        if name not in self._tables or not values:
            return
        # A merge, not an update: a predicate that lists thousands of keys takes seconds, and then the whole process.
        at = self._table(name)
        gone = pa.table({column: pa.array(list(dict.fromkeys(values)), pa.string())})  # a row matches once
        merged = at.merge(
            gone, f"t.{column} = s.{column} AND t.retired_in IS NULL", source_alias="s", target_alias="t",
            writer_properties=_ZSTD,
        )  # fmt: skip
        merged.when_matched_update({"retired_in": str(self.version)}).execute()
        self._tables[name] = at.version()

    def compact(self) -> None:
        """Few large files instead of many small ones."""
        for name in self._tables:
            at = self._table(name)
            if len(at.file_uris()) > _MANY_FILES:
                at.optimize.compact(writer_properties=_ZSTD)
                self._tables[name] = at.version()


class Store:
    """A record's folder. Cheap to make; opens nothing until asked."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def path_of(self, name: str) -> Path:
        """The folder of a table."""
        return self.path / "tables" / name

    def delta(self, name: str, version: int | None = None) -> DeltaTable:
        """The Delta table, at a version or as it is."""
        return DeltaTable(str(self.path_of(name)), version=version)

    def last(self) -> Step | None:
        """The newest version; `None` of a record without any."""
        steps = self.steps()
        return steps[-1] if steps else None

    def steps(self) -> list[Step]:
        """All versions, oldest first."""
        try:
            runs = self.delta(RUNS.name).to_pyarrow_table(columns=["version", "at", "made_by", "rules", "tables"])
        except TableNotFoundError:
            return []
        except (DeltaError, OSError) as error:
            raise RecordError(f"the record is damaged ({_line(error)}): restore tables/runs", str(self.path)) from error
        rows = sorted(runs.to_pylist(), key=lambda r: r["version"])
        parsed = ({f: msgspec.json.decode(r[f]) for f in ("rules", "tables")} for r in rows)
        return [Step(**(r | p)) for r, p in zip(rows, parsed, strict=True)]

    @contextmanager
    def change(self, action: str, run: str) -> Iterator[Change]:
        """A step: written whole when the block ends, taken back where it raises. Waits for other writers.

        Raises:
            RecordError: the folder cannot be written to.
        """
        try:
            with filelock.FileLock(self.path / "write.lock"):
                before = self.last()
                self._recover(before)
                change = Change(self, before, dt.datetime.now(dt.UTC))
                try:
                    yield change
                    self._commit(change, action, run)
                except BaseException:
                    self._recover(before)
                    raise
        except (DeltaError, OSError) as error:
            raise RecordError(f"cannot be written ({_line(error)}): nothing was changed", str(self.path)) from error

    def _commit(self, change: Change, action: str, run: str) -> None:
        now = versions.current()
        row = {
            "version": change.version,
            "run": run,
            "at": change.at,
            "action": action,
            "made_by": now.made_by,
            "versions": msgspec.json.encode(now).decode(),
            "rules": msgspec.json.encode(change.rules).decode(),
            "n_reports": change.counts["reports"],
            "n_events": change.counts["events"],
            "tables": msgspec.json.encode(change.tables).decode(),
        }
        data = pa.Table.from_pylist([row], RUNS.schema)
        write_deltalake(str(self.path_of(RUNS.name)), data, mode="append", writer_properties=_ZSTD)

    def _recover(self, step: Step | None) -> None:
        """Put every table back to where the last valid step left it; somebody was killed in the middle of one."""
        for name in (t.name for t in TABLES if t is not RUNS):
            if not self.path_of(name).exists():
                continue
            known = step.tables.get(name) if step else None
            if known is None:
                shutil.rmtree(self.path_of(name))
                continue
            at = self.delta(name)
            if at.version() != known and not _is_put_back(at, known):
                at.restore(known)
            self._sweep(name, step)

    def _sweep(self, name: str, step: Step | None) -> None:
        """Delete data files that were written after the last valid step and belong to no version that anybody reads."""
        folder = self.path_of(name)
        used = {Path(uri).resolve() for uri in self.delta(name).file_uris()}
        since = step.at.timestamp() if step else 0.0
        for file in folder.rglob("*.parquet*"):
            if "_delta_log" in file.parts or file.resolve() in used or file.stat().st_mtime < since:
                continue
            file.unlink(missing_ok=True)

    def tidy(self, run: str) -> None:
        """Compact where there are many small files, and let go of what no reader can still have open."""
        last = self.last()
        if last is None:
            return
        runs = self.delta(RUNS.name)
        if len(runs.file_uris()) > _MANY_FILES:
            with filelock.FileLock(self.path / "write.lock"):
                self.delta(RUNS.name).optimize.compact(writer_properties=_ZSTD)
        if any(len(self.delta(name, v).file_uris()) > _MANY_FILES for name, v in last.tables.items()):
            with self.change("compact", run) as change:
                change.compact()
            for name in (*last.tables, RUNS.name):
                self.delta(name).vacuum(_KEPT_HOURS, dry_run=False, enforce_retention_duration=False)


def _is_put_back(at: DeltaTable, known: int) -> bool:
    """Does the newest version only restore the known one?"""
    newest = at.history(1)[0]
    return newest.get("operation") == "RESTORE" and str(newest.get("operationParameters", {}).get("version")) == str(
        known
    )


def create(path: Path) -> Store:
    """The record at that path, made where there is nothing.

    Raises:
        RecordError: something else is there, or it is the record of a later program.
    """
    mark = path / "record.json"
    if not mark.exists():
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise RecordError("is there and no record: name a new folder, or an empty one", str(path))
        try:
            path.mkdir(parents=True, exist_ok=True)
            draft = path / f"record.json.{os.getpid()}"
            draft.write_bytes(msgspec.json.encode({"record": "legation", "format": FORMAT}) + b"\n")
            draft.replace(mark)
        except (OSError, ValueError) as error:
            raise RecordError(f"cannot be made ({_line(error)}): choose another folder", str(path)) from error
    return existing(path)


def existing(path: Path) -> Store:
    """The record at that path. Raises `RecordError` where there is none that this program can read."""
    try:
        mark = msgspec.json.decode((path / "record.json").read_bytes())
    except (OSError, ValueError) as error:
        raise RecordError("is no record: make one with `legation add`", str(path)) from error
    format = mark.get("format") if isinstance(mark, dict) else None
    if format != FORMAT:
        older = isinstance(format, int) and format < FORMAT
        way = (
            "an earlier version of legation: add the reports to a new one"
            if older
            else "a later version: update legation"
        )
        raise RecordError(f"was made by {way}", str(path))
    return Store(path)


def _arrow(of: Table, rows: Sequence[Mapping[str, Any]] | pa.Table) -> pa.Table:
    return rows if isinstance(rows, pa.Table) else pa.Table.from_pylist(list(rows), of.schema)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
