"""Near-copies: one agency's text, printed by many outlets with another headline or a paragraph less.

MinHash over shingles of five words (Broder 1997), in bands: two texts that share a band are compared by their shingles.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from datasketch import MinHash

from legation.record.keys import short
from legation.record.snapshot import Snapshot

_WORDS = re.compile(r"\w+")
_SHINGLE = 5
_HASHES, _BANDS = 64, 16
_SEED = 7
_LIKE = 0.5
_DAYS = 7


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A report as far as copies go."""

    report: str
    text: str
    published: dt.date | None


def shingles(text: str) -> frozenset[str]:
    """Runs of five words, case folded; a text shorter than that is one."""
    words = _WORDS.findall(text.casefold())
    return frozenset(" ".join(words[k : k + _SHINGLE]) for k in range(max(1, len(words) - _SHINGLE + 1)))


def bands(text: str) -> list[str]:
    """Names of the bands of a text's MinHash."""
    made = MinHash(num_perm=_HASHES, seed=_SEED)
    made.update_batch([s.encode("utf-8", "replace") for s in shingles(text)])
    rows = _HASHES // _BANDS
    values = [str(v) for v in made.hashvalues]
    return [short(f"{k}:{' '.join(values[k * rows : (k + 1) * rows])}") for k in range(_BANDS)]


def likeness(a: str, b: str) -> float:
    """Share of the shingles of the shorter text that are in the other."""
    one, other = shingles(a), shingles(b)
    return len(one & other) / max(1, min(len(one), len(other)))


def rows(new: Sequence[Text], shot: Snapshot, version: int) -> list[dict[str, Any]]:
    """Rows of `copies` for new reports, given what the record knows; each is told from those before it."""
    made: list[dict[str, Any]] = []
    named = {t.report: bands(t.text) for t in new}
    known = _known(new, named, shot)
    mine: dict[str, list[tuple[Text, str]]] = {}
    for t in new:
        near = [x for b in named[t.report] for x in (*known.get(b, ()), *mine.get(b, ()))]
        of, share = _first_like(t, near)
        made.append(
            {"report": t.report, "copy_of": of or t.report, "likeness": share, "bands": named[t.report],
             "published": t.published, "added_in": version, "retired_in": None}
        )  # fmt: skip
        for band in named[t.report]:
            mine.setdefault(band, []).append((t, of or t.report))
    return made


def _first_like(t: Text, near: Iterable[tuple[Text, str]]) -> tuple[str | None, float | None]:
    seen = {}
    for other, of in near:
        if other.report not in seen and _days_apart(t, other) <= _DAYS:
            seen[other.report] = (likeness(t.text, other.text), of)
    found = max(((share, of) for share, of in seen.values() if share >= _LIKE), default=None)
    return (found[1], found[0]) if found else (None, None)


def _days_apart(a: Text, b: Text) -> int:
    return abs((a.published - b.published).days) if a.published and b.published else 0


def _known(
    new: Sequence[Text], named: Mapping[str, Sequence[str]], shot: Snapshot
) -> dict[str, list[tuple[Text, str]]]:
    """Reports in the record that share a band with one of the new, by band."""
    wanted = sorted({b for some in named.values() for b in some})
    keys = [t.report for t in new]
    found = shot.select(
        "SELECT c.report, c.copy_of, c.bands, c.published, r.text FROM copies c JOIN reports r USING (report) "
        "WHERE list_has_any(c.bands, ?) AND NOT list_contains(?, c.report)",
        (wanted, keys),
    )
    made: dict[str, list[tuple[Text, str]]] = {}
    for row in found.to_pylist():
        text = Text(report=row["report"], text=row["text"], published=row["published"])
        for band in row["bands"]:
            made.setdefault(band, []).append((text, row["copy_of"]))
    return made
