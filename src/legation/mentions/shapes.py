"""Persons and organisations by the shape of their names: capitalised words in a row, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from legation.data import figures, offices, roles
from legation.data.tables import read_table
from legation.model import Name, Place, Sentence, Span

_UPPER = r"[A-ZÀ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ]"
_CAPITALISED = (
    rf"(?:(?:al|el|ul|as|an|ar|at|az|bin|d|l|de)[-’']|O[’']|Mc|Mac)?{_UPPER}[\w]*"
    rf"(?:[-’'](?:\w*{_UPPER}\w*|ul|al|il|un|in|hyun|\w+)(?!\w))*"
)
_PARTICLE = (
    r"(?:al|el|bin|ibn|ben|de|da|di|do|dos|das|del|della|der|den|du|van|von|le|la|zu|ter|y|ul|ud|bint|abu|"
    r"of the|of|and|for)"
)
_INITIALS = rf"{_UPPER}\.(?:\s?{_UPPER}\.)*"
_SEQUENCE = re.compile(
    rf"(?<![\w’'-])(?:{_INITIALS}|{_CAPITALISED})(?:\s(?:{_INITIALS}|(?:{_PARTICLE}\s){{0,2}}{_CAPITALISED}))*"
)
# "TrumpLev": two names that a page ran together
_RUN_TOGETHER = re.compile(rf"\b(?!Mc|Mac|De|Di|La|Le|Du|Van|O)\w*[a-z]{_UPPER}\w*")
_PERSON_PARTICLE = re.compile(r"\b(?:of the|of|and|for)\b")
_AGE = re.compile(r",?\s(?:\(\d{2}\)|\d{2},|aged \d)")
# What follows a person, and hardly ever the first words of a sentence that only happen to be capitalised.
_FOR = re.compile(r"\b(?:for|of)\s$")
_DOES = re.compile(
    r",\s(?:the|a|an|who|\d\d|[\w.]+[’']s?\s|[A-Z][\w-]+\s[a-z]+\s(?:of|in|for))|\s(?:said|says|told|has|had|was|is|who|will|also|warned|added|wrote|called)\b"
)
# "Somchai, a rice farmer", "Natallia, an accountant of 34", "Moussa, 30,": people who give one name.
_SOMEBODY = re.compile(
    r",\s(?:an?\s(?:\d\d-year-old\s)?(?:[\w-]+\s){0,2}\w+(?:er|or|ist|ant|ian|man|woman|ic|ent|ee)\b|(?:aged\s)?\d\d,)"
)
_POSSESSIVE = re.compile(r"[’']s?$")
_MOST_NAMES = 5


class WordRow(msgspec.Struct, frozen=True):
    """A row of `name_words.tsv`: a word and what it makes of a name with it (org, other, given, small)."""

    word: str
    kind: str


@cache
def words() -> dict[str, str]:
    """Word in lower case -> "org", "other", "given" or "small"."""
    return {row.word.lower(): row.kind for row in read_table("name_words", WordRow)}


def find(
    text: str, sentences: Sequence[Sentence], known: Sequence[Name], places: Sequence[Place], day: str | None = None
) -> list[Name]:
    """Names of kind person and org that no table holds. Never overlaps `known`; never a place unless a title precedes.

    With the day of the report, a bare surname is that of the one who holds a high office that day, or of the one
    head of state or government who bears it and took office within some years of the day.
    """
    located = {(p.start, p.end) for p in places}
    taken = sorted((n.start, n.end) for n in known)
    made: list[Name] = []
    full: dict[str, str] = {}
    pieces = [piece for s in sentences for piece in _pieces(text, s, taken)]
    before = {n.end: n for n in known if n.kind in ("role", "title")}
    for start, end, first in pieces:
        kind = _kind(text, start, end, before, located, first)
        if kind == "person":
            for token in text[start:end].split():
                full.setdefault(_POSSESSIVE.sub("", token), text[start:end])
        if kind:
            made.append(Name(start, end, kind, text[start:end]))
    made += _again(text, pieces, made, full, located)
    done = {(n.start, n.end) for n in made} | located
    return made + [
        n
        for start, end, first in pieces
        if (start, end) not in done and (not first or _DOES.match(text, end))  # "Key lawmakers" are not John Key's
        if (n := _in_office(text, start, end, day))
    ]


def _once_in_office(surname: str, day: str) -> tuple[offices.Holding, ...]:
    """A head of state or government of some years before or after goes by surname too: "Trump" in 2015 and in 2022."""
    heads = [
        row
        for row in offices.bearers(surname)
        if abs(int(row.since[:4]) - int(day[:4])) <= _YEARS_IN_MEMORY
        and (held := roles.find(row.office))
        and held.rank in roles.HEADS
    ]
    return tuple(heads) if len({offices.fold(row.person) for row in heads}) == 1 else ()


_YEARS_IN_MEMORY = 8


def _in_office(text: str, start: int, end: int, day: str | None) -> Name | None:
    piece = text[start:end]
    if day is None or " " in piece or words().get(piece.lower()):
        return None
    found = offices.person(piece, day[:10]) or _once_in_office(piece, day)
    if found:
        return Name(start, end, "person", found[0].person)
    figure = figures.find(piece, day[:10])
    return Name(start, end, "person", figure.person) if figure else None


def _pieces(text: str, sentence: Sentence, taken: Sequence[Span]) -> list[tuple[int, int, bool]]:
    """(start, end, stands first in its sentence) of capitalised sequences, cut where a known name stands."""
    made = []
    for match in _SEQUENCE.finditer(text, sentence.start, sentence.end):
        for start, end in _without(match.span(), taken):
            for part in _apart(text, start, end):
                start, end = _tidy(text, *part)
                start += _office_before(text, start, end)
                if end - start > 1:
                    made.append((start, end, start == sentence.start))
    return made


def _office_before(text: str, start: int, end: int) -> int:
    """ "for Defence Policy Ada Holt": how much of a sequence ends an office, before the first name that follows."""
    if not _FOR.search(text[max(0, start - 5) : start]):
        return 0
    tokens = list(re.finditer(r"\S+", text[start:end]))[:-1]
    return next((t.start() for t in tokens if words().get(t.group().lower()) == "given"), 0)


def _apart(text: str, start: int, end: int) -> list[Span]:
    """ "Obama and Netanyahu" are two; "Ministry of Trade and Industry" is one."""
    if any(words().get(t.lower()) == "org" for t in text[start:end].split()):
        return [(start, end)]
    made, at = [], start
    for match in re.finditer(r"\s(?:and|for)\s", text[start:end]):
        made.append((at, start + match.start()))
        at = start + match.end()
    return [*made, (at, end)]


def _without(span: Span, taken: Sequence[Span]) -> Iterable[Span]:
    start, end = span
    for s, e in taken:
        if s < end and start < e:
            if start < s:
                yield start, s
            start = max(start, e)
    if start < end:
        yield start, end


def _tidy(text: str, start: int, end: int) -> Span:
    """Blanks, possessive endings, and small words at the edges off; "The" and "In" off the front."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    piece = text[start:end]
    possessive = _POSSESSIVE.search(piece)
    if possessive:
        end = start + possessive.start()
    tokens = list(re.finditer(r"\S+", text[start:end]))
    kinds = words()
    while tokens and (kinds.get(tokens[0].group().lower()) == "small" or tokens[0].group().islower()):
        tokens.pop(0)
    while tokens and tokens[-1].group().islower():
        tokens.pop()
    if not tokens:
        return start, start
    return start + tokens[0].start(), start + tokens[-1].end()


