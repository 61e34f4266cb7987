"""A report as read, less what the reader was not sure enough of."""

from __future__ import annotations

import msgspec

from legation.model import Doc


def at_least(doc: Doc, least: float) -> Doc:
    """Events and quotes of that confidence and more; a claim whose quotation goes, goes with it."""
    quotes = tuple(q for q in doc.quotes if q.confidence >= least)
    kept = {q.id for q in quotes}
    events = tuple(e for e in doc.events if e.confidence >= least and (e.said_by is None or e.said_by in kept))
    ties = tuple(t for t in doc.ties if t.said_by is None or t.said_by in kept)
    quotes = tuple(msgspec.structs.replace(q, within=q.within if q.within in kept else None) for q in quotes)
    return msgspec.structs.replace(doc, quotes=quotes, events=events, ties=ties)
