from __future__ import annotations

import re
from typing import get_args

import pytest

from legation.data import plover
from legation.model import EventType


def test_the_types_are_the_models_in_the_manuals_order() -> None:
    assert tuple(plover.types()) == get_args(EventType)


@pytest.mark.parametrize(
    ("type", "mode", "score"),
    [
        ("AGREE", None, 2.5),
        ("CONSULT", "visit", 4),
        ("CONSULT", "no such mode", 2.5),
        ("ASSAULT", None, -9),
        ("REQUEST", None, 0),
    ],
)
def test_scores(type: str, mode: str | None, score: float) -> None:
    assert plover.score(type, mode) == score


@pytest.mark.parametrize(
    ("type", "mode", "contexts", "code"),
    [
        ("AGREE", None, (), "030"),
        ("AGREE", None, ("economic",), "0311"),
        ("AGREE", None, ("military",), "0312"),
        ("AGREE", None, ("no such context", "military"), "0312"),
        ("CONSULT", "visit", (), "042"),
        ("CONSULT", "no such mode", (), "040"),
    ],
)
def test_the_finest_code_that_the_facts_support(
    type: str, mode: str | None, contexts: tuple[str, ...], code: str
) -> None:
    assert plover.cameo(type, mode, contexts) == code


@pytest.mark.parametrize(
    ("type", "needs"), [("COOPERATE", True), ("AID", True), ("SANCTION", True), ("PROTEST", False), ("ASSAULT", False)]
)
def test_what_takes_a_recipient(type: str, needs: bool) -> None:
    assert plover.needs_recipient(type) is needs


def test_quads_are_words_and_deeds_friendly_and_not() -> None:
    assert [row.quad for row in plover.types().values()] == [1] * 4 + [2] * 3 + [3] * 4 + [4] * 5


def test_cooperation_is_never_negative_and_conflict_never_positive() -> None:
    assert [t for t, row in plover.types().items() if (row.score < 0) != (row.quad >= 3) and row.score != 0] == []


def test_modes_belong_to_types_and_keep_their_sign() -> None:
    odd = [key for key, row in plover.modes().items() if row.score * plover.types()[row.type].score < 0]
    assert {type_ for type_, _ in plover.modes()} <= set(plover.types())
    assert odd == []


def test_there_are_37_contexts_each_once() -> None:
    assert len(set(plover.contexts())) == len(plover.contexts()) == 37


def test_codes_are_cameos() -> None:
    codes = {row.cameo for row in plover.types().values()} | {row.cameo for row in plover.modes().values()}
    assert [code for code in codes if not re.fullmatch(r"(?:0[1-9]|1\d|20)\d{1,2}", code)] == []
