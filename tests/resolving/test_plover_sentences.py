from __future__ import annotations

import pytest

from legation.model import Actor, ActorType, Doc, Report
from legation.resolving.plover_sentences import as_plover
from making import event, span

TEXT = "Kenya expelled the envoy after Uganda accused it. Peru met Chile."
FIRST, SECOND = span(TEXT, "Kenya expelled the envoy after Uganda accused it."), span(TEXT, "Peru met Chile.")


def doc(*words: str, actors: tuple[Actor, ...] = ()) -> Doc:
    made = [
        event(id=w, trigger=span(TEXT, w), sentence=SECOND if w == "met" else FIRST, actor=(), recipient=())
        for w in words
    ]
    return Doc(report=Report(id="x", text=TEXT), events=tuple(made), actors=actors)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (("expelled", "accused"), ["expelled"]),
        (("accused",), ["accused"]),
        (("expelled", "accused", "met"), ["expelled", "met"]),
    ],
)
def test_the_first_act_of_each_sentence(told: tuple[str, ...], kept: list[str]) -> None:
    assert [e.id for e in as_plover(doc(*told)).events] == kept


@pytest.mark.parametrize(
    ("type_", "sector", "country", "id_"),
    [
        ("igo", "IGO", None, "IGO-UN"),
        ("armed_group", "REB", None, "IMG-UN"),
        ("company", "BUS", None, "MNC-UN"),
        ("other", "NGO", None, "NGO-UN"),
        ("armed_group", "REB", "KEN", "UN"),
        ("person", None, None, "UN"),
    ],
)
def test_the_group_stands_before_the_id(type_: ActorType, sector: str | None, country: str | None, id_: str) -> None:
    actor = Actor(id="UN", name="UN", type=type_, sector=sector, country=country)
    assert [a.id for a in as_plover(doc(actors=(actor,))).actors] == [id_]


def test_events_follow_their_actors() -> None:
    actor = Actor(id="UN", name="UN", type="igo", sector="IGO")
    told = doc("met", actors=(actor,))
    with_it = Doc(report=told.report, actors=(actor,), events=(event(actor=("UN",), recipient=(), sentence=SECOND),))
    assert as_plover(with_it).events[0].actor == ("IGO-UN",)
