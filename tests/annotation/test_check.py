from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from annotated import EVENT, QUOTE, TEXT, annotation
from legation.evaluation.standoff import Annotation, read, sha256_of

FOLDER = Path(__file__).parents[2] / "annotation"
sys.path.append(str(FOLDER))

import check  # noqa: E402


def found(a: Annotation) -> list[str]:
    return list(check.of_annotation(a, {a.sha256: TEXT}))


def test_what_is_right_passes() -> None:
    assert list(check.problems([annotation()], {sha256_of(TEXT): TEXT})) == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"mode": "aerial"}, "SANCTION has no mode 'aerial'"),
        ({"contexts": ["war"]}, "no context 'war'"),
        ({"actor": [{"name": "x", "country": "XYZ"}]}, "no state 'XYZ'"),
        ({"place_country": "Kenya"}, "no state 'Kenya'"),
        ({"same_as": 0}, "same_as 0 is no earlier event"),
        ({"date": ["2024-03-05", "2024-03-04"]}, "end before they begin"),
        ({"date": ["2024-02-30", "2024-03-04"]}, "are no days"),
        ({"span": [6, 15]}, "begins or ends with white space"),
        ({"span": [6, 150]}, "is outside the text"),
        ({"span": [14, 6]}, "is outside the text"),
        ({"actor": []}, "words for an actor, but no actor"),
        ({"arguments": EVENT["arguments"] | {"recipient": [[30, 36]]}, "recipient": []}, "words for a recipient"),
    ],
)
def test_a_wrong_event_is_told(changes: dict[str, Any], problem: str) -> None:
    (told,) = found(annotation(events=[EVENT | changes]))
    assert told.startswith("event 0: ")
    assert problem in told


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"spans": []}, "quote 0: no words"),
        ({"cue": [42, 44]}, "quote 0: the cue lies in the content"),
        ({"speaker_country": "XYZ"}, "quote 0: no state 'XYZ'"),
    ],
)
def test_a_wrong_quotation_is_told(changes: dict[str, Any], problem: str) -> None:
    assert found(annotation(quotes=[QUOTE | changes])) == [problem]


def test_one_act_marked_twice_is_told() -> None:
    assert found(annotation(events=[EVENT, EVENT])) == ["two SANCTION events on (6, 14)"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"text": TEXT + " "}, "sha256 is not that of the text"),
        ({"text": TEXT, "region": "mars"}, "no region 'mars'"),
        ({"text": TEXT, "construction": ["chiasmus"]}, "no construction 'chiasmus'"),
        ({"text": TEXT, "negative": "chess"}, "no kind of negative 'chess'"),
        ({"text": TEXT, "negative": "sport"}, "a negative with events"),
    ],
)
def test_a_wrong_sentence_of_ours_is_told(changes: dict[str, Any], problem: str) -> None:
    assert problem in found(annotation(**changes))


def test_without_its_text_form_alone_is_checked() -> None:
    assert list(check.of_annotation(annotation(events=[EVENT | {"span": [6, 15]}]), {})) == []


def story(k: int, **changes: Any) -> Annotation:
    return annotation(id=f"r{k}", sha256=f"{k}" * 64, story="recall", **changes)


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ([annotation(), annotation(sha256="1" * 64)], "id r1 stands twice"),
        ([annotation(), annotation(id="r2")], f"text {sha256_of(TEXT)} stands twice"),
        ([story(k) for k in range(3)], "story recall: 3 reports"),
        ([*(story(k) for k in range(4)), msgspec.structs.replace(story(5), split="test")], "story recall: in several"),
        ([annotation(events=[EVENT | {"occasion": "recall"}])], "r1: occasions outside a story"),
        (
            [story(0, events=[EVENT | {"occasion": "recall"}]), *(story(k) for k in range(1, 4))],
            "story recall: 'recall' stands in one report alone",
        ),
    ],
)
def test_a_set_that_does_not_hold_together_is_told(told: list[Annotation], problem: str) -> None:
    (only,) = check.of_all(told)
    assert only.startswith(problem)


@pytest.mark.parametrize(("mode", "status"), [("withdraw", 0), ("aerial", 1)])
def test_the_program_says_whether_all_is_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], mode: str, status: int
) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(msgspec.json.encode(annotation(text=TEXT, events=[EVENT | {"mode": mode}])) + b"\n")
    assert check.main([str(path)]) == status
    assert "1 texts (1 at hand), 1 events, 1 quotations, 1 ties" in capsys.readouterr().out


def test_what_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"id": 1}) + "\n", "utf-8")
    assert check.main([str(path)]) == 4
    assert "rows.jsonl:1: not an annotation" in capsys.readouterr().err


def test_all_that_is_kept_here_holds_together() -> None:
    kept = [a for path in check.everything() for a in read(path)]
    assert list(check.problems(kept, {})) == []
