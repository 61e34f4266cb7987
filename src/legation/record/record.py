"""`legation.Record`: a record on disk, to be read from Python."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from legation.record import find, snapshot, status, store
from legation.record.holdings import RecordHoldings

if TYPE_CHECKING:
    import pyarrow as pa

    from legation.record.snapshot import Snapshot
    from legation.record.status import Standing


class Record:
    """A record as it is, or as it stood: `as_of` is a day (its end, UTC), a time or a version.

    What it gives are Arrow tables: `.to_pandas()` on one gives a pandas data frame, `polars.from_arrow` one of Polars.
    A record that is added to meanwhile stays as it was when opened.

    Raises:
        legation.errors.RecordError: there is no record at `path`, or it cannot be read.
    """

    def __init__(self, path: str | Path, as_of: str | None = None) -> None:
        self._store = store.existing(Path(path))
        self._shot = snapshot.at(self._store, as_of)

    @property
    def snapshot(self) -> Snapshot:
        """The record at its version, for queries of our own."""
        return self._shot

    @property
    def version(self) -> int:
        """The version that is read: it grows by one with every change."""
        return self._shot.version

    @property
    def holdings(self) -> RecordHoldings:
        """All of it, for exports."""
        return RecordHoldings(self._shot, self._store.path.resolve().name)

    def status(self) -> Standing:
        """How much there is, of which days and outlets, made by what, and what waits."""
        return status.standing(self._store, self._shot)

    def sql(self, query: str) -> pa.Table:
        """The rows of one SELECT over the tables (docs/record.md). Raises `QueryError` for anything else."""
        return self._shot.ask(query).read_all()

    def events(self, **wanted: Any) -> pa.Table:
        """Mentions of acts, with their `occasion`; the keywords are those of `record.find.Wanted`."""
        return self._find("events", wanted)

    def occasions(self, **wanted: Any) -> pa.Table:
        """Real acts, however often mentioned."""
        return self._find("occasions", wanted)

    def quotes(self, **wanted: Any) -> pa.Table:
        """What was said."""
        return self._find("quotes", wanted)

    def ties(self, **wanted: Any) -> pa.Table:
        """Standing relations."""
        return self._find("ties", wanted)

    def reports(self, **wanted: Any) -> pa.Table:
        """Reports, with their texts."""
        return self._find("reports", wanted)

    def rows(self, layer: find.Layer, wanted: find.Wanted) -> pa.Table:
        """The rows of a layer for which all that is wanted holds, by day."""
        return find.find(self._store, self._shot, layer, wanted)

    def names(self, rows: pa.Table) -> dict[tuple[str, str], str]:
        """The names of all actors in the reports of these rows, by report and id."""
        reports = sorted(set(rows.column("report").to_pylist()))
        found = self._shot.select(
            "SELECT report, actor, name FROM actors WHERE report IN (SELECT unnest(?))", (reports,)
        )
        report, actor, name = (found.column(k).to_pylist() for k in range(3))
        return dict(zip(zip(report, actor, strict=True), name, strict=True))

    def _find(self, layer: find.Layer, wanted: dict[str, Any]) -> pa.Table:
        return self.rows(layer, find.wanted(**wanted))

    def close(self) -> None:
        """Let go of the files."""
        self._shot.close()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Record {str(self._store.path)!r}, version {self.version}>"
