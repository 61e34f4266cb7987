"""New mentions against each other and against what the record has: which may be one real act, and how likely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from legation.record.snapshot import Snapshot
from legation.resolving import occasions, sameness, sights
from legation.resolving.occasions import Rules
from legation.resolving.sights import Sight

Row = Mapping[str, Any]
Link = dict[str, Any]  # a row of `links`

# What is less likely counts as nothing.
_LEAST = 0.1
_SLICE = 500
_COLUMNS = """e.event, e.report, e.type, e.mode, e.status, e.said_by, e.speaker, e.actor, e.recipient,
e.actor_countries,
    e.recipient_countries, e.earliest, e.latest, e.basis, e.place_name, e.place_country, e.lat, e.lon, e.contexts,
    e.magnitude, e.historical, e.published, e.confidence, e.trigger, e.sentence, e.words, e.evidence, r.headline,
    p.kind AS place_kind"""
_FROM = """events e JOIN reports r USING (report)
    LEFT JOIN places p ON p.report = e.report AND p.place = e.place"""


def of_rows(rows: Sequence[Row]) -> list[Sight]:
    """Rows of `_COLUMNS` as mentions."""
    return [_sight(r) for r in rows]


def _sight(r: Row) -> Sight:
    return Sight(
        report=r["report"],
        key=r["event"],
        start=r["trigger"]["start"],
        sentence=r["sentence"]["start"],
        type=r["type"],
        mode=r["mode"],
        status=r["status"],
        claimed=r["said_by"] is not None,
        speaker=r["speaker"],
        actors=frozenset(r["actor"]),
        actor_lands=frozenset(r["actor_countries"]),
        recipients=frozenset(r["recipient"]),
        recipient_lands=frozenset(r["recipient_countries"]),
        earliest=sights.ordinal(r["earliest"]),
        latest=sights.ordinal(r["latest"]),
        basis=r["basis"],
        place=r["place_name"],
        place_country=r["place_country"],
        place_kind=r["place_kind"],
        lat=r["lat"],
        lon=r["lon"],
        trigger=sights.stems(r["words"], keep=True),
        text=sights.stems(r["evidence"]),
        names=sights.names(r["evidence"]),
        headline=sights.stems(r["headline"] or ""),
        contexts=frozenset(r["contexts"]),
        magnitude=sights.amounts((m["kind"], m["low"], m["high"]) for m in r["magnitude"]),
        historical=r["historical"],
        published=sights.ordinal(r["published"]),
        confidence=r["confidence"],
    )


def links(new: Sequence[str], shot: Snapshot, rules: Rules) -> Iterator[list[Link]]:
    """Links of the new mentions (keys of current events), a slice of time after another, so that memory stays flat."""
    fresh = set(new)
    order = shot.select(
        "SELECT event, coalesce(latest, published) AS day FROM events WHERE event IN (SELECT unnest(?)) ORDER BY day, event",  # noqa: E501
        (list(new),),
    )
    keys = order.column("event").to_pylist()
    for k in range(0, len(keys), _SLICE):
        mine = of_rows(_rows(shot, "e.event IN (SELECT unnest($keys))", {"keys": keys[k : k + _SLICE]}))
        yield _across(mine, _like(mine, shot, rules), rules, fresh)


def within(new: Sequence[str], shot: Snapshot, rules: Rules) -> Iterator[list[Link]]:
    """Links of the mentions of each report among themselves; `new` are keys of reports."""
    for k in range(0, len(new), 100):
        some = _rows(shot, "e.report IN (SELECT unnest($keys))", {"keys": list(new[k : k + 100])})
        made: list[Link] = []
        for _, of_one in groupby(
            sorted(some, key=lambda r: (r["report"], r["trigger"]["start"])), lambda r: r["report"]
        ):
            seen = of_rows(list(of_one))
            made += _linked(seen, occasions.weighed(seen, occasions.pairs_within(seen), rules))
        yield made


def _across(mine: Sequence[Sight], others: Sequence[Sight], rules: Rules, fresh: set[str]) -> list[Link]:
    own = {s.key for s in mine}
    # A pair of two new mentions of different slices is met twice; the later of the two slices takes it.
    seen = [*mine, *(s for s in others if s.key not in own)]
    pairs = occasions.pairs_across(seen, range(len(mine)), rules)
    pairs = [(i, j) for i, j in pairs if j < len(mine) or seen[j].key not in fresh or _later(seen[i], seen[j])]
    return _linked(seen, occasions.weighed(seen, pairs, rules))


def _later(a: Sight, b: Sight) -> bool:
    def day(s: Sight) -> tuple[int, str]:
        return ((s.latest if s.latest is not None else s.published) or 0, s.key)

    return day(a) > day(b)


def _linked(seen: Sequence[Sight], chances: Mapping[tuple[int, int], float]) -> list[Link]:
    made = []
    for (i, j), chance in chances.items():
        if chance >= _LEAST or chance == occasions.VETO:
            a, b = sorted((seen[i].key, seen[j].key))
            made.append({"a": a, "b": b, "within": seen[i].report == seen[j].report, "chance": round(chance, 4)})
    return made


def _like(mine: Sequence[Sight], shot: Snapshot, rules: Rules) -> list[Sight]:
    """Mentions in the record that share days, type and a land with one of these."""
    spans = [span for s in mine if (span := occasions.days_near(s, rules))]
    if not spans:
        return []
    lands = sorted({land for s in mine for land in sameness.lands(s)})
    where = """(e.earliest <= $last AND e.latest >= $first AND e.latest - e.earliest <= $vague
         OR e.earliest IS NULL AND e.published >= $first AND e.published - 7 <= $last)
        AND (list_has_any(e.actor_countries, $lands) OR list_has_any(e.recipient_countries, $lands)
             OR list_contains($lands, e.place_country))"""
    values = {
        "first": sights.day(min(a for a, _ in spans) - rules.near),
        "last": sights.day(max(b for _, b in spans) + rules.near),
        "vague": rules.vague,
        "lands": lands,
    }
    return of_rows(_rows(shot, where, values))


def _rows(shot: Snapshot, where: str, values: Mapping[str, Any]) -> list[Row]:
    rows: list[Row] = shot.select(f"SELECT {_COLUMNS} FROM {_FROM} WHERE {where}", values).to_pylist()
    return rows
