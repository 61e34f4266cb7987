"""Where an occasion was first reported: what formats ask for that give one source an event.

Occasions name their reports by key alone, so the reports are gone through once and a little of each is kept.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from legation.model import Report
from legation.record.values import Holdings, Kept, Occasion

_LONGEST = 300


class Source(msgspec.Struct, frozen=True, gc=False):
    """What is kept of a report. `number` is its place in order of publication; `lead` are the ids of the events in its
    first paragraph; `headline` is cut at 300 characters."""

    number: int
    key: str
    day: str | None
    added: str
    url: str | None
    outlet: str | None
    headline: str | None
    language: str | None
    lead: tuple[str, ...]

    @property
    def web(self) -> bool:
        """Whether it has an address that leads to it."""
        return self.url is not None and self.url.lower().startswith(("http://", "https://"))

    @property
    def citation(self) -> str:
        """Its address, else outlet, day and key: one for each report."""
        if self.web and self.url is not None:
            return self.url
        return ", ".join(part for part in (self.outlet, self.day, self.key) if part)


def sources(holdings: Holdings) -> dict[str, Source]:
    """By report's key. About 500 bytes each."""
    return {kept.key: _source(number, kept) for number, kept in enumerate(holdings.reports())}


def first(occasion: Occasion, known: Mapping[str, Source]) -> Source | None:
    """The earliest of the reports that mention it, or `None` where the holdings have none of them."""
    found = (known[m.report] for m in occasion.mentions if m.report in known)
    return min(found, key=lambda source: source.number, default=None)


def _source(number: int, kept: Kept) -> Source:
    report = kept.doc.report
    start, end = _lead(report)
    return Source(
        number=number,
        key=kept.key,
        day=report.published,
        added=kept.added,
        url=report.url,
        outlet=report.outlet,
        headline=report.headline[:_LONGEST] if report.headline else None,
        language=report.language,
        lead=tuple(e.id for e in kept.doc.events if start <= e.trigger[0] < end),
    )


def _lead(report: Report) -> tuple[int, int]:
    """The first line of the article itself: of its body as laid out, else the first that is not blank."""
    body = next((p for p in report.parts if p.kind == "body"), None)
    if body is not None:
        return body.start, body.end
    text = report.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return start, len(text) if end < 0 else end
