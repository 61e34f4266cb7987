from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import pytest

from legation.model import Event, Trigger
from legation.resolving import events, parties, party_features
from legation.resolving.party_features import Role, Stage
from making import cast_of, trigger

DAY = "2023-11-27"


def row(**by_rule: float) -> list[float]:
    """A candidate of whom nothing is known but whether the rules name him."""
    made = [0.0] * len(party_features.COLUMNS)
    for role, value in by_rule.items():
        made[party_features.COLUMNS.index(f"{role} by rule")] = value
    return made


def staged(text: str, act: Trigger) -> tuple[Event, Stage]:
    cast = cast_of(text, DAY)
    (event,) = events.coded([act], [None], [], cast, [])
    return event, party_features.stage(cast, [], [])


def settled(text: str, act: Trigger, labels: Mapping[Role, Sequence[str]]) -> tuple[Event, Stage]:
    event, at = staged(text, act)
    return parties.with_parties(event, act, labels, at), at


@pytest.mark.parametrize(
    ("shares", "actor", "recipient"),
    [
        ([0.7, 0.1, 0.1, 0.1], [], []),
        ([0.1, 0.7, 0.1, 0.1], ["KEN"], []),
        ([0.1, 0.1, 0.7, 0.1], [], ["KEN"]),
        ([0.1, 0.1, 0.1, 0.7], ["KEN"], ["KEN"]),
    ],
)
def test_the_likeliest_part_is_taken(shares: list[float], actor: list[str], recipient: list[str]) -> None:
    assert parties.chosen({"KEN": row(actor=1, recipient=1)}, [shares]) == {"actor": actor, "recipient": recipient}


@pytest.mark.parametrize(("share", "actor"), [(0.5, []), (0.6, ["KEN"])])
def test_whom_the_rules_do_not_name_must_be_surer(share: float, actor: list[str]) -> None:
    left = (1 - share) / 2
    assert parties.chosen({"KEN": row()}, [[left, share, left, 0.0]])["actor"] == actor


def test_whom_the_rules_named_keeps_his_name() -> None:
    text = "Kenyan police attacked Uganda."
    act = trigger(text, "attacked", "ASSAULT", actor=["Kenyan police"], recipient=["Uganda"])
    event, _ = settled(text, act, {"actor": ["KEN"], "recipient": ["UGA"]})
    assert (event.actor, event.recipient) == (("KEN-police",), ("UGA",))


def test_a_party_that_the_rules_missed_is_its_state() -> None:
    text = "Kenyan envoys went home. The talks were over."
    act = trigger(text, "talks", "CONSULT")
    event, _ = settled(text, act, {"actor": ["KEN"], "recipient": []})
    assert event.actor == ("KEN",)


def test_he_is_the_person_named_before() -> None:
    text = "Kenyan envoy Ada Holt spoke. Then he left Uganda."
    act = trigger(text, "left", "RETREAT", actor=["he"])
    event, _ = settled(text, act, {"actor": ["KEN"], "recipient": []})
    assert event.actor == ("ada-holt",)


def test_a_crowd_is_given_its_land() -> None:
    text = "In Kenya the crisis deepened. Demonstrators blocked roads."
    act = trigger(text, "blocked", "PROTEST", actor=["Demonstrators"])
    event, at = staged(text, act)
    landless = msgspec.structs.replace(at.cast.actors[event.actor[0]], id="demonstrators", country=None)
    at.cast.actors["demonstrators"] = landless
    event = msgspec.structs.replace(event, actor=("demonstrators",))
    found = parties.with_parties(event, act, {"actor": ["KEN"], "recipient": []}, at)
    assert [(a, at.cast.actors[a].country) for a in found.actor] == [("KEN-demonstrators", "KEN")]


def test_what_changed_by_context_says_so() -> None:
    text = "Kenya accused Uganda."
    act = trigger(text, "accused", "ACCUSE", actor=["Kenya"], recipient=["Uganda"])
    same, _ = settled(text, act, {"actor": ["KEN"], "recipient": ["UGA"]})
    other, _ = settled(text, act, {"actor": ["KEN"], "recipient": []})
    assert ("context" in same.because, "context" in other.because) == (False, True)


def test_every_state_named_so_far_is_a_candidate() -> None:
    text = "Ghana waited. Kenya accused Uganda. Peru watched."
    act = trigger(text, "accused", "ACCUSE", actor=["Kenya"], recipient=["Uganda"])
    event, at = staged(text, act)
    assert set(party_features.rows(event, act, at, [])) == {"GHA", "KEN", "UGA"}


def test_a_row_has_every_column() -> None:
    text = "Kenya accused Uganda."
    act = trigger(text, "accused", "ACCUSE", actor=["Kenya"], recipient=["Uganda"])
    event, at = staged(text, act)
    rows = party_features.rows(event, act, at, [])
    assert {len(r) for r in rows.values()} == {len(party_features.COLUMNS)}


def test_acts_told_before_count() -> None:
    text = "Kenya accused Uganda."
    act = trigger(text, "accused", "ACCUSE", actor=["Kenya"], recipient=["Uganda"])
    event, at = staged(text, act)
    column = party_features.COLUMNS.index("actor acts share")
    before = party_features.rows(event, act, at, [])["KEN"][column]
    party_features.remember(event, at)
    assert (before, party_features.rows(event, act, at, [])["KEN"][column]) == (0, 1)
