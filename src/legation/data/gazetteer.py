"""The gazetteer: where places are, by name. `gazetteer.bin` is mapped and probed, never read whole.

Places are GeoNames' (geonames.org, CC BY 4.0), corrected and added to by `regions.tsv`. `training/gazetteer.py`
compiles the file and says how. Trap: a name's flags (forename, surname, English word) speak of the name alone.
"""

from __future__ import annotations

import functools
import json
import mmap
import re
import struct
import unicodedata
import zlib
from pathlib import Path

import msgspec

from legation.errors import DataError

FORENAME, SURNAME, WORD, NEEDS_COMMA, DEMONYM, DECOY = 1, 2, 4, 8, 16, 32
_ALTERNATE = 1 << 31
_MAGIC = b"LGGAZ001"
_BUCKET_SHIFT = 32 - 17
_SHEET = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "đ": "d", "œ": "oe", "ə": "a", "ð": "d", "þ": "th"}
)
_DROPPED = re.compile(r"['’‘ʻʼ`ʿ.]")
_BREAKS = re.compile(r"[\W_]+")


class Entry(msgspec.Struct, frozen=True):
    """A place. `country` is ISO-3, None where disputed or shared; `parent` numbers its division, 0 if none.

    `fame`: in how many spellings and languages GeoNames lists it, to 255, 0 for what is no town.
    `alternate`: found under a name that is not its usual English one.
    """

    number: int
    name: str
    kind: str
    country: str | None
    lat: float
    lon: float
    people: int
    parent: int
    fame: int
    alternate: bool = False


class Known(msgspec.Struct, frozen=True):
    """What the file holds of a key: places, most peopled first; words in the longest name that it begins; flags."""

    entries: tuple[Entry, ...]
    longest: int
    flags: int


NOTHING = Known((), 0, 0)


def fold(name: str) -> str:
    """The key of a name: lower case, no accents, apostrophes or stops, one space between words."""
    if name.isascii():
        plain = name.lower()
    else:
        lowered = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).lower())
        plain = "".join(c for c in lowered if not unicodedata.combining(c)).translate(_SHEET)
    return _BREAKS.sub(" ", _DROPPED.sub("", plain)).strip()


class Gazetteer:
    """An open gazetteer file. Safe to share between threads; it only reads."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[:8] != _MAGIC:
            raise DataError("not a gazetteer file; reinstall the package", str(path))
        (size,) = struct.unpack_from("<I", self._map, 8)
        head = json.loads(self._map[12 : 12 + size])
        whole = memoryview(self._map)[12 + size :]
        raw = {name: whole[at : at + length] for name, (at, length) in head["sections"].items()}
        self._raw = raw
        self._bucket, self._key_at, self._post_at = (raw[n].cast("I") for n in ("bucket", "key_at", "post_at"))
        self._post, self._people, self._parent = (raw[n].cast("I") for n in ("post", "people", "parent"))
        self._name_at, self._lat, self._lon = raw["name_at"].cast("I"), raw["lat"].cast("f"), raw["lon"].cast("f")
        self._countries: list[str | None] = [None, *head["countries"]]
        self._kinds: list[str] = head["kinds"]
        self.look_up = functools.lru_cache(maxsize=1 << 15)(self._look_up)

    def __len__(self) -> int:
        return len(self._lat)

    def entry(self, number: int, alternate: bool = False) -> Entry:
        """The place of that number."""
        raw = self._raw
        name = bytes(raw["name"][self._name_at[number] : self._name_at[number + 1]]).decode()
        return Entry(
            number,
            name,
            self._kinds[raw["kind"][number]],
            self._countries[raw["land"][number]],
            round(self._lat[number], 4),
            round(self._lon[number], 4),
            self._people[number],
            self._parent[number],
            raw["fame"][number],
            alternate,
        )

    def _look_up(self, key: str) -> Known:
        """What is known of a folded key ("=US" for an abbreviation as written, "~turkish" for a demonym)."""
        coded = key.encode()
        bucket = zlib.crc32(coded) >> _BUCKET_SHIFT
        at = self._key_at
        for place in range(self._bucket[bucket], self._bucket[bucket + 1]):
            if self._raw["key"][at[place] : at[place + 1]] == coded:
                posts = self._post[self._post_at[place] : self._post_at[place + 1]]
                entries = tuple(self.entry(p & ~_ALTERNATE, p >= _ALTERNATE) for p in posts)
                return Known(entries, self._raw["longest"][place], self._raw["flags"][place])
        return NOTHING


@functools.cache
def shipped() -> Gazetteer:
    """The gazetteer that ships with the package, opened once."""
    return Gazetteer(Path(__file__).with_name("gazetteer.bin"))
