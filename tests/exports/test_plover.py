"""PLOVER's records, checked against the manual's tables of fields."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from holding import FIRST_KEY, Held, held
from legation.exports import plover
from legation.model import Days
from legation.record.values import Figure, Party, Where

# The manual's names; what is not among them must be one of ours, which docs/exports/plover.md lists.
_FIELDS = """id has_event date time enddate endtime source recipient event event_loc event_text quad_code event_scale
mode context link text text_info cite_info coder coded_date coded_time comment dead injured arrested"""
_OURS = (
    """status claimed_by magnitude confidence n_mentions n_reports n_outlets cameo first_seen last_seen date_basis"""
)
_ACTOR = "code sector actor_text identifier_id identifier_text actor_loc religion ethnicity office gender age"
_CITE = "corpus citation url title language publication license copyright coder codebook version"
FIELDS, OURS, ACTOR, CITE = (set(names.split()) for names in (_FIELDS, _OURS, _ACTOR, _CITE))


def records(tmp_path: Path, held: Held) -> list[dict[str, Any]]:
    plover.write(held, tmp_path / "plover.jsonl")
    return [json.loads(line) for line in (tmp_path / "plover.jsonl").read_text(encoding="utf-8").splitlines()]


def one(tmp_path: Path, **changes: Any) -> dict[str, Any]:
    return records(tmp_path, Held((), (msgspec.structs.replace(held().known[0], **changes),)))[0]


def test_every_occasion_is_a_line(tmp_path: Path) -> None:
    assert [r["id"] for r in records(tmp_path, held())] == ["o1", "o2", "o3"]


@pytest.mark.parametrize("number", range(3))
def test_names_and_types_are_the_manuals(tmp_path: Path, number: int) -> None:
    record = records(tmp_path, held())[number]
    assert set(record) - FIELDS - OURS == set()
    assert {"id", "date", "source", "event"} <= set(record)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", record["date"])
    assert record["quad_code"] in (1, 2, 3, 4)
    assert all(isinstance(record[name], list) for name in ("source", "recipient", "event", "mode", "context"))
    assert all(set(actor) <= ACTOR for actor in record["source"] + record["recipient"])
    assert set(record["cite_info"]) <= CITE


def test_actors_are_lists_and_never_pairs(tmp_path: Path) -> None:
    record = records(tmp_path, held())[0]
    assert record["source"] == [
        {"code": "KEN", "sector": "GOV", "identifier_id": "KEN", "identifier_text": "Kenya"},
    ]
    assert [actor["code"] for actor in record["recipient"]] == ["UGA"]


@pytest.mark.parametrize(
    ("party", "code", "sector"),
    [
        (Party(id="AU", name="African Union", type="igo", sector="IGO"), "IGO", None),
        (Party(id="aid", name="Aid", type="other", sector="NGO"), "NGO", None),
        (Party(id="acme", name="Acme", type="company", sector="BUS"), "MNC", "BUS"),
        (Party(id="courier", name="Courier", type="outlet", country="KEN", sector="MED"), "KEN", "JRN"),
        (Party(id="someone", name="someone", type="person"), None, None),
    ],
)
def test_codes_and_sectors_are_plovers(tmp_path: Path, party: Party, code: str | None, sector: str | None) -> None:
    actor = one(tmp_path, actor=(party,))["source"][0]
    assert (actor.get("code"), actor.get("sector")) == (code, sector)


@pytest.mark.parametrize(
    ("status", "historical", "mode"),
    [
        ("actual", False, ["heavy-weapons"]),
        ("negated", False, ["heavy-weapons", "negation"]),
        ("future", False, ["heavy-weapons", "future"]),
        ("hypothetical", True, ["heavy-weapons", "hypothetical", "historical"]),
    ],
)
def test_what_did_not_plainly_happen_says_so_in_its_modes(
    tmp_path: Path, status: str, historical: bool, mode: list[str]
) -> None:
    record = one(tmp_path, status=status, historical=historical)
    assert (record["mode"], record["status"]) == (mode, status)


def test_a_day_has_no_end_and_a_span_has(tmp_path: Path) -> None:
    assert "enddate" not in one(tmp_path)
    record = one(tmp_path, date=Days("2023-11-01", "2023-11-30", "sentence"))
    assert (record["date"], record["enddate"], record["date_basis"]) == ("2023-11-01", "2023-11-30", "sentence")


def test_without_days_the_first_publication_stands_in_and_says_so(tmp_path: Path) -> None:
    record = one(tmp_path, date=None)
    assert (record["date"], record["date_basis"]) == ("2023-11-21", "published")


def test_the_obligatory_date_is_null_rather_than_made_up(tmp_path: Path) -> None:
    record = one(tmp_path, date=None, historical=True)
    assert record["date"] is None
    assert "date_basis" not in record


def test_the_place_is_in_geonames_names(tmp_path: Path) -> None:
    assert one(tmp_path)["event_loc"] == {
        "name": "Busia", "latitude": 0.46, "longitude": 34.09, "country code": "UG", "cc3": "UGA",
    }  # fmt: skip
    assert one(tmp_path, place=Where(name="the strait"))["event_loc"] == {"name": "the strait"}


def test_figures_are_the_least_that_a_source_states(tmp_path: Path) -> None:
    figures = (Figure(kind="killed", low=12, high=None), Figure(kind="wounded", low=None, high=9))
    record = one(tmp_path, magnitude=figures)
    assert record["dead"] == 12
    assert "injured" not in record


def test_the_first_report_is_cited_but_its_text_is_not_passed_on(tmp_path: Path) -> None:
    record = records(tmp_path, held())[0]
    assert record["cite_info"] == {
        "corpus": "Held “by hand”", "codebook": "plover-0.8", "version": "7", "citation": FIRST_KEY,
        "url": "https://courier.example/1?a=b&c=d", "title": "Guns, “again” & <again>", "language": "en",
        "publication": "Courier",
    }  # fmt: skip
    assert not {"text", "event_text", "text_info"} & set(record)


def test_the_same_holdings_give_the_same_bytes(tmp_path: Path) -> None:
    plover.write(held(), tmp_path / "one")
    plover.write(held(), tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
