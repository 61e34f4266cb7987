from __future__ import annotations

import pytest

from legation.mentions import acronyms
from legation.model import Name
from making import span


def name(text: str, words: str, kind: str, key: str) -> Name:
    return Name(*span(text, words), kind, key)


def test_a_report_s_own_explanation_beats_the_tables() -> None:
    text = "The Rapid Support Forces (RSF) moved. The RSF denied it."
    given = [
        name(text, "Rapid Support Forces", "group", "rsf-sudan"),
        name(text, "RSF", "body", "RSF"),
        name(text, "RSF#2", "body", "RSF"),
    ]
    found = acronyms.explained(text, given)
    assert [(text[n.start : n.end], n.key) for n in found] == [
        ("Rapid Support Forces", "rsf-sudan"),
        ("RSF", "rsf-sudan"),
        ("RSF", "rsf-sudan"),
    ]


def test_an_acronym_that_no_table_has_is_found() -> None:
    text = "The Unity Front (UFK) agreed. Later the UFK left."
    found = acronyms.explained(text, [name(text, "Unity Front", "org", "Unity Front")])
    assert [text[n.start : n.end] for n in found] == ["Unity Front", "UFK", "UFK"]


@pytest.mark.parametrize("text", ["Kenya (pictured) agreed.", "The Unity Front (below) agreed."])
def test_other_brackets_explain_nothing(text: str) -> None:
    given = [name(text, "Kenya" if "Kenya" in text else "Unity Front", "org", "x")]
    assert list(acronyms.explained(text, given)) == given
