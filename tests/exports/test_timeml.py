from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holding import FIRST, FIRST_KEY, MONDAY, SECOND_KEY, Held, held
from legation.exports import timeml
from legation.model import Days, Doc, Event, Quote, Report, Span, Time
from legation.record.values import Kept
from making import event, span

# The closed lists of TimeML 1.2.1.
CLOSED = {
    ("EVENT", "class"): {"OCCURRENCE", "PERCEPTION", "REPORTING", "ASPECTUAL", "STATE", "I_STATE", "I_ACTION"},
    ("MAKEINSTANCE", "pos"): {"ADJECTIVE", "NOUN", "VERB", "PREPOSITION", "OTHER"},
    ("MAKEINSTANCE", "tense"): {"FUTURE", "INFINITIVE", "PAST", "PASTPART", "PRESENT", "PRESPART", "NONE"},
    ("MAKEINSTANCE", "aspect"): {"PROGRESSIVE", "PERFECTIVE", "PERFECTIVE_PROGRESSIVE", "NONE"},
    ("MAKEINSTANCE", "polarity"): {"POS", "NEG"},
    ("TIMEX3", "type"): {"DATE", "TIME", "DURATION", "SET"},
    ("TLINK", "relType"): {"IS_INCLUDED", "BEGUN_BY"},
    ("SLINK", "relType"): {"EVIDENTIAL"},
}
REQUIRED = {
    "EVENT": {"eid", "class"},
    "MAKEINSTANCE": {"eiid", "eventID", "pos", "tense", "aspect", "polarity"},
    "TIMEX3": {"tid", "type", "value"},
    "TLINK": {"lid", "relType", "eventInstanceID", "relatedToTime"},
    "SLINK": {"lid", "relType", "eventInstanceID", "subordinatedEventInstance"},
}
OPTIONAL = {"modality", "functionInDocument"}
IDS = ("eid", "tid", "eiid", "lid")
REFERENCES = ("eventID", "eventInstanceID", "relatedToTime", "subordinatedEventInstance")


def trees(holdings: Held, folder: Path) -> dict[str, ET.Element]:
    timeml.write(holdings, folder / "timeml")
    return {path.stem: ET.fromstring(path.read_bytes()) for path in sorted((folder / "timeml").iterdir())}


def tree(doc: Doc, folder: Path) -> ET.Element:
    kept = Kept(key=FIRST_KEY, doc=doc, added="2023-11-22T08:00:00Z", made_by="0")
    return trees(Held((kept,), ()), folder)[FIRST_KEY]


def stripped(root: ET.Element) -> str:
    return "".join(body(root).itertext())


def body(root: ET.Element) -> ET.Element:
    text = root.find("TEXT")
    assert text is not None
    return text


def spans(root: ET.Element, tag: str) -> list[Span]:
    """Where the tag's words stand in the text without tags."""
    text = body(root)
    at, found = len(text.text or ""), []
    for mark in text:
        words = mark.text or ""
        found += [(at, at + len(words))] if mark.tag == tag else []
        at += len(words) + len(mark.tail or "")
    return found


def attributes(root: ET.Element, tag: str) -> list[dict[str, str]]:
    return [found.attrib for found in root.iter(tag)]


def doc_of(text: str, events: tuple[Event, ...] = (), published: str | None = "2023-11-22", **more: Any) -> Doc:
    return Doc(report=Report(id="x", text=text, published=published), events=events, **more)


def time(text: str, words: str, **given: Any) -> Time:
    start, end = span(text, words)
    plain: dict[str, Any] = {"type": "DATE", "value": "2023-11-20", "earliest": "2023-11-20", "latest": "2023-11-20"}
    return Time(start=start, end=end, text=words, **(plain | given))


def test_every_attribute_is_one_of_timeml(tmp_path: Path) -> None:
    for root in trees(held(), tmp_path).values():
        for tag, required in REQUIRED.items():
            for found in attributes(root, tag):
                assert required <= set(found) <= required | OPTIONAL
                assert [n for n in found if found[n] not in CLOSED.get((tag, n), {found[n]})] == []


