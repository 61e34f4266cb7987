"""Recognise headlines and the headings that stand between paragraphs, by how they are written.

Both end without a full stop; a heading stands between paragraphs that end with one. Hard-wrapped text (a sentence
over several lines) has neither by that test, so it is looked at first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_CLOSERS = "\"”’'»)]"
_STOPS = (".", "!", "?", "…")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LONGEST_HEADLINE = 200
_LONGEST_HEADING = 90
_MOST_HEADING_WORDS = 12
_MINOR_WORDS = (
    "a an the and or but nor of in on at to by for from with as into over after before amid against is are be vs via"
)
_MINOR = frozenset(_MINOR_WORDS.split())


def ends_sentence(line: str) -> bool:
    """Does the line end as a sentence does, under its closing quotes and brackets?"""
    return line.rstrip(_CLOSERS).endswith(_STOPS)


def is_title_case(line: str) -> bool:
    """Are nearly all words of weight capitalised, as American papers set headlines?"""
    words = [word for word in _WORD.findall(line) if word.casefold() not in _MINOR]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.85 * len(words)


def is_hard_wrapped(lines: Sequence[str]) -> bool:
    """Do sentences run on over the ends of lines, as in text wrapped at a column?"""
    runs_on = sum(line[0].islower() and not ends_sentence(before) for before, line in pairwise(lines))
    return runs_on >= max(1, len(lines) // 6)


def looks_like_headline(line: str, following: str) -> bool:
    """Can `line` be the headline over a report that goes on with `following`?

    A sentence with its full stop is taken for the first paragraph, unless it is set in title case.
    """
    if len(line) > _LONGEST_HEADLINE or len(line.split()) < 2 or following[:1].islower():
        return False
    if line.endswith((",", ";", ":", "-", "–", "—", "…")) or line[:1] in "•-*–—":
        return False
    return is_title_case(line) if ends_sentence(line) else line[:1].isupper() or not line[:1].islower()


def looks_like_heading(line: str, before: str, following: str) -> bool:
    """Is `line` a heading between the paragraphs `before` and `following`?"""
    if len(line) > _LONGEST_HEADING or len(line.split()) > _MOST_HEADING_WORDS:
        return False
    if ends_sentence(line) or line.endswith((",", ";", ":", "-", "–", "—")) or line[:1] in "•-*–—@#":
        return False
    if line[:1].islower() or following[:1].islower() or not _WORD.search(line):
        return False
    # A list goes on after a colon, a wrapped sentence after anything but a stop; neither holds headings.
    return ends_sentence(before) and ends_sentence(following) and len(following) > len(line)
