"""GDELT's codes of countries: unique, and not taken for ISO's, which they look like."""

from __future__ import annotations

import re

import pytest

from legation.data import fips, states
from legation.data.tables import read_table

ROWS = read_table("fips", fips.Codes)


@pytest.mark.parametrize(
    ("id", "code"),
    [
        ("AUS", "AS"), ("AUT", "AU"), ("CHN", "CH"), ("CHE", "SZ"), ("DEU", "GM"), ("GBR", "UK"), ("RUS", "RS"),
        ("SRB", "RI"), ("UKR", "UP"), ("IRQ", "IZ"), ("ISR", "IS"), ("SSD", "OD"), ("XKX", "KV"), ("NAM", "WA"),
        ("NOR", "NO"), ("KOR", "KS"), ("PRK", "KN"), ("COD", "CG"), ("COG", "CF"), ("NER", "NG"), ("NGA", "NI"),
    ],
)  # fmt: skip
def test_a_place_has_the_code_of_fips_10_4(id: str, code: str) -> None:
    assert fips.place(id) == code


@pytest.mark.parametrize(("lon", "code"), [(34.45, "GZ"), (35.2, "WE"), (None, "WE")])
def test_gaza_and_the_west_bank_are_told_by_longitude(lon: float | None, code: str) -> None:
    assert fips.place("PSE", lon) == code


@pytest.mark.parametrize("id", [None, "", "SUN", "XYZ"])
def test_what_has_no_code_is_unknown(id: str | None) -> None:
    assert fips.place(id) is None


@pytest.mark.parametrize(("id", "code"), [("ROU", "ROM"), ("TLS", "TMP"), ("KEN", "KEN"), ("EUR", "EUR")])
def test_an_actor_has_three_letters(id: str, code: str) -> None:
    assert fips.actor(id) == code


def test_every_state_of_the_un_has_a_code() -> None:
    coded = {row.id for row in ROWS}
    assert {s.id for s in states.table() if s.kind == "state"} - coded == set()


def test_codes_are_two_letters_and_unique() -> None:
    assert all(re.fullmatch("[A-Z]{2}", row.fips) for row in ROWS)
    assert len({row.fips for row in ROWS}) == len(ROWS)


def test_ids_are_states_and_unique() -> None:
    assert all(states.by_id(row.id) for row in ROWS)
    assert len({row.id for row in ROWS}) == len(ROWS)
