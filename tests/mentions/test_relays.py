from __future__ import annotations

import pytest

from legation.language.marks import quoted
from legation.mentions import relays
from making import attribution, sentences, span


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "“We are ready,” Mr. Holt was quoted as saying by the Kestrel news agency on Monday.",
            "Mr. Holt",
            "quoted as saying",
            "“We are ready,”",
        ),
        (
            "The minister was cited by the agency as saying that the border would reopen.",
            "The minister",
            "cited by the agency as saying",
            "the border would reopen",
        ),
        ("The channel quoted her as saying that talks had failed.", "her", "quoted", "talks had failed"),
        (
            "Talks had failed a week ago, the channel quoted her as saying.",
            "her",
            "quoted",
            "Talks had failed a week ago",
        ),
        (
            "Talks had failed a week ago, an aide was quoted by the agency as saying on Monday.",
            "an aide",
            "quoted by the agency as saying",
            "Talks had failed a week ago",
        ),
    ],
)
def test_the_speaker_is_whoever_was_quoted(text: str, source: str, cue: str, content: str) -> None:
    (found,) = relays.find(text, sentences(text), quoted(text, 0, len(text)))
    assert [text[s:e] for s, e in (*found.source, *found.cue, *found.content)] == [source, cue, content]


def test_a_relay_replaces_what_the_reader_made_of_it() -> None:
    text = "“We are ready,” Mr. Holt was quoted as saying by the agency."
    wrong = attribution(text, cue="was quoted", content="“We are ready,” Mr. Holt")
    right = relays.find(text, sentences(text), quoted(text, 0, len(text)))
    assert relays.put_right([wrong], right) == right


def test_other_attributions_stay() -> None:
    text = "“We are ready,” Mr. Holt was quoted as saying. The army said it was not."
    other = attribution(text, source="The army", cue="said", content="it was not")
    kept = relays.put_right([other], relays.find(text, sentences(text), quoted(text, 0, len(text))))
    assert other in kept and span(text, "Mr. Holt") == kept[0].source[0]
