from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec
import pytest

from legation.evaluation.expected import Expected, ExpectedEvent, ExpectedQuote, ExpectedTie
from legation.evaluation.score import count, figures
from legation.model import Actor, Days, Doc, Event, Quote, Report, Tie
from making import event, span

TEXT = (
    "Kenya’s envoy Ada Holt told Courier that Kenya accused Uganda. "
    + "Nothing else came of it. " * 10
    + "Kenya may strike."
)
ACTORS = (
    Actor(id="KEN", name="Kenya", type="state", country="KEN"),
    Actor(id="KEN-envoy", name="envoy", type="person", country="KEN"),
    Actor(id="UGA", name="Uganda", type="state", country="UGA"),
    Actor(id="ada-holt", name="Ada Holt", type="person", country="KEN"),
    Actor(id="courier", name="The Courier", type="outlet"),
    Actor(id="UN", name="United Nations", type="igo"),
)
ACCUSED = event(type="ACCUSE", trigger=span(TEXT, "accused"), date=Days("2024-03-04", "2024-03-04"))
WANTED = ExpectedEvent(
    span=span(TEXT, "accused"), type="ACCUSE", actor=("KEN",), recipient=("UGA",), days=("2024-03-04", "2024-03-04")
)
SAID = Quote(
    id="q1", kind="indirect", speaker="ada-holt", via="courier", content=(span(TEXT, "that Kenya accused Uganda"),)
)
MEMBER = Tie(
    kind="member", holder="KEN", body="UN", office=None, since=None, until=None, as_of=None, said_by=None, span=(0, 5)
)


def doc(**layers: Any) -> Doc:
    return Doc(report=Report(id="x", text=TEXT), actors=ACTORS, **layers)


def counted(found: tuple[Event, ...] = (ACCUSED,), **gold: Any) -> Counter[str]:
    return count(doc(events=found), Expected(**gold))


def changed(**changes: Any) -> Event:
    return msgspec.structs.replace(ACCUSED, **changes)


@pytest.mark.parametrize("what", ["found", "type", "who", "when", "status", "voice", "whole"])
def test_a_right_event_is_right_in_all(what: str) -> None:
    assert counted((ACCUSED,), events=(WANTED,))[what] == 1


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"type": "REJECT"}, "type"),
        ({"actor": ("UGA",)}, "who"),
        ({"actor": ()}, "who"),
        ({"actor": ("KEN", "UN")}, "who"),
        ({"recipient": ()}, "who"),
        ({"status": "future"}, "status"),
        ({"said_by": "q1"}, "voice"),
        ({"date": None}, "when"),
        ({"date": Days("2024-02-01", "2024-03-04")}, "when"),
    ],
)
def test_one_thing_wrong_is_counted_alone_and_spoils_the_whole(changes: dict[str, Any], wrong: str) -> None:
    n = counted((changed(**changes),), events=(WANTED,))
    assert {k for k in ("found", "type", "who", "when", "status", "voice", "whole") if not n[k]} == {wrong, "whole"}


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"actor": ("KEN-envoy",)}, {}),
        ({"actor": ("ada-holt",)}, {"actor": ("Holt",)}),
        ({}, {"actor": ("Kenyan army|KEN",)}),
        ({"recipient": ("UN",)}, {"recipient": ("United Nations",)}),
        ({"date": Days("2024-03-01", "2024-03-07")}, {}),
        ({"date": None}, {"days": None}),
        ({"date": Days("2024-03-02", "2024-03-03")}, {"days": ("2024-03-01", "2024-03-05")}),
        ({"status": "future"}, {"status": "future"}),
        ({"said_by": "q1"}, {"said_by": "somebody"}),
    ],
)
def test_what_a_user_would_take_for_right_is_right(changes: dict[str, Any], wanted: dict[str, Any]) -> None:
    n = counted((changed(**changes),), events=(msgspec.structs.replace(WANTED, **wanted),))
    assert n["whole"] == 1


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"trigger": span(TEXT, "told")}, 1),
        ({"trigger": span(TEXT, "told"), "type": "REJECT"}, 0),
        ({"trigger": span(TEXT, "strike")}, 0),
    ],
)
def test_an_event_is_found_by_its_words_or_near_by_with_its_type(changes: dict[str, Any], found: int) -> None:
    assert counted((changed(**changes),), events=(WANTED,))["found"] == found


