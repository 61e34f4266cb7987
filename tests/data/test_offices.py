"""Offices: who was what on which day, and no row that cannot be true."""

import datetime
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.data import offices, states

BODIES = {
    "UN", "NATO", "EU", "IAEA", "WHO", "IMF", "WB", "WTO", "AU", "LAS", "OAS", "ICC", "CSTO", "OSCE", "ASEAN", "ECB",
    "SCO", "GCC", "OPEC",
}  # fmt: skip
# Rivals who both were called president.
RIVALS = {("CIV", "President")}


def days(term):
    """First and last day of a term, a month or year being whole."""

    def last(text):
        month = {4: f"{text}-12", 7: text}.get(len(text))
        if month is None:
            return datetime.date.fromisoformat(text)
        year, number = map(int, month.split("-"))
        return datetime.date(year + number // 12, number % 12 + 1, 1) - datetime.timedelta(days=1)

    first = datetime.date.fromisoformat((term.since + "-01-01")[:10] if len(term.since) < 10 else term.since)
    return first, last(term.until) if term.until else datetime.date.max


def terms():
    found = {}
    for row in offices.table():
        found.setdefault((row.country, row.office), []).append(row)
    return found


@pytest.mark.parametrize(
    ("country", "office", "day", "person"),
    [
        ("ARM", "Prime Minister", "2023-11-23", "Nikol Pashinyan"),
        ("USA", "Secretary of State", "2012-06-01", "Hillary Clinton"),
        ("USA", "president", "2024-12-31", "Joe Biden"),
        ("GBR", "foreign minister", "2024-01-15", "David Cameron"),
        ("RUS", "defense minister", "2022-03-01", "Sergei Shoigu"),
        ("CHN", "Premier", "2010-01-01", "Wen Jiabao"),
        ("DEU", "Chancellor", "2015-09-01", "Angela Merkel"),
        ("TUR", "Prime Minister", "2013-06-01", "Recep Tayyip Erdogan"),
        ("IRN", "Foreign Minister", "2024-09-30", "Abbas Araghchi"),
        ("UN", "Secretary-General", "2003-03-20", "Kofi Annan"),
        ("NATO", "Secretary General", "2024-10-01", "Mark Rutte"),
        ("EU", "High Representative", "2014-12-01", "Federica Mogherini"),
        ("CSTO", "Secretary General", "2023-11-23", "Imangali Tasmagambetov"),
        ("PSE", "President", "2015-01-01", "Mahmoud Abbas"),
    ],
)
def test_an_office_on_a_day_leads_to_its_holder(country, office, day, person):
    row = offices.holder(country, office, day)
    assert row is not None
    assert row.person == person


def test_a_day_of_handover_belongs_to_the_newcomer():
    row = offices.holder("USA", "President", "2021-01-20")
    assert row is not None
    assert row.person == "Joe Biden"


@pytest.mark.parametrize(
    ("country", "office", "day"),
    [("USA", "President", "1800-01-01"), ("LBN", "President", "2023-06-01"), ("GBR", "President", "2023-06-01"),
     ("XYZ", "President", "2023-06-01"), ("USA", "Pastry Chef", "2023-06-01")],
    ids=["before the table", "vacant", "no such office", "no such state", "no such word"],
)  # fmt: skip
def test_what_the_table_does_not_cover_has_no_holder(country, office, day):
    assert offices.holder(country, office, day) is None


@pytest.mark.parametrize(
    ("name", "day", "country", "office"),
    [
        ("Volodymyr Zelenskyy", "2023-11-27", "UKR", "President"),
        ("Zelenskiy", "2023-11-27", "UKR", "President"),
        ("Pashinyan", "2023-11-27", "ARM", "Prime Minister"),
        ("Francois Hollande", "2014-02-01", "FRA", "President"),
        ("François Hollande", "2014-02-01", "FRA", "President"),
        ("Jonas Gahr Støre", "2023-11-27", "NOR", "Prime Minister"),
        ("Xi", "2023-11-27", "CHN", "President"),
        ("von der Leyen", "2016-01-01", "DEU", "Defence Minister"),
        ("von der Leyen", "2021-01-01", "EU", "President of the European Commission"),
        ("Assad", "2013-08-21", "SYR", "President"),
        ("López Obrador", "2020-01-01", "MEX", "President"),
        ("ABIY", "2021-01-01", "ETH", "Prime Minister"),
        ("King Charles", "2023-05-06", "GBR", "King"),
    ],
)
def test_a_name_on_a_day_leads_to_an_office(name, day, country, office):
    assert [(row.country, row.office) for row in offices.person(name, day)] == [(country, office)]


def test_a_surname_of_two_persons_names_neither():
    assert offices.person("Bush", "2005-01-01")
    assert offices.person("Kim") == ()


def test_a_country_tells_two_bearers_of_a_surname_apart():
    assert offices.person("Johnson", "2020-01-01") == offices.person("Boris Johnson", "2020-01-01")
    assert {row.country for row in offices.person("Lee", "2024-06-01", country="HKG")} == {"HKG"}


def test_a_name_without_a_day_leads_to_all_its_offices():
    assert {row.country for row in offices.person("Donald Tusk")} == {"POL", "EU"}


def test_a_person_out_of_office_has_none_that_day():
    assert offices.person("Angela Merkel", "2023-01-01") == ()


@pytest.mark.parametrize("day", ["2024-10-01", "2024-10-31"])
def test_a_month_counts_whole(day):
    row = offices.Holding("GEO", "Foreign Minister", "A B", (), "2024-10", "2024-10", "knowledge")
    assert offices.covers(row, day)


@pytest.mark.parametrize("day", ["2024-09-30", "2024-11-01"])
def test_a_month_ends(day):
    row = offices.Holding("GEO", "Foreign Minister", "A B", (), "2024-10", "2024-10", "knowledge")
    assert not offices.covers(row, day)


def test_dates_are_written_as_iso_and_in_order():
    wrong = [
        row
        for row in offices.table()
        if not all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", date) for date in (row.since, row.until or "2000"))
        or days(row)[0] > days(row)[1]
    ]
    assert wrong == []


def test_every_country_is_a_state_or_a_known_body():
    assert {row.country for row in offices.table() if states.by_id(row.country) is None} <= BODIES


def test_holders_follow_one_another():
    month = datetime.timedelta(days=31)
    overlaps = [
        (key, a.person, b.person)
        for key, rows in terms().items()
        for a, b in pairwise(rows)
        if key not in RIVALS and (a.until is None or days(a)[1] > days(b)[0] + month)
    ]
    assert overlaps == []


def test_an_alias_adds_a_form():
    assert [row.person for row in offices.table() if row.person in row.aliases] == []


G20_AND_NEIGHBOURS = [
    "ARG", "AUS", "BRA", "CAN", "CHN", "DEU", "FRA", "GBR", "IDN", "IND", "ITA", "JPN", "KOR", "MEX", "RUS", "SAU",
    "TUR", "USA", "ZAF", "ARM", "AZE", "BLR", "EGY", "GEO", "IRN", "IRQ", "ISR", "KAZ", "KGZ", "PAK", "POL", "TJK",
    "TKM", "UKR", "UZB",
]  # fmt: skip


@pytest.mark.parametrize("country", G20_AND_NEIGHBOURS)
@pytest.mark.parametrize("year", range(2005, 2026))
def test_somebody_leads_a_large_state_every_year(country, year):
    heads = ("President", "Prime Minister", "Premier", "Chancellor", "King", "Queen", "Emperor", "Supreme Leader")
    assert any(offices.holder(country, office, f"{year}-07-20") for office in heads)


@given(st.text(max_size=30), st.dates().map(str))
def test_any_words_may_be_asked_about(words, day):
    assert offices.holder(words, words, day) is None
    assert all(offices.covers(row, day) for row in offices.person(words, day))
