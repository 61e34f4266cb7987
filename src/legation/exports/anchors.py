"""Which words of a report stand for an event's time and actors: what formats that mark up the text itself ask for.

An event of a report names its actors by id and its days by value; mark-up needs the words. The choice is made here
once, so that TimeML and brat give the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from legation.model import Doc, Event, Span

_OF_A_TIME = ("clause", "sentence")


def within(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans that hold something and lie in the text, as given."""
    return tuple((s, e) for s, e in spans if 0 <= s < e <= len(text) and text[s:e].strip())


def mention_of(actor: str, near: Span, doc: Doc, sentence: Span | None = None) -> Span | None:
    """The mention of the actor (its id) that stands nearest to the words `near`, those in `sentence` before others;
    `None` where the text names nobody."""
    spans = [m for a in doc.actors if a.id == actor for m in within(doc.report.text, a.mentions)]
    return min(spans, key=lambda s: (not _inside(s, sentence or (0, 0)), gap(s, near), s), default=None)


def gap(one: Span, other: Span) -> int:
    """Characters between two spans; 0 where they touch or overlap."""
    return max(0, one[0] - other[1], other[0] - one[1])


def time_of(event: Event, doc: Doc) -> int | None:
    """The index of the time expression that the event's days came from, or `None`.

    Only where the event's `date` says that its own clause or sentence gave it: the expression stands in the event's
    sentence and means some of those days. One that holds them all comes first, then the nearest.
    """
    days = event.date
    if days is None or days.basis not in _OF_A_TIME:
        return None
    found = []
    for number, time in enumerate(doc.times):
        if time.earliest is None or time.latest is None or not _inside((time.start, time.end), event.sentence):
            continue
        if time.earliest <= days.latest and days.earliest <= time.latest:
            part = not (time.earliest <= days.earliest and days.latest <= time.latest)
            found.append((part, gap((time.start, time.end), event.trigger), number))
    return min(found)[2] if found else None


def _inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
