"""Which occasions tables of events hold, and on which day."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from holding import Held, held
from legation.exports.happened import happened
from legation.model import Days


def days(**changes: Any) -> list[tuple[str, str]]:
    plain = held().known[0]
    return [(h.first, h.last) for h in happened(Held((), (msgspec.structs.replace(plain, **changes),)))]


@pytest.mark.parametrize("status", ["future", "hypothetical", "negated"])
def test_what_did_not_happen_is_left_out(status: str) -> None:
    assert days(status=status) == []


def test_a_span_keeps_both_ends() -> None:
    assert days(date=Days("2023-11-01", "2023-11-30")) == [("2023-11-01", "2023-11-30")]


def test_without_a_date_the_first_report_gives_the_day() -> None:
    assert days(date=None) == [("2023-11-21", "2023-11-21")]


@pytest.mark.parametrize("changes", [{"historical": True}, {"first_seen": None}])
def test_a_day_that_would_be_made_up_is_none(changes: dict[str, Any]) -> None:
    assert days(date=None, **changes) == []


def test_a_claim_that_something_happened_is_in() -> None:
    assert [h.occasion.id for h in happened(held())] == ["o1", "o2"]
