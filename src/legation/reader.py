"""What `legation.read` gives: a report as read, with typed rows, plain dicts, and highlights in a notebook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from legation import pipeline
from legation.errors import InputError, LegationError
from legation.exports.contract import to_dict, to_rows
from legation.model import Actor, Doc, Event, Place, Quote, Report, Tie, Time
from legation.reading import open_reports, report_from_text
from legation.reading.dates import parse_published
from legation.reading.language_check import check

_LONGEST_PATH = 1024


class Reading:
    """One report as read. Immutable; every span points into `.text`."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc

    @property
    def report(self) -> Report:
        """The report: text, headline, byline, outlet, day of publication."""
        return self._doc.report

    @property
    def text(self) -> str:
        """The text as given."""
        return self._doc.report.text

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Who is named, in order of first mention."""
        return self._doc.actors

    @property
    def times(self) -> tuple[Time, ...]:
        """Time expressions."""
        return self._doc.times

    @property
    def places(self) -> tuple[Place, ...]:
        """Toponyms."""
        return self._doc.places

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """What was said, by whom."""
        return self._doc.quotes

    @property
    def events(self) -> tuple[Event, ...]:
        """What was done."""
        return self._doc.events

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Memberships, offices, treaties."""
        return self._doc.ties

    def to_dict(self) -> dict[str, Any]:
        """The contract's object: what `legation read --format jsonl` prints."""
        return to_dict(self._doc)

    def to_rows(self, layer: str) -> list[dict[str, Any]]:
        """Flat rows of one layer, with the report's id and the evidence; ready for a data frame."""
        return to_rows(self._doc, layer)

    def _repr_html_(self) -> str:
        from legation.views.highlights import to_html

        return to_html(self._doc)

    def __repr__(self) -> str:
        d = self._doc
        return f"<Reading {d.report.id!r}: {len(d.events)} events, {len(d.quotes)} quotes, {len(d.ties)} ties>"


def read_one(source: str | Path, published: str | None = None, headline: str | None = None) -> Reading:
    """See `legation.read`."""
    return Reading(pipeline.code(_report(source, published, headline)))


def _report(source: str | Path, published: str | None, headline: str | None) -> Report:
    day = parse_published(published) if published is not None else None
    if published is not None and day is None:
        raise InputError(f"{published!r} is no date: give it as YYYY-MM-DD", "published")
    if not _is_path(source):
        report = report_from_text(str(source), "report", published=day, headline=headline)
        check(report)
        return report
    found = list(open_reports([str(source)]))
    if len(found) != 1:
        raise InputError(
            f"{len(found)} reports in it: read such files with the command line, or line by line", str(source)
        )
    if isinstance(found[0], LegationError):
        raise found[0]
    if day is None and headline is None:
        return found[0]
    given = {"published": day or found[0].published, "headline": headline or found[0].headline}
    return report_from_text(found[0].text, found[0].id, outlet=found[0].outlet, url=found[0].url, **given)


def _is_path(source: str | Path) -> bool:
    if isinstance(source, Path):
        return True
    return len(source) < _LONGEST_PATH and "\n" not in source and "\0" not in source and Path(source).exists()
