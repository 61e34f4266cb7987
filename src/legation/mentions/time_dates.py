"""Dates, whole and partial: what "Nov. 23, 2022", "23 November", "1991" and "the 8 to 23 November" mean."""

from __future__ import annotations

import re
from typing import Literal

from legation.mentions import time_words as words
from legation.mentions.time_meanings import Holiday, Moment, Shift
from legation.mentions.time_piece import STEPS, Piece, Reading, day_number

_split = str.split
# What a bare number of four figures counts, when it is no year.
_COUNTED = re.compile(
    r"(?:people|persons?|men|women|children|troops|soldiers|officers|police|miles?|kilomet\w+|km|met(?:er|re)s?|feet|"
    r"tons?|tonnes?|dollars?|euros?|pounds|workers|jobs|civilians|members|residents|homes|houses|families|refugees|"
    r"victims|students|votes|points|megawatts|barrels|prisoners|deaths|dead|passengers|copies|cases|units|cars|vehicles|"
    r"aircraft|tanks|guests|delegates|demonstrators|protesters|migrants|fighters|employees|shares|others|of|"
    r"years?|days?|hours?|minutes?|months?|weeks?|million|billion|percent|per|rpm|mph|hp|GMT|UTC)$"
)


_NOT_BEFORE_YEARS = frozenset(
    _split("resolution no number flight boeing article section room page model bus route us u.s nos $ £ € # + / : *")
)


_BARE_MONTH_LEADS = frozenset("i=rL&X,efZ-_z")


_PREPOSITIONS = frozenset(
    _split(
        "since until till by from between through during before after for late early in on of to and last next this "
        "mid around about throughout"
    )
)


def moment(piece: Piece) -> Reading | None:
    """A date or a part of one."""
    month_word, day_word, weekday = piece.one("Mm"), piece.one("do"), piece.one("Ww")
    if not month_word and not weekday:
        return _bare_year(piece)
    if weekday and not month_word and "w" in piece.codes and piece.codes != "w.":
        return None
    day = day_number(day_word)
    if (day_word and day is None) or (month_word and not day and not _plain_month(piece)):
        return None
    month = words.MONTHS[month_word] if month_word else None
    if month and piece.one("U") == "year" and piece.year() is None:
        return _date_of_year(piece, month, day)
    part = piece.one("P")
    value = Moment(
        year=piece.year(), month=month, day=day, weekday=words.WEEKDAYS[weekday] if weekday else None,
        clock=words.DAYPARTS[part] if part else None, before_christ="}" in piece.codes, direction=piece.direction(),
        mod=piece.mod(),
    )  # fmt: skip
    return ("TIME" if part else "DATE"), value


def _date_of_year(piece: Piece, month: int, day: int | None) -> Reading | None:
    """ "June last year", "8 October of that year"."""
    direction = piece.direction()
    if direction is None:
        return None
    origin: Literal["focus", "published"] = "focus" if piece.from_focus() else "published"
    return "DATE", Shift(unit="year", steps=STEPS[direction], origin=origin, mod=piece.mod(), month=month, day=day)


def _plain_month(piece: Piece) -> bool:
    """A month without a day: "May" and "March", and months that open a name, need more to be taken for one."""
    lead, lead_word = piece.before()
    follows, next_word = piece.after()
    text = piece.tokens.text
    next_is_name = follows == "~" and text[piece.tokens.starts[piece.past]].isupper() and not piece.glued(1)
    sure = len(piece.codes.rstrip(".")) > 1 or lead_word in _PREPOSITIONS or lead in _BARE_MONTH_LEADS
    if "m" in piece.codes:
        return sure and not (next_is_name and len(piece.codes) == 1 and lead in "&,")
    return sure or not next_is_name or next_word == "("


def _bare_year(piece: Piece) -> Reading | None:
    codes, era = piece.codes, "}" in piece.codes
    if era or "{" in codes:
        digits = piece.one("ndy")
        if not digits or not digits.isdecimal():
            return None
        return "DATE", Moment(year=int(digits), before_christ=era, mod=piece.mod())
    year = piece.year()
    if year is None or not _is_year(piece, year):
        return None
    return "DATE", Moment(year=year, mod=piece.mod())


def _is_year(piece: Piece, year: int) -> bool:
    """Whether a bare number counts years and not people, dollars, resolutions or parts of something."""
    codes, (lead, lead_word), (follows, next_word) = piece.codes, piece.before(), piece.after()
    firm = len(codes) > 1 and codes[0] != "c"
    if '"' in codes and not firm and lead_word not in _PREPOSITIONS and lead not in "Mm":
        return False
    if lead_word in _NOT_BEFORE_YEARS or follows == "½":
        return False
    if piece.glued(-1) and (lead in "~.,") and lead_word not in "(\"'“‘[`":
        return False
    if _COUNTED.match(next_word) and not firm and lead_word not in ("in", "since"):
        return False
    if next_word in ("%", "/", "+") and piece.glued(1):
        return False
    return firm or 1400 <= year <= 2060 or lead_word in _PREPOSITIONS or lead in "_-("


