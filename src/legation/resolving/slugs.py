"""Names -> ids that are stable, readable and safe in a path or a URL."""

from __future__ import annotations

import re
import unicodedata

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_ARTICLE = re.compile(r"^(?:the|a|an|some|many|several|his|her|its|their|our)\s+", re.I)
LONGEST = 60


def slug(name: str) -> str:
    """Lower case, ASCII letters and digits, hyphens between; `"unnamed"` where nothing is left."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _NOT_PLAIN.sub("-", plain).strip("-")[:LONGEST].strip("-") or "unnamed"


def bare(words: str) -> str:
    """Words of a name on one line, without article and possessive ending."""
    words = re.sub(r"\s+", " ", words).strip(' ,;:.–—-"“”')
    words = re.sub(r"[’']s?$", "", words)
    while (shorter := _ARTICLE.sub("", words)) != words:
        words = shorter
    return words
