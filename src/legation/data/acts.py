"""A lexicon of acts: words that mean one PLOVER type nine times of ten in news on international affairs.

The knowledge is `acts.tsv`; its head says what the pattern language, actor and recipient mean. Here a row is read and
its pattern taken apart, with the inflected forms of every word that may change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec

from legation.data.tables import read_table
from legation.errors import DataError
from legation.model import EventType

ActorAt = Literal["subject", "by", "of", "possessor", "none"]
RecipientAt = Literal["object", "to", "from", "with", "against", "of", "on", "in", "for", "possessor", "none"]
_VOWELS = "aeiou"
# Past and participle of the irregular verbs of the table, where a rule would not give them; a verb that is another with
# a prefix ("overthrow", "withdraw") has its own row.
_IRREGULAR = (
    "be was been|beat beat beaten|become became become|begin began begun|bid bid bid|blow blew blown|"
    "break broke broken|bring brought brought|broadcast broadcast broadcast|build built built|buy bought bought|"
    "come came come|cut cut cut|deal dealt dealt|do did done|draw drew drawn|drive drove driven|eat ate eaten|"
    "fall fell fallen|fight fought fought|flee fled fled|fling flung flung|fly flew flown|"
    "forbid forbade forbidden|forgive forgave forgiven|freeze froze frozen|get got got|give gave given|"
    "go went gone|grind ground ground|hang hanged hanged|have had had|hit hit hit|hold held held|keep kept kept|"
    "lay laid laid|lead led led|leave left left|lend lent lent|let let let|lose lost lost|make made made|"
    "meet met met|oversee oversaw overseen|overthrow overthrew overthrown|pay paid paid|put put put|"
    "quit quit quit|rise rose risen|run ran run|say said said|seek sought sought|sell sold sold|send sent sent|"
    "set set set|shake shook shaken|shoot shot shot|shut shut shut|sit sat sat|slay slew slain|"
    "speak spoke spoken|spread spread spread|stand stood stood|steal stole stolen|strike struck struck|"
    "swear swore sworn|take took taken|tear tore torn|throw threw thrown|undertake undertook undertaken|"
    "withdraw withdrew withdrawn|withhold withheld withheld|wring wrung wrung|write wrote written"
)
_PLURALS = (("man", "men"), ("woman", "women"), ("chief", "chiefs"), ("mp", "mps"))


class ActRow(msgspec.Struct, frozen=True):
    """One row. `actor` and `recipient` say where they stand relative to the trigger of the active voice."""

    pattern: str
    type: EventType
    mode: str | None
    actor: ActorAt
    recipient: RecipientAt
    example: str


@dataclass(frozen=True)
class Piece:
    """A word of a pattern: the forms it may have, those of them that are past participles, whether it belongs to the
    trigger, and whether the pattern lets it `bend`. A gap (up to four words) has no forms."""

    forms: frozenset[str]
    participles: frozenset[str]
    trigger: bool
    bends: bool


@dataclass(frozen=True)
class Pattern:
    """A row ready to match; `weight` counts its words. `turned`: its passive, the noun first ("envoys recalled")."""

    row: ActRow
    pieces: tuple[Piece, ...]
    weight: int
    turned: bool = False


def table() -> tuple[ActRow, ...]:
    """All rows, in the file's order."""
    return read_table("acts", ActRow)


@cache
def index() -> Mapping[str, tuple[Pattern, ...]]:
    """Patterns by the forms of their first word."""
    found: dict[str, list[Pattern]] = {}
    for row in table():
        for pattern in _patterns(row):
            for form in pattern.pieces[0].forms:
                found.setdefault(form, []).append(pattern)
    return MappingProxyType({form: tuple(patterns) for form, patterns in found.items()})


