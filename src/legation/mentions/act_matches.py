"""Patterns of the lexicon of acts in the words of a sentence, and what plain signs around them say of the act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from legation.data import acts
from legation.data.acts import Pattern, Piece
from legation.model import Sentence, Status

_GAP = 4
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:-\w+)*|\d+(?:[.,]\d+)*|\w+(?:[-'’]\w+)*")
_BREAK = re.compile(r"[^\w\s$€£%'’*/&+-]")
_TITLES = frozenset(str.split("mr mrs ms dr gen sen rep gov lt col maj capt adm brig st sgt"))
_BE = frozenset(str.split("be is are was were been being get gets got"))
_ADVERBS = frozenset(str.split("not also been being since all both then again now already still first later never"))
_NEGATED = frozenset(
    str.split("not never without cannot denied denies deny denying refuse refuses refused refusing fail fails failed "
              "failing declined declines")
)  # fmt: skip
_HYPOTHETICAL = frozenset(str.split("may might could if unless whether possible potential"))
_FUTURE = frozenset(str.split("will would shall planned upcoming scheduled forthcoming"))
_PLANS = frozenset(
    str.split("plan plans planned planning intend intends intended hopes hope expected due set scheduled about "
              "prepared preparing prepares ready going aims decision decided decides orders ordered order")
)  # fmt: skip
_ARTICLES = frozenset(
    str.split("the a an its their his our my your every each no two three four five six seven eight nine ten")
)
_DEATHS = frozenset(str.split("killed killing kills wounded wounding injured injuring"))
_CHANCE = frozenset(
    str.split("earthquake earthquakes quake tsunami storm storms flood floods flooding cyclone hurricane typhoon "
              "tornado wildfire wildfires avalanche landslide landslides mudslide eruption volcano drought famine "
              "virus disease outbreak epidemic pandemic cholera crash accident collision shark lightning")
)  # fmt: skip
_REACH = 9
_GOVERNING = frozenset({"REQUEST", "THREATEN", "AGREE", "REJECT"})
_TRIES = frozenset(str.split("try tries tried trying attempt attempts attempted attempting seek seeks sought seeking"))
_DONE = frozenset(
    str.split("began begun begins continued continues continue managed went moved able helped started starts")
)
_TELLS = _PLANS | _TRIES | _DONE | _NEGATED | _HYPOTHETICAL | _FUTURE


@dataclass(frozen=True)
class Word:
    """In lower case; `apart` where punctuation stands between it and the word before."""

    start: int
    end: int
    low: str
    apart: bool


@dataclass(frozen=True)
class Match:
    """Where a pattern was found: the words that it took, and the first and last of its trigger, by number."""

    pattern: Pattern
    taken: tuple[int, ...]
    first: int
    last: int
    passive: bool

    @property
    def begin(self) -> int:
        """Where the act begins: at a verb before its trigger ("take part in [talks]"), not at a mere context."""
        row, pieces = self.pattern.row, self.pattern.pieces
        whole = (pieces[0].bends and not self.pattern.turned) or row.type in ("AGREE", "CONCEDE", "THREATEN")
        return self.taken[0] if whole else self.first


def split(text: str, sentence: Sentence) -> list[Word]:
    """The words of a sentence, as patterns see them."""
    made: list[Word] = []
    end = sentence.start
    for m in _WORD.finditer(text, sentence.start, sentence.end):
        between = text[end : m.start()]
        titled = bool(made) and made[-1].low in _TITLES and between == ". "
        apart = between not in ("", " ") and not titled and bool(_BREAK.search(between))
        made.append(Word(m.start(), m.end(), m.group().lower().replace("’", "'"), apart))
        end = m.end()
    return made


def chosen(words: Sequence[Word]) -> list[Match]:
    """The longest matches first, then the earliest; none takes a word that another has taken."""
    index, there = acts.index(), {w.low for w in words}
    found = [
        m
        for k, w in enumerate(words)
        for p in index.get(w.low, ())
        if not p.pieces[-1].forms.isdisjoint(there)
        and (m := _match(p, words, k))  # most end here: it saves half the time
    ]
    found.sort(key=lambda m: (-m.pattern.weight, m.first))
    taken: set[int] = set()
    made: list[Match] = []
    for match in found:
        if taken.isdisjoint(match.taken) and taken.isdisjoint(range(match.first, match.last + 1)):
            taken.update(match.taken)
            taken.update(range(match.first, match.last + 1))
            made.append(match)
    return made


def _match(pattern: Pattern, words: Sequence[Word], k: int) -> Match | None:
    at = _follow(pattern.pieces, 0, words, k)
    if at is None or (pattern.row.actor == "subject" and _is_noun(pattern, words, k, at)):
        return None
    trigger = [at[n] for n, p in enumerate(p for p in pattern.pieces if p.forms) if p.trigger]
    first, last = min(trigger), max(trigger)
    verb = pattern.pieces[-1] if pattern.turned else pattern.pieces[0]
    number = next((n for n in at if words[n].low in verb.participles), None)
    passive = (
        number is not None and pattern.row.actor == "subject" and _passive(words, number, pattern, max(first, at[-1]))
    )
    if pattern.turned and not passive:
        return None
    return Match(pattern, at, first, last, passive)


def _follow(pieces: tuple[Piece, ...], n: int, words: Sequence[Word], k: int) -> tuple[int, ...] | None:
    """Numbers of the words that `pieces[n:]` take from `words[k:]` on, the nearest ones; gaps take none."""
    if n == len(pieces):
        return ()
    if not pieces[n].forms:
        for skip in range(_GAP + 1):
            if (rest := _follow(pieces, n + 1, words, k + skip)) is not None:
                return rest
            if k + skip >= len(words) or words[k + skip].apart:
                return None
        return None
    if k >= len(words) or words[k].low not in pieces[n].forms or (n and words[k].apart):
        return None
    rest = _follow(pieces, n + 1, words, k + 1)
    return None if rest is None else (k, *rest)


def _is_noun(pattern: Pattern, words: Sequence[Word], k: int, at: tuple[int, ...]) -> bool:
    """No verb stands right after an article: "the closed border", "a march"."""
    verb = at[-1] if pattern.turned else k
    return (
        verb > 0
        and (words[verb - 1].low in _ARTICLES or words[verb - 1].low.isdigit())
        and not words[verb].apart
        and pattern.pieces[0].bends
    )


def _passive(words: Sequence[Word], number: int, pattern: Pattern, last: int) -> bool:
    """ "was (also) recalled", or "recalled by" somebody; a verb without object has no passive."""
    before = number - 1
    while before > number - 4 and before >= 0 and (words[before].low in _ADVERBS or words[before].low.endswith("ly")):
        if words[before].low in _BE:
            break
        before -= 1
    if before >= 0 and words[before].low in _BE and not words[number].apart:
        return True
    follows = words[last + 1 : last + 2]
    by = bool(follows) and follows[0].low == "by" and not follows[0].apart
    means = any(w.low.endswith("ing") for w in words[last + 2 : last + 3])  # "retaliated by closing"
    return by and not means and pattern.row.recipient not in ("with", "in", "possessor")


def governed(match: Match, matches: Sequence[Match], words: Sequence[Word]) -> bool:
    """No act of its own: what a demand, threat or promise is about ("urged Iran to release"), deaths that the sentence
    tells with the attack ("struck the town, killing two"), and what storms and accidents do."""
    if match.pattern.row.type == "ASSAULT" and _by_chance(match, words):
        return True
    if words[match.first].low in _DEATHS:
        return any(
            m.pattern.row.type == "ASSAULT" and m.first < match.first and _told(m, match, words) for m in matches
        )
    before = [m for m in matches if m.pattern.row.type in _GOVERNING and 0 < match.first - m.last <= _REACH]
    between = [words[m.last + 1 : match.first + 1] for m in before]
    verb = match.pattern.row.actor == "subject"
    asked = not verb or words[max(0, match.first - 1)].low == "to" or words[match.first].low.endswith("ing")
    return _merely_named(match, words) or (asked and any(not any(w.apart for w in part) for part in between))


def _by_chance(match: Match, words: Sequence[Word]) -> bool:
    """ "the flood destroyed", "were killed in a crash": nobody's act."""
    after = words[match.last + 1 : match.last + 7]
    end = next((k for k, w in enumerate(after) if w.apart), len(after))
    return not _CHANCE.isdisjoint(_before(match, words)) or not _CHANCE.isdisjoint(w.low for w in after[:end])


