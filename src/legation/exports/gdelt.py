"""GDELT 2.0: a folder with `export.CSV` (events, 61 columns) and `mentions.CSV` (16), tab-separated, without a header.

Sources: the GDELT event codebook V2.0 (2015); two things where files differ from it are as in the files: the months of
`FractionDate` count from nought, and 0 is the type of an unknown place. Events of GDELT are dyads, so each pair of an
occasion is a row with an id of its own. What we do not know is empty; docs/exports/gdelt.md lists it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from legation.data import cameo, fips, states
from legation.exports import tsv
from legation.exports.anchors import mention_of
from legation.exports.cameo_codes import Pair, actor_code, event_code, pairs
from legation.exports.first_report import Source, first, sources
from legation.exports.happened import Happened, happened
from legation.model import Doc, Event
from legation.record.values import Holdings, Occasion, Party, Where

EVENTS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{n}{name}" for n in (1, 2) for name in (
        "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
        "Type2Code", "Type3Code")),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in (
        "Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTIONS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
_WEB, _CITATION = 1, 2
_NO_PLACE, _COUNTRY, _US_STATE, _US_CITY, _WORLD_CITY, _WORLD_STATE = range(6)
_UNKNOWN_OFFSET = -1
_RELIGIONS = frozenset({"MOS"})
_BITS = 53

Cells = dict[str, str | float | None]


class Dyad(NamedTuple):
    """A row of events, as its mentions need it: its id, its time, the ids of the two who act."""

    number: int
    time: str
    actors: tuple[str | None, str | None]


def write(holdings: Holdings, target: Path) -> None:
    """Writes both files into the folder `target`, which is made if missing.

    Goes through the reports twice, and holds about 500 bytes for each report and each row.
    """
    target.mkdir(parents=True, exist_ok=True)
    known, at = sources(holdings), holdings.about().at
    written: dict[str, tuple[Dyad, ...]] = {}
    with tsv.opened(target / "export.CSV") as file:
        for each in happened(holdings):
            source = first(each.occasion, known)
            time = _stamp(each.occasion.first_seen or (source.added if source is not None else at))
            named = [(pair, _dyad(each.occasion, pair, time)) for pair in pairs(each.occasion)]
            written[each.occasion.id] = tuple(dyad for _, dyad in named)
            shared = _event(each, source)
            for pair, dyad in named:
                cells = shared | _actors(pair) | {"GLOBALEVENTID": dyad.number, "DATEADDED": time}
                file.write(tsv.line(cells.get(name) for name in EVENTS))
    with tsv.opened(target / "mentions.CSV") as file:
        for cells in _mentions(holdings, known, written):
            file.write(tsv.line(cells.get(name) for name in MENTIONS))


def event_id(occasion: str, actor: str | None, recipient: str | None) -> int:
    """The same number for the same ids, always: 53 bits, which readers that know only floating point keep exact."""
    said = "\x1f".join((occasion, actor or "", recipient or "")).encode("utf-8", "replace")
    return int.from_bytes(hashlib.sha256(said).digest()[:8], "big") >> (64 - _BITS)


def _dyad(occasion: Occasion, pair: Pair, time: str) -> Dyad:
    actor, recipient = (party.id if party is not None else None for party in pair)
    return Dyad(event_id(occasion.id, actor, recipient), time, (actor, recipient))


def _event(each: Happened, source: Source | None) -> Cells:
    """What all pairs of an occasion share."""
    occasion, code, day = each.occasion, event_code(each.occasion), each.first.replace("-", "")
    here = [m.event for m in occasion.mentions if source is not None and m.report == source.key]
    return {
        "SQLDATE": day,
        "MonthYear": day[:6],
        "Year": day[:4],
        "FractionDate": f"{int(day[:4]) + ((int(day[4:6]) - 1) * 30 + int(day[6:])) / 365:.4f}",
        "IsRootEvent": int(source is not None and any(event in source.lead for event in here)),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": cameo.quad(code),
        "GoldsteinScale": cameo.goldstein()[code],
        "NumMentions": occasion.n_mentions,
        "NumSources": occasion.n_outlets,
        "NumArticles": occasion.n_reports,
        "Actor1Geo_Type": _NO_PLACE,
        "Actor2Geo_Type": _NO_PLACE,
        **_place(occasion.place),
        "SOURCEURL": source.citation if source is not None else None,
    }


def _actors(pair: Pair) -> Cells:
    cells: Cells = {}
    for number, party in enumerate(pair, 1):
        if party is not None:
            cells |= {f"Actor{number}{name}": value for name, value in _actor(party).items()}
    return cells


def _actor(party: Party) -> Cells:
    code = actor_code(party)
    country = fips.actor(code.country) if code.country else None
    roles = (*(r for r in code.roles if r not in _RELIGIONS), None, None, None)
    return {
        "Code": "".join(country or "" if part == code.country else part for part in code.parts),
        "Name": party.name.upper(),
        "CountryCode": country,
        "KnownGroupCode": code.group,
        "Religion1Code": next((r for r in code.roles if r in _RELIGIONS), None),
        "Type1Code": roles[0],
        "Type2Code": roles[1],
        "Type3Code": roles[2],
    }


def _place(place: Where | None) -> Cells:
    """The place of the act; where the two who act were is not known."""
    if place is None:
        return {"ActionGeo_Type": _NO_PLACE}
    code, kind = fips.place(place.country, place.lon), _geo_type(place)
    land = _land(place)
    return {
        "ActionGeo_Type": kind,
        "ActionGeo_FullName": place.name if kind == _COUNTRY or land is None else f"{place.name}, {land}",
        "ActionGeo_CountryCode": code,
        "ActionGeo_ADM1Code": code if kind == _COUNTRY else None,
        "ActionGeo_Lat": place.lat,
        "ActionGeo_Long": place.lon,
        "ActionGeo_FeatureID": code if kind == _COUNTRY else None,
    }


def _land(place: Where) -> str | None:
    state = states.by_id(place.country) if place.country else None
    return state.name if state is not None else None


def _geo_type(place: Where) -> int:
    if place.kind == "country":
        return _COUNTRY
    if place.country == "USA":
        return _US_STATE if place.kind == "division" else _US_CITY
    return _WORLD_STATE if place.kind == "division" else _WORLD_CITY


def _mentions(
    holdings: Holdings, known: Mapping[str, Source], written: Mapping[str, tuple[Dyad, ...]]
) -> Iterator[Cells]:
    for kept in holdings.reports():
        report = _report(known[kept.key], len(kept.doc.report.text))
        for event in kept.doc.events:
            for dyad in written.get(kept.occasions.get(event.id, ""), ()):
                yield report | _mention(dyad, event, kept.doc)


def _report(source: Source, length: int) -> Cells:
    return {
        "MentionTimeDate": _stamp(source.day or source.added),
        "MentionType": _WEB if source.web else _CITATION,
        "MentionSourceName": (_host(source.url) if source.web and source.url else None) or source.outlet,
        "MentionIdentifier": source.citation,
        "InRawText": 1,
        "MentionDocLen": length,
    }


def _mention(dyad: Dyad, event: Event, doc: Doc) -> Cells:
    found = [mention_of(actor, event.trigger, doc) if actor is not None else None for actor in dyad.actors]
    offsets = [span[0] if span is not None else _UNKNOWN_OFFSET for span in found]
    return {
        "GLOBALEVENTID": dyad.number,
        "EventTimeDate": dyad.time,
        "SentenceID": next((n for n, s in enumerate(doc.sentences, 1) if s.start <= event.trigger[0] < s.end), None),
        "Actor1CharOffset": offsets[0],
        "Actor2CharOffset": offsets[1],
        "ActionCharOffset": event.trigger[0],
        "Confidence": min(100, max(10, round(event.confidence * 10) * 10)),
    }


def _host(url: str) -> str | None:
    """The site of an address, "www." aside; `None` where the address is not one."""
    try:
        name = urlsplit(url).hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def _stamp(iso: str) -> str:
    """A day, or a time of ISO 8601 in UTC, as YYYYMMDDHHMMSS; midnight where there is no hour."""
    return re.sub(r"\D", "", iso)[:14].ljust(14, "0")
