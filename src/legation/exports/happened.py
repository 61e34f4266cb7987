"""What tables of events hold: the occasions that happened, each on a day.

CAMEO, GDELT and POLECAT have no word for what was planned, might be or did not happen; there a row is an event. So
theirs are the occasions whose status is actual. The day is the first of the occasion's days; without any, the day on
which it was first reported stands in, as GDELT and POLECAT do, but not for what is known to lie long before. What then
has no day at all is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from legation.record.values import Holdings, Occasion


class Happened(msgspec.Struct, frozen=True):
    """An occasion with its first and last day (ISO 8601), the same where the day is known."""

    occasion: Occasion
    first: str
    last: str


def happened(holdings: Holdings) -> Iterator[Happened]:
    """One by one, in the holdings' order."""
    for occasion in holdings.occasions():
        if occasion.status != "actual":
            continue
        if occasion.date is not None:
            yield Happened(occasion, occasion.date.earliest, occasion.date.latest)
        elif occasion.first_seen is not None and not occasion.historical:
            yield Happened(occasion, occasion.first_seen, occasion.first_seen)
