"""Finds the words that may name an actor: what the tables know, persons and organisations by shape, roles, pronouns.

Nobody is identified here; `resolving.casting` says who is who.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from legation.data import alias_index, armed_groups, bodies, organs, outlets, parties, roles, states, treaties
from legation.data.tables import rules
from legation.mentions import acronyms, shapes
from legation.mentions.lexicon import Lexicon, word_spans
from legation.model import Name, Place, Sentence, Span

# A state's alias under one of these rules is a common word or a person's name more often than not: it says nothing
# by itself.
_TOO_VAGUE = frozenset({"word", "language"})
_PRONOUNS = str.split("he him his she her hers they them their theirs it its we us our ours i me my who whose which")
_DESCRIPTIONS = str.split(
    "the north|the south|the two countries|their two countries|both countries|the two sides|both sides|"
    "the two nations|both nations|"
    "the two neighbours|the two neighbors|the neighbours|the neighbors|the two governments|both governments|"
    "the country|his country|her country|their country|the nation|the newspaper|the outlet|the broadcaster|"
    "the channel|the agency|the watchdog|the bloc|the alliance|the union|the organization|the organisation|"
    "the court|the tribunal|the group|the movement|the militia",
    "|",
)
READ_KINDS = ("body", "standfirst", "caption")
_Value = tuple[str, str, bool]
_WORD_BEFORE = re.compile(r"(\w+)\s$")
_NAME_AFTER = re.compile(r"\s([A-Z][a-z]+)\b")


def find(text: str, sentences: Sequence[Sentence], places: Sequence[Place], day: str | None = None) -> tuple[Name, ...]:
    """All names in order, none overlapping: what is longest wins, and what a table knows before what a shape suggests.

    `day` is the report's, for surnames of those in high office.
    """
    made: list[Name] = []
    sentences = [s for s in sentences if s.kind in READ_KINDS]  # headlines capitalise what is no name
    for s in sentences:
        words = word_spans(text, s.start, s.end)
        found = _known().find(text, words)
        known = [
            Name(a, b, *v)
            for a, b, v in found
            if not (_is_person(text, a, b) or _is_part(text, a, b) or text[max(0, a - 4) : a] == "New ")  # New Jersey
        ]
        made += known
        for free in _between(words, known):  # "Chinese Foreign Ministry" is one thing, its spokesman another
            for a, b, v in _common().find(text, free):
                if not (_ends_a_name(text, a, b, known) or _compound(text, b)):
                    made.append(Name(a, b, *v))
    shaped = shapes.find(text, sentences, made, places, day)
    return acronyms.explained(text, _longest([*made, *shaped]))


def _between(words: Sequence[Span], names: Sequence[Name]) -> list[list[Span]]:
    """Runs of words that no name holds."""
    runs: list[list[Span]] = [[]]
    held = [(n.start, n.end) for n in names]
    for word in words:
        while held and held[0][1] <= word[0]:
            held.pop(0)
            runs.append([])
        if not held or word[1] <= held[0][0]:
            runs[-1].append(word)
    return [r for r in runs if r]


def _is_person(text: str, start: int, end: int) -> bool:
    """ "Michael Jordan", "Paris Johnson": a state's or capital's name that can be a person's, beside another name."""
    if text[start:end] not in _also_persons():
        return False
    before, after = _WORD_BEFORE.search(text[max(0, start - 20) : start]), _NAME_AFTER.match(text, end)
    given = (
        before is not None and before.group(1)[0].isupper() and shapes.words().get(before.group(1).lower()) == "given"
    )
    return given or (
        after is not None and shapes.words().get(after.group(1).lower()) is None and roles.find(after.group(1)) is None
    )


def _compound(text: str, end: int) -> bool:
    """ "state-controlled", "army-backed": an adjective made of a role is none."""
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()


