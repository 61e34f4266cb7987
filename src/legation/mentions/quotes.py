"""Quotations by our own guide: what was said, by whom, in which words.

What is open is learned (`cues`); what is closed is ruled: relays in the passive, signatures, and a stretch between
quotation marks that no cue claims, which goes on with the words before it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.language.encoder import Encoder
from legation.language.marks import quoted
from legation.language.passages import merge
from legation.mentions import attitudes, cues, relays, signed
from legation.model import Attribution, Sentence, Span

READ_KINDS = ("body", "standfirst")


def find(text: str, sentences: Sequence[Sentence], encoder: Encoder) -> tuple[Attribution, ...]:
    """All quotations of the body, in order of their content."""
    readable = [s for s in sentences if s.kind in READ_KINDS]
    paragraphs = _paragraphs(readable)
    marks = [span for a, b in paragraphs for span in quoted(text, a, b)]
    found = cues.read(text, readable, encoder, cues.SAID)
    found = [_grow(a, text, marks) for a in found if not attitudes.holds(a, text)]
    found = relays.put_right(found, relays.find(text, readable, marks))
    found = signed.put_right(found, signed.find(text, paragraphs))
    found = [_without_that(a, text) for a in _each_its_own(_without_doubles(found))]
    return tuple(sorted([*found, *_unclaimed(text, readable, marks, found)], key=lambda a: a.content[0]))


def _without_that(a: Attribution, text: str) -> Attribution:
    """Our guide leaves "that" to the cue; PolNeAR does not."""
    start, end = a.content[0]
    cut = start + 5 if text[start:end].startswith("that ") and end - start > 12 else start
    return msgspec.structs.replace(a, content=((cut, end), *a.content[1:])) if cut != start else a


def _paragraphs(sentences: Sequence[Sentence]) -> list[Span]:
    made: dict[int, Span] = {}
    for s in sentences:
        made[s.paragraph] = (made.get(s.paragraph, (s.start, 0))[0], s.end)
    return list(made.values())


def _grow(a: Attribution, text: str, marks: Sequence[Span]) -> Attribution:
    """Content that begins or ends inside quotation marks takes all that they hold, short of its own cue and source."""
    stops = [*a.cue, *a.source]
    made = []
    for start, end in a.content:
        for s, e in marks:
            overlap = min(e, end) - max(s, start)
            clear = not any(x < e and s < y for x, y in stops)
            if overlap > 0 and clear and overlap * 2 >= min(e - s, end - start):
                start, end = min(s, start), max(e, end)
        made.append((start, end))
    return msgspec.structs.replace(a, content=tuple(merge(made)))


def _without_doubles(found: Sequence[Attribution]) -> list[Attribution]:
    """Of two attributions of (nearly) the same words, the surer one with a source stays."""
    kept: list[Attribution] = []
    for a in sorted(found, key=lambda a: (-bool(a.source), -a.confidence)):
        if not any(_common(a, k) > 0.7 * max(_length(a), _length(k)) for k in kept):
            kept.append(a)
    return kept


def _length(a: Attribution) -> int:
    return sum(e - s for s, e in a.content)


def _common(a: Attribution, b: Attribution) -> int:
    return sum(max(0, min(e, y) - max(s, x)) for s, e in a.content for x, y in b.content)


def _each_its_own(found: Sequence[Attribution]) -> list[Attribution]:
    """A stretch that two attributions claim as further content belongs to the one whose cue is nearer."""
    made = []
    for a in found:
        kept = [s for s in a.content if not any(_nearer(o, a, s) for o in found if o is not a)]
        made.append(msgspec.structs.replace(a, content=tuple(kept or a.content[:1])))
    return made


def _nearer(other: Attribution, own: Attribution, span: Span) -> bool:
    claimed = any(s < span[1] and span[0] < e for s, e in other.content)
    return claimed and len(own.content) > 1 and _away(other, span) < _away(own, span)


def _away(a: Attribution, span: Span) -> int:
    return min((max(span[0] - e, s - span[1], 0) for s, e in a.cue), default=1 << 30)


def _unclaimed(
    text: str, sentences: Sequence[Sentence], marks: Sequence[Span], found: Sequence[Attribution]
) -> list[Attribution]:
    """Stretches between marks that make up their sentences and that no attribution holds: quotations without a cue."""
    taken = merge([span for a in found for span in (*a.content, *a.cue, *a.source)])
    made = []
    for start, end in marks:
        held = [s for s in sentences if s.start < end and start < s.end]
        if not held or len(text[start:end].split()) < 3 or any(s < end and start < e for s, e in taken):
            continue
        around = held[-1].end - held[0].start
        if end - start >= 0.85 * around:
            made.append(Attribution(source=(), cue=(), content=((start, end),), confidence=0.6))
    return made
