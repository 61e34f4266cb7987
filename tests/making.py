"""What the tests share: the values that the models would give, made by hand from the words of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from legation.language import sentences as splitting
from legation.mentions import names as find_names
from legation.model import (
    Actor,
    Attribution,
    Days,
    Doc,
    Event,
    EventType,
    Magnitude,
    PartKind,
    Place,
    Quote,
    Report,
    Sentence,
    Span,
    Stance,
    Status,
    Tie,
    Time,
    Trigger,
)
from legation.resolving import casting, places
from legation.resolving.cast import Cast


def sentences(text: str, kind: PartKind = "body") -> tuple[Sentence, ...]:
    """Every line a paragraph of that kind."""
    return tuple(
        Sentence(s, e, number, kind)
        for number, line in enumerate(splitting.lines(text))
        for s, e in splitting.split(text, *line)
    )


def span(text: str, words: str) -> Span:
    """Where the words stand; `words#2` is their second occurrence."""
    plain, _, number = words.partition("#")
    found = [m.span() for m in re.finditer(re.escape(plain), text)]
    assert found, f"{plain!r} is not in the text of the test"
    return found[int(number or 1) - 1]


def spans(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    return tuple(span(text, w) for w in words)


def cast_of(text: str, day: str | None = None) -> Cast:
    """The cast of a report whose every line is body."""
    cut = sentences(text)
    located = places.read(Report(id="x", text=text), cut)
    return casting.of(text, cut, find_names.find(text, cut, located), day)


def attribution(
    text: str, content: str | Sequence[str], cue: str = "", source: str = "", stance: Stance = "saying"
) -> Attribution:
    """Words given to a source, as the reader of attributions would mark them."""
    return Attribution(
        source=spans(text, [source] if source else []),
        cue=spans(text, [cue] if cue else []),
        content=spans(text, [content] if isinstance(content, str) else content),
        confidence=0.9,
        stance=stance,
    )


def trigger(text: str, words: str, type: EventType, **slots: Sequence[str]) -> Trigger:
    """An act as the reader of events would mark it; `slots` are the words of actor, recipient, time and place."""
    start, end = span(text, words)
    number = next(k for k, s in enumerate(sentences(text)) if s.start <= start < s.end)
    status: Status = "actual"
    return Trigger(
        start=start,
        end=end,
        sentence=number,
        type=type,
        mode=None,
        status=status,
        contexts=(),
        actor=spans(text, slots.get("actor", ())),
        recipient=spans(text, slots.get("recipient", ())),
        time=spans(text, slots.get("time", ())),
        place=spans(text, slots.get("place", ())),
        confidence=0.9,
        voice=0.0,
        because="made by hand",
    )


def event(**changes: Any) -> Event:
    """A plain event, with what is changed."""
    plain = Event(
        id="e1",
        type="CONSULT",
        mode=None,
        contexts=(),
        cameo="040",
        quad=1,
        score=2.5,
        actor=("KEN",),
        recipient=("UGA",),
        date=None,
        place=None,
        status="actual",
        historical=False,
        said_by=None,
        occasion=0,
        trigger=(0, 1),
        sentence=(0, 1),
        magnitude=(),
        confidence=0.9,
        because="made by hand",
    )
    return msgspec.structs.replace(plain, **changes)


FULL_TEXT = (
    "Kenya’s envoy Ada Holt told Reuters on Monday that <b>Uganda</b> & Rwanda “met” in Nairobi.\n"
    "Kenya is a member of the UN."
)


def full_doc() -> Doc:
    """A report in which every layer has a row with everything known, and one with nothing known."""
    text = FULL_TEXT
    days = Days("2023-11-20", "2023-11-20", "clause")
    report = Report(
        id="full",
        text=text,
        headline="Envoy speaks",
        byline="Ben Wood",
        outlet="Courier",
        published="2023-11-21",
        url="https://courier.example/1",
        language="en",
    )
    known = event(
        place=0,
        date=days,
        said_by="q1",
        trigger=span(text, "met"),
        sentence=(0, text.index("\n")),
        magnitude=(Magnitude(start=0, end=1, kind="killed", low=2, high=2),),
        contexts=("military",),
        mode="meet",
        status="hypothetical",
    )
    return Doc(
        report=report,
        sentences=sentences(text),
        times=(
            Time(
                start=span(text, "on Monday")[0],
                end=span(text, "on Monday")[1],
                text="on Monday",
                type="DATE",
                value="2023-11-20",
                earliest="2023-11-20",
                latest="2023-11-20",
            ),
        ),
        places=(
            Place(
                start=span(text, "Nairobi")[0],
                end=span(text, "Nairobi")[1],
                text="Nairobi",
                name="Nairobi",
                country="KEN",
                lat=-1.29,
                lon=36.82,
                kind="city",
                as_actor=False,
            ),
        ),
        actors=(
            Actor(id="KEN", name="Kenya", type="state", country="KEN", sector="GOV", mentions=(span(text, "Kenya"),)),
            Actor(
                id="ada-holt",
                name="Ada Holt",
                type="person",
                country="KEN",
                sector="GOV",
                office="envoy",
                mentions=(span(text, "Ada Holt"),),
            ),
            Actor(id="UGA", name="<b>Uganda</b>", type="state", mentions=(span(text, "<b>Uganda</b>"),)),
            Actor(id="reuters", name="Reuters", type="outlet", mentions=(span(text, "Reuters"),)),
        ),
        quotes=(
            Quote(
                id="q1",
                kind="mixed",
                speaker="ada-holt",
                via="reuters",
                addressee="UGA",
                source=(span(text, "Ada Holt"),),
                cue=(span(text, "told"),),
                content=((span(text, "that")[0], span(text, "in Nairobi")[1]),),
                date=days,
                venue="an interview",
                confidence=0.8,
            ),
            Quote(id="q2", kind="direct", content=(span(text, "“met”"),), within="q1", confidence=0.4),
        ),
        events=(
            known,
            event(id="e2", occasion=1, trigger=span(text, "told"), sentence=(0, text.index("\n")), confidence=0.5),
        ),
        ties=(
            Tie(
                kind="member",
                holder="KEN",
                body="UN",
                office=None,
                since=None,
                until=None,
                as_of="2023-11-21",
                said_by=None,
                span=span(text, "Kenya is a member of the UN"),
            ),
            Tie(
                kind="office",
                holder="ada-holt",
                body="KEN",
                office="envoy",
                since="2020",
                until=None,
                as_of=None,
                said_by="q2",
                span=span(text, "envoy Ada Holt"),
            ),
        ),
    )
