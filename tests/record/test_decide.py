from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import QueryError
from legation.record import deciding, snapshot
from legation.record.decide import apply, decide
from legation.record.deciding import Action
from legation.record.store import Store
from recorded import recorded

FIRST, SECOND = "e1", "e2"  # a shelling told in both reports; what only the first tells


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return recorded(tmp_path)


def mentions(store: Store, type: str) -> list[str]:
    """Keys of mentions of a type, in order of publication."""
    with snapshot.at(store) as shot:
        rows = shot.select("SELECT event FROM events WHERE type = ? ORDER BY published, trigger.start", (type,))
    return rows.column(0).to_pylist()


def occasions(store: Store, *keys: str) -> list[str]:
    """The occasion of each mention."""
    with snapshot.at(store) as shot:
        found = dict(shot.select("SELECT event, occasion FROM sightings").to_pydict().items())
    of = dict(zip(found["event"], found["occasion"], strict=True))
    return [of[k] for k in keys]


def confirmed(store: Store, occasion: str) -> bool | None:
    with snapshot.at(store) as shot:
        return shot.select("SELECT confirmed FROM occasions WHERE occasion = ?", (occasion,)).column(0).to_pylist()[0]


def test_what_is_merged_is_one_occasion_until_that_is_undone(store: Store) -> None:
    pair = [mentions(store, "ASSAULT")[0], mentions(store, "SANCTION")[0]]
    before = occasions(store, *pair)
    made = decide(store, "merge", pair, "ada", "one act")
    assert len(set(occasions(store, *pair))) == 1
    decide(store, "undo", [made.decision], "ada")
    assert occasions(store, *pair) == before


def test_what_is_split_off_is_alone_and_the_others_stay_together(store: Store) -> None:
    three = mentions(store, "ASSAULT")
    decide(store, "merge", three, "ada")
    decide(store, "split", [three[0]], "ada")
    alone, *others = occasions(store, *three)
    assert len(set(others)) == 1
    assert alone not in others


@pytest.mark.parametrize(("action", "now"), [("reject", False), ("confirm", True)])
def test_an_occasion_is_marked(store: Store, action: Action, now: bool) -> None:
    (occasion,) = occasions(store, mentions(store, "SANCTION")[0])
    decide(store, action, [occasion], "ada")
    assert confirmed(store, occasion) is now


@pytest.mark.parametrize(
    ("action", "ids"),
    [
        ("merge", ["no-such-id", "nor-this"]),
        ("reject", ["'; DROP TABLE events; --"]),
        ("undo", ["no-such-decision"]),
    ],
)
def test_what_is_not_known_is_refused_and_changes_nothing(store: Store, action: Action, ids: list[str]) -> None:
    before = store.last()
    with pytest.raises(QueryError):
        decide(store, action, ids, "ada")
    assert store.last() == before


@pytest.mark.parametrize("action", ["merge", "split"])
def test_one_mention_alone_is_nothing_to_decide(store: Store, action: Action) -> None:
    with pytest.raises(QueryError):
        decide(store, action, mentions(store, "SANCTION"), "ada")


def test_decisions_hold_in_another_record_of_the_same_reports(store: Store, tmp_path: Path) -> None:
    pair = [mentions(store, "ASSAULT")[0], mentions(store, "SANCTION")[0]]
    decide(store, "merge", pair, "ada")
    (tmp_path / "elsewhere").mkdir()
    other = recorded(tmp_path / "elsewhere")
    with snapshot.at(store) as shot:
        decisions = deciding.table(shot)
    assert [apply(other, decisions), apply(other, decisions)] == [(1, 0), (0, 0)]
    assert len(set(occasions(other, *pair))) == 1
