"""Write the gazetteer's file: names by hash, the places they may mean, and flags that say what else a name is.

Layout: magic, length of a JSON head (sections, countries, kinds), the head, then the sections as plain arrays, each
aligned to eight bytes. Keys are grouped by the top bits of their CRC-32, so that a reader maps the file and looks at
one group. Read by `legation.data.gazetteer`.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import re
import struct
import sys
import unicodedata
import zlib
from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

KINDS = (
    "country",
    "capital",
    "city",
    "division",
    "region",
    "disputed",
    "sea",
    "river",
    "strait",
    "base",
    "border",
    "other",
)
FORENAME, SURNAME, WORD, NEEDS_COMMA, DEMONYM, DECOY = 1, 2, 4, 8, 16, 32
ALTERNATE = 1 << 31
BUCKET_BITS = 17
MORE_DEMONYMS = {
    "american": "USA", "americans": "USA", "british": "GBR", "briton": "GBR", "britons": "GBR", "english": "GBR",
    "scottish": "GBR", "welsh": "GBR", "dutch": "NLD", "french": "FRA", "spanish": "ESP", "danish": "DNK",
    "swedish": "SWE", "finnish": "FIN", "polish": "POL", "turkish": "TUR", "turks": "TUR", "irish": "IRL",
    "filipino": "PHL", "filipinos": "PHL", "philippine": "PHL", "palestinian": "PSE", "palestinians": "PSE",
    "israeli": "ISR", "israelis": "ISR", "congolese": "COD", "afghan": "AFG", "afghans": "AFG", "korean": "KOR",
    "serb": "SRB", "serbs": "SRB", "croat": "HRV", "bosnian": "BIH", "kosovar": "XKX", "kenyan": "KEN",
    "georgian": "GEO", "armenian": "ARM", "azerbaijani": "AZE", "azeri": "AZE", "ukrainian": "UKR", "canadian": "CAN",
    "australian": "AUS", "chinese": "CHN", "indian": "IND", "russian": "RUS", "german": "DEU", "taiwanese": "TWN",
    "iraqi": "IRQ", "iranian": "IRN", "syrian": "SYR", "egyptian": "EGY", "sudanese": "SDN", "yemeni": "YEM",
    "emirati": "ARE", "saudi": "SAU", "qatari": "QAT", "kuwaiti": "KWT", "omani": "OMN", "bahraini": "BHR",
    "pakistani": "PAK",
}  # fmt: skip
_SHEET = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "đ": "d", "œ": "oe", "ə": "a", "ð": "d", "þ": "th"}
)


def fold(name: str) -> str:
    """As `legation.data.gazetteer.fold`: lower case, no accents or apostrophes, one space between words."""
    lowered = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).lower())
    plain = "".join(c for c in lowered if not unicodedata.combining(c)).translate(_SHEET)
    return re.sub(r"[\W_]+", " ", re.sub(r"['’‘ʻʼ`ʿ.]", "", plain)).strip()


@dataclass
class Spot:
    name: str
    kind: str
    country: str | None
    lat: float
    lon: float
    population: int
    parent: int = 0
    fame: int = 0
    names: set[str] = field(default_factory=set)
    alternates: set[str] = field(default_factory=set)


def package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"install {name} first")
    return Path(spec.origin).parent


def rows_of(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def demonyms() -> dict[str, str]:
    """ "turkish" -> TUR, where only one country has that word for its people."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in (package("countryinfo") / "data").glob("*.json"):
        row = json.loads(path.read_text(encoding="utf-8"))
        word = fold(row.get("demonym") or "")
        if word and " " not in word:
            found[word].add(row["ISO"]["alpha3"])
            found[word + "s"].add(row["ISO"]["alpha3"])
    found |= {w: {iso} for w, iso in MORE_DEMONYMS.items()}
    return {w: min(isos) for w, isos in found.items() if len(isos) == 1}


