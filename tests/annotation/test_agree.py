from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from annotated import EVENT, QUOTE, RECALL, TEXT
from annotated import annotation as one
from annotated import row as plain
from legation.evaluation.standoff import Annotation

sys.path.append(str(Path(__file__).parents[2] / "annotation"))

import agree


def row(**changes: Any) -> dict[str, Any]:
    return plain(**({"events": [EVENT, RECALL], "ties": []} | changes))


def annotation(**changes: Any) -> Annotation:
    return one(**row(**changes))


def figures(tmp_path: Path, capsys: pytest.CaptureFixture[str], second: dict[str, Any], *flags: str) -> dict[str, str]:
    for name, kept in (("first", row()), ("second", second)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "r1.json").write_text(json.dumps(kept), "utf-8")
    (tmp_path / "texts.jsonl").write_text(json.dumps({"text": TEXT}) + "\n", "utf-8")
    folders = [str(tmp_path / "first"), str(tmp_path / "second")]
    assert agree.main([*folders, "--texts", str(tmp_path / "texts.jsonl"), *flags]) == 0
    return {line[:18].strip(): line[18:].strip() for line in capsys.readouterr().out.splitlines()}


def test_a_reader_agrees_with_himself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = figures(tmp_path, capsys, row())
    told.pop("1 reports read by")
    assert set(told.values()) == {"1.000"}


@pytest.mark.parametrize(
    ("changes", "figure"),
    [
        ({"events": [EVENT]}, "found F1"),
        ({"events": [EVENT | {"type": "REJECT", "mode": None}, RECALL]}, "type F1"),
        ({"events": [EVENT | {"status": "future"}, RECALL]}, "status"),
        ({"events": [EVENT | {"said_by": "Kenya"}, RECALL]}, "voice"),
        ({"events": [EVENT, RECALL | {"same_as": None}]}, "same F1"),
        ({"quotes": []}, "quote F1"),
        ({"quotes": [QUOTE | {"via": None}]}, "via"),
    ],
)
def test_what_two_readers_differ_on_shows_in_its_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, Any], figure: str
) -> None:
    assert float(figures(tmp_path, capsys, row(**changes))[figure]) < 1


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({}, []),
        ({"events": [EVENT]}, ["r1: only first: SANCTION 'recall' at 63"]),
        ({"events": [EVENT | {"status": "future"}, RECALL]}, ["r1: SANCTION 'recalled' at 6: status actual / future"]),
        (
            {"events": [EVENT, RECALL, EVENT | {"span": [46, 58], "type": "AID"}]},
            ["r1: only second: AID 'ight follow.' at 46"],
        ),
        ({"quotes": []}, ["r1: only first: quotation 'it might follow' at 42"]),
        (
            {"quotes": [QUOTE | {"speaker": "Kenya", "via": None}]},
            ["r1: quotation 'it might follow' at 42: speaker Uganda / Kenya; via Courier / None"],
        ),
    ],
)
def test_differences_are_listed_for_settling(changes: dict[str, Any], lines: list[str]) -> None:
    assert list(agree.differences(annotation(), annotation(**changes), TEXT)) == lines


def test_an_annotation_can_be_given_to_other_scorers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "second.jsonl"
    figures(tmp_path, capsys, row(), "--contract", str(out))
    kept = json.loads(out.read_text("utf-8"))
    assert (kept["report"]["id"], kept["events"][0]["actor"], kept["quotes"][0]["via"]) == (
        "r1",
        ["kenya-KEN"],
        "courier",
    )
    assert kept["events"][0]["occasion"] == kept["events"][1]["occasion"]
