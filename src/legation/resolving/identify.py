"""Mentions -> identities, all at once, since each leans on the others: actors, days, quotations, events and ties."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.model import Days, Doc, Quote, Span
from legation.resolving import casting, events, identities, speakers, ties
from legation.resolving.when import Passage, bounded, days_of

# What somebody thinks or means to do is nobody's claim.
UNSAID = ("attitude", "plan")
# A saying is dated where the text dates it; that a report of the day relays it says little of when it was said.
_DATES_A_SAYING = ("clause", "sentence", "anchor", "focus")


def resolve(doc: Doc) -> Doc:
    """What the mentions of a report stand for."""
    cast = casting.of(doc.report.text, doc.sentences, doc.names, doc.report.published, doc.places)
    passage, days = dated(doc)
    said = speakers.resolve(doc.attributions, cast)
    voices = [q for q in said if q.kind not in UNSAID]
    acts = events.resolve(doc.triggers, days, voices, cast, doc.places)
    quotes = tuple(msgspec.structs.replace(q, date=_day_of(q, doc, passage, said)) for q in said)
    bonds = ties.find(cast, voices, acts)
    for known in identities.of_ids({x for t in bonds for x in (t.holder, t.body) if x}):
        cast.add(known, None)  # a demonym may be all that the report says of a state to which somebody is tied
    used = {a for e in acts for a in (*e.actor, *e.recipient)} | {
        a for q in quotes for a in (q.speaker, q.via, q.addressee) if a
    }
    used |= {a for t in bonds for a in (t.holder, t.body) if a}
    return msgspec.structs.replace(doc, quotes=quotes, events=acts, ties=bonds, actors=casting.finished(cast, used))


def dated(doc: Doc) -> tuple[Passage, list[Days | None]]:
    """The days of every trigger, in order, each leaning on those before it."""
    report = doc.report
    passage = Passage(text=report.text, published=report.published, sentences=doc.sentences, times=doc.times)
    found: list[Days | None] = []
    for t in doc.triggers:
        span = (t.start, t.end)
        days = days_of(span, t.time, doc.sentences[t.sentence], doc.times, passage)
        days = bounded(days, t.type, t.status, report.published) if days is not None else None
        found.append(days)
        if days is not None:
            passage = msgspec.structs.replace(passage, given=(*passage.given, (span, days)))
    return passage, found


def _day_of(quote: Quote, doc: Doc, passage: Passage, quotes: Sequence[Quote]) -> Days | None:
    if not quote.cue:
        before = [q for q in quotes if q.cue and q.speaker == quote.speaker and q.content < quote.content]
        return _day_of(before[-1], doc, passage, quotes) if before and quote.speaker else None
    cue = quote.cue[0]
    given = tuple(g for g in passage.given if g[0][0] < cue[0])
    sentence = next((s for s in doc.sentences if s.start <= cue[0] < s.end), None)
    if sentence is None:
        return None
    outside = tuple(t for t in doc.times if not _within(t.start, quote.content))
    days = days_of(cue, (), sentence, outside, msgspec.structs.replace(passage, given=given))
    return days if days is not None and days.basis in _DATES_A_SAYING else None


def _within(at: int, content: Sequence[Span]) -> bool:
    return any(s <= at < e for s, e in content)
