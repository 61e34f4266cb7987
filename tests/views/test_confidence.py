from __future__ import annotations

import msgspec
import pytest

from legation.views.confidence import at_least
from making import full_doc


@pytest.mark.parametrize(
    ("least", "quotes", "events", "ties"),
    [
        (0.0, ["q1", "q2"], ["e1", "e2"], 2),
        (0.5, ["q1"], ["e1", "e2"], 1),
        (0.51, ["q1"], ["e1"], 1),
        (0.85, [], [], 1),
        (1.0, [], [], 1),
    ],
)
def test_what_is_less_sure_goes_with_what_leans_on_it(
    least: float, quotes: list[str], events: list[str], ties: int
) -> None:
    doc = at_least(full_doc(), least)
    assert ([q.id for q in doc.quotes], [e.id for e in doc.events], len(doc.ties)) == (quotes, events, ties)


def test_a_quotation_whose_frame_went_stands_alone() -> None:
    doc = full_doc()
    outer, inner = doc.quotes
    turned = (msgspec.structs.replace(outer, confidence=0.1), msgspec.structs.replace(inner, confidence=0.9))
    assert [q.within for q in at_least(msgspec.structs.replace(doc, quotes=turned), 0.5).quotes] == [None]


def test_actors_times_and_places_stay() -> None:
    doc = full_doc()
    kept = at_least(doc, 1.0)
    assert (kept.actors, kept.times, kept.places) == (doc.actors, doc.times, doc.places)
