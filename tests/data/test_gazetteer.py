"""The gazetteer: names lead to the right places, and our table of regions keeps its own rules."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation import data
from legation.data.gazetteer import DECOY, DEMONYM, FORENAME, Gazetteer, fold, shipped
from legation.errors import DataError

KINDS = {
    "country", "capital", "city", "division", "region", "disputed", "sea", "river", "strait", "base", "border", "other",
}  # fmt: skip


def _regions() -> list[dict[str, str]]:
    file = Path(str(data.__file__)).with_name("regions.tsv")
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(
    ("name", "kind", "country", "lat", "lon"),
    [
        ("Yerevan", "capital", "ARM", 40.2, 44.5),
        ("São Paulo", "city", "BRA", -23.5, -46.6),
        ("Sana'a", "capital", "YEM", 15.4, 44.2),
        ("Kiev", "capital", "UKR", 50.5, 30.5),
        ("Ivory Coast", "country", "CIV", 8.0, -5.5),
        ("Nagorno-Karabakh", "disputed", None, 39.8, 46.7),
        ("Strait of Hormuz", "strait", None, 26.6, 56.3),
        ("Bavaria", "division", "DEU", 49.0, 11.5),
        ("Guangdong", "division", "CHN", 23.0, 113.4),
        ("St. Petersburg", "city", "RUS", 59.9, 30.3),
        ("Queen Anne’s County", "division", "USA", 39.1, -76.1),
    ],
)
def test_a_name_leads_first_to_the_place_that_news_means(
    name: str, kind: str, country: str | None, lat: float, lon: float
) -> None:
    first = shipped().look_up(fold(name)).entries[0]
    assert (first.kind, first.country) == (kind, country)
    assert (first.lat, first.lon) == (pytest.approx(lat, abs=0.6), pytest.approx(lon, abs=0.6))


@pytest.mark.parametrize(("form", "country"), [("=US", "USA"), ("=U.K.", "GBR"), ("=DRC", "COD"), ("=Calif.", "USA")])
def test_short_forms_are_kept_as_written(form: str, country: str) -> None:
    assert [e.country for e in shipped().look_up(form).entries] == [country]


def test_an_unknown_name_has_no_places() -> None:
    assert shipped().look_up("qqxxzz").entries == ()


@pytest.mark.parametrize(("name", "flag"), [("michael", FORENAME), ("turkish", DEMONYM), ("rome statute", DECOY)])
def test_names_carry_what_else_they_are(name: str, flag: int) -> None:
    assert shipped().look_up(name).flags & flag


def test_a_town_knows_its_division() -> None:
    names = shipped()
    texan = next(e for e in names.look_up("houston").entries if e.people > 1_000_000)
    assert names.entry(texan.parent).name == "Texas"


def test_every_entry_is_on_the_globe() -> None:
    names = shipped()
    places = [names.entry(n) for n in range(1, len(names), 97)]
    assert all(-90 <= p.lat <= 90 and -180 <= p.lon <= 180 and p.kind in KINDS for p in places)


@given(st.text(max_size=40))
def test_folding_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_any_key_can_be_asked(text: str) -> None:
    shipped().look_up(fold(text))


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.bin"
    path.write_bytes(b"not a gazetteer at all")
    with pytest.raises(DataError, match=re.escape("gazetteer.bin")):
        Gazetteer(path)


@pytest.mark.parametrize("row", _regions(), ids=lambda row: row["name"])
def test_regions_are_well_formed(row: dict[str, str]) -> None:
    assert row["kind"] in KINDS
    assert -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180
    countries = [row["country"], *row["administered_by"].split("|"), *row["claimed_by"].split("|")]
    assert all(re.fullmatch("[A-Z]{3}|de facto authorities|", c) for c in countries)
    assert re.fullmatch(r"\d{4}-\d{2}", row["as_of"])


@pytest.mark.parametrize("row", [r for r in _regions() if r["kind"] == "disputed"], ids=lambda row: row["name"])
def test_a_disputed_land_is_given_to_no_state(row: dict[str, str]) -> None:
    assert row["country"] == ""
    assert shipped().look_up(fold(row["name"])).entries[0].country is None
