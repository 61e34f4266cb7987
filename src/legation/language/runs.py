"""Labels of tokens -> stretches of tokens -> spans of the text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from legation.language.windows import Window
from legation.model import Span

Run = tuple[int, int]  # first and last token, both included


def runs(mask: NDArray[np.bool_], breaks: NDArray[np.bool_] | None = None) -> list[Run]:
    """Stretches of true tokens; a true `breaks[k]` starts a new one at `k`."""
    made: list[Run] = []
    for k in np.flatnonzero(mask).tolist():
        if made and made[-1][1] == k - 1 and not (breaks is not None and breaks[k]):
            made[-1] = (made[-1][0], k)
        else:
            made.append((k, k))
    return made


def span_of(window: Window, run: Run) -> Span:
    """From the first character of the first token to the last of the last."""
    return window.offsets[run[0]][0], window.offsets[run[1]][1]


def join_over_punctuation(spans: Sequence[Span], text: str, most: int = 2) -> list[Span]:
    """Neighbours made one where nothing but blanks and marks (at most `most` of them) stands between."""
    made: list[Span] = []
    for start, end in spans:
        between = text[made[-1][1] : start] if made else ""
        if made and len(between.strip()) <= most and not any(c.isalnum() for c in between):
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made


def whole_words(span: Span, text: str) -> Span:
    """The span grown over the rest of a hyphenated word ("US" of "US-backed"), short of a dash between words."""
    start, end = span
    while start > 1 and text[start - 1] == "-" and text[start - 2].isalnum():
        start -= 2
        while start > 0 and text[start - 1].isalnum():
            start -= 1
    while end + 1 < len(text) and text[end] == "-" and text[end + 1].isalnum():
        end += 2
        while end < len(text) and text[end].isalnum():
            end += 1
    return start, end
