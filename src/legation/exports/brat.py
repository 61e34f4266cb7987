"""brat stand-off: a folder with the text and the annotations of each report, and the two files that configure brat.

Lines and their limits are those of https://brat.nlplab.org/standoff.html and of brat's own reader (MIT): T spans of
text, E acts with roles, R relations, A attributes, # notes. The reader works by lines, so a span that runs over the end
of one is given in pieces, and a character in the text that some reader takes for the end of a line, or that shifts
offsets, gives way to a blank: one for one, so every offset is still that of the contract.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from legation.exports import brat_types as types
from legation.exports.anchors import mention_of, time_of, within
from legation.model import Actor, Doc, Event, Place, Quote, Span, Tie, Time
from legation.record.values import Holdings

_RETURN = re.compile("\r(?!\n)")
# Controls, the line ends of Unicode, and halves of surrogate pairs, which UTF-8 cannot hold.
_BREAKING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LINE = re.compile("[^\n]+")


def write(holdings: Holdings, target: Path) -> None:
    """A folder: `KEY.txt` and `KEY.ann` for each report, `annotation.conf` and `visual.conf` for all."""
    target.mkdir(parents=True, exist_ok=True)
    _put(target / "annotation.conf", types.annotation_conf())
    _put(target / "visual.conf", types.visual_conf())
    for kept in holdings.reports():
        text = plain(kept.doc.report.text)
        _put(target / f"{kept.key}.txt", text)
        _put(target / f"{kept.key}.ann", "".join(f"{line}\n" for line in _annotated(kept.doc, text)))


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def plain(text: str) -> str:
    """The text as brat can hold it, of the same length: a lone "\\r" ends a line, other such characters are blanks."""
    return _BREAKING.sub(" ", _RETURN.sub("\n", text))


class Sheet:
    """The lines of one report as they grow. Spans of one type on the same words are one annotation."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[str] = []
        self._last: Counter[str] = Counter()
        self._spans: dict[tuple[str, tuple[Span, ...]], str] = {}
        self._described: set[tuple[str, str]] = set()

    def add(self, letter: str, *fields: str) -> str:
        """A line with the next id of its letter, which is returned."""
        self._last[letter] += 1
        id = f"{letter}{self._last[letter]}"
        self.lines.append("\t".join((id, *fields)))
        return id

    def span(self, type: str, spans: Sequence[Span]) -> str | None:
        """A T line and its id; `None` where the spans hold no words."""
        pieces = _pieces(spans, self.text)
        if not pieces:
            return None
        if (type, pieces) not in self._spans:
            where = ";".join(f"{s} {e}" for s, e in pieces)
            words = " ".join(self.text[s:e] for s, e in pieces)
            self._spans[type, pieces] = self.add("T", f"{type} {where}", words)
        return self._spans[type, pieces]

    def relate(self, type: str, one: str | None, other: str | None) -> str | None:
        """An R line from one span to another, where both are there."""
        return self.add("R", f"{type} Arg1:{one} Arg2:{other}") if one and other else None

    def describe(self, id: str, type: str, value: str | None = None) -> None:
        """An A line, one of a type."""
        if (id, type) not in self._described:
            self._described.add((id, type))
            self.add("A", f"{type} {id} {value}" if value else f"{type} {id}")

    def note(self, id: str, *facts: str | None) -> None:
        """A # line with what is known of the facts."""
        if said := "; ".join(" ".join(f.split()) for f in facts if f):
            self.add("#", f"AnnotatorNotes {id}", plain(said))


