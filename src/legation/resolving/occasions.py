"""Which mentions are one real act: same type, actors that agree, days that overlap, places not in conflict.

Within one report, and by declared rules only; the record joins occasions across reports.
"""

from __future__ import annotations

from collections.abc import Sequence

from legation.model import Actor, Event, Place
from legation.resolving.identities import acting_for


def number(events: Sequence[Event], actors: dict[str, Actor], places: Sequence[Place]) -> list[int]:
    """For each event the number of its occasion: that of the first event it is the same as."""
    found: list[int] = []
    for k, event in enumerate(events):
        same = next((found[j] for j in range(k) if _same(events[j], event, actors, places)), None)
        found.append(len(set(found)) if same is None else same)
    return found


def _same(a: Event, b: Event, actors: dict[str, Actor], places: Sequence[Place]) -> bool:
    if a.type != b.type or (a.mode and b.mode and a.mode != b.mode):
        return False
    if (a.status == "actual") != (b.status == "actual"):
        return False
    one, other = (acting_for(e.actor, actors) for e in (a, b))
    if not (one and other and (one <= other or other <= one)):
        return False
    one, other = (acting_for(e.recipient, actors) for e in (a, b))
    if one and other and not (one & other or one & _land(b, places) or _land(a, places) & other):
        return False
    if a.place is not None and b.place is not None and not _near(places[a.place], places[b.place]):
        return False
    if a.date and b.date:
        return a.date.earliest <= b.date.latest and b.date.earliest <= a.date.latest
    return bool(acting_for(a.recipient, actors) & acting_for(b.recipient, actors))


def _land(event: Event, places: Sequence[Place]) -> set[str]:
    """The country where it happens: who stays away from a body's summit stays away from its host."""
    country = places[event.place].country if event.place is not None else None
    return {country} if country else set()


def _near(a: Place, b: Place) -> bool:
    """The same place, or one a country and the other in it."""
    if a.name == b.name:
        return True
    return a.country == b.country and a.country is not None and "country" in (a.kind, b.kind)
