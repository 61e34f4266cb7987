from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holding import FIRST_KEY, SECOND_KEY, Held, held
from legation.exports import brat
from legation.model import Actor, Doc, Place, Quote, Report, Span
from legation.record.values import Kept
from making import event, span, spans


class Read(NamedTuple):
    """A pair of files as brat reads them: lines by letter and id, each with its fields."""

    text: str
    spans: dict[str, tuple[str, tuple[Span, ...], str]]
    events: dict[str, tuple[str, str, dict[str, str]]]
    relations: dict[str, tuple[str, str, str]]
    attributes: dict[tuple[str, str], str | None]
    notes: dict[str, list[str]]

    def words(self, id: str) -> str:
        return self.spans[id][2]


def read(folder: Path, key: str) -> Read:
    """After brat's own reader, which takes every line end of Unicode for one and refuses what does not fit."""
    text = (folder / f"{key}.txt").read_bytes().decode("utf-8")
    found = Read(text, {}, {}, {}, {}, {})
    for line in (folder / f"{key}.ann").read_bytes().decode("utf-8").splitlines():
        id, *fields = line.split("\t")
        if id[0] == "T":
            kind, where = fields[0].split(" ", 1)
            pieces = tuple((int(s), int(e)) for s, e in (piece.split(" ") for piece in where.split(";")))
            assert fields[1] == " ".join(text[s:e] for s, e in pieces)
            assert all(s < e <= len(text) for s, e in pieces)
            assert all(one[1] <= other[0] for one, other in itertools.pairwise(pieces))
            assert len(fields) == 2
            found.spans[id] = kind, pieces, fields[1]
        elif id[0] == "E":
            (kind, trigger), *roles = (f.split(":") for f in fields[0].split(" "))
            found.events[id] = kind, trigger, dict(roles)
        elif id[0] == "R":
            kind, one, other = fields[0].split(" ")
            found.relations[id] = kind, one.removeprefix("Arg1:"), other.removeprefix("Arg2:")
        elif id[0] == "A":
            kind, target, *value = fields[0].split(" ")
            found.attributes[target, kind] = value[0] if value else None
        else:
            assert re.fullmatch(r"#\d+", id)
            found.notes.setdefault(fields[0].removeprefix("AnnotatorNotes "), []).append(fields[1])
    return found


def written(holdings: Held, folder: Path, key: str = FIRST_KEY) -> Read:
    brat.write(holdings, folder / "brat")
    return read(folder / "brat", key)


def of(text: str, folder: Path, **layers: Any) -> Read:
    doc = Doc(report=Report(id="x", text=text), **layers)
    kept = Kept(key=FIRST_KEY, doc=doc, added="2023-11-22T08:00:00Z", made_by="0")
    return written(Held((kept,), ()), folder)


def actor(text: str, *words: str, id: str = "KEN") -> Actor:
    return Actor(id=id, name=id, type="state", mentions=spans(text, words))


def section(conf: Path, name: str) -> dict[str, str]:
    """The lines of a section by their first word."""
    lines = conf.read_text(encoding="utf-8").split(f"[{name}]\n")[1].split("\n[")[0].splitlines()
    return {line.split("\t")[0]: line for line in lines if line}


@pytest.mark.parametrize("key", [FIRST_KEY, SECOND_KEY])
def test_every_id_leads_somewhere(key: str, tmp_path: Path) -> None:
    found = written(held(), tmp_path, key)
    asked = {i for _, trigger, roles in found.events.values() for i in (trigger, *roles.values())}
    asked |= {i for _, *ends in found.relations.values() for i in ends}
    assert asked <= set(found.spans)
    assert {target for target, _ in found.attributes} <= set(found.spans) | set(found.events)
    assert set(found.notes) <= set(found.spans) | set(found.events) | set(found.relations)


