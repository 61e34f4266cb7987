from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holding import FIRST_KEY, Held, held
from legation.exports import ftm
from legation.model import Tie

# Schemata and properties that the export uses, each property with what its values are, from the model of the package
# `followthemoney` (3.8.2 and 4.11.2). A reference names the schemata that may stand at its end.
_AGENTS = {"Person", "Organization", "PublicBody", "Company", "LegalEntity"}
_BODIES = {"Organization", "PublicBody", "Company"}
_THINGS = _AGENTS | {"Document", "Article", "Position", "Event"}
_LEGAL: dict[str, Any] = {"name": "text", "country": "country", "classification": "text", "sector": "text"}
_TIE = {
    "startDate": "date", "endDate": "date", "date": "date", "status": "text", "summary": "text",
    "proof": {"Article"}, "publisher": "text", "sourceUrl": "url",
}  # fmt: skip
_LINK = _TIE | {"role": "text", "recordId": "text"}
SCHEMATA: dict[str, dict[str, Any]] = {
    "Person": _LEGAL | {"position": "text"},
    "Organization": _LEGAL,
    "PublicBody": _LEGAL,
    "Company": _LEGAL,
    "LegalEntity": _LEGAL,
    "Article": {
        "title": "text", "fileName": "text", "author": "text", "publisher": "text", "publishedAt": "date",
        "sourceUrl": "url", "language": "language", "bodyText": "text", "processingAgent": "text",
        "processedAt": "date",
    },
    "Document": {"title": "text", "name": "text", "fileName": "text"},
    "Mention": {"document": {"Article"}, "name": "text", "resolved": _AGENTS, "detectedSchema": "text"},
    "Position": {"name": "text", "organization": _BODIES, "country": "country"},
    "Membership": _LINK | {"member": _AGENTS, "organization": _BODIES},
    "Occupancy": _TIE | {"holder": {"Person"}, "post": {"Position"}},
    "UnknownLink": _LINK | {"subject": _THINGS, "object": _THINGS},
    "Event": {
        "name": "text", "startDate": "date", "endDate": "date", "recordId": "text", "summary": "text",
        "proof": {"Article"}, "publisher": "text", "sourceUrl": "url", "involved": _AGENTS, "location": "text",
        "country": "country", "keywords": "text", "notes": "text",
    },
}  # fmt: skip
REQUIRED = {
    "Article": {"fileName"}, "Document": {"fileName"}, "Mention": {"document", "name"}, "Position": {"name"},
    "Membership": {"member", "organization"}, "Occupancy": {"holder", "post"}, "UnknownLink": {"subject", "object"},
    "Event": {"name"}, **{schema: {"name"} for schema in _AGENTS},
}  # fmt: skip
SHAPES = {
    "text": r"(?s).*\S.*",
    "date": r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d)?)?)?",
    "country": "[a-z]{2}",
    "language": "[a-z]{3}",
    "url": r"https?://\S+",
}


def written(holdings: Held, folder: Path) -> list[dict[str, Any]]:
    target = folder / "record.ftm.json"
    ftm.write(holdings, target)
    return [json.loads(line) for line in target.read_text(encoding="utf-8").split("\n")[:-1]]


def faults(rows: list[dict[str, Any]]) -> list[str]:
    """What the model would refuse."""
    schema = {row["id"]: row["schema"] for row in rows}
    found = [f"{len(rows) - len(schema)} ids twice"] if len(schema) != len(rows) else []
    for row in rows:
        known = SCHEMATA[row["schema"]]
        found += [f"{row['schema']} without {p}" for p in REQUIRED[row["schema"]] - set(row["properties"])]
        for name, values in row["properties"].items():
            kind = known.get(name, "unknown property")
            for value in values:
                right = schema.get(value) in kind if isinstance(kind, set) else re.fullmatch(SHAPES[kind], value)
                found += [] if right else [f"{row['schema']}.{name}: {value!r}"]
    return found


