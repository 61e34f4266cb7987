from __future__ import annotations

import pytest

from legation.mentions import names as find_names
from legation.model import Place, Report
from legation.resolving import demonyms, places
from making import sentences


def placed(text: str) -> tuple[Place, ...]:
    cut = sentences(text)
    located = places.read(Report(id="x", text=text), cut)
    return demonyms.placed(find_names.find(text, cut, located), located, text)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [("Then French police left.", "French", "FRA"), ("Then two Russians left.", "Russians", "RUS")],
)
def test_a_demonym_lies_where_its_state_does(text: str, words: str, country: str) -> None:
    (found,) = placed(text)
    assert (found.text, found.country, found.kind) == (words, country, "demonym")
    assert found.lat is not None


def test_places_come_first_and_keep_their_numbers() -> None:
    found = placed("Then French police left Rome.")
    assert [p.text for p in found] == ["Rome", "French"]
