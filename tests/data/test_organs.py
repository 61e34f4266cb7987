"""Organs: every form leads to one organ of a known state."""

import pytest

from legation.data import organs, roles, states


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("Duma", "RUS", "LEG"), ("Knesset", "ISR", "LEG"), ("Bundestag", "DEU", "LEG"), ("Rada", "UKR", "LEG"),
        ("Lok Sabha", "IND", "LEG"), ("State Department", "USA", "GOV"), ("Pentagon", "USA", "MIL"),
        ("F.B.I.", "USA", "COP"), ("CIA", "USA", "SPY"), ("FSB", "RUS", "SPY"), ("Mossad", "ISR", "SPY"),
        ("Revolutionary Guards", "IRN", "MIL"), ("PLA", "CHN", "MIL"), ("IDF", "ISR", "MIL"), ("ISI", "PAK", "SPY"),
        ("Scotland Yard", "GBR", "COP"), ("Tatmadaw", "MMR", "MIL"), ("National Assembly of Armenia", "ARM", "LEG"),
    ],
)  # fmt: skip
def test_a_name_leads_to_its_organ(text, country, sector):
    organ = organs.by_id(organs.aliases()[text].organ)
    assert organ is not None
    assert (organ.country, organ.sector) == (country, sector)


def test_ids_are_unique():
    ids = [organ.id for organ in organs.table()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("organ", organs.table(), ids=lambda o: o.id)
def test_a_row_belongs_to_a_state_and_its_id_says_which(organ):
    state = states.by_id(organ.country)
    assert state is not None
    assert organ.id[:3] in (state.id[:3], state.part_of)


def test_no_form_belongs_to_two_organs():
    forms = [text for organ in organs.table() for text in {organ.name, *organ.aliases}]
    assert len(forms) == len(set(forms))


def test_every_ambiguous_form_is_one_of_the_organs_forms():
    listed = {item.rpartition(":")[0] for organ in organs.table() for item in organ.ambiguous}
    assert listed <= set(organs.aliases())


@pytest.mark.parametrize("text", ["Diet", "MIT", "Duma", "House of Commons"])
def test_a_form_that_needs_context_says_so(text):
    assert organs.aliases()[text].rule


def test_no_organs_name_is_a_common_noun():
    # These few are common nouns in lower case and names in capitals.
    allowed = {"general national congress", "national transitional council"}
    assert {text for text in organs.aliases() if text.lower() in roles.forms()} <= allowed
