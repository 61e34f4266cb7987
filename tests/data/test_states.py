"""States: ids are sound, and every form that a newspaper uses leads to the right one."""

import re

import pytest

from legation.data import organs, states

KNOWN = [
    # id, adjective, one, several, capital
    ("ARM", "Armenian", "Armenian", "Armenians", "Yerevan"),
    ("AZE", "Azerbaijani", "Azeri", "Azerbaijanis", "Baku"),
    ("BLR", "Belarusian", "Belarusian", "Belarusians", "Minsk"),
    ("BRA", "Brazilian", "Brazilian", "Brazilians", "Brasilia"),
    ("CHN", "Chinese", "Chinese", "Chinese", "Peking"),
    ("DEU", "German", "German", "Germans", "Berlin"),
    ("DNK", "Danish", "Dane", "Danes", "Copenhagen"),
    ("EGY", "Egyptian", "Egyptian", "Egyptians", "Cairo"),
    ("ESP", "Spanish", "Spaniard", "Spaniards", "Madrid"),
    ("FIN", "Finnish", "Finn", "Finns", "Helsinki"),
    ("FRA", "French", "Frenchman", "Frenchmen", "Paris"),
    ("GBR", "British", "Briton", "Britons", "London"),
    ("GRC", "Greek", "Greek", "Greeks", "Athens"),
    ("IND", "Indian", "Indian", "Indians", "New Delhi"),
    ("IRN", "Iranian", "Iranian", "Iranians", "Teheran"),
    ("ISR", "Israeli", "Israeli", "Israelis", "Jerusalem"),
    ("JPN", "Japanese", "Japanese", "Japanese", "Tokyo"),
    ("KAZ", "Kazakh", "Kazakh", "Kazakhs", "Astana"),
    ("KGZ", "Kyrgyz", "Kyrgyz", "Kyrgyz", "Bishkek"),
    ("KWT", "Kuwaiti", "Kuwaiti", "Kuwaitis", "Kuwait City"),
    ("MMR", "Burmese", "Burmese", "Burmese", "Naypyitaw"),
    ("NLD", "Dutch", "Dutchman", "Dutchmen", "Amsterdam"),
    ("NZL", "New Zealand", "New Zealander", "New Zealanders", "Wellington"),
    ("PHL", "Philippine", "Filipino", "Filipinos", "Manila"),
    ("POL", "Polish", "Pole", "Poles", "Warsaw"),
    ("RUS", "Russian", "Russian", "Russians", "Moscow"),
    ("SWE", "Swedish", "Swede", "Swedes", "Stockholm"),
    ("TJK", "Tajik", "Tajik", "Tajiks", "Dushanbe"),
    ("TUR", "Turkish", "Turk", "Turks", "Ankara"),
    ("UKR", "Ukrainian", "Ukrainian", "Ukrainians", "Kiev"),
    ("USA", "American", "American", "Americans", "Washington"),
    ("UZB", "Uzbek", "Uzbek", "Uzbeks", "Tashkent"),
]


def means(text, kind):
    return {a.state for a in states.aliases().get(text, ()) if a.kind == kind}


@pytest.mark.parametrize(("id", "adjective", "one", "several", "capital"), KNOWN, ids=[k[0] for k in KNOWN])
def test_the_forms_of_a_state_lead_to_it(id, adjective, one, several, capital):
    found = [means(adjective, "adjective"), means(one, "person"), means(several, "people"), means(capital, "capital")]
    assert found == [{id}] * 4


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("U.S.", "USA"), ("UK", "GBR"), ("DRC", "COD"), ("Burma", "MMR"), ("Ivory Coast", "CIV"), ("Türkiye", "TUR"),
        ("Holy See", "VAT"), ("Swaziland", "SWZ"), ("Czechia", "CZE"), ("Nagorno-Karabakh", "AZE-KARABAKH"),
        ("Hong Kong", "HKG"), ("Kosovo", "XKX"), ("Timor-Leste", "TLS"), ("Soviet Union", "SUN"),
    ],
)  # fmt: skip
def test_a_name_leads_to_its_state(text, id):
    assert means(text, "name") == {id}


@pytest.mark.parametrize(("text", "id"), [("Kremlin", "RUS"), ("White House", "USA"), ("Downing Street", "GBR")])
def test_a_metonym_leads_to_its_state(text, id):
    assert means(text, "metonym") == {id}


@pytest.mark.parametrize("text", ["Georgia", "Jordan", "Chad", "Turkey", "Guinea", "Niger", "Congo", "Korea", "Polish"])
def test_a_form_that_needs_context_says_so(text):
    assert all(alias.rule for alias in states.aliases()[text])


def test_the_congos_share_a_name():
    assert means("Congo", "name") == {"COD", "COG"}


def test_ids_are_unique():
    ids = [state.id for state in states.table()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("state", states.table(), ids=lambda s: s.id)
def test_a_row_is_sound(state):
    slugs = r"[A-Z]{3}(-[A-Z]+)+" if state.kind in ("disputed", "territory") else "(?!)"
    assert re.fullmatch(rf"[A-Z]{{3}}|{slugs}", state.id)
    assert state.iso2 is None or re.fullmatch("[A-Z]{2}", state.iso2)
    assert len(state.people) % 2 == 0
    assert state.part_of is None or states.by_id(state.part_of)
    assert (state.kind == "territory") <= (state.part_of is not None)


def test_the_members_and_observers_of_the_un_are_all_there():
    assert sum(state.kind == "state" for state in states.table()) == 193 + 2


def test_two_letter_codes_are_unique():
    codes = [state.iso2 for state in states.table() if state.iso2]
    assert len(codes) == len(set(codes))


def test_a_form_of_several_states_is_marked_as_shared():
    shared = {t: a for t, a in states.aliases().items() if len({x.state for x in a}) > 1}
    assert {t for t, a in shared.items() if any(x.rule != "shared" for x in a)} == set()


def test_every_ambiguous_form_is_one_of_the_states_forms_and_has_a_known_rule():
    known = {"person", "place", "word", "language", "people", "body", "prefix", "shared"}
    listed = {(item.rpartition(":")[0], s.id) for s in states.table() for item in s.ambiguous}
    forms = {(alias.text, alias.state) for group in states.aliases().values() for alias in group}
    assert listed <= forms
    assert {alias.rule for group in states.aliases().values() for alias in group} - {None} <= known


def test_no_form_is_both_a_states_and_an_organs():
    assert set(states.aliases()) & set(organs.aliases()) == set()


def test_an_unknown_id_has_no_state():
    assert states.by_id("XYZ") is None
