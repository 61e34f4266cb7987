"""Find time expressions: spans, TIMEX3 types, and what the words alone say.

The text is read once into a string of token classes (`time_tokens`), the forms of `time_grammar` are matched over it,
and each match is read by `time_readings`. Time grows with the length of the text and with nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

from legation.mentions.time_grammar import ANY, CORE, FORMS, RUN
from legation.mentions.time_meanings import FromEvent, TimeMention
from legation.mentions.time_piece import Piece
from legation.mentions.time_readings import READINGS
from legation.mentions.time_tokens import Tokens, tokenise
from legation.mentions.time_words import MONTHS
from legation.model import Sentence

# No expression is longer than this many tokens.
_LONGEST = 24


def find(text: str, sentences: Sequence[Sentence]) -> tuple[TimeMention, ...]:
    """The time expressions of `text`, in order, none overlapping and none across the end of a sentence."""
    tokens = tokenise(text, sentences)
    found: list[TimeMention] = []
    codes, at = tokens.codes, 0
    for run in RUN.finditer(codes):
        if CORE.search(codes, run.start(), run.end()) is None:
            continue
        at = max(at, run.start())
        while at < run.end():
            mention = None
            if ANY.match(codes, at) is not None:
                mention, past = _best(tokens, at)
            if mention is not None:
                found.append(mention)
            at = past if mention is not None else at + 1
    return tuple(found)


def _best(tokens: Tokens, first: int) -> tuple[TimeMention | None, int]:
    """The longest form that starts at token `first` and means something, and the token after it."""
    stop = min(len(tokens.codes), first + _LONGEST)
    tries: list[tuple[int, int, str]] = []
    for rank, (name, pattern) in enumerate(FORMS):
        match = pattern.match(tokens.codes, first, len(tokens.codes))
        if match is not None and first < match.end() <= stop:
            tries.append((-match.end(), rank, name))
    for negative, _, name in sorted(tries):
        start, past = _trim(tokens, first, -negative)
        if past <= start:
            continue
        reading = READINGS[name](Piece(tokens, start, past))
        if reading is None:
            continue
        kind, meaning = reading
        if tokens.codes[start] == "i":  # "in spring": the preposition was only asked for
            start += 1
        end = meaning.head[1] if isinstance(meaning, FromEvent) else tokens.ends[past - 1]
        while tokens.codes[past] != "\n" and tokens.starts[past] < end:
            past += 1
        return TimeMention(tokens.starts[start], end, kind, meaning), past
    return None, first + 1


def _trim(tokens: Tokens, first: int, past: int) -> tuple[int, int]:
    """Without marks at the end that belong to the sentence."""
    codes = tokens.codes
    if codes[first : first + 2] == "aT":  # "over the past year": a preposition, not a measure
        first += 1
    if (
        codes[first] == "X"
        and past - first > 2
        and tokens.words(first, first + 1) == ["coming"]
        and codes[past : past + 1] == "b"
    ):
        first += 1  # "coming three days after …" is a verb
    while past > first and (
        codes[past - 1] in ",-_'&=r" or (codes[past - 1] == "." and not _abbreviated(tokens, past - 2))
    ):
        past -= 1
    return first, past


def _abbreviated(tokens: Tokens, index: int) -> bool:
    word = tokens.words(index, index + 1)[0]
    return (
        tokens.codes[index] in "Mmw" and len(word) <= 4 and word not in ("may", "june", "july") and word[:3] in MONTHS
    )
