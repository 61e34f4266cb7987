"""The forms that time expressions take in English news, written over the token classes of `time_words`.

A form is a regular expression over classes, a name, and the reading (`time_readings`) that gives it a meaning. At each
place the longest form that its reading accepts wins; so forms need no order among themselves.
"""

from __future__ import annotations

import re

_MONTH = r"(?:[Mm]\.?)"
_DAY = r"[do]"
_ERA = r"(?:[{}])?"
_YEAR = r'(?:y|"|cc(?:-?c)?)'
_OF_YEAR = rf"(?:,?f?(?:TU)?{_YEAR}{_ERA}|,?[dn]}}|f?T?[LXZz]U)"
_NUMBER = r"(?:[dnyo]½?|½|c(?:[-&]?c){0,7})"
_AMOUNT = rf"(?:A?%f?|Ac|Ax?|x|{_NUMBER}(?:-?&-?A?-?H)?(?:(?:=|r|-|_|&){_NUMBER})?)[x+]?"
_ABOUT = r"(?:a|\+>|@l|\?\+>|\^=|l>)?"
_MOD = r"(?:T?e-?|T?Bf|ei|eiT|k|ki|Te~?f|T?[LO]Hf)"
_WEEKDAY = r"(?:W|w\.?)"
_CLOCK = r"(?:a?(?:[Cd]!|C|[dcn]K)G?|[nyd]G)"
_DATE = (
    rf"(?:{_WEEKDAY},?)?{_MONTH}T?{_DAY}(?:,?{_YEAR}{_ERA})?",
    rf"(?:{_WEEKDAY},?)?T?{_DAY}f?{_MONTH}(?:,?f?{_YEAR}{_ERA})?",
)
_WHEN = rf"(?:{_DATE[0]}|{_DATE[1]}|[LXZz]?{_WEEKDAY}|D)"

FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        # dates
        ("half", rf"T?[OL]Hf(?:TU)?{_YEAR}|T?OHfT?[LXZ]?U"),
        ("moment", rf"(?:{_MOD})?(?:T?[LXZz])?{_DATE[0]}(?:fT?zU|,?[LXZz]U)?"),
        ("moment", rf"(?:{_MOD})?{_DATE[1]}(?:fT?zU|,?[LXZz]U)?"),
        ("moment", rf"(?:{_MOD})?(?:T?[LXZz])?{_MONTH}{_OF_YEAR}?"),
        ("moment", rf"{_MOD}?(?:TU|Y)?{_YEAR}{_ERA}(?:[kg]|JJ)?"),
        ("moment", rf"{_MOD}?[ndy]}}|{{[ndy]"),
        ("listed_year", r"(?:(?<=[=(f&])|(?<=~))[ndy](?=[-_&=r][ndy]})"),
        ("iso", r"I"),
        ("listed_day", rf"T?{_DAY}(?=(?:[-_&=,r]T?{_DAY}){{1,3}}f?{_MONTH})"),
        ("day_after_list", rf"(?<=[do][-_&=]){_DAY}"),
        ("bare_ordinal", r"To(?:fZU|fzU)?(?![-~UVQHYqo])"),
        ("year_end", r"(?<=y[-_])[dn]"),
        # weekdays and days as seen from the day of writing
        ("moment", rf"(?:[ek]|Te)?(?:T?[LXZzc]X?)?{_WEEKDAY}P?"),
        ("moment", rf"P{_WEEKDAY}"),
        ("deictic", r"[ek]?DP?"),
        ("deictic", r"e?-?PD"),
        ("part", r"[ek]?T?[LXZzc]{1,2}eP|[ek]?T?[LXZzc]{1,2}P|eTXP"),
        ("part_of_date", rf"T?e?-?P(?:V)?f(?:{_WHEN})|Te?P(?:Vf{_WHEN})?"),
        ("date_part", rf"(?:{_DATE[0]}|{_DATE[1]}),?P"),
        ("clock", rf"{_CLOCK}(?:,?i?{_WHEN})?"),
        ("clock", rf"{_WHEN},?{_CLOCK}"),
        # units as seen from the day of writing or from the focus
        ("shift", rf"(?:{_MOD}|s)?T?(?:[LXZz]|Zz|zz|ZX|ZL)Y?[UQE]"),
        ("shift", r"(?:kiT|eiT|T?BfT)[UE]|TE"),
        ("quarter_here", r"T(?:t|Z)?Y?(?:Q|N)|TtYU|T?y(?:Q|N)"),
        ("the_year", r"TY?U|T~U"),
        ("next_to", r"TUb(?=[.,~\n])|TUX|zUb"),
        ("year_end_words", r"U-?B|U'B"),
        # seasons, quarters, halves, decades, centuries, holidays
        ("season", rf"(?:{_MOD}|T|T?[LXZz]|ZL|i)?(?:e-?)?S{_OF_YEAR}?"),
        ("quarter", rf"(?:T|Z)?Y?-?O-?Q(?:{_OF_YEAR})?|T?{_YEAR}Y?O-?Q|[LXZ]U'Y?O-?Q|u{_OF_YEAR}?"),
        ("decade", rf"{_MOD}?T?(?:e-?)?#{_ERA}"),
        ("century", rf"{_MOD}?T?(?:e-?)?[oO]-?U{_ERA}"),
        ("holiday", r"[LXZ]?h[UB]?(?:,?f?y)?"),
        # lengths
        ("amount", rf"(?:vf)?{_ABOUT}T?{_ABOUT}[OLXt]?{_AMOUNT}-?[UVQq](?:&A?H)?(?:r~)?"),
        ("amount", r"V"),
        ("ago", rf"{_ABOUT}(?:{_AMOUNT}-?[UVQq](?:r~)?|V)g|T?U-?g(?:N|Q|O-?Q)?"),
        ("focus_ago", rf"{_ABOUT}(?:{_AMOUNT}-?[UVQq]|V)k|T?U-k(?:N|Q|O-?Q)?"),
        ("from_event", rf"{_ABOUT}{_AMOUNT}[UV]b(?:T|z|Z)~"),
        # sets and vague times
        ("every", rf"v(?:{_AMOUNT})?[UVQWMmSPE]P?|[pA]U|\*"),
        ("vague_units", r"RV|T?[XL][VQq]|ZV|TVJ"),
        ("adverb", r"T?F"),
        ("the_past", r"TL(?=[.,~\n])"),
        ("plural_weekday", r"\*"),
    )
)
ANY = re.compile("|".join(f"(?:{form.pattern})" for _, form in FORMS))
# No expression runs over a word of no class, nor lacks all of these; most of a text can be passed by on that.
RUN = re.compile(r"[^~\n]+")
CORE = re.compile(r'[MmWwUVQqESPDFyoC#{}hIu"*!GKL]|cc')
