from __future__ import annotations

import pytest

from legation.model import Quote, Tie
from legation.resolving.ties import find
from making import cast_of, event, span, spans

DAY = "2023-11-27"


def ties(text: str) -> tuple[Tie, ...]:
    return find(cast_of(text, DAY), (), ())


@pytest.mark.parametrize(
    ("text", "kind", "holder", "body"),
    [
        ("Armenia is a member of the CSTO.", "member", "ARM", "CSTO"),
        ("Armenia, a member of the CSTO, voted.", "member", "ARM", "CSTO"),
        ("Armenia, which is a founding member of the CSTO, voted.", "member", "ARM", "CSTO"),
        ("Serbia is an observer in the CSTO.", "observer", "SRB", "CSTO"),
        ("Georgia left the CSTO in 1999.", "left", "GEO", "CSTO"),
        ("Mali was suspended from the African Union.", "suspended", "MLI", "AU"),
        ("Finland joined NATO in April.", "member", "FIN", "NATO"),
        ("NATO member Hungary voted.", "member", "HUN", "NATO"),
    ],
)
def test_what_a_state_is_to_a_body(text: str, kind: str, holder: str, body: str) -> None:
    assert [(t.kind, t.holder, t.body) for t in ties(text)] == [(kind, holder, body)]


def test_a_list_of_members_makes_each_one() -> None:
    text = "The CSTO’s members include Armenia, Belarus and Kazakhstan."
    assert [(t.holder, t.body) for t in ties(text)] == [("ARM", "CSTO"), ("BLR", "CSTO"), ("KAZ", "CSTO")]


@pytest.mark.parametrize(
    "text",
    [
        "Armenia is not a member of the CSTO.",
        "Armenia may join the CSTO.",
        "Armenia would be a member of the CSTO.",
        "Georgia never left the CSTO.",
        "Armenia wants to be a member of the CSTO.",
        "Armenia met the CSTO.",
    ],
)
def test_what_is_not_or_not_yet_is_no_tie(text: str) -> None:
    assert ties(text) == ()


@pytest.mark.parametrize(
    ("text", "holder", "office", "body"),
    [
        ("Then French Foreign Minister Ada Holt spoke.", "ada-holt", "Foreign Minister", "FRA"),
        ("There Ada Holt, the president of Kenya, spoke.", "ada-holt", "president", "KEN"),
        ("The CSTO Secretary General Ada Holt spoke.", "ada-holt", "Secretary General", "CSTO"),
    ],
)
def test_who_holds_an_office(text: str, holder: str, office: str, body: str) -> None:
    assert [(t.kind, t.holder, t.office, t.body) for t in ties(text)] == [("office", holder, office, body)]


@pytest.mark.parametrize(
    "text", ["The former president, Ada Holt, spoke.", "Here Mr. Holt spoke.", "The French president spoke."]
)
def test_no_office_is_held_by_the_former_or_the_unnamed(text: str) -> None:
    assert ties(text) == ()


def test_a_body_was_founded() -> None:
    (tie,) = ties("The CSTO was founded in 1992.")
    assert (tie.kind, tie.holder, tie.body, tie.since) == ("established", None, "CSTO", "1992")


@pytest.mark.parametrize(("status", "count"), [("actual", 1), ("future", 0), ("negated", 0)])
def test_a_ratification_that_happened_makes_a_party(status: str, count: int) -> None:
    text = "Kenya ratified the Rome Statute."
    act = event(type="SUPPORT", actor=("KEN",), trigger=span(text, "ratified"), sentence=(0, len(text)), status=status)
    found = find(cast_of(text, DAY), (), [act])
    assert [t.holder for t in found if t.kind == "party"] == ["KEN"] * count


def test_a_tie_told_twice_is_one() -> None:
    text = "Armenia is a member of the CSTO. Armenia, a member of the CSTO, voted."
    assert [t.span for t in ties(text)] == [span(text, "Armenia is a member of the CSTO")]


@pytest.mark.parametrize(("content", "voice"), [("Armenia is a member of the CSTO", "q1"), ("Kenya", None)])
def test_a_tie_in_anothers_words_names_the_quotation(content: str, voice: str | None) -> None:
    text = "Kenya said that Armenia is a member of the CSTO."
    quote = Quote(id="q1", kind="indirect", content=spans(text, [content]))
    assert [t.said_by for t in find(cast_of(text, DAY), [quote], ())] == [voice]


@pytest.mark.parametrize(
    ("text", "as_of"), [("Armenia is a member of the CSTO.", DAY), ("Georgia left the CSTO.", None)]
)
def test_what_stands_stands_on_the_day_of_the_report(text: str, as_of: str | None) -> None:
    assert [t.as_of for t in ties(text)] == [as_of]


def test_of_which_speaks_of_the_body_named_last() -> None:
    text = "The United Nations condemned it, and ECOWAS, the bloc of which Niger is a member, met."
    found = {(t.kind, t.holder, t.body) for t in ties(text)}
    assert ("member", "NER", "ECOWAS") in found and ("member", "NER", "UN") not in found
