from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from legation.errors import InputError
from legation.evaluation import run
from legation.evaluation.standoff import Split, sha256_of

TEXT = "NAIROBI — Kenya recalled its ambassador from Kampala on Tuesday."
GOLD = """
published: 2024-03-05
events:
  - {words: recalled, type: SANCTION, actor: [KEN], recipient: [UGA], date: 2024-03-05}
"""
EVENT: dict[str, Any] = {
    "type": "SANCTION", "mode": "withdraw", "contexts": [], "actor": [{"name": "Kenya", "country": "KEN"}],
    "recipient": [{"name": "Uganda", "country": "UGA"}], "date": ["2024-03-05", "2024-03-05"], "place": None,
    "place_country": None, "status": "actual", "said_by": None, "span": [16, 24], "same_as": None, "occasion": None,
    "arguments": {"actor": [[10, 15]], "recipient": [], "time": None, "place": None},
}  # fmt: skip


def by_words(folder: Path) -> Path:
    (folder / "recall.txt").write_text(TEXT, "utf-8")
    (folder / "recall.yaml").write_text(GOLD, "utf-8")
    return folder


def stand_off(folder: Path, **changes: Any) -> tuple[Path, list[Path]]:
    kept = {"id": "recall", "sha256": sha256_of(TEXT), "published": "2024-03-05", "outlet": None, "split": "dev"}
    (folder / "recall.json").write_text(json.dumps(kept | {"events": [EVENT], "quotes": [], "ties": []} | changes))
    (folder / "texts.jsonl").write_text(json.dumps({"text": TEXT}) + "\n", "utf-8")
    return folder, [folder / "texts.jsonl"]


def test_both_forms_of_expected_rows_give_the_same_figures(tmp_path: Path) -> None:
    words = run.evaluate(run.read_pairs(by_words(tmp_path)), "x")["recall"]
    spans = run.evaluate(run.read_annotated(*stand_off(tmp_path), "dev"), "x")["recall"]
    assert spans == words | {"same F1": 1.0}


@pytest.mark.parametrize(("split", "changes"), [("test", {}), ("dev", {"sha256": "0" * 64})])
def test_only_reports_of_the_split_with_their_text_are_read(
    tmp_path: Path, split: Split, changes: dict[str, Any]
) -> None:
    assert list(run.read_annotated(*stand_off(tmp_path, **changes), split)) == []


def test_nothing_to_score_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^here: no report to score"):
        run.evaluate([], "here")


def test_a_figure_that_a_report_lacks_is_left_blank() -> None:
    table = run.table({"r1": {"found F1": 1.0}, "all": {"found F1": 1.0, "same F1": 0.5}})
    assert [line.split() for line in table.splitlines()] == [["found", "same"], ["r1", "1.00"], ["all", "1.00", "0.50"]]
