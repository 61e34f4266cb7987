"""PLOVER's own records: JSON lines, one occasion a line, under the field names of its manual.

Sources: the tables of data fields in the PLOVER manual, draft 0.8 (2021), which recommends one record a line, makes
`id`, `date`, `source` and `event` obligatory and the rest optional, and allows further fields. Optional ones that are
unknown are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from legation.data import cameo, states
from legation.exports.cameo_codes import country
from legation.exports.first_report import Source, first, sources
from legation.model import ActorType, Status
from legation.record.values import About, Figure, Holdings, Occasion, Party, Where

CODEBOOK = "plover-0.8"
# PLOVER's words for what did not plainly happen now.
_AUXILIARY: Mapping[Status, str] = {"future": "future", "hypothetical": "hypothetical", "negated": "negation"}
# Codes of actors that belong to no country.
_STATELESS: Mapping[ActorType, str] = {"igo": "IGO", "company": "MNC", "armed_group": "IMG"}
# PLOVER's names for what is counted.
_SIZES = {"killed": "dead", "wounded": "injured", "detained": "arrested"}


def write(holdings: Holdings, target: Path) -> None:
    """Writes every occasion, also what is planned, possible or denied: `mode` and `status` say so."""
    known, about = sources(holdings), holdings.about()
    with target.open("wb") as file:
        for occasion in holdings.occasions():
            record = _record(occasion) | _cited(first(occasion, known), about)
            file.write(msgspec.json.encode(record) + b"\n")


def code_of(party: Party) -> str | None:
    """ISO 3166-1 alpha-3, or IGO, NGO, MNC, IMG for who belongs to no country; `None` for anybody else."""
    if (land := country(party)) is not None:
        return land
    return "NGO" if party.sector == "NGO" else _STATELESS.get(party.type)


def _record(occasion: Occasion) -> dict[str, Any]:
    days = occasion.date
    first_day = days.earliest if days else (None if occasion.historical else occasion.first_seen)
    auxiliary = [_AUXILIARY[occasion.status]] if occasion.status in _AUXILIARY else []
    return {
        "id": occasion.id,
        "has_event": True,
        "date": first_day,
        **_given(
            enddate=days.latest if days and days.latest != days.earliest else None,
            date_basis=(days.basis if days else "published") if first_day else None,
        ),
        "source": [_actor(p) for p in occasion.actor],
        "recipient": [_actor(p) for p in occasion.recipient],
        "event": [occasion.type],
        "mode": [m for m in (occasion.mode, *auxiliary, "historical" if occasion.historical else None) if m],
        "context": list(occasion.contexts),
        "quad_code": occasion.quad,
        "event_scale": occasion.score,
        **_given(event_loc=_place(occasion.place) if occasion.place else None),
        **_sizes(occasion.magnitude),
        **_ours(occasion),
    }


def _ours(occasion: Occasion) -> dict[str, Any]:
    """What PLOVER has no field for."""
    return {
        "status": occasion.status,
        "claimed_by": list(occasion.claimed_by),
        "magnitude": list(occasion.magnitude),
        "confidence": occasion.confidence,
        "n_mentions": occasion.n_mentions,
        "n_reports": occasion.n_reports,
        "n_outlets": occasion.n_outlets,
        **_given(cameo=occasion.cameo, first_seen=occasion.first_seen, last_seen=occasion.last_seen),
    }


def _cited(source: Source | None, about: About) -> dict[str, Any]:
    dataset = {"corpus": about.name, "codebook": CODEBOOK, "version": str(about.version)}
    coder = "legation " + "; ".join(about.made_by)
    if source is None:
        return {"cite_info": dataset, "coder": coder}
    found = _given(url=source.url, title=source.headline, language=source.language, publication=source.outlet)
    day, _, time = source.added.partition("T")
    return {
        "cite_info": dataset | {"citation": source.key} | found,
        "coder": coder,
        "coded_date": day,
        **_given(coded_time=time or None),
    }


def _actor(party: Party) -> dict[str, Any]:
    row = cameo.roles().get(party.sector or "")
    sector = row.plover if row is not None else party.sector
    return _given(code=code_of(party), sector=sector, identifier_id=party.id, identifier_text=party.name)


def _place(place: Where) -> dict[str, Any]:
    """Names of GeoNames' columns, with their blanks."""
    state = states.by_id(place.country) if place.country else None
    names = {"country code": state.iso2 if state else None, "cc3": place.country}
    return _given(name=place.name, latitude=place.lat, longitude=place.lon, **names)


def _sizes(figures: tuple[Figure, ...]) -> dict[str, float]:
    """The least that any source states."""
    return {_SIZES[f.kind]: f.low for f in figures if f.kind in _SIZES and f.low is not None}


def _given(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
