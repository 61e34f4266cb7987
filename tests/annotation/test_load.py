from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from legation.evaluation.standoff import sha256_of

sys.path.append(str(Path(__file__).parents[2] / "annotation"))

import load

TEXT = "“We left,” Kenya said."
ROW = {
    "id": "r1", "sha256": sha256_of(TEXT), "published": "2024-03-05", "outlet": None, "split": "dev", "events": [],
    "quotes": [{"kind": "direct", "speaker": "Kenya", "speaker_country": "KEN", "via": None, "spans": [[0, 10]],
                "cue": [17, 21], "source": [11, 16]}], "ties": [],
}  # fmt: skip


def run(folder: Path, *flags: str) -> int:
    (folder / "kept").mkdir()
    (folder / "kept" / "r1.json").write_text(json.dumps(ROW), "utf-8")
    (folder / "kept" / "r2.json").write_text(json.dumps(ROW | {"id": "r2", "sha256": "0" * 64}), "utf-8")
    (folder / "texts.jsonl").write_text(json.dumps({"text": TEXT}) + "\n", "utf-8")
    return load.main([str(folder / "kept"), *flags])


def test_texts_come_back_to_their_annotations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "--texts", str(tmp_path / "texts.jsonl")) == 0
    told = capsys.readouterr()
    (line,) = told.out.splitlines()
    assert (json.loads(line)["text"], told.err) == (TEXT, "1 of 2 texts are at hand\n")


def test_spans_are_shown_as_words_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, "--texts", str(tmp_path / "texts.jsonl"), "--words")
    assert json.loads(capsys.readouterr().out)["quotes"][0]["words"] == "“We left,”"


@pytest.mark.parametrize(("flags", "told"), [((), "0 of 2"), (("--split", "test"), "0 of 0")])
def test_nothing_at_hand_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], flags: tuple[str, ...], told: str
) -> None:
    assert run(tmp_path, *flags) == 1
    assert told in capsys.readouterr().err


def test_what_is_no_annotation_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("{}\n", "utf-8")
    assert load.main([str(path)]) == 4
    assert "rows.jsonl:1: not an annotation" in capsys.readouterr().err
