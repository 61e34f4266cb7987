from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.resolving.casting import finished
from making import cast_of, span

DAY = "2023-11-27"


def who(text: str, words: str, day: str | None = DAY) -> tuple[str, ...]:
    return cast_of(text, day).who(span(text, words))


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Kenya and Uganda signed.", "Kenya and Uganda", ("KEN", "UGA")),
        ("Kenya, Uganda and the CSTO signed.", "Kenya, Uganda and the CSTO", ("KEN", "UGA", "CSTO")),
        ("Kenyan police in Uganda fired.", "Kenyan police in Uganda", ("KEN-police",)),
        ("Then Kenyan envoy Ada Holt spoke. She left.", "She", ("ada-holt",)),
        ("Kenya voted. It won.", "It", ("KEN",)),
        ("Kenya met Uganda. The two countries signed.", "The two countries", ("KEN", "UGA")),
        ("Kenya left the CSTO. It was glad to leave the alliance.", "the alliance", ("CSTO",)),
        ("It won.", "It", ()),
        ("We won.", "We", ()),
        ("Some forum participants left.", "Some forum participants", ("forum-participants",)),
    ],
)
def test_words_lead_to_whom_they_name(text: str, words: str, ids: tuple[str, ...]) -> None:
    assert who(text, words) == ids


def test_the_trigger_names_nobody() -> None:
    text = "The Kenyan visit to Uganda failed."
    assert cast_of(text).who((0, len(text)), exclude=span(text, "Kenyan visit")) == ("UGA",)


def test_an_actor_that_only_a_slot_names_is_taken_in() -> None:
    text = "Some forum participants left."
    cast = cast_of(text)
    cast.who(span(text, "forum participants"))
    assert [a.mentions for a in finished(cast, {"forum-participants"})] == [(span(text, "forum participants"),)]


WORDS = (
    "Kenya", "Uganda’s", "the", "envoy", "Ada", "Holt", "Mr.", "police", "CSTO", "he", "It", "two", "countries", "and",
    ",", ".", "\n", "forum", "alliance", "who",
)  # fmt: skip


@settings(max_examples=50)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join), st.data())
def test_whoever_is_named_is_in_the_cast(text: str, data: st.DataObject) -> None:
    cast = cast_of(text, DAY)
    start = data.draw(st.integers(0, len(text) - 1))
    found = cast.who((start, data.draw(st.integers(start + 1, len(text)))))
    assert set(found) <= set(cast.actors)
    assert all(0 <= s < e <= len(text) for a in finished(cast, cast.actors) for s, e in a.mentions)
