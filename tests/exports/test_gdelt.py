"""GDELT's two tables, read by column as its codebook describes them."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holding import FIRST, KENYA, SECOND_KEY, UGANDA, WOOD, Held, held
from legation.exports import gdelt
from legation.model import Days, Sentence
from legation.record.values import Party, Where

# Written out: the codebook's names in its order, so that no loop of the writer's is trusted.
_EVENTS = """GLOBALEVENTID SQLDATE MonthYear Year FractionDate Actor1Code Actor1Name Actor1CountryCode
Actor1KnownGroupCode Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code Actor1Type2Code
Actor1Type3Code Actor2Code Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code
Actor2Religion2Code Actor2Type1Code Actor2Type2Code Actor2Type3Code IsRootEvent EventCode EventBaseCode EventRootCode
QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone Actor1Geo_Type Actor1Geo_FullName
Actor1Geo_CountryCode Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat Actor1Geo_Long Actor1Geo_FeatureID
Actor2Geo_Type Actor2Geo_FullName Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code Actor2Geo_Lat
Actor2Geo_Long Actor2Geo_FeatureID ActionGeo_Type ActionGeo_FullName ActionGeo_CountryCode ActionGeo_ADM1Code
ActionGeo_ADM2Code ActionGeo_Lat ActionGeo_Long ActionGeo_FeatureID DATEADDED SOURCEURL"""
_MENTIONS = """GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID
Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone
MentionDocTranslationInfo Extras"""
EVENTS, MENTIONS = _EVENTS.split(), _MENTIONS.split()
INTEGER, REAL, LETTERS, STAMP = r"-?\d+", r"-?\d+(\.\d+)?", r"([A-Z]{3})*", r"\d{14}"
SHAPES = {
    "GLOBALEVENTID": r"\d{1,16}", "SQLDATE": r"\d{8}", "MonthYear": r"\d{6}", "Year": r"\d{4}",
    "FractionDate": r"\d{4}\.\d{4}", "IsRootEvent": "[01]", "EventCode": r"\d{3,4}", "EventBaseCode": r"\d{3}",
    "EventRootCode": r"\d{2}", "QuadClass": "[1-4]", "GoldsteinScale": REAL, "NumMentions": INTEGER,
    "NumSources": INTEGER, "NumArticles": INTEGER, "AvgTone": "", "DATEADDED": STAMP, "SOURCEURL": ".*",
    **{f"Actor{n}{part}": LETTERS for n in (1, 2) for part in (
        "Code", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
        "Type2Code", "Type3Code")},
    **{f"Actor{n}Name": "[^a-z]*" for n in (1, 2)},
    **{f"{who}Geo_{part}": shape for who in ("Actor1", "Actor2", "Action") for part, shape in {
        "Type": "[0-5]", "FullName": ".*", "CountryCode": "([A-Z]{2})?", "ADM1Code": "([A-Z0-9]{2,4})?",
        "ADM2Code": r"\w*", "Lat": f"({REAL})?", "Long": f"({REAL})?", "FeatureID": r"-?\w*"}.items()},
}  # fmt: skip
MENTION_SHAPES = {
    "GLOBALEVENTID": r"\d{1,16}", "EventTimeDate": STAMP, "MentionTimeDate": STAMP, "MentionType": "[1-6]",
    "MentionSourceName": ".*", "MentionIdentifier": ".+", "SentenceID": r"\d*", "Actor1CharOffset": INTEGER,
    "Actor2CharOffset": INTEGER, "ActionCharOffset": r"\d+", "InRawText": "[01]", "Confidence": "[1-9]0|100",
    "MentionDocLen": r"\d+", "MentionDocTone": "", "MentionDocTranslationInfo": "", "Extras": "",
}  # fmt: skip


def read(path: Path, names: list[str]) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        found = list(csv.reader(file, delimiter="\t"))
    assert {len(row) for row in found} <= {len(names)}
    return [dict(zip(names, row, strict=True)) for row in found]


def tables(tmp_path: Path, held: Held) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    gdelt.write(held, tmp_path / "made" / "gdelt")
    folder = tmp_path / "made" / "gdelt"
    assert sorted(p.name for p in folder.iterdir()) == ["export.CSV", "mentions.CSV"]
    return read(folder / "export.CSV", EVENTS), read(folder / "mentions.CSV", MENTIONS)


def changed(**changes: Any) -> Held:
    return Held(held().kept, (msgspec.structs.replace(held().known[0], **changes),))


def one(tmp_path: Path, **changes: Any) -> dict[str, str]:
    return tables(tmp_path, changed(**changes))[0][0]


def test_there_are_61_and_16_columns() -> None:
    assert (len(EVENTS), len(MENTIONS)) == (61, 16)


@pytest.mark.parametrize("name", EVENTS)
def test_a_column_of_events_holds_what_the_codebook_says(tmp_path: Path, name: str) -> None:
    events, _ = tables(tmp_path, held())
    assert [row[name] for row in events if not re.fullmatch(SHAPES[name], row[name])] == []


@pytest.mark.parametrize("name", MENTIONS)
def test_a_column_of_mentions_holds_what_the_codebook_says(tmp_path: Path, name: str) -> None:
    _, mentions = tables(tmp_path, held())
    assert [row[name] for row in mentions if not re.fullmatch(MENTION_SHAPES[name], row[name])] == []


def test_an_occasion_is_a_row(tmp_path: Path) -> None:
    row = tables(tmp_path, held())[0][0]
    assert {name: value for name, value in row.items() if value and name != "GLOBALEVENTID"} == {
        "SQLDATE": "20231120", "MonthYear": "202311", "Year": "2023", "FractionDate": "2023.8767",
        "Actor1Code": "KEN", "Actor1Name": "KENYA", "Actor1CountryCode": "KEN", "Actor2Code": "UGA",
        "Actor2Name": "UGANDA", "Actor2CountryCode": "UGA", "IsRootEvent": "1", "EventCode": "194",
        "EventBaseCode": "194", "EventRootCode": "19", "QuadClass": "4", "GoldsteinScale": "-10", "NumMentions": "2",
        "NumSources": "2", "NumArticles": "2", "Actor1Geo_Type": "0", "Actor2Geo_Type": "0", "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Busia, Uganda", "ActionGeo_CountryCode": "UG", "ActionGeo_Lat": "0.46",
        "ActionGeo_Long": "34.09", "DATEADDED": "20231121000000", "SOURCEURL": "https://courier.example/1?a=b&c=d",
    }  # fmt: skip


def test_each_mention_of_what_happened_is_a_row_that_joins_its_event(tmp_path: Path) -> None:
    events, mentions = tables(tmp_path, held())
    number = {row["GLOBALEVENTID"]: row["SOURCEURL"] for row in events}
    assert len(number) == len(events) == 2
    assert [m["GLOBALEVENTID"] in number for m in mentions] == [True] * 3


def test_a_mention_points_into_its_report(tmp_path: Path) -> None:
    _, mentions = tables(tmp_path, held())
    first = mentions[0]
    assert FIRST[int(first["ActionCharOffset"]) :].startswith("shelled")
    assert FIRST[int(first["Actor1CharOffset"]) :].startswith("Kenya")
    assert FIRST[int(first["Actor2CharOffset"]) :].startswith("Uganda")
    assert first["MentionDocLen"] == str(len(FIRST))


def test_an_actor_that_a_report_does_not_name_is_at_minus_one(tmp_path: Path) -> None:
    _, mentions = tables(tmp_path, changed(recipient=(WOOD,)))
    assert [m["Actor2CharOffset"] == "-1" for m in mentions] == [False, True]


def test_a_report_without_an_address_is_cited(tmp_path: Path) -> None:
    _, mentions = tables(tmp_path, held())
    found = [(m["MentionType"], m["MentionSourceName"], m["MentionIdentifier"]) for m in mentions[1:]]
    assert found == [
        ("1", "courier.example", "https://courier.example/1?a=b&c=d"),
        ("2", "Gazette", f"Gazette, 2023-11-22, {SECOND_KEY}"),
    ]


def test_no_mention_comes_before_its_event(tmp_path: Path) -> None:
    _, mentions = tables(tmp_path, held())
    assert [m["EventTimeDate"] <= m["MentionTimeDate"] for m in mentions] == [True] * 3


def test_the_sentence_is_numbered_where_sentences_are_known(tmp_path: Path) -> None:
    plain = held()
    lines = FIRST.splitlines(keepends=True)
    sentences = (Sentence(0, len(lines[0]), 0, "body"), Sentence(len(lines[0]), len(lines[0] + lines[1]), 1, "body"))
    doc = msgspec.structs.replace(plain.kept[0].doc, sentences=sentences)
    _, mentions = tables(tmp_path, Held((msgspec.structs.replace(plain.kept[0], doc=doc),), plain.known))
    assert [m["SentenceID"] for m in mentions] == ["1", "2"]


def test_pairs_are_events_of_their_own_with_all_the_mentions(tmp_path: Path) -> None:
    events, mentions = tables(tmp_path, changed(actor=(KENYA, WOOD)))
    assert [row["Actor1Code"] for row in events] == ["KEN", "KENGOV"]
    assert len({row["GLOBALEVENTID"] for row in events}) == 2
    assert len(mentions) == 4


def test_who_acts_alone_has_no_second_actor(tmp_path: Path) -> None:
    row = one(tmp_path, recipient=())
    assert {value for name, value in row.items() if name.startswith("Actor2") and name != "Actor2Geo_Type"} == {""}


@pytest.mark.parametrize(
    ("party", "code", "country", "group", "types"),
    [
        (Party(id="EU", name="European Union", type="igo", sector="IGO"), "IGOEUREEC", "EUR", "EEC", "IGO"),
        (Party(id="x", name="x", type="organ", country="ROU", sector="MIL"), "ROMMIL", "ROM", "", "MIL"),
        (Party(id="crowd", name="crowd", type="people", sector="CVL"), "CVL", "", "", "CVL"),
        (Party(id="who", name="who", type="person"), "", "", "", ""),
    ],
)
def test_an_actors_codes(tmp_path: Path, party: Party, code: str, country: str, group: str, types: str) -> None:
    row = one(tmp_path, actor=(party,))
    found = [row[f"Actor1{name}"] for name in ("Code", "CountryCode", "KnownGroupCode", "Type1Code")]
    assert found == [code, country, group, types]


def test_a_religion_is_not_a_type(tmp_path: Path) -> None:
    row = one(tmp_path, actor=(Party(id="al-qaeda", name="al-Qaeda", type="armed_group", sector="REB"),))
    found = [row[f"Actor1{n}"] for n in ("Code", "Religion1Code", "Type1Code", "Type2Code", "KnownGroupCode")]
    assert found == ["IMGMOSALQ", "MOS", "IMG", "", "ALQ"]


@pytest.mark.parametrize(
    ("place", "type", "name", "country", "feature"),
    [
        (None, "0", "", "", ""),
        (Where(name="Germany", country="DEU", kind="country"), "1", "Germany", "GM", "GM"),
        (Where(name="Texas", country="USA", kind="division"), "2", "Texas, United States", "US", ""),
        (Where(name="Austin", country="USA", kind="city"), "3", "Austin, United States", "US", ""),
        (Where(name="Bern", country="CHE", kind="capital"), "4", "Bern, Switzerland", "SZ", ""),
        (Where(name="Bavaria", country="DEU", kind="division"), "5", "Bavaria, Germany", "GM", ""),
        (Where(name="Rafah", country="PSE", lat=31.3, lon=34.25, kind="city"), "4", "Rafah, Palestine", "GZ", ""),
        (Where(name="Black Sea", kind="sea"), "4", "Black Sea", "", ""),
    ],
)
def test_the_place_of_the_act(
    tmp_path: Path, place: Where | None, type: str, name: str, country: str, feature: str
) -> None:
    row = one(tmp_path, place=place)
    found = [row[f"ActionGeo_{part}"] for part in ("Type", "FullName", "CountryCode", "FeatureID")]
    assert found == [type, name, country, feature]


@pytest.mark.parametrize(
    ("day", "fraction"), [("2021-03-23", "2021.2274"), ("2023-01-01", "2023.0027"), ("2023-12-31", "2023.9890")]
)
def test_the_fraction_of_the_year_is_as_in_gdelts_files(tmp_path: Path, day: str, fraction: str) -> None:
    assert one(tmp_path, date=Days(day, day))["FractionDate"] == fraction


def test_codes_keep_their_leading_noughts(tmp_path: Path) -> None:
    row = one(tmp_path, type="RETREAT", mode="ceasefire", cameo="0871", quad=2)
    assert [row[n] for n in ("EventCode", "EventBaseCode", "EventRootCode", "QuadClass")] == ["0871", "087", "08", "2"]


def test_an_event_outside_the_lead_is_no_root(tmp_path: Path) -> None:
    assert [row["IsRootEvent"] for row in tables(tmp_path, held())[0]] == ["1", "0"]


def test_events_without_their_reports_stand_alone(tmp_path: Path) -> None:
    events, mentions = tables(tmp_path, Held((), held().known))
    assert (len(events), mentions) == (2, [])
    assert {(row["SOURCEURL"], row["IsRootEvent"]) for row in events} == {("", "0")}


@pytest.mark.parametrize("url", ["http://[broken", "ftp://x/1", "no address"])
def test_an_odd_address_does_not_stop_the_export(tmp_path: Path, url: str) -> None:
    kept = held().kept[0]
    report = msgspec.structs.replace(kept.doc.report, url=url)
    doc = msgspec.structs.replace(kept.doc, report=report)
    _, mentions = tables(tmp_path, Held((msgspec.structs.replace(kept, doc=doc),), held().known))
    assert {m["MentionSourceName"] for m in mentions} == {"Courier"}


def test_the_number_of_an_event_never_changes() -> None:
    assert gdelt.event_id("o1", "KEN", "UGA") == 399934032505340


@given(st.text(), st.none() | st.text(), st.none() | st.text())
def test_numbers_are_exact_as_floating_point(occasion: str, actor: str | None, recipient: str | None) -> None:
    number = gdelt.event_id(occasion, actor, recipient)
    assert 0 <= number < 2**53
    assert int(float(number)) == number


def test_actor_and_recipient_are_not_the_same_event_turned_round() -> None:
    assert gdelt.event_id("o1", "KEN", "UGA") != gdelt.event_id("o1", "UGA", "KEN")


def test_the_same_holdings_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        gdelt.write(held(), tmp_path / name)
    for file in ("export.CSV", "mentions.CSV"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_the_other_side_is_the_other_side(tmp_path: Path) -> None:
    row = one(tmp_path, actor=(UGANDA,), recipient=(KENYA,))
    assert (row["Actor1Code"], row["Actor2Code"]) == ("UGA", "KEN")


def test_a_mention_is_of_the_day_of_publication_and_else_of_when_it_was_added(tmp_path: Path) -> None:
    plain = held()
    second = plain.kept[1]
    doc = msgspec.structs.replace(second.doc, report=msgspec.structs.replace(second.doc.report, published=None))
    kept = (plain.kept[0], msgspec.structs.replace(second, doc=doc))
    _, mentions = tables(tmp_path, Held(kept, plain.known))
    assert [mentions[0]["MentionTimeDate"], mentions[2]["MentionTimeDate"]] == ["20231121000000", "20231122090000"]


def test_the_site_of_an_address_is_named_without_www(tmp_path: Path) -> None:
    kept = held().kept[0]
    report = msgspec.structs.replace(kept.doc.report, url="https://www.Courier.example:443/1")
    doc = msgspec.structs.replace(kept.doc, report=report)
    _, mentions = tables(tmp_path, Held((msgspec.structs.replace(kept, doc=doc),), held().known))
    assert mentions[0]["MentionSourceName"] == "courier.example"
