"""The way of a report through the house: `STAGES`, in order, each a function from what is known to a little more.

`AS_POLNEAR` is the same way with PolNeAR's idea of an attribution instead of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from legation.language import encoder
from legation.language.sentences import split
from legation.mentions import acts as find_acts
from legation.mentions import events as find_events
from legation.mentions import names as find_names
from legation.mentions import outermost
from legation.mentions import quotes as find_quotes
from legation.model import Doc, Report, Sentence
from legation.resolving import demonyms, identify, occasions, places, times, voices

Stage = Callable[[Doc], Doc]


def sentences(doc: Doc) -> Doc:
    """Every part of the report, a line at a time, into sentences of the part's kind."""
    text = doc.report.text
    made = tuple(
        Sentence(start, end, number, part.kind)
        for number, part in enumerate(doc.report.parts)
        for start, end in split(text, part.start, part.end)
    )
    return msgspec.structs.replace(doc, sentences=made)


def dated(doc: Doc) -> Doc:
    """Time expressions and their days."""
    found = times.read(doc.report.text, doc.sentences, doc.report.published)
    return msgspec.structs.replace(doc, times=found)


def placed(doc: Doc) -> Doc:
    """Toponyms and where they lie."""
    return msgspec.structs.replace(doc, places=places.read(doc.report, doc.sentences))


def named(doc: Doc) -> Doc:
    """Words that may name an actor."""
    found = find_names.find(doc.report.text, doc.sentences, doc.places, doc.report.published)
    return msgspec.structs.replace(doc, names=found)


def attributed(doc: Doc) -> Doc:
    """Cues with their sources and contents."""
    found = find_quotes.find(doc.report.text, doc.sentences, encoder.load("attribution"))
    return msgspec.structs.replace(doc, attributions=found)


def attributed_as_polnear(doc: Doc) -> Doc:
    """The same after PolNeAR: outermost attributions, attitudes and plans beside words."""
    found = outermost.find(doc.report.text, doc.sentences, encoder.load("attribution"))
    return msgspec.structs.replace(doc, attributions=found)


def triggered(doc: Doc) -> Doc:
    """Triggers with their slots: what the reader finds, with the lexicon at its side."""
    known = find_acts.find(doc.report.text, doc.sentences, doc.names)
    found = find_events.find(doc.report.text, doc.sentences, encoder.load("events"), known)
    return msgspec.structs.replace(doc, triggers=found)


def seconded(doc: Doc) -> Doc:
    """Of the attributions those that can be relied on, now that the triggers are known."""
    return msgspec.structs.replace(doc, attributions=voices.seconded(doc.attributions, doc.triggers))


STAGES: tuple[Stage, ...] = (
    sentences, dated, placed, named, attributed, triggered, seconded, identify.resolve, occasions.joined,
)  # fmt: skip


def with_demonyms(doc: Doc) -> Doc:
    """Demonyms counted as places too, as some gold does (TR-News)."""
    return msgspec.structs.replace(doc, places=demonyms.placed(doc.names, doc.places, doc.report.text))


AS_POLNEAR: tuple[Stage, ...] = tuple(
    attributed_as_polnear if s is attributed else s for s in STAGES if s is not seconded
)


def code(report: Report, stages: tuple[Stage, ...] = STAGES) -> Doc:
    """One report through all stages."""
    doc = Doc(report=report)
    for stage in stages:
        doc = stage(doc)
    return doc


def code_many(reports: Iterable[Report]) -> Iterator[Doc]:
    """Report after report, in order."""
    return map(code, reports)
