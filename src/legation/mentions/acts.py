"""Finds acts by the lexicon `data/acts.tsv`: its patterns in the words of a sentence, the longest first.

It knows no grammar beyond what the rows and a few plain signs say, and backs up the reader that has learned more
(`mentions.events`). Actor and recipient are the names that stand where a row says they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from legation.data import acts
from legation.data.acts import Pattern, Piece
from legation.model import EventType, Name, Sentence, Span, Status, Trigger

READ_KINDS = ("body", "standfirst", "caption")
CONFIDENCE = 0.5
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
_PREPOSITIONS = frozenset(
    str.split("of in on at from to with by for against over near between among into under about toward towards "
              "through during across including like inside outside upon")
)  # fmt: skip
_TRIES = frozenset(str.split("try tries tried trying attempt attempts attempted attempting seek seeks sought seeking"))
_DONE = frozenset(
    str.split("began begun begins continued continues continue managed went moved able helped started starts")
)
_TELLS = _PLANS | _TRIES | _DONE | _NEGATED | _HYPOTHETICAL | _FUTURE
# What is to come is promised or conceded, and that is an act done (the annotators' ruling 12).
_TO_COME: Mapping[EventType, EventType] = MappingProxyType(
    {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
)
# A phrase after one of these is no subject; conjunctions ("after Russia annexed") are left out on purpose.
_IN_A_PHRASE = re.compile(
    rf"\b(?:{'|'.join(sorted(_PREPOSITIONS))})\s(?:(?:the|a|an|its|his|her|their|this|that|some|several|many|all|two)\s)?"
    r"(?:[a-z-]+\s)?$"
)
_STOPS = (
    _PREPOSITIONS | frozenset(str.split("that who which to and while because as after before since if"))
) - frozenset({"of"})
_OBJECT_PRONOUNS = frozenset(str.split("him them me us theirs hers ours whom"))
_OWNED = frozenset(str.split("his her its their my our whose"))
_RELATIVE = frozenset(str.split("who which"))
_AND = re.compile(r"^,?\s(?:and|or|as well as)\s(?:the\s)?$")
_COMMA = re.compile(r"^,\s(?:the\s)?$")
_SECOND_VERB = re.compile(r"\s(?:and|but|or|then)\s(?:\w+ly\s|then\s|also\s)?$")
_COUNTERPART = re.compile(r"(?:[’']s?)?\s(?:counterparts?|side)\b")
# "Iranian prison official"
_NOUN_BETWEEN = re.compile(rf"^\s(?!(?:{'|'.join(sorted(_STOPS))}|of)\s)[a-z-]+\s$")
_OF = re.compile(r"^\sof\s(?:the\s)?$")
_FOR = re.compile(r"^\s(?:for|at)\s(?:the\s)?$")
_BESIDE = re.compile(r"^(?:[’']s?)?\s(?:(?:own|top|senior|former|new|then|acting|armed|main|ruling)\s)?$|^\.\s$")
# What may come between a noun of an act and the name before it are adjectives, never a small word.
_POSSESSES = re.compile(
    rf"^[’']s?(?:\s(?!(?:{'|'.join(sorted(_STOPS))}|of)\s)[\w-]+){{0,3}}\s$|"
    rf"^(?:\s(?!(?:{'|'.join(sorted(_STOPS))}|of|the|a|an|is|was|were|are|has|had|have|will|said)\s)[a-z][\w-]*){{0,2}}\s$"
)
# A recipient told with one preposition is often told with another: "ambassador to" where the row says "from".
_ALSO = MappingProxyType(
    {"from": ("from", "to", "in"), "on": ("on", "against", "at"), "against": ("against", "on"), "to": ("to", "for"),
     "in": ("in", "into")}
)  # fmt: skip


@dataclass(frozen=True)
class _Word:
    """In lower case; `apart` where punctuation stands between it and the word before."""

    start: int
    end: int
    low: str
    apart: bool


@dataclass(frozen=True)
class _Match:
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


@dataclass(frozen=True)
class _Clause:
    """A sentence made ready: its words and the noun phrases in it."""

    text: str
    words: Sequence[_Word]
    phrases: Sequence[Name]


def find(text: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> tuple[Trigger, ...]:
    """All acts that the lexicon knows, in order of the text; triggers never overlap.

    `names` are those of `mentions.names`, in order. Slots hold whole noun phrases; time, place and contexts stay empty,
    and `confidence` says nothing of the single case.
    """
    made: list[Trigger] = []
    starts = [n.start for n in names]
    for number, s in enumerate(sentences):
        if s.kind not in READ_KINDS:
            continue
        words = _split(text, s)
        matches = _chosen(words)
        if matches:
            inside = names[bisect_left(starts, s.start) : bisect_left(starts, s.end)]
            made += [_trigger(text, m, number, words, inside) for m in matches if not _governed(m, matches, words)]
    return tuple(sorted(made, key=lambda t: t.start))


def _trigger(text: str, match: _Match, number: int, words: Sequence[_Word], names: Sequence[Name]) -> Trigger:
    row, start, end = match.pattern.row, words[match.first].start, words[match.last].end
    outside = [n for n in names if n.end <= start or end <= n.start]
    actor, recipient = _slots(match, _Clause(text, words, _phrases(text, outside)))
    status = _status(match, words)
    promised = _TO_COME.get(row.type) if status == "future" else None
    return Trigger(
        start=start,
        end=end,
        sentence=number,
        type=promised or row.type,
        mode=None if promised else row.mode,
        status="actual" if promised else status,
        contexts=(),
        actor=actor,
        recipient=tuple(r for r in recipient if r not in actor),
        time=(),
        place=(),
        confidence=CONFIDENCE,
        voice=0.0,
        because=f"lexicon: {row.pattern}",
    )


# --- matching -------------------------------------------------------------------------------------------------------


def _split(text: str, sentence: Sentence) -> list[_Word]:
    made: list[_Word] = []
    end = sentence.start
    for m in _WORD.finditer(text, sentence.start, sentence.end):
        between = text[end : m.start()]
        titled = bool(made) and made[-1].low in _TITLES and between == ". "
        apart = between not in ("", " ") and not titled and bool(_BREAK.search(between))
        made.append(_Word(m.start(), m.end(), m.group().lower().replace("’", "'"), apart))
        end = m.end()
    return made


def _chosen(words: Sequence[_Word]) -> list[_Match]:
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
    made: list[_Match] = []
    for match in found:
        if taken.isdisjoint(match.taken) and taken.isdisjoint(range(match.first, match.last + 1)):
            taken.update(match.taken)
            taken.update(range(match.first, match.last + 1))
            made.append(match)
    return made


def _match(pattern: Pattern, words: Sequence[_Word], k: int) -> _Match | None:
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
    return _Match(pattern, at, first, last, passive)


def _follow(pieces: tuple[Piece, ...], n: int, words: Sequence[_Word], k: int) -> tuple[int, ...] | None:
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


def _is_noun(pattern: Pattern, words: Sequence[_Word], k: int, at: tuple[int, ...]) -> bool:
    """No verb stands right after an article: "the closed border", "a march"."""
    verb = at[-1] if pattern.turned else k
    return (
        verb > 0
        and (words[verb - 1].low in _ARTICLES or words[verb - 1].low.isdigit())
        and not words[verb].apart
        and pattern.pieces[0].bends
    )


def _passive(words: Sequence[_Word], number: int, pattern: Pattern, last: int) -> bool:
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


def _governed(match: _Match, matches: Sequence[_Match], words: Sequence[_Word]) -> bool:
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


def _by_chance(match: _Match, words: Sequence[_Word]) -> bool:
    """ "the flood destroyed", "were killed in a crash": nobody's act."""
    after = words[match.last + 1 : match.last + 7]
    end = next((k for k, w in enumerate(after) if w.apart), len(after))
    return not _CHANCE.isdisjoint(_before(match, words)) or not _CHANCE.isdisjoint(w.low for w in after[:end])