def _patterns(row: ActRow) -> tuple[Pattern, ...]:
    """The row as it stands and, for a verb with its object after a gap, turned round."""
    pieces = parse(row.pattern)
    weight = sum(1 for p in pieces if p.forms)
    plain = Pattern(row, pieces, weight)
    gap = next((k for k, p in enumerate(pieces) if not p.forms), None)
    if gap is None or row.actor != "subject" or not (pieces[0].bends and pieces[0].participles):
        return (plain,)
    rest = pieces[gap + 1 :]
    noun = rest[: next((k for k, p in enumerate(rest) if not p.forms), len(rest))]
    if noun[0].forms & _LINKS:
        return (plain,)
    verb = next(k for k, p in enumerate(pieces) if not p.forms or p.trigger != pieces[0].trigger)
    return plain, Pattern(row, (*noun, _GAP, *pieces[:verb]), weight, turned=True)


def parse(pattern: str) -> tuple[Piece, ...]:
    """The pieces of a pattern; without square brackets every word belongs to the trigger.

    Raises:
        DataError: an empty pattern, brackets that do not pair, or a gap at either end.
    """
    items = pattern.split()
    marked = "[" in pattern or "]" in pattern
    pieces, inside = [], not marked
    for item in items:
        inside = inside or item.startswith("[")
        pieces.append(_piece(item.strip("[]"), inside))
        inside = inside and not (marked and item.endswith("]"))
    wrong = not pieces or inside == marked or pattern.count("[") > 1 or pattern.count("[") != pattern.count("]")
    if wrong or not (pieces[0].forms and pieces[-1].forms):
        raise DataError(f"not a pattern: {pattern!r}", "acts.tsv")
    return tuple(pieces)


# A verb's complement that opens with one of these is no object, and has no passive.
_LINKS = frozenset(str.split("to with for as that on from in into against over about of at by through not under"))
_GAP = Piece(frozenset(), frozenset(), False, False)


def _piece(item: str, trigger: bool) -> Piece:
    if item == "...":
        return Piece(frozenset(), frozenset(), trigger, False)
    forms: set[str] = set()
    participles: set[str] = set()
    for word in item.split("|"):
        if word.endswith("~"):
            forms |= inflected(word[:-1])
            participles |= past_participles(word[:-1])
        else:
            forms.add(word)
            participles |= {word} if word.endswith("ed") else set()
    return Piece(frozenset(forms), frozenset(participles), trigger, "~" in item)


@cache
def inflected(word: str) -> frozenset[str]:
    """Forms of a verb or noun, itself among them: recall, recalls, recalled, recalling.

    A word is both verb and noun here, so some forms exist in no text; they do no harm.
    """
    plural = dict(_PLURALS).get(word) or _with_s(word)
    past = _irregular()[word][0] if word in _irregular() else None
    regular = {stem + "ed" for stem in _stems(word)} if past is None else {past}
    ing = {stem + "ing" for stem in _stems(word, ing=True)}
    return frozenset({word, plural} | regular | ing | past_participles(word))


@cache
def past_participles(word: str) -> frozenset[str]:
    """The forms that may follow "was" in a passive: "recalled", "withdrawn"."""
    if word in _irregular():
        return frozenset({_irregular()[word][1]})
    return frozenset(stem + "ed" for stem in _stems(word))


@cache
def _irregular() -> Mapping[str, tuple[str, str]]:
    rows = (row.split() for row in _IRREGULAR.split("|"))
    return MappingProxyType({base: (past, participle) for base, past, participle in rows})


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in (*_VOWELS, ""):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "veto")) else "s")


def _stems(word: str, ing: bool = False) -> set[str]:
    """What -ed or -ing is put on: a silent e off, y to i before -ed, a final consonant single or doubled (or both)."""
    if ing and word.endswith("ie"):
        return {word[:-2] + "y"}
    if word.endswith("e") and not (ing and word.endswith(("ee", "oe", "ye"))):
        return {word[:-1]}
    if word.endswith("y") and word[-2:-1] not in _VOWELS and not ing:
        return {word[:-1] + "i"}
    closed = len(word) > 2 and word[-1] not in "aeiouwxyh" and word[-2] in _VOWELS and word[-3] not in _VOWELS
    if not closed and not word.endswith(("quip", "quit", "ial")):
        return {word}
    one_syllable = sum(c in _VOWELS for c in word) == 1
    return {word + word[-1]} if one_syllable else {word, word + word[-1]}
