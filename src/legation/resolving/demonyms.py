"""Demonyms as places: "French" and "Russians" at the points of their states, for whoever counts them so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from legation.data import gazetteer, states
from legation.model import Name, Place

_KINDS = ("adjective", "people")


def placed(names: Iterable[Name], places: Sequence[Place], text: str) -> tuple[Place, ...]:
    """The places, and after them a place of kind "demonym" for every adjective and people of a state."""
    taken = {(p.start, p.end) for p in places}
    made = list(places)
    for n in names:
        state = states.by_id(n.key) if n.kind in _KINDS else None
        point = _point(state.name) if state is not None else None
        if state is None or point is None or any(s < n.end and n.start < e for s, e in taken):
            continue
        made.append(
            Place(
                start=n.start, end=n.end, text=text[n.start : n.end], name=state.name, country=state.id,
                lat=point.lat, lon=point.lon, kind="demonym",
            )
        )  # fmt: skip
    return tuple(made)


def _point(name: str) -> gazetteer.Entry | None:
    entries = gazetteer.shipped().look_up(gazetteer.fold(name)).entries
    return next((e for e in entries if e.kind == "country"), None)
