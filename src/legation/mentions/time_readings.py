"""Which function reads which form of `time_grammar`: tokens -> a TIMEX3 type and a meaning, or None."""

from __future__ import annotations

from collections.abc import Callable

from legation.mentions.time_dates import (
    bare_ordinal,
    day_after_list,
    holiday,
    iso,
    listed_day,
    listed_year,
    moment,
    year_end,
)
from legation.mentions.time_hours import clock, deictic, part, part_of_date
from legation.mentions.time_lengths import ago, amount, every, focus_ago, from_event, vague_units
from legation.mentions.time_periods import century, decade, half, quarter, quarter_here, season, the_year
from legation.mentions.time_piece import Piece, Reading
from legation.mentions.time_steps import adverb, next_to, shift, the_past, year_end_words

READINGS: dict[str, Callable[[Piece], Reading | None]] = {
    "moment": moment, "iso": iso, "listed_day": listed_day, "day_after_list": day_after_list,
    "bare_ordinal": bare_ordinal, "listed_year": listed_year, "year_end": year_end, "holiday": holiday,
    "deictic": deictic, "part": part, "part_of_date": part_of_date, "date_part": part_of_date, "clock": clock,
    "season": season, "quarter": quarter, "half": half, "quarter_here": quarter_here, "the_year": the_year,
    "decade": decade, "century": century, "shift": shift, "next_to": next_to, "year_end_words": year_end_words,
    "adverb": adverb, "the_past": the_past, "amount": amount, "ago": ago, "focus_ago": focus_ago,
    "from_event": from_event, "every": every, "plural_weekday": every, "vague_units": vague_units,
}  # fmt: skip
