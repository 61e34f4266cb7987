from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "annotation"
sys.path.append(str(FOLDER))

from sheet import Compiler, locate, main, own, sentences, show, written  # noqa: E402

TEXT = "Kenya recalled its envoy.\nUganda  recalled its own, “for now,” it said. Kenya’s police met Uganda’s."
REPORT = {"id": "r1", "text": TEXT, "published": "2024-03-05", "outlet": "Courier"}
EVENT = {
    "id": "e1", "s": 0, "trigger": "recalled", "type": "SANCTION", "mode": None, "contexts": ["diplomatic"],
    "actor": [{"name": "Kenya", "country": "KEN", "text": "Kenya"}],
    "recipient": [{"name": "Uganda", "country": "UGA", "text": None}], "date": ["2024-03-04", "2024-03-05"],
}  # fmt: skip
QUOTE = {"s": 1, "kind": "direct", "speaker": "Uganda", "cue": "said", "source": "it#2", "content": ['"for now,"']}


def sheet(**layers: Any) -> dict[str, Any]:
    return {"id": "r1", "events": [], "quotes": [], "ties": []} | layers


def words(span: Any) -> str | None:
    return span and TEXT[span[0] : span[1]]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("recalled", "recalled"),
        ("Uganda recalled", "Uganda  recalled"),
        ("Kenya's police", "Kenya’s police"),
        ('"for now,"', "“for now,”"),
        ("Kenya … envoy", "Kenya recalled its envoy"),
        ("Uganda ... own", "Uganda  recalled its own"),
    ],
)
def test_words_are_found_in_the_form_the_text_has(wanted: str, found: str) -> None:
    assert words(locate(wanted, TEXT, (0, len(TEXT)))) == found


@pytest.mark.parametrize("wanted", ["recall", "Rwanda", "envoy … Kenya recalled", "recalled#3"])
def test_what_is_not_there_is_not_found(wanted: str) -> None:
    assert locate(wanted, TEXT, (0, len(TEXT))) is None


@pytest.mark.parametrize(
    ("wanted", "near", "start"),
    [
        ("recalled", [], 6),
        ("recalled#2", [], 34),
        ("recalled", [(43, 46)], 34),
        ("recalled#1", [(43, 46)], 6),
        ("recalled", [(26, 60)], 6),
    ],
)
def test_the_occurrence_is_the_numbered_or_the_nearest_outside(
    wanted: str, near: list[tuple[int, int]], start: int
) -> None:
    found = locate(wanted, TEXT, (0, len(TEXT)), near)
    assert found is not None
    assert found[0] == start


def test_words_outside_the_sentence_do_not_count() -> None:
    assert locate("Uganda", TEXT, sentences(TEXT)[0]) is None


def test_a_report_is_shown_with_its_sentences_numbered() -> None:
    assert show(REPORT).splitlines()[1:3] == [
        "[0] Kenya recalled its envoy.",
        "[1] Uganda  recalled its own, “for now,” it said.",
    ]


def test_an_event_gets_its_spans() -> None:
    compiler = Compiler(REPORT)
    (made,) = compiler.compile(sheet(events=[EVENT]))["events"]
    assert (words(made["span"]), [words(s) for s in made["arguments"]["actor"]]) == ("recalled", ["Kenya"])
    assert (made["arguments"]["recipient"], made["arguments"]["time"], made["status"]) == ([], None, "actual")
    assert compiler.problems == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("in Kampala", "Kampala"),
        ("On Monday", "Monday"),
        ("since Monday", "since Monday"),
        ("In", "In"),
        ("in front of X", "in front of X"),
    ],
)
def test_words_of_time_and_place_stand_without_on_in_at(given: str, kept: str) -> None:
    text = "On Monday and since Monday Kenya recalled its envoy in Kampala. In, in front of X"
    compiler = Compiler({"id": "r", "text": text})
    (made,) = compiler.compile(sheet(events=[EVENT | {"recipient": [], "s": [0, 1], "time_text": given}]))["events"]
    start, end = made["arguments"]["time"]
    assert text[start:end] == kept


def test_a_quotation_gets_its_spans() -> None:
    compiler = Compiler(REPORT)
    (made,) = compiler.compile(sheet(quotes=[QUOTE | {"source": "it"}]))["quotes"]
    assert ([words(s) for s in made["spans"]], words(made["cue"]), words(made["source"])) == (
        ["“for now,”"],
        "said",
        "it",
    )
    assert compiler.problems == []


