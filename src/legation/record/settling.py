"""Mentions -> occasions, for what is new or changed in a record, and for all that hangs together with it.

What comes out is the same in whatever portions reports are added, since every set of mentions that hang together by
likely pairs is settled whole, from the pairs alone (`resolving.occasions`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from legation.record import copies, deciding, linking, occasion_rows
from legation.record.copies import Text
from legation.record.deciding import Decided
from legation.record.snapshot import Snapshot
from legation.record.store import Change, Store
from legation.resolving import occasions
from legation.resolving.occasions import Place, Rules

_CHUNK = 1_000
_Pairs = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]
_EVENTS = """e.event, e.report, e.id, e.type, e.mode, e.contexts, e.cameo, e.quad, e.score, e.actor, e.recipient,
    e.actor_countries, e.recipient_countries, e.earliest, e.latest, e.basis, e.place_name, e.place_country, e.lat,
    e.lon, e.status, e.historical, e.said_by, e.speaker_name, e.magnitude, e.confidence, e.evidence, e.outlet,
    e.published, e.trigger, p.kind AS place_kind, c.copy_of"""


class _Settled(msgspec.Struct, frozen=True, kw_only=True):
    """Groups of one component: keys of mentions, and why each is where it is."""

    component: str
    groups: list[list[str]]
    because: Mapping[str, str | None]


def settle(change: Change, store: Store, rules: Rules) -> None:
    """Bring occasions up to date with the reports and decisions of this step."""
    change.rules = msgspec.structs.asdict(rules)
    with Snapshot(store, change.version, change.tables) as shot:
        new, gone = _new(shot), _gone(shot)
        decided = deciding.in_force(shot)
        if not (new or gone or decided.fresh):
            return
        _copy(change, shot)
        _link(change, shot, new, rules)
    with Snapshot(store, change.version, change.tables) as shot:
        members = _affected(shot, {*new, *decided.fresh}, gone, rules, decided)
        settled = list(_components(shot, members, rules, decided))
        _write(change, shot, settled, members, set(new) | decided.fresh, gone, decided)


def _new(shot: Snapshot) -> list[str]:
    """Mentions that no occasion has yet, or that were coded anew since."""
    return _column(shot.select(
        "SELECT e.event FROM events e LEFT JOIN sightings s USING (event) "
        "WHERE s.event IS NULL OR e.added_in > s.added_in ORDER BY e.event"))  # fmt: skip


def _gone(shot: Snapshot) -> list[str]:
    """Mentions that are no longer there."""
    return _column(shot.select("SELECT s.event FROM sightings s ANTI JOIN events e USING (event) ORDER BY s.event"))


def _column(table: Any) -> list[str]:
    values: list[str] = table.column(0).to_pylist()
    return values


def _copy(change: Change, shot: Snapshot) -> None:
    new = shot.select(
        "SELECT report, text, published FROM reports r ANTI JOIN copies c USING (report) ORDER BY published, report"
    )
    texts = [Text(**row) for row in new.to_pylist()]
    change.append("copies", copies.rows(texts, shot, change.version) if texts else [])


def _link(change: Change, shot: Snapshot, new: Sequence[str], rules: Rules) -> None:
    if not new:
        return
    reports = _column(shot.select(
        "SELECT DISTINCT report FROM events WHERE event IN (SELECT unnest(?)) ORDER BY report", (list(new),)))  # fmt: skip  # noqa: E501
    stamp = {"added_in": change.version, "retired_in": None}
    for found in chain(linking.within(reports, shot), linking.across(new, shot, rules)):
        change.append("links", [link | stamp for link in found])


def _affected(shot: Snapshot, fresh: set[str], gone: Sequence[str], rules: Rules, decided: Decided) -> list[str]:
    """All mentions of components that a new, changed or lost mention belongs to."""
    near = shot.select(
        f"""WITH f AS (SELECT unnest(?) AS event), joining AS (SELECT a, b FROM links WHERE {_joining(rules)})
        SELECT b FROM joining WHERE a IN (FROM f) UNION SELECT a FROM joining WHERE b IN (FROM f)""",
        (sorted(fresh),),
    )
    touched = sorted({*_column(near), *fresh, *gone, *decided.beside(fresh)})
    return _column(shot.select(
        """WITH t AS (SELECT unnest(?) AS event),
        c AS (SELECT DISTINCT component FROM sightings WHERE event IN (FROM t))
        SELECT event FROM (SELECT event FROM sightings WHERE component IN (FROM c) UNION FROM t)
        WHERE event IN (SELECT event FROM events) ORDER BY event""", (touched,)))  # fmt: skip


def _joining(rules: Rules) -> str:
    return f"chance >= CASE WHEN within THEN {rules.likely!r} ELSE {rules.across!r} END"


def _components(shot: Snapshot, members: Sequence[str], rules: Rules, decided: Decided) -> Iterable[_Settled]:
    """The groups of every component of these mentions."""
    places = _places(shot, members)
    number = {p.key: k for k, p in enumerate(places)}
    together, apart = decided.pairs(number)
    pairs = _chances(shot, members)
    likely = ((i, j) for i, j, c in zip(*pairs, strict=True) if occasions.joins(places[i], places[j], c, rules))
    of = _connected(len(places), chain(likely, together))
    parts: dict[int, list[int]] = defaultdict(list)
    for k, part in enumerate(of):
        parts[part].append(k)
    inside = _by_component(pairs, of)
    for part, some in parts.items():
        yield _settled(some, places, inside.get(part, {}), rules, together, apart)


def _settled(
    some: Sequence[int],
    places: Sequence[Place],
    chances: Mapping[tuple[int, int], float],
    rules: Rules,
    together: Iterable[tuple[int, int]],
    apart: Iterable[tuple[int, int]],
) -> _Settled:
    at = {k: n for n, k in enumerate(some)}

    def here(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        return [(at[i], at[j]) for i, j in pairs if i in at and j in at]

    mine = [places[k] for k in some]
    found = occasions.group(
        mine, {(at[i], at[j]): c for (i, j), c in chances.items()}, rules, here(together), here(apart)
    )
    groups: dict[int, list[str]] = defaultdict(list)
    for place, n in sorted(zip(mine, found.numbers, strict=True)):
        groups[n].append(place.key)
    because = {p.key: f"chance {c:.2f}" if c is not None else None for p, c in zip(mine, found.chances, strict=True)}
    return _Settled(component=min(mine).key, groups=list(groups.values()), because=because)


def _places(shot: Snapshot, members: Sequence[str]) -> list[Place]:
    """In order of their keys."""
    rows = shot.select(
        "SELECT event, report, trigger.start AS start, published FROM events WHERE event IN (SELECT unnest(?)) ORDER BY event",  # noqa: E501
        (list(members),),
    ).to_pylist()
    return [
        Place(r["published"].toordinal() if r["published"] else 0, r["report"], r["start"], r["event"]) for r in rows
    ]


def _chances(shot: Snapshot, members: Sequence[str]) -> _Pairs:
    """Pairs of these mentions as numbers in order of their keys, and the chance of each, as last weighed."""
    rows = shot.select(
        """WITH m AS (SELECT event, row_number() OVER (ORDER BY event) - 1 AS n FROM (SELECT unnest(?) AS event))
        SELECT x.n AS i, y.n AS j, arg_max(chance, added_in) AS chance FROM links
        JOIN m x ON x.event = a JOIN m y ON y.event = b GROUP BY i, j ORDER BY i, j""",
        (list(members),),
    )
    i, j, chance = (rows.column(k).to_numpy() for k in range(3))
    return i, j, chance


def _by_component(pairs: _Pairs, of: Sequence[int]) -> dict[int, dict[tuple[int, int], float]]:
    """The chances of pairs that lie within one component, by component."""
    parts = np.asarray(of, np.int64)
    i, j, chance = pairs
    same = parts[i] == parts[j]
    made: dict[int, dict[tuple[int, int], float]] = defaultdict(dict)
    for x, y, c in zip(i[same].tolist(), j[same].tolist(), chance[same].tolist(), strict=True):
        made[of[x]][x, y] = c
    return made


def _connected(size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """The number of the component of each, by union and find."""
    of = list(range(size))

    def root(k: int) -> int:
        while of[k] != k:
            of[k] = of[of[k]]
            k = of[k]
        return k

    for i, j in pairs:
        a, b = sorted((root(i), root(j)))
        of[b] = a
    return [root(k) for k in range(size)]


def _write(
    change: Change,
    shot: Snapshot,
    settled: Sequence[_Settled],
    members: Sequence[str],
    fresh: set[str],
    gone: Sequence[str],
    decided: Decided,
) -> None:
    """Rows for the groups that are not as they were."""
    before = _before(shot, members)
    stands = {frozenset(keys): occasion for occasion, keys in before.items()}
    stamp = {"added_in": change.version, "retired_in": None}
    kept = set()
    changed: list[list[str]] = []
    for s in settled:
        for keys in s.groups:
            whole = frozenset(keys)
            if whole in stands and not whole & fresh:
                kept.add(stands[whole])
            else:
                changed.append(keys)
    old = sorted({o for o in (*before, *_occasions_of(shot, gone)) if o not in kept})
    now = {key: (s.component, s.because[key]) for s in settled for keys in s.groups for key in keys}
    was = _components_before(shot, members)
    moved = [key for key in now if was.get(key) not in (None, now[key][0])]
    for name in ("occasions", "dyads"):
        change.retire(name, "occasion", old)
    rewritten = {key for keys in changed for key in keys} | set(moved)
    change.retire("sightings", "event", sorted(rewritten | set(gone)))
    of = {key: o for o, keys in before.items() for key in keys}
    for k in range(0, len(changed), _CHUNK):
        rows = _rows(shot, changed[k : k + _CHUNK], decided)
        change.append("occasions", [r | stamp for r, _ in rows])
        change.append("dyads", [d | stamp for r, _ in rows for d in dyads(r)])
        of |= {key: r["occasion"] for r, keys in rows for key in keys}
    reports = dict(zip(*_pairs(shot, sorted(rewritten)), strict=True))
    change.append("sightings", [
        {"event": key, "occasion": of[key], "report": reports[key], "component": now[key][0],
         "because": decided.because(key) or now[key][1]} | stamp
        for key in sorted(rewritten)
    ])  # fmt: skip


def _pairs(shot: Snapshot, keys: Sequence[str]) -> tuple[list[str], list[str]]:
    found = shot.select("SELECT event, report FROM events WHERE event IN (SELECT unnest(?))", (list(keys),))
    return found.column(0).to_pylist(), found.column(1).to_pylist()


def _before(shot: Snapshot, members: Sequence[str]) -> dict[str, list[str]]:
    """The occasions that these mentions were in, each with all its mentions."""
    rows = shot.select(
        "SELECT occasion, list(event) FROM sightings WHERE occasion IN "
        "(SELECT occasion FROM sightings WHERE event IN (SELECT unnest(?))) GROUP BY occasion",
        (list(members),),
    )
    return dict(zip(rows.column(0).to_pylist(), rows.column(1).to_pylist(), strict=True))


def _components_before(shot: Snapshot, members: Sequence[str]) -> dict[str, str]:
    rows = shot.select("SELECT event, component FROM sightings WHERE event IN (SELECT unnest(?))", (list(members),))
    return dict(zip(rows.column(0).to_pylist(), rows.column(1).to_pylist(), strict=True))


def _occasions_of(shot: Snapshot, keys: Sequence[str]) -> list[str]:
    found = "SELECT DISTINCT occasion FROM sightings WHERE event IN (SELECT unnest(?))"
    return _column(shot.select(found, (list(keys),)))


def _rows(
    shot: Snapshot, groups: Sequence[Sequence[str]], decided: Decided
) -> list[tuple[dict[str, Any], Sequence[str]]]:
    keys = [key for some in groups for key in some]
    found = shot.select(
        f"""SELECT {_EVENTS} FROM events e LEFT JOIN copies c USING (report)
        LEFT JOIN places p ON p.report = e.report AND p.place = e.place WHERE e.event IN (SELECT unnest(?))""",
        (keys,),
    ).to_pylist()
    by_key = {r["event"]: r for r in found}
    names = _names(shot, {(r["report"], p) for r in found for p in (*r["actor"], *r["recipient"])})
    made = []
    for some in groups:
        mentions = [by_key[key] for key in some]
        known = {p: names[m["report"], p] for m in reversed(mentions) for p in (*m["actor"], *m["recipient"])}
        made.append((occasion_rows.row(mentions, known, decided.confirmed(some)), some))
    return made


def _names(shot: Snapshot, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], dict[str, Any]]:
    """Parties as their reports name them."""
    rows = shot.select(
        "SELECT report, actor AS id, name, type, country, sector FROM actors WHERE report IN (SELECT unnest(?))",
        (sorted({report for report, _ in wanted}),),
    ).to_pylist()
    found = {(r.pop("report"), r["id"]): r for r in rows}
    blank = {"type": "other", "country": None, "sector": None}
    return {w: found.get(w) or {"id": w[1], "name": w[1], **blank} for w in wanted}


def dyads(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """One row for each actor's and recipient's country of an occasion; none of one that a person rejected."""
    if row["confirmed"] is False:
        return []
    shared = {f: row[f] for f in ("occasion", "type", "mode", "quad", "score", "status", "n_reports", "confidence")}
    shared |= {
        "day": row["day"] or row["first_seen"],
        "dated": row["day"] is not None,
        "claimed": bool(row["claimed_by"]),
    }
    return [
        {"actor": a, "recipient": r, **shared}
        for a in row["actor_countries"] or [None]
        for r in row["recipient_countries"] or [None]
        if a or r
    ]
