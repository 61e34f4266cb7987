"""Figures: who is meant by a name on a day, and no row that cannot be true."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.data import figures, offices, roles, states
from legation.data.figures import find


@pytest.mark.parametrize(
    ("name", "day", "person", "country", "sector"),
    [
        ("Alexei Navalny", "2021-01-18", "Alexei Navalny", "RUS", "OPP"),
        ("Aleksei A. Navalny", "2021-01-18", "Alexei Navalny", "RUS", "OPP"),
        ("Navalny", "2021-01-18", "Alexei Navalny", "RUS", "OPP"),
        ("NASRALLAH", "2006-07-20", "Hassan Nasrallah", "LBN", "REB"),
        ("Juan Guaidó", "2019-02-01", "Juan Guaido", "VEN", "OPP"),
        ("McCain", "2013-05-01", "John McCain", "USA", "LEG"),
        ("bin Laden", "2001-10-01", "Osama bin Laden", None, "REB"),
        ("Zarqawi", "2005-10-01", "Abu Musab al-Zarqawi", "IRQ", "REB"),
        ("Brahimi", "2013-10-01", "Lakhdar Brahimi", None, "IGO"),
        ("Desmond Tutu", "1986-10-01", "Desmond Tutu", "ZAF", "REL"),
        ("Arkan", "1993-10-01", "Zeljko Raznatovic", "SRB", "UAF"),
        ("Hua", "2018-10-01", "Hua Chunying", "CHN", "GOV"),
    ],
)
def test_a_name_leads_to_the_figure(name, day, person, country, sector):
    row = find(name, day)
    assert row is not None
    assert (row.person, row.country, row.sector) == (person, country, sector)


@pytest.mark.parametrize(
    ("day", "sector"), [("2004-07-01", "LEG"), ("2023-12-01", "GOV")], ids=["as a senator", "as an envoy"]
)
def test_the_day_tells_parts_of_one_person_apart(day, sector):
    row = find("John Kerry", day)
    assert row is not None
    assert row.sector == sector


def test_of_several_parts_the_latest_answers_without_a_day():
    row = find("John Kerry")
    assert row is not None
    assert row.since == "2021"


def test_before_and_after_the_years_of_prominence_nobody_is_meant():
    assert find("Alexei Navalny", "1999-01-01") is None
    assert find("Alexei Navalny", "2025-01-01") is None


def test_a_year_counts_whole():
    assert find("Alexei Navalny", "2010-01-01")
    assert find("Alexei Navalny", "2024-12-31")


def test_an_office_outranks_the_part_of_the_same_person():
    assert find("Yulia Tymoshenko", "2012-01-01")
    assert find("Yulia Tymoshenko", "2009-01-01") is None


def test_a_surname_of_somebody_in_office_is_not_the_figures():
    assert offices.person("Johnson", "2020-01-01")
    assert find("Johnson", "2020-01-01") is None
    assert find("Mike Johnson", "2024-01-01")


def test_a_surname_of_two_figures_names_neither():
    assert find("Kadyrov", "2004-03-01") is None
    assert find("Kadyrov", "2010-03-01")


@pytest.mark.parametrize(
    ("word", "full", "day"),
    [
        ("Jordan", "Jim Jordan", "2020-06-01"),
        ("Lima", "Leila de Lima", "2018-06-01"),
        ("Prince", "Erik Prince", "2015-06-01"),
        ("Bishop", "Julie Bishop", "2025-06-01"),
        ("Jihad", "Abu Jihad", "1985-06-01"),
        ("Ai", "Ai Weiwei", "2015-06-01"),
    ],
    ids=["state", "capital", "title", "role", "kunya", "short"],
)
def test_a_surname_that_mostly_means_something_else_is_nobodys(word, full, day):
    assert find(full, day)
    assert find(word, day) is None


def test_nobody_is_called_by_no_name():
    assert find("") is None


def test_no_row_stands_twice():
    seen = [(row.person, row.known_as, row.since) for row in figures.table()]
    assert len(set(seen)) == len(seen)


def test_rows_are_in_order():
    keys = [(row.country or "", offices.fold(row.person), row.since) for row in figures.table()]
    assert [(a, b) for a, b in pairwise(keys) if a > b] == []


def test_years_are_years_and_in_order():
    wrong = [
        row.person
        for row in figures.table()
        if not re.fullmatch(r"(19|20)\d\d", row.since)
        or (row.until is not None and not re.fullmatch(r"(19|20)\d\d", row.until))
        or not "1975" <= row.since <= (row.until or "2026") <= "2026"
    ]
    assert wrong == []


def test_every_country_is_a_state():
    assert {row.country for row in figures.table() if row.country and states.by_id(row.country) is None} == set()


def test_who_acts_for_no_state_has_another_allegiance():
    wrong = [
        row.person for row in figures.table() if row.country is None and row.sector in ("GOV", "LEG", "MIL", "OPP")
    ]
    assert wrong == []


def names_a_person(words):
    tails = (" ".join(part.split()[n:]) for part in (words, words.split(" of ")[0]) for n in range(len(part.split())))
    return any(role.class_ == "person" for tail in tails if (role := roles.find(tail)))


def test_what_a_figure_is_known_as_is_a_role():
    assert [row.known_as for row in figures.table() if not names_a_person(row.known_as)] == []


@pytest.mark.parametrize("word", ["terrorist", "warlord", "dictator", "strongman", "criminal", "extremist", "butcher"])
def test_no_figure_is_introduced_with_a_word_that_judges(word):
    assert [row.person for row in figures.table() if word in row.known_as.lower()] == []


def test_an_alias_adds_a_form():
    assert [row.person for row in figures.table() if row.person in row.aliases] == []


def test_a_full_name_is_one_persons():
    bearers: dict[str, set[str]] = {}
    for row in figures.table():
        for name in (row.person, *row.aliases):
            bearers.setdefault(offices.fold(name), set()).add(row.person)
    assert {name: who for name, who in bearers.items() if len(who) > 1} == {}


@pytest.mark.parametrize("row", figures.table()[::25], ids=lambda row: row.person)
def test_every_figure_is_found_by_full_name(row):
    found = find(row.person)
    assert found is not None
    assert found.person == row.person


@given(st.text(max_size=30), st.dates().map(str))
def test_any_words_may_be_asked_about(words, day):
    row = find(words, day)
    assert row is None or find(row.person, day) == row
