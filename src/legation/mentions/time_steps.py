"""Units as seen from the day of writing or from the date in focus: "last week", "the following day", "now"."""

from __future__ import annotations

from legation.mentions import time_words as words
from legation.mentions.time_meanings import Amount, Fixed, Shift, Unit
from legation.mentions.time_piece import STEPS, Piece, Reading


def shift(piece: Piece) -> Reading | None:
    """ "last week", "earlier this year", "the following day", "the end of the month"."""
    unit: Unit = words.UNITS[piece.one("UQE") or ""]  # type: ignore[assignment]
    direction, the = piece.direction(), "T" in piece.codes
    if piece.one("UQE") in ("second", "minute", "night"):
        return None
    if direction is None:
        if unit == "weekend":
            return "DATE", Shift(unit=unit, steps=0, origin="focus")
        return "DATE", Shift(unit=unit, steps=0, origin="focus", mod=piece.mod())
    if unit == "hour":
        return None
    word = piece.all("LXZz")[-1]
    if word == "past" or (the and word == "last" and "Z" not in piece.codes):
        return (
            ("DURATION", Amount(1, unit))
            if "Z" not in piece.codes
            else ("DATE", Shift(unit=unit, steps=-1, origin="published"))
        )
    if word == "present" and unit == "day":
        return "DATE", Fixed("PRESENT_REF")
    focus = piece.from_focus() or (direction == "next" and the)
    if focus and unit == "day" and direction == "next" and not the and word == "following":
        return None
    return "DATE", Shift(unit=unit, steps=STEPS[direction], origin="focus" if focus else "published", mod=piece.mod())


def next_to(piece: Piece) -> Reading | None:
    """ "the day before", "the year after", "the day following"."""
    unit, word = words.UNITS[piece.one("U") or ""], piece.words[-1]
    if unit not in ("day", "week", "month", "year") or word not in ("before", "after", "following"):
        return None
    if piece.after()[0] == "~" and piece.after()[1][:1].isalpha():
        return None
    return "DATE", Shift(unit=unit, steps=-1 if word == "before" else 1, origin="focus")  # type: ignore[arg-type]


def year_end_words(piece: Piece) -> Reading | None:
    """ "year-end", "month's end"."""
    if piece.words[-1] != "end" or piece.one("U") not in ("year", "month"):
        return None
    return "DATE", Shift(unit=piece.one("U"), steps=0, origin="published", mod="END")  # type: ignore[arg-type]


def adverb(piece: Piece) -> Reading | None:
    """ "now", "recently", "daily", "the future"."""
    kind, value = words.ADVERBS[piece.words[-1]]
    if piece.words[-1] == "future":
        if len(piece.words) == 1 and piece.before()[1] not in ("in", "near", "distant", "foreseeable"):
            return None
    elif len(piece.words) > 1:
        return None
    if piece.words[-1] == "now" and piece.after()[1] == "-":
        return "DATE", Fixed(value)
    return kind, Fixed(value)  # type: ignore[return-value]


def the_past(piece: Piece) -> Reading | None:
    """ "in the past"."""
    return (
        ("DATE", Fixed("PAST_REF"))
        if piece.words[-1] == "past" and piece.before()[1] in ("in", "of", "from", "to")
        else None
    )
