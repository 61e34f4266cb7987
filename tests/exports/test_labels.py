from __future__ import annotations

from typing import Any

import msgspec
import pytest

from holding import UGANDA, held
from legation.exports import labels
from legation.record.values import Figure, Occasion


def occasion(**changes: Any) -> Occasion:
    return msgspec.structs.replace(held().known[0], **changes)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "ASSAULT (heavy-weapons): Kenya → Uganda"),
        ({"mode": None, "recipient": ()}, "ASSAULT: Kenya"),
        ({"actor": ()}, "ASSAULT (heavy-weapons): ? → Uganda"),
        ({"actor": (), "recipient": (), "mode": None}, "ASSAULT"),
        ({"actor": (UGANDA, UGANDA), "recipient": (), "mode": None}, "ASSAULT: Uganda, Uganda"),
        ({"status": "negated", "mode": None, "recipient": ()}, "Did not happen: ASSAULT: Kenya"),
    ],
)
def test_a_title_says_who_did_what_to_whom(changes: dict[str, Any], expected: str) -> None:
    assert labels.title(occasion(**changes)) == expected


@pytest.mark.parametrize(
    ("status", "claimed_by", "expected"),
    [
        ("actual", (), None),
        ("actual", ("Ada Holt", "Ben Wood"), "According to Ada Holt, Ben Wood"),
        ("actual", ("al-Hashimi",), "According to al-Hashimi"),
        ("future", (), "Planned"),
        ("hypothetical", ("Ada Holt",), "Possible, according to Ada Holt"),
        ("negated", ("Ada Holt",), "Did not happen, according to Ada Holt"),
    ],
)
def test_how_it_stands(status: str, claimed_by: tuple[str, ...], expected: str | None) -> None:
    told = occasion(status=status, claimed_by=claimed_by)
    assert labels.standing(told) == expected
    assert labels.asserted(told) is (expected is None)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (12, 12, "killed: 12"),
        (12, None, "killed: 12 or more"),
        (None, 12, "killed: up to 12"),
        (12, 20, "killed: 12 to 20"),
        (None, None, "killed: unknown"),
        (1500000, 1500000, "killed: 1500000"),
    ],
)
def test_an_amount_keeps_its_bounds(low: float | None, high: float | None, expected: str) -> None:
    assert labels.amount(Figure(kind="killed", low=low, high=high)) == expected


def test_an_amount_names_unit_and_sources() -> None:
    figure = Figure(kind="money", low=5, high=None, unit="USD", by=(("Courier", 5, 5),))
    assert labels.amount(figure) == "money: 5 or more USD (Courier: 5)"
