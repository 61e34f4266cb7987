"""CAMEO's codes of actors, and pairs."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holding import held
from legation.data import cameo
from legation.exports.cameo_codes import actor_code, country, event_code, pairs
from legation.model import ActorType
from legation.record.values import Party


def party(id: str, type: ActorType, country: str | None = None, sector: str | None = None) -> Party:
    return Party(id=id, name=id, type=type, country=country, sector=sector)


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (party("KEN", "state", "KEN", "GOV"), "KEN"),
        (party("ada-holt", "person", "KEN", "GOV"), "KENGOV"),
        (party("kdf", "organ", "KEN", "MIL"), "KENMIL"),
        (party("kdf", "organ", "KEN"), "KENGOV"),
        (party("m23", "armed_group", "COD", "REB"), "CODREB"),
        (party("gunmen", "armed_group", None, "UAF"), "IMG"),
        (party("rebels", "people", None, "REB"), "REB"),
        (party("acme", "company", None, "BUS"), "MNC"),
        (party("acme", "company", "USA"), "USABUS"),
        (party("bishop", "person", "ITA", "REL"), "ITA"),
        (party("UN", "igo", None, "IGO"), "IGOUNO"),
        (party("UNSC", "igo", None, "IGO"), "IGOUNO"),
        (party("NATO", "igo", None, "IGO"), "IGOWSTNAT"),
        (party("CSTO", "igo", None, "IGO"), "IGO"),
        (party("our-aid", "other", "KEN", "NGO"), "NGOKEN"),
        (party("hamas", "armed_group", "PSE", "REB"), "PSEREBHMS"),
        (party("GEO-ABKHAZIA", "state", "GEO-ABKHAZIA", "GOV"), "GEO"),
        (party("somebody", "person"), ""),
    ],
    ids=lambda value: value if isinstance(value, str) else value.id,
)
def test_an_actors_code(who: Party, code: str) -> None:
    assert actor_code(who).text == code


def test_the_roles_are_what_is_neither_country_nor_group() -> None:
    assert actor_code(party("UNHCR", "igo")).roles == ("IGO", "UNO", "REF")
    assert actor_code(party("hamas", "armed_group", "PSE", "REB")).roles == ("REB",)


@given(st.builds(party, st.text(), st.sampled_from(get_args(ActorType)), st.none() | st.text(), st.none() | st.text()))
def test_any_party_has_a_code_of_whole_letters_triples(who: Party) -> None:
    code = actor_code(who)
    assert all(len(part) == 3 for part in code.parts)
    assert country(who) is None or len(country(who) or "") == 3


def of(type: str, actors: str, recipients: str) -> list[tuple[str, str]]:
    some = {name: party(name, "state", name) for name in "ABC"}
    occasion = msgspec.structs.replace(
        held().known[0], type=type, actor=tuple(some[n] for n in actors), recipient=tuple(some[n] for n in recipients)
    )
    return [(a.id if a else "-", r.id if r else "-") for a, r in pairs(occasion)]


@pytest.mark.parametrize(
    ("type", "actors", "recipients", "found"),
    [
        ("ACCUSE", "AB", "C", [("A", "C"), ("B", "C")]),
        ("ACCUSE", "A", "BC", [("A", "B"), ("A", "C")]),
        ("CONSULT", "AB", "", [("A", "B"), ("B", "A")]),
        ("ASSAULT", "AB", "", [("A", "B"), ("B", "A")]),
        ("ACCUSE", "AB", "", [("A", "-"), ("B", "-")]),
        ("CONSULT", "A", "", [("A", "-")]),
        ("ASSAULT", "", "A", [("-", "A")]),
        ("ASSAULT", "", "", []),
        ("CONSULT", "ABC", "", [("A", "B"), ("A", "C"), ("B", "A"), ("B", "C"), ("C", "A"), ("C", "B")]),
    ],
)
def test_pairs(type: str, actors: str, recipients: str, found: list[tuple[str, str]]) -> None:
    assert of(type, actors, recipients) == found


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"cameo": "0871"}, "0871"),
        ({"cameo": "1213"}, "121"),
        ({"cameo": None, "type": "CONSULT", "mode": "visit", "contexts": ()}, "042"),
    ],
)
def test_the_code_of_an_act_is_one_of_cameos_with_its_noughts(changes: dict[str, Any], code: str) -> None:
    found = event_code(msgspec.structs.replace(held().known[0], **changes))
    assert found == code
    assert found in cameo.goldstein()