def _told(attack: _Match, deaths: _Match, words: Sequence[_Word]) -> bool:
    return words[attack.first].low not in _DEATHS and deaths.first - attack.last <= 2 * _REACH


def _merely_named(match: _Match, words: Sequence[_Word]) -> bool:
    """ "to kill", "should be condemned" with no word before that says whether it was done."""
    before = _before(match, words)
    while before and (before[0] in ("be", "also") or before[0].endswith("ly")):
        before.pop(0)
    return bool(before) and before[0] in ("to", "should") and not any(w in _TELLS for w in before[1:])


def _before(match: _Match, words: Sequence[_Word]) -> list[str]:
    """The few words before the act back to a punctuation mark, the nearest first."""
    near: list[str] = []
    for k in range(match.begin, max(-1, match.begin - 6), -1):
        if k < match.begin:
            near.append(words[k].low)
        if words[k].apart:
            break
    return near


def _status(match: _Match, words: Sequence[_Word]) -> Status:
    """By plain signs in the few words before: not, may, will and their like."""
    near = _before(match, words)
    if any(w in _NEGATED or w.endswith("n't") for w in near[:4]):
        return "negated"
    if any(w in _HYPOTHETICAL for w in near[:5]) or ("to" in near[:2] and any(w in _TRIES for w in near)):
        return "hypothetical"
    if any(w in _FUTURE for w in near[:4]) or ("to" in near[:3] and any(w in _PLANS for w in near)):
        return "future"
    return "actual"


