"""The lexicon of acts as a table: every row can be read, every type and mode is there, irregular words are known."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from legation.data import acts, plover
from legation.errors import DataError

ROWS = acts.table()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.pattern)
def test_a_pattern_has_words_and_one_trigger(row: acts.ActRow) -> None:
    pieces = acts.parse(row.pattern)
    runs = "".join("t" if p.trigger else "-" for p in pieces).replace("-", " ").split()
    assert len(runs) == 1


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.pattern)
def test_an_example_is_one_marked_sentence_of_ordinary_length(row: acts.ActRow) -> None:
    assert row.example.count("<") == row.example.count(">") == 1
    assert 8 <= len(re.sub(r"\{[ar]:|[<>}]", "", row.example).split()) <= 30


def test_there_are_many_rows() -> None:
    assert len(ROWS) >= 500


def test_no_pattern_stands_twice() -> None:
    assert [pattern for pattern, count in Counter(row.pattern for row in ROWS).items() if count > 1] == []


def test_every_type_is_there() -> None:
    assert set(plover.types()) - {row.type for row in ROWS} == set()


def test_every_mode_is_there_and_no_other() -> None:
    assert {(row.type, row.mode) for row in ROWS if row.mode} == set(plover.modes())


def test_no_example_is_used_twice() -> None:
    assert len({row.example for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("recall", "recall recalls recalled recalling"),
        ("condemn", "condemned condemning"),
        ("accuse", "accuses accused accusing"),
        ("deny", "denies denied denying"),
        ("envoy", "envoys"),
        ("expel", "expelled expelling"),
        ("cancel", "canceled cancelled"),
        ("ban", "banned banning"),
        ("veto", "vetoes vetoed"),
        ("free", "freed freeing"),
        ("equip", "equipped"),
        ("withdraw", "withdrew withdrawn withdrawing"),
        ("overthrow", "overthrew overthrown"),
        ("shoot", "shot shooting"),
        ("strike", "struck striking"),
        ("seek", "sought seeking"),
        ("undertake", "undertook undertaken"),
        ("chief", "chiefs"),
        ("sanction", "sanctions"),
        ("clash", "clashes"),
    ],
)
def test_forms_of_words(word: str, forms: str) -> None:
    assert set(forms.split()) - acts.inflected(word) == set()


@pytest.mark.parametrize(("word", "no_form"), [("shoot", "shooted"), ("ban", "baned"), ("seek", "seeked")])
def test_what_is_no_form(word: str, no_form: str) -> None:
    assert no_form not in acts.inflected(word)


@pytest.mark.parametrize(("word", "participle"), [("take", "taken"), ("seize", "seized"), ("hold", "held")])
def test_participles_are_known(word: str, participle: str) -> None:
    assert participle in acts.past_participles(word)


@pytest.mark.parametrize("past", [("take", "took"), ("withdraw", "withdrew")])
def test_a_past_is_no_participle(past: tuple[str, str]) -> None:
    assert past[1] not in acts.past_participles(past[0])


@pytest.mark.parametrize(
    "pattern", ["", "   ", "... recall~", "[recall~] ...", "[recall~ ambassador~", "a] b", "[a] [b]"]
)
def test_a_damaged_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(DataError):
        acts.parse(pattern)


def test_without_brackets_all_words_are_the_trigger() -> None:
    assert [p.trigger for p in acts.parse("pull~ out")] == [True, True]


def test_a_verb_with_its_object_has_a_passive() -> None:
    assert any(p.turned for p in acts.index()["ambassador"])
