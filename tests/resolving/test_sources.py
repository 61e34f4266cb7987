from __future__ import annotations

import pytest

from legation.resolving import sources
from making import cast_of, span


def speaker(text: str, source: str) -> tuple[str | None, str | None]:
    """Id and name of whoever speaks by these words."""
    cast = cast_of(text, "2023-11-27")
    found = sources.speaker(span(text, source), cast, ())
    return found, cast.actors[found].name if found else None


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("The CSTO’s Ada Holt", "ada-holt"),
        ("Ada Holt from Kestrel College", "ada-holt"),
        ("Ada Holt and Ben Wood", "ada-holt"),
        ("UN refugee chief Ada Holt", "ada-holt"),
        ("China’s government", "CHN"),
        ("the Chinese government", "CHN"),
        ("The White House", "white-house"),
        ("Iran’s Press TV", "press-tv"),
        ("Iran’s semi-official Tasnim news agency", "tasnim"),
        ("a poll by NATO", "NATO"),
        ("the CSTO’s statement", "CSTO"),
    ],
)
def test_the_head_of_the_phrase_speaks(source: str, found: str) -> None:
    assert speaker(f"Then {source} said no to all.", source)[0] == found


@pytest.mark.parametrize(
    ("source", "name", "country"),
    [
        ("an industry source", "industry source", None),
        ("the first security source", "first security source", None),
        ("documents seen by Reuters", "documents", None),
        ("a senior Chinese diplomat", "Chinese diplomat", "CHN"),
        ("senior Kenyan officials familiar with the talks", "Kenyan officials", "KEN"),
    ],
)
def test_somebody_without_a_name_is_called_as_the_report_calls_him(source: str, name: str, country: str | None) -> None:
    text = f"Then {source} said no to all."
    cast = cast_of(text, "2023-11-27")
    found = sources.speaker(span(text, source), cast, ())
    assert found is not None
    assert (cast.actors[found].name, cast.actors[found].country) == (name, country)


@pytest.mark.parametrize(
    ("source", "anonymous"),
    [("an industry source", True), ("a senior Chinese diplomat", True), ("The CSTO", False), ("Ada Holt", False)],
)
def test_whoever_is_called_by_trade_alone_is_anonymous(source: str, anonymous: bool) -> None:
    text = f"Then {source} said no to all."
    cast = cast_of(text, "2023-11-27")
    found = sources.speaker(span(text, source), cast, ())
    assert found is not None
    assert cast.actors[found].anonymous == anonymous


def test_a_spokesman_is_the_one_whom_the_report_names() -> None:
    text = "A Kenyan spokesman said no to all. Kenyan spokesman Ben Wood said it again."
    assert speaker(text, "A Kenyan spokesman")[0] == "ben-wood"


@pytest.mark.parametrize(
    "source",
    ["Deputy Chief of Staff of the Kenyan Armed Forces General James Holt", "Undersecretary for Trade James Holt"],
)
def test_an_office_in_front_of_a_name(source: str) -> None:
    assert speaker(f"Then {source} said no to all.", source)[0] == "james-holt"


def test_the_paper_is_the_outlet_named_last() -> None:
    text = "Reuters and then TASS told of a raid. The newspaper said no to all."
    assert speaker(text, "The newspaper")[0] == "tass"


@pytest.mark.parametrize("source", ["Many", "They", "Some"])
def test_nobody_in_particular(source: str) -> None:
    assert speaker(f"{source} said no to all.", source)[0] is None
