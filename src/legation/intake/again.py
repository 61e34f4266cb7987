"""Once more: what was set aside, and what an older version of program, models or tables has coded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from legation.data import versions
from legation.intake.batches import Counts, Item, Work, add, coded_or_set_aside, finish, write
from legation.reading import open_sources, report_from_text
from legation.record import docs, set_aside, snapshot, store
from legation.record.rows import Coded
from legation.record.snapshot import Snapshot

_PART = re.compile(r":\d+$| \([^()]*\)$")


def retry(path: Path, work: Work) -> Counts:
    """Try everything that is set aside again. What still fails stays, with its reason."""
    at = store.existing(path)
    items = list(set_aside.listed(at))
    return add(path, [*((i.where, i.report) for i in items if i.report is not None), *_reopened(items)], work)


def _reopened(items: list[set_aside.SetAside]) -> Iterator[Item]:
    """Those that could not be read, from where they came from."""
    wanted = {i.where for i in items if i.report is None}
    files = sorted({file for where in wanted for file in (where, _PART.sub("", where)) if Path(file).is_file()})
    for where, item in open_sources(files):
        if where in wanted:
            yield where, item


def stale(shot: Snapshot) -> int:
    """How many current reports another version coded."""
    made_by = versions.current().made_by
    found = shot.select("SELECT count(*) FROM reports WHERE made_by <> ?", (made_by,))
    count: int = found.column(0).to_pylist()[0]
    return count


def recode(path: Path, work: Work) -> Counts:
    """Code anew every current report that another version coded; what people decided about occasions stays."""
    at = store.existing(path)
    counts = Counts()
    made_by = versions.current().made_by
    passed: list[str] = []
    while True:
        with snapshot.at(at) as shot:
            some = shot.select(
                "SELECT * FROM reports WHERE made_by <> ? AND NOT list_contains(?, report) "
                "ORDER BY published, report LIMIT ?",
                (made_by, passed, work.batch),
            ).to_pylist()
        if not some:
            break
        coded = []
        for row in some:
            counts.seen += 1
            doc = _anew(at, row, work, counts)
            if doc is None:
                passed.append(row["report"])
                continue
            coded.append(doc)
            work.tell(counts)
        if coded:
            counts.added += write(at, coded, "recode", work)
    finish(at, work)
    return counts


def _anew(at: store.Store, row: dict[str, object], work: Work, counts: Counts) -> Coded | None:
    known = docs.report(row)
    report = report_from_text(
        known.text, known.id, published=known.published, headline=known.headline, byline=known.byline,
        outlet=known.outlet, url=known.url, language=known.language,
    )  # fmt: skip
    doc = coded_or_set_aside(at, str(row["source"]), report, work, counts)
    if doc is None:
        return None
    kept = {f: row[f] for f in ("source", "revision", "supersedes", "added")}
    return Coded(key=str(row["report"]), doc=doc, made_by=versions.current().made_by, **kept)  # type: ignore[arg-type]
