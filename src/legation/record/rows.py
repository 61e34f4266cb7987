"""A coded report -> rows of the tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from legation.model import Actor, Days, Doc, Event, Place, Quote, Report, Span
from legation.record.keys import address, event_keys, report_key
from legation.resolving import sights

Row = dict[str, Any]
_CODES = ("type", "mode", "contexts", "cameo", "quad", "score")


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """A report as coded, on its way into a record."""

    key: str
    doc: Doc
    source: str | None
    made_by: str
    revision: int = 1
    supersedes: str | None = None
    added: dt.datetime | None = None


def coded(doc: Doc, source: str | None, made_by: str) -> Coded:
    """The report with its key."""
    return Coded(key=report_key(doc.report), doc=doc, source=source, made_by=made_by)


def rows(reports: Sequence[Coded], version: int, at: dt.datetime) -> Iterator[tuple[str, list[Row]]]:
    """Rows, a table at a time, all `added_in` that version; `at` is now, in UTC."""
    for name, of in _OF.items():
        made = []
        for c in reports:
            shared = {"report": c.key, "made_by": c.made_by, "added_in": version, "retired_in": None}
            made += [row | shared for row in of(c)]
            if name == "reports":
                made[-1]["added"] = c.added or at
        yield name, made


def own_address(report: Report) -> str | None:
    """The address by which later versions of a report are known; none where it is a whole site's."""
    found = address(report.url)
    return found if found and "/" in found else None


def day(value: str | None) -> dt.date | None:
    """A day of the contract as a date."""
    return dt.date.fromisoformat(value[:10]) if value else None


def _report(c: Coded) -> list[Row]:
    r = c.doc.report
    plain = {f: getattr(r, f) for f in ("id", "headline", "byline", "outlet", "url", "language", "text")}
    known = {"source": c.source, "revision": c.revision, "supersedes": c.supersedes}
    return [plain | known | {"published": day(r.published), "address": own_address(r)}]


def _actors(c: Coded) -> list[Row]:
    fields = ("name", "type", "country", "sector", "office", "anonymous")
    return [{"actor": a.id, "mentions": _spans(a.mentions)} | {f: getattr(a, f) for f in fields} for a in c.doc.actors]


def _times(c: Coded) -> list[Row]:
    fields = ("start", "end", "text", "type", "value")
    return [
        {f: getattr(t, f) for f in fields} | {"earliest": day(t.earliest), "latest": day(t.latest)} for t in c.doc.times
    ]


def _places(c: Coded) -> list[Row]:
    return [msgspec.structs.asdict(p) | {"place": k} for k, p in enumerate(c.doc.places)]


def _quotes(c: Coded) -> list[Row]:
    actors = {a.id: a for a in c.doc.actors}
    return [_quote(q, c.doc, actors) for q in c.doc.quotes]


def _quote(q: Quote, doc: Doc, actors: Mapping[str, Actor]) -> Row:
    speaker = actors.get(q.speaker or "")
    plain = {f: getattr(q, f) for f in ("id", "kind", "speaker", "via", "addressee", "venue", "within", "confidence")}
    return (
        plain
        | _days(q.date)
        | _seen(doc)
        | {
            "speaker_name": speaker.name if speaker else None,
            "speaker_country": speaker.country if speaker else None,
            "source": _spans(q.source),
            "cue": _spans(q.cue),
            "content": _spans(q.content),
            "words": " … ".join(doc.report.text[s:e] for s, e in q.content),
        }
    )


def _events(c: Coded) -> list[Row]:
    doc = c.doc
    actors = {a.id: a for a in doc.actors}
    speakers = {q.id: q.speaker for q in doc.quotes}
    keys = event_keys(c.key, doc.events)
    return [_event(e, doc, actors, speakers) | {"event": k} for k, e in zip(keys, doc.events, strict=True)]


def _event(e: Event, doc: Doc, actors: Mapping[str, Actor], speakers: Mapping[str, str | None]) -> Row:
    text = doc.report.text
    speaker = speakers.get(e.said_by or "")
    plain = {f: getattr(e, f) for f in (*_CODES, "id", "status", "historical", "said_by", "confidence", "because")}
    place = doc.places[e.place] if e.place is not None else None
    return plain | _days(e.date) | _where(place) | _seen(doc) | {
        "contexts": list(e.contexts),
        "actor": list(e.actor),
        "recipient": list(e.recipient),
        "actor_countries": countries(e.actor, actors),
        "recipient_countries": countries(e.recipient, actors),
        "place": e.place,
        "speaker": speaker,
        "speaker_name": actors[speaker].name if speaker and speaker in actors else None,
        "occasion_in_report": e.occasion,
        "trigger": _span(e.trigger),
        "words": text[slice(*e.trigger)],
        "stems": sorted(sights.stems(text[slice(*e.trigger)], keep=True)),
        "sentence": _span(e.sentence),
        "evidence": text[slice(*e.sentence)],
        "magnitude": [msgspec.structs.asdict(m) for m in e.magnitude],
        "condition": _span(e.condition),
    }  # fmt: skip


def countries(ids: Iterable[str], actors: Mapping[str, Actor]) -> list[str]:
    """Whom the actors stand for, in order and once each: their country, else themselves."""
    return list(dict.fromkeys((actors[i].country if i in actors else None) or i for i in ids))


def _ties(c: Coded) -> list[Row]:
    names = {a.id: a.name for a in c.doc.actors}
    text = c.doc.report.text
    fields = ("kind", "holder", "body", "office", "since", "until", "said_by")
    return [
        {f: getattr(t, f) for f in fields}
        | _seen(c.doc)
        | {
            "tie": k,
            "holder_name": names.get(t.holder or ""),
            "body_name": names.get(t.body or ""),
            "as_of": day(t.as_of),
            "span": _span(t.span),
            "words": text[slice(*t.span)],
        }
        for k, t in enumerate(c.doc.ties)
    ]


_OF = {
    "reports": _report, "actors": _actors, "times": _times, "places": _places, "quotes": _quotes, "events": _events,
    "ties": _ties,
}  # fmt: skip


def _seen(doc: Doc) -> Row:
    return {"outlet": doc.report.outlet, "published": day(doc.report.published)}


def _days(days: Days | None) -> Row:
    if days is None:
        return {"earliest": None, "latest": None, "basis": None}
    return {"earliest": day(days.earliest), "latest": day(days.latest), "basis": days.basis}


def _where(place: Place | None) -> Row:
    if place is None:
        return {"place_name": None, "place_country": None, "lat": None, "lon": None}
    return {"place_name": place.name, "place_country": place.country, "lat": place.lat, "lon": place.lon}


def _span(span: Span | None) -> Row | None:
    return {"start": span[0], "end": span[1]} if span else None


def _spans(spans: Sequence[Span]) -> list[Row | None]:
    return [_span(s) for s in spans]