def _told(attack: Match, deaths: Match, words: Sequence[Word]) -> bool:
    return words[attack.first].low not in _DEATHS and deaths.first - attack.last <= 2 * _REACH


def _merely_named(match: Match, words: Sequence[Word]) -> bool:
    """ "to kill", "should be condemned" with no word before that says whether it was done."""
    before = _before(match, words)
    while before and (before[0] in ("be", "also") or before[0].endswith("ly")):
        before.pop(0)
    return bool(before) and before[0] in ("to", "should") and not any(w in _TELLS for w in before[1:])


def _before(match: Match, words: Sequence[Word]) -> list[str]:
    """The few words before the act back to a punctuation mark, the nearest first."""
    near: list[str] = []
    for k in range(match.begin, max(-1, match.begin - 6), -1):
        if k < match.begin:
            near.append(words[k].low)
        if words[k].apart:
            break
    return near


def status_of(match: Match, words: Sequence[Word]) -> Status:
    """By plain signs in the few words before: not, may, will and their like."""
    near = _before(match, words)
    if any(w in _NEGATED or w.endswith("n't") for w in near[:4]):
        return "negated"
    if any(w in _HYPOTHETICAL for w in near[:5]) or ("to" in near[:2] and any(w in _TRIES for w in near)):
        return "hypothetical"
    if any(w in _FUTURE for w in near[:4]) or ("to" in near[:3] and any(w in _PLANS for w in near)):
        return "future"
    return "actual"
