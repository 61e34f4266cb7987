from __future__ import annotations

from typing import Any

from legation.model import Actor, Event, EventType
from legation.resolving import understood
from making import event as plain
from making import sentences, span

ACTORS = {
    "KEN": Actor(id="KEN", name="Kenya", type="state", country="KEN"),
    "UGA": Actor(id="UGA", name="Uganda", type="state", country="UGA"),
    "TZA": Actor(id="TZA", name="Tanzania", type="state", country="TZA"),
}


def event(text: str, words: str, type: EventType, **changes: Any) -> Event:
    trigger = span(text, words)
    inside = next((s.start, s.end) for s in sentences(text) if s.start <= trigger[0] < s.end)
    return plain(**{"type": type, "trigger": trigger, "sentence": inside, "actor": (), "recipient": (), **changes})


def parties(made: list[Event]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(e.actor, e.recipient) for e in made]


def test_a_definite_noun_takes_the_parties_of_the_first_naming() -> None:
    text = "Kenya and Uganda held talks. The talks failed."
    first = event(text, "talks", "CONSULT", actor=("KEN", "UGA"))
    again = event(text, "talks#2", "CONSULT")
    assert parties(understood.fill([first, again], text, ACTORS))[1] == (("KEN", "UGA"), ())


def test_no_party_is_invented_where_none_is_shared() -> None:
    text = "Kenya attacked Uganda. Tanzania bombed a port."
    first = event(text, "attacked", "ASSAULT", actor=("KEN",), recipient=("UGA",))
    other = event(text, "bombed", "ASSAULT", actor=("TZA",))
    assert parties(understood.fill([first, other], text, ACTORS))[1] == (("TZA",), ())


def test_a_denied_act_lends_nothing() -> None:
    text = "Kenya did not attack Uganda. The attack went on."
    first = event(text, "attack", "ASSAULT", actor=("KEN",), recipient=("UGA",), status="negated")
    again = event(text, "attack#2", "ASSAULT")
    assert parties(understood.fill([first, again], text, ACTORS))[1] == ((), ())


def test_what_is_condemned_tells_who_is() -> None:
    text = "Tanzania condemned the raid. It was by Kenya."
    blame = event(text, "condemned", "ACCUSE", actor=("TZA",))
    raid = event(text, "raid", "ASSAULT", actor=("KEN",))
    assert parties(understood.fill([blame, raid], text, ACTORS))[0] == (("TZA",), ("KEN",))