def test_every_id_is_given_once_and_every_reference_leads_somewhere(tmp_path: Path) -> None:
    for root in trees(held(), tmp_path).values():
        given_ = [value for e in root.iter() for name, value in e.attrib.items() if name in IDS]
        asked = {value for e in root.iter() for name, value in e.attrib.items() if name in REFERENCES}
        assert len(given_) == len(set(given_))
        assert asked <= set(given_)


def test_without_tags_it_is_the_text(tmp_path: Path) -> None:
    found = trees(held(), tmp_path)
    assert {key: stripped(root) for key, root in found.items()} == {
        kept.key: kept.doc.report.text for kept in held().kept
    }


def test_times_and_acts_stand_where_they_stood(tmp_path: Path) -> None:
    root = trees(held(), tmp_path)[FIRST_KEY]
    doc = held().kept[0].doc
    assert spans(root, "TIMEX3") == [(t.start, t.end) for t in doc.times]
    assert spans(root, "EVENT") == sorted([e.trigger for e in doc.events] + [c for q in doc.quotes for c in q.cue])


def test_the_day_of_publication_is_the_time_of_creation(tmp_path: Path) -> None:
    found = trees(held(), tmp_path)[FIRST_KEY].findall("DCT/TIMEX3")
    assert [(t.get("tid"), t.get("value"), t.get("functionInDocument")) for t in found] == [
        ("t0", "2023-11-21", "CREATION_TIME")
    ]


def test_no_day_of_publication_no_time_of_creation(tmp_path: Path) -> None:
    assert tree(doc_of("Kenya voted.", published=None), tmp_path).find("DCT") is None


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("actual", {"polarity": "POS", "tense": "NONE"}),
        ("negated", {"polarity": "NEG", "tense": "NONE"}),
        ("future", {"polarity": "POS", "tense": "FUTURE"}),
        ("hypothetical", {"polarity": "POS", "tense": "NONE", "modality": "hypothetical"}),
    ],
)
def test_status_is_polarity_tense_and_modality(status: str, expected: dict[str, str], tmp_path: Path) -> None:
    text = "Kenya voted."
    root = tree(doc_of(text, (event(status=status, trigger=span(text, "voted")),)), tmp_path)
    (found,) = attributes(root, "MAKEINSTANCE")
    assert {n: found[n] for n in ("polarity", "tense", "modality") if n in found} == expected


DATED = "Kenya met Uganda on Monday. It is talking to Rwanda since Tuesday."


@pytest.mark.parametrize(
    ("words", "days", "relation", "to"),
    [
        ("met", MONDAY, "IS_INCLUDED", "t1"),
        ("met", Days("2023-11-20", "2023-11-20", "anchor"), None, None),
        ("met", Days("2023-11-25", "2023-11-25", "clause"), None, None),
        ("met", Days("2023-11-22", "2023-11-22", "report"), "IS_INCLUDED", "t0"),
        ("met", Days("2023-11-15", "2023-11-22", "clause"), None, None),
        ("met", None, None, None),
        ("talking", Days("2023-11-21", "2023-11-22", "sentence"), "BEGUN_BY", "t2"),
    ],
)
def test_an_act_is_tied_to_what_dated_it(
    words: str, days: Days | None, relation: str | None, to: str | None, tmp_path: Path
) -> None:
    tuesday = "2023-11-21"
    times = (time(DATED, "on Monday"), time(DATED, "Tuesday", value=tuesday, earliest=tuesday, latest=tuesday))
    sentence = (0, 27) if words == "met" else (28, len(DATED))
    acts = (event(trigger=span(DATED, words), sentence=sentence, date=days),)
    links = attributes(tree(doc_of(DATED, acts, times=times), tmp_path), "TLINK")
    assert [(link["relType"], link["relatedToTime"]) for link in links] == ([(relation, to)] if relation else [])


def test_an_act_in_a_quotation_hangs_on_the_words_of_saying(tmp_path: Path) -> None:
    root = trees(held(), tmp_path)[FIRST_KEY]
    words = {e.get("eid"): e.text for e in root.iter("EVENT")}
    named = {m["eiid"]: words[m["eventID"]] for m in attributes(root, "MAKEINSTANCE")}
    found = [(named[s["eventInstanceID"]], named[s["subordinatedEventInstance"]]) for s in attributes(root, "SLINK")]
    assert found == [("told", "hit")]


