from __future__ import annotations

import json

import pytest

from legation.exports.contract import LAYERS, to_dict, to_line, to_rows
from legation.model import Doc, Report
from making import FULL_TEXT, full_doc

# Word for word what docs/contract.md promises; the scorers read these names.
FIELDS = {
    "report": "id headline byline outlet published url language",
    "actors": "id name type country sector office mentions",
    "times": "start end text type value earliest latest",
    "places": "start end text name country lat lon kind as_actor",
    "quotes": "id kind speaker via addressee source cue content date venue within",
    "events": "id type mode contexts cameo quad score actor recipient date place status historical said_by occasion "
    "trigger sentence magnitude confidence because condition",
    "ties": "kind holder body office since until as_of said_by span",
}
BARE = Doc(report=Report(id="bare", text="Nothing."))


@pytest.mark.parametrize("layer", FIELDS)
def test_every_field_of_the_contract_is_there(layer: str) -> None:
    found = to_dict(full_doc())[layer]
    rows = [found] if layer == "report" else found
    assert [sorted(set(FIELDS[layer].split()) - set(row)) for row in rows] == [[]] * len(rows)


@pytest.mark.parametrize(
    ("layer", "row", "fields"),
    [
        ("actors", 2, "country sector office"),
        ("quotes", 1, "speaker via addressee date venue"),
        ("quotes", 0, "within"),
        ("events", 1, "mode date place said_by magnitude"),
        ("ties", 0, "office since until said_by"),
    ],
)
def test_what_is_unknown_is_null(layer: str, row: int, fields: str) -> None:
    found = json.loads(to_line(full_doc()))[layer][row]
    assert {found[f] for f in fields.split()} == {None}


def test_of_a_bare_report_all_but_its_id_is_null() -> None:
    assert {k for k, v in to_dict(BARE)["report"].items() if v is not None} == {"id"}


def test_a_report_without_rows_has_empty_layers() -> None:
    assert [json.loads(to_line(BARE))[layer] for layer in LAYERS] == [[]] * len(LAYERS)


def test_days_are_a_pair_and_an_events_say_by_what() -> None:
    made = to_dict(full_doc())
    assert {"earliest", "latest"} <= set(made["quotes"][0]["date"])
    assert made["events"][0]["date"] == {"earliest": "2023-11-20", "latest": "2023-11-20", "basis": "clause"}


def test_spans_are_pairs_of_the_text() -> None:
    quote = json.loads(to_line(full_doc()))["quotes"][1]
    assert [FULL_TEXT[s:e] for s, e in quote["content"]] == ["“met”"]


def test_a_line_is_one_line_of_utf8() -> None:
    line = to_line(full_doc())
    assert b"\n" not in line
    assert "’".encode() in to_line(Doc(report=Report(id="Kenya’s", text="x")))


def test_the_dict_is_what_the_line_says() -> None:
    assert to_dict(full_doc()) == json.loads(to_line(full_doc()))


@pytest.mark.parametrize(
    ("layer", "evidence"),
    [
        ("actors", "Kenya"),
        ("times", "on Monday"),
        ("places", "Nairobi"),
        ("quotes", "that <b>Uganda</b> & Rwanda “met” in Nairobi"),
        ("events", FULL_TEXT.partition("\n")[0]),
        ("ties", "Kenya is a member of the UN"),
    ],
)
def test_a_row_carries_its_report_and_its_words(layer: str, evidence: str) -> None:
    row = to_rows(full_doc(), layer)[0]
    assert (row["report"], row["evidence"]) == ("full", evidence)


@pytest.mark.parametrize("layer", LAYERS)
def test_a_row_for_each(layer: str) -> None:
    assert len(to_rows(full_doc(), layer)) == len(getattr(full_doc(), layer))


@pytest.mark.parametrize("layer", ["report", "sentences", ""])
def test_no_other_layer_has_rows(layer: str) -> None:
    with pytest.raises(ValueError, match="one of actors"):
        to_rows(full_doc(), layer)