def iso(piece: Piece) -> Reading | None:
    """2023-11-27, 2023-11-27T10:35, 11/27/2023, 27.11.2023: month first with strokes unless that cannot be."""
    token = piece.words[0].upper()
    numbers = [int(n) for n in re.findall(r"\d+", token)]
    a, b, c = numbers[:3]
    if token[4:5] in "-/." and token[:4].isdecimal():
        year, month, day = a, b, c
    elif c < 100 and "." in token:
        return None
    else:
        year = c if c > 99 else 1900 + c if c > 40 else 2000 + c
        month, day = (b, a) if "." in token or a > 12 else (a, b)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    clock = token.partition("T")[2].rstrip("Z") or None
    return ("TIME" if clock else "DATE"), Moment(year=year, month=month, day=day, clock=clock)


def listed_day(piece: Piece) -> Reading | None:
    """The 8 of "8 to 23 November 1936": month and year stand further on."""
    rest = piece.tokens.codes[piece.past : piece.past + 12]
    at = re.match(r"[^Mm]*[Mm]\.?", rest)
    year = re.match(r"[^Mm]*[Mm]\.?,?y", rest)
    if at is None:
        return None
    month = piece.tokens.words(piece.past + at.end() - 1, piece.past + at.end())[0]
    if month == ".":
        month = piece.tokens.words(piece.past + at.end() - 2, piece.past + at.end() - 1)[0]
    number = int(piece.tokens.words(piece.past + year.end() - 1, piece.past + year.end())[0]) if year else None
    day = day_number(piece.one("do"))
    return ("DATE", Moment(year=number, month=words.MONTHS[month], day=day)) if day else None


def day_after_list(piece: Piece) -> Reading | None:
    """The 25 of "Nov. 23-25": its month stands before."""
    tokens, at = piece.tokens, piece.first
    back = re.search(r"[Mm]\.?T?[do](?:[-_&=][do])*[-_&=]$", tokens.codes[max(0, at - 10) : at])
    day = day_number(piece.one("do"))
    if back is None or day is None or piece.after()[0] in "UVM½cPQ!" or piece.after()[1] in ("%", ":"):
        return None
    month = tokens.words(max(0, at - 10) + back.start(), max(0, at - 10) + back.start() + 1)[0]
    year = (
        int(tokens.words(piece.past + 1, piece.past + 2)[0])
        if tokens.codes[piece.past : piece.past + 2] == ",y"
        else None
    )
    return "DATE", Moment(year=year, month=words.MONTHS[month], day=day)


def bare_ordinal(piece: Piece) -> Reading | None:
    """ "the 17th": a day of the month last spoken of, if the text speaks of days at all."""
    day, (_, next_word) = day_number(piece.one("o")), piece.after()
    if len(piece.codes) > 2:
        if piece.one("U") != "month" or day is None:
            return None
        return "DATE", Moment(day=day, direction="that")
    if day is None or (
        next_word[:1].isalpha()
        and piece.before()[1] != "on"
        and next_word not in ("and", "but", "when", "the", "he", "they")
    ):
        return None
    return "DATE", Moment(day=day)


def listed_year(piece: Piece) -> Reading | None:
    """The 499 of "499 to 493 BC"."""
    if not piece.words[0].isdecimal():
        return None
    return "DATE", Moment(year=int(piece.words[0]), before_christ=True)


def year_end(piece: Piece) -> Reading | None:
    """The 45 of "1939-45"."""
    start = int(piece.tokens.words(piece.first - 2, piece.first - 1)[0])
    short = piece.words[0]
    if len(short) != 2 or int(short) <= start % 100 or not piece.glued(-1):
        return None
    return "DATE", Moment(year=start - start % 100 + int(short))


def holiday(piece: Piece) -> Reading | None:
    """ "Christmas Eve", "last Thanksgiving", "9/11"."""
    name = " ".join(piece.all("h")).removeprefix("the ")
    tail = piece.one("UB")
    if tail in ("day", "eve"):
        name = f"{name} {tail}" if f"{name} {tail}" in words.HOLIDAYS else name
    elif tail:
        return None
    if name not in words.HOLIDAYS:
        return None
    return "DATE", Holiday(name=name, year=piece.year(), direction=piece.direction())
