"""Finds words that may name a place, by longest match in the gazetteer, with what their neighbours say of them.

Only words in capitals can begin a name. Nothing is located here, and little is thrown away: `resolving.places` weighs a
mention against the rest of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from legation.data import gazetteer
from legation.data.gazetteer import DECOY, DEMONYM, NEEDS_COMMA, Gazetteer, Known, fold
from legation.data.place_words import words
from legation.mentions.place_evidence import Around, Reader, Word, read
from legation.model import Sentence

_WORD = re.compile(r"W\. ?Va\.|[A-Z]\.(?:[A-Z]\b\.?)+|(?<!\w['’])[^\W_]+(?:['’](?![sS]\b)[^\W_]+)*")
_GAPS = frozenset((" ", "-", "\u00a0", "‑", "–", "'s ", "’s ", "' ", "’ ", " & "))
_AFTER_ABBREVIATION = frozenset(("St", "Mt", "Ft", "Ste"))
_DATELINE_END = re.compile(
    r"(?:, [A-Z][\w. ]{1,20})?(?:,? \w{3,9}\.? \d{1,2})?\s*(?:\([^)\n]{2,30}\)\s*)?[—–:-]|,? \(|[,/]"
)
_SHORTEST = 3


class PlaceMention(msgspec.Struct, frozen=True):
    """`text[start:end]` may name a place: `key` finds it in the gazetteer, `points` is what its neighbours say for it.

    `person`: it looks like part of a person's name; `acts`, `subject`: where one who decides, or any subject, stands;
    `article`: "the" leads it.
    """

    start: int
    end: int
    text: str
    key: str
    points: float
    person: bool
    acts: bool
    subject: bool
    article: bool
    sentence: int


def find(text: str, sentences: Sequence[Sentence]) -> tuple[PlaceMention, ...]:
    """Possible places in order, not overlapping; empty for a text without capitals."""
    names = gazetteer.shipped()
    tokens = _words(text, sentences)
    reader = Reader(text, tokens, _titled(tokens), names)
    return tuple(_mentions(reader, names))


def _mentions(reader: Reader, names: Gazetteer) -> Iterator[PlaceMention]:
    at = 0
    while at < len(reader.words):
        word = reader.words[at]
        if not word.text[0].isupper():
            at += 1
            continue
        found = _short_form(reader, at, names) or _longest(reader, at, names)
        if found is None:
            at += 1
            continue
        key, size, end, flags = found
        if not flags & DECOY and not _in_a_sum(reader.text, end):
            yield _mention(reader, at, end, key, read(reader, at, at + size - 1, flags))
        at += size


def _mention(reader: Reader, at: int, end: int, key: str, around: Around) -> PlaceMention:
    word = reader.words[at]
    points = around.points
    if word.text.isupper() and len(word.text) > 2 and key[0] != "=":
        points += 4 if _in_dateline(reader, at, end) else 0
    elif word.sentence in reader.titled:
        points -= 1
    article = at > 0 and reader.words[at - 1].text.lower() == "the"
    return PlaceMention(
        word.start,
        end,
        reader.text[word.start : end],
        key,
        points,
        around.person,
        around.acts,
        around.subject,
        article,
        word.sentence,
    )


def _in_a_sum(text: str, end: int) -> bool:
    """ "US$5m", "US-24"."""
    return text[end : end + 1] == "$" or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit())


def _words(text: str, sentences: Sequence[Sentence]) -> list[Word]:
    made, number, last = [], -1, len(sentences) - 1
    for match in _WORD.finditer(text):
        start = match.start()
        while number < last and sentences[number + 1].start <= start:
            number += 1
        inside = number >= 0 and start < sentences[number].end
        made.append(Word(start, match.end(), match.group(), number if inside else -1))
    return made


def _titled(tokens: Sequence[Word]) -> frozenset[int]:
    """Sentences whose words are nearly all in capitals, so that capitals say nothing there."""
    long: dict[int, int] = {}
    high: dict[int, int] = {}
    for word in tokens:
        if len(word.text) > 3:
            long[word.sentence] = long.get(word.sentence, 0) + 1
            high[word.sentence] = high.get(word.sentence, 0) + word.text[0].isupper()
    return frozenset(s for s, n in long.items() if n >= 5 and high[s] >= 0.8 * n)


def _short_form(reader: Reader, at: int, names: Gazetteer) -> tuple[str, int, int, int] | None:
    """ "U.S.", "DRC", "Calif.": matched as written."""
    word = reader.words[at]
    stop = reader.text[word.end : word.end + 1] == "."
    if not (word.text.isupper() or stop or word.text.endswith(".")):
        return None
    forms = ((word.text + ".", word.end + 1), (word.text, word.end)) if stop else ((word.text, word.end),)
    for form, end in forms:
        known = names.look_up("=" + form)
        if known.entries and (
            not known.flags & NEEDS_COMMA or reader.text[max(0, word.start - 2) : word.start] == ", "
        ):
            return "=" + form, 1, end, 0
    return None


def _longest(reader: Reader, at: int, names: Gazetteer) -> tuple[str, int, int, int] | None:
    word = reader.words[at]
    if word.text.isupper() and len(word.text) > 1 and not _capitals_mean_nothing(reader, at):
        return None
    key = fold(word.text)
    most = names.look_up(key).longest
    if most == 0:
        return None
    keys = [key]
    for more in range(1, min(most, len(reader.words) - at)):
        if not _joined(reader, at + more - 1):
            break
        key += " " + fold(reader.words[at + more].text)
        keys.append(key)
    for size in range(len(keys), 0, -1):
        known = names.look_up(keys[size - 1])
        last = reader.words[at + size - 1]
        if known.flags & DECOY:
            return keys[size - 1], size, last.end, known.flags
        if known.entries and _may_name(known, keys[size - 1], size, last):
            return keys[size - 1], size, last.end, known.flags
    return None


def _may_name(known: Known, key: str, size: int, last: Word) -> bool:
    if size == 1:
        return len(key) >= _SHORTEST and key not in words("stop") and not known.flags & DEMONYM
    return last.text[0].isupper() or last.text.isdigit() or known.entries[0].kind not in ("city", "capital")


def _joined(reader: Reader, at: int) -> bool:
    """Whether the word after word `at` may belong to the same name."""
    word, after = reader.words[at], reader.words[at + 1]
    gap = reader.text[word.end : after.start]
    return word.sentence == after.sentence and (gap in _GAPS or (gap == ". " and word.text in _AFTER_ABBREVIATION))


def _capitals_mean_nothing(reader: Reader, at: int) -> bool:
    """In a dateline, or in a line set in capitals throughout: "KYIV (Reuters) —"."""
    word = reader.words[at]
    if len(word.text) < _SHORTEST + 1:
        return False
    if word.sentence in reader.titled:
        return True
    end = at
    while end + 1 < len(reader.words) and reader.words[end + 1].text.isupper() and _joined(reader, end):
        end += 1
    return _in_dateline(reader, at, reader.words[end].end)


def _in_dateline(reader: Reader, at: int, end: int) -> bool:
    """ "KYIV (Reuters) —", or bare capitals that lead a sentence: "DETROIT The carmaker"."""
    opens = at == 0 or reader.words[at - 1].sentence != reader.words[at].sentence
    after = reader.after(_last_word(reader, at, end))
    if opens and after is not None and after.text[:1].isupper() and not after.text.isupper():
        return True
    led = opens or reader.text[reader.words[at - 1].end : reader.words[at].start] in ("/", ", ")
    return led and _DATELINE_END.match(reader.text, end) is not None


def _last_word(reader: Reader, at: int, end: int) -> int:
    while at + 1 < len(reader.words) and reader.words[at + 1].end <= end:
        at += 1
    return at