def test_a_tie_gets_its_span() -> None:
    (made,) = Compiler(REPORT).compile(
        sheet(ties=[{"s": 2, "kind": "office", "holder": "x", "text": "Kenya's police"}])
    )["ties"]
    assert (words(made["span"]), made["kind"], made["body"]) == ("Kenya’s police", "office", None)


def test_the_same_act_is_the_number_of_the_earlier_one() -> None:
    again = EVENT | {"id": "e2", "s": 1, "actor": [], "same_as": "e1"}
    made = Compiler(REPORT).compile(sheet(events=[EVENT, again]))["events"]
    assert [e["same_as"] for e in made] == [None, 0]


@pytest.mark.parametrize(
    ("layers", "problem"),
    [
        ({"events": [EVENT | {"trigger": "attacked"}]}, "'attacked' is not in"),
        ({"events": [EVENT | {"s": 9}]}, "no sentence 9"),
        ({"events": [EVENT | {"same_as": "e7"}]}, "'e7' names no earlier event"),
        ({"quotes": [QUOTE]}, "'it#2' is not in"),
        ({"quotes": [QUOTE | {"source": None, "content": ["never"]}]}, "'never' is not in"),
        ({"ties": [{"s": 0, "kind": "left", "text": "Uganda"}]}, "'Uganda' is not in"),
    ],
)
def test_what_is_not_in_the_text_is_told(layers: dict[str, Any], problem: str) -> None:
    compiler = Compiler(REPORT)
    compiler.compile(sheet(**layers))
    assert [problem in told for told in compiler.problems] == [True]


def test_the_text_is_known_by_its_hash_alone() -> None:
    made = Compiler(REPORT).compile(sheet())
    assert len(made["sha256"]) == 64
    assert TEXT not in json.dumps(made, ensure_ascii=False)


@pytest.mark.parametrize(("event", "status"), [(EVENT, 0), (EVENT | {"trigger": "attacked"}, 1)])
def test_the_program_writes_spans_and_says_whether_all_was_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], event: dict[str, Any], status: int
) -> None:
    texts, given, out = (tmp_path / name for name in ("texts.jsonl", "sheet.json", "out.json"))
    texts.write_text(json.dumps(REPORT) + "\n", "utf-8")
    given.write_text(json.dumps(sheet(events=[event])), "utf-8")
    assert main(["compile", str(texts), str(given), str(out)]) == status
    assert json.loads(out.read_text("utf-8"))["id"] == "r1"
    assert capsys.readouterr().out


def test_the_program_shows_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps(REPORT) + "\n", "utf-8")
    assert main(["show", str(texts), "r1"]) == 0
    assert capsys.readouterr().out.startswith("=== r1")


OWN = {"id": "s1", "text": "Kenya recalled its envoy.", "region": "africa", "construction": ["plain"]}


def test_a_sentence_of_ours_keeps_its_text_and_what_it_is_there_for() -> None:
    (made,), problems = own([OWN | {"events": [{k: v for k, v in EVENT.items() if k != "s"}]}])
    assert (made["text"], made["region"], made["events"][0]["span"], problems) == (OWN["text"], "africa", (6, 14), [])
    assert "negative" not in made


@pytest.mark.parametrize(("trigger", "status"), [("recalled", 0), ("attacked", 1)])
def test_sentences_of_ours_are_written_a_line_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], trigger: str, status: int
) -> None:
    given, out = tmp_path / "sheets.json", tmp_path / "out.jsonl"
    given.write_text(json.dumps([OWN | {"events": [EVENT | {"trigger": trigger}]}, OWN]), "utf-8")
    assert main(["own", str(given), str(out)]) == status
    assert len(out.read_text("utf-8").splitlines()) == 2
    assert capsys.readouterr().out


def test_a_file_that_is_kept_has_a_line_an_event() -> None:
    kept = written(Compiler(REPORT).compile(sheet(events=[EVENT])))
    assert sum('"SANCTION"' in line for line in kept.splitlines()) == 1
    assert json.loads(kept)["quotes"] == []


def test_what_is_kept_is_stand_off_with_spans_in_order() -> None:
    odd = []
    for path in sorted((FOLDER / "reports").glob("*.json")):
        kept = json.loads(path.read_text("utf-8"))
        spans = [e["span"] for e in kept["events"]] + [s for q in kept["quotes"] for s in q["spans"]]
        odd += [path.stem] * ("text" in kept or any(s and s[0] >= s[1] for s in spans))
    assert odd == []
