from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.resolving.slugs import LONGEST, bare, slug


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Ada Holt", "ada-holt"),
        ("Łukasz Żak", "lukasz-zak"),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("Straße & Søn", "strasse-son"),
        ("  O’Byrne, Jr. ", "o-byrne-jr"),
        ("../etc/passwd", "etc-passwd"),
        ("外交部", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_ids_are_plain(name: str, id: str) -> None:
    assert slug(name) == id


@given(st.text(max_size=200))
def test_ids_are_safe_in_a_path_and_a_url(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug(name))
    assert len(slug(name)) <= LONGEST


@given(st.text(max_size=200))
def test_the_id_of_an_id_is_itself(name: str) -> None:
    assert slug(slug(name)) == slug(name)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Klop Council", "Klop Council"),
        ("The  Klop\nCouncil’s", "Klop Council"),
        ("some of the envoys", "of the envoys"),
        ("its the envoys", "envoys"),
        ("envoys’", "envoys"),
        ("“envoys,”", "envoys"),
        ("Theatre", "Theatre"),
        ("", ""),
    ],
)
def test_a_name_is_bare_of_article_and_ending(words: str, name: str) -> None:
    assert bare(words) == name
