"""Lengths, and what is counted off in them: "four days", "two weeks ago", "every year", "recent months"."""

from __future__ import annotations

import re

from legation.mentions import time_words as words
from legation.mentions.time_figures import length_of, unit_of
from legation.mentions.time_meanings import Amount, Fixed, FromEvent, Shift
from legation.mentions.time_piece import Piece, Reading
from legation.mentions.time_tokens import Tokens

_split = str.split
_PER_LEADS = frozenset(_split("times once twice million billion trillion people % percent tons tonnes dollars barrels"))
_OLD = ("-old", "old ", " old", "olds", "-olds", "‑old")


def amount(piece: Piece) -> Reading | None:
    """ "four days", "24-hour", "the past two months"; not ages, and "$5 a year" is a set."""
    _, next_word = piece.after()
    begin = piece.tokens.starts[piece.past]
    tail = piece.tokens.text[begin : begin + 8].lower()
    if tail.startswith(_OLD) or "rate" in tail or next_word in ("old", "olds"):
        return None
    if piece.codes == "V":
        vague = piece.words[0] in ("nights", "weekends", "seconds")
        return None if vague else ("DURATION", Amount(None, unit_of(piece.words[0])))
    if re.match(r"[AT][^U-].*-[UVQq]", piece.codes):  # "a two-day truce": the article is the noun's
        return None
    length = length_of(piece.codes, piece.words)
    if length is None or piece.one("UVQq") in ("night", "nights", "second"):
        return None
    # "a quarter" is a share more often than a time.
    if any(c in piece.codes for c in "Qq") and not any(c in piece.codes for c in "OLXt%"):
        return None
    lead, lead_word = piece.before()
    if piece.codes.startswith("AU") and (lead in "nd" or lead_word in _PER_LEADS):
        return "SET", length
    return "DURATION", length


def ago(piece: Piece) -> Reading | None:
    """ "two weeks ago", "a year ago", "the year-ago quarter"."""
    return _back(piece, "published")


def focus_ago(piece: Piece) -> Reading | None:
    """ "two days later", "a year earlier": from what the text spoke of last."""
    return _back(piece, "focus")


def _back(piece: Piece, origin: str) -> Reading | None:
    word = piece.one("gk")
    unit = unit_of(piece.one("UVQq") or "")
    if unit in ("second", "minute", "hour", "weekend"):
        return None
    if re.match(r"T?U-?[gk]", piece.codes):
        steps: int | None = 1
    else:
        length = length_of(piece.codes[: len(piece.codes) - 1], piece.words[:-1])
        number = length.number if length and not piece.codes.startswith("V") else None
        steps = round(number) if number is not None else None
    if steps is not None and unit in ("decade", "century"):
        steps, unit = steps * (10 if unit == "decade" else 100), "year"
    if word == "later":
        return "DATE", Shift(unit=unit, steps=steps, origin="focus")
    return "DATE", Shift(unit=unit, steps=None if steps is None else -steps, origin=origin)  # type: ignore[arg-type]


def from_event(piece: Piece) -> Reading | None:
    """ "a day after the summit"."""
    at = piece.codes.index("b")
    length = length_of(piece.codes[:at], piece.words[:at])
    if length is None or length.number is None or length.unit not in ("day", "week", "month", "year"):
        return None
    tokens, last = piece.tokens, piece.past - 1
    if not tokens.text[tokens.starts[last]].isalpha():
        return None
    while tokens.codes[last + 1] == "~" and last - piece.past < 4 and _goes_on(tokens, last):
        last += 1
    if tokens.ends[last] - tokens.starts[last] < 3:  # "a day after the U.S. …": no event is named there
        return None
    steps = round(length.number) * (1 if piece.words[at] == "after" else -1)
    head = (tokens.starts[last], tokens.ends[last])
    span = (tokens.starts[piece.first], tokens.ends[piece.first + at - 1])
    return "DATE", FromEvent(steps=steps, unit=length.unit, head=head, length=span)


def _goes_on(tokens: Tokens, last: int) -> bool:
    """Whether the noun phrase goes on: "the CSTO | summit", "the six-nation | summit"."""
    text, here, following = tokens.text, tokens.starts[last], tokens.starts[last + 1]
    return (text[here].isupper() or text[tokens.ends[last]] == "-") and text[following].isalpha()


def every(piece: Piece) -> Reading | None:
    """ "every Tuesday", "each year", "every two weeks", "per day", "Tuesdays"."""
    if piece.codes == "*":
        return "SET", Fixed(f"XXXX-WXX-{words.WEEKDAYS[piece.words[0][:-1]]}")
    weekday, month, season_word, unit = piece.one("W"), piece.one("Mm"), piece.one("S"), piece.one("UVQEq")
    tail = words.DAYPARTS[piece.one("P") or ""] if "P" in piece.codes else None
    if weekday:
        return "SET", Fixed(f"XXXX-WXX-{words.WEEKDAYS[weekday]}" + (f"T{tail}" if tail else ""))
    if month:
        return "SET", Fixed(f"XXXX-{words.MONTHS[month]:02d}")
    if season_word:
        return "SET", Fixed(f"XXXX-{words.SEASONS[season_word]}")
    if unit is None:
        return "SET", Fixed(f"XXXX-XX-XXT{tail}")
    if piece.codes == "AU":
        lead, lead_word = piece.before()
        return ("SET", Amount(1, unit_of(unit))) if lead in "nd" or lead_word in _PER_LEADS else None
    length = length_of(piece.codes[1:], piece.words[1:])
    if unit == "night":
        return "SET", Fixed("XXXX-XX-XXTNI")
    return "SET", length if length is not None else Amount(1, unit_of(unit))


def vague_units(piece: Piece) -> Reading | None:
    """ "recent months", "coming weeks", "these days", "the following days", "the weeks ahead"."""
    if "R" in piece.codes:
        return "DATE", Fixed("PAST_REF")
    word, unit = piece.words[-2], unit_of(piece.one("VQq") or "")
    if piece.codes[-1] == "J":
        return "DURATION", Amount(None, unit)
    if piece.codes == "ZV":
        return ("DATE", Fixed("PRESENT_REF")) if piece.words == ["these", "days"] else None
    if word in ("coming", "upcoming"):
        return "DATE", Fixed("FUTURE_REF")
    if word == "past":
        return "DATE", Fixed("PAST_REF")
    return "DURATION", Amount(None, unit)
