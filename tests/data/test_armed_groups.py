from __future__ import annotations

import re

import pytest

from legation.data import armed_groups
from legation.data.alias_index import doubts
from legation.data.armed_groups import governs

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Hamas", "hamas"),
        ("Hizbollah", "hezbollah"),
        ("the Houthis", "houthis"),
        ("Ansar Allah", "houthis"),
        ("ISIS", "islamic-state"),
        ("Daesh", "islamic-state"),
        ("al-Qaida", "al-qaeda"),
        ("AQAP", "aqap"),
        ("HTS", "hts"),
        ("the Taliban", "taliban"),
        ("Pakistani Taliban", "ttp"),
        ("PKK", "pkk"),
        ("al Shabaab", "al-shabaab"),
        ("M23", "m23"),
        ("FARC", "farc"),
        ("Wagner Group", "wagner"),
        ("Arakan Army", "arakan-army"),
        ("Tamil Tigers", "ltte"),
    ],
)
def test_a_group_is_found_by_the_names_that_reports_use(name: str, id: str) -> None:
    assert [row.id for row in armed_groups.named(name)] == [id]


@pytest.mark.parametrize(
    ("id", "day", "country"),
    [
        ("taliban", "1999-06-01", "AFG"),
        ("taliban", "2010-06-01", None),
        ("taliban", "2021-08-14", None),
        ("taliban", "2021-08-15", "AFG"),
        ("hamas", "2023-10-07", "PSE"),
        ("hts", "2024-12-20", "SYR"),
        ("hezbollah", "2023-10-07", None),
    ],
)
def test_who_governs_on_a_day(id: str, day: str, country: str | None) -> None:
    group = armed_groups.by_id(id)
    assert group is not None
    assert governs(group, day) == country


@pytest.mark.parametrize(
    ("name", "rule"), [("RSF", "shared"), ("Wagner", "person"), ("Azov", "place"), ("ETA", "word")]
)
def test_a_doubtful_name_says_why(name: str, rule: str) -> None:
    assert {doubts(row)[name] for row in armed_groups.named(name)} == {rule}


def test_every_parent_is_a_group() -> None:
    assert [row.id for row in armed_groups.table() if row.parent and armed_groups.by_id(row.parent) is None] == []


def test_countries_are_iso_codes_of_three_letters() -> None:
    codes = [(row.id, code) for row in armed_groups.table() for code in (row.country, *row.countries) if code]
    assert [pair for pair in codes if not re.fullmatch("[A-Z]{3}", pair[1])] == []


def test_rules_name_a_country_and_its_days() -> None:
    rule = re.compile(rf"[A-Z]{{3}}:{DATE.pattern}:({DATE.pattern})?")
    assert [row.id for row in armed_groups.table() for text in row.rules if not rule.fullmatch(text)] == []


def test_dates_are_dates_in_order() -> None:
    odd = [
        row.id for row in armed_groups.table()
        if any(date and not DATE.fullmatch(date) for date in (row.since, row.until))
        or (row.since and row.until and row.until < row.since)
    ]  # fmt: skip
    assert odd == []


def test_crime_is_coded_as_crime_and_nothing_else_is() -> None:
    odd = [row.id for row in armed_groups.table() if (row.kind in {"cartel", "gang"}) != (row.sector == "CRM")]
    assert odd == []