def _pieces(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The spans in order, without overlap, cut at the ends of lines."""
    found: list[Span] = []
    for start, end in sorted(within(text, spans)):
        begin = max(start, found[-1][1]) if found else start
        lines = [m.span() for m in _LINE.finditer(text, begin, end)]
        found += within(text, lines)
    return tuple(found)


def _annotated(doc: Doc, text: str) -> Sequence[str]:
    sheet = Sheet(text)
    for actor in doc.actors:
        _actor(actor, sheet)
    for place in doc.places:
        _place(place, sheet)
    for time in doc.times:
        _time(time, sheet)
    quoted = {quote.id: _quote(quote, doc, sheet) for quote in doc.quotes}
    for event in doc.events:
        _event(event, doc, sheet)
    for tie in doc.ties:
        _tie(tie, doc, sheet)
    for quote in doc.quotes:
        sheet.relate("Within", quoted[quote.id], quoted.get(quote.within or ""))
    return sheet.lines


def _actor(actor: Actor, sheet: Sheet) -> None:
    for mention in actor.mentions:
        if id := sheet.span(types.of_actor(actor.type), [mention]):
            named = "unnamed" if actor.anonymous else None
            sheet.note(id, f"{actor.id}: {actor.name}", actor.country, actor.sector, actor.office, named)


def _place(place: Place, sheet: Sheet) -> None:
    if id := sheet.span("Place", [(place.start, place.end)]):
        if place.as_actor:
            sheet.describe(id, "As_actor")
        where = f"{place.lat:g}, {place.lon:g}" if place.lat is not None and place.lon is not None else None
        sheet.note(id, place.name, place.country, place.kind, where)


def _time(time: Time, sheet: Sheet) -> None:
    if id := sheet.span(types.of_time(time.type), [(time.start, time.end)]):
        sheet.note(id, time.value, f"{time.earliest} to {time.latest}" if time.earliest else None)


def _quote(quote: Quote, doc: Doc, sheet: Sheet) -> str | None:
    id = sheet.span("Quotation", quote.content)
    if id is None:
        return None
    near = (quote.source or quote.cue or quote.content)[:1]
    sheet.describe(id, "Kind", quote.kind)
    sheet.relate("Speaker", id, _mention(quote.speaker, near, doc, sheet))
    sheet.relate("Via", id, _mention(quote.via, near, doc, sheet))
    sheet.relate("Addressee", id, _mention(quote.addressee, near, doc, sheet))
    sheet.relate("Source_words", id, sheet.span("Source", quote.source))
    sheet.relate("Cue_words", id, sheet.span("Cue", quote.cue))
    days = f"{quote.date.earliest} to {quote.date.latest}" if quote.date else None
    sheet.note(id, quote.id, days, quote.venue, f"confidence {quote.confidence:.2f}")
    return id


def _mention(actor: str | None, near: Sequence[Span], doc: Doc, sheet: Sheet) -> str | None:
    """The T line of the actor's mention next to some words, of those in the sentence where one is given after them."""
    span = mention_of(actor, near[0], doc, *near[1:]) if actor else None
    kind = next((a.type for a in doc.actors if a.id == actor), None)
    return sheet.span(types.of_actor(kind), [span]) if span and kind else None


def _event(event: Event, doc: Doc, sheet: Sheet) -> None:
    trigger = sheet.span(event.type, [event.trigger])
    if trigger is None:
        return
    arguments = "".join(f" {role}:{id}" for role, id in _arguments(event, doc, sheet))
    id = sheet.add("E", f"{event.type}:{trigger}{arguments}")
    sheet.describe(id, "Status", event.status)
    sheet.describe(id, "Voice", "quoted" if event.said_by else "own")
    if event.mode:
        sheet.describe(id, "Mode", event.mode)
    if event.historical:
        sheet.describe(id, "Historical")
    days = f"{event.date.earliest} to {event.date.latest}" if event.date else None
    said = f"said in {event.said_by}" if event.said_by else None
    about = ", ".join(event.contexts)
    who = f"{'+'.join(event.actor) or '?'} to {'+'.join(event.recipient) or '?'}"
    sheet.note(id, event.id, who, days, said, about, event.cameo, f"confidence {event.confidence:.2f}", event.because)


def _arguments(event: Event, doc: Doc, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Roles with the ids of spans; the second actor is Actor2, as brat numbers them."""
    for role, actors in (("Actor", event.actor), ("Recipient", event.recipient)):
        found = [_mention(a, (event.trigger, event.sentence), doc, sheet) for a in actors]
        for number, id in enumerate(dict.fromkeys(i for i in found if i), 1):
            yield role if number == 1 else f"{role}{number}", id
    when = time_of(event, doc)
    if when is not None:
        time = doc.times[when]
        yield from _one("Time", sheet.span(types.of_time(time.type), [(time.start, time.end)]))
    if event.place is not None:
        place = doc.places[event.place]
        yield from _one("Place", sheet.span("Place", [(place.start, place.end)]))


def _one(role: str, id: str | None) -> Iterator[tuple[str, str]]:
    if id is not None:
        yield role, id


def _tie(tie: Tie, doc: Doc, sheet: Sheet) -> None:
    holder, body = (_mention(end, (tie.span,), doc, sheet) for end in (tie.holder, tie.body))
    if tie.kind in types.TIES and holder != body and (id := sheet.relate(types.TIES[tie.kind], holder, body)):
        since = f"since {tie.since}" if tie.since else None
        until = f"until {tie.until}" if tie.until else None
        said = f"said in {tie.said_by}" if tie.said_by else None
        sheet.note(id, tie.office, since, until, f"as of {tie.as_of}" if tie.as_of else None, said)
