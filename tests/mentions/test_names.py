from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.mentions.names import find
from legation.model import Name
from making import sentences


def named(text: str) -> tuple[Name, ...]:
    return find(text, sentences(text), ())


@pytest.mark.parametrize(
    ("text", "words", "kind", "key"),
    [
        ("Envoys of Armenia came.", "Armenia", "state", "ARM"),
        ("An Armenian envoy came.", "Armenian", "adjective", "ARM"),
        ("Armenians voted.", "Armenians", "people", "ARM"),
        ("Yerevan objected.", "Yerevan", "capital", "ARM"),
        ("The Kremlin objected.", "Kremlin", "metonym", "RUS"),
        ("The CSTO met.", "CSTO", "body", "CSTO"),
        ("Collective Security Treaty Organization troops", "Collective Security Treaty Organization", "body", "CSTO"),
        ("He joined Hezbollah.", "Hezbollah", "group", "hezbollah"),
        ("It told Reuters so.", "Reuters", "outlet", "reuters"),
        ("He leads Likud now.", "Likud", "party", "likud"),
        ("They ratified the Rome Statute.", "Rome Statute", "treaty", "rome-statute"),
        ("The Pentagon knew.", "Pentagon", "organ", "USA-PENTAGON"),
        ("The foreign minister came.", "foreign minister", "role", "foreign minister"),
        ("Foreign Ministers came.", "Foreign Ministers", "role", "foreign minister"),
        ("Mr. Holt came.", "Mr.", "title", "mr."),
        ("Then she came.", "she", "pronoun", "she"),
        ("The two countries agreed.", "The two countries", "description", "the two countries"),
        ("He left the bloc.", "the bloc", "description", "the bloc"),
        ("There Ada Holt spoke.", "Ada Holt", "person", "Ada Holt"),
        ("The Borduria Liberation Front spoke.", "Borduria Liberation Front", "org", "Borduria Liberation Front"),
    ],
)
def test_kinds_of_names(text: str, words: str, kind: str, key: str) -> None:
    assert (kind, key) in [(n.kind, n.key) for n in named(text) if text[n.start : n.end] == words]


@pytest.mark.parametrize(
    ("text", "plural"), [("A minister came.", False), ("Ministers came.", True), ("Kenyans came.", True)]
)
def test_number_is_known(text: str, plural: bool) -> None:
    assert [n.plural for n in named(text)] == [plural]


@pytest.mark.parametrize("text", ["who is to blame?", "He may go.", "The march went on.", "un petit peu"])
def test_common_words_name_no_state_and_no_body(text: str) -> None:
    assert [n for n in named(text) if n.kind in ("state", "body", "group", "party", "person")] == []


@pytest.mark.parametrize(
    ("text", "key"), [("Turkey and Kenya objected.", "TUR"), ("The US and Kenya objected.", "USA")]
)
def test_a_state_whose_name_is_a_word_too_is_named(text: str, key: str) -> None:
    assert (key, "state") in [(n.key, n.kind) for n in named(text)]


def test_what_is_longest_wins() -> None:
    text = "The Russian Foreign Ministry objected."
    assert "Russia" not in [n.key for n in named(text)]
    assert all(text[n.start : n.end] != "Foreign" for n in named(text))


def test_a_name_never_runs_over_a_line() -> None:
    text = "Rome\nStatute"
    assert [n.kind for n in named(text)] != ["treaty"]


WORDS = (
    "the", "CSTO", "Armenia", "’s", "Mr.", "President", "Holt", "Ada", "U.S.", "and", "Front", "said", ",", "of",
    ".", "\n", "“", "he", "two", "countries", "Rome", "Statute", "Hezbollah-backed",
)  # fmt: skip


@settings(max_examples=60)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)))
def test_names_stand_in_order_without_overlap(text: str) -> None:
    found = named(text)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_said_is_no_first_name_before_a_state() -> None:
    assert ("state", "ISR") in {(n.kind, n.key) for n in named("Officials said Israel would answer.")}