def _ends_a_name(text: str, start: int, end: int, known: Sequence[Name]) -> bool:
    """ "Unity Party", "Armed Services Committee": an organ's word after another capital is part of a name."""
    if not text[start].isupper() or " " in text[start:end]:
        return False
    row = roles.find(text[start:end])
    before = _WORD_BEFORE.search(text[max(0, start - 20) : start])
    if row is None or row.class_ != "organ" or before is None or not before.group(1)[0].isupper():
        return False
    return shapes.words().get(before.group(1).lower()) != "small" and not any(n.end == start - 1 for n in known)


def _is_part(text: str, start: int, end: int) -> bool:
    """ "National Security Council" is no UN Security Council: what may end another name, with a capital before it."""
    if text[start:end] not in _also_parts():
        return False
    before = _WORD_BEFORE.search(text[max(0, start - 20) : start])
    return before is not None and before.group(1)[0].isupper() and before.group(1) not in ("The", "UN", "Nations")


@cache
def _also_parts() -> frozenset[str]:
    return frozenset(a for body in bodies.table() for a in alias_index.doubts(body))


@cache
def _also_persons() -> frozenset[str]:
    return frozenset(a for s in states.table() for a, rule in rules(s.ambiguous).items() if rule == "person")


def _longest(names: Iterable[Name]) -> list[Name]:
    taken: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, n.start)):
        if not any(t.start < name.end and name.start < t.end for t in taken):
            taken.append(name)
    return sorted(taken, key=lambda n: n.start)


@cache
def _known() -> Lexicon[_Value]:
    """Every alias of every table; the first claim on an alias stands, in the order of `_aliases`."""
    claimed: dict[str, _Value] = {}
    for alias, kind, key in _aliases():
        claimed.setdefault(alias, (kind, key, kind == "people"))
    return Lexicon(claimed.items())


def _aliases() -> Iterator[tuple[str, str, str]]:
    yield from _states()
    for organ in organs.table():
        vague = rules(organ.ambiguous)
        yield from ((a, "organ", organ.id) for a in (organ.name, *organ.aliases) if a not in vague)
    for body in bodies.table():
        yield from ((a, "body", body.id) for a in (body.name, *body.aliases) if len(a) > 1)
    for treaty in treaties.table():
        yield from ((a, "treaty", treaty.id) for a in (treaty.name, *treaty.aliases))
    for group in armed_groups.table():
        yield from (
            (a, "group", group.id) for a in (group.name, *group.aliases) if a not in group.ambiguous or " " in a
        )
    for outlet in outlets.table():
        yield from (
            (a, "outlet", outlet.id) for a in (outlet.name, *outlet.aliases) if a not in outlet.ambiguous or a.isupper()
        )
    for party in parties.table():
        yield from (
            (a, "party", party.id) for a in (party.name, *party.aliases) if a not in party.ambiguous or " " in a
        )


def _states() -> Iterator[tuple[str, str, str]]:
    for state in states.table():
        if state.kind == "former":
            continue
        vague = rules(state.ambiguous)
        yield from ((a, "state", state.id) for a in (state.name, *state.names) if vague.get(a) != "language")
        yield from ((a, "adjective", state.id) for a in state.adjectives if vague.get(a) != "person")
        yield from ((a, "people", state.id) for a in state.people[1::2])
        yield from ((a, "people", state.id) for a in state.people[::2] if vague.get(a) != "person")
        yield from (
            (a.removeprefix("the "), "metonym", state.id) for a in state.metonyms if vague.get(a) not in _TOO_VAGUE
        )
        yield from ((a, "capital", state.id) for a in state.capital if vague.get(a) not in _TOO_VAGUE)


@cache
def _common() -> Lexicon[_Value]:
    """Roles and titles, pronouns and descriptions, whatever their case."""
    entries: dict[str, _Value] = {}
    for row in roles.table():
        kind = "title" if row.class_ == "title" else "role"
        entries.setdefault(row.singular, (kind, row.singular, False))
        if row.plural:
            entries.setdefault(row.plural, (kind, row.singular, True))
    told = {f"the {d}" for body in bodies.table() for d in body.descriptions}
    entries.update({d: ("description", d.lower(), False) for d in (*told, *_DESCRIPTIONS)})
    entries.update({p: ("pronoun", p, False) for p in _PRONOUNS})
    return Lexicon(entries.items(), fold=True)
