from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.mentions.shapes import find, words
from legation.model import Name, Place
from making import sentences, span


def shaped(
    text: str, known: tuple[Name, ...] = (), places: tuple[Place, ...] = (), day: str | None = None
) -> list[Name]:
    return find(text, sentences(text), known, places, day)


def persons(text: str) -> list[str]:
    return [text[n.start : n.end] for n in shaped(text) if n.kind == "person"]


def place(text: str, name: str) -> Place:
    start, end = span(text, name)
    return Place(start=start, end=end, text=name, name=name, country=None, lat=None, lon=None, kind="city")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("There Orlando Fenwick spoke.", "Orlando Fenwick"),
        ("Then Anna van der Holt spoke.", "Anna van der Holt"),
        ("Then Omar al-Fulani spoke.", "Omar al-Fulani"),
        ("Then Seán O’Byrne spoke.", "Seán O’Byrne"),
        ("Then John F. Holt spoke.", "John F. Holt"),
        ("Then Łukasz Żak-Nowak spoke.", "Łukasz Żak-Nowak"),
        ("Then Łukasz Żak’s aide spoke.", "Łukasz Żak"),
        ("Grenda Zubrow, 43, spoke.", "Grenda Zubrow"),
        ("Anna Zubrow spoke.", "Anna Zubrow"),
    ],
)
def test_persons(text: str, name: str) -> None:
    assert persons(text) == [name]


def test_a_name_begins_after_the_office_in_front_of_it() -> None:
    assert persons("Then the deputy adviser for Strategic Klop James Fenwick spoke.") == ["James Fenwick"]


@pytest.mark.parametrize(("text", "count"), [("Key voters left.", 0), ("Key said no.", 1), ("There Key left.", 1)])
def test_a_sentence_may_open_with_a_word_that_is_somebodys_surname(text: str, count: int) -> None:
    assert len([n for n in shaped(text, day="2015-11-05") if n.kind == "person"]) == count


@pytest.mark.parametrize("after", ["’s aide", "'s aide", "!", "?", "”", "/"])
def test_a_hyphenated_name_is_kept_whole(after: str) -> None:
    assert persons(f"Then Łukasz Żak-Nowak{after} spoke.") == ["Łukasz Żak-Nowak"]


@pytest.mark.parametrize(
    "text",
    [
        "The committee met on Monday.",
        "Then came the Battle of Klop.",
        "IT HAPPENED AGAIN SOMEWHERE.",
        "Then Fenwick spoke.",
        "In Freedonia nothing moved.",
        "The Treaty of Klop was signed.",
        "On Main Street shops closed.",
    ],
)
def test_other_capitals_name_nobody(text: str) -> None:
    assert persons(text) == []


def test_a_word_of_an_organisation_makes_one() -> None:
    text = "They joined the Klop Liberation Front."
    assert [(n.key, n.kind) for n in shaped(text)] == [("Klop Liberation Front", "org")]


def test_a_title_makes_a_single_name_a_person() -> None:
    text = "They met Mr. Fenwick."
    title = Name(*span(text, "Mr."), "title", "mr.")
    assert [(n.key, n.kind) for n in shaped(text, (title,))] == [("Fenwick", "person")]


@pytest.mark.parametrize("again", ["Fenwick left.", "Orlando left.", "Fenwick’s aide left."])
def test_a_part_of_a_name_told_in_full_is_that_person(again: str) -> None:
    text = f"There Orlando Fenwick spoke. {again}"
    assert [n.key for n in shaped(text)] == ["Orlando Fenwick", "Orlando Fenwick"]


def test_a_place_is_no_person() -> None:
    text = "They came to Klop Zubrow."
    assert shaped(text, places=(place(text, "Klop Zubrow"),)) == []


def test_a_surname_in_high_office_is_known_by_its_day() -> None:
    text = "In public Pashinyan said nothing."
    assert [n.key for n in shaped(text, day="2023-11-27")] == ["Nikol Pashinyan"]
    assert shaped(text) == []


def test_names_that_are_known_are_left_alone() -> None:
    text = "There Orlando Fenwick spoke."
    assert shaped(text, (Name(*span(text, "Orlando Fenwick"), "outlet", "x"),)) == []


def test_the_table_holds_the_kinds_that_the_rules_ask_for() -> None:
    assert set(words().values()) == {"org", "other", "given", "small"}


WORDS = (
    "Anna", "van", "der", "al-Holt", "O’Byrne", "J.", "—", ",", ".", "’s", "The", "Front", "X", "43,", "of", "\n",
)  # fmt: skip


@settings(max_examples=60)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join)))
def test_names_keep_to_the_text(text: str) -> None:
    found = sorted(shaped(text), key=lambda n: n.start)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He said that Anna Holt and Bela Kiss met.", ["Anna Holt", "Bela Kiss"]),
        ("Officials said Anna Holt met.", ["Anna Holt"]),
    ],
)
def test_two_persons_are_two_names(text: str, names: list[str]) -> None:
    assert persons(text) == names
