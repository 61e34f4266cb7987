from __future__ import annotations

import re

import pytest

from legation.data import outlets
from legation.data.alias_index import doubts


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Reuters", "reuters"),
        ("The Associated Press", "ap"),
        ("AFP", "afp"),
        ("The Wall Street Journal", "wsj"),
        ("WSJ", "wsj"),
        ("New York Times", "nyt"),
        ("TASS", "tass"),
        ("RIA Novosti", "ria-novosti"),
        ("Xinhua", "xinhua"),
        ("KCNA", "kcna"),
        ("IRNA", "irna"),
        ("SANA", "sana"),
        ("Anadolu", "anadolu"),
        ("RFE/RL", "rferl"),
        ("Al Jazeera", "al-jazeera"),
        ("Armenpress", "armenpress"),
        ("Truth Social", "truth-social"),
    ],
)
def test_an_outlet_is_found_by_the_names_that_reports_use(name: str, id: str) -> None:
    assert [row.id for row in outlets.named(name)] == [id]


@pytest.mark.parametrize("name", ["Time", "X", "Vox", "the Independent", "Sputnik"])
def test_a_name_that_is_a_word_is_doubtful(name: str) -> None:
    assert all(name.removeprefix("the ") in doubts(row) for row in outlets.named(name))


@pytest.mark.parametrize(
    ("id", "owner"), [("tass", "state"), ("reuters", "private"), ("bbc", "public"), ("xinhua", "state")]
)
def test_owner(id: str, owner: str) -> None:
    found = outlets.by_id(id)
    assert found is not None
    assert found.owner == owner


def test_social_platforms_are_marked() -> None:
    assert {"twitter", "telegram", "facebook", "truth-social"} <= {r.id for r in outlets.table() if r.kind == "social"}


def test_countries_are_iso_codes_of_three_letters() -> None:
    assert [row.id for row in outlets.table() if row.country and not re.fullmatch("[A-Z]{3}", row.country)] == []
