"""Acts that newspapers mention without their date: "the annexation of Crimea", "Russia's invasion of Ukraine"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import msgspec

from legation.data.tables import read_table


class Landmark(msgspec.Struct, frozen=True):
    """A row of `landmarks.tsv`. Days are ISO dates; `latest` is None for what went on at the start of 2025."""

    id: str
    name: str
    triggers: tuple[str, ...]
    context: tuple[str, ...]
    unless: tuple[str, ...]
    earliest: str
    latest: str | None
    source: str


def table() -> tuple[Landmark, ...]:
    """All landmarks, in the table's order."""
    return read_table("landmarks", Landmark)


def find(trigger: str, sentence: str, day: str | None) -> Landmark | None:
    """The landmark that a trigger names in its sentence, in a report of `day` (ISO; None: of any day).

    The row with the longest context that fits; nothing that began after the day.
    """
    words = [w.lower() for w in _WORD.findall(trigger)]
    rows = [row for stem, found in _by_stem().items() if any(w.startswith(stem) for w in words) for row in found]
    if not rows:
        return None
    folded = sentence.lower().replace("’", "'")
    fits = [(length, row) for row in rows if (length := _fit(row, folded)) and (day is None or row.earliest <= day)]
    return max(fits, key=lambda pair: (pair[0], pair[1].earliest), default=(0, None))[1]


_WORD = re.compile(r"[^\W_]+")


def _fit(row: Landmark, sentence: str) -> int:
    """Length of the longest context in the sentence; 0 where none stands there or something rules the row out."""
    if any(_has(sentence, word) for word in row.unless):
        return 0
    return max((len(c) for c in row.context if all(_has(sentence, part) for part in c.split("+"))), default=0)


def _has(sentence: str, phrase: str) -> bool:
    at = sentence.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not sentence[at - 1 : at].isalnum() and not sentence[end : end + 1].isalnum():
            return True
        at = sentence.find(phrase, at + 1)
    return False


@cache
def _by_stem() -> Mapping[str, tuple[Landmark, ...]]:
    made: dict[str, list[Landmark]] = {}
    for row in table():
        for stem in row.triggers:
            made.setdefault(stem, []).append(row)
    return {stem: tuple(rows) for stem, rows in made.items()}
