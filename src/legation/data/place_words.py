"""Words around a place name and what they say of it (`place_words.tsv`)."""

from __future__ import annotations

from functools import cache

import msgspec

from legation.data.tables import read_table


class _Row(msgspec.Struct, frozen=True):
    sense: str
    words: tuple[str, ...]


@cache
def words(sense: str) -> frozenset[str]:
    """The words of one sense, in lower case. Raises KeyError for a sense that the table lacks."""
    return {row.sense: frozenset(row.words) for row in read_table("place_words", _Row)}[sense]


@cache
def forms(sense: str) -> frozenset[str]:
    """The words of a sense of verbs with their regular endings and the irregular past forms of news verbs."""
    made = set(words(sense))
    for verb in words(sense):
        stem = verb[:-1] if verb.endswith("e") else verb
        third = verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeo" else verb + "s"
        past = verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeo" else stem + "ed"
        made |= {third, verb + "es", past, verb + verb[-1] + "ed"}
    return frozenset(made | words("irregular"))