# --- slots ----------------------------------------------------------------------------------------------------------


def _phrases(text: str, names: Sequence[Name]) -> list[Name]:
    """Names that stand beside each other as one, with the kind and key of the last of them, its head."""
    made: list[Name] = []
    for name in names:
        if made and _joins(text, made[-1], name):
            made[-1] = Name(made[-1].start, name.end, name.kind, name.key, name.plural)
        else:
            made.append(name)
    return [_to_head(text, p) for p in made if not (p.kind == "pronoun" and p.key in _OWNED)]


def _to_head(text: str, phrase: Name) -> Name:
    """ "her Peruvian counterpart": a head that is no name of its own."""
    match = _COUNTERPART.match(text, phrase.end)
    return Name(phrase.start, match.end(), "role", phrase.key) if match else phrase


def _joins(text: str, left: Name, right: Name) -> bool:
    gap = text[left.end : right.start]
    if left.kind == "pronoun":
        return left.key in _OWNED and right.kind not in ("pronoun", "description") and bool(_BESIDE.match(gap))
    if right.kind in ("pronoun", "description"):
        return False
    if left.kind == "description" and gap[:1] not in "'’":
        return gap == " " and right.kind == "role"
    if left.kind == "adjective" and right.kind == "role" and _NOUN_BETWEEN.match(gap):
        return True
    if left.kind in ("role", "organ", "org"):
        speaks = left.kind == "role" and left.key.endswith(("person", "man", "woman", "official"))
        if _OF.match(gap) or (speaks and _FOR.match(gap)):
            return True
        if right.kind in ("adjective", "people", "capital", "metonym") and gap[:1] not in "'’":
            return False
    return bool(_BESIDE.match(gap))


