"""What nodes of the JSON-LD export hold that has no IRI: places, amounts, disputes, dates, stretches of text."""

from __future__ import annotations

from typing import Any

from legation.model import Days, Magnitude, Place, Span
from legation.record.values import Dispute, Figure, Where

Node = dict[str, Any]

_DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def known_of(**fields: Any) -> Node:
    """The fields that are known."""
    return {name: value for name, value in fields.items() if value is not None and value != []}


def words(span: Span, report: str) -> Node:
    """A stretch of a report (its IRI), in code points of the text."""
    selector = {"type": "oa:TextPositionSelector", "start": span[0], "end": span[1]}
    return {"type": "oa:SpecificResource", "hasSource": report, "hasSelector": selector}


def figure(of: Figure) -> Node:
    """What is counted, and what each source states."""
    stated = [known_of(name=who, low=low, high=high) for who, low, high in of.by]
    return amount(of) | ({"statedBy": stated} if stated else {})


def amount(of: Figure | Magnitude) -> Node:
    """A count with its bounds; an open one is left out."""
    return known_of(kind=of.kind, low=of.low, high=of.high, unit=of.unit)


def dispute(of: Dispute) -> Node:
    """The versions, and who gives each."""
    variants = [{"value": what, "statedBy": [{"name": name} for name in who]} for what, who in of.versions]
    return {"over": of.over, "variant": variants}


def place(of: Place | Where) -> Node:
    """A place, with its point where that is known."""
    geo = None
    if of.lat is not None and of.lon is not None:
        geo = {"type": "schema:GeoCoordinates", "latitude": of.lat, "longitude": of.lon}
    return known_of(type="schema:Place", name=of.name, country=of.country, kind=of.kind, geo=geo)


def days(of: Days | None) -> Node:
    """First and last day."""
    return {"earliest": of.earliest, "latest": of.latest} if of else {}


def date(of: str | None) -> Node | None:
    """A day, month or year, each of its own type."""
    return {"@value": of, "@type": _DATES[len(of)]} if of and len(of) in _DATES else None
