from __future__ import annotations

import pytest

from legation.mentions import signed
from legation.model import Span
from making import attribution


def paragraphs(text: str) -> list[Span]:
    return [(0, len(text))]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“We stay here.” ― Ada Holt", "Ada Holt", "―", "“We stay here.”"),
        ("“We stay here.”— Ada Holt, head of a school", "Ada Holt", "—", "“We stay here.”"),
        (
            "No border is worth a war with them — Ada Holt (@adaholt) May 3, 2019",
            "Ada Holt",
            "—",
            "No border is worth a war with them",
        ),
    ],
)
def test_words_with_a_name_under_them(text: str, source: str, cue: str, content: str) -> None:
    (found,) = signed.find(text, paragraphs(text))
    assert [text[s:e] for s, e in (*found.source, *found.cue, *found.content)] == [source, cue, content]


@pytest.mark.parametrize(
    "text",
    [
        "“We stay” — a phrase of Holt’s — was on every wall.",
        "They stay — Ada Holt leaves.",
        "The “green line” - Kenya’s border since 1950 - is long, and it has been mined for all of it since.",
    ],
)
def test_a_dash_is_no_signature(text: str) -> None:
    assert signed.find(text, paragraphs(text)) == []


def test_a_signature_replaces_what_the_reader_made_of_the_words() -> None:
    text = "“We stay here.” ― Ada Holt. Ben Wood said no."
    wrong, other = attribution(text, "“We stay here.”"), attribution(text, "no", "said", "Ben Wood")
    right = attribution(text, "“We stay here.”", "―", "Ada Holt")
    assert signed.put_right([wrong, other], [right]) == [other, right]