def test_acts_that_share_their_words_are_instances_of_one_event(tmp_path: Path) -> None:
    text = "Kenya and Uganda traded fire."
    acts = tuple(event(id=f"e{n}", trigger=span(text, "traded fire")) for n in (1, 2))
    root = tree(doc_of(text, acts), tmp_path)
    assert [m["eventID"] for m in attributes(root, "MAKEINSTANCE")] == ["e1", "e1"]


@pytest.mark.parametrize(
    ("trigger", "when", "cue", "marked"),
    [
        ("the 2014 war", "2014", "said", [("EVENT", "the 2014 war"), ("EVENT", "said")]),
        ("war", "in 2014", "2014 said", [("TIMEX3", "in 2014"), ("EVENT", "war")]),
        ("said", "in 2014", "said", [("EVENT", "said"), ("TIMEX3", "in 2014")]),
    ],
    ids=["an act over a time", "a time over a saying", "an act over a saying"],
)
def test_of_overlapping_words_one_layer_wins(
    trigger: str, when: str, cue: str, marked: list[tuple[str, str]], tmp_path: Path
) -> None:
    text = "Of the 2014 war, Kenya said little. It began in 2014 said one, a war."
    last = text.rindex(trigger), text.rindex(trigger) + len(trigger)
    when_ = time(text, when)
    said = text.rindex(cue), text.rindex(cue) + len(cue)
    doc = doc_of(text, (event(trigger=last),), times=(when_,), quotes=(Quote(id="q1", kind="direct", cue=(said,)),))
    found = [(e.tag, e.text or "") for e in body(tree(doc, tmp_path))]
    assert sorted(found) == sorted(marked)


@pytest.mark.parametrize("kind", ["DATE", "TIME", "DURATION", "SET"])
def test_an_unknown_value_is_written_as_unknown(kind: str, tmp_path: Path) -> None:
    text = "It met some day."
    root = tree(doc_of(text, times=(time(text, "some day", type=kind, value=None),), published=None), tmp_path)
    assert "X" in attributes(root, "TIMEX3")[0]["value"]


def test_what_xml_cannot_hold_is_replaced_in_place(tmp_path: Path) -> None:
    text = "Kenya\x00\x08 met\r\n Uganda\ufffe at\u2028 noon."
    root = tree(doc_of(text, (event(trigger=span(text, "met")),)), tmp_path)
    assert stripped(root) == "Kenya\ufffd\ufffd met\r\n Uganda\ufffd at\u2028 noon."
    assert spans(root, "EVENT") == [span(text, "met")]


def test_files_are_named_by_key_whatever_the_id(tmp_path: Path) -> None:
    holdings = held()
    report = msgspec.structs.replace(holdings.kept[0].doc.report, id="../../x\0" * 1000)
    kept = msgspec.structs.replace(holdings.kept[0], doc=Doc(report=report))
    timeml.write(Held((kept, holdings.kept[1]), ()), tmp_path / "new" / "folder")
    assert {p.name for p in (tmp_path / "new" / "folder").iterdir()} == {f"{FIRST_KEY}.tml", f"{SECOND_KEY}.tml"}


@given(data=st.data())
def test_any_spans_of_any_text_keep_the_length_and_the_order(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = data.draw(st.text(max_size=30))
    edges = st.tuples(st.integers(-2, 32), st.integers(-2, 32))
    acts = tuple(event(trigger=data.draw(edges)) for _ in range(3))
    times = tuple(
        Time(start=s, end=e, text="", type="DATE", value=data.draw(st.text(max_size=3)))
        for s, e in data.draw(st.lists(edges, max_size=3))
    )
    quotes = (Quote(id="q1", kind="direct", cue=tuple(data.draw(st.lists(edges, max_size=2)))),)
    root = tree(doc_of(text, acts, times=times, quotes=quotes), tmp_path_factory.mktemp("tml"))
    assert len(stripped(root)) == len(text)
    assert set(spans(root, "EVENT")) <= {a.trigger for a in acts} | set(quotes[0].cue)


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    timeml.write(held(), tmp_path / "one")
    timeml.write(held(), tmp_path / "two")
    name = f"{FIRST_KEY}.tml"
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert FIRST[:12].encode() in (tmp_path / "one" / name).read_bytes()
