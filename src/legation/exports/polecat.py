"""A table in the columns of POLECAT, the event data that NGEC codes in PLOVER: one row an event, tab-separated.

Sources: the header of the files on Harvard's Dataverse (doi:10.7910/DVN/AJGVIT) as public readers of them quote it,
and NGEC's formatter. Several actors are one row, their values joined by "; " in the same order in each column; "None"
stands, as there, where an event has nobody in that part or somebody without such a value.
"""

from __future__ import annotations

from pathlib import Path

from legation.data import cameo, cow, plover
from legation.exports import tsv
from legation.exports.cameo_codes import country
from legation.exports.first_report import Source, first, sources
from legation.exports.happened import Happened, happened
from legation.exports.plover import code_of
from legation.record.values import Holdings, Party, Where

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
NONE = "None"
# Our kinds of place in GeoNames' codes of features; a kind that may be several of them has none.
_FEATURES = {"country": "PCLI", "capital": "PPLC", "city": "PPL", "division": "ADM1", "sea": "SEA", "strait": "STRT"}

Cells = dict[str, str | float | None]


def write(holdings: Holdings, target: Path) -> None:
    """Writes the table, in the holdings' order. Only what happened is in it (see `happened.py`)."""
    known = sources(holdings)
    version = "; ".join(holdings.about().made_by)
    with tsv.opened(target) as file:
        file.write(tsv.line(COLUMNS))
        for each in happened(holdings):
            cells = _cells(each, first(each.occasion, known)) | {"Version": version}
            file.write(tsv.line(cells.get(name) for name in COLUMNS))


def _cells(each: Happened, source: Source | None) -> Cells:
    """What is filled; the columns that it does not name stay empty."""
    occasion = each.occasion
    return {
        "Event ID": occasion.id,
        "Event Date": each.first,
        "Event Type": occasion.type,
        "Event Mode": occasion.mode,
        "Intensity": float(occasion.score),
        "Quad Code": plover.QUADS[occasion.quad].upper(),
        "Contexts": "; ".join(occasion.contexts),
        **_parties("Actor", occasion.actor),
        **_parties("Recipient", occasion.recipient),
        **(_place(occasion.place) if occasion.place is not None else {}),
        "Source": source.outlet if source is not None else None,
        "Publication Date": source.day if source is not None else None,
        "Language": source.language if source is not None else None,
    }


def _parties(part: str, parties: tuple[Party, ...]) -> Cells:
    sectors = _joined([_sector(p) for p in parties])
    return {
        f"{part} Name": _joined([p.name for p in parties]),
        f"{part} Country": _joined([code_of(p) for p in parties]),
        f"{part} COW": _joined([_cow(p) for p in parties]),
        f"Primary {part} Sector": sectors,
        f"{part} Sectors": sectors,
    }


def _place(place: Where) -> Cells:
    return {
        "Placename": place.name,
        "City": place.name if place.kind in ("city", "capital") else None,
        "Province": place.name if place.kind == "division" else None,
        "Country": place.country,
        "Latitude": place.lat,
        "Longitude": place.lon,
        "Feature Type": _FEATURES.get(place.kind or ""),
    }


def _joined(values: list[str | None]) -> str:
    """A semicolon inside a value would make two of it."""
    return "; ".join(value.replace(";", ",") if value else NONE for value in values) or NONE


def _sector(party: Party) -> str | None:
    row = cameo.roles().get(party.sector or "")
    return row.plover if row is not None else None


def _cow(party: Party) -> str | None:
    number = cow.number(country(party))
    return None if number is None else str(number)
