from __future__ import annotations

import pytest

from legation.errors import DataError
from legation.model import Actor
from legation.resolving.identities import country_of, holder, listed, of_phrase, person, state, treaty_name
from making import cast_of


def actor(text: str, context: str | None = None) -> Actor | None:
    return of_phrase(cast_of(text).phrases[0], text, context)


@pytest.mark.parametrize(
    ("kind", "key", "type", "country"),
    [
        ("body", "CSTO", "igo", None),
        ("body", "MSF", "other", None),
        ("organ", "USA-PENTAGON", "organ", "USA"),
        ("group", "hezbollah", "armed_group", "LBN"),
        ("outlet", "tass", "outlet", "RUS"),
        ("party", "likud", "party", "ISR"),
    ],
)
def test_what_the_tables_list(kind: str, key: str, type: str, country: str | None) -> None:
    found = listed(kind, key)
    assert (found.id, found.type, found.country) == (key, type, country)


def test_a_state_is_its_own_country() -> None:
    assert state("KEN") == Actor(id="KEN", name="Kenya", type="state", country="KEN", sector="GOV")


@pytest.mark.parametrize(
    ("text", "context", "id", "type", "country"),
    [
        ("The government fell.", "KEN", "KEN-government", "organ", "KEN"),
        ("The government fell.", None, "government", "organ", None),
        ("The Ugandan government fell.", "KEN", "UGA-government", "organ", "UGA"),
        ("The rebels left.", "KEN", "rebels", "armed_group", None),
        ("Ugandan refugees left.", None, "UGA-refugees", "people", "UGA"),
        ("A NATO official left.", "KEN", "NATO-official", "person", None),
        ("The Klop Liberation Front left.", None, "klop-liberation-front", "other", None),
        ("The Democratic Unity Party of Kenya left.", None, "democratic-unity-party-of-kenya", "party", "KEN"),
        ("A Houthi spokesman left.", None, "houthis", "armed_group", "YEM"),
    ],
)
def test_phrases_without_a_name(text: str, context: str | None, id: str, type: str, country: str | None) -> None:
    found = actor(text, context)
    assert found is not None
    assert (found.id, found.type, found.country) == (id, type, country)


@pytest.mark.parametrize("text", ["He left.", "The alliance left.", "Mr."])
def test_pronouns_descriptions_and_bare_titles_are_nobody(text: str) -> None:
    assert actor(text) is None


@pytest.mark.parametrize(
    ("text", "country"),
    [("Kenyan police left.", "KEN"), ("Hezbollah fighters left.", "LBN"), ("A NATO official left.", None)],
)
def test_a_phrase_names_a_state_itself_or_by_whom_it_belongs_to(text: str, country: str | None) -> None:
    assert country_of(cast_of(text).phrases[0]) == country


@pytest.mark.parametrize(
    ("name", "id", "country"),
    [
        ("Nikol Pashinyan", "nikol-pashinyan", "ARM"),
        ("Pashinyan", "nikol-pashinyan", "ARM"),
        ("Ada Holt", "ada-holt", None),
    ],
)
def test_a_person_as_the_table_has_it(name: str, id: str, country: str | None) -> None:
    found = person(name, "2023-11-27")
    assert (found.id, found.country) == (id, country)


def test_a_surname_alone_is_nobody_known_on_no_day() -> None:
    assert person("Pashinyan", None).office is None


@pytest.mark.parametrize(
    ("role", "day", "name"),
    [
        ("foreign minister", "2023-11-27", "Catherine Colonna"),
        ("foreign minister", None, None),
        ("ambassador", "2023-11-27", None),
        ("no such role", "2023-11-27", None),
    ],
)
def test_only_an_office_that_one_person_holds_has_a_holder(role: str, day: str | None, name: str | None) -> None:
    assert holder("FRA", role, day) == name


def test_a_treaty_has_its_name() -> None:
    assert treaty_name("rome-statute").startswith("Rome Statute")


@pytest.mark.parametrize("kind", ["body", "organ", "group", "outlet", "party"])
def test_a_key_in_no_table_is_damage(kind: str) -> None:
    with pytest.raises(DataError, match="reinstall"):
        listed(kind, "no such key")
