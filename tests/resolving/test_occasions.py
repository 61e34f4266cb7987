from __future__ import annotations

import random
from typing import Any

import msgspec
import pytest

from legation.model import Actor, Days, Doc, Report
from legation.resolving import occasions, sights
from legation.resolving.occasions import VETO, Place, Rules, group
from legation.resolving.sights import Sight
from making import event, sentences, span

RULES = Rules()
TEXT = "Kenya shelled Busia in Uganda on 20 November 2023.\nThe shelling of Busia by Kenya went on for hours.\n"


def places(*reports: str) -> list[Place]:
    return [Place(1, report, k, f"k{k}") for k, report in enumerate(reports)]


def shelling(**changes: Any) -> Doc:
    """Two sentences on one shelling; the second event with what is changed."""
    known: dict[str, Any] = {
        "type": "ASSAULT",
        "actor": ("KEN",),
        "recipient": ("UGA",),
        "date": Days("2023-11-20", "2023-11-20", "clause"),
    }
    lines = sentences(TEXT)
    first = event(**known, id="e1", trigger=span(TEXT, "shelled"), sentence=(lines[0].start, lines[0].end))
    second = event(
        **(
            known
            | {"id": "e2", "trigger": span(TEXT, "shelling"), "sentence": (lines[1].start, lines[1].end)}
            | changes
        )
    )
    actors = tuple(Actor(id=i, name=i, type="state", country=i) for i in ("KEN", "UGA", "RWA"))
    return Doc(report=Report(id="r", text=TEXT, published="2023-11-21"), actors=actors, events=(first, second))


def numbers(doc: Doc) -> list[int]:
    return [e.occasion for e in occasions.joined(doc).events]


def test_an_act_told_twice_is_one_occasion() -> None:
    assert numbers(shelling()) == [0, 0]


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "AID"},
        {"date": Days("2023-10-02", "2023-10-02", "clause")},
    ],
)
def test_what_cannot_be_the_same_act_is_another(changes: dict[str, Any]) -> None:
    assert numbers(shelling(**changes)) == [0, 1]


def test_no_events_make_no_occasions() -> None:
    assert numbers(msgspec.structs.replace(shelling(), events=())) == []


@pytest.mark.parametrize(
    ("chances", "numbers"),
    [
        ({(0, 1): 0.6}, [0, 0, 1]),
        ({(0, 1): 0.4}, [0, 1, 2]),
        ({(0, 1): 0.9, (1, 2): 0.9}, [0, 0, 0]),
        ({(0, 1): 0.9, (1, 2): 0.8, (0, 2): VETO}, [0, 0, 1]),
        ({(0, 1): 0.9, (1, 2): 0.55, (0, 2): 0.0}, [0, 0, 1]),
    ],
)
def test_likely_pairs_join_unless_told_otherwise(chances: dict[tuple[int, int], float], numbers: list[int]) -> None:
    assert group(places("a", "a", "a"), chances, RULES).numbers == numbers


def test_two_reports_need_a_likelier_pair_than_one() -> None:
    assert [group(places("a", b), {(0, 1): 0.55}, RULES).numbers for b in "ab"] == [[0, 0], [0, 1]]


def test_what_a_person_decided_comes_first() -> None:
    there = places("a", "a", "a")
    chances = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9}
    assert group(there, {}, RULES, together=[(0, 2)]).numbers == [0, 1, 0]
    assert group(there, chances, RULES, apart=[(0, 1)]).numbers in ([0, 1, 0], [0, 1, 1])


def test_the_order_of_mentions_does_not_matter() -> None:
    drawn = random.Random(3)
    there = places(*"aabbccdd")
    chances = {(i, j): drawn.random() for i in range(8) for j in range(i + 1, 8)}
    whole = group(there, chances, RULES).numbers
    for _ in range(20):
        order = drawn.sample(range(8), 8)
        turned = {
            (min(x, y), max(x, y)): c for (i, j), c in chances.items() for x, y in [(order.index(i), order.index(j))]
        }
        found = group([there[k] for k in order], turned, RULES).numbers
        assert [found[order.index(k)] for k in range(8)] == whole


def reported(**changes: Any) -> tuple[Sight, Sight]:
    """The two mentions as those of two reports, the second with what is changed."""
    one, other = (msgspec.structs.replace(s, report=r) for r, s in zip("ab", sights.of_doc(shelling()), strict=True))
    return one, msgspec.structs.replace(other, **changes)


@pytest.mark.parametrize(
    ("changes", "worth"),
    [
        ({}, True),
        ({"earliest": None, "latest": None}, False),
        ({"earliest": 738_000, "latest": 738_000}, False),
        ({"actor_lands": frozenset({"RWA"})}, False),
        ({"actor_lands": frozenset()}, True),
        ({"status": "future"}, False),
        ({"type": "AID"}, False),
        ({"text": frozenset({"busia"})}, False),
    ],
)
def test_reports_are_compared_where_days_sides_and_words_agree(changes: dict[str, Any], worth: bool) -> None:
    assert occasions.comparable(*reported(**changes), RULES) is worth


def test_days_that_only_overlap_need_the_same_word_and_more_certainty() -> None:
    one, _ = reported()
    longer = {"earliest": (one.earliest or 0) - 1}
    assert not occasions.comparable(*reported(**longer, trigger=frozenset({"raid"})), RULES)
    assert occasions.comparable(*reported(**longer, trigger=one.trigger), RULES)
