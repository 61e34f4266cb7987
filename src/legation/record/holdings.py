"""A record as exports read it: reports with all that was read from them, occasions, and where they come from.

Reports and occasions come in portions, so that a record of any size passes through little memory.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from legation.model import Days
from legation.record import docs
from legation.record.schema import BASE, REPORTS
from legation.record.snapshot import Snapshot
from legation.record.values import About, Dispute, Figure, Kept, Mention, Occasion, Party, Where

if TYPE_CHECKING:
    import pyarrow as pa

_REPORTS, _OCCASIONS = 500, 5_000  # a portion
_COUNTED = ("reports", "events", "occasions", "quotes", "ties", "actors")
_OF = "IN (SELECT unnest(?))"
_MENTIONS = f"""SELECT s.occasion, list({{'report': e.report, 'event': e.id}}
        ORDER BY e.published, e.report, e.trigger.start, e.event) AS mentions
    FROM sightings s JOIN events e USING (event) WHERE s.occasion {_OF} GROUP BY s.occasion"""


class RecordHoldings:
    """The holdings of a record at one version; `name` is what the record is called."""

    def __init__(self, shot: Snapshot, name: str) -> None:
        self._shot = shot
        self._name = name

    def reports(self) -> Iterator[Kept]:
        """Current reports, by day of publication and key."""
        for keys in self._portions("SELECT report FROM reports ORDER BY published NULLS FIRST, report", _REPORTS):
            yield from self._kept(keys)

    def occasions(self) -> Iterator[Occasion]:
        """Occasions, by day and id; those without a day last, those that a person rejected left out."""
        order = (
            "SELECT occasion FROM occasions WHERE confirmed IS DISTINCT FROM false ORDER BY day NULLS LAST, occasion"
        )
        for keys in self._portions(order, _OCCASIONS):
            rows = self._shot.select(f"SELECT * FROM occasions WHERE occasion {_OF}", (keys,)).to_pylist()
            told = self._shot.select(_MENTIONS, (keys,))
            mentions = dict(zip(told.column(0).to_pylist(), told.column(1).to_pylist(), strict=True))
            by_id = {row["occasion"]: row for row in rows}
            for key in keys:
                yield occasion(by_id[key], mentions.get(key, ()))

    def about(self) -> About:
        """Where they come from."""
        one = ", ".join(f"(SELECT count(*) FROM {name}) AS {name}" for name in _COUNTED)
        counts = self._shot.select(f"SELECT {one}").to_pylist()[0]
        made_by = self._shot.select("SELECT DISTINCT made_by FROM reports ORDER BY made_by").column(0).to_pylist()
        runs = self._shot.select('SELECT "at", rules FROM runs ORDER BY version DESC LIMIT 1').to_pylist()
        return About(
            name=self._name,
            version=self._shot.version,
            at=_second(runs[0]["at"]) if runs else "",
            made_by=tuple(made_by),
            counts=counts,
            rules=msgspec.json.decode(runs[0]["rules"]) if runs else {},
        )

    def stream(self, sql: str) -> pa.RecordBatchReader:
        """The rows of one SELECT, a batch at a time."""
        return self._shot.ask(sql)

    def _portions(self, sql: str, size: int) -> Iterator[list[str]]:
        keys = self._shot.select(sql).column(0).to_pylist()
        for some in range(0, len(keys), size):
            yield keys[some : some + size]

    def _kept(self, keys: Sequence[str]) -> Iterator[Kept]:
        layers: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
        for of in BASE:
            for row in self._shot.select(f"SELECT * FROM {of.name} WHERE report {_OF}", (list(keys),)).to_pylist():
                layers[row["report"]][of.name].append(row)
        seen: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self._shot.select(
            f"SELECT e.report, e.id, s.occasion FROM events e JOIN sightings s USING (event) WHERE e.report {_OF}",
            (list(keys),),
        ).to_pylist():
            seen[row["report"]][row["id"]] = row["occasion"]
        for key in keys:
            yield _kept(layers[key], seen[key])


def _kept(layers: Mapping[str, Sequence[Mapping[str, Any]]], occasions: Mapping[str, str]) -> Kept:
    (row,) = layers[REPORTS.name]
    return Kept(
        key=row["report"],
        doc=docs.doc(row, layers),
        added=_second(row["added"]),
        occasions=occasions,
        **{f: row[f] for f in ("made_by", "source", "revision", "supersedes")},
    )


def _second(at: dt.datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def occasion(row: Mapping[str, Any], mentions: Sequence[Mapping[str, str]]) -> Occasion:
    """A row of `occasions` as a value; `mentions` are the keys of its reports with the ids of its events there."""
    same = (
        "type", "mode", "cameo", "quad", "score", "status", "historical", "n_mentions", "n_reports", "n_outlets",
        "confidence", "evidence",
    )  # fmt: skip
    days = Days(docs.iso(row["day"]), docs.iso(row["latest"]), row["basis"]) if row["day"] else None  # type: ignore[arg-type]
    return Occasion(
        id=row["occasion"],
        contexts=tuple(row["contexts"]),
        actor=parties(row["actor"]),
        recipient=parties(row["recipient"]),
        date=days,
        place=place(row),
        claimed_by=tuple(row["claimed_by"]),
        first_seen=docs.iso(row["first_seen"]),
        last_seen=docs.iso(row["last_seen"]),
        magnitude=tuple(_figure(f) for f in row["magnitude"]),
        disputes=tuple(
            Dispute(over=d["over"], versions=tuple((v["version"], tuple(v["by"])) for v in d["versions"]))
            for d in row["disputes"]
        ),
        mentions=tuple(Mention(**m) for m in mentions),
        **{f: row[f] for f in same},
    )


def parties(rows: Sequence[Mapping[str, Any]]) -> tuple[Party, ...]:
    """Actors or recipients of an occasion as values."""
    return tuple(Party(**row) for row in rows)


def place(row: Mapping[str, Any]) -> Where | None:
    """The place of an occasion as a value."""
    if row["place_name"] is None:
        return None
    return Where(
        name=row["place_name"], country=row["place_country"], lat=row["lat"], lon=row["lon"], kind=row["place_kind"]
    )


def _figure(row: Mapping[str, Any]) -> Figure:
    by = tuple((b["who"], b["low"], b["high"]) for b in row["by"])
    return Figure(kind=row["kind"], low=row["low"], high=row["high"], unit=row["unit"], by=by)
