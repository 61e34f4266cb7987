"""Reads news reports on international affairs: who did or said what to whom, when, where, according to whom.

import legation
doc = legation.read("…text, or a path…")
doc.events, doc.quotes, doc.ties, doc.to_dict(), doc.to_rows("events")

with legation.Record("RECORD") as record:
    record.occasions(party="Armenia", since="2022-01-01").to_pandas()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from legation.reader import Reading
    from legation.record.record import Record

__all__ = ["Record", "read"]
__version__ = "0.1.0"


def read(source: str | Path, published: str | None = None, headline: str | None = None) -> Reading:
    """Read one report.

    Args:
        source: the text itself, or a path to a file of text, HTML or JSON with one report.
        published: day of publication, `YYYY-MM-DD`; without it relative dates ("last week") stay unresolved.
        headline: the headline, where it is known and not in the text.

    Raises:
        legation.errors.InputError: nothing that can be read.
        legation.errors.UnsupportedLanguage: the report is not in English.
    """
    from legation.reader import read_one

    return read_one(source, published, headline)


def __getattr__(name: str) -> object:
    """`Record`, when it is asked for: it loads libraries that reading does without."""
    if name == "Record":
        from legation.record.record import Record

        return Record
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
