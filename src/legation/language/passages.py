"""Sentences -> passages: whole paragraphs where they are short, runs of sentences where they are long.

Attribution needs more than a sentence ("…," he said. "And …"), and some outlets deliver a report as one long line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from legation.language.sentences import lines, split
from legation.model import Sentence, Span

MOST_CHARACTERS = 700


def passages(sentences: Sequence[Sentence], most: int = MOST_CHARACTERS) -> list[Span]:
    """Spans of consecutive sentences of one paragraph, at most `most` characters unless one sentence is longer."""
    made: list[Span] = []
    paragraph = -1
    for sentence in sentences:
        if sentence.paragraph == paragraph and sentence.end - made[-1][0] <= most:
            made[-1] = (made[-1][0], sentence.end)
        else:
            made.append((sentence.start, sentence.end))
        paragraph = sentence.paragraph
    return made


def bare_sentences(text: str) -> tuple[Sentence, ...]:
    """Sentences of a text of which nothing else is known: every line a paragraph of the body."""
    return tuple(
        Sentence(s, e, number, "body") for number, (a, b) in enumerate(lines(text)) for s, e in split(text, a, b)
    )


def merge(spans: Iterable[Span]) -> list[Span]:
    """Sorted, with those that touch or overlap made one."""
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made
