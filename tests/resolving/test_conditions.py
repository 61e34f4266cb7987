from __future__ import annotations

import pytest

from legation.model import Status
from legation.resolving import conditions


def found(text: str, act: str, status: Status = "hypothetical") -> str | None:
    start = text.index(act)
    span = conditions.of(status, (start, start + len(act)), (0, len(text)), text)
    return text[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("text", "act", "words"),
    [
        ("Kenya would have to arrest him if he ever sets foot there.", "arrest", "if he ever sets foot there"),
        ("If the talks fail, Ghana may leave the bloc.", "leave", "If the talks fail"),
        ("Oman will close the strait unless the fleet turns back.", "close", "unless the fleet turns back"),
        (
            "Peru could expel the envoy, should he refuse to testify, officials said.",
            "expel",
            "should he refuse to testify",
        ),
        ("In the event of an attack, the treaty obliges Chad to send troops.", "send", "In the event of an attack"),
        ("Chad must send troops in case of war.", "send", "in case of war"),
    ],
)
def test_the_words_of_the_condition(text: str, act: str, words: str) -> None:
    assert found(text, act) == words


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Kenya may arrest him next week.", "arrest"),
        ("Reporters asked if Ghana would leave the bloc.", "leave"),
        ("If Ghana leaves the bloc, others may follow.", "leaves"),
    ],
)
def test_none_where_none_is_stated(text: str, act: str) -> None:
    assert found(text, act) is None


def test_what_happened_depends_on_nothing() -> None:
    assert found("Ghana left the bloc if reports are right.", "left", "actual") is None
