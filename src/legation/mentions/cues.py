"""Runs the reader `attribution`: cues in pass 1, then the source and content of each in pass 2.

It knows two schemes. SAID is ours: what was said, by whom. POLNEAR is that of the Political News Attribution Relations
Corpus (Newell, Margolin and Ruths 2018): outermost attributions alone, but attitudes and plans as well as words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from legation.language.encoder import Encoder, Floats, marked, mean_by_word, word_numbers
from legation.language.marks import DOUBLE
from legation.language.passages import passages
from legation.language.runs import Run, join_over_punctuation, runs, span_of
from legation.language.windows import Window, windows
from legation.model import Attribution, Sentence, Span

DEFAULT_THRESHOLD = 0.5
_SOURCE, _CONTENT = 1, 2
_EDGE = " \t\u00a0,;:—–-"
_FEWEST_LETTERS = 2
_WIDEST_GAP = 60
# Where the head of our own scheme is less sure than this, nothing was said: somebody thinks or wants.
_SAID = 0.5


@dataclass(frozen=True)
class Scheme:
    """An idea of what an attribution is: the heads of the reader that follow it."""

    cue: str
    argument: str


SAID = Scheme("saying", "argument")
POLNEAR = Scheme("cue", "outermost")


@dataclass(frozen=True)
class _Cue:
    """Words that say that somebody says: window, tokens, and the mean probabilities of the scheme's head and ours."""

    window: int
    run: Run
    score: float
    said: float


def read(text: str, sentences: Sequence[Sentence], encoder: Encoder, scheme: Scheme) -> list[Attribution]:
    """The attributions of these sentences, as the two passes mark them; stance is saying or attitude."""
    cut = windows(text, passages(sentences))
    numbers = [word_numbers(w, text) for w in cut]
    looks = encoder.first(cut)
    asked = [cue for k, look in enumerate(looks) for cue in _cues(k, look.logits, numbers[k], encoder, scheme)]
    beside: dict[int, list[Run]] = {}
    for cue in asked:
        beside.setdefault(cue.window, []).append(cue.run)
    starts = [s.start for s in sentences]
    frames = [_frame(cut[cue.window], cue.run, starts, text) for cue in asked]
    states, marks = [], []
    for cue, frame in zip(asked, frames, strict=True):
        row = marked(len(cut[cue.window].ids), cue.run, beside[cue.window])
        states.append(looks[cue.window].states[frame])
        marks.append([row[k] for k in frame])
    made = []
    for cue, frame, logits in zip(asked, frames, encoder.second(states, marks), strict=True):
        shares = mean_by_word(encoder.head(scheme.argument, logits), numbers[cue.window][frame])
        made.append(_attribution(cut[cue.window].part(frame), _within(cue, frame), shares, text))
    return [attribution for attribution in made if attribution]


def _frame(window: Window, cue: Run, starts: Sequence[int], text: str) -> list[int]:
    """The tokens that pass 2 needs: of the cue's sentence, and of the whole window where something is quoted in it."""
    if DOUBLE.search(text, window.offsets[1][0], window.offsets[-2][1]):
        return list(range(len(window.ids)))
    at = bisect_right(starts, window.offsets[cue[0]][0])
    first, last = starts[at - 1], max(window.offsets[cue[1]][1], starts[at] if at < len(starts) else len(text))
    inside = [k for k, (s, e) in enumerate(window.offsets) if s < e and first <= s < last]
    return [0, *inside, len(window.ids) - 1]


def _within(cue: _Cue, frame: Sequence[int]) -> _Cue:
    first = frame.index(cue.run[0])
    return replace(cue, run=(first, first + cue.run[1] - cue.run[0]))


def _cues(window: int, logits: Floats, numbers: NDArray[np.int64], encoder: Encoder, scheme: Scheme) -> list[_Cue]:
    threshold = encoder.card.thresholds.get(scheme.cue, DEFAULT_THRESHOLD)
    shares = encoder.head(scheme.cue, logits)
    if float(1 - shares[:, 0].min()) <= threshold:  # no mean can be above the highest
        return []
    shares = mean_by_word(shares, numbers)
    sure = 1 - shares[:, 0]
    said = sure if scheme is SAID else 1 - encoder.head(SAID.cue, logits)[:, 0]
    inside = (sure > threshold) & (numbers >= 0)
    new_word = np.concatenate([[True], numbers[1:] != numbers[:-1]])
    begins = (shares[:, 1] > shares[:, 2]) & new_word
    return [
        _Cue(window, (a, b), float(sure[a : b + 1].mean()), float(said[a : b + 1].max()))
        for a, b in runs(inside, begins)
    ]


def _attribution(window: Window, cue: _Cue, shares: Floats, text: str) -> Attribution | None:
    label = shares.argmax(-1)
    label[cue.run[0] : cue.run[1] + 1] = 0
    label[[0, -1]] = 0
    sources, contents = runs(label == _SOURCE), runs(label == _CONTENT)
    if not contents:
        return None
    source = max(sources, key=lambda r: float(shares[r[0] : r[1] + 1, _SOURCE].sum()), default=None)
    spans = join_over_punctuation([span_of(window, r) for r in contents], text)
    spans = _whole(spans, [span_of(window, r) for r in (cue.run, *sources)])
    spans = [
        s for s in (_trim(text, *span) for span in spans) if sum(map(str.isalnum, text[s[0] : s[1]])) > _FEWEST_LETTERS
    ]
    if not spans:
        return None
    sure = float(np.mean([shares[r[0] : r[1] + 1, _CONTENT].mean() for r in contents]))
    return Attribution(
        source=(_trim(text, *span_of(window, source)),) if source else (),
        cue=(span_of(window, cue.run),),
        content=tuple(spans),
        confidence=round(cue.score * sure, 3),
        stance="saying" if cue.said > _SAID else "attitude",
    )


def _whole(spans: Sequence[Span], stops: Sequence[Span]) -> list[Span]:
    """Content is interrupted by its own cue and source alone: smaller gaps are the reader's doubts, and are closed."""
    made: list[Span] = []
    for start, end in spans:
        before = made[-1][1] if made else start
        if made and start - before <= _WIDEST_GAP and not any(before <= s < start for s, _ in stops):
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and (text[end - 1] in _EDGE or (text[end - 1] in '"“' and text[end - 2 : end - 1].isspace())):
        end -= 1
    return start, end
