"""POLECAT's columns, read as public scripts read the files on Harvard's Dataverse."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from holding import KENYA, UGANDA, WOOD, Held, held
from legation.exports import polecat
from legation.record.values import Party, Where

HEAD = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\t"
    "Actor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\t"
    "Recipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\t"
    "Recipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\t"
    "GeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\tStory Organizations\t"
    "Story Locations\tLanguage\tVersion"
)
NEVER = (
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Title", "Recipient Name Raw",
    "Wikipedia Recipient ID", "District", "GeoNames ID", "Raw Placename", "Story People", "Story Organizations",
    "Story Locations",
)  # fmt: skip


def rows(tmp_path: Path, held: Held) -> list[dict[str, str]]:
    polecat.write(held, tmp_path / "polecat.txt")
    with (tmp_path / "polecat.txt").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def one(tmp_path: Path, **changes: Any) -> dict[str, str]:
    return rows(tmp_path, Held((), (msgspec.structs.replace(held().known[0], **changes),)))[0]


def test_the_header_is_polecats(tmp_path: Path) -> None:
    polecat.write(Held((), ()), tmp_path / "polecat.txt")
    assert (tmp_path / "polecat.txt").read_text() == HEAD + "\n"


def test_an_occasion_is_a_row(tmp_path: Path) -> None:
    row = rows(tmp_path, held())[0]
    assert {name: value for name, value in row.items() if value} == {
        "Event ID": "o1", "Event Date": "2023-11-20", "Event Type": "ASSAULT", "Event Mode": "heavy-weapons",
        "Intensity": "-9.5", "Quad Code": "MATERIAL CONFLICT", "Contexts": "military", "Actor Name": "Kenya",
        "Actor Country": "KEN", "Actor COW": "501", "Primary Actor Sector": "GOV", "Actor Sectors": "GOV",
        "Recipient Name": "Uganda", "Recipient Country": "UGA", "Recipient COW": "500",
        "Primary Recipient Sector": "GOV", "Recipient Sectors": "GOV", "Placename": "Busia", "City": "Busia",
        "Country": "UGA", "Latitude": "0.46", "Longitude": "34.09", "Feature Type": "PPL", "Source": "Courier",
        "Publication Date": "2023-11-21", "Language": "en", "Version": "0.1.0/abc123",
    }  # fmt: skip


def test_what_did_not_happen_is_left_out(tmp_path: Path) -> None:
    assert [row["Event ID"] for row in rows(tmp_path, held())] == ["o1", "o2"]


def test_days_and_numbers_read_as_such(tmp_path: Path) -> None:
    for row in rows(tmp_path, held()):
        datetime.datetime.strptime(row["Event Date"], "%Y-%m-%d")
        float(row["Intensity"])


@pytest.mark.parametrize("name", NEVER)
def test_what_we_cannot_fill_is_empty(tmp_path: Path, name: str) -> None:
    assert {row[name] for row in rows(tmp_path, held())} == {""}


def test_several_actors_stand_in_the_same_order_in_each_column(tmp_path: Path) -> None:
    body = Party(id="AU", name="African; Union", type="igo", sector="IGO")
    row = one(tmp_path, actor=(KENYA, body, WOOD))
    assert row["Actor Name"] == "Kenya; African, Union; Ben “Boy” Wood"
    assert row["Actor Country"] == "KEN; IGO; KEN"
    assert row["Actor COW"] == "501; None; 501"
    assert row["Primary Actor Sector"] == "GOV; None; GOV"


def test_nobody_is_none_in_words(tmp_path: Path) -> None:
    row = one(tmp_path, recipient=())
    assert {row[n] for n in ("Recipient Name", "Recipient Country", "Recipient COW", "Recipient Sectors")} == {"None"}


@pytest.mark.parametrize(
    ("kind", "column"), [("city", "City"), ("capital", "City"), ("division", "Province"), ("country", None)]
)
def test_a_place_stands_in_the_column_of_its_kind(tmp_path: Path, kind: str, column: str | None) -> None:
    row = one(tmp_path, place=Where(name="Here", country="UGA", kind=kind))
    assert [name for name in ("City", "District", "Province") if row[name]] == ([column] if column else [])


def test_the_same_holdings_give_the_same_bytes(tmp_path: Path) -> None:
    polecat.write(held(), tmp_path / "one")
    polecat.write(held(), tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_recipients_and_actors_do_not_mix(tmp_path: Path) -> None:
    row = one(tmp_path, actor=(UGANDA,), recipient=(KENYA,))
    assert (row["Actor Name"], row["Recipient Name"]) == ("Uganda", "Kenya")