def of(rows: list[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [row["properties"] for row in rows if row["schema"] == schema]


def with_ties(*ties: Tie) -> Held:
    holdings = held()
    first, second = holdings.kept
    doc = msgspec.structs.replace(first.doc, ties=ties)
    return Held((msgspec.structs.replace(first, doc=doc), second), holdings.known)


def tie(**given: Any) -> Tie:
    plain: dict[str, Any] = dict.fromkeys(("holder", "body", "office", "since", "until", "as_of", "said_by"))
    return Tie(**(plain | {"kind": "member", "span": (0, 5)} | given))


TIES = (
    tie(holder="KEN", body="AU"),
    tie(holder="KEN", body="NATO", since="2020", said_by="q1"),
    tie(holder="KEN", body="a bloc of no table", kind="left"),
    tie(holder="KEN", body="Rome Statute", kind="party", since="2005-03"),
    tie(holder="KEN", body="AU", kind="host"),
    tie(holder="ben-wood", body="KEN", kind="office", office="minister"),
    tie(holder="courier", body="KEN", kind="office", office="organ of record"),
    tie(body="AU", kind="established", since="2002"),
    tie(holder=None, body="AU"),
    tie(holder="nobody-known", body="AU"),
)


def test_the_model_takes_every_entity(tmp_path: Path) -> None:
    assert faults(written(held(), tmp_path)) == []


def test_the_model_takes_every_kind_of_tie(tmp_path: Path) -> None:
    assert faults(written(with_ties(*TIES), tmp_path)) == []


def test_the_library_takes_it(tmp_path: Path) -> None:
    model = pytest.importorskip("followthemoney").model
    for row in written(with_ties(*TIES), tmp_path):
        model.get(row["schema"]).validate(row)
        kept = model.get_proxy(row, cleaned=False)
        lost = {name for name in row["properties"] if not kept.get(name, quiet=True)}
        assert lost <= {"proof"}  # of ties: in the model from release 4 on


@pytest.mark.parametrize(
    ("schema", "name"),
    [("PublicBody", "Kenya"), ("Person", "Ben “Boy” Wood"), ("Organization", "African Union")],
)
def test_an_actor_stands_once_whoever_names_it(schema: str, name: str, tmp_path: Path) -> None:
    found = of(written(held(), tmp_path), schema)
    assert [row["name"] for row in found].count([name]) == 1


def test_an_event_leads_to_its_reports(tmp_path: Path) -> None:
    rows = written(held(), tmp_path)
    articles = {row["id"]: row["properties"] for row in rows if row["schema"] == "Article"}
    event = of(rows, "Event")[0]
    assert [articles[i].get("publisher") for i in event["proof"]] == [["Courier"], ["Gazette"]]
    assert event["sourceUrl"] == ["https://courier.example/1?a=b&c=d"]


@pytest.mark.parametrize(("number", "opening"), [(1, "According to Ben “Boy” Wood: "), (2, "Did not happen: ")])
def test_what_no_report_says_happened_says_so_in_its_name(number: int, opening: str, tmp_path: Path) -> None:
    assert of(written(held(), tmp_path), "Event")[number]["name"][0].startswith(opening)


def test_a_link_is_drawn_for_what_happened_alone(tmp_path: Path) -> None:
    links = of(written(held(), tmp_path), "UnknownLink")
    assert [(row["role"], row["startDate"]) for row in links] == [(["ASSAULT (heavy-weapons)"], ["2023-11-20"])]


def test_sources_that_disagree_are_noted(tmp_path: Path) -> None:
    notes = of(written(held(), tmp_path), "Event")[0]["notes"]
    assert "disputed, magnitude: killed 12 (Courier); killed 20 or more (Gazette)" in notes


def test_a_tie_in_somebodys_words_is_marked(tmp_path: Path) -> None:
    rows = of(written(with_ties(*TIES), tmp_path), "Membership")
    assert [row.get("status") for row in rows] == [None, ["claimed"], ["left"]]


def test_a_treaty_is_no_organization(tmp_path: Path) -> None:
    rows = written(with_ties(*TIES), tmp_path)
    treaty = next(row for row in rows if row["schema"] == "Document")
    assert [row["role"] for row in of(rows, "UnknownLink") if row["object"] == [treaty["id"]]] == [["party"]]


def test_a_nameless_official_is_not_one_person_everywhere(tmp_path: Path) -> None:
    holdings = held()
    first, second = holdings.kept
    actors = tuple(msgspec.structs.replace(a, anonymous=a.type == "person") for a in first.doc.actors)
    doc = msgspec.structs.replace(first.doc, actors=actors, ties=())
    rows = written(Held((msgspec.structs.replace(first, doc=doc), second), ()), tmp_path)
    assert of(rows, "Person") == []


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    ftm.write(held(), tmp_path / "one")
    ftm.write(held(), tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@given(name=st.text(min_size=1), url=st.text())
def test_no_name_or_address_breaks_it(name: str, url: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    first = held().kept[0]
    actor = msgspec.structs.replace(first.doc.actors[0], name=name)
    report = msgspec.structs.replace(first.doc.report, url=url, headline=name)
    doc = msgspec.structs.replace(first.doc, report=report, actors=(actor,), ties=())
    kept = msgspec.structs.replace(first, doc=doc, key=FIRST_KEY)
    assert faults(written(Held((kept,), ()), tmp_path_factory.mktemp("ftm"))) == []
