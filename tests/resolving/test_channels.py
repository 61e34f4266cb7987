from __future__ import annotations

import pytest

from legation.resolving import channels
from making import attribution, cast_of


def outlet(text: str, content: str, cue: str, source: str) -> str | None:
    cast = cast_of(text, "2023-11-27")
    a = attribution(text, content, cue, source)
    return channels.outlet(a, cast, cast.sentences[cast.sentence_at(a.cue[0][0])])


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Then Kenyan envoy Ada Holt told Reuters that they stay.", "told"),
        ("Then Kenyan envoy Ada Holt said in an interview with Reuters that they stay.", "said"),
        ("Kenyan envoy Ada Holt was cited as saying by Reuters that they stay.", "saying"),
        ("Then Kenyan envoy Ada Holt said that they stay, Reuters reported.", "said"),
        ("That they stay was the plan, that they stay, Kenyan envoy Ada Holt said, according to Reuters.", "said"),
        ("Kenyan envoy Ada Holt said, in reply to a question from Reuters, that they stay.", "said"),
        ("Kenyan envoy Ada Holt confirmed to Reuters that they stay.", "confirmed"),
    ],
)
def test_the_outlet_that_the_words_went_through(text: str, cue: str) -> None:
    assert outlet(text, "that they stay", cue, "Kenyan envoy Ada Holt") == "reuters"


@pytest.mark.parametrize(
    ("text", "cue", "found"),
    [
        ("Then Kenyan envoy Ada Holt told the Guardian that they stay.", "told", "guardian"),
        ("Then Kenyan envoy Ada Holt told Kestrel Radio that they stay.", "told", "kestrel-radio"),
        ("Then Kenyan envoy Ada Holt told private Kenyan radio KBX that they stay.", "told", "kbx"),
        ("Then Kenyan envoy Ada Holt tweeted that they stay.", "tweeted", "twitter"),
        ("Then Kenyan envoy Ada Holt said in a tweet that they stay.", "said", "twitter"),
        (
            "TASS had it first. Kenyan envoy Ada Holt said, according to the news agency, that they stay.",
            "said",
            "tass",
        ),
    ],
)
def test_an_outlet_that_only_its_place_in_the_sentence_gives_away(text: str, cue: str, found: str) -> None:
    assert outlet(text, "that they stay", cue, "Kenyan envoy Ada Holt") == found


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Then Kenyan envoy Ada Holt said Reuters lied.", "Reuters lied", "Kenyan envoy Ada Holt"),
        ("Then Kenyan envoy Ada Holt left Reuters and said they stay.", "they stay", "Kenyan envoy Ada Holt"),
        ("Reuters said they stay.", "they stay", "Reuters"),
        ("Then Kenyan envoy Ada Holt said he tweeted that.", "he tweeted that", "Kenyan envoy Ada Holt"),
    ],
)
def test_an_outlet_that_passed_on_nothing(text: str, content: str, source: str) -> None:
    assert outlet(text, content, "said", source) is None
