"""What the words next to a name say: whether it is a place here, a person or an organisation, and whether it acts.

Evidence is a number of points: 0 says nothing, what speaks for a place is above it. The points were set by hand on the
development texts and rounded; only their order of size matters.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from legation.data.gazetteer import DEMONYM, FORENAME, SURNAME, WORD, Gazetteer, fold
from legation.data.place_words import forms, words

_NEVER = -9.0
# "in Reading", "near Florence": after these not even a first name or a common word is doubted.
_CERTAIN = 3.0


class Word(msgspec.Struct, frozen=True):
    """A word of the text and the number of its sentence (-1: none)."""

    start: int
    end: int
    text: str
    sentence: int


class Around(msgspec.Struct, frozen=True):
    """`points` for a place; `person`: part of a person's name.

    `acts`: stands where one who decides stands; `subject`: is a subject, which makes a country an actor but not a town.
    """

    points: float
    person: bool
    acts: bool
    subject: bool


class Reader(msgspec.Struct, frozen=True):
    """The text, its words, and which sentences have capitals on all words (headlines)."""

    text: str
    words: Sequence[Word]
    titled: frozenset[int]
    gazetteer: Gazetteer

    def before(self, i: int) -> Word | None:
        """The word before word `i` in its sentence, if only a blank or hyphen parts them."""
        if i == 0 or self.words[i - 1].sentence != self.words[i].sentence:
            return None
        gap = self.text[self.words[i - 1].end : self.words[i].start]
        return self.words[i - 1] if gap in (" ", "-", "\u00a0", ". ", "’s ", "'s ") else None

    def after(self, i: int) -> Word | None:
        """The word after word `i` in its sentence, if only a blank parts them."""
        if i + 1 >= len(self.words) or self.words[i + 1].sentence != self.words[i].sentence:
            return None
        gap = self.text[self.words[i].end : self.words[i + 1].start]
        return self.words[i + 1] if gap in (" ", "\u00a0", ". ") else None


def read(reader: Reader, first: int, last: int, flags: int) -> Around:
    """What stands around words `first`..`last`; `flags` are the name's in the gazetteer."""
    left, person = _left(reader, first, flags)
    right, named = _right(reader, first, last, flags)
    points = left + right
    if first == last and left < _CERTAIN:
        opening = first == 0 or reader.words[first - 1].sentence != reader.words[first].sentence
        points -= (3.0 if opening else 1.0) if flags & WORD else 0.0
        points -= 1.5 if flags & (FORENAME | SURNAME) else 0.0
    return Around(points, person or named, acts(reader, first, last), subject(reader, first, last))


def _left(reader: Reader, first: int, flags: int) -> tuple[float, bool]:
    before = reader.before(first)
    if before is None:
        return (0.5 if _after_place_comma(reader, first) else 0.0), False
    low = before.text.lower()
    gap = reader.text[before.end : reader.words[first].start]
    if low in words("in"):
        return 3.0, False
    if low in words("from"):
        return 2.0, False
    if low == "the" and before.start > 0:
        return _left_of_article(reader, first), False
    if low in words("of"):
        return (-5.0 if low == "of" and _held(reader, first) else 1.0), False
    if low in words("direction"):
        return 1.5, False
    if low in words("title"):
        return (-5.0, True) if before.text[0].isupper() else (0.0, False)
    if not before.text[0].isupper() or low in words("function") or before.sentence in reader.titled:
        return 0.0, False
    return _after_capital(reader, before, gap)


def _held(reader: Reader, first: int) -> bool:
    """ "University of", "Duke of" in capitals: part of a longer name."""
    holder = reader.before(first - 1)
    return holder is not None and holder.text[0].isupper() and holder.text.lower() in words("holder")


def _left_of_article(reader: Reader, first: int) -> float:
    earlier = reader.before(first - 1)
    return 1.5 if earlier is not None and earlier.text.lower() in words("in") | words("from") else 0.0


def _after_capital(reader: Reader, before: Word, gap: str) -> tuple[float, bool]:
    key = fold(before.text)
    known = reader.gazetteer.look_up(key)
    if "s " in gap or known.flags & DEMONYM or gap == ". ":
        return (0.0 if gap != ". " else -1.5), False
    if known.flags & FORENAME and not known.flags & WORD:
        return -5.0, True
    if (known.entries and known.entries[0].people > 1_000_000) or before.text.isupper():
        return -0.5, False
    if gap == "-":
        return -3.0, False
    return -2.5, bool(known.flags & FORENAME)


