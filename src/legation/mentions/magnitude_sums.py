"""Sums of money with their currency, and weights in tonnes.

Money is written in two ways, with a sign before it ("$1.2 billion", "Rs 50 crore") or a name after it ("300 million
euros"). A sum given again in another currency, in brackets or after "or", is left out: it is the same sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from legation.data import currencies
from legation.mentions.magnitude_amounts import AFTER, BIG, FIGURE, HEDGES, SHORT, Amount, bounds, search, widen
from legation.model import Magnitude, Sentence

# Names that are other words or measures too; below so much they are not taken for money.
_DOUBTFUL = frozenset(("won", "pounds", "som", "real", "soles", "kip", "crowns", "rand"))
_SURELY_MONEY = 1e5
_SUM = rf"{FIGURE}(?:\s?(?:{SHORT}|b)\b|[\s-]{BIG}s?\b)?"
_SCALED = re.compile(rf"[^\W\d]+$|{BIG}s?$", re.I)
# "$80 a barrel" is a price.
_PRICE = re.compile(
    r"\s(?:an?|per|each)\s?(?:metric\s)?(?:barrel|kilo\w*|kg|ton\w*|gallon|lit(?:er|re)|ounce|bushel|pound|head|share|vote|unit)\b"
    r"|[-/]?(?:a-|per-|/)(?:barrel|ton\w*|kilo\w*|gallon)",
    re.I,
)
_AGAIN = re.compile(r"\s?[(\[]\s?|,?\s(?:or|i\.e\.)\s|,?\s(?:roughly\s)?equivalent\sto\s", re.I)
_INCLUDING = re.compile(r"\b(?:including|of\swhich)\s$", re.I)
_DIGIT = re.compile(r"\d")
_WEIGHT = re.compile(
    r"\s(?:of\s)?(?:(?:metric|short|long)\s)?(?P<unit>tons?|tonnes?|kilogram(?:me)?s?|kilos?|kgs?)\b", re.I
)
_STUFF = re.compile(r"\sof\s(?:[a-z-]+(?:ed|ic|al|ary|ous|an|ive|ish|er)\s)?[a-z-]{3,}")


def find(text: str, sentence: Sentence) -> list[Magnitude]:
    """Sums and weights in one sentence, in order."""
    found = list(_signed(text, sentence))
    if _unit_at_all().search(text, sentence.start, sentence.end):
        found.extend(m for a in _amounts(text, sentence) for m in _measured(text, a, sentence.end))
    return list(_once(text, sorted(found, key=lambda m: (m.start, -m.end))))


def _signed(text: str, sentence: Sentence) -> Iterator[Magnitude]:
    if not (
        _DIGIT.search(text, sentence.start, sentence.end) and _sign_at_all().search(text, sentence.start, sentence.end)
    ):
        return
    at = sentence.start
    while (match := _with_sign().search(text, at, sentence.end)) is not None:
        second, at = match["two"], match.end()
        raised = text.endswith("by ", sentence.start, match.start())  # "raised by $1bn to $5bn"
        same = not raised and (match["sign2"] is None or match["sign2"] == match["sign"])
        if second is not None and (not same or (match["sign2"] is None and _SCALED.search(match["one"]))):
            second = None
        low, high, ranged = bounds(match["one"].removesuffix("s"), None if second is None else second.removesuffix("s"))
        if match["two"] is not None and not ranged:
            at = match.end("one")
        if _PRICE.match(text, at, sentence.end):
            continue
        least, most = widen(low, high, match["hedge"] + (match["after"] or ""))
        yield Magnitude(
            start=match.start(), end=at, kind="money", low=least, high=most, unit=currencies.signs()[match["sign"]]
        )


def _amounts(text: str, sentence: Sentence) -> Iterator[Amount]:
    at = sentence.start
    while (amount := search(text, at, sentence.end)) is not None:
        if amount.form == "count":
            yield amount
        at = amount.end


def _measured(text: str, amount: Amount, stop: int) -> Iterator[Magnitude]:
    """The amount as money or as a weight, by the word after it."""
    named = _name().match(text, amount.end, stop)
    if named is not None:
        name = " ".join(named[1].lower().replace("-", " ").split())
        most = max(amount.low or 0, amount.high or 0)
        year = amount.figures and 1900 <= most <= 2100  # "in 2024 dollars"
        if not year and (name not in _DOUBTFUL or most >= _SURELY_MONEY) and not _PRICE.match(text, named.end(), stop):
            code = currencies.names().get(name)
            yield Magnitude(
                start=amount.start, end=named.end(), kind="money", low=amount.low, high=amount.high, unit=code
            )
        return
    weight = _WEIGHT.match(text, amount.end, stop)
    if weight is not None and not text.startswith(" of TNT", weight.end()):
        part = 1000 if weight["unit"][0] in "kK" else 1
        stuff = _STUFF.match(text, weight.end(), stop)
        low, high = (None if b is None else round(b / part, 9) for b in (amount.low, amount.high))
        end = weight.end() if stuff is None else stuff.end()
        yield Magnitude(start=amount.start, end=end, kind="tonnes", low=low, high=high, unit="t")


def _once(text: str, found: Iterable[Magnitude]) -> Iterator[Magnitude]:
    """Without what overlaps, without parts of a sum before, and without a sum said again in another currency."""
    last: Magnitude | None = None
    again = False
    for one in found:
        if last is not None and one.start < last.end:
            continue
        between = text[last.end : one.start] if last is not None else ""
        other = last is not None and last.kind == one.kind == "money" and last.unit != one.unit
        again = other and (_AGAIN.fullmatch(between) is not None or (again and between.strip() in (",", ";")))
        part = last is not None and _INCLUDING.search(text, last.end, one.start) is not None
        last = one
        if not again and not part:
            yield one


@cache
def _with_sign() -> re.Pattern[str]:
    signs = "|".join(re.escape(s) for s in sorted(currencies.signs(), key=len, reverse=True))
    return re.compile(
        rf"(?i:{HEDGES})(?:(?:between|from)\s)?(?<![\w$€£.])(?P<sign>{signs})\s?(?P<one>(?i:{_SUM}))(?![^\W_])"
        rf"(?:(?:\s?[-–]\s?|\s(?:to|and|or)\s)(?P<sign2>{signs})?\s?(?P<two>(?i:{_SUM}))(?![^\W_]))?{AFTER}"
    )


@cache
def _name() -> re.Pattern[str]:
    names = "|".join(re.escape(n).replace(r"\ ", r"[\s-]") for n in sorted(currencies.names(), key=len, reverse=True))
    # "pounds of" weighs.
    return re.compile(rf"(?:\sof)?[\s-]({names})\b(?<!\d)(?!\sof\b(?<=pounds\sof))", re.I)


@cache
def _sign_at_all() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(re.escape(s) for s in currencies.signs())})\s?\d")


@cache
def _unit_at_all() -> re.Pattern[str]:
    last = {n.rpartition(" ")[2] for n in currencies.names()}
    return re.compile(rf"\b(?:tons?|tonnes?|kilo\w*|kgs?|{'|'.join(sorted(map(re.escape, last)))})\b", re.I)
