"""Mentions of one act -> one row: what they agree on, what they count, and what they disagree on.

The rules are simple on purpose, and said here: what most mentions say holds (of equals, what the first says); parties
are those that at least half of the mentions with any name; days are those that most mentions' days overlap with, the
narrowest of these; it happened if any mention says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

from legation.record.keys import short

Row = Mapping[str, Any]
_EXACT = ("clause", "sentence")
_UNKNOWN = "unnamed"


def row(
    mentions: Sequence[Row], names: Mapping[str, Mapping[str, Any]], confirmed: bool | None = None
) -> dict[str, Any]:
    """The row of an occasion. `mentions` are rows of `events` (with `copy_of`), the first told first; `names` has the
    parties by id."""
    best = _surest(mentions)
    type_ = _most(m["type"] for m in mentions)
    of_type = [m for m in mentions if m["type"] == type_]
    mode = _most(m["mode"] for m in of_type if m["mode"])
    coded = next((m for m in of_type if m["mode"] == mode), of_type[0])
    actors, recipients = ([names[p] for p in _parties(mentions, role)] for role in ("actor", "recipient"))
    dated = _dated(mentions)
    placed = _placed(mentions)
    reports = list(dict.fromkeys(m["report"] for m in mentions))
    seen = sorted(m["published"] for m in mentions if m["published"])
    return {
        "occasion": short(f"occasion:{mentions[0]['event']}"),
        "type": type_,
        "mode": mode,
        "contexts": [c for c, _ in Counter(c for m in mentions for c in m["contexts"]).most_common()],
        **{f: coded[f] for f in ("cameo", "quad", "score")},
        "actor": actors,
        "recipient": recipients,
        "actor_countries": _lands(actors),
        "recipient_countries": _lands(recipients),
        "day": dated["earliest"] if dated else None,
        "latest": dated["latest"] if dated else None,
        "basis": dated["basis"] if dated else None,
        **{f: placed[f] if placed else None for f in ("place_name", "place_country", "lat", "lon", "place_kind")},
        "status": "actual" if any(m["status"] == "actual" for m in mentions) else _most(m["status"] for m in mentions),
        "historical": all(m["historical"] for m in mentions),
        "claimed_by": _claimed_by(mentions),
        "n_mentions": len(mentions),
        "n_reports": len(reports),
        "n_outlets": len({m["outlet"] or m["report"] for m in mentions}),
        "n_texts": len({m["copy_of"] or m["report"] for m in mentions}),
        "first_seen": seen[0] if seen else None,
        "last_seen": seen[-1] if seen else None,
        "magnitude": _figures(mentions),
        "disputes": _disputes(mentions),
        "confidence": max(m["confidence"] for m in mentions),
        "evidence": best["evidence"],
        "report": best["report"],
        "confirmed": confirmed,
    }


def source(mention: Row) -> str:
    """Whose word it is: the speaker's where it is a claim, else the outlet's."""
    if mention["said_by"] is not None:
        return str(mention["speaker_name"] or _UNKNOWN)
    return str(mention["outlet"] or _UNKNOWN)


def _surest(mentions: Sequence[Row]) -> Row:
    return max(mentions, key=lambda m: (m["status"] == "actual", m["said_by"] is None, m["confidence"]))


def _most(values: Iterable[Any]) -> Any:
    found = Counter(values).most_common(1)  # of equals, the one that came first
    return found[0][0] if found else None


def _parties(mentions: Sequence[Row], role: str) -> list[str]:
    told = [m for m in mentions if m[role]]
    count = Counter(p for m in told for p in dict.fromkeys(m[role]))
    kept = [p for p, n in count.items() if 2 * n >= len(told)]
    return kept or (list(max(told, key=lambda m: m["confidence"])[role]) if told else [])


def _lands(parties: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(p["country"] or p["id"] for p in parties))


def _dated(mentions: Sequence[Row]) -> Row | None:
    dated = [m for m in mentions if m["earliest"] is not None]

    def agreed(m: Row) -> tuple[int, int]:
        beside = sum(m["earliest"] <= o["latest"] and o["earliest"] <= m["latest"] for o in dated)
        return beside, -(m["latest"] - m["earliest"]).days

    return max(dated, key=agreed, default=None)


def _placed(mentions: Sequence[Row]) -> Row | None:
    placed = [m for m in mentions if m["place_name"]]
    exact = [m for m in placed if m["place_kind"] != "country"] or placed
    name = _most(m["place_name"] for m in exact)
    return next((m for m in exact if m["place_name"] == name), None)


def _claimed_by(mentions: Sequence[Row]) -> list[str]:
    happened = [m for m in mentions if m["status"] == "actual"] or mentions
    if any(m["said_by"] is None for m in happened):
        return []
    return list(dict.fromkeys(source(m) for m in happened))


def _figures(mentions: Sequence[Row]) -> list[dict[str, Any]]:
    told: dict[tuple[str, str | None], dict[tuple[str, float | None, float | None], None]] = {}
    for m in mentions:
        for f in m["magnitude"]:
            by = told.setdefault((f["kind"], f["unit"]), {})
            by.setdefault((source(m), f["low"], f["high"]), None)
    return [
        {
            "kind": kind,
            "unit": unit,
            "low": min((low for _, low, _ in by if low is not None), default=None),
            "high": _open_max([high for *_, high in by]),
            "by": [{"who": who, "low": low, "high": high} for who, low, high in by],
        }
        for (kind, unit), by in told.items()
    ]


def _open_max(values: Sequence[float | None]) -> float | None:
    """The most, or open where one of them is."""
    known = [v for v in values if v is not None]
    return max(known) if len(known) == len(values) else None


def _disputes(mentions: Sequence[Row]) -> list[dict[str, Any]]:
    found = [
        _dispute("status", mentions, lambda m: _happened(m["status"]), lambda a, b: a != b),
        _dispute("date", [m for m in mentions if m["basis"] in _EXACT], _span, _days_differ),
        _dispute("actor", mentions, lambda m: tuple(m["actor_countries"]) or None, _disjoint),
        _dispute("recipient", mentions, lambda m: tuple(m["recipient_countries"]) or None, _disjoint),
        _dispute(
            "place",
            [m for m in mentions if m["place_kind"] != "country"],
            lambda m: m["place_name"],
            lambda a, b: a != b,
        ),
    ]
    kinds = dict.fromkeys((f["kind"], f["unit"]) for m in mentions for f in m["magnitude"])
    found += [_dispute("magnitude", mentions, lambda m, k=k: _range(m, k), _ranges_differ) for k in kinds]  # type: ignore[misc]
    return [d for d in found if d]


def _dispute(
    over: str, mentions: Sequence[Row], told: Callable[[Row], Hashable], differ: Callable[[Any, Any], bool]
) -> dict[str, Any] | None:
    """The versions that are told, if any two of them cannot both be true."""
    by: dict[Any, list[str]] = {}
    for m in mentions:
        version = told(m)
        if version is not None and source(m) not in by.setdefault(version, []):
            by[version].append(source(m))
    versions = list(by)
    if not any(differ(a, b) for k, a in enumerate(versions) for b in versions[k + 1 :]):
        return None
    return {"over": over, "versions": [{"version": _shown(v), "by": who} for v, who in by.items()]}


def _happened(status: str) -> str | None:
    """Plans and conditions say nothing against an act."""
    return {"actual": "happened", "negated": "did not happen"}.get(status)


def _span(m: Row) -> tuple[Any, Any] | None:
    return (m["earliest"], m["latest"]) if m["earliest"] is not None else None


def _days_differ(a: Any, b: Any) -> bool:
    return int((max(a[0], b[0]) - min(a[1], b[1])).days) > 1


def _disjoint(a: Any, b: Any) -> bool:
    return set(a).isdisjoint(b)


def _range(m: Row, kind: tuple[str, str | None]) -> tuple[str, float | None, float | None] | None:
    return next(((kind[0], f["low"], f["high"]) for f in m["magnitude"] if (f["kind"], f["unit"]) == kind), None)


def _ranges_differ(a: Any, b: Any) -> bool:
    (_, low, high), (_, least, most) = a, b
    return bool(
        (high is not None and least is not None and high < least)
        or (most is not None and low is not None and most < low)
    )


def _shown(version: Any) -> str:
    if isinstance(version, str):
        return version
    if len(version) == 3 and isinstance(version[1], (int, float, type(None))):
        kind, low, high = version
        if low == high:
            return f"{kind} {low:g}"
        if high is None:
            return f"{kind} {low:g} or more"
        return f"{kind} {high:g} or fewer" if low is None else f"{kind} {low:g} to {high:g}"
    if hasattr(version[0], "isoformat"):
        first, last = (v.isoformat() for v in version)
        return str(first if first == last else f"{first} to {last}")
    return ", ".join(map(str, version))
