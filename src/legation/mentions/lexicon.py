"""Finds the entries of a lexicon in text: longest match, word by word, in one pass over the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from legation.model import Span

T = TypeVar("T")
WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_QUOTES = str.maketrans("’‘", "''")


@dataclass(frozen=True)
class _Entry(Generic[T]):
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    tail: str
    value: T


class Lexicon(Generic[T]):
    """Phrases with what they stand for. Words must agree exactly (or, with `fold`, whatever their case).

    Blanks of any width agree with each other, and so do curly and straight apostrophes; a final stop of an
    abbreviation ("U.S.") is taken where the text has it.
    """

    def __init__(self, entries: Iterable[tuple[str, T]], fold: bool = False) -> None:
        self._fold = fold
        self._index: dict[str, list[_Entry[T]]] = {}
        for phrase, value in entries:
            entry = self._entry(phrase, value)
            if entry.words:
                self._index.setdefault(entry.words[0], []).append(entry)
        for same in self._index.values():
            same.sort(key=lambda e: -len(e.words))

    def _entry(self, phrase: str, value: T) -> _Entry[T]:
        phrase = self._plain(phrase)
        found = list(WORD.finditer(phrase))
        gaps = tuple(phrase[a.end() : b.start()] for a, b in pairwise(found))
        tail = phrase[found[-1].end() :] if found else ""
        return _Entry(tuple(m.group() for m in found), gaps, tail, value)

    def _plain(self, piece: str) -> str:
        piece = _SPACE.sub(" ", piece.translate(_QUOTES))
        return piece.lower() if self._fold else piece

    def find(self, text: str, words: Sequence[Span]) -> list[tuple[int, int, T]]:
        """(start, end, value) of the longest entries, left to right, none overlapping. `words` are spans of `WORD`."""
        made: list[tuple[int, int, T]] = []
        k = 0
        while k < len(words):
            entry = self._longest(text, words, k)
            if entry is None:
                k += 1
                continue
            end = words[k + len(entry.words) - 1][1]
            if entry.tail == "." and text[end : end + 1] == ".":
                end += 1
            made.append((words[k][0], end, entry.value))
            k += len(entry.words)
        return made

    def _longest(self, text: str, words: Sequence[Span], k: int) -> _Entry[T] | None:
        first = text[words[k][0] : words[k][1]]
        for entry in self._index.get(first.lower() if self._fold else first, ()):
            if len(entry.words) <= len(words) - k and self._agrees(entry, text, words, k):
                return entry
        return None

    def _agrees(self, entry: _Entry[T], text: str, words: Sequence[Span], k: int) -> bool:
        for n in range(1, len(entry.words)):
            (_, before), (start, end) = words[k + n - 1], words[k + n]
            word = text[start:end].lower() if self._fold else text[start:end]
            if word != entry.words[n] or self._plain(text[before:start]) != entry.gaps[n - 1]:
                return False
        return True


def word_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of runs of letters, digits and underscores."""
    return [m.span() for m in WORD.finditer(text, start, len(text) if end is None else end)]
