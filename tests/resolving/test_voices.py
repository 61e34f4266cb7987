from __future__ import annotations

import msgspec
import pytest

from legation.model import Quote
from legation.resolving.voices import SECONDED, SURE_CLAIM, SURE_SAYING, said_by, seconded, spoken
from making import attribution, sentences, spans, trigger

TEXT = "Kenya accused Uganda of shelling Klop. “Holt said the army fled,” it said. Rebels seized Klop."


def quote(id: str, content: str, cue: str = "") -> Quote:
    return Quote(id=id, kind="indirect", cue=spans(TEXT, [cue] if cue else []), content=spans(TEXT, [content]))


QUOTES = (
    quote("q1", "shelling Klop", "accused"),
    quote("q2", "“Holt said the army fled,”", "said#2"),
    quote("q3", "the army fled", "said"),
)


@pytest.mark.parametrize(
    ("words", "quote_id"), [("shelling", "q1"), ("fled", "q3"), ("accused", None), ("seized", None)]
)
def test_an_act_is_said_by_the_innermost_quotation_that_holds_it(words: str, quote_id: str | None) -> None:
    act = trigger(TEXT, words, "ASSAULT")
    assert said_by(act, sentences(TEXT)[act.sentence], QUOTES) == quote_id


@pytest.mark.parametrize(("voice", "quote_id"), [(SURE_CLAIM, "q"), (SURE_CLAIM - 0.01, None)])
def test_a_sure_claim_belongs_to_the_cue_before_it(voice: float, quote_id: str | None) -> None:
    text = "Kenya said so; rebels seized Klop."
    act = msgspec.structs.replace(trigger(text, "seized", "COERCE"), voice=voice)
    short = Quote(id="q", kind="indirect", cue=spans(text, ["said"]), content=spans(text, ["so"]))
    assert said_by(act, sentences(text)[0], [short]) == quote_id


def test_saying_itself_is_the_reports_own_however_sure() -> None:
    act = msgspec.structs.replace(trigger(TEXT, "accused", "ACCUSE"), voice=1.0)
    assert said_by(act, sentences(TEXT)[0], QUOTES) is None


@pytest.mark.parametrize(("words", "quote_id"), [("accused", "q1"), ("shelling", None)])
def test_the_quotation_that_an_act_of_speech_utters(words: str, quote_id: str | None) -> None:
    found = spoken(trigger(TEXT, words, "ACCUSE"), QUOTES)
    assert (found.id if found else None) == quote_id


@pytest.mark.parametrize(
    ("confidence", "voice", "cue", "kept"),
    [
        (SURE_SAYING, 0.0, "accused", True),
        (SURE_SAYING - 0.01, 0.0, "accused", False),
        (SURE_SAYING - 0.01, SECONDED, "accused", True),
        (SURE_SAYING - 0.01, 0.0, "", True),
    ],
)
def test_an_unsure_attribution_needs_a_second(confidence: float, voice: float, cue: str, kept: bool) -> None:
    said = msgspec.structs.replace(attribution(TEXT, "shelling Klop", cue), confidence=confidence)
    act = msgspec.structs.replace(trigger(TEXT, "shelling", "ASSAULT"), voice=voice)
    assert bool(seconded([said], [act])) == kept
