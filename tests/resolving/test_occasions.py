from __future__ import annotations

from typing import Any

import msgspec
import pytest

from legation.model import Actor, Days, Place
from legation.resolving.occasions import number
from making import event

ACTORS = {
    a.id: a
    for a in (
        Actor(id="KEN", name="Kenya", type="state", country="KEN"),
        Actor(id="KEN-police", name="Kenyan police", type="organ", country="KEN"),
        Actor(id="UGA", name="Uganda", type="state", country="UGA"),
        Actor(id="m23", name="M23", type="armed_group"),
    )
}


def place(name: str, kind: str, country: str | None) -> Place:
    return Place(start=0, end=0, text=name, name=name, country=country, lat=None, lon=None, kind=kind)


PLACES = (place("Kenya", "country", "KEN"), place("Nairobi", "city", "KEN"), place("Kisumu", "city", "KEN"))
FIRST = event(type="ASSAULT", actor=("KEN",), recipient=("UGA",), date=Days("2023-05-01", "2023-05-03"), place=1)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"actor": ("KEN-police",)},
        {"recipient": ()},
        {"place": 0},
        {"place": None},
        {"date": Days("2023-05-03", "2023-05-09")},
        {"date": None},
        {"mode": "beat"},
    ],
)
def test_mentions_that_agree_are_one(changes: dict[str, Any]) -> None:
    assert number([FIRST, msgspec.structs.replace(FIRST, **changes)], ACTORS, PLACES) == [0, 0]


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "COERCE"},
        {"status": "future"},
        {"actor": ("m23",)},
        {"actor": ()},
        {"recipient": ("m23",)},
        {"place": 2},
        {"date": Days("2023-05-04", "2023-05-09")},
        {"date": None, "recipient": ()},
    ],
)
def test_mentions_that_disagree_are_two(changes: dict[str, Any]) -> None:
    assert number([FIRST, msgspec.structs.replace(FIRST, **changes)], ACTORS, PLACES) == [0, 1]


def test_modes_that_differ_are_two() -> None:
    pair = [msgspec.structs.replace(FIRST, mode=m) for m in ("beat", "explosives")]
    assert number(pair, ACTORS, PLACES) == [0, 1]


def test_occasions_are_numbered_in_order() -> None:
    other = msgspec.structs.replace(FIRST, type="COERCE")
    assert number([FIRST, other, FIRST, other], ACTORS, PLACES) == [0, 1, 0, 1]


def test_no_events_make_no_occasions() -> None:
    assert number([], ACTORS, PLACES) == []
