"""Pronouns and descriptions -> whom they refer to, from what stands before them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from legation.data import bodies
from legation.model import Actor

MASCULINE = frozenset({"he", "him", "his"})
FEMININE = frozenset({"she", "her", "hers"})
PLURAL = frozenset({"they", "them", "their", "theirs"})
NEUTER = frozenset({"it", "its"})
RELATIVE = frozenset({"who", "whose", "which", "that"})
FIRST = frozenset({"i", "me", "my", "we", "us", "our", "ours"})
_BODY_WORDS = {
    "bloc": ("igo",), "alliance": ("igo",), "union": ("igo",), "organization": ("igo", "other"),
    "organisation": ("igo", "other"), "court": ("igo", "organ"), "tribunal": ("igo", "organ"),
    "agency": ("igo", "outlet", "organ"), "watchdog": ("igo",), "group": ("armed_group", "igo", "party", "other"),
    "movement": ("armed_group", "party"), "militia": ("armed_group",), "newspaper": ("outlet",),
    "outlet": ("outlet",), "ministry": ("organ",), "country": ("state",), "nation": ("state",),
    "republic": ("state",), "kingdom": ("state",), "government": ("state",), "party": ("party",),
    "channel": ("outlet",), "broadcaster": ("outlet",),
}  # fmt: skip
_FARTHEST_SENTENCES = 4


@dataclass(frozen=True)
class Seen:
    """Somebody named at `start`, in sentence `sentence`; `subject` where a verb follows."""

    start: int
    sentence: int
    actor: str
    subject: bool = False


def antecedent(
    pronoun: str, at: int, sentence: int, seen: Sequence[Seen], actors: dict[str, Actor], genders: dict[str, str]
) -> tuple[str, ...]:
    """Ids of whom a pronoun at `at` in `sentence` refers to; empty where nothing before it fits."""
    if pronoun in FIRST:
        return ()
    if pronoun in RELATIVE:
        near = [s for s in seen if s.start < at and s.sentence == sentence]
        return (near[-1].actor,) if near else ()
    fits = _fitting(pronoun, actors, genders)
    for back in range(_FARTHEST_SENTENCES):
        there = [s for s in seen if s.sentence == sentence - back and s.start < at and fits(s.actor)]
        if there:
            subjects = [s for s in there if s.subject]
            return ((subjects or there)[0].actor,)
    return ()


def _fitting(pronoun: str, actors: dict[str, Actor], genders: dict[str, str]) -> Callable[[str], bool]:
    if pronoun in MASCULINE | FEMININE:
        wanted = "m" if pronoun in MASCULINE else "f"
        return lambda a: actors[a].type == "person" and genders.get(a, wanted) == wanted
    if pronoun in NEUTER:
        return lambda a: actors[a].type not in ("person", "people")
    return lambda a: (
        actors[a].type in ("people", "organ", "armed_group", "party", "igo", "other")
        or ("-" in a and actors[a].type != "person")
    )


def described(description: str, at: int, seen: Sequence[Seen], actors: dict[str, Actor]) -> tuple[str, ...]:
    """Ids of whom "the bloc", "the court", "the two countries" refers to.

    The last body that newspapers describe so (by the table), else the last actor of a fitting type; "the two
    countries" are the last two states.
    """
    before = [s.actor for s in reversed(seen) if s.start < at]
    if any(word in description for word in ("two ", "both", "neighbours", "neighbors")):
        pair = list(dict.fromkeys(a for a in before if actors[a].type == "state"))[:2]
        return tuple(sorted(pair)) if len(pair) == 2 else ()
    told = {body.id for body in bodies.described(description.removeprefix("the "))}
    types = _BODY_WORDS.get(description.split()[-1], ())
    return next(((a,) for a in before if a in told), ()) or next(((a,) for a in before if actors[a].type in types), ())
