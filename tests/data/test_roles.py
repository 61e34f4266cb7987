"""Roles: words lead to what they mean, in any case and number."""

import pytest

from legation.data import roles


@pytest.mark.parametrize(
    ("words", "sector", "kind", "rank", "acts_for"),
    [
        ("president", "GOV", "person", "head_of_state", "state"),
        ("prime ministers", "GOV", "person", "head_of_government", "state"),
        ("Secretary of State", "GOV", "person", "foreign_minister", "state"),
        ("defense secretary", "GOV", "person", "defence_minister", "state"),
        ("spokeswoman", "GOV", "person", "spokesperson", "body"),
        ("MPs", "LEG", "person", "lawmaker", "state"),
        ("foreign ministry", "GOV", "organ", None, "state"),
        ("Ministry of Foreign Affairs", "GOV", "organ", None, "state"),
        ("troops", "MIL", "group", None, "state"),
        ("warplanes", "MIL", "group", None, "state"),
        ("police", "COP", "organ", None, "state"),
        ("gunmen", "UAF", "person", "fighter", "self"),
        ("rebels", "REB", "person", "fighter", "body"),
        ("refugees", "REF", "person", None, "self"),
        ("villagers", "CVL", "person", None, "self"),
        ("secretary-general", "IGO", "person", "secretary_general", "body"),
        ("Lt. Col.", "MIL", "title", "officer", "state"),
        ("Mr.", None, "title", None, "self"),
        ("leader", None, "person", "leader", "body"),
    ],
)
def test_words_lead_to_their_role(words, sector, kind, rank, acts_for):
    role = roles.find(words)
    assert role is not None
    assert (role.sector, role.class_, role.rank, role.acts_for) == (sector, kind, rank, acts_for)


def test_spaces_and_curly_apostrophes_do_not_matter():
    assert roles.find("Prime  Minister’s\u00a0office") == roles.forms()["prime minister's office"]


def test_other_words_have_no_role():
    assert roles.find("yesterday") is None


def test_forms_are_in_lower_case():
    assert [form for form in roles.forms() if form != form.lower()] == []


def test_no_form_belongs_to_two_roles():
    forms = [form for role in roles.table() for form in {role.singular, role.plural} - {None}]
    assert len(forms) == len(set(forms))


def test_soldiers_belong_to_an_army_or_a_mission():
    known = {role.singular: role.sector for role in roles.table() if role.rank == "soldier"}
    assert set(known.values()) <= {"MIL", "IGO"}
