from __future__ import annotations

import re

import pytest

from legation.data import parties
from legation.data.alias_index import doubts

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Fatah", "fatah"),
        ("the Likud", "likud"),
        ("AK Party", "akp"),
        ("BJP", "bjp"),
        ("the African National Congress", "anc"),
        ("Tories", "conservative-party-uk"),
        ("GOP", "republican-party"),
        ("Communist Party of China", "ccp"),
        ("United Russia", "united-russia"),
        ("Fidesz", "fidesz"),
        ("AfD", "afd"),
        ("Civil Contract", "civil-contract"),
        ("Muslim Brotherhood", "muslim-brotherhood"),
    ],
)
def test_a_party_is_found_by_the_names_that_reports_use(name: str, id: str) -> None:
    assert [row.id for row in parties.named(name)] == [id]


@pytest.mark.parametrize(("country", "id"), [("PAK", "jamaat-pk"), ("BGD", "jamaat-bd")])
def test_the_country_chooses_among_parties_of_one_name(country: str, id: str) -> None:
    assert [row.id for row in parties.named("Jamaat-e-Islami", country)] == [id]


@pytest.mark.parametrize("name", ["Labour", "Conservatives", "Republicans", "Democrats", "Congress party", "PDP"])
def test_a_name_that_needs_its_country_is_doubtful(name: str) -> None:
    assert all(name in doubts(row) for row in parties.named(name))


@pytest.mark.parametrize(("id", "sector"), [("likud", None), ("afd", "PTY"), ("hdp", "OPP")])
def test_sector(id: str, sector: str | None) -> None:
    found = parties.by_id(id)
    assert found is not None
    assert found.sector == sector


def test_countries_are_iso_codes_of_three_letters() -> None:
    assert [row.id for row in parties.table() if row.country and not re.fullmatch("[A-Z]{3}", row.country)] == []


def test_dates_are_dates_in_order() -> None:
    odd = [
        row.id for row in parties.table()
        if any(date and not DATE.fullmatch(date) for date in (row.since, row.until))
        or (row.since and row.until and row.until < row.since)
    ]  # fmt: skip
    assert odd == []
