from __future__ import annotations

import re

import pytest

from legation.data import bodies, treaties

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("the Rome Statute", "rome-statute"),
        ("NPT", "npt"),
        ("New START", "new-start"),
        ("Iran nuclear deal", "jcpoa"),
        ("JCPOA", "jcpoa"),
        ("Minsk agreements", "minsk-2"),
        ("Paris climate agreement", "paris-agreement"),
        ("Dayton Accords", "dayton"),
        ("the Good Friday Agreement", "good-friday"),
        ("Budapest Memorandum", "budapest-memorandum"),
        ("UNCLOS", "unclos"),
        ("Taif Agreement", "taif"),
    ],
)
def test_a_treaty_is_found_by_the_names_that_reports_use(name: str, id: str) -> None:
    assert [row.id for row in treaties.named(name)] == [id]


@pytest.mark.parametrize(
    ("id", "keeper"),
    [("rome-statute", "ICC"), ("csto-charter", "CSTO"), ("collective-security-treaty", "CSTO"), ("npt", "IAEA")],
)
def test_a_treaty_leads_to_its_body(id: str, keeper: str) -> None:
    found = treaties.by_id(id)
    assert found is not None
    assert found.body == keeper


@pytest.mark.parametrize(("id", "ended"), [("inf", "2019-08-02"), ("abm", "2002-06-13"), ("new-start", "2026-02-05")])
def test_a_treaty_that_ended_says_when(id: str, ended: str) -> None:
    found = treaties.by_id(id)
    assert found is not None
    assert found.ended == ended


def test_every_body_is_in_the_table_of_bodies() -> None:
    assert [row.id for row in treaties.table() if row.body and bodies.by_id(row.body) is None] == []


def test_parties_are_iso_codes_of_three_letters() -> None:
    assert [row.id for row in treaties.table() for state in row.parties if not re.fullmatch("[A-Z]{3}", state)] == []


def test_dates_are_dates_in_order() -> None:
    odd = []
    for row in treaties.table():
        dates = [date for date in (row.signed, row.in_force, row.ended) if date]
        if not all(DATE.fullmatch(date) for date in dates) or dates != sorted(dates):
            odd.append(row.id)
    assert odd == []
