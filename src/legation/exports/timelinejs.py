"""A timeline for TimelineJS 3: one JSON object that its script draws as slides with a date, a headline and a text.

Names of fields are those of https://timeline.knightlab.com/docs/json-format.html; how it treats them (it decides by the
address what a medium is, and takes an unknown address for a picture) was read in its source, MPL-2.0. So the medium
here is a quotation, the sentence that is the evidence, and the report's address is its link.

Only occasions with a date have a place on a timeline; one that stands in somebody's words, is planned or did not happen
says so first in its headline.
"""

from __future__ import annotations

import calendar
import datetime as dt
import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from legation.exports.labels import amount, standing, title
from legation.model import Days
from legation.record.values import About, Holdings, Occasion, Where

_WEB = re.compile(r"https?://\S+", re.I)
# What the script takes for an address of a service wherever it stands in a medium, the words of a quotation included.
_EMBEDDED = re.compile(r"youtu\.be|documentcloud\.org|spotify|iframe|google", re.I)
_MOST_SOURCES = 10


class Source(NamedTuple):
    """Who published a report, and where: names and addresses as given, or `None`."""

    outlet: str | None
    url: str | None


def write(holdings: Holdings, target: Path) -> None:
    """One file: `{"title": …, "events": […]}`, an event a line."""
    sources = {kept.key: _source(kept.doc.report.outlet, kept.doc.report.url) for kept in holdings.reports()}
    with target.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
        out.write(f'{{"title": {_line(_title(holdings.about()))},\n"events": [')
        opening = "\n"
        for occasion in holdings.occasions():
            if occasion.date is not None:
                out.write(opening + _line(_slide(occasion, occasion.date, sources)))
                opening = ",\n"
        out.write("\n]}\n")


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _source(outlet: str | None, url: str | None) -> Source:
    return Source(outlet, url if url and _WEB.fullmatch(url) else None)


def _title(about: About) -> dict[str, Any]:
    counted = ", ".join(f"{number} {what}" for what, number in about.counts.items())
    text = f"{counted}. Read by legation {', '.join(about.made_by)}; the record as of {about.at}."
    return {"unique_id": "title", "text": {"headline": _markup(about.name), "text": _markup(text, "p")}}


def _slide(occasion: Occasion, days: Days, sources: Mapping[str, Source]) -> dict[str, Any]:
    own = [sources[m.report] for m in occasion.mentions if m.report in sources]
    own = list(dict.fromkeys(own))
    media = _media(occasion.evidence, own)
    slide = _dates(days) | {
        "text": {"headline": _markup(title(occasion)), "text": _text(occasion, own, quoted=media is not None)},
        "group": occasion.type,
        "unique_id": occasion.id,
        "autolink": False,
    }
    return slide | ({"media": media} if media else {})


def _dates(days: Days) -> dict[str, Any]:
    """A day, month or year as one date; any other span as both ends, and words that say that it is no better known."""
    first, last = dt.date.fromisoformat(days.earliest), dt.date.fromisoformat(days.latest)
    if first == last:
        return {"start_date": _date(first)}
    if (first.year, first.day, last.day) == (last.year, 1, calendar.monthrange(last.year, last.month)[1]):
        if first.month == last.month:
            return {"start_date": {"year": first.year, "month": first.month}}
        if (first.month, last.month) == (1, 12):
            return {"start_date": {"year": first.year}}
    words = f"between {_words(first)} and {_words(last)}"
    return {"start_date": _date(first), "end_date": _date(last), "display_date": words}


def _date(day: dt.date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _words(day: dt.date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _media(evidence: str | None, sources: list[Source]) -> dict[str, str] | None:
    if evidence is None or not evidence.strip() or _EMBEDDED.search(evidence):
        return None
    media = {"url": _markup(evidence, "blockquote")}
    first = next((s for s in sources if s.url), None) or next(iter(sources), None)
    if first is not None and first.url:
        media["link"] = first.url
    if first is not None and first.outlet:
        media["credit"] = _markup(first.outlet)
    return media


def _text(occasion: Occasion, sources: list[Source], quoted: bool) -> str:
    how = standing(occasion)
    lines = [f"{how}." if how else None, _place(occasion.place), *map(amount, occasion.magnitude)]
    if not quoted:
        lines.append(occasion.evidence)
    for dispute in occasion.disputes:
        versions = "; ".join(f"{what} ({', '.join(who)})" for what, who in dispute.versions)
        lines.append(f"Disputed, {dispute.over}: {versions}")
    lines.append(f"{occasion.n_reports} reports of {occasion.n_outlets} outlets; confidence {occasion.confidence:.2f}")
    return "".join(_markup(line, "p") for line in lines if line) + _links(sources)


def _place(place: Where | None) -> str | None:
    if place is None:
        return None
    return f"{place.name} ({place.country})" if place.country else place.name


def _links(sources: list[Source]) -> str:
    shown = [_link(source) for source in sources[:_MOST_SOURCES]]
    more = len(sources) - len(shown)
    if more > 0:
        shown.append(f"and {more} more")
    return f"<p>{', '.join(shown)}</p>" if shown else ""


def _link(source: Source) -> str:
    name = _markup(source.outlet or source.url or "unnamed outlet")
    return f'<a href="{html.escape(source.url)}">{name}</a>' if source.url else name


def _markup(words: str, tag: str | None = None) -> str:
    """The words as HTML on one line, inside the tag where one is given."""
    safe = html.escape(" ".join(words.split()))
    return f"<{tag}>{safe}</{tag}>" if tag else safe