def _slots(match: _Match, clause: _Clause) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Spans of actor and recipient."""
    row = match.pattern.row
    if match.passive:
        recipient = _subject(match, clause) if row.recipient == "object" else _asked(row.recipient, match, clause)
        return _after(("by",), match, clause), recipient
    actor, recipient = _actor(row.actor, match, clause), _asked(row.recipient, match, clause)
    if not (actor and recipient) and (both := _after(("between", "among"), match, clause)):
        actor, recipient = (both, recipient) if not actor else (actor, both if row.recipient != "none" else ())
    if row.recipient == "with" and row.type in ("CONSULT", "ASSAULT") and row.mode not in ("visit", "third-party"):
        return (*actor, *(r for r in recipient if r not in actor)), ()  # all who meet or fight are actors
    return actor, recipient


def _actor(where: str, match: _Match, clause: _Clause) -> tuple[Span, ...]:
    if where == "subject":
        return _subject(match, clause)
    if where == "possessor":
        return _owner(match, clause) or _after(("by",), match, clause)
    if where in ("by", "of"):
        return _after((where,), match, clause) or _owner(match, clause)
    return ()


def _asked(where: str, match: _Match, clause: _Clause) -> tuple[Span, ...]:
    if where == "object":
        return _object(match, clause)
    if where == "possessor":
        return _owner(match, clause)
    if where == "none":
        return ()
    tried = (_after((preposition,), match, clause) for preposition in _ALSO.get(where, (where,)))
    return next((found for found in tried if found), ())


def _subject(match: _Match, clause: _Clause) -> tuple[Span, ...]:
    """The nearest phrase before that no preposition holds; of a second verb ("and expelled"), the first phrase."""
    text, words = clause.text, clause.words
    at = words[match.taken[0]].end if match.pattern.turned else words[match.begin].start
    before = [k for k, p in enumerate(clause.phrases) if p.start < at and p.key not in _OBJECT_PRONOUNS]
    starts = {k: clause.phrases[k].start for k in before}
    free = [k for k in before if not _IN_A_PHRASE.search(text[max(0, starts[k] - 30) : starts[k]])]
    if not free:
        near = [k for k, p in enumerate(clause.phrases) if p.end + 1 == at]
        return _series(near[0], clause, -1) if near else ()
    k = free[-1]
    gap = text[clause.phrases[k].end : at]
    if _SECOND_VERB.search(gap) or (gap.endswith(", ") and words[match.begin].low.endswith("ing")):
        k = free[0]
    elif gap.startswith(","):
        earlier = [n for n in free if n < k and text[clause.phrases[n].end] == ","]
        k = earlier[-1] if earlier else k
    if clause.phrases[k].key in _RELATIVE and k:
        k -= 1
    return _series(k, clause, -1)


def _object(match: _Match, clause: _Clause) -> tuple[Span, ...]:
    """The first phrase after the trigger, with nothing between but what may stand before a noun."""
    pieces, outside = match.pattern.pieces, match.taken[0] < match.first
    begin = match.taken[0] if outside and pieces[0].bends else match.last
    return _first(begin + 1, 6, clause)


def _after(prepositions: tuple[str, ...], match: _Match, clause: _Clause) -> tuple[Span, ...]:
    """The phrase after the first of these prepositions that has one, not far from the trigger."""
    begin = match.taken[0] + 1 if match.pattern.turned else match.last
    stop = max(match.last, match.taken[-1]) + 9
    for k in range(begin, min(stop, len(clause.words))):
        if k > match.last and clause.words[k].apart:
            break
        if clause.words[k].low in prepositions and (found := _first(k + 1, 5, clause)):
            return found
    return ()


def _first(k: int, most: int, clause: _Clause) -> tuple[Span, ...]:
    words, phrases = clause.words, clause.phrases
    for n in range(k, min(k + most, len(words))):
        at = bisect_left(phrases, words[n].start, key=lambda p: p.start)
        if at < len(phrases) and phrases[at].start < words[n].end:
            return _series(at, clause, 1)
        if words[n].low in _STOPS or (words[n].apart and n > k):
            break
    return ()


def _owner(match: _Match, clause: _Clause) -> tuple[Span, ...]:
    """ "Israel's (sudden) withdrawal", "the Israeli withdrawal", "its withdrawal"."""
    at = clause.words[match.begin].start
    pronouns = [w for w in clause.words[max(0, match.begin - 2) : match.begin] if w.low in _OWNED]
    if pronouns and not any(pronouns[-1].start < p.end and p.start < at for p in clause.phrases):
        return ((pronouns[-1].start, pronouns[-1].end),)
    before = [k for k, p in enumerate(clause.phrases) if p.end <= at]
    if before and _POSSESSES.match(clause.text[clause.phrases[before[-1]].end : at]):
        return _series(before[-1], clause, -1)
    return ()


def _series(k: int, clause: _Clause, step: int) -> tuple[Span, ...]:
    """The phrase and those coordinated with it, in order: "Kenya, Uganda and Rwanda"."""
    text, phrases = clause.text, clause.phrases
    found, joined = [k], False
    while 0 <= found[-1] + step < len(phrases):
        left, right = sorted((found[-1], found[-1] + step))
        gap = text[phrases[left].end : phrases[right].start]
        linked = bool(_AND.match(gap))
        if not (linked or _COMMA.match(gap)) or phrases[found[-1] + step].kind == "pronoun":
            break
        if linked and joined:
            break
        joined = joined or linked
        found.append(found[-1] + step)
        if linked and step > 0:
            break
    return tuple((phrases[n].start, phrases[n].end) for n in sorted(found if joined else [k]))
