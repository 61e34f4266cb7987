"""Parts of years and runs of years: what "this summer", "the third quarter" and "the early 1980s" mean."""

from __future__ import annotations

import re

from legation.mentions import time_words as words
from legation.mentions.time_meanings import Amount, Moment, Shift, Span10
from legation.mentions.time_piece import STEPS, Piece, Reading


def season(piece: Piece) -> Reading | None:
    """ "this summer", "the spring of 1917", "in winter"."""
    code, year, direction, unit = words.SEASONS[piece.one("S") or ""], piece.year(), piece.direction(), piece.one("U")
    word = piece.one("S") or ""
    bare = len(piece.codes) == 1
    if bare or (piece.codes == "TS" and (word == "fall" or piece.after()[1] == "of")):
        return None
    if piece.codes == "iS" and word in ("fall", "spring") and piece.words[0] != "in":
        return None
    if unit and direction:
        if unit != "year":
            return None
        return "DATE", Shift(unit="year", steps=STEPS[direction], origin="published", piece=code, mod=piece.mod())
    return "DATE", Moment(year=year, piece=code, direction=direction, before_christ="}" in piece.codes, mod=piece.mod())


def quarter(piece: Piece) -> Reading | None:
    """ "the third quarter of 1989", "this year's third quarter", "Q3 2023"."""
    ordinal = piece.one("O")
    number = words.ORDINALS[ordinal] if ordinal else int((piece.one("u") or "q0")[1:])
    if not 1 <= number <= 4:
        return None
    direction = piece.direction()
    if "U" in piece.codes and direction:
        return "DATE", Shift(unit="year", steps=STEPS[direction], origin="published", piece=f"Q{number}")
    return "DATE", Moment(year=piece.year(), piece=f"Q{number}")


def half(piece: Piece) -> Reading | None:
    """ "the second half of 1989"."""
    ordinal, direction = piece.one("OL") or "", piece.direction()
    number = {"first": 1, "second": 2, "last": 2}.get(ordinal)
    if number is None:
        return None
    if piece.year() is None:
        if piece.one("U") != "year" or direction is None:
            return None
        return "DATE", Shift(unit="year", steps=STEPS[direction], origin="published", piece=f"H{number}")
    return "DATE", Moment(year=piece.year(), piece=f"H{number}")


def quarter_here(piece: Piece) -> Reading | None:
    """ "the quarter", "the latest quarter": the one in focus."""
    if "N" in piece.codes and "t" not in piece.codes and "y" not in piece.codes:
        return None
    if "y" in piece.codes:
        return "DATE", Moment(year=piece.year(), piece="QX")
    if "U" in piece.codes:
        return ("DATE", Shift(unit="year", steps=0, origin="published")) if piece.one("U") == "year" else None
    return "DATE", Shift(unit="quarter", steps=0, origin="focus")


def the_year(piece: Piece) -> Reading | None:
    """ "the year ended March 31" is a length; "for the year", "the full year" the one of publication."""
    if piece.one("U") != "year" or (piece.codes == "T~U" and piece.words[1] not in ("full", "whole", "entire")):
        return None
    if piece.after()[1] in ("ended", "ending"):
        return "DURATION", Amount(1, "year")
    if piece.before()[1] not in ("for", "of") and len(piece.codes) < 3:
        return None
    return "DATE", Shift(unit="year", steps=0, origin="published")


def decade(piece: Piece) -> Reading | None:
    """ "the 1990s", "the early '80s", "the nineties"."""
    word, era = piece.one("#") or "", "}" in piece.codes
    if word in words.DECADES:
        if "T" not in piece.codes:
            return None
        return "DATE", Span10(f"19{words.DECADES[word]}", mod=piece.mod())
    digits = re.sub(r"\D", "", word)
    if len(digits) == 4 or era:
        return "DATE", Span10(digits[:-1].zfill(3 if era else 0), before_christ=era, mod=piece.mod())
    if len(digits) != 2 or "T" not in piece.codes or piece.before()[1] in ("his", "her"):
        return None
    century = "20" if digits in ("00", "10") else "19"
    return "DATE", Span10(century + digits[0], mod=piece.mod())


def century(piece: Piece) -> Reading | None:
    """ "the 19th century", "the fifth century BC"."""
    if piece.one("U") != "century":
        return None
    word = piece.one("oO") or ""
    number = words.ORDINALS.get(word) or int(re.sub(r"\D", "", word) or 0)
    era = "}" in piece.codes
    if not 1 <= number <= 30:
        return None
    return "DATE", Span10(
        f"{number if era else number - 1:02d}" if era or number > 1 else "00", before_christ=era, mod=piece.mod()
    )
