from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import DataError
from legation.evaluation import run
from legation.evaluation.stories import (
    Mention,
    Stories,
    Told,
    agreement,
    as_report,
    b_cubed,
    labels,
    missed_merges,
    read_stories,
    wrong_merges,
)
from legation.model import Doc, Event, Report
from making import event, span

ONE = "Kenya shelled Busia on Monday. Uganda condemned the shelling. Talks began on Friday."
TWO = "Last week’s shelling of Busia was followed by a second. Kenya attacked Mbale."
GOOD = """
reports:
  - id: one
    story: busia
    outlet: Lake Wire
    published: 2024-11-19
    mentions:
      - {words: shelled, type: ASSAULT, occasion: busia}
      - {words: shelling, type: ASSAULT, occasion: busia}
"""
SHIPPED = read_stories(run.examples_folder() / "stories")


def folder(path: Path, content: str = GOOD) -> Path:
    (path / "one.txt").write_text(ONE, "utf-8")
    (path / "stories.yaml").write_text(content, "utf-8")
    return path


def told(id: str, text: str, *mentions: tuple[str, str, str]) -> Told:
    made = tuple(Mention(span=span(text, words), type=type_, occasion=o) for words, type_, o in mentions)  # type: ignore[arg-type]
    return Told(id=id, story="s", outlet="o", published="2024-11-19", url=None, text=text, mentions=made)


STORIES = Stories(
    (
        told(
            "one",
            ONE,
            ("shelled", "ASSAULT", "busia"),
            ("condemned", "ACCUSE", "words"),
            ("shelling", "ASSAULT", "busia"),
        ),
        told("two", TWO, ("shelling", "ASSAULT", "busia"), ("attacked", "ASSAULT", "mbale")),
    )
)


def found(id: str, text: str, *words: str, **changes: Any) -> Doc:
    events = (
        event(**{"id": f"e{k}", "type": "ASSAULT", "trigger": span(text, w)} | changes) for k, w in enumerate(words, 1)
    )
    return Doc(report=Report(id=id, text=text), events=tuple(events))


DOCS = {"one": found("one", ONE, "shelled", "shelling"), "two": found("two", TWO, "shelling", "attacked")}
ALL = [("one", "e1"), ("one", "e2"), ("two", "e1"), ("two", "e2")]


def groups(*numbers: Hashable) -> dict[tuple[str, str], Hashable]:
    return dict(zip(ALL, numbers, strict=True))


@pytest.mark.parametrize(
    ("predicted", "gold", "precision", "recall"),
    [
        pytest.param("aabb", "xxyy", 1, 1, id="the same, under other names"),
        pytest.param("abcd", "xxyy", 1, 1 / 2, id="everything alone"),
        pytest.param("aaaa", "xxyy", 1 / 2, 1, id="everything together"),
        pytest.param("aab", "xyy", (1 / 2 + 1 / 2 + 1) / 3, (1 + 1 / 2 + 1 / 2) / 3, id="one in the wrong group"),
        # the paper's own: entities of five, five and two; a large one joined with the small one, or with the other
        pytest.param("1111122222" + "22", "xxxxxyyyyy" + "zz", (5 + 5 * 5 / 7 + 2 * 2 / 7) / 12, 1, id="paper, small"),
        pytest.param("1111111111" + "22", "xxxxxyyyyy" + "zz", (10 / 2 + 2) / 12, 1, id="paper, large"),
    ],
)
def test_b_cubed_of_cases_worked_by_hand(predicted: str, gold: str, precision: float, recall: float) -> None:
    f1 = 2 * precision * recall / (precision + recall)
    assert b_cubed(dict(enumerate(predicted)), dict(enumerate(gold))) == pytest.approx((precision, recall, f1))


def test_b_cubed_asks_only_items_that_both_know() -> None:
    assert b_cubed({1: "a", 2: "b", 9: "b"}, {1: "x", 2: "y", 8: "x"}) == (1.0, 1.0, 1.0)


def test_b_cubed_of_nothing_is_whole() -> None:
    assert b_cubed({}, {1: "x"}) == (1.0, 1.0, 1.0)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1))
def test_precision_one_way_is_recall_the_other(pairs: list[tuple[int, int]]) -> None:
    ours, theirs = dict(enumerate(p for p, _ in pairs)), dict(enumerate(g for _, g in pairs))
    precision, recall, f1 = b_cubed(ours, theirs)
    assert (recall, precision) == b_cubed(theirs, ours)[:2]
    assert 0 < min(precision, recall) <= f1 + 1e-9 <= max(precision, recall) + 2e-9 <= 1 + 2e-9


def test_a_report_is_read_with_its_mentions(tmp_path: Path) -> None:
    (report,) = read_stories(folder(tmp_path)).reports
    assert (report.id, report.outlet, report.published, report.url) == ("one", "Lake Wire", "2024-11-19", None)
    assert [(ONE[slice(*m.span)], m.type, m.occasion) for m in report.mentions] == [
        ("shelled", "ASSAULT", "busia"),
        ("shelling", "ASSAULT", "busia"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("", "not labelled stories", id="empty"),
        pytest.param("reports: [", "not labelled stories", id="not YAML"),
        pytest.param(GOOD.replace("outlet", "paper"), "not labelled stories", id="no such field"),
        pytest.param(GOOD.replace("ASSAULT", "ATTACK"), "not labelled stories", id="no such type"),
        pytest.param(GOOD.replace("2024-11-19", "Monday"), "not labelled stories", id="no day"),
        pytest.param(GOOD.replace("occasion: busia", "occasion: ''"), "not labelled stories", id="no label"),
        pytest.param(GOOD + GOOD.removeprefix("\nreports:\n"), "report 'one' stands twice", id="a report twice"),
        pytest.param(GOOD.replace("id: one", "id: two"), r"two\.txt: there is no such file", id="no text"),
        pytest.param(GOOD.replace("shelled", "bombed"), "one: 'bombed' is not in the text", id="other words"),
        pytest.param(
            GOOD.replace("shelling", "shelled Busia"), "one: 'shelled Busia' is labelled twice", id="words twice"
        ),
    ],
)
def test_what_is_wrong_with_stories_is_told(tmp_path: Path, content: str, reason: str) -> None:
    with pytest.raises(DataError, match=reason):
        read_stories(folder(tmp_path, content))


