from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.resolving.phrases import Phrase
from making import cast_of


def phrases(text: str) -> list[Phrase]:
    return cast_of(text).phrases


def words(text: str) -> list[str]:
    return [text[p.start : p.end] for p in phrases(text)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Then French Foreign Minister Ada Holt spoke.", "French Foreign Minister Ada Holt"),
        ("Then Kenya’s deputy foreign minister, Ada Holt, spoke.", "Kenya’s deputy foreign minister, Ada Holt"),
        ("There Ada Holt, the secretary of Kenya’s security council, spoke.",
         "Ada Holt, the secretary of Kenya’s security council"),
        ("The head of Kenya’s security council spoke.", "head of Kenya’s security council"),
        ("The CSTO Secretary General Ada Holt spoke.", "CSTO Secretary General Ada Holt"),
        ("The Houthis’ spokesman Ada Holt spoke.", "Houthis’ spokesman Ada Holt"),
        ("The then Kenyan defence minister spoke.", "Kenyan defence minister"),
        ("Russia’s Defense Ministry spoke.", "Russia’s Defense Ministry"),
        ("A senior NATO official spoke.", "NATO official"),
        ("Here Mr. Holt spoke.", "Mr. Holt"),
    ],
)  # fmt: skip
def test_one_actor_is_one_phrase(text: str, phrase: str) -> None:
    assert words(text) == [phrase]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Russian ambassador to London left.", ["Russian ambassador", "London"]),
        ("The minister met Ada Holt.", ["minister", "Ada Holt"]),
        ("Kenya and Uganda agreed.", ["Kenya", "Uganda"]),
        ("Ministers, Ada Holt said, left.", ["Ministers", "Ada Holt"]),
        ("He is from Kenya. Ministers left.", ["He", "Kenya", "Ministers"]),
        ("Kenyan and Ugandan soldiers left.", ["Kenyan", "Ugandan soldiers"]),
    ],
)
def test_two_actors_are_two_phrases(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "state", "body", "role", "person"),
    [
        ("Then French Foreign Minister Ada Holt spoke.", "FRA", None, "foreign minister", "Ada Holt"),
        ("There Ada Holt, head of Kenya’s parliament, spoke.", "KEN", None, "head", "Ada Holt"),
        ("The CSTO Secretary General Ada Holt spoke.", None, "CSTO", "secretary general", "Ada Holt"),
        ("Hezbollah fighters left.", None, "hezbollah", "fighter", None),
        ("Kenyan police left.", "KEN", None, "police", None),
        ("The Russian ambassador to London left.", "RUS", None, "ambassador", None),
    ],
)
def test_a_phrase_knows_state_body_role_and_person(
    text: str, state: str | None, body: str | None, role: str | None, person: str | None
) -> None:
    p = phrases(text)[0]
    assert (p.state, p.body and p.body.key, p.role and p.role.key, p.person) == (state, body, role, person)


@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("The former president, Ada Holt, spoke.", True),
        ("The ousted president spoke.", True),
        ("The president, Ada Holt, spoke.", False),
        ("A formerly rich president spoke.", False),
    ],
)
def test_who_holds_an_office_no_more_is_marked(text: str, former: bool) -> None:
    assert [p.former for p in phrases(text)] == [former]


@pytest.mark.parametrize(
    "text",
    [
        "The former Russian president Ada Holt spoke.",
        "Former President Ada Holt spoke.",
        "Ex-president Ada Holt spoke.",
    ],
)
def test_former_counts_before_the_whole_phrase(text: str) -> None:
    assert [p.former for p in phrases(text)] == [True]


@pytest.mark.parametrize(
    ("text", "adjectival"),
    [("Iran-backed units fired.", True), ("Iran fired.", False), ("A Kenyan idea won.", True)],
)
def test_a_modifier_alone_is_marked(text: str, adjectival: bool) -> None:
    assert phrases(text)[0].adjectival is adjectival


WORDS = (
    "French", "Kenya’s", "CSTO", "foreign", "minister", ",", "Ada", "Holt", "former", "head", "of", "the", "Mr.", "and",
    "police", "Hezbollah", "-backed", ".", "he",
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
def test_phrases_stand_in_order_without_overlap(text: str) -> None:
    found = phrases(text)
    assert all(p.start <= p.head.start < p.head.end <= p.end for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
