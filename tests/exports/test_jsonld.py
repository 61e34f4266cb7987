from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import PROV, RDF, SDO, XSD, Literal, Namespace, URIRef

from holding import FIRST, FIRST_KEY, SECOND_KEY, Held, held
from legation.exports import jsonld
from legation.exports.jsonld_context import CONTEXT, OWN
from legation.model import Tie

# The library's own reader still uses a class of its own that it has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SCHEMA = Namespace(str(SDO))
OA = Namespace("http://www.w3.org/ns/oa#")
TERM = Namespace(f"{OWN}term:")
OCCASION = Namespace(f"{OWN}occasion:")
FIRST_REPORT = f"{OWN}report:{FIRST_KEY}"
# Of the Web Annotation vocabulary, which rdflib has no list of.
ANNOTATION = {"SpecificResource", "TextPositionSelector", "end", "hasSelector", "hasSource", "start"}


def written(holdings: Held, folder: Path) -> dict[str, Any]:
    jsonld.write(holdings, folder / "record.jsonld")
    data: dict[str, Any] = json.loads((folder / "record.jsonld").read_text(encoding="utf-8"))
    return data


def graph(holdings: Held, folder: Path) -> rdflib.Graph:
    """The triples, as a reader without a network gets them."""
    jsonld.write(holdings, folder / "record.jsonld")
    return rdflib.Graph().parse(data=(folder / "record.jsonld").read_text(encoding="utf-8"), format="json-ld")


def with_ties(*ties: Tie) -> Held:
    holdings = held()
    doc = msgspec.structs.replace(holdings.kept[0].doc, ties=ties)
    return Held((msgspec.structs.replace(holdings.kept[0], doc=doc),), holdings.known)


def tie(**given_: Any) -> Tie:
    plain: dict[str, Any] = dict.fromkeys(("holder", "body", "office", "since", "until", "as_of", "said_by"))
    return Tie(**(plain | {"kind": "member", "span": (0, 5)} | given_))


def keys(node: Any) -> set[str]:
    if isinstance(node, list):
        return {key for one in node for key in keys(one)}
    return set(node) | {key for value in node.values() for key in keys(value)} if isinstance(node, dict) else set()


def test_every_key_has_a_meaning(tmp_path: Path) -> None:
    used = keys(written(held(), tmp_path)["@graph"])
    assert used - set(CONTEXT) == set()


def test_every_word_is_one_of_its_vocabulary(tmp_path: Path) -> None:
    triples = graph(held(), tmp_path)
    used = {str(p) for p in triples.predicates()} | {str(o) for o in triples.objects(None, RDF.type)}
    used |= {str(o) for o in triples.objects(None, SCHEMA.actionStatus)}
    foreign = {word for word in used if not word.startswith((str(TERM), str(RDF)))}
    assert {w for w in foreign if w not in SDO and w not in PROV and w.removeprefix(str(OA)) not in ANNOTATION} == set()


def test_every_literal_is_of_its_type(tmp_path: Path) -> None:
    literals = [o for o in graph(held(), tmp_path).objects() if isinstance(o, Literal)]
    assert [o for o in literals if o.ill_typed] == []


def test_every_node_that_is_pointed_at_is_there(tmp_path: Path) -> None:
    triples = graph(held(), tmp_path)
    pointed = {o for o in triples.objects() if isinstance(o, URIRef) and o.startswith(OWN) and not o.startswith(TERM)}
    assert pointed - set(triples.subjects()) == set()


def test_each_row_is_derived_from_words_of_its_report(tmp_path: Path) -> None:
    triples = graph(held(), tmp_path)
    (source,) = triples.objects(URIRef(f"{FIRST_REPORT}#q1"), PROV.wasDerivedFrom)
    report = triples.value(source, OA.hasSource)
    selector = triples.value(source, OA.hasSelector)
    start, end = (int(str(triples.value(selector, edge))) for edge in (OA.start, OA.end))
    text = str(triples.value(report, SCHEMA.articleBody))
    assert text[start:end] == str(triples.value(URIRef(f"{FIRST_REPORT}#q1"), SCHEMA.text))


def test_each_row_names_the_software_that_made_it(tmp_path: Path) -> None:
    triples = graph(held(), tmp_path)
    for row in ("q1", "e1", "e2", "tie1", "tie2"):
        reading = triples.value(URIRef(f"{FIRST_REPORT}#{row}"), PROV.wasGeneratedBy)
        assert triples.value(reading, SCHEMA.softwareVersion) == Literal("0.1.0/abc123")
        assert (triples.value(reading, PROV.wasAssociatedWith), RDF.type, PROV.SoftwareAgent) in triples


@pytest.mark.parametrize(("id", "happened"), [("o1", True), ("o2", False), ("o3", False)])
def test_only_what_a_report_says_happened_is_an_activity(id: str, happened: bool, tmp_path: Path) -> None:
    triples = graph(held(), tmp_path)
    assert ((OCCASION[id], RDF.type, PROV.Activity) in triples) is happened
    assert (OCCASION[id], RDF.type, SCHEMA.Event) in triples


