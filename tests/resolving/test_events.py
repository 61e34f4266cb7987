from __future__ import annotations

from typing import Any

import msgspec
import pytest

from legation.model import Days, Event, Report, Trigger
from legation.resolving import places, speakers
from legation.resolving.events import LEAST_CONFIDENCE, resolve
from making import attribution, cast_of, sentences, span, trigger

DAY = "2023-11-27"


def read(text: str, *triggers: Trigger, days: Days | None = None, said: Any = ()) -> tuple[Event, ...]:
    cast = cast_of(text, DAY)
    located = places.read(Report(id="x", text=text), sentences(text))
    return resolve(triggers, [days] * len(triggers), speakers.resolve(said, cast), cast, located)


def one(text: str, *triggers: Trigger, days: Days | None = None, said: Any = ()) -> Event:
    (event,) = read(text, *triggers, days=days, said=said)
    return event


def test_slots_become_actors() -> None:
    text = "Kenyan police attacked Uganda and Rwanda."
    event = one(text, trigger(text, "attacked", "ASSAULT", actor=["Kenyan police"], recipient=["Uganda and Rwanda"]))
    assert (event.actor, event.recipient) == (("KEN-police",), ("UGA", "RWA"))


def test_an_event_is_coded() -> None:
    text = "Kenya expelled Uganda’s envoy."
    event = one(text, trigger(text, "expelled", "SANCTION", actor=["Kenya"], recipient=["Uganda’s envoy"]))
    assert (event.quad, event.score, event.cameo) == (4, -6, "160")


def test_spans_are_of_trigger_and_sentence() -> None:
    text = "It rained. Kenya accused Uganda."
    event = one(text, trigger(text, "accused", "ACCUSE", actor=["Kenya"], recipient=["Uganda"]))
    assert (event.trigger, event.sentence) == (span(text, "accused"), span(text, "Kenya accused Uganda."))


def test_all_who_meet_are_actors() -> None:
    text = "Kenya met Uganda."
    act = msgspec.structs.replace(trigger(text, "met", "CONSULT", actor=["Kenya"], recipient=["Uganda"]), mode="meet")
    event = one(text, act)
    assert (event.actor, event.recipient) == (("KEN", "UGA"), ())


@pytest.mark.parametrize(("where", "recipient"), [("Uganda", ("UGA",)), ("Kampala", ("UGA",)), ("Nairobi", ())])
def test_a_visitor_visits_the_country_of_the_place(where: str, recipient: tuple[str, ...]) -> None:
    text = f"Kenyan police travelled to {where}."
    act = trigger(text, "travelled", "CONSULT", actor=["Kenyan police"], place=[where])
    assert one(text, msgspec.structs.replace(act, mode="visit")).recipient == recipient


def test_whoever_acts_by_speaking_is_the_speaker() -> None:
    text = "There was an accusation, Kenya said, of fraud by Uganda."
    said = attribution(text, "of fraud by Uganda", "accusation", "Kenya")
    assert one(text, trigger(text, "accusation", "ACCUSE", recipient=["Uganda"]), said=[said]).actor == ("KEN",)


def test_nobody_does_to_himself_what_takes_another() -> None:
    text = "Kenya and Uganda attacked Uganda."
    event = one(text, trigger(text, "attacked", "ASSAULT", actor=["Kenya and Uganda"], recipient=["Uganda#2"]))
    assert event.recipient == ()


def test_an_act_in_anothers_words_names_the_quotation() -> None:
    text = "Kenya said that Uganda attacked Rwanda."
    said = attribution(text, "that Uganda attacked Rwanda", "said", "Kenya")
    act = trigger(text, "attacked", "ASSAULT", actor=["Uganda"], recipient=["Rwanda"])
    assert one(text, act, said=[said]).said_by == "q1"


@pytest.mark.parametrize(("where", "place"), [(["Nairobi"], 2), ([], None), (["the hall"], None)])
def test_the_place_is_the_reports(where: list[str], place: int | None) -> None:
    text = "Kenya accused Uganda in Nairobi in the hall."
    assert (
        one(text, trigger(text, "accused", "ACCUSE", actor=["Kenya"], recipient=["Uganda"], place=where)).place == place
    )


@pytest.mark.parametrize(
    ("latest", "historical"), [("2022-11-25", True), ("2022-11-26", False), ("2023-11-27", False), (None, False)]
)
def test_what_lies_a_year_back_is_historical(latest: str | None, historical: bool) -> None:
    text = "Kenya accused Uganda."
    act = trigger(text, "accused", "ACCUSE", actor=["Kenya"], recipient=["Uganda"])
    event = one(text, act, days=Days("2020-01-01", latest, "clause") if latest else None)
    assert event.historical is historical


@pytest.mark.parametrize(
    ("type", "kept"), [("SANCTION", False), ("AID", False), ("PROTEST", True), ("MOBILIZE", True), ("COOPERATE", True)]
)
def test_what_takes_a_recipient_needs_one(type: Any, kept: bool) -> None:
    text = "The march of Kenya went on."
    assert bool(read(text, trigger(text, "march", type, actor=["Kenya"]))) is kept


def test_an_act_of_nobody_to_nobody_is_left_out() -> None:
    text = "There was a march."
    assert read(text, trigger(text, "march", "PROTEST")) == ()


@pytest.mark.parametrize(("confidence", "kept"), [(LEAST_CONFIDENCE, True), (LEAST_CONFIDENCE - 0.01, False)])
def test_what_is_too_unsure_is_left_out(confidence: float, kept: bool) -> None:
    text = "Kenya accused Uganda."
    act = trigger(text, "accused", "ACCUSE", actor=["Kenya"], recipient=["Uganda"])
    assert bool(read(text, msgspec.structs.replace(act, confidence=confidence))) is kept
