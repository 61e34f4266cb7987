"""Who is who in one report: for any stretch of text the actors it names, and whose "the government" is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from legation.data import states
from legation.mentions import shapes
from legation.model import Actor, Name, Place, Sentence, Span
from legation.resolving.identities import state
from legation.resolving.phrases import Phrase
from legation.resolving.references import Seen, antecedent, described
from legation.resolving.slugs import bare, slug

_CLAUSE = re.compile(
    r"^\s*(?:,|who\b|which\b|that\b|whose\b|against\b|including\b|with\b|over\b|from\b|in\b|on\b|near\b|at\b)"
)
# What may stand between two actors of one list: "and", a comma, an article, a few words of the next one's own.
_AND = re.compile(
    r"[\s,;/–—-]*(?:and|or|as well as|along with|together with|&)?[\s,]*(?:the|its|their|his|her)?\s*"
    r"(?:[\w’'-]+\s){0,3}"
)
_POSSESSIVES = ("his", "her", "its", "their", "our")
_OWNERS_GAP = re.compile(r"[’']s?\s(?:[\w-]+\s){0,2}$")
_KOREAS = {"north": "PRK", "south": "KOR"}
# What follows one of these depends on the party before it: "staff in Kyiv", "talks with".
_BELOW = re.compile(r"\b(?:in|at|near|from|against|with|on|over|of|to|for|by)\b")
# Of nouns that no table knows, these name people or what carries them; "grenades" and "institutions" do not.
_PEOPLE = re.compile(
    r"(?:ers|ors|ists|ians|ants|ees|men|women|people|folk|crews?|staff|families|children|troops|force|forces)$"
)
_AMERICAN = frozenset(
    str.split(
        "administration|senate|congress|senator|congressman|congresswoman|attorney general|"
        "secretary of state|secretary of defense|defense secretary|treasury secretary|house speaker|"
        "first lady|homeland security|national guard|administration official",
        "|",
    )
)


@dataclass
class Cast:
    """Built once a report by `casting.of`; `who` may add an actor that only a slot names ("forum participants")."""

    text: str
    sentences: Sequence[Sentence]
    phrases: list[Phrase]
    names: Sequence[Name]
    day: str | None
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: dict[str, list[Span]] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    by_phrase: dict[Span, str] = field(default_factory=dict)
    places: Sequence[Place] = ()
    _starts: list[int] = field(default_factory=list)

    @cached_property
    def named_spans(self) -> frozenset[Span]:
        """Phrases that name somebody, rather than call him by his office or trade."""
        return frozenset(p.span for p in self.phrases if p.head.kind not in ("role", "title", "pronoun", "description"))

    def add(self, actor: Actor, span: Span | None) -> str:
        """Take an actor in, or add a mention to one that is known."""
        known = self.actors.get(actor.id)
        self.actors[actor.id] = _better(known, actor) if known else actor
        if span:
            self.mentions.setdefault(actor.id, []).append(span)
        return actor.id

    def sentence_at(self, at: int) -> int:
        """Number of the sentence that holds the character, or the last one before it."""
        return max(0, bisect_right(self._starts, at) - 1)

    def who(self, span: Span, exclude: Span | None = None) -> tuple[str, ...]:
        """Ids of the actors that a stretch of text names; `exclude` is a stretch (the trigger) that names none."""
        inside = [p for p in self.phrases if _touch(p, span) and _mostly(p, span)]
        if exclude:
            inside = [p for p in inside if not exclude[0] <= p.head.start < exclude[1]]
        heads = self._heads(inside)
        found = [a for p in heads for a in self._ids(p)]
        if found:
            return tuple(dict.fromkeys(found))
        return self._unnamed(span)

    def _heads(self, inside: list[Phrase]) -> list[Phrase]:
        """The phrases that are actors here: the first, and those joined to it by "and" or commas; no complements."""
        inside = [p for p, after in _with_next(inside) if p.head.kind != "title" and not self._owns_next(p, after)]
        plain = [p for p, after in _with_next(inside) if not p.adjectival or self._shares_head(p, after)]
        kept: list[Phrase] = []
        for p in plain or [p for p in inside if self.text[p.end : p.end + 1] != "-"]:
            gap = self.text[kept[-1].end : p.start] if kept else ""
            if kept and gap == " " and kept[-1].head.kind == "pronoun":  # "which analysts say"
                kept[-1] = p
                continue
            if not kept or (_AND.fullmatch(gap) and not _CLAUSE.match(gap.lstrip(", ")) and not _BELOW.search(gap)):
                kept.append(p)
        return kept

    def _shares_head(self, phrase: Phrase, following: Sequence[Phrase]) -> bool:
        """ "Thai and Cambodian soldiers": both are actors."""
        if phrase.head.kind != "adjective" or not following or not following[0].state:
            return False
        return self.text[phrase.end : following[0].start] in (" and ", ", ", " or ", ", and ")

    def _owns_next(self, phrase: Phrase, following: Sequence[Phrase]) -> bool:
        """ "his deputy ministers", "Assad’s forces": whoever owns them is no actor beside them."""
        if not following or following[0].head.kind not in ("role", "org", "organ"):
            return False
        gap = self.text[phrase.end : following[0].start]
        if phrase.head.kind == "pronoun":
            return phrase.head.key in _POSSESSIVES and len(gap.split()) <= 2
        return bool(_OWNERS_GAP.match(gap))

    def _ids(self, phrase: Phrase) -> tuple[str, ...]:
        known = self.by_phrase.get(phrase.span)
        if known:
            return (known,)
        name = phrase.head
        if name.kind == "pronoun":
            return antecedent(name.key, name.start, self.sentence_at(name.start), self.seen, self.actors, self.genders)
        if name.kind == "description":
            return self._described(name)
        return ()

    def _described(self, name: Name) -> tuple[str, ...]:
        """ "his country" is that of whoever he is, "the country" that of the sentence's first actor."""
        owner, _, noun = name.key.partition(" ")
        if noun in _KOREAS:  # "the North" with a capital, where the report is about it
            key, word = _KOREAS[noun], self.text[name.end - len(noun) : name.end]
            return (key,) if word[0].isupper() and key in self.actors else ()
        if noun not in ("country", "nation"):
            return described(name.key, name.start, self.seen, self.actors)
        sentence = self.sentence_at(name.start)
        if owner == "the":
            whose = [s.actor for s in self.seen if s.sentence == sentence and s.start < name.start][:1]
        else:
            whose = list(antecedent(owner, name.start, sentence, self.seen, self.actors, self.genders))
        country = next((self.actors[w].country for w in whose if self.actors[w].country), None)
        if country is None:
            return described(name.key, name.start, self.seen, self.actors)
        return (self.add(state(country), None),)

    def _unnamed(self, span: Span) -> tuple[str, ...]:
        """An actor that only its own words name; nothing where these say no more than a pronoun or adjective does."""
        name = bare(self.text[span[0] : span[1]])
        if not self._may_name(name, span):
            return ()
        within = next((p.state for p in self.phrases if p.state and _touch(p, span)), None)
        place = next((_land(p) for p in self.places if _touch(p, span)), None)
        return (self.add(Actor(id=slug(name), name=name[:120], type="other", country=within or place), span),)

    def _may_name(self, name: str, span: Span) -> bool:
        tokens = name.split()
        if len(name) < 3 or not name[0].isalpha() or shapes.words().get(tokens[0].lower()) == "small":
            return False
        if any(p.head.kind in ("treaty", "pronoun", "description") and _touch(p, span) for p in self.phrases):
            return False
        beside = self.text[span[1] : span[1] + 1] + self.text[max(0, span[0] - 1) : span[0]]
        return (not name.islower() or bool(_PEOPLE.search(name))) and "-" not in beside

    def land_of(self, sentence: int) -> str | None:
        """The one country in which a sentence's places lie, `None` where it names none or several."""
        span = self.sentences[sentence]
        inside = (p for p in self.places if span.start <= p.start < span.end and not p.as_actor)
        found = {land for p in inside if (land := _land(p))}
        return found.pop() if len(found) == 1 else None

    def state_before(self, at: int, word: str = "") -> str | None:
        """The state that "the government", "police" or "the army" at `at` belongs to.

        The state that the sentence has named as its subject, the one country of its places, the country of the
        dateline, the report's commonest state; a few words are said of one state only ("the Senate").
        """
        if word in _AMERICAN and any(p.state == "USA" for p in self.phrases):
            return "USA"
        sentence = self.sentence_at(at)
        for s in reversed(self.seen):
            if s.sentence == sentence and s.start < at and self.actors[s.actor].country:
                return self.actors[s.actor].country
        return self.land_of(sentence) or self.home

    @cached_property
    def home(self) -> str | None:
        """The country that the report is mostly about: that of its dateline, else the one it names most."""
        counted = Counter(p.state for p in self.phrases if p.state)
        first = self.sentences[0].start if self.sentences else 0
        opening = (p for p in self.places if p.start - first < 40)
        filed = next((p.country for p in opening if "—" in self.text[p.end : p.end + 40]), None)
        return filed if filed in counted else (counted.most_common(1)[0][0] if counted else filed)


def _better(known: Actor, new: Actor) -> Actor:
    """What the first mention left out, the later one adds."""
    return msgspec.structs.replace(
        known,
        name=new.name if new.type == "outlet" else known.name,
        country=known.country or new.country,
        sector=known.sector or new.sector,
        office=known.office or new.office,
    )


def _land(place: Place) -> str | None:
    """The state of a place, of those that our table has: a speck of an island may lie in none."""
    return place.country if place.country and states.by_id(place.country) else None


def _touch(it: Phrase | Place, span: Span) -> bool:
    return it.start < span[1] and span[0] < it.end


def _with_next(phrases: Sequence[Phrase]) -> Iterator[tuple[Phrase, Sequence[Phrase]]]:
    """Each phrase with the one after it, if there is one."""
    return ((p, phrases[k + 1 : k + 2]) for k, p in enumerate(phrases))


def _mostly(phrase: Phrase, span: Span) -> bool:
    """The head lies in the span, or most of the phrase does, or the span is a part: "President" of "President X"."""
    if span[0] <= phrase.head.start < span[1]:
        return True
    common = min(phrase.end, span[1]) - max(phrase.start, span[0])
    return common > 0.6 * min(phrase.end - phrase.start, span[1] - span[0])