@pytest.mark.parametrize("key", [FIRST_KEY, SECOND_KEY])
def test_a_trigger_is_of_its_acts_type_and_nothing_else_points_at_it(key: str, tmp_path: Path) -> None:
    found = written(held(), tmp_path, key)
    triggers = {trigger for _, trigger, _ in found.events.values()}
    assert all(found.spans[trigger][0] == kind for kind, trigger, _ in found.events.values())
    assert triggers.isdisjoint({target for target, _ in found.attributes} | set(found.notes))


def test_spans_come_back_at_the_offsets_of_the_contract(tmp_path: Path) -> None:
    doc = held().kept[0].doc
    marked = {pieces for _, pieces, _ in written(held(), tmp_path).spans.values()}
    given_ = {(m,) for a in doc.actors for m in a.mentions} | {(e.trigger,) for e in doc.events}
    given_ |= {q.content for q in doc.quotes} | {q.cue for q in doc.quotes} | {q.source for q in doc.quotes}
    given_ |= {((row.start, row.end),) for rows in (doc.times, doc.places) for row in rows}
    assert marked == given_


def test_an_act_has_its_roles(tmp_path: Path) -> None:
    found = written(held(), tmp_path)
    kind, trigger, roles = found.events["E1"]
    assert (kind, found.words(trigger)) == ("ASSAULT", "shelled")
    assert {role: found.words(id) for role, id in roles.items()} == {
        "Actor": "Kenya", "Recipient": "Uganda", "Time": "on Monday", "Place": "Busia",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("key", "id", "status", "voice"),
    [(FIRST_KEY, "E1", "actual", "own"), (FIRST_KEY, "E2", "actual", "quoted"), (SECOND_KEY, "E2", "negated", "own")],
)
def test_an_act_has_status_and_voice(key: str, id: str, status: str, voice: str, tmp_path: Path) -> None:
    found = written(held(), tmp_path, key)
    assert (found.attributes[id, "Status"], found.attributes[id, "Voice"]) == (status, voice)


@pytest.mark.parametrize(
    ("relation", "one", "other"),
    [
        ("Speaker", "“We hit military targets only,”", "Ben “Boy” Wood"),
        ("Via", "“We hit military targets only,”", "Courier"),
        ("Source_words", "“We hit military targets only,”", "Kenyan spokesman Ben “Boy” Wood"),
        ("Cue_words", "“We hit military targets only,”", "told"),
        ("Member_of", "Kenya", "African Union"),
        ("Office_of", "Ben “Boy” Wood", "Kenya"),
    ],
)
def test_relations_join_words(relation: str, one: str, other: str, tmp_path: Path) -> None:
    found = written(held(), tmp_path)
    joined = {(kind, found.words(a), found.words(b)) for kind, a, b in found.relations.values()}
    assert (relation, one, other) in joined


def test_two_actors_are_numbered(tmp_path: Path) -> None:
    text = "Kenya and Uganda met."
    parties = (actor(text, "Kenya"), actor(text, "Uganda", id="UGA"))
    met = event(actor=("KEN", "UGA"), recipient=(), trigger=span(text, "met"))
    found = of(text, tmp_path, actors=parties, events=(met,))
    assert {role: found.words(id) for role, id in found.events["E1"][2].items()} == {
        "Actor": "Kenya", "Actor2": "Uganda",
    }  # fmt: skip


def test_the_mention_next_to_the_act_stands_for_the_actor(tmp_path: Path) -> None:
    text = "Kenya waited. Then Nairobi struck."
    struck = event(recipient=(), trigger=span(text, "struck"))
    found = of(text, tmp_path, actors=(actor(text, "Kenya", "Nairobi"),), events=(struck,))
    assert found.words(found.events["E1"][2]["Actor"]) == "Nairobi"


def test_an_actor_whom_the_text_does_not_name_has_no_role_but_a_note(tmp_path: Path) -> None:
    found = of("Shells fell.", tmp_path, events=(event(trigger=(7, 11)),))
    assert found.events["E1"][2] == {}
    assert "KEN to UGA" in found.notes["E1"][0]


