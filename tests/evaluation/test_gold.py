from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from legation.errors import DataError
from legation.evaluation.gold import Gold, day_pair, expected, load, locate

TEXT = "Kenya recalled its envoy. Uganda\nrecalled its own (by 2024)."
GOOD = """
published: 2024-03-05
events:
  - {words: recalled its envoy, type: SANCTION, actor: [KEN], recipient: [UGA], date: 2024-03-04}
never:
  - {words: recalled its own}
quotes:
  - {words: "recalled … own", speaker: Ada Holt}
ties:
  - {kind: member, holder: KEN, body: UN}
"""


def written(folder: Path, content: str) -> Path:
    path = folder / "report.yaml"
    path.write_text(content, "utf-8")
    return path


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("recalled", "recalled"),
        ("Uganda recalled", "Uganda\nrecalled"),
        ("Kenya … envoy", "Kenya recalled its envoy"),
        ("(by 2024).", "(by 2024)."),
    ],
)
def test_words_are_found(words: str, found: str) -> None:
    start, end = locate(words, TEXT, "x")
    assert TEXT[start:end] == found


def test_a_number_says_which_occurrence() -> None:
    assert locate("recalled#2", TEXT, "x") == (33, 41)


@pytest.mark.parametrize("words", ["Rwanda", "recalled#3", "envoy … Kenya", "kenya"])
def test_words_that_are_not_there_are_told(words: str) -> None:
    with pytest.raises(DataError, match=r"^report\.yaml: .* is not in the text"):
        locate(words, TEXT, "report.yaml")


def test_expected_rows_are_loaded(tmp_path: Path) -> None:
    gold = load(written(tmp_path, GOOD))
    assert (gold.events[0].type, gold.events[0].status, gold.never[0].words) == (
        "SANCTION",
        "actual",
        "recalled its own",
    )
    assert (gold.quotes[0].speaker, gold.ties[0].body) == ("Ada Holt", "UN")


def test_a_report_in_which_nothing_happens(tmp_path: Path) -> None:
    assert load(written(tmp_path, "published: 2024-03-05")).events == ()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "- a list",
        "events: []",
        "published: 2024-03-05\nevents: [{type: AID}]",
        "published: [",
        "published: 1\nnever: [words]",
    ],
)
def test_what_is_no_expectation_is_told_with_its_file(tmp_path: Path, content: str) -> None:
    with pytest.raises(DataError, match=r"report\.yaml: not expected rows"):
        load(written(tmp_path, content))


@pytest.mark.parametrize(
    ("date", "pair"),
    [
        (None, None),
        ("2024-03-05", ("2024-03-05", "2024-03-05")),
        (["2024-03-01", "2024-03-05"], ("2024-03-01", "2024-03-05")),
    ],
)
def test_a_date_is_a_first_and_a_last_day(date: Any, pair: tuple[str, str] | None) -> None:
    assert day_pair(date) == pair


def test_a_date_of_yaml_is_a_day(tmp_path: Path) -> None:
    gold: Gold = load(written(tmp_path, GOOD))
    assert (day_pair(gold.published), day_pair(gold.events[0].date)) == (("2024-03-05",) * 2, ("2024-03-04",) * 2)


def test_expected_rows_are_found_in_the_text(tmp_path: Path) -> None:
    rows = expected(load(written(tmp_path, GOOD)), TEXT, "report.yaml")
    assert (rows.events[0].span, rows.events[0].days) == ((6, 24), ("2024-03-04", "2024-03-04"))
    assert (rows.never, rows.quotes[0].spans, rows.ties[0].body) == (((33, 49),), ((6, 49),), "UN")


def test_expected_words_that_are_not_in_the_text_are_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="'recalled its envoy' is not in the text"):
        expected(load(written(tmp_path, GOOD)), "Nothing happened.", "report.yaml")
