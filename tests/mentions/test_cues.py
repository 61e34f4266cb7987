from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from legation.language.encoder import Card, Encoder, Head
from legation.language.windows import tokenizer
from legation.mentions import cues
from legation.model import Attribution
from making import sentences

HEADS = {
    "cue": Head((0, 3), ("O", "B", "I")),
    "saying": Head((3, 6), ("O", "B", "I")),
    "argument": Head((0, 3), ("O", "source", "content")),
    "outermost": Head((3, 6), ("O", "source", "content")),
}


class Reader:
    """A session of both passes that marks word pieces by heart: a piece's label in every head that `labels` names."""

    def __init__(self, labels: dict[str, dict[str, int]]) -> None:
        self.labels = {head: {tokenizer().token_to_id(w): n for w, n in of.items()} for head, of in labels.items()}
        self.lengths: list[int] = []

    def run(self, _: list[str], feed: dict[str, Any]) -> list[Any]:
        if "ids" in feed:
            ids = feed["ids"]
            return [ids[..., None].astype(np.float32), self._logits(ids, ("cue", "saying"))]
        self.lengths += feed["attention"].sum(1).tolist()
        return [self._logits(feed["states"][..., 0].astype(int), ("argument", "outermost"))]

    def _logits(self, ids: Any, heads: tuple[str, ...]) -> Any:
        made = np.zeros((*ids.shape, 6), np.float32)
        for head in heads:
            first = HEADS[head].at[0]
            of = self.labels.get(head, {})
            for place in np.ndindex(ids.shape):
                made[(*place, first + of.get(int(ids[place]), 0))] = 9
        return made


def read(
    text: str, labels: dict[str, dict[str, int]], scheme: cues.Scheme = cues.SAID
) -> tuple[list[Attribution], Reader]:
    session = Reader(labels)
    encoder = Encoder("test", (session, session), Card(HEADS))  # type: ignore[arg-type]
    return cues.read(text, sentences(text), encoder, scheme), session


SPEECH = {"saying": {"said": 1}, "argument": {"holt": 1, "they": 2, "stay": 2}}


def words(text: str, a: Attribution) -> list[str]:
    return [text[s:e] for s, e in (*a.source, *a.cue, *a.content)]


def test_source_cue_and_content_are_the_words_that_the_passes_mark() -> None:
    text = "Holt said they stay."
    (found,), _ = read(text, SPEECH)
    assert words(text, found) == ["Holt", "said", "they stay"]


def test_without_a_cue_there_is_no_second_look() -> None:
    found, session = read("Holt and they stay.", SPEECH)
    assert (found, session.lengths) == ([], [])


def test_a_small_gap_in_the_content_is_closed() -> None:
    text = "Holt said they may well stay."
    (found,), _ = read(text, SPEECH)
    assert words(text, found)[2:] == ["they may well stay"]


def test_cue_and_source_part_the_content() -> None:
    text = "They, Holt said, stay."
    (found,), _ = read(text, SPEECH)
    assert words(text, found)[2:] == ["They", "stay"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Snow fell on the hills. Holt said they stay.", 7),
        ("“Snow fell on the hills.” Holt said they stay.", 15),
    ],
)
def test_the_second_look_is_at_the_sentence_unless_something_is_quoted(text: str, tokens: int) -> None:
    assert read(text, SPEECH)[1].lengths == [tokens]


@pytest.mark.parametrize(("said", "stance"), [({"hopes": 1}, "saying"), ({}, "attitude")])
def test_what_our_own_scheme_does_not_take_for_a_saying_is_an_attitude(said: dict[str, int], stance: str) -> None:
    labels = {"cue": {"hopes": 1}, "saying": said, "outermost": {"holt": 1, "they": 2, "stay": 2}}
    (found,), _ = read("Holt hopes they stay.", labels, cues.POLNEAR)
    assert found.stance == stance
