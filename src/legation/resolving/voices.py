"""Whose words an act stands in: the innermost quotation that holds its trigger, or nobody's."""

from __future__ import annotations

from collections.abc import Sequence

from legation.model import Attribution, Quote, Sentence, Trigger

# Where the reader of events is this sure of a claim, a quotation in the same sentence takes the act though its
# content was cut too short.
SURE_CLAIM = 0.8
# An attribution less sure than this stands where the reader of events too takes an act in it for somebody's claim.
SURE_SAYING, SECONDED = 0.7, 0.7


def seconded(attributions: Sequence[Attribution], triggers: Sequence[Trigger]) -> tuple[Attribution, ...]:
    """The attributions that can be relied on: sure by themselves, without a cue by their marks, or seconded."""
    claims = [t.start for t in triggers if t.voice >= SECONDED]
    return tuple(
        a
        for a in attributions
        if a.confidence >= SURE_SAYING or not a.cue or any(s <= at < e for at in claims for s, e in a.content)
    )


def said_by(trigger: Trigger, sentence: Sentence, quotes: Sequence[Quote]) -> str | None:
    """Id of the quotation that a trigger stands in, `None` in the report's own voice."""
    holding = [q for q in quotes if any(s <= trigger.start and trigger.end <= e for s, e in q.content)]
    if holding:
        return min(holding, key=lambda q: sum(e - s for s, e in q.content)).id
    if _is_cue(trigger, quotes) or trigger.voice < SURE_CLAIM:
        return None
    near = [q for q in quotes if q.cue and sentence.start <= q.cue[0][0] < sentence.end and q.cue[0][0] < trigger.start]
    return near[-1].id if near else None


def _is_cue(trigger: Trigger, quotes: Sequence[Quote]) -> bool:
    return any(s < trigger.end and trigger.start < e for q in quotes for s, e in q.cue)


def spoken(trigger: Trigger, quotes: Sequence[Quote]) -> Quote | None:
    """The quotation whose cue is this very act: accusing, demanding, promising."""
    return next((q for q in quotes if any(s < trigger.end and trigger.start < e for s, e in q.cue)), None)
