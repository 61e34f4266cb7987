"""The closed words of English time expressions: each word's class, and what it is worth.

A class is one character. A sentence becomes a string of them, so that `time_grammar` can be written, and matched, over
classes and not over words: "early September 2023" is `eMy`. Sources: ISO 8601-2 and the TIMEX3 annotation guidelines
(Saurí et al. 2006) for values; the lists themselves are the closed classes of English.
"""

from __future__ import annotations

_split = str.split
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs", "friday fri",
            "saturday sat", "sunday sun",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
UNITS = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "night": "day", "week": "week",
    "fortnight": "week", "weekend": "weekend", "month": "month", "quarter": "quarter", "year": "year",
    "decade": "decade", "century": "century", "centuries": "century",
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAYPARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "12:00", "noon": "12:00",
    "midnight": "00:00", "dawn": "MO", "daybreak": "MO", "dusk": "EV", "daytime": "DT", "night-time": "NI",
    "nighttime": "NI", "lunchtime": "12:00",
}  # fmt: skip
CARDINALS = {
    word: number
    for number, word in enumerate(
        _split("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen")
    )
} | {
    word: 10 * number
    for number, word in enumerate(_split("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
} | {"hundred": 100, "thousand": 1000, "dozen": 12}  # fmt: skip
ORDINALS = {
    word: number
    for number, word in enumerate(
        _split(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        1,
    )
}
DECADES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip
DIRECTIONS = {
    "last": "last", "past": "last", "previous": "last", "preceding": "last", "this": "this", "current": "this",
    "present": "this", "these": "this", "next": "next", "coming": "next", "upcoming": "next", "following": "next",
    "subsequent": "next", "ensuing": "next", "succeeding": "next", "that": "that", "same": "that",
}  # fmt: skip
# These lean on what the text spoke of last, the others on the day of publication.
FROM_FOCUS = frozenset(_split("previous preceding following subsequent ensuing succeeding that same"))
MODS = {
    "early": "START", "beginning": "START", "start": "START", "outset": "START", "dawn": "START", "mid": "MID",
    "middle": "MID", "late": "END", "end": "END", "close": "END", "eve": "END", "earlier": "BEFORE",
    "later": "AFTER",
}  # fmt: skip
ADVERBS = {
    "daily": ("SET", "P1D"), "nightly": ("SET", "P1D"), "hourly": ("SET", "PT1H"), "weekly": ("SET", "P1W"),
    "monthly": ("SET", "P1M"), "yearly": ("SET", "P1Y"), "annually": ("SET", "P1Y"),
    "now": ("DATE", "PRESENT_REF"), "nowadays": ("DATE", "PRESENT_REF"), "currently": ("DATE", "PRESENT_REF"),
    "recently": ("DATE", "PAST_REF"), "lately": ("DATE", "PAST_REF"), "future": ("DATE", "FUTURE_REF"),
}  # fmt: skip
DEICTIC = {"yesterday": -1, "today": 0, "tonight": 0, "overnight": 0, "tomorrow": 1}
# (month, day) or a rule of `legation.resolving.calendar`.
HOLIDAYS = frozenset(
    ("christmas", "christmas day", "christmas eve", "new year's day", "new year's eve", "new year's", "easter",
     "easter sunday", "good friday", "thanksgiving", "thanksgiving day", "halloween", "valentine's day", "9/11")
)  # fmt: skip
ZONES = _split("gmt utc est edt cst cdt mst mdt pst pdt bst cet cest eet msk ist et pt ct")

# Further classes: d o n y figures, I whole dates, C hours, # decades (`time_tokens`); M m W w months and weekdays.
_CLASSES: dict[str, str] = {
    "T": "the", "A": "a an", "f": "of", "i": "in on", "&": "and", "r": "or", "=": "to", "g": "ago",
    "k": "earlier later",
    "e": "early late mid", "B": "beginning start outset middle end close eve", "b": "before after",
    "L": "last past previous preceding", "X": "next coming upcoming following subsequent ensuing succeeding",
    "Z": "this current present these", "z": "that same", "+": "more less fewer longer", ">": "than", "@": "at",
    "l": "least most",
    "^": "up", "?": "no", "a": "about around nearly almost over under roughly approximately some only exactly barely",
    "%": "few several many couple some dozens hundreds various", "v": "every each", "p": "per",
    "H": "half", "R": "recent", "t": "latest", "Y": "fiscal", "J": "ahead", "K": "o’clock o'clock",
    "N": "period", "x": "additional extra further more another", "s": "sometime",
}  # fmt: skip
_PLURAL_UNITS = _split("seconds minutes hours days nights weeks fortnights weekends months years decades centuries")


def _classes() -> dict[str, str]:
    table: dict[str, str] = {}
    for code, words in _CLASSES.items():
        table.update(dict.fromkeys(words.split(), code))
    table.update(dict.fromkeys(UNITS, "U"))
    table.update(dict.fromkeys(_PLURAL_UNITS, "V"))
    table.update(dict.fromkeys(SEASONS, "S"))
    table.update(dict.fromkeys(DAYPARTS, "P"))
    table.update(dict.fromkeys(CARDINALS, "c"))
    table.update(dict.fromkeys(ORDINALS, "O"))
    table.update(dict.fromkeys(DECADES, "#"))
    table.update(dict.fromkeys(ADVERBS, "F"))
    table.update(dict.fromkeys(DEICTIC, "D"))
    table.update({"quarter": "Q", "quarters": "q", "weekend": "E", "weekends": "V", "centuries": "V", "some": "a"})
    return table


def _cased() -> dict[str, str]:
    """Every way that newspapers capitalise a word; months and weekdays never without a capital."""
    lower = _classes()
    table = {}
    for word, code in lower.items():
        table.update({word: code, word.capitalize(): code, word.upper(): code})
    for word in MONTHS:
        # "May", "March", "Jan" and "Mar" are other things too; the grammar asks more of them.
        code = "m" if word in ("may", "march", "mar", "jan") else "M"
        table.update({word.capitalize(): code, word.upper(): code})
    for word in WEEKDAYS:
        code = "W" if word.endswith("day") else "w"
        table.update({word.capitalize(): code, word.upper(): code})
    for word in ZONES:
        table[word.upper()] = "G"
    table.update({"BC": "}", "BCE": "}", "AD": "{", "CE": "{", "B.C.": "}", "A.D.": "{"})
    return table


CODES = _cased()
