"""Sentences -> a string of token classes, one character a token, with where each token stands.

Only the classes of `time_words` and of figures are told apart; any other word or mark is `~`, the end of a sentence
is a line break, so that no expression runs over either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from legation.mentions.time_words import CODES
from legation.model import Sentence

_TOKEN = re.compile(
    r"""(?P<era>\b[BA]\.[CD]\.(?:E\.)?)
      | (?P<half>\b[ap]\.\s?m\b\.?)
      | (?P<newyear>\bNew\sYear[’']s(?:\s(?:Day|Eve)\b)?)
      | (?P<quarter>\bQ[1-4]\b)
      | (?P<word>[^\W\d_]+(?:[’']clock\b)?)
      | (?P<iso>\d{4}-\d\d?-\d\d?(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\w-]))
      | (?P<nine>9/11(?![\d/]))
      | (?P<slash>\d{1,4}([/.])\d{1,2}\9\d{2,4}(?![\d/]))
      | (?P<clock>\d{1,2}:\d\d(?::\d\d)?(?![\d:]))
      | (?P<fraction>\d/\d(?![\d/])|[½¼¾])
      | (?P<figure>[’']?\d+(?:,\d{3})*(?:\.\d+)?(?P<suffix>st\b|nd\b|rd\b|th\b|(?<=0)[’']?s\b)?)
      | (?P<mark>[’']s\b|[^\w\s])""",
    re.VERBOSE,
)
_KINDS = {
    "era": "}",
    "half": "!",
    "quarter": "u",
    "newyear": "h",
    "iso": "I",
    "nine": "h",
    "slash": "I",
    "clock": "C",
    "fraction": "½",
}
_MARKS = {
    "-": "-", "‐": "-", "‑": "-", "–": "_", "—": "_", ",": ",", ".": ".", "’s": "'", "'s": "'", "’": "'", "'": "'",
}  # fmt: skip
_HALVES = frozenset(("am", "pm", "AM", "PM"))
_NAMED_DAYS = frozenset(("Christmas", "Easter", "Thanksgiving", "Halloween"))


class Tokens(msgspec.Struct, frozen=True):
    """`codes[i]` is the class of the token `text[starts[i]:ends[i]]`."""

    text: str
    codes: str
    starts: list[int]
    ends: list[int]

    def words(self, first: int, past: int) -> list[str]:
        """The tokens from `first` up to `past`, in lower case, with straight apostrophes."""
        return [
            self.text[s:e].lower().replace("’", "'")
            for s, e in zip(self.starts[first:past], self.ends[first:past], strict=True)
        ]


def tokenise(text: str, sentences: Sequence[Sentence]) -> Tokens:
    """Every token of the sentences, in order; one pass over the text."""
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for sentence in sentences:
        for match in _TOKEN.finditer(text, sentence.start, sentence.end):
            kind = match.lastgroup
            codes.append(_word(match.group()) if kind == "word" else _other(match))
            starts.append(match.start())
            ends.append(match.end())
        codes.append("\n")
        starts.append(sentence.end)
        ends.append(sentence.end)
    return Tokens(text, "".join(codes), starts, ends)


def _word(word: str) -> str:
    code = CODES.get(word)
    if code is not None:
        return code
    if word in _HALVES:
        return "!"
    if word in _NAMED_DAYS:
        return "h"
    return "*" if word.endswith("days") and word[:-1] in CODES and word[0].isupper() else "~"


def _other(match: re.Match[str]) -> str:
    kind, token = match.lastgroup or "", match.group()
    if kind == "mark":
        return _MARKS.get(token, "~")
    if kind == "era":
        return "{" if token.startswith("A") else "}"
    if kind in _KINDS:
        return _KINDS[kind]
    return _figure(token, match["suffix"])


def _figure(token: str, suffix: str | None) -> str:
    digits = token.lstrip("’'")
    if suffix and suffix[-1] == "s":
        return "#" if len(digits) - len(suffix) in (2, 4) and digits.rstrip("’'s").endswith("0") else "~"
    if suffix:
        return "o" if len(digits) <= 4 else "~"
    if len(digits) < len(token):
        return '"' if len(digits) == 2 and digits.isdecimal() else "~"
    if len(digits) <= 2 and 1 <= int(digits) <= 31:
        return "d"
    return "y" if len(digits) == 4 and digits.isdecimal() and "1000" <= digits <= "2100" else "n"
