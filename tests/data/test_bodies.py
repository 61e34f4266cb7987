from __future__ import annotations

import re

import pytest

from legation.data import bodies
from legation.data.alias_index import doubts
from legation.data.bodies import parents

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("CSTO", "CSTO"),
        ("the Collective Security Treaty Organization", "CSTO"),
        ("Collective Security Treaty Organisation", "CSTO"),
        ("ODKB", "CSTO"),
        ("North Atlantic Treaty Organization", "NATO"),
        ("the International Criminal Court", "ICC"),
        ("World Court", "ICJ"),
        ("UN Security Council", "UNSC"),
        ("U.N. nuclear watchdog", "IAEA"),
        ("the Arab League", "LAS"),
        ("OPEC Plus", "OPEC+"),
        ("Shanghai Cooperation Organization", "SCO"),
        ("Group of Seven", "G7"),
        ("Organization of African Unity", "AU"),
        ("Interpol", "INTERPOL"),
        ("Doctors Without Borders", "MSF"),
    ],
)
def test_a_body_is_found_by_the_names_that_reports_use(name: str, id: str) -> None:
    assert [row.id for row in bodies.named(name)] == [id]


@pytest.mark.parametrize(
    ("description", "id"),
    [
        ("the Bloc", "EU"),
        ("the bloc", "CSTO"),
        ("post-Soviet security bloc", "CSTO"),
        ("the alliance", "NATO"),
        ("the Hague-based court", "ICC"),
        ("the cartel", "OPEC"),
        ("nuclear watchdog", "IAEA"),
        ("the executive", "EUROPEAN-COMMISSION"),
    ],
)
def test_a_description_leads_to_the_body_among_others(description: str, id: str) -> None:
    assert id in {row.id for row in bodies.described(description)}


@pytest.mark.parametrize("text", ["who", "un", "quartet of singers", ""])
def test_a_common_word_names_no_body(text: str) -> None:
    assert bodies.named(text) == ()


@pytest.mark.parametrize(
    ("id", "above"),
    [
        ("EUROPEAN-COMMISSION", ("EU",)),
        ("UNSC", ("UN",)),
        ("PAHO", ("WHO", "UN")),
        ("CSTO-SECRETARIAT", ("CSTO",)),
        ("NATO", ()),
        ("no such body", ()),
    ],
)
def test_an_organ_leads_up_to_its_body(id: str, above: tuple[str, ...]) -> None:
    assert parents(id) == above


def test_every_parent_is_a_body() -> None:
    assert [row.id for row in bodies.table() if row.parent and bodies.by_id(row.parent) is None] == []


def test_every_organ_has_a_parent() -> None:
    assert [row.id for row in bodies.table() if row.kind == "organ" and row.parent is None] == []


def test_dates_are_dates_in_order() -> None:
    odd = [
        row.id for row in bodies.table()
        if any(date and not DATE.fullmatch(date) for date in (row.founded, row.dissolved))
        or (row.founded and row.dissolved and row.dissolved < row.founded)
    ]  # fmt: skip
    assert odd == []


def test_only_ngos_stand_for_civil_society() -> None:
    assert [row.id for row in bodies.table() if row.kind == "ngo" and row.sector != "NGO"] == []


def test_descriptions_carry_no_article_and_are_not_the_name() -> None:
    odd = [
        (row.id, d) for row in bodies.table() for d in row.descriptions if d.lower().startswith("the ") or d == row.name
    ]
    assert odd == []


def test_an_acronym_that_two_bodies_bear_is_doubtful() -> None:
    assert {row.id for row in bodies.named("EC")} == {"EU", "EUROPEAN-COMMISSION"}
    assert all("EC" in doubts(row) for row in bodies.named("EC"))
