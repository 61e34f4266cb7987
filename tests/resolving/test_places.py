"""Locating places: which one is meant, whether it is one at all, and whether it acts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.language import sentences as splitting
from legation.model import Dateline, PartKind, Place, Report, Sentence
from legation.resolving.places import read


def places(text: str, kind: PartKind = "body", dateline: Dateline | None = None) -> tuple[Place, ...]:
    spans = [span for start, end in splitting.lines(text) for span in splitting.split(text, start, end)]
    sentences = tuple(Sentence(start, end, 0, kind) for start, end in spans)
    return read(Report(id="x", text=text, dateline=dateline), sentences)


def located(text: str) -> list[tuple[str, str | None]]:
    return [(p.text, p.country) for p in places(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The fair opened in Paris, Texas.", [("Paris", "USA"), ("Texas", "USA")]),
        ("The fair opened in Paris.", [("Paris", "FRA")]),
        ("They flew to London, Ontario, at noon.", [("London", "CAN"), ("Ontario", "CAN")]),
        ("Envoys met in Tbilisi. Later Georgia and the United States signed.",
         [("Tbilisi", "GEO"), ("Georgia", "GEO"), ("United States", "USA")]),
        ("A storm crossed Atlanta and Savannah. Schools in Georgia closed.",
         [("Atlanta", "USA"), ("Savannah", "USA"), ("Georgia", "USA")]),
        ("Rebels advanced on Goma in eastern Congo.", [("Goma", "COD"), ("Congo", "COD")]),
        ("Ships of Brazzaville stayed. Congo objected.", [("Brazzaville", "COG"), ("Congo", "COG")]),
        ("Flights from Seoul to other towns in Korea stopped.", [("Seoul", "KOR"), ("Korea", "KOR")]),
        ("Iraq, Iran and Syria attended.", [("Iraq", "IRQ"), ("Iran", "IRN"), ("Syria", "SYR")]),
    ],
)  # fmt: skip
def test_context_tells_namesakes_apart(text: str, found: list[tuple[str, str | None]]) -> None:
    assert located(text) == found


def test_a_name_keeps_the_place_that_its_fullest_mention_gave_it() -> None:
    assert {
        p.country
        for p in places("In Athens, Ohio, a bridge fell. Athens mourned. He left Athens.")
        if p.text == "Athens"
    } == {"USA"}


def test_the_larger_place_after_a_comma_is_the_state() -> None:
    assert [p.kind for p in places("She was born in Buffalo, New York.")] == ["city", "division"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("War returned to Nagorno-Karabakh.", "disputed"),
        ("Crimea has been closed to ships.", "disputed"),
        ("He toured the Golan Heights.", "disputed"),
        ("Talks on the West Bank failed.", "disputed"),
    ],
)
def test_disputed_lands_belong_to_no_state(text: str, kind: str) -> None:
    (place,) = places(text)
    assert (place.kind, place.country) == (kind, None)


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan scored.",
        "The singer Paris Hilton sang.",
        "The Washington Post reported it.",
        "Manchester United lost again.",
        "Mr. London resigned on Monday.",
        "Nice people came in March, May and August.",
        "A law of the University of California was cited.",
    ],
)
def test_persons_and_organisations_are_not_places(text: str) -> None:
    assert places(text) == ()


def test_demonyms_are_not_places() -> None:
    assert places("Turkish, French and Congolese envoys met.") == ()


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Moscow said it would reply.", ["Moscow"]),
        ("Snow fell in Moscow.", []),
        ("Yerevan’s decision angered Baku.", ["Yerevan"]),
        ("France and Germany said no.", ["France", "Germany"]),
        ("Ukraine will get more shells.", ["Ukraine"]),
        ("Lille will get more snow.", []),
        ("Talks with Tehran were broken off in Vienna.", ["Tehran"]),
    ],
)
def test_governments_that_act_are_marked(text: str, actors: list[str]) -> None:
    assert [p.text for p in places(text) if p.as_actor] == actors


def test_a_dateline_is_a_place() -> None:
    text = "Lyman, Nov. 3 — Shells fell on the station."
    line = Dateline(0, 15, (0, 5), "2023-11-03", None)
    assert [p.text for p in places(text, dateline=line)][:1] == ["Lyman"]


def test_bylines_are_passed_by() -> None:
    assert places("By Ann Lee in Berlin", kind="byline") == ()


def test_coordinates_are_of_the_place() -> None:
    (place,) = places("Shells hit Kharkiv.")
    assert (place.lat, place.lon) == (pytest.approx(49.98, abs=0.1), pytest.approx(36.25, abs=0.1))


WORDS = (
    "Paris", "Texas", "Georgia", ",", ".", "and", "in", "the", "Mr.", "U.S.", "Jordan", "said", "’s", "Congo", "KYIV",
    "—", "New", "York", "\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_arrangement_is_read_without_overlap(words: list[str]) -> None:
    text = " ".join(words)
    found = places(text)
    assert all(text[p.start : p.end] == p.text for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