def _kind(text: str, start: int, end: int, before: dict[int, Name], located: set[Span], first: bool) -> str | None:
    piece = text[start:end]
    tokens = piece.split()
    kinds = [words().get(t.lower().strip(".,")) for t in tokens]
    titled = before.get(start - 1) or (before.get(start - 2) if text[start - 2 : start] == ". " and not first else None)
    if "org" in kinds:
        return "org" if len(tokens) > 1 else None
    if _RUN_TOGETHER.search(piece) or len(set(tokens)) < len(tokens):
        return None
    if titled and not titled.plural and "other" not in kinds and not _PERSON_PARTICLE.search(piece):
        return "person"
    if len(tokens) == 1 and kinds[0] is None and _SOMEBODY.match(text, end):
        return "person"
    if (start, end) in located or len(tokens) == 1 or len(tokens) > _MOST_NAMES or "other" in kinds:
        return None
    if _PERSON_PARTICLE.search(piece):
        return None
    if kinds[0] == "given" or _AGE.match(text, end):
        return "person"
    if piece.isupper() or not all(len(t) > 1 or t.endswith(".") for t in tokens):
        return None
    return "person" if not first or _DOES.match(text, end) else None


def _again(
    text: str, pieces: Sequence[tuple[int, int, bool]], made: Sequence[Name], full: dict[str, str], located: set[Span]
) -> list[Name]:
    """Single words that repeat a part of a person's full name."""
    done = {(n.start, n.end) for n in made}
    found = []
    for start, end, _ in pieces:
        piece = text[start:end]
        if (
            (start, end) not in done
            and piece in full
            and " " not in piece
            and not _also_place(piece, full, located, start, end)
        ):
            found.append(Name(start, end, "person", full[piece]))
    return found


def _also_place(piece: str, full: dict[str, str], located: set[Span], start: int, end: int) -> bool:
    """A surname that is a toponym too stays a place where it is the first word of the full name."""
    return (start, end) in located and full[piece].split()[0] == piece