def test_a_folder_without_stories_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"stories\.yaml: there is no such file"):
        read_stories(tmp_path)


def test_events_take_the_labels_of_the_mentions_they_overlap() -> None:
    assert labels(STORIES, DOCS) == dict(zip(ALL, ["busia", "busia", "busia", "mbale"], strict=True))


def labels_of(*events: Event) -> dict[str, str]:
    docs = {"one": Doc(report=Report(id="one", text=ONE), events=events)}
    return {event_id: label for (_, event_id), label in labels(STORIES, docs).items()}


def test_an_event_on_other_words_takes_the_nearest_mention_of_its_type() -> None:
    assert labels_of(event(id="e1", type="ACCUSE", trigger=span(ONE, "Talks"))) == {"e1": "words"}


def test_an_event_of_another_type_elsewhere_takes_none() -> None:
    assert labels_of(event(id="e1", type="AID", trigger=span(ONE, "Talks"))) == {}


def test_words_go_before_type() -> None:
    mistyped = event(id="e1", type="AID", trigger=span(ONE, "condemned"))
    near = event(id="e2", type="ACCUSE", trigger=span(ONE, "Uganda"))
    assert labels_of(mistyped, near) == {"e1": "words"}


def test_of_two_events_on_the_same_words_the_one_of_the_type_is_taken() -> None:
    other = event(id="e1", type="AID", trigger=span(ONE, "condemned"))
    right = event(id="e2", type="ACCUSE", trigger=span(ONE, "condemned"))
    assert labels_of(other, right) == {"e2": "words"}


def test_only_reports_at_hand_are_scored() -> None:
    made = agreement(STORIES, {"two": DOCS["two"]}, {("two", "e1"): 1, ("two", "e2"): 1})
    assert (made.paired, made.mentions, made.precision, made.recall) == (2, 2, 0.5, 1.0)


def test_agreement_counts_the_mentions_that_no_event_met() -> None:
    made = agreement(STORIES, DOCS, groups(1, 1, 1, 2))
    assert (made.paired, made.mentions, made.f1) == (4, 5, 1.0)


def test_right_groups_leave_nothing_to_read() -> None:
    right = groups(1, 1, 1, 2)
    assert (wrong_merges(STORIES, DOCS, right), missed_merges(STORIES, DOCS, right)) == ([], [])


def test_a_wrong_merge_is_told_with_its_acts() -> None:
    assert wrong_merges(STORIES, DOCS, groups(1, 1, 7, 7)) == [
        "7 merges 2 acts: busia: two e1 “shelling” | mbale: two e2 “attacked”"
    ]


def test_a_missed_merge_is_told_with_its_pieces() -> None:
    assert missed_merges(STORIES, DOCS, groups(1, 1, 7, 7)) == [
        "busia is in 2 pieces: one e1 “shelled”, one e2 “shelling” | two e1 “shelling”"
    ]


def test_the_shipped_stories_are_many() -> None:
    counts = Counter(r.story for r in SHIPPED.reports)
    assert len(SHIPPED.reports) >= 12 and len(counts) >= 4 and min(counts.values()) >= 3
    assert len({r.outlet for r in SHIPPED.reports}) >= 8


def test_every_shipped_text_has_its_labels() -> None:
    there = {p.stem for p in (run.examples_folder() / "stories").glob("*.txt")}
    assert there == {r.id for r in SHIPPED.reports}


def test_shipped_labels_join_reports_and_stories() -> None:
    reports = Counter(o for r in SHIPPED.reports for o in {m.occasion for m in r.mentions})
    stories = Counter(o for o, _ in {(m.occasion, r.story) for r in SHIPPED.reports for m in r.mentions})
    assert sum(n > 1 for n in reports.values()) >= 30
    assert sum(n > 1 for n in stories.values()) >= 5


@pytest.mark.parametrize("told", SHIPPED.reports, ids=lambda r: r.id)
def test_shipped_mentions_are_whole_words_in_order_below_the_headline(told: Told) -> None:
    starts = [m.span[0] for m in told.mentions]
    assert starts == sorted(starts) and starts[0] > told.text.index("\n")
    edges = [told.text[i - 1 : i + 1] for m in told.mentions for i in m.span]
    assert not [e for e in edges if e.isalnum() and len(e) == 2]


@pytest.mark.parametrize("told", SHIPPED.reports, ids=lambda r: r.id)
def test_the_pipeline_gets_the_text_that_was_labelled(told: Told) -> None:
    report = as_report(told)
    assert (report.text, report.id, report.published, report.outlet) == (
        told.text, told.id, told.published, told.outlet,
    )  # fmt: skip
