"""Attributions: cues, then the source and content of each, by the reader `attribution` in two passes.

What is closed is ruled: a stretch between quotation marks that no cue claims goes on with the words before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from legation.language.encoder import Encoder, Floats, mean_by_word, word_numbers
from legation.language.marks import quoted
from legation.language.passages import merge, passages
from legation.language.runs import Run, join_over_punctuation, runs, span_of
from legation.language.windows import Window, windows
from legation.mentions import relays
from legation.model import Attribution, Sentence, Span

READ_KINDS = ("body", "standfirst")
DEFAULT_THRESHOLD = 0.5
_SOURCE, _CONTENT = 1, 2
_EDGE = " \t\u00a0,;:—–-"
_FEWEST_LETTERS = 2
# Cues of what somebody thinks or feels; without words between marks nothing was said.
_THINKS = re.compile(
    r"^(?:\w+ly\s)?(?:believe[sd]?|think[s]?|thought|hope[sd]?|hoping|fear(?:s|ed|ing)?|want(?:s|ed)?|expect(?:s|ed)?|aware|reali[sz]ed?|"
    r"consider(?:s|ed)?|know[s]?|knew|known|feel[s]?|felt|doubt[s]?|seen?|sees|saw|understands?|understood|critic|critics)\b",
    re.I,
)


def find(text: str, sentences: Sequence[Sentence], encoder: Encoder, head: str = "saying") -> tuple[Attribution, ...]:
    """All attributions of the body, in order of their content. `head` says which cues: "saying" or PolNeAR's "cue"."""
    readable = [s for s in sentences if s.kind in READ_KINDS]
    cut = windows(text, passages(readable))
    marked = [quoted(text, a, b) for a, b in _paragraphs(readable)]
    marks = [span for line in marked for span in line]
    found = [_grow(a, text, marks) for a in _read(text, cut, encoder, head)]
    found = relays.put_right(found, relays.find(text, readable, marks))
    found = _each_its_own(_without_doubles(found))
    if head == "saying":
        found = [_without_that(a, text) for a in found if not _attitude(a, text)]
    return tuple(sorted([*found, *_unclaimed(text, readable, marks, found)], key=lambda a: a.content[0]))


def _attitude(a: Attribution, text: str) -> bool:
    if not a.cue or not _THINKS.match(text[a.cue[0][0] : a.cue[0][1]]):
        return False
    return not any(quoted(text, s, e) for s, e in a.content)


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


def _read(text: str, cut: Sequence[Window], encoder: Encoder, head: str) -> list[Attribution]:
    """Both passes of the reader."""
    threshold = encoder.card.thresholds.get(head, DEFAULT_THRESHOLD)
    numbers = [word_numbers(w, text) for w in cut]
    cues: list[tuple[int, Run, float]] = []
    for k, logits in enumerate(encoder.read(cut)):
        cues += [(k, run, score) for run, score in _cues(encoder.head(head, logits), numbers[k], threshold)]
    second = encoder.read([cut[k] for k, _, _ in cues], [run for _, run, _ in cues])
    made = []
    for (k, run, score), logits in zip(cues, second, strict=True):
        shares = mean_by_word(encoder.head("argument", logits), numbers[k])
        attribution = _attribution(cut[k], run, score, shares, text)
        if attribution:
            made.append(attribution)
    return made


def _cues(shares: Floats, numbers: NDArray[np.int64], threshold: float) -> list[tuple[Run, float]]:
    """Runs of tokens that say that somebody says, with their mean probability."""
    shares = mean_by_word(shares, numbers)
    inside = (1 - shares[:, 0] > threshold) & (numbers >= 0)
    new_word = np.concatenate([[True], numbers[1:] != numbers[:-1]])
    begins = (shares[:, 1] > shares[:, 2]) & new_word
    return [(run, float(1 - shares[run[0] : run[1] + 1, 0].mean())) for run in runs(inside, begins)]


def _attribution(window: Window, cue: Run, score: float, shares: Floats, text: str) -> Attribution | None:
    label = shares.argmax(-1)
    label[cue[0] : cue[1] + 1] = 0
    label[[0, -1]] = 0
    sources, contents = runs(label == _SOURCE), runs(label == _CONTENT)
    if not contents:
        return None
    source = max(sources, key=lambda r: float(shares[r[0] : r[1] + 1, _SOURCE].sum()), default=None)
    spans = join_over_punctuation([span_of(window, r) for r in contents], text)
    spans = [
        s for s in (_trim(text, *span) for span in spans) if sum(map(str.isalnum, text[s[0] : s[1]])) > _FEWEST_LETTERS
    ]
    if not spans:
        return None
    sure = float(np.mean([shares[r[0] : r[1] + 1, _CONTENT].mean() for r in contents]))
    return Attribution(
        source=(_trim(text, *span_of(window, source)),) if source else (),
        cue=(span_of(window, cue),),
        content=tuple(spans),
        confidence=round(score * sure, 3),
    )


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and (text[end - 1] in _EDGE or (text[end - 1] in '"“' and text[end - 2 : end - 1].isspace())):
        end -= 1
    return start, end


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
        own = _characters(a.content)
        if not any(len(own & _characters(k.content)) > 0.7 * max(len(own), len(_characters(k.content))) for k in kept):
            kept.append(a)
    return kept


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


def _characters(spans: Sequence[Span]) -> set[int]:
    return {k for s, e in spans for k in range(s, e)}


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
