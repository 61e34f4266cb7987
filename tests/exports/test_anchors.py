from __future__ import annotations

import pytest

from legation.exports import anchors
from legation.model import Actor, Days, Doc, Event, Report, Span, Time
from making import event, span, spans

TEXT = "On Monday Kenya and Uganda met. In May Kenya left; on Tuesday it came back."
SECOND = (32, len(TEXT))


def doc(times: tuple[Time, ...] = (), *mentions: str) -> Doc:
    who = Actor(id="KEN", name="Kenya", type="state", mentions=spans(TEXT, mentions))
    return Doc(report=Report(id="x", text=TEXT), times=times, actors=(who,))


def time(words: str, earliest: str | None, latest: str | None) -> Time:
    start, end = span(TEXT, words)
    return Time(start=start, end=end, text=words, type="DATE", value=None, earliest=earliest, latest=latest)


MONDAY = time("Monday", "2023-11-20", "2023-11-20")
MAY = time("May", "2023-05-01", "2023-05-31")
TUESDAY = time("Tuesday", "2023-05-09", "2023-05-09")
UNKNOWN = time("In May", None, None)


def left(earliest: str, latest: str, basis: str = "clause") -> Event:
    return event(trigger=span(TEXT, "left"), sentence=SECOND, date=Days(earliest, latest, basis))


@pytest.mark.parametrize(
    ("act", "index"),
    [
        (left("2023-05-01", "2023-05-31"), 1),
        (left("2023-05-09", "2023-05-09"), 2),
        (left("2023-05-01", "2023-05-31", "sentence"), 1),
        (left("2023-05-01", "2023-05-31", "focus"), None),
        (left("2023-11-20", "2023-11-20"), None),
        (left("2023-06-01", "2023-06-30"), None),
        (event(trigger=span(TEXT, "left"), sentence=SECOND, date=None), None),
    ],
    ids=[
        "its month",
        "the nearer of two",
        "by the sentence",
        "by the focus",
        "in another sentence",
        "other days",
        "none",
    ],
)
def test_the_time_that_gave_an_act_its_days(act: Event, index: int | None) -> None:
    assert anchors.time_of(act, doc((MONDAY, MAY, TUESDAY, UNKNOWN))) == index


def test_a_time_that_holds_all_the_days_goes_before_a_nearer_one() -> None:
    back = event(trigger=span(TEXT, "came back"), sentence=SECOND, date=Days("2023-05-09", "2023-05-20", "clause"))
    assert anchors.time_of(back, doc((MAY, TUESDAY))) == 0


@pytest.mark.parametrize(
    ("near", "sentence", "found"),
    [("met", None, "Kenya#2"), ("met", (0, 31), "Kenya"), ("On", None, "Kenya"), ("back", (0, 9), "Kenya#2")],
)
def test_the_nearest_mention_of_the_sentence_stands_for_an_actor(near: str, sentence: Span | None, found: str) -> None:
    told = doc((), "Kenya", "Kenya#2")
    assert anchors.mention_of("KEN", span(TEXT, near), told, sentence) == span(TEXT, found)


@pytest.mark.parametrize("actor", ["KEN", "UGA"])
def test_an_actor_without_words_has_none(actor: str) -> None:
    assert anchors.mention_of(actor, (0, 1), doc()) is None


@pytest.mark.parametrize("outside", [(-1, 3), (3, 3), (5, 2), (70, 99), (9, 10)])
def test_spans_that_hold_nothing_are_left_out(outside: Span) -> None:
    assert anchors.within(TEXT, [outside, (0, 2)]) == ((0, 2),)
