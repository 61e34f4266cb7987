"""What the datasheet promises of the annotations that ship."""

from __future__ import annotations

import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from legation.data import plover
from legation.evaluation.standoff import Annotation, read

FOLDER = Path(__file__).parents[2] / "annotation"
sys.path.append(str(FOLDER))

import check  # noqa: E402
import sheet  # noqa: E402


@cache
def reports() -> list[Annotation]:
    return read(FOLDER / "reports")


@cache
def ours() -> list[Annotation]:
    return [a for path in check.everything() if path.suffix == ".jsonl" for a in read(path)]


@cache
def sentences() -> list[str]:
    texts = (a.text or "" for a in ours())
    return [t[s:e] for t in texts for s, e in sheet.sentences(t)]


def test_reports_are_split_for_good() -> None:
    assert Counter(a.split for a in reports()) == {"train": 252, "dev": 30, "test": 30}


def test_no_text_of_others_is_kept() -> None:
    assert [a.id for a in reports() if a.text is not None] == []


def test_stories_are_told_in_several_reports_and_their_acts_linked() -> None:
    told = Counter(a.story for a in reports() if a.story)
    linked = {a.story for a in reports() if any(e.occasion for e in a.events)}
    assert (len(told) >= 12, sum(told.values()) >= 60, min(told.values()) >= 4) == (True, True, True)
    assert linked - {None} == set(told)


def test_no_report_of_one_split_is_of_the_same_days_as_one_of_another() -> None:
    first = {(a.published, a.split) for a in reports()}
    assert max(Counter(day for day, _ in first).values()) == 1


def test_there_are_sentences_enough_and_none_twice() -> None:
    assert len(sentences()) >= 3000
    twice = [s for s, n in Counter(sentences()).items() if n > 1 and len(s) > 40]
    assert twice == []


def test_every_type_and_mode_is_there_often_enough() -> None:
    modes = Counter((e.type, e.mode) for a in ours() for e in a.events)
    types = Counter(e.type for a in ours() for e in a.events)
    rare = [f"{t}-{m} {modes[t, m]}" for t, m in plover.modes() if modes[t, m] < 25]
    assert (rare, [t for t in plover.types() if types[t] < 100]) == ([], [])


@pytest.mark.parametrize("status", ["future", "hypothetical", "negated"])
def test_what_did_not_happen_is_there_often_enough(status: str) -> None:
    assert sum(e.status == status for a in ours() for e in a.events) >= 300


def test_there_are_negatives_of_all_kinds() -> None:
    kinds = Counter(a.negative for a in ours() if a.negative)
    assert (sum(kinds.values()) >= 700, set(kinds)) == (True, check.NEGATIVES)


@pytest.mark.parametrize(("field", "all_of_them"), [("region", check.REGIONS), ("construction", check.CONSTRUCTIONS)])
def test_all_regions_and_constructions_are_there(field: str, all_of_them: frozenset[str]) -> None:
    values = (getattr(a, field) for a in ours())
    seen = {v for value in values for v in ((value,) if isinstance(value, str) else value or ())}
    assert seen == all_of_them
