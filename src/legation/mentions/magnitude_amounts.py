"""How many: numerals in figures and in words, with the words that widen them ("at least", "about", "dozens").

One expression reads all of it, so that a text is passed over once. What is counted is no concern of this file.
Newspapers round: "more than 100" is taken as 100 or more and "fewer than 20" as 20 or fewer, and "about" allows a
tenth either way. The widths of the vague words are conventions of this project, not facts.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from legation.mentions.time_figures import cardinal

Form = Literal["count", "article", "none"]


class Amount(msgspec.Struct, frozen=True):
    """A number in the text. `lead` is where its determiner stands ("the", "his"), `start` where the figure does.

    `form`: count, article ("a", "another": one, if one person is counted) or none ("no", "nobody", "not one").
    `figures` where it is plain digits, which may be a year or a number that something is known by.
    """

    lead: int
    start: int
    end: int
    low: float | None
    high: float | None
    form: Form = "count"
    figures: bool = False


SCALES = {
    "dozen": 12.0, "hundred": 100.0, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "m": 1e6, "mn": 1e6,
    "mln": 1e6, "crore": 1e7, "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
# At least and at most so many times the scale; "dozens" and "scores" stop below a hundred.
_PLURALS = {"tens": (20, 99), "dozens": (24, 99), "scores": (40, 99)}
_FEW = {"several": (3, 9), "few": (3, 5), "couple": (2, 3), "handful": (3, 5), "pair": (2, 2)}
_TENTH = 0.1

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SUB100 = rf"(?:(?:{_TENS})(?:[-\s](?:{_ONES})\b)?|{_TEENS}|{_ONES})"
_SUB1000 = rf"(?:(?:(?:{_SUB100}|an?)[\s-])?hundred(?:\s(?:and\s)?{_SUB100})?|{_SUB100})"
_SPELT = (
    rf"\b(?:(?:(?:{_SUB1000}|an?)[\s-])?thousand(?:\s(?:and\s)?{_SUB1000})?"
    rf"|(?:(?:{_SUB100}|an?)[\s-])?dozen|{_SUB1000})\b"
)
BIG = r"(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore)"
SHORT = r"(?:k|mn?|mln|bn|tn|trn)"
FIGURE = r"(?:\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
# "MH-17", "$12" and "2.30" are not begun by a number, and "5th", "1990s", "11am", "12 percent" are none.
_BEGINS = r"(?<![\w#/:.,$€£¥₹])(?<!\w[-–])"
_ENDS = r"(?![\d:/%°]|[.,]\d|[^\W\d_]|\s?(?:per\s?cent|percent|[ap]\.m\.))"
_DIGITS = rf"{FIGURE}(?:{SHORT}\b)?{_ENDS}"
_HALF = (
    r"\b(?:half[\s-]an?[\s-](?:dozen|thousand|million|billion|trillion)"
    r"|a[\s-]half[\s-](?:dozen|thousand|million|billion|trillion)|a\squarter\sof\sa\s(?:million|billion))\b"
)
_NUMBER = (
    rf"(?:{_HALF}|\ban?\s(?:million|billion|trillion)\b|(?:{_DIGITS}|{_SPELT})(?:\sand\sa\shalf)?(?:[\s-]{BIG}\b)?)"
)
_VAGUE = (
    r"\b(?:(?:(?:tens|dozens|scores|hundreds)\sof\s)?(?:thousands|millions|billions|trillions)"
    rf"|hundreds|dozens|scores|tens|(?:several|(?:an?\s)?(?:few|couple(?:\sof)?|handful|pair))(?:\s{BIG})?)\b"
)
_DETERMINER = r"\b(?:the(?:\sother)?|all(?:\s(?:of\s)?(?:the|its|their|his))?|these|those|its|their|his|her|our|my)\s"
_LEAST = (
    r"at\sleast|(?:no|not)\s(?:fewer|less)\sthan|more\sthan|(?:well\s)?over|upwards?\sof|in\sexcess\sof|exceeding"
    r"|a\sminimum\sof|(?:well\s)?above"
)
_MOST = r"up\sto|as\s(?:many|much)\sas|(?:no|not)\smore\sthan|at\smost|a\smaximum\sof|(?:fewer|less)\sthan|under|below"
_NEAR = (
    r"about|around|some|nearly|almost|roughly|approximately|an?\sestimated|estimated|an?\sreported|close\sto"
    r"|just\s(?:over|under)|circa"
)
_NEUTRAL = r"another|an?\s(?:additional|further|total\sof|record|initial)|additional|further|exactly|only|just"
# What may stand before a number and widen it, each word with the space after it.
HEDGES = rf"(?P<hedge>(?:\b(?:{_LEAST}|{_MOST}|{_NEAR}|{_NEUTRAL})\s){{0,3}})"
AFTER = r"(?P<after>\+|[\s-](?:or\s(?:more|so|fewer|less)|plus|odd)\b)?"
_AMOUNT = re.compile(
    rf"(?P<determiner>(?:{_DETERMINER})?){HEDGES}"
    rf"(?:(?P<prefix>(?:between|from)\s)(?P<first>{_NUMBER})\s(?:and|to)\s(?P<second>{_NUMBER})"
    rf"|{_BEGINS}(?P<one>{_NUMBER})(?:(?:\s?[-–]\s?|\sto\s|\sor\s)(?P<two>{_NUMBER}))?"
    rf"|(?P<vague>{_VAGUE})){AFTER}"
    r"|(?P<none>\b(?:no\sone|nobody|none|no|not\s(?:an?(?:\ssingle)?|one))\b)|(?P<article>\b(?:another|an?)\b)",
    re.I,
)
# "rose from 31 to 40" is 40.
_CHANGES = re.compile(
    r"\b(?:r(?:ose|isen|ises|ising)|grew|grow[ns]?|climb\w*|jump\w*|increas\w*|went|up|rais\w*|expand\w*|boost\w*|cut\w*"
    r"|reduc\w*|dropp?\w*|fell|fall\w*|down|lower\w*|shr[aiu]nk\w*|revis\w*)\s(?:[^\W\d_]+\s){0,3}$",
    re.I,
)
_IS_LEAST = re.compile(rf"(?<!just\s)\b(?:{_LEAST})\s|\+$|or\smore$|plus$", re.I)
_IS_MOST = re.compile(rf"(?<!just\s)\b(?:{_MOST})\s|or\s(?:fewer|less)$", re.I)
_IS_NEAR = re.compile(rf"\b(?:{_NEAR})\s|or\sso$|odd$", re.I)
_SPACES = re.compile(r"[\s\u00a0-]+")
_SUFFIXED = re.compile(r"([\d.]+)([a-z]*)$")


def search(text: str, at: int, end: int) -> Amount | None:
    """The first number in `text[at:end]` with the words that belong to it, or None."""
    match = _AMOUNT.search(text, at, end)
    return None if match is None else _read(text, match)


def bounds(one: str, two: str | None = None) -> tuple[float, float, bool]:
    """At least and at most what one numeral, or two that are a range, say; and whether both were used.

    "two", "three million" is two to three million. A second number that is not the greater one is no range.
    """
    low, scale = _numeral(one)
    if two is None:
        return low * scale, low * scale, False
    high, scale2 = _numeral(two)
    if scale == 1 and scale2 > 1 and low < high:
        scale = scale2
    if low * scale >= high * scale2:
        return low * scale, low * scale, False
    return low * scale, high * scale2, True


def widen(low: float, high: float, hedge: str) -> tuple[float | None, float | None]:
    """The bounds after "at least", "up to", "about" and their like, which stand before or after the number."""
    if _IS_LEAST.search(hedge):
        return low, None
    if _IS_MOST.search(hedge):
        return None, high
    if _IS_NEAR.search(hedge):
        return _rounded(low * (1 - _TENTH)), _rounded(high * (1 + _TENTH))
    return low, high


def _rounded(number: float) -> float:
    """To twelve digits, so that no binary dust is left."""
    return float(f"{number:.12g}")


def _read(text: str, match: re.Match[str]) -> Amount:
    start, end = match.span()
    if match["none"] is not None:
        return Amount(start, start, end, 0, 0, "none")
    if match["article"] is not None:
        return Amount(start, start, end, 1, 1, "article")
    start = match.end("determiner")
    hedge = match["hedge"] + (match["after"] or "")
    if match["vague"] is not None:
        low, high = _vague(match["vague"])
    elif match["first"] is not None:
        low, high, ranged = bounds(match["first"], match["second"])
        if _CHANGES.search(text, max(0, start - 40), start) or not ranged:
            low, high, _ = bounds(match["second"])
    else:
        low, high, ranged = bounds(match["one"], match["two"])
        if match["two"] is not None and not ranged:
            end, hedge = match.end("one"), match["hedge"]
    figures = match["one"] is not None and text[match.start("one") : end].isdecimal()
    least, most = widen(low, high, hedge)
    return Amount(match.start(), start, end, least, most, "count", figures and not match["hedge"])


def _vague(words: str) -> tuple[float, float]:
    parts = _SPACES.sub(" ", words.lower()).split()
    few = next((_FEW[p] for p in parts if p in _FEW), None)
    if few is not None:
        scale = SCALES.get(parts[-1], 1.0)
        return few[0] * scale, (few[1] + 1) * scale - 1
    low, high = _PLURALS.get(parts[0], (200, 999) if parts[0] == "hundreds" and len(parts) > 1 else (2, 9))
    if len(parts) == 1 and parts[0] in _PLURALS:
        return low, high
    scale = SCALES.get(parts[-1].removesuffix("s"), 1.0)
    return low * scale, (high + 1) * scale - 1


def _numeral(words: str) -> tuple[float, float]:
    """A numeral as a number and the scale that it is counted in: "1.2 million" is 1.2 and 1,000,000."""
    spaced = re.sub(r"(?<=\d)[, \u00a0\u2009\u202f](?=\d{3})", "", words.lower())
    parts = _SPACES.sub(" ", spaced).replace("a quarter of a", "0.25").replace(" and a half", " plus").split()
    more = 0.5 if "plus" in parts else 0.0
    parts = [p for p in parts if p not in ("plus", "and")]
    if "half" in parts:
        return 0.5, SCALES.get(parts[-1], 1.0)
    suffixed = _SUFFIXED.match(parts[0])
    if suffixed is not None:
        scale = SCALES.get(suffixed[2], 1.0) * SCALES.get(parts[-1] if len(parts) > 1 else "", 1.0)
        return float(suffixed[1]) + more, scale
    parts = ["one" if p in ("a", "an") else p for p in parts]
    if parts[-1] in SCALES and not (parts[-1] == "hundred" and "thousand" in parts):
        return (cardinal(parts[:-1]) or 1) + more, SCALES[parts[-1]]
    return (cardinal(parts) or 0) + more, 1.0