def test_an_occasion_has_days_parties_and_place(tmp_path: Path) -> None:
    triples = graph(held(), tmp_path)
    names = {
        role: triples.value(triples.value(OCCASION.o1, SCHEMA[role]), SCHEMA.name)
        for role in ("agent", "participant", "location")
    }
    assert names == {"agent": Literal("Kenya"), "participant": Literal("Uganda"), "location": Literal("Busia")}
    assert triples.value(OCCASION.o1, SCHEMA.startDate) == Literal("2023-11-20", datatype=XSD.date)


def test_a_claim_leads_to_its_quotation_and_speaker(tmp_path: Path) -> None:
    triples = graph(held(), tmp_path)
    (mention,) = triples.objects(OCCASION.o2, SCHEMA.subjectOf)
    speaker = triples.value(triples.value(mention, TERM.saidBy), SCHEMA.spokenByCharacter)
    assert triples.value(speaker, SCHEMA.name) == Literal("Ben “Boy” Wood")


def test_sources_that_disagree_stand_beside_each_other(tmp_path: Path) -> None:
    triples = graph(held(), tmp_path)
    (dispute,) = triples.objects(OCCASION.o1, TERM.dispute)
    versions = {str(triples.value(v, SCHEMA.value)) for v in triples.objects(dispute, TERM.variant)}
    assert versions == {"killed 12", "killed 20 or more"}


@pytest.mark.parametrize(
    ("since", "kind"), [("2005", XSD.gYear), ("2005-03", XSD.gYearMonth), ("2005-03-15", XSD.date)]
)
def test_a_tie_begins_as_exactly_as_is_known(since: str, kind: URIRef, tmp_path: Path) -> None:
    triples = graph(with_ties(tie(holder="KEN", body="AU", since=since)), tmp_path)
    found = triples.value(URIRef(f"{FIRST_REPORT}#tie1"), SCHEMA.startDate)
    assert found == Literal(since, datatype=kind)


@pytest.mark.parametrize(
    ("given_", "property_", "type_"),
    [
        ({"holder": "KEN", "body": "NATO"}, SCHEMA.memberOf, PROV.Organization),
        ({"holder": "KEN", "body": "a bloc of no table"}, SCHEMA.memberOf, SCHEMA.Organization),
        ({"holder": "KEN", "body": "Rome Statute", "kind": "party"}, TERM.body, SCHEMA.Legislation),
        ({"holder": "KEN", "body": "AU", "kind": "host"}, TERM.body, PROV.Organization),
    ],
)
def test_a_tie_leads_to_a_node_of_the_right_kind(
    given_: dict[str, Any], property_: URIRef, type_: URIRef, tmp_path: Path
) -> None:
    triples = graph(with_ties(tie(**given_)), tmp_path)
    body = triples.value(URIRef(f"{FIRST_REPORT}#tie1"), property_)
    assert (body, RDF.type, type_) in triples


def test_a_nameless_official_is_not_one_person_everywhere(tmp_path: Path) -> None:
    holdings = held()
    actors = tuple(msgspec.structs.replace(a, anonymous=True) for a in holdings.kept[0].doc.actors)
    doc = msgspec.structs.replace(holdings.kept[0].doc, actors=actors)
    triples = graph(Held((msgspec.structs.replace(holdings.kept[0], doc=doc),), ()), tmp_path)
    speaker = triples.value(URIRef(f"{FIRST_REPORT}#q1"), SCHEMA.spokenByCharacter)
    assert str(speaker).startswith(FIRST_REPORT)


@pytest.mark.parametrize("url", ["not a url", "javascript:alert(1)", "https://x.example/<a>", "https://x.example/ y"])
def test_what_is_no_address_is_no_link(url: str, tmp_path: Path) -> None:
    holdings = held()
    report = msgspec.structs.replace(holdings.kept[0].doc.report, url=url)
    doc = msgspec.structs.replace(holdings.kept[0].doc, report=report)
    triples = graph(Held((msgspec.structs.replace(holdings.kept[0], doc=doc),), ()), tmp_path)
    assert list(triples.objects(None, SCHEMA.url)) == []


@settings(max_examples=30)
@given(id=st.text(), words=st.text())
def test_any_id_makes_an_iri_and_any_text_stays(id: str, words: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    holdings = held()
    first = holdings.kept[0]
    actor = msgspec.structs.replace(first.doc.actors[0], id=id, name=words)
    report = msgspec.structs.replace(first.doc.report, text=FIRST + words, outlet=words)
    doc = msgspec.structs.replace(first.doc, actors=(actor,), report=report, events=(), ties=())
    folder = tmp_path_factory.mktemp("jsonld")
    data = written(Held((msgspec.structs.replace(first, doc=doc),), ()), folder)
    (article,) = (node for node in data["@graph"] if "schema:NewsArticle" in node["type"])
    assert article["articleBody"] == FIRST + words
    assert all(node["id"].isascii() and not set(node["id"]) & set(' <>"{}|\\^`') for node in data["@graph"])


def test_nothing_held_is_still_a_graph(tmp_path: Path) -> None:
    assert len(graph(Held((), ()), tmp_path)) > 0


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    jsonld.write(held(), tmp_path / "one")
    jsonld.write(held(), tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert SECOND_KEY.encode() in (tmp_path / "one").read_bytes()
