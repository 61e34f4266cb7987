"""Acts by the lexicon: every row's example is found as marked; passives, status, what only looks like an act."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.data import acts as table
from legation.mentions import acts, names
from legation.model import Span, Trigger
from making import sentences

_MARK = re.compile(r"\{([ar]):|([<>}])")


def found(text: str) -> tuple[Trigger, ...]:
    cut = sentences(text)
    return acts.find(text, cut, names.find(text, cut, ()))


def only(text: str) -> Trigger:
    (one,) = found(text)
    return one


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[s:e] for s, e in spans]


def marked(example: str) -> tuple[str, dict[str, list[Span]]]:
    """The example without its marks, and the spans of trigger ("t"), actor ("a") and recipient ("r")."""
    text, at = "", 0
    spans: dict[str, list[Span]] = {"t": [], "a": [], "r": []}
    opened: list[tuple[str, int]] = []
    for m in _MARK.finditer(example):
        text, at = text + example[at : m.start()], m.end()
        if m[1] or m[2] == "<":
            opened.append((m[1] or "t", len(text)))
        else:
            kind, start = opened.pop()
            spans[kind].append((start, len(text)))
    return text + example[at:], spans


@pytest.mark.parametrize("row", table.table(), ids=lambda row: row.pattern)
def test_an_example_is_read_as_marked(row: table.ActRow) -> None:
    text, spans = marked(row.example)
    (one,) = [t for t in found(text) if t.because == f"lexicon: {row.pattern}"]
    assert (one.type, one.mode, one.status) == (row.type, row.mode, "actual")
    assert {"t": [(one.start, one.end)], "a": list(one.actor), "r": list(one.recipient)} == spans


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        ("The Ghanaian ambassador was recalled from Togo by Ghana.", "SANCTION", ["Ghana"], ["Togo"]),
        ("Two Russian diplomats were expelled by Estonia.", "SANCTION", ["Estonia"], ["Russian diplomats"]),
        ("Russian diplomats expelled by Estonia left by bus.", "SANCTION", ["Estonia"], ["Russian diplomats"]),
        ("Iran was condemned by Chile.", "ACCUSE", ["Chile"], ["Iran"]),
        ("Iran has also been sharply criticised by Chile.", "ACCUSE", ["Chile"], ["Iran"]),
        ("Sanctions were imposed on Belarus by Canada.", "SANCTION", ["Canada"], ["Belarus"]),
        ("The Malian president was overthrown by soldiers.", "COERCE", ["soldiers"], ["Malian president"]),
        ("The activist was arrested in Kampala.", "COERCE", [], ["activist"]),
        ("Troops were withdrawn from Chad by France.", "RETREAT", ["France"], ["Chad"]),
        ("The treaty was ratified by Kenya.", "SUPPORT", ["Kenya"], []),
    ],
)
def test_a_passive_is_turned_round(text: str, type_: str, actor: list[str], recipient: list[str]) -> None:
    one = only(text)
    assert (one.type, words(text, one.actor), words(text, one.recipient)) == (type_, actor, recipient)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Kenya, Uganda and Rwanda condemned Burundi.", ["Kenya", "Uganda", "Rwanda"]),
        ("Kenya recalled its envoy from Togo and condemned Burundi.", ["Kenya"]),
        ("Kenya closed the road on Monday, accusing Burundi of theft.", ["Kenya"]),
        ("The soldiers, who had crossed at night, arrested a Kenyan teacher.", ["soldiers"]),
        (
            "A spokesman for the Kenyan foreign ministry condemned Burundi.",
            ["spokesman for the Kenyan foreign ministry"],
        ),
        ("In talks with Togo on Monday, Kenya condemned Burundi.", ["Kenya"]),
    ],
)
def test_the_subject_is_found(text: str, actor: list[str]) -> None:
    assert words(text, found(text)[-1].actor) == actor


def test_all_who_meet_are_actors() -> None:
    text = "Kenyan officials met with Ugandan officials in May."
    one = only(text)
    assert (words(text, one.actor), one.recipient) == (["Kenyan officials", "Ugandan officials"], ())


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya condemned Burundi.", "actual"),
        ("Kenya did not condemn Burundi.", "negated"),
        ("Kenya never condemned Burundi.", "negated"),
        ("Kenya didn’t condemn Burundi.", "negated"),
        ("Kenya failed to condemn Burundi.", "negated"),
        ("Kenya may condemn Burundi.", "hypothetical"),
        ("Kenya could condemn Burundi.", "hypothetical"),
        ("They will leave if Kenya condemns Burundi.", "hypothetical"),
        ("Kenya tried to arrest the general.", "hypothetical"),
        ("Kenya will condemn Burundi.", "future"),
        ("Kenya plans to condemn Burundi.", "future"),
        ("The general would be arrested by Kenya.", "future"),
    ],
)
def test_status_by_plain_signs(text: str, status: str) -> None:
    assert only(text).status == status


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Kenya will release the hostages.", "CONCEDE"),
        ("The two held a planned meeting between Kenya and Togo.", "AGREE"),
        ("Kenya will ratify the treaty.", "AGREE"),
    ],
)
def test_what_is_to_come_is_conceded_or_agreed(text: str, type_: str) -> None:
    assert [(t.type, t.status, t.mode) for t in found(text)] == [(type_, "actual", None)]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Kenya urged Iran to release the hostages.", ["REQUEST"]),
        ("Kenya called for the withdrawal of Ugandan troops.", ["REQUEST"]),
        ("Kenya threatened to expel the diplomats.", ["THREATEN"]),
        ("Kenya refused to condemn Burundi.", ["REJECT"]),
        ("Gunmen attacked the village, killing two farmers.", ["ASSAULT"]),
        ("A plot to kidnap the general was told in court.", []),
        ("The general should be arrested, he wrote.", []),
    ],
)
def test_what_an_act_is_about_is_no_act_of_its_own(text: str, types: list[str]) -> None:
    assert [t.type for t in found(text)] == types


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "mode"),
    [
        ("Kenya issued a warrant for the general.", "warrant", "THREATEN", "arrest"),
        ("Kenya agreed to a truce with Togo.", "agreed", "AGREE", None),
        ("Kenya announced a truce.", "announced", "CONCEDE", None),
        ("The truce took effect.", "truce", "RETREAT", "ceasefire"),
        ("Kenya broke the truce.", "broke", "ASSAULT", None),
    ],
)
def test_the_longest_pattern_wins(text: str, trigger: str, type_: str, mode: str | None) -> None:
    one = only(text)
    assert (text[one.start : one.end], one.type, one.mode) == (trigger, type_, mode)


LOOK_ALIKES = (
    "The striker attacked the left wing and beat two defenders.",
    "Arsenal suffered a heavy defeat after a late penalty strike.",
    "The champion defended her title in straight sets.",
    "The visitors threatened the goal twice before the break.",
    "A heavy storm hit the coast and flooded three streets.",
    "The heat wave will break on Friday, forecasters said.",
    "Hail and strong winds battered the orchards.",
    "The winds gathered strength and the sea grew rough.",
    "Shares recovered after an early sell-off in technology stocks.",
    "The company launched a new telephone at the fair.",
    "The bank raised its forecast for growth to two per cent.",
    "The airline ordered nine planes with quieter engines.",
    "Demand for copper rose sharply in the third quarter.",
    "The merger created the largest brewer of the region.",
    "The retailer cut prices to win back customers.",
    "Her first novel was an attack of wit on good manners.",
    "The chef stormed off the set in the second episode.",
    "The band called off nothing, and the crowd sang along.",
    "Critics panned the film but the public loved it.",
    "He shot the photographs in a disused mill.",
    "The painting captured the mood of a summer evening.",
    "She agreed with every word of the review.",
    "The virus enters the cells of the root.",
    "Doctors warned that the new strain spreads quickly.",
    "The surgeon removed the tumour in a long operation.",
    "The bridge closed a gap in the network of cycle paths.",
    "The bill for the repairs came as a shock.",
    "Two trains met on a single track without harm.",
    "The gardener pulled out the weeds along the wall.",
    "A bumper harvest filled the granaries of the valley.",
    "The orchestra opened the season with a quiet piece.",
    "The judge of the flower show visited every stall.",
    "The question of who is to blame was left to historians.",
    "A sanction of good taste hung over the dinner.",
)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_are_no_acts(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize("text", ["The closed border was quiet.", "The 8 wounded soldiers slept.", "It was a march."])
def test_a_participle_before_a_noun_is_no_act(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The storm killed nine villagers on the coast.",
        "Nine villagers were killed in an earthquake.",
        "Floods destroyed homes along the river.",
    ],
)
def test_what_nature_does_is_no_act(text: str) -> None:
    assert found(text) == ()


def test_punctuation_ends_a_gap() -> None:
    assert found("Kenya recalled the rains; the ambassador smiled.") == ()


def test_an_abbreviation_is_no_end() -> None:
    assert only("Kenya recalled its U.S. ambassador.").type == "SANCTION"


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_either_apostrophe_will_do(apostrophe: str) -> None:
    text = f"Kenya{apostrophe}s withdrawal from the treaty was quiet."
    assert words(text, only(text).actor) == ["Kenya"]


def test_headlines_are_not_read() -> None:
    text = "Kenya condemned Burundi."
    assert acts.find(text, sentences(text, "headline"), ()) == ()


def test_the_sentence_is_numbered() -> None:
    assert only("It rained. Kenya condemned Burundi.").sentence == 1


def test_because_names_the_pattern() -> None:
    assert only("Kenya ratified the treaty.").because == "lexicon: [ratify~]"


PIECES = (
    "Kenya", "’s", "and", "condemned", "was", "by", "recalled", "its", "ambassador", "to", "Togo", ",", ".", "the",
    "talks", "held", "not", "will", "“", "troops", "withdrew", "of", "urged", "killing", "with", "\n", "U.S.",
    "between",
)  # fmt: skip


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)))
def test_triggers_stand_in_order_inside_their_sentence_without_overlap(text: str) -> None:
    cut = sentences(text)
    triggers = acts.find(text, cut, names.find(text, cut, ()))
    assert all(cut[t.sentence].start <= t.start < t.end <= cut[t.sentence].end for t in triggers)
    assert all(a.end <= b.start for a, b in pairwise(triggers))
    spans = [s for t in triggers for s in (*t.actor, *t.recipient)]
    assert all(0 <= s < e <= len(text) for s, e in spans)
