"""TimeML 1.2.1: a folder with one file a report, its text with times and acts marked where they stand.

The frame (DOCID, DCT, TITLE, TEXT) is that of TempEval-3; tags and attributes are those of the specification,
https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html. Acts are EVENT, so are the words that say that
somebody speaks; an SLINK of type EVIDENTIAL leads from these to each act in the quotation. A TLINK ties an act to the
expression that dated it, or to the day of publication.

Tags cannot overlap. The words of acts go first, then times, then words of saying; of two in one layer the one that
starts first, then the longer. Whatever overlaps one that is placed already goes unmarked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from legation.exports.anchors import time_of, within
from legation.model import Doc, Event, EventType, QuoteKind, Span, Time, TimeType
from legation.record.values import Holdings, Kept

# What promises, asks, refuses or accuses is done in words about another act, which TimeML calls an intensional action.
_CLASS: dict[EventType, str] = dict.fromkeys(("AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE"), "I_ACTION")
_SAYING: dict[QuoteKind, str] = {"attitude": "I_STATE", "plan": "I_STATE"}
# How TIMEX3 writes a value that nobody knows.
_UNKNOWN: dict[TimeType, str] = {"DATE": "XXXX-XX-XX", "TIME": "XXXX-XX-XXTXX:XX", "DURATION": "PXX", "SET": "XXXX"}
# Outside the Char production of XML 1.0, https://www.w3.org/TR/xml/#charsets; a parser refuses a file that holds one.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)


class Mark(NamedTuple):
    """A tag around some words: its name and id ("e3", "t1"), and what else it carries."""

    span: Span
    tag: str
    id: str
    attributes: tuple[tuple[str, str], ...]


class Link(NamedTuple):
    """A TLINK or SLINK, but for its number."""

    tag: str
    attributes: tuple[tuple[str, str], ...]


class Instance(NamedTuple):
    """One act (or saying, where `event` is `None`) that an EVENT names; acts may share their words."""

    id: str
    eid: str
    event: Event | None


class Page(NamedTuple):
    """A report and what is marked in it: ids of EVENTs by span, ids of the TIMEX3s that found room, instances."""

    doc: Doc
    eids: dict[Span, str]
    timed: frozenset[str]
    instances: tuple[Instance, ...]


def write(holdings: Holdings, target: Path) -> None:
    """A folder: one file a report, `KEY.tml`."""
    target.mkdir(parents=True, exist_ok=True)
    for kept in holdings.reports():
        (target / f"{kept.key}.tml").write_text(_document(kept), encoding="utf-8", newline="\n")


def _document(kept: Kept) -> str:
    doc = kept.doc
    marks = _placed(doc)
    page = _page(doc, marks)
    parts = (
        _HEAD,
        f"<DOCID>{_text(kept.key)}</DOCID>\n",
        _creation(doc),
        f"<TITLE>{_text(doc.report.headline or '')}</TITLE>\n",
        f"<TEXT>{_marked(doc.report.text, marks)}</TEXT>\n",
        *map(_instance, page.instances),
        *_links(page),
        "</TimeML>\n",
    )
    return "".join(parts)


def _creation(doc: Doc) -> str:
    day = doc.report.published
    if day is None:
        return ""
    given = (("tid", "t0"), ("type", "DATE"), ("value", day), ("functionInDocument", "CREATION_TIME"))
    return f"<DCT>{_open('TIMEX3', given)}{_text(day)}</TIMEX3></DCT>\n"


def _placed(doc: Doc) -> tuple[Mark, ...]:
    """The tags that fit beside each other, in order of the text."""
    taken: list[Mark] = []
    for layer in (_acts(doc), _times(doc.times), _sayings(doc)):
        for mark in sorted(layer, key=lambda m: (m.span[0], -m.span[1])):
            if within(doc.report.text, [mark.span]) and not any(_overlap(mark.span, t.span) for t in taken):
                taken.append(mark)
    return tuple(sorted(taken))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _acts(doc: Doc) -> Iterator[Mark]:
    for number, event in enumerate(doc.events, 1):
        yield Mark(event.trigger, "EVENT", f"e{number}", (("class", _CLASS.get(event.type, "OCCURRENCE")),))


def _times(times: Sequence[Time]) -> Iterator[Mark]:
    for number, time in enumerate(times, 1):
        value = time.value or _UNKNOWN[time.type]
        yield Mark((time.start, time.end), "TIMEX3", f"t{number}", (("type", time.type), ("value", value)))


def _sayings(doc: Doc) -> Iterator[Mark]:
    number = len(doc.events)
    for quote in doc.quotes:
        for span in quote.cue:
            number += 1
            yield Mark(span, "EVENT", f"e{number}", (("class", _SAYING.get(quote.kind, "REPORTING")),))


def _marked(text: str, marks: Sequence[Mark]) -> str:
    """The text with its tags; without them it is the text, character for character but for those XML cannot hold."""
    parts, at = [], 0
    for mark in marks:
        start, end = mark.span
        name = "eid" if mark.tag == "EVENT" else "tid"
        tag = _open(mark.tag, ((name, mark.id), *mark.attributes))
        parts += [_text(text[at:start]), tag, _text(text[start:end]), f"</{mark.tag}>"]
        at = end
    return "".join((*parts, _text(text[at:])))


def _page(doc: Doc, marks: Sequence[Mark]) -> Page:
    eids = {mark.span: mark.id for mark in marks if mark.tag == "EVENT"}
    acts = tuple(
        Instance(f"ei{number}", eids[event.trigger], event)
        for number, event in enumerate(doc.events, 1)
        if event.trigger in eids
    )
    named = {instance.eid for instance in acts}
    sayings = tuple(Instance(f"ei{eid[1:]}", eid, None) for eid in eids.values() if eid not in named)
    return Page(doc, eids, frozenset(mark.id for mark in marks if mark.tag == "TIMEX3"), acts + sayings)


def _instance(instance: Instance) -> str:
    status = instance.event.status if instance.event is not None else "actual"
    given = [
        ("eiid", instance.id),
        ("eventID", instance.eid),
        ("pos", "OTHER"),
        ("tense", "FUTURE" if status == "future" else "NONE"),
        ("aspect", "NONE"),
        ("polarity", "NEG" if status == "negated" else "POS"),
    ]
    if status == "hypothetical":
        given.append(("modality", "hypothetical"))
    return _open("MAKEINSTANCE", given, "/") + "\n"


def _links(page: Page) -> Iterator[str]:
    found = [link for i in page.instances if i.event for link in (_dated(i, i.event, page), _said(i, i.event, page))]
    for number, link in enumerate(filter(None, found), 1):
        yield _open(link.tag, (("lid", f"l{number}"), *link.attributes), "/") + "\n"


def _dated(instance: Instance, event: Event, page: Page) -> Link | None:
    """From an act to the expression that dated it, or to the day of publication where that did."""
    index, days = time_of(event, page.doc), event.date
    if index is not None and f"t{index + 1}" in page.timed:
        tid, relation = f"t{index + 1}", _relation(event, page.doc.times[index])
    elif days and days.basis == "report" and days.earliest == days.latest == (page.doc.report.published or "")[:10]:
        tid, relation = "t0", "IS_INCLUDED"
    else:
        return None
    ends = (("relType", relation or ""), ("eventInstanceID", instance.id), ("relatedToTime", tid))
    return Link("TLINK", ends) if relation else None


def _said(instance: Instance, event: Event, page: Page) -> Link | None:
    """From the words that say that somebody speaks to an act in what is said."""
    cues = [c for quote in page.doc.quotes if quote.id == event.said_by for c in quote.cue if c in page.eids]
    saying = next((i.id for i in page.instances if cues and i.eid == page.eids[cues[0]]), instance.id)
    if saying == instance.id:
        return None
    ends = (("relType", "EVIDENTIAL"), ("eventInstanceID", saying), ("subordinatedEventInstance", instance.id))
    return Link("SLINK", ends)


def _relation(event: Event, time: Time) -> str | None:
    """An act lies in the days of its time; one that "since Monday" dates began on them."""
    days = event.date
    if days is None or time.earliest is None or time.latest is None:
        return None
    if time.earliest <= days.earliest and days.latest <= time.latest:
        return "IS_INCLUDED"
    return "BEGUN_BY" if days.earliest == time.earliest else None


def _open(tag: str, attributes: Sequence[tuple[str, str]], end: str = "") -> str:
    given = "".join(f' {name}="{_text(value, quoted=True)}"' for name, value in attributes)
    return f"<{tag}{given}{end}>"


def _text(words: str, quoted: bool = False) -> str:
    """Escaped. What XML cannot hold becomes U+FFFD, one for one; a "\\r" a reference, for parsers drop it bare."""
    names = {"\r": "&#13;"} | ({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"} if quoted else {})
    return escape(_ILLEGAL.sub("\ufffd", words), names)
