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
_SLICE = 20_000
_COLUMNS = """e.event, e.report, e.type, e.mode, e.status, e.said_by, e.speaker, e.actor, e.recipient,
e.actor_countries,
    e.recipient_countries, e.earliest, e.latest, e.basis, e.place_name, e.place_country, e.lat, e.lon, e.contexts,
    e.magnitude, e.historical, e.published, e.confidence, e.trigger, e.sentence, e.words, e.evidence, r.headline,
    p.kind AS place_kind"""
_FROM = """events e JOIN reports r USING (report)
    LEFT JOIN places p ON p.report = e.report AND p.place = e.place"""


# Two mentions meet where they have a land in common and the very same days, or a day and a word that names the act;
# no side of theirs may differ, and both or neither are yet to come.
_CANDIDATES = """
    WITH known AS (
        SELECT event, report, type, earliest, latest, list_contains($ahead, status) AS ahead, stems,
            list_distinct([x FOR x IN list_concat(actor_countries, recipient_countries, [place_country])
                IF x IS NOT NULL]) AS lands
        FROM events WHERE earliest IS NOT NULL AND latest - earliest <= $vague),
    fresh AS (SELECT unnest($new) AS event),
    close AS (SELECT unnest($types) AS type, unnest($others) AS other),
    landed AS (SELECT * EXCLUDE (lands), unnest(lands) AS land FROM known),
    mine AS (SELECT l.*, c.other FROM landed l JOIN fresh USING (event) JOIN close c USING (type)),
    stemmed AS (SELECT event, report, type, ahead, land, earliest, latest, unnest(stems) AS stem FROM landed
        WHERE latest - earliest < $near),
    daily AS (SELECT * EXCLUDE (earliest, latest), unnest(generate_series(earliest, latest, INTERVAL 1 DAY)) AS day
        FROM stemmed),
    mine_daily AS (SELECT d.*, c.other FROM daily d JOIN fresh USING (event) JOIN close c USING (type)),
    met AS (
        SELECT m.event AS one, k.event AS two FROM mine m JOIN landed k
            ON m.land = k.land AND m.earliest = k.earliest AND m.latest = k.latest AND m.other = k.type
            AND m.ahead = k.ahead AND m.report <> k.report
        UNION
        SELECT m.event, k.event FROM mine_daily m JOIN daily k
            ON m.land = k.land AND m.day = k.day AND m.stem = k.stem AND m.other = k.type
            AND m.ahead = k.ahead AND m.report <> k.report),
    pairs AS (SELECT DISTINCT least(one, two) AS a, greatest(one, two) AS b FROM met)
    SELECT p.a, p.b FROM pairs p JOIN events m ON m.event = p.a JOIN events k ON k.event = p.b
    WHERE (len(m.actor_countries) = 0 OR len(k.actor_countries) = 0
            OR list_has_any(m.actor_countries, k.actor_countries))
        AND (len(m.recipient_countries) = 0 OR len(k.recipient_countries) = 0
            OR list_has_any(m.recipient_countries, k.recipient_countries))
    ORDER BY m.earliest, p.a, p.b"""


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


def across(new: Sequence[str], shot: Snapshot, rules: Rules) -> Iterator[list[Link]]:
    """Links of the new mentions (keys of current events) with those of other reports, some thousand pairs at a time, by
    day, so that memory stays flat."""
    close = sameness.close_types()
    shot_values = {
        "new": list(new), "vague": rules.vague, "near": rules.near, "ahead": list(occasions.TO_COME),
        "types": [a for a, _ in close], "others": [b for _, b in close],
    }  # fmt: skip
    found = shot.select(_CANDIDATES, shot_values)
    sights_: dict[str, Sight] = {}
    for part in found.to_batches(_SLICE):
        a, b = (part.column(k).to_pylist() for k in range(2))
        wanted = {*a, *b}
        sights_ = {key: s for key, s in sights_.items() if key in wanted}
        missing = sorted(wanted - sights_.keys())
        sights_ |= {s.key: s for s in of_rows(_rows(shot, "e.event IN (SELECT unnest($keys))", {"keys": missing}))}
        yield _across([(sights_[x], sights_[y]) for x, y in zip(a, b, strict=True)], rules)


def within(new: Sequence[str], shot: Snapshot) -> Iterator[list[Link]]:
    """Links of the mentions of each report among themselves; `new` are keys of reports."""
    for k in range(0, len(new), 100):
        some = _rows(shot, "e.report IN (SELECT unnest($keys))", {"keys": list(new[k : k + 100])})
        made: list[Link] = []
        for _, of_one in groupby(
            sorted(some, key=lambda r: (r["report"], r["trigger"]["start"])), lambda r: r["report"]
        ):
            seen = of_rows(list(of_one))
            made += _linked(seen, occasions.weighed(seen, occasions.pairs_within(seen)))
        yield made


def _across(pairs: Sequence[tuple[Sight, Sight]], rules: Rules) -> list[Link]:
    kept = [(a, b) for a, b in pairs if occasions.comparable(a, b, rules)]
    seen = list({s.key: s for pair in kept for s in pair}.values())
    number = {s.key: k for k, s in enumerate(seen)}
    return _linked(seen, occasions.weighed(seen, [(number[a.key], number[b.key]) for a, b in kept]))


def _linked(seen: Sequence[Sight], chances: Mapping[tuple[int, int], float]) -> list[Link]:
    made = []
    for (i, j), chance in chances.items():
        if chance >= _LEAST or chance == occasions.VETO:
            a, b = sorted((seen[i].key, seen[j].key))
            made.append({"a": a, "b": b, "within": seen[i].report == seen[j].report, "chance": round(chance, 4)})
    return made


def _rows(shot: Snapshot, where: str, values: Mapping[str, Any]) -> list[Row]:
    rows: list[Row] = shot.select(f"SELECT {_COLUMNS} FROM {_FROM} WHERE {where}", values).to_pylist()
    return rows
