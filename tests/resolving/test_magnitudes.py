"""Whose figure it is: the acts of a sentence and what measures them."""

from __future__ import annotations

import pytest

from legation.mentions.magnitudes import find
from legation.model import Event, EventType
from legation.resolving.magnitudes import assign
from making import event, sentences, span

Act = tuple[str, EventType, str | None]


def events(text: str, *acts: Act) -> list[Event]:
    cut = sentences(text)
    made = []
    for words, type, mode in acts:
        trigger = span(text, words)
        inside = next((s.start, s.end) for s in cut if s.start <= trigger[0] < s.end)
        made.append(event(type=type, mode=mode, trigger=trigger, sentence=inside))
    return made


def given(text: str, *acts: Act) -> dict[str, list[str]]:
    """Words of each act that has figures -> the words of its figures."""
    found = find(text, sentences(text))
    owned = assign(events(text, *acts), found, text)
    return {acts[k][0]: [text[m.start : m.end] for m in figures] for k, figures in owned.items()}


@pytest.mark.parametrize(
    ("text", "act", "figures"),
    [
        ("A strike on Oda killed 5 men, wounding ten.", ("strike", "ASSAULT", "aerial"), ["5 men", "ten"]),
        ("Ten people died in the raid.", ("raid", "ASSAULT", None), ["Ten people"]),
        ("Police arrested 40 activists.", ("arrested", "COERCE", "arrest"), ["40 activists"]),
        ("The raids displaced 3,000 people.", ("raids", "ASSAULT", "aerial"), ["3,000 people"]),
        ("Gunmen seized 30 hostages.", ("seized", "ASSAULT", "abduct"), ["30 hostages"]),
        ("Chad freed 50 prisoners.", ("freed", "RETREAT", "release"), ["50 prisoners"]),
        ("Chad agreed to free 50 prisoners.", ("agreed", "AGREE", None), ["50 prisoners"]),
        ("Ghana expelled two envoys.", ("expelled", "SANCTION", "expel"), ["two envoys"]),
        ("Ghana deported 90 migrants.", ("deported", "COERCE", "deport"), ["90 migrants"]),
        ("Kenya deployed 500 troops.", ("deployed", "MOBILIZE", "troops"), ["500 troops"]),
        ("Kenya withdrew 500 troops.", ("withdrew", "RETREAT", "withdraw"), ["500 troops"]),
        ("Kenya will pull 500 troops out.", ("pull", "CONCEDE", None), ["500 troops"]),
        ("Japan gave Chad $40 million.", ("gave", "AID", None), ["$40 million"]),
        ("Japan pledged $40 million.", ("pledged", "AGREE", None), ["$40 million"]),
        ("Japan froze $40 million of aid.", ("froze", "SANCTION", "discontinue"), ["$40 million"]),
        ("Japan asked for $40 million.", ("asked", "REQUEST", "assist"), ["$40 million"]),
        ("Japan sent 900 tons of rice.", ("sent", "AID", None), ["900 tons of rice"]),
    ],
)
def test_a_figure_goes_to_the_act_that_it_measures(text: str, act: Act, figures: list[str]) -> None:
    assert given(text, act) == {act[0]: figures}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("A bomb killed 5 men as ministers met.", ("met", "CONSULT", None)),
        ("Japan condemned a raid that killed 5 men.", ("condemned", "ACCUSE", "disapprove")),
        ("Japan and Chad, with trade of $9 billion, agreed to meet.", ("meet", "AGREE", None)),
        ("Kenya has 500 troops there and accused Chad.", ("accused", "ACCUSE", "allege")),
        ("Police arrested 40 activists after a strike.", ("strike", "PROTEST", "strike")),
        ("Police detained a general.", ("detained", "ASSAULT", None)),
    ],
)
def test_an_act_of_another_sort_has_no_figure(text: str, act: Act) -> None:
    assert given(text, act) == {}


@pytest.mark.parametrize(
    ("text", "acts", "expected"),
    [
        (
            "Chad’s raid killed 5 men, while a Kenyan strike wounded ten.",
            [("raid", "ASSAULT", None), ("strike", "ASSAULT", "aerial")],
            {"raid": ["5 men"], "strike": ["ten"]},
        ),
        (
            "Rebels attacked Oda, killing 5 people, and kidnapped 12 girls.",
            [("attacked", "ASSAULT", "firearms"), ("kidnapped", "ASSAULT", "abduct")],
            {"attacked": ["5 people"], "kidnapped": ["12 girls"]},
        ),
        (
            "Japan gave $4 million and pledged $9 million.",
            [("gave", "AID", None), ("pledged", "AGREE", None)],
            {"gave": ["$4 million"], "pledged": ["$9 million"]},
        ),
        (
            "Chad sent 800 troops after a bomb killed 5 men.",
            [("sent", "MOBILIZE", "troops"), ("bomb", "ASSAULT", "explosives")],
            {"sent": ["800 troops"], "bomb": ["5 men"]},
        ),
    ],
)
def test_each_figure_goes_to_its_own_act(text: str, acts: list[Act], expected: dict[str, list[str]]) -> None:
    assert given(text, *acts) == expected


def test_a_figure_stays_with_the_acts_of_its_sentence() -> None:
    assert given("Chad attacked Oda. Nine men died.", ("attacked", "ASSAULT", None)) == {}


def test_money_named_far_from_the_act_is_not_its() -> None:
    far = "a country that sells cocoa and timber to half the world and that has long wished for a harbour of its own, "
    text = f"Japan helped Ghana, {far}{far}worth $9 billion."
    assert given(text, ("helped", "AID", None)) == {}


def test_of_two_as_near_the_surer_act_has_it() -> None:
    text = "Chad killed 5 men."
    low, high = (
        event(type="ASSAULT", trigger=span(text, "killed"), sentence=(0, len(text)), confidence=c) for c in (0.5, 0.8)
    )
    assert set(assign([low, high], find(text, sentences(text)), text)) == {1}


def test_no_figure_goes_to_two_acts() -> None:
    text = "Chad’s raid and its strike killed 5 men and wounded nine."
    acts = events(text, ("raid", "ASSAULT", None), ("strike", "ASSAULT", None))
    owned = [m for figures in assign(acts, find(text, sentences(text)), text).values() for m in figures]
    assert len(owned) == len(set(owned)) == 2
