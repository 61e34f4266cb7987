from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotated import EVENT, TEXT, TIE, row
from legation.errors import DataError, InputError
from legation.evaluation.standoff import Annotation, expected, joined, occasions, read, texts


def written(folder: Path, **changes: Any) -> Annotation:
    path = folder / "r1.json"
    path.write_text(json.dumps(row(**changes)), "utf-8")
    (made,) = read(folder)
    return made


def test_a_folder_and_a_file_of_lines_hold_the_same(tmp_path: Path) -> None:
    lines = tmp_path / "rows.jsonl"
    lines.write_text(json.dumps(row()) + "\n\n", "utf-8")
    assert read(lines) == [written(tmp_path)]


def test_what_is_expected_stands_at_its_offsets(tmp_path: Path) -> None:
    rows = expected(written(tmp_path))
    (event,), (quote,) = rows.events, rows.quotes
    assert (TEXT[slice(*event.span)], event.days, event.actor) == ("recalled", ("2024-03-04", "2024-03-05"), ("KEN",))
    assert (quote.spans, quote.speaker, quote.via) == (((42, 57),), "Uganda", "Courier")


def test_a_party_without_a_state_goes_by_its_name(tmp_path: Path) -> None:
    assert expected(written(tmp_path)).events[0].recipient == ("rebels",)


def test_who_ratified_is_a_party(tmp_path: Path) -> None:
    assert [t.kind for t in expected(written(tmp_path)).ties] == ["party"]


@pytest.mark.parametrize(
    ("links", "numbers"),
    [
        ([{}, {}], [0, 1]),
        ([{}, {"same_as": 0}], [0, 0]),
        ([{"occasion": "recall"}, {"occasion": "recall"}], [0, 0]),
        ([{"occasion": "recall"}, {"occasion": "other"}], [0, 1]),
        ([{}, {}, {"same_as": 1}, {"same_as": 2}], [0, 1, 1, 1]),
    ],
)
def test_mentions_of_one_act_share_a_number(tmp_path: Path, links: list[dict[str, Any]], numbers: list[int]) -> None:
    assert occasions(written(tmp_path, events=[EVENT | link for link in links])) == numbers


def test_texts_are_joined_by_hash(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text("".join(json.dumps({"id": k, "text": t}) + "\n" for k, t in enumerate(["Other.", TEXT])), "utf-8")
    known = texts([path])
    assert [text for _, text in joined([written(tmp_path)], known)] == [TEXT]
    assert list(joined([written(tmp_path, sha256="0" * 64)], known)) == []


def test_a_sentence_carries_its_text(tmp_path: Path) -> None:
    assert [text for _, text in joined([written(tmp_path, text=TEXT)], {})] == [TEXT]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"events": [EVENT | {"type": "MEET"}]}, "MEET"),
        ({"events": [EVENT | {"status": "perhaps"}]}, "perhaps"),
        ({"events": [EVENT | {"span": [6]}]}, "span"),
        ({"colour": "red"}, "colour"),
        ({"ties": [TIE | {"kind": "friend"}]}, "friend"),
    ],
)
def test_what_is_no_annotation_is_told_with_its_file(tmp_path: Path, changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(DataError, match=rf"r1\.json: not an annotation .*{reason}"):
        written(tmp_path, **changes)


def test_a_line_without_text_is_told_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"text": "a"}\n{"id": 1}\n', "utf-8")
    with pytest.raises(InputError, match=r"texts\.jsonl:2: no JSON object with a text"):
        texts([path])
