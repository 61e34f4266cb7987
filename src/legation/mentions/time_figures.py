"""Numbers, years, clock times and lengths out of classed tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.mentions import time_words as words
from legation.mentions.time_meanings import Amount, Unit

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
# Beyond this a number measures no time that news speaks of.
_MOST = 1e6


def cardinal(parts: Sequence[str]) -> int | None:
    """The number that words spell: ["one", "hundred", "twenty"] is 120."""
    total = group = 0
    for word in parts:
        value = words.CARDINALS.get(word)
        if value is None:
            return None
        if value == 100:
            group = max(group, 1) * 100
        elif value == 1000:
            total, group = total + max(group, 1) * 1000, 0
        elif value == 12 and word == "dozen":
            group = max(group, 1) * 12
        else:
            group += value
    return total + group


def year_of(codes: str, tokens: Sequence[str]) -> int | None:
    """The year in figures ("1991", "'91") or words ("nineteen ninety-one", "two thousand")."""
    for code, token in zip(codes, tokens, strict=True):
        if code == "y":
            return int(token)
        if code == '"':
            short = int(token[1:])
            return 1900 + short if short > 30 else 2000 + short
    spelt = [t for c, t in zip(codes, tokens, strict=True) if c == "c"]
    if len(spelt) < 2:
        return None
    head, tail = words.CARDINALS[spelt[0]], cardinal(spelt[1:])
    if spelt[1] == "thousand":
        year = cardinal(spelt) or 0
        return year if 2000 <= year <= 2060 else None
    if 15 <= head <= 20 and tail is not None and 10 <= tail <= 99:
        return head * 100 + tail
    return None


def clock_of(codes: str, tokens: Sequence[str]) -> str | None:
    """ "10:35" as HH:MM, from 24 hours or a.m. and p.m."""
    at = next((i for i, c in enumerate(codes) if c in "Cdnyc"), None)
    half = next((t for c, t in zip(codes, tokens, strict=True) if c == "!"), None)
    if half is not None:
        at = codes.index("!") - 1
    elif "C" in codes:
        at = codes.index("C")
    elif "G" in codes or "K" in codes:
        at = codes.index("G" if "G" in codes else "K") - 1
    if at is None or at < 0:
        return None
    token = tokens[at].replace(".", ":")
    if codes[at] == "c":
        token = str(words.CARDINALS[token])
    if "G" in codes and half is None and token.isdecimal() and len(token) == 4:
        token = f"{token[:2]}:{token[2:]}"
    hour_text, _, minute_text = token.partition(":")
    if not hour_text.isdecimal() or not minute_text[:2].replace("", "0").isdecimal():
        return None
    hour, minute = int(hour_text), int(minute_text[:2] or 0)
    if half is not None:
        if hour > 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def length_of(codes: str, tokens: Sequence[str]) -> Amount | None:
    """The length that "the past two months", "a minute and a half" or "several weeks" names."""
    at = next((i for i, c in enumerate(codes) if c in "UVQq"), None)
    if at is None:
        return None
    unit = unit_of(tokens[at])
    number = _number(codes[:at], tokens[:at])
    if number is not None and "H" in codes[at:]:
        number += 0.5
    if number is not None and tokens[at].startswith("fortnight"):
        number *= 2
    return Amount(number, unit)


def unit_of(word: str) -> Unit:
    """The unit that a word, single or plural, names."""
    return words.UNITS.get(word) or words.UNITS[word.removesuffix("s")]  # type: ignore[return-value]


def _number(codes: str, tokens: Sequence[str]) -> float | None:
    if "%" in codes:
        return 2.0 if "couple" in tokens else None
    ranged = re.search(r"[dncyo½](?:=|r|-|_)(?=[dncy])", codes)
    if ranged and not ("c" in codes and codes[ranged.end() - 1] == "-" and _hyphenated(tokens, ranged.end() - 1)):
        codes, tokens = codes[ranged.end() :], tokens[ranged.end() :]
    total: float | None = None
    spelt = [t for c, t in zip(codes, tokens, strict=True) if c == "c"]
    if spelt:
        total = cardinal(spelt)
    for code, token in zip(codes, tokens, strict=True):
        if code in "dnyo":
            figure = float(re.sub(r"[^\d.]", "", token) or 0)
            if figure > _MOST:
                return None
            total = figure * (total or 1) if spelt else (total or 0) + figure
        elif code == "½":
            total = (total or 0) + _fraction(token)
    if total is None and ("A" in codes or "x" in codes or not codes.strip("TaOLXt-+>@lvf^=?")):
        total = 1.0
    if total is not None and "H" in codes:
        total = total + 0.5
    return total


def _hyphenated(tokens: Sequence[str], at: int) -> bool:
    """ "twenty-four" and not "two-four"."""
    return words.CARDINALS.get(tokens[at - 1], 0) >= 20


def _fraction(token: str) -> float:
    if token in _FRACTIONS:
        return _FRACTIONS[token]
    above, _, below = token.partition("/")
    return int(above) / int(below) if int(below) else 0.0
