"""Finds acts by the lexicon `data/acts.tsv`: its patterns in the words of a sentence, the longest first.

It knows no grammar beyond what the rows and a few plain signs say, and backs up the reader that has learned more
(`mentions.events`). Actor and recipient are the names that stand where a row says they stand.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from legation.mentions.act_matches import Match, Word, chosen, governed, split, status_of
from legation.mentions.act_slots import Clause, phrases_of, slots
from legation.model import EventType, Name, Sentence, Trigger

READ_KINDS = ("body", "standfirst", "caption")
CONFIDENCE = 0.5
_TO_COME: Mapping[EventType, EventType] = MappingProxyType(
    {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
)


def find(text: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> tuple[Trigger, ...]:
    """All acts that the lexicon knows, in order of the text; triggers never overlap.

    `names` are those of `mentions.names`, in order. Slots hold whole noun phrases; time, place and contexts stay empty,
    and `confidence` says nothing of the single case.
    """
    made: list[Trigger] = []
    starts = [n.start for n in names]
    for number, s in enumerate(sentences):
        if s.kind not in READ_KINDS:
            continue
        words = split(text, s)
        matches = chosen(words)
        if matches:
            inside = names[bisect_left(starts, s.start) : bisect_left(starts, s.end)]
            made += [_trigger(text, m, number, words, inside) for m in matches if not governed(m, matches, words)]
    return tuple(sorted(made, key=lambda t: t.start))


def _trigger(text: str, match: Match, number: int, words: Sequence[Word], names: Sequence[Name]) -> Trigger:
    row, start, end = match.pattern.row, words[match.first].start, words[match.last].end
    outside = [n for n in names if n.end <= start or end <= n.start]
    actor, recipient = slots(match, Clause(text, words, phrases_of(text, outside)))
    status = status_of(match, words)
    promised = _TO_COME.get(row.type) if status == "future" else None
    return Trigger(
        start=start,
        end=end,
        sentence=number,
        type=promised or row.type,
        mode=None if promised else row.mode,
        status="actual" if promised else status,
        contexts=(),
        actor=actor,
        recipient=tuple(r for r in recipient if r not in actor),
        time=(),
        place=(),
        confidence=CONFIDENCE,
        voice=0.0,
        because=f"lexicon: {row.pattern}",
    )