def _after_place_comma(reader: Reader, first: int) -> bool:
    if first == 0 or reader.words[first - 1].sentence != reader.words[first].sentence:
        return False
    gap = reader.text[reader.words[first - 1].end : reader.words[first].start]
    return gap == ", " and reader.words[first - 1].text[0].isupper()


def _right(reader: Reader, first: int, last: int, flags: int) -> tuple[float, bool]:
    rest = reader.text[reader.words[last].end : reader.words[last].end + 2]
    if rest[:1] == "-" and rest[1:].isupper():
        return _joined_to(reader, last), False
    after = reader.after(last)
    if after is None:
        saint = reader.words[first].text in ("St", "Saint", "St.")
        return ((-5.0 if saint else 0.5) if rest in ("'s", "’s") else 0.0), False
    low = after.text.lower()
    if not after.text[0].isupper():
        return (1.0 if low in words("local") else 0.0), False
    if after.sentence in reader.titled or reader.text[reader.words[last].end] == ".":
        return 0.0, False
    if low in words("org"):
        return _NEVER, False
    if low in words("local") or after.text.isupper():
        return 0.5, False
    return _before_capital(reader, last, after, flags)


def _joined_to(reader: Reader, last: int) -> float:
    """ "Gaza-Israel" joins two places; "Ise-Shima" is one name that the gazetteer lacks."""
    known = reader.gazetteer.look_up(fold(reader.words[last + 1].text)) if last + 1 < len(reader.words) else None
    return 0.0 if known is not None and (known.entries or known.flags & DEMONYM) else -3.0


def _before_capital(reader: Reader, last: int, after: Word, flags: int) -> tuple[float, bool]:
    """ "Paris Hilton" against "Alabama Governor": a first name makes a person; a state may stand before any name."""
    if flags & FORENAME:
        return -4.0, True
    further = reader.after(last + 1)
    if further is not None and further.text.lower() in words("local") | words("org"):
        return -0.5, False
    known = reader.gazetteer.look_up(fold(after.text))
    if known.flags & (FORENAME | DEMONYM) or (known.entries and known.entries[0].people > 1_000_000):
        return -0.5, False
    return -2.0, bool(flags & SURNAME)


def acts(reader: Reader, first: int, last: int) -> bool:
    """Subject of a verb of saying or deciding, owner of a decision, or the other side of one ("accused by Moscow")."""
    before = reader.before(first)
    low = before.text.lower() if before is not None else ""
    if low in words("in") or (low in words("from") and low != "between"):
        return False
    end = reader.words[last].end
    if reader.text[end : end + 3] in ("'s ", "’s "):
        return _owns_decision(reader, last)
    if low in words("actorward"):
        return True
    return low not in words("of") - {"and", "for", "or"} and _verb_follows(reader, last)


def _owns_decision(reader: Reader, last: int) -> bool:
    near = [w.text.lower() for w in reader.words[last + 1 : last + 4]]
    return any(w in words("decision") for w in near)


def subject(reader: Reader, first: int, last: int) -> bool:
    """Before "has", "will" and their like, and after no preposition."""
    before = reader.before(first)
    if before is not None and before.text.lower() in words("in") | words("from") | words("of") - {"and", "for", "or"}:
        return False
    after = reader.after(last)
    return after is not None and after.text in words("modal")


def _verb_follows(reader: Reader, last: int) -> bool:
    """Before a verb of saying or deciding, perhaps after auxiliaries; after "is", only in -ing ("is hit" suffers)."""
    passive, short = False, reader.words[last].text.rstrip(".") in ("US", "U.S", "UK", "U.K")
    for at in range(last, last + 4):
        after = reader.after(at)
        if after is None:
            return False
        low = after.text
        if low in words("auxiliary"):
            passive = passive or low in ("is", "was", "are", "were")
        elif at > last and low.endswith("ing"):
            return low[:-3] in forms("saying") or low[:-3] + "e" in forms("saying")
        else:
            return low in forms("saying") and not passive and (at > last or not _is_noun(low, short))
    return False


def _is_noun(low: str, short: bool) -> bool:
    """A country is one: "US strike" has no verb in it, nor has "US forces", but "Iran claims" has."""
    return low in words("saying") or low == "forces" or (short and low in words("noun"))
