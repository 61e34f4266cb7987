"""Numbers of the Correlates of War project."""

from __future__ import annotations

import pytest

from legation.data import cow, states
from legation.data.tables import read_table

ROWS = read_table("cow", cow.Numbered)


@pytest.mark.parametrize(
    ("id", "number"), [("USA", 2), ("DEU", 255), ("RUS", 365), ("UKR", 369), ("VNM", 816), ("KEN", 501), ("YEM", 679)]
)
def test_a_state_has_its_number(id: str, number: int) -> None:
    assert cow.number(id) == number


@pytest.mark.parametrize("id", [None, "", "PSE", "HKG", "XYZ"])
def test_what_is_no_member_of_the_system_has_none(id: str | None) -> None:
    assert cow.number(id) is None


def test_every_state_of_the_un_but_the_vatican_and_palestine_has_a_number() -> None:
    assert {s.id for s in states.table() if s.kind == "state" and cow.number(s.id) is None} == {"VAT", "PSE"}


def test_no_two_states_of_today_share_a_number() -> None:
    now = [row.cow for row in ROWS if (state := states.by_id(row.id)) and state.kind != "former"]
    assert len(now) == len(set(now))
