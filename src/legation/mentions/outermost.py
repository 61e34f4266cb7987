"""Attributions as PolNeAR annotates them: outermost ones alone, with attitudes and plans beside words.

For comparison with tools that learned from that corpus, and for readers who want to know what somebody hopes or means
to do. Spans keep its habits ("that" belongs to the content).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.language.encoder import Encoder
from legation.mentions import attitudes, cues, signed
from legation.model import Attribution, Sentence, Stance

NOT_READ = ("byline", "date", "outlet", "credit", "boilerplate")


def find(text: str, sentences: Sequence[Sentence], encoder: Encoder) -> tuple[Attribution, ...]:
    """All attributions of the report, its headline too, in order of their content."""
    readable = [s for s in sentences if s.kind not in NOT_READ]
    found = cues.read(text, readable, encoder, cues.POLNEAR)
    found = signed.put_right(found, signed.find(text, [(s.start, s.end) for s in readable]))
    outer = [a for a in found if not any(_holds(o, a) for o in found if o is not a)]
    return tuple(sorted((_told_apart(a, text) for a in outer), key=lambda a: a.content[0]))


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return any(s <= inner.cue[0][0] < e for s, e in outer.content)


def _told_apart(a: Attribution, text: str) -> Attribution:
    """With its stance: what the reader took for a saying may still be a thought."""
    stance: Stance = "attitude" if attitudes.holds(a, text) else a.stance
    if stance == "attitude" and attitudes.plans(a, text):
        stance = "plan"
    return msgspec.structs.replace(a, stance=stance)