def name_flags(ours: Path) -> dict[str, int]:
    flags: dict[str, int] = defaultdict(int)
    folder = package("names")
    for file in ("dist.male.first", "dist.female.first"):
        for line in (folder / file).read_text().splitlines():
            word, _, reached, _ = line.split()
            if float(reached) <= 90.0:
                flags[word.lower()] |= FORENAME
    for line in (folder / "dist.all.last").read_text().splitlines():
        word, _, reached, _ = line.split()
        if float(reached) <= 75.0:
            flags[word.lower()] |= SURNAME
    for row in csv.DictReader(rows_of(ours), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["kind"] == "given":
            flags[fold(row["word"])] |= FORENAME
    from english_words import get_english_words_set

    for word in get_english_words_set(["web2"]):
        if word.islower():
            flags[word] |= WORD
    return flags


def variants(name: str) -> set[str]:
    folded = {fold(name), fold(re.sub(r"['’]s\b", "", name))}
    for short, long in (("st", "saint"), ("mt", "mount"), ("ft", "fort"), ("ste", "sainte")):
        for key in list(folded):
            if key.startswith(long + " "):
                folded.add(short + key[len(long) :])
            if key.startswith(short + " "):
                folded.add(long + key[len(short) :])
    for key in list(folded):
        if key.startswith("the "):
            folded.add(key[4:])
    return {k for k in folded if len(k) >= 2}


def index(spots: list[Spot], abbreviations: Path) -> tuple[dict[str, list[int]], dict[str, int]]:
    """Key -> postings (place number, top bit for an alternate name), most peopled first; key -> flags."""
    held: dict[str, dict[int, int]] = defaultdict(dict)
    for number, spot in enumerate(spots):
        for name in spot.names:
            for key in variants(name):
                held[key][number] = number
        for name in spot.alternates:
            for key in variants(name):
                held[key].setdefault(number, number | ALTERNATE)
    keys = {k: sorted(v.values(), key=lambda p: (p >> 31, -spots[p & ~ALTERNATE].population)) for k, v in held.items()}
    extra: dict[str, int] = {}
    named: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for number, spot in enumerate(spots):
        for name in spot.names if spot.kind != "country" else (spot.country or "",):
            named[name, spot.country].append(number)
    for row in csv.DictReader(rows_of(abbreviations), delimiter="\t", quoting=csv.QUOTE_NONE):
        want = named[row["name"] or row["country"], row["country"]]
        if not want:
            sys.exit(f"no place for {row['form']}")
        keys["=" + row["form"]] = [max(want, key=lambda n: spots[n].population)]
        extra["=" + row["form"]] = NEEDS_COMMA if row["needs"] == "comma" else 0
    for word, iso in demonyms().items():
        if named[iso, iso]:
            keys["~" + word] = named[iso, iso]
    return keys, extra


def decoy_keys(path: Path) -> set[str]:
    """Keys of names that hold a place's name and are no place, with and without their possessive s."""
    return {v for row in rows_of(path)[1:] for v in (fold(row), fold(re.sub(r"['’]s\b", "", row)))}


def pack(spots: list[Spot], keys: dict[str, list[int]], extra: dict[str, int], folder: Path) -> bytes:
    """The file. `folder` holds our tables of decoys and of given names."""
    decoys, flags = decoy_keys(folder / "place_decoys.tsv"), name_flags(folder / "name_words.tsv")
    longest: dict[str, int] = defaultdict(int)
    for key in keys:
        words = key.split()
        longest[words[0]] = max(longest[words[0]], min(len(words), 9))
    for key in decoys:
        words = key.split()
        flags[key] |= DECOY
        longest[words[0]] = max(longest[words[0]], len(words))
    for key in list(keys):
        if key.startswith("~"):
            flags[key[1:]] |= DEMONYM
    for word, bits in flags.items():
        if bits & (FORENAME | DEMONYM):
            longest.setdefault(word, 0)
    every = sorted(set(keys) | set(longest) | decoys, key=lambda k: (zlib.crc32(k.encode()) >> (32 - BUCKET_BITS), k))
    lands = sorted({s.country for s in spots if s.country})
    number = {land: n + 1 for n, land in enumerate(lands)}
    parts: dict[str, bytes] = {}
    bucket = array("I", [0]) * ((1 << BUCKET_BITS) + 1)
    for key in every:
        bucket[(zlib.crc32(key.encode()) >> (32 - BUCKET_BITS)) + 1] += 1
    for at in range(1, len(bucket)):
        bucket[at] += bucket[at - 1]
    parts["bucket"] = bucket.tobytes()
    parts["key_at"], parts["key"] = blob(every)
    starts, postings = array("I", [0]), array("I")
    for key in every:
        postings.extend(() if key in decoys else keys.get(key, [])[:60])
        starts.append(len(postings))
    parts["post_at"], parts["post"] = starts.tobytes(), postings.tobytes()
    parts["flags"] = bytes(extra.get(k, flags.get(k, 0)) for k in every)
    parts["longest"] = bytes(longest.get(k, 0) for k in every)
    parts["lat"] = array("f", (s.lat for s in spots)).tobytes()
    parts["lon"] = array("f", (s.lon for s in spots)).tobytes()
    parts["people"] = array("I", (min(s.population, 2**32 - 1) for s in spots)).tobytes()
    parts["parent"] = array("I", (s.parent for s in spots)).tobytes()
    parts["fame"] = bytes(s.fame for s in spots)
    parts["land"] = bytes(number.get(s.country or "", 0) for s in spots)
    parts["kind"] = bytes(KINDS.index(s.kind) for s in spots)
    parts["name_at"], parts["name"] = blob([s.name for s in spots])
    return assemble(parts, lands)


def blob(words: list[str]) -> tuple[bytes, bytes]:
    at, pieces = array("I", [0]), []
    for word in words:
        pieces.append(word.encode())
        at.append(at[-1] + len(pieces[-1]))
    return at.tobytes(), b"".join(pieces)


def assemble(parts: dict[str, bytes], lands: list[str]) -> bytes:
    sections, body = {}, bytearray()
    for name, data in parts.items():
        body.extend(b"\0" * (-len(body) % 8))
        sections[name] = (len(body), len(data))
        body.extend(data)
    head = json.dumps({"sections": sections, "countries": lands, "kinds": KINDS}).encode()
    head += b" " * (-(len(head) + 12) % 8)
    return b"LGGAZ001" + struct.pack("<I", len(head)) + head + bytes(body)
