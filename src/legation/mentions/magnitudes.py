"""Find figures: people killed, wounded, detained, displaced, abducted, released, expelled; troops, money, tonnes.

Rules over closed lists: how many (`magnitude_amounts`), of whom (`magnitude_nouns`), what became of them
(`magnitude_frames`, put together in `magnitude_people`), and how much (`magnitude_sums`). Whose act a figure belongs to
is asked in `legation.resolving.magnitudes`.
"""

from __future__ import annotations

from collections.abc import Sequence

from legation.mentions import magnitude_people, magnitude_sums
from legation.model import Magnitude, Sentence


def find(text: str, sentences: Sequence[Sentence]) -> tuple[Magnitude, ...]:
    """The figures of `text`, in order, none overlapping and none across the end of a sentence.

    A figure that only says a part of one before it ("including three children") is left out, and so is one given for
    several fates at once ("killed or wounded 40").
    """
    found: list[Magnitude] = []
    for sentence in sentences:
        sums = magnitude_sums.find(text, sentence)
        people = magnitude_people.find(text, sentence)
        clear = [p for p in people if not any(p.start < s.end and s.start < p.end for s in sums)]
        found.extend(sorted((*sums, *clear), key=lambda m: m.start))
    return tuple(found)
