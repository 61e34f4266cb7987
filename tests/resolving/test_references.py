from __future__ import annotations

import pytest

from legation.model import Actor, ActorType
from legation.resolving.references import Seen, antecedent, described


def actor(id: str, type: ActorType) -> Actor:
    return Actor(id=id, name=id, type=type, country=id if type == "state" else None)


ACTORS = {
    a.id: a
    for a in (
        actor("KEN", "state"), actor("UGA", "state"), actor("holt", "person"), actor("wood", "person"),
        actor("KEN-people", "people"), actor("CSTO", "igo"), actor("EU", "igo"), actor("m23", "armed_group"),
        actor("courier", "outlet"),
    )
}  # fmt: skip


def seen(*ids: str, sentence: int = 0, subject: str = "") -> list[Seen]:
    return [Seen(10 * k + 100 * sentence, sentence, i, i == subject) for k, i in enumerate(ids)]


@pytest.mark.parametrize(
    ("pronoun", "before", "whom"),
    [
        ("he", ["KEN", "holt"], ("holt",)),
        ("it", ["holt", "KEN"], ("KEN",)),
        ("they", ["KEN", "KEN-people"], ("KEN-people",)),
        ("who", ["KEN", "holt"], ("holt",)),
        ("which", ["holt", "KEN"], ("KEN",)),
        ("we", ["KEN", "holt"], ()),
        ("he", ["KEN"], ()),
        ("it", ["holt"], ()),
        ("he", [], ()),
    ],
)
def test_a_pronoun_is_who_fits_it(pronoun: str, before: list[str], whom: tuple[str, ...]) -> None:
    assert antecedent(pronoun, 99, 0, seen(*before), ACTORS, {}) == whom


def test_the_subject_is_meant_before_the_object() -> None:
    assert antecedent("he", 150, 1, seen("holt", "wood", subject="wood"), ACTORS, {}) == ("wood",)


@pytest.mark.parametrize(("pronoun", "whom"), [("she", ("holt",)), ("he", ("wood",))])
def test_what_is_known_of_a_person_decides(pronoun: str, whom: tuple[str, ...]) -> None:
    assert antecedent(pronoun, 99, 0, seen("holt", "wood"), ACTORS, {"holt": "f", "wood": "m"}) == whom


@pytest.mark.parametrize(("sentence", "whom"), [(3, ("holt",)), (4, ())])
def test_nobody_is_meant_from_too_far(sentence: int, whom: tuple[str, ...]) -> None:
    assert antecedent("he", 900, sentence, seen("holt"), ACTORS, {}) == whom


def test_nobody_is_meant_that_comes_later() -> None:
    assert antecedent("he", 0, 0, seen("holt"), ACTORS, {}) == ()


@pytest.mark.parametrize(
    ("description", "before", "whom"),
    [
        ("the two countries", ["UGA", "holt", "KEN"], ("KEN", "UGA")),
        ("both sides", ["KEN"], ()),
        ("the alliance", ["CSTO", "m23", "KEN"], ("CSTO",)),
        ("the bloc", ["CSTO", "EU"], ("EU",)),
        ("the militia", ["CSTO", "m23"], ("m23",)),
        ("the newspaper", ["courier", "KEN"], ("courier",)),
        ("the country", ["KEN", "holt"], ("KEN",)),
        ("the country", ["holt"], ()),
    ],
)
def test_a_description_is_the_last_that_it_describes(
    description: str, before: list[str], whom: tuple[str, ...]
) -> None:
    assert described(description, 99, seen(*before), ACTORS) == whom
