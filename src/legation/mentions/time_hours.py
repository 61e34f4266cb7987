"""Parts of the day and hours: what "Tuesday morning", "last night" and "5 p.m. Friday" mean."""

from __future__ import annotations

from typing import Any

from legation.mentions import time_words as words
from legation.mentions.time_dates import moment
from legation.mentions.time_figures import clock_of
from legation.mentions.time_meanings import Moment, Shift
from legation.mentions.time_piece import STEPS, Piece, Reading


def deictic(piece: Piece) -> Reading | None:
    """Yesterday, today, tomorrow, tonight."""
    word, part = piece.one("D") or "", piece.one("P")
    clock = words.DAYPARTS[part] if part else "NI" if word in ("tonight", "overnight") else None
    shift = Shift(unit="day", steps=words.DEICTIC[word], origin="published", clock=clock, mod=piece.mod())
    return ("TIME" if clock else "DATE"), shift


def part(piece: Piece) -> Reading | None:
    """ "this morning", "last night", "that evening", "the next morning"."""
    word, direction = piece.one("P") or "", piece.direction()
    if direction is None:  # "one night"
        return None
    origin = "focus" if piece.from_focus() or (direction == "next" and "T" in piece.codes) else "published"
    steps = -1 if direction == "last" else STEPS[direction]
    shift = Shift(unit="day", steps=steps, origin=origin, clock=words.DAYPARTS[word])  # type: ignore[arg-type]
    return "TIME", shift


def part_of_date(piece: Piece) -> Reading | None:
    """ "the morning of May 5", "May 5 evening", "Tuesday morning"."""
    clock = words.DAYPARTS[piece.one("P") or ""]
    if "D" in piece.codes:
        return "TIME", Shift(unit="day", steps=words.DEICTIC[piece.one("D") or ""], origin="published", clock=clock)
    if not any(c in piece.codes for c in "MmWw"):
        return "TIME", Shift(unit="day", steps=0, origin="focus", clock=clock)
    return with_clock(moment(piece), clock)


def with_clock(reading: Reading | None, clock: str) -> Reading | None:
    """The same moment at an hour or a part of the day; None for what is no moment."""
    if reading is None or not isinstance(reading[1], Moment):
        return None
    fields: dict[str, Any] = {f: getattr(reading[1], f) for f in Moment.__struct_fields__}
    return "TIME", Moment(**fields | {"clock": clock})


def clock(piece: Piece) -> Reading | None:
    """ "10:35 a.m.", "5 p.m. Friday", "1800 GMT"."""
    value = clock_of(piece.codes, piece.words)
    if value is None:
        return None
    if (
        "C" in piece.codes
        and len(piece.codes) == 1
        and piece.before()[1] not in ("at", "by", "until", "around", "about")
    ):
        return None
    if "D" in piece.codes:
        return "TIME", Shift(unit="day", steps=words.DEICTIC[piece.one("D") or ""], origin="published", clock=value)
    if not any(c in piece.codes for c in "MmWw"):
        return "TIME", Shift(unit="day", steps=0, origin="focus", clock=value)
    cut = min(piece.codes.index(c) for c in "MmWw" if c in piece.codes)
    while cut and piece.codes[cut - 1] in "doLXZzT" and "!" not in piece.codes[cut - 1 :]:
        cut -= 1
    return with_clock(moment(Piece(piece.tokens, piece.first + cut, piece.past)), value)
