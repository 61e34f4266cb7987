"""Refuse reports that are not in English, cheaply.

The small words that only English has settle nearly every report at once; a language model is loaded (it takes most of a
second) only for a text that has too few of them. Very short texts pass unless they are in another script.
"""

from __future__ import annotations

import math
import re
import unicodedata

from legation.errors import UnsupportedLanguage
from legation.model import Report

# Frequent in English and not spelled so in its neighbours; no "in", "is", "a", "on", "we": Dutch and others have them.
_FUNCTION_WORDS = (
    "the of and to that was with for have has it its said he his by from are were as at be been this which their they "
    "will would who after not but had she her"
)
_ENGLISH = frozenset(_FUNCTION_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6_000
_FEWEST_LETTERS = 40
_FEWEST_WORDS = 8
_SURELY_ENGLISH = 0.16
_MARGIN = 3.0


def check(report: Report, where: str | None = None) -> None:
    """Raise `UnsupportedLanguage` if the report's body is not in English; other parts count only without one.

    `where` is what the error calls the report: its file, else its id.
    """
    where = where or report.id
    text = _body(report)
    words = _WORD.findall(text.casefold())
    letters = sum(map(len, words))
    if not letters:
        return
    if letters >= 8 and _latin_share(words) < 0.5:
        raise _unsupported(where, "it is not in Latin script")
    if letters < _FEWEST_LETTERS or len(words) < _FEWEST_WORDS:
        return
    if sum(word in _ENGLISH for word in words) >= _SURELY_ENGLISH * len(words):
        return
    # Names belong to no language; left in, a list of them reads as Malay.
    plain = words if text.isupper() else [word for word in _WORD.findall(text) if word[0].islower()]
    if len(plain) < _FEWEST_WORDS:
        return
    if other := _other_language(" ".join(plain)):
        raise _unsupported(where, f"it reads as {other!r}")


def _body(report: Report) -> str:
    pieces, length = [], 0
    for part in report.parts:
        if part.kind == "body" and length < _SAMPLE:
            pieces.append(report.text[part.start : min(part.end, part.start + _SAMPLE)])
            length += len(pieces[-1])
    return "\n".join(pieces) or report.text[:_SAMPLE]


def _latin_share(words: list[str]) -> float:
    letters = "".join(words)[:2_000]
    latin = sum(char.isascii() or unicodedata.name(char, "").startswith("LATIN") for char in letters)
    return latin / len(letters)


def _other_language(text: str) -> str | None:
    """The language that a trained model finds clearly (by `_MARGIN` nats) likelier than English, if there is one."""
    from py3langid import rank  # slow to import, and only needed in doubt

    scores = {str(language): float(score) for language, score in rank(text)}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] - scores.get("en", -math.inf) >= _MARGIN else None


def _unsupported(where: str, reason: str) -> UnsupportedLanguage:
    return UnsupportedLanguage(f"not an English report ({reason}): only English is read", where)