def test_one_event_answers_one_expectation() -> None:
    n = counted((ACCUSED, ACCUSED), events=(WANTED,))
    assert (n["pred"], n["gold"], n["found"]) == (2, 1, 1)


@pytest.mark.parametrize(
    ("changes", "forbidden"),
    [({}, 1), ({"status": "hypothetical"}, 0), ({"said_by": "q1"}, 0), ({"trigger": (0, 5)}, 0)],
)
def test_what_did_not_happen_may_not_be_asserted(changes: dict[str, Any], forbidden: int) -> None:
    strike = changed(**({"trigger": span(TEXT, "strike")} | changes))
    assert counted((strike,), never=(span(TEXT, "may strike"),))["forbidden"] == forbidden


@pytest.mark.parametrize("wanted", [{"status": "future"}, {"said_by": "Ada Holt"}])
def test_a_claim_or_a_plan_may_not_be_asserted(wanted: dict[str, Any]) -> None:
    assert counted(events=(msgspec.structs.replace(WANTED, **wanted),))["forbidden"] == 1


@pytest.mark.parametrize(
    ("changes", "wanted", "hits"),
    [
        ({}, {}, (1, 1, 1)),
        ({"speaker": "KEN"}, {}, (1, 0, 1)),
        ({"speaker": None}, {}, (1, 0, 1)),
        ({"speaker": None}, {"speaker": None}, (1, 1, 1)),
        ({"via": None}, {}, (1, 1, 0)),
        ({}, {"spans": (span(TEXT, "Kenya accused Uganda"),)}, (1, 1, 1)),
        ({}, {"spans": (span(TEXT, "Nothing else came of it"),)}, (0, 0, 0)),
    ],
)
def test_quotations_their_speakers_and_outlets(
    changes: dict[str, Any], wanted: dict[str, Any], hits: tuple[int, int, int]
) -> None:
    gold = ExpectedQuote(**({"spans": SAID.content, "speaker": "Envoy Holt", "via": "Courier"} | wanted))
    n = count(doc(quotes=(msgspec.structs.replace(SAID, **changes),)), Expected(quotes=(gold,)))
    assert (n["quote"], n["speaker"], n["via"]) == hits


@pytest.mark.parametrize(
    ("gold", "hits"),
    [
        (ExpectedTie(kind="member", holder="KEN", body="UN"), 1),
        (ExpectedTie(kind="member", holder="Kenya", body="United Nations"), 1),
        (ExpectedTie(kind="member", body="UN"), 1),
        (ExpectedTie(kind="left", holder="KEN", body="UN"), 0),
        (ExpectedTie(kind="member", holder="UGA", body="UN"), 0),
    ],
)
def test_ties(gold: ExpectedTie, hits: int) -> None:
    assert count(doc(ties=(MEMBER,)), Expected(ties=(gold,)))["ties"] == hits


@pytest.mark.parametrize(
    ("ours", "theirs", "counts"),
    [
        ((0, 0), (0, 0), (1, 1, 1)),
        ((0, 1), (0, 0), (0, 0, 1)),
        ((0, 0), (0, 1), (0, 1, 0)),
        ((0, 1), (2, 3), (0, 0, 0)),
    ],
)
def test_mentions_of_one_act(ours: tuple[int, int], theirs: tuple[int, int], counts: tuple[int, int, int]) -> None:
    pairs = zip((WANTED, msgspec.structs.replace(WANTED, span=span(TEXT, "strike"))), theirs, strict=True)
    wanted = tuple(msgspec.structs.replace(e, occasion=k) for e, k in pairs)
    n = counted((changed(occasion=ours[0]), changed(occasion=ours[1], trigger=span(TEXT, "strike"))), events=wanted)
    assert (n["same"], n["same_pred"], n["same_gold"]) == counts


def test_of_one_act_nothing_is_said_where_nothing_was_expected() -> None:
    assert "same F1" not in figures(counted(events=(WANTED,)))


def test_figures_come_from_sums() -> None:
    n = Counter(found=1, pred=2, gold=2, type=1, status=1, quotes_pred=0, quotes_gold=0, forbidden=3)
    made = figures(n)
    assert (made["found F1"], made["who F1"], made["status"], made["forbidden"]) == (0.5, 0, 1, 3)


def test_nothing_expected_and_nothing_found_is_perfect() -> None:
    made = figures(count(doc(), Expected()))
    assert {v for k, v in made.items() if k != "forbidden"} == {1.0}