def test_a_quotation_in_two_parts_is_one_span(tmp_path: Path) -> None:
    text = "“Yes,” he said, “we did.”"
    found = of(text, tmp_path, quotes=(Quote(id="q1", kind="direct", content=spans(text, ["“Yes,”", "“we did.”"])),))
    assert found.spans["T1"] == ("Quotation", ((0, 6), (16, 25)), "“Yes,” “we did.”")


def test_a_span_over_the_end_of_a_line_is_cut_there(tmp_path: Path) -> None:
    text = "“We met.\n\nWe parted,” she said."
    found = of(text, tmp_path, quotes=(Quote(id="q1", kind="direct", content=((0, 21),)),))
    assert found.spans["T1"][1] == ((0, 8), (10, 21))


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\x85", "\u2028", "\x0c", "\t"])
def test_no_line_end_shifts_what_follows(ending: str, tmp_path: Path) -> None:
    text = f"One{ending}Kenya{ending}came."
    found = of(text, tmp_path, actors=(actor(text, "Kenya"),))
    assert found.spans["T1"] == ("State", (span(text, "Kenya"),), "Kenya")
    assert "\r" not in found.text


def test_a_place_that_is_a_government_says_so(tmp_path: Path) -> None:
    place = Place(
        start=0, end=7, text="Nairobi", name="Nairobi", country="KEN", lat=None, lon=None, kind=None, as_actor=True
    )
    assert ("T1", "As_actor") in of("Nairobi struck.", tmp_path, places=(place,)).attributes


def test_the_configuration_knows_every_type_that_is_used(tmp_path: Path) -> None:
    found = [written(held(), tmp_path, key) for key in (FIRST_KEY, SECOND_KEY)]
    conf = tmp_path / "brat" / "annotation.conf"
    assert {kind for f in found for kind, *_ in f.spans.values()} <= {
        *section(conf, "entities"),
        *section(conf, "events"),
    }
    assert {kind for f in found for kind, *_ in f.relations.values()} <= set(section(conf, "relations"))
    for f in found:
        for (_, kind), value in f.attributes.items():
            line = section(conf, "attributes")[kind]
            assert value is None or value in line.split("Value:")[1].split("|")


def test_the_configuration_defines_nothing_twice(tmp_path: Path) -> None:
    brat.write(Held((), ()), tmp_path)
    names = [
        line.split("\t")[0]
        for line in (tmp_path / "annotation.conf").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("[", "<"))
    ]
    assert len(names) == len(set(names))


def test_files_are_named_by_key_whatever_the_id(tmp_path: Path) -> None:
    holdings = held()
    report = msgspec.structs.replace(holdings.kept[0].doc.report, id="../../x\0" * 1000)
    kept = msgspec.structs.replace(holdings.kept[0], doc=Doc(report=report))
    brat.write(Held((kept,), ()), tmp_path / "new" / "folder")
    assert {p.name for p in (tmp_path / "new" / "folder").iterdir()} == {
        f"{FIRST_KEY}.txt", f"{FIRST_KEY}.ann", "annotation.conf", "visual.conf",
    }  # fmt: skip


@given(data=st.data())
def test_any_spans_of_any_text_are_read_back(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    text = data.draw(st.text(max_size=30))
    edges = st.tuples(st.integers(-2, 32), st.integers(-2, 32))
    some = st.lists(edges, max_size=4).map(tuple)
    who = Actor(id=data.draw(st.text(max_size=3)), name="n", type="state", mentions=data.draw(some))
    said = Quote(id="q1", kind="direct", speaker=who.id, content=data.draw(some), cue=data.draw(some))
    act = event(actor=(who.id,), trigger=data.draw(edges), because=data.draw(st.text(max_size=5)))
    folder = tmp_path_factory.mktemp("brat")
    found = of(text, folder, actors=(who,), quotes=(said,), events=(act,))
    assert len(found.text) == len(text)


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        brat.write(held(), tmp_path / name)
    assert [p.read_bytes() for p in sorted((tmp_path / "one").iterdir())] == [
        p.read_bytes() for p in sorted((tmp_path / "two").iterdir())
    ]
