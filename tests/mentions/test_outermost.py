from __future__ import annotations

import pytest

from legation.language.encoder import load
from legation.mentions import cues, outermost
from legation.model import Attribution
from making import attribution, sentences


def find(text: str, monkeypatch: pytest.MonkeyPatch, *read: Attribution, kind: str = "body") -> tuple[Attribution, ...]:
    monkeypatch.setattr(cues, "read", lambda _, given, *__: list(read) if given else [])
    return outermost.find(text, sentences(text, kind), load("attribution"))  # type: ignore[arg-type]


def test_an_attribution_within_another_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Holt said Wood said they stay."
    outer = attribution(text, "Wood said they stay", "said", "Holt")
    inner = attribution(text, "they stay", "said#2", "Wood")
    assert find(text, monkeypatch, outer, inner) == (outer,)


@pytest.mark.parametrize(
    ("text", "cue", "content", "stance"),
    [
        ("Holt intends to stay.", "intends", "to stay", "plan"),
        ("Holt fears they stay.", "fears", "they stay", "attitude"),
        ("Holt loves to stay.", "loves", "to stay", "attitude"),
        ("Holt believes they stay.", "believes", "they stay", "attitude"),
    ],
)
def test_what_somebody_means_to_do_is_a_plan(
    text: str, cue: str, content: str, stance: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = attribution(text, content, cue, "Holt", stance="attitude")
    (found,) = find(text, monkeypatch, read)
    assert found.stance == stance


@pytest.mark.parametrize(("kind", "count"), [("headline", 1), ("body", 1), ("boilerplate", 0), ("byline", 0)])
def test_headlines_are_read_and_furniture_is_not(kind: str, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Holt says they stay."
    assert len(find(text, monkeypatch, attribution(text, "they stay", "says", "Holt"), kind=kind)) == count
