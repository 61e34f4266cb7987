"""A run of tokens that matched a form of `time_grammar`, with ways to ask for its parts by class."""

from __future__ import annotations

import re

from legation.mentions import time_words as words
from legation.mentions.time_figures import year_of
from legation.mentions.time_meanings import Direction, Meaning, Mod
from legation.mentions.time_tokens import Tokens
from legation.model import TimeType

Reading = tuple[TimeType, Meaning]


STEPS = {"last": -1, "this": 0, "that": 0, "next": 1}


class Piece:
    """A run of tokens that matched a form, with ways to ask for its parts by class."""

    def __init__(self, tokens: Tokens, first: int, past: int) -> None:
        self.tokens, self.first, self.past = tokens, first, past
        self.codes = tokens.codes[first:past]
        self.words = tokens.words(first, past)

    def one(self, classes: str) -> str | None:
        """The first word of any of these classes."""
        return next((w for c, w in zip(self.codes, self.words, strict=True) if c in classes), None)

    def all(self, classes: str) -> list[str]:
        """All words of these classes."""
        return [w for c, w in zip(self.codes, self.words, strict=True) if c in classes]

    def before(self) -> tuple[str, str]:
        """Class and word of the token before."""
        if not self.first:
            return "\n", ""
        return self.tokens.codes[self.first - 1], self.tokens.words(self.first - 1, self.first)[0]

    def after(self) -> tuple[str, str]:
        """Class and word of the token after."""
        return self.tokens.codes[self.past], self.tokens.words(self.past, self.past + 1)[0]

    def glued(self, side: int) -> bool:
        """Whether no blank stands before (-1) or after (1) the run."""
        if side < 0:
            return self.first > 0 and self.tokens.ends[self.first - 1] == self.tokens.starts[self.first]
        return self.tokens.starts[self.past] == self.tokens.ends[self.past - 1] and self.tokens.codes[self.past] != "\n"

    def mod(self) -> Mod | None:
        """Early, middle, late."""
        word = self.one("eBk")
        return words.MODS.get(word) if word else None  # type: ignore[return-value]

    def direction(self) -> Direction | None:
        """Last, this, next, that."""
        found = [words.DIRECTIONS[w] for w in self.all("LXZz")]
        return found[-1] if found else None  # type: ignore[return-value]

    def from_focus(self) -> bool:
        """Whether it leans on what the text spoke of last ("the previous year")."""
        return any(w in words.FROM_FOCUS for w in self.all("LXZz"))

    def year(self) -> int | None:
        """The year, in figures or words."""
        return year_of(self.codes, self.words)


def day_number(word: str | None) -> int | None:
    """1 to 31 out of "23" or "23rd", else None."""
    digits = re.sub(r"\D", "", word or "")
    return int(digits) if digits and 1 <= int(digits) <= 31 else None
