from __future__ import annotations

import pytest

from legation.model import Actor
from legation.resolving.casting import finished
from making import cast_of

DAY = "2023-11-27"


def actors(text: str, day: str | None = DAY) -> dict[str, Actor]:
    cast = cast_of(text, day)
    return {a.id: a for a in finished(cast, cast.actors)}


@pytest.mark.parametrize(
    ("text", "id", "type", "country", "sector"),
    [
        ("Kenya voted.", "KEN", "state", "KEN", "GOV"),
        ("Nairobi voted.", "KEN", "state", "KEN", "GOV"),
        ("The CSTO met.", "CSTO", "igo", None, "IGO"),
        ("Hezbollah fired.", "hezbollah", "armed_group", "LBN", "REB"),
        ("Kenyans voted.", "KEN-people", "people", "KEN", "CVL"),
        ("Kenyan police fired.", "KEN-police", "organ", "KEN", "COP"),
        ("Then Kenyan envoy Ada Holt spoke.", "ada-holt", "person", "KEN", "GOV"),
        ("The CSTO envoy Ada Holt spoke.", "ada-holt", "person", None, "GOV"),
        ("The Klop Liberation Front fired.", "klop-liberation-front", "other", None, None),
    ],
)
def test_actors_and_whose_they_are(text: str, id: str, type: str, country: str | None, sector: str | None) -> None:
    actor = actors(text)[id]
    assert (actor.type, actor.country, actor.sector) == (type, country, sector)


@pytest.mark.parametrize("first", ["Holt left.", "Ada left.", "Ms. Holt left."])
def test_a_short_name_is_the_person_told_in_full(first: str) -> None:
    text = f"{first} Then Kenyan envoy Ada Holt spoke."
    assert [a.id for a in actors(text).values() if a.type == "person"] == ["ada-holt"]


def test_the_fullest_mention_gives_office_and_country() -> None:
    holt = actors("There Ada Holt spoke. Then Kenyan envoy Ada Holt left.")["ada-holt"]
    assert (holt.office, holt.country, len(holt.mentions)) == ("envoy", "KEN", 2)


@pytest.mark.parametrize(
    ("day", "id"),
    [("2023-11-27", "catherine-colonna"), ("1955-01-01", "FRA-foreign-minister"), (None, "FRA-foreign-minister")],
)
def test_the_table_tells_an_office_for_days_that_it_covers(day: str | None, id: str) -> None:
    assert list(actors("The French foreign minister spoke.", day)) == [id]


def test_the_article_goes_before_the_table() -> None:
    text = "Then French Foreign Minister Ada Holt spoke. The French foreign minister left."
    assert list(actors(text)) == ["ada-holt"]


def test_unnamed_actors_that_no_row_uses_are_left_out() -> None:
    cast = cast_of("Lawmakers of Kenya met envoys. Uganda left.")
    assert [a.id for a in finished(cast, ())] == ["UGA"]


def test_mentions_are_the_words() -> None:
    text = "Kenya met Uganda. Kenya’s envoy left."
    assert [text[s:e] for s, e in actors(text)["KEN"].mentions] == ["Kenya"]
    assert [text[s:e] for s, e in actors(text)["KEN-envoy"].mentions] == ["Kenya’s envoy"]
