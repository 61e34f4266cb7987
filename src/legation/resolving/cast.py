"""Who is who in one report: names, roles and pronouns -> actors, and for any stretch of text the actors it names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from legation.data import roles
from legation.mentions import shapes
from legation.model import Actor, Name, Place, Sentence, Span
from legation.resolving import identities
from legation.resolving.phrases import Phrase, build
from legation.resolving.references import Seen, antecedent, described
from legation.resolving.slugs import bare, slug

_SUBJECT = re.compile(
    r"^(?:,[^,.;]{3,80},)?\s(?:has|have|had|is|was|will|would|also|on \w+day|\w+ed|said|says|told|met|sent|held|led|won|gave|made|took|began|went|came|fell)\b"
)
_CLAUSE = re.compile(
    r"^\s*(?:,|who\b|which\b|that\b|whose\b|against\b|including\b|with\b|over\b|from\b|in\b|on\b|near\b|at\b)"
)
_WOMEN = frozenset(
    {"ms", "mrs", "miss", "queen", "first lady", "spokeswoman", "chairwoman", "congresswoman", "princess"}
)
_MEN = frozenset({"mr", "king", "spokesman", "chairman", "congressman", "prince", "sheikh"})


@dataclass
class Cast:
    """Built once a report by `of`; `who` may add an actor that only a slot names ("forum participants")."""

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
        inside = [
            p for p in self.phrases
            if p.start < span[1] and span[0] < p.end and _mostly(p, span) and not (exclude and exclude[0] <= p.head.start < exclude[1])
        ]  # fmt: skip
        heads = self._heads(inside, span)
        found = [a for p in heads for a in self._ids(p)]
        if found:
            return tuple(dict.fromkeys(found))
        return self._unnamed(span)

    def _heads(self, inside: list[Phrase], span: Span) -> list[Phrase]:
        """The phrases that are actors here: the first, and those joined to it by "and" or commas; no complements."""
        inside = [p for k, p in enumerate(inside) if p.head.kind != "title" and not self._owns_next(p, inside[k + 1 : k + 2])]
        plain = [p for k, p in enumerate(inside) if not p.adjectival or self._shares_head(p, inside[k + 1 : k + 2])] or inside
        kept: list[Phrase] = []
        for p in plain:
            gap = self.text[kept[-1].end : p.start] if kept else ""
            if not kept or (
                re.fullmatch(
                    r"[\s,;/–—-]*(?:and|or|as well as|along with|together with|&)?[\s,]*(?:the|its|their|his|her)?\s*(?:[\w’'-]+\s){0,3}",
                    gap,
                )
                and not _CLAUSE.match(gap.lstrip(", "))
            ):
                kept.append(p)
        return kept

    def _shares_head(self, phrase: Phrase, following: Sequence[Phrase]) -> bool:
        """ "Thai and Cambodian soldiers": both are actors."""
        if phrase.head.kind != "adjective" or not following or not following[0].state:
            return False
        return self.text[phrase.end : following[0].start] in (" and ", ", ", " or ", ", and ")

    def _owns_next(self, phrase: Phrase, following: Sequence[Phrase]) -> bool:
        """ "his deputy ministers": the pronoun is no actor beside the ministers."""
        if phrase.head.kind != "pronoun" or phrase.head.key not in ("his", "her", "its", "their", "our") or not following:
            return False
        return len(self.text[phrase.end : following[0].start].split()) <= 2 and following[0].head.kind in ("role", "org", "organ")

    def _ids(self, phrase: Phrase) -> tuple[str, ...]:
        known = self.by_phrase.get(phrase.span)
        if known:
            return (known,)
        name = phrase.head
        if name.kind == "pronoun":
            return antecedent(name.key, name.start, self.sentence_at(name.start), self.seen, self.actors, self.genders)
        if name.kind == "description":
            return described(name.key, name.start, self.seen, self.actors)
        return ()

    def _unnamed(self, span: Span) -> tuple[str, ...]:
        """An actor that only its own words name; nothing where these say no more than a pronoun or an adjective does."""
        name = bare(self.text[span[0] : span[1]])
        if not self._may_name(name, span):
            return ()
        within = next((p.state for p in self.phrases if p.state and p.start < span[1] and span[0] < p.end), None)
        place = next((p.country for p in self.places if p.start < span[1] and span[0] < p.end), None)
        return (self.add(Actor(id=slug(name), name=name[:120], type="other", country=within or place), span),)

    def _may_name(self, name: str, span: Span) -> bool:
        tokens = name.split()
        if len(name) < 3 or not name[0].isalpha() or all(shapes.words().get(t.lower()) == "small" for t in tokens):
            return False
        if any(p.head.kind in ("treaty", "pronoun", "description") and p.start < span[1] and span[0] < p.end for p in self.phrases):
            return False
        return (not name.islower() or bool(_PEOPLE.search(name))) and "-" not in self.text[span[1] : span[1] + 1] + self.text[max(0, span[0] - 1) : span[0]]

    def land_of(self, sentence: int) -> str | None:
        """The one country in which a sentence's places lie, `None` where it names none or several."""
        span = self.sentences[sentence]
        found = {p.country for p in self.places if span.start <= p.start < span.end and p.country and not p.as_actor}
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
        filed = next((p.country for p in self.places if p.start - first < 40 and self.text[p.end : p.end + 40].find("—") >= 0), None)
        return filed if filed in counted else (counted.most_common(1)[0][0] if counted else filed)


# Of nouns that no table knows, these name people or what carries them; "grenades" and "institutions" do not.
_PEOPLE = re.compile(r"(?:ers|ors|ists|ians|ants|ees|men|women|people|folk|crews?|staff|families|children|troops|force|forces)$")
_AMERICAN = frozenset(
    [
        "administration",
        "senate",
        "congress",
        "senator",
        "congressman",
        "congresswoman",
        "attorney general",
        "secretary of state",
        "secretary of defense",
        "defense secretary",
        "treasury secretary",
        "house speaker",
        "first lady",
        "homeland security",
        "national guard",
        "administration official",
    ]
)


def of(
    text: str, sentences: Sequence[Sentence], names: Sequence[Name], day: str | None, places: Sequence[Place] = ()
) -> Cast:
    """The cast of a report published on `day` (ISO) or on a day unknown."""
    phrases = build(text, sentences, names)
    cast = Cast(text, sentences, phrases, names, day, places=places, _starts=[s.start for s in sentences])
    persons = _people(cast)
    order: Counter[int] = Counter()
    for phrase in phrases:
        sentence = cast.sentence_at(phrase.start)
        actor = persons.get(phrase.person) if phrase.person else _unnamed_role(cast, phrase, persons)
        if actor is None:
            continue
        span = (phrase.start, phrase.end) if phrase.person is None else (phrase.head.start, phrase.head.end)
        identity = cast.add(actor, span)
        cast.by_phrase[phrase.span] = identity
        _note_gender(cast, phrase, identity)
        if phrase.adjectival:
            continue
        order[sentence] += 1
        cast.seen.append(
            Seen(
                phrase.start,
                sentence,
                order[sentence],
                identity,
                bool(_SUBJECT.match(text[phrase.end : phrase.end + 90])),
            )
        )
    return cast


def _people(cast: Cast) -> dict[str, Actor]:
    """Every person by each form of the name: the fullest phrase tells office and country, the table fills the rest."""
    told: dict[str, Phrase] = {}
    for p in cast.phrases:
        if p.person and (p.person not in told or _tells(p) > _tells(told[p.person])):
            told[p.person] = p
    full = {name: _full(name, told) for name in told}
    made: dict[str, Actor] = {}
    for name in told:
        best = max((told[n] for n in told if full[n] == full[name]), key=_tells)
        made[name] = _person(cast, full[name], best)
    return made


def _tells(phrase: Phrase) -> int:
    role = phrase.role is not None and phrase.role.kind == "role"
    return 2 * role + (identities.country_of(phrase) is not None or phrase.body is not None)


def _full(name: str, told: dict[str, Phrase]) -> str:
    """ "Pashinyan" -> "Nikol Pashinyan" where one such full name is told, in order of length."""
    if " " in name:
        return name
    longer = [n for n in told if " " in n and name in n.split()]
    return longer[0] if longer else name


def _person(cast: Cast, name: str, phrase: Phrase) -> Actor:
    known = identities.person(name, cast.day)
    role = phrase.role if phrase.role is not None and phrase.role.kind == "role" else None
    row = roles.find(role.key) if role else None
    country = identities.country_of(phrase)
    if (
        country is None
        and phrase.body is None
        and (row is None or known.office is None or _same_office(row, known.office))
    ):
        country = known.country
    office = ("former " if phrase.former else "") + cast.text[role.start : role.end] if role else known.office
    sector = (row.sector if row else None) or (
        "IGO" if phrase.body is not None and phrase.body.kind == "body" else known.sector
    )
    return Actor(id=known.id, name=known.name, type="person", country=country, sector=sector, office=office)


def _same_office(row: roles.Role, office: str) -> bool:
    """Whether the report's word and the table's office can be one: "leader" can be a president, "chief" no prime minister."""
    held = roles.find(office)
    return held is None or held.rank == row.rank or row.rank in (None, "leader", "head")


def _unnamed_role(cast: Cast, phrase: Phrase, persons: dict[str, Actor]) -> Actor | None:
    """A phrase without a person's name; "the French president" is the person who holds that office here or by the table."""
    if phrase.head.kind in ("pronoun", "description", "title"):
        return None
    row = roles.find(phrase.head.key) if phrase.head.kind == "role" else None
    actor = identities.of_phrase(phrase, cast.text, _context(cast, phrase, persons))
    if actor is not None and actor.country is None and row is not None and row.sector in _OF_A_LAND and phrase.body is None:
        actor = _of_land(cast, phrase, actor)
    if actor is None or row is None or phrase.head.plural or phrase.former or row.class_ != "person":
        return actor
    same = [
        p for p in persons.values() if p.office and p.office.lower() == phrase.head.key and p.country == actor.country
    ]
    if same and same[0].id in cast.actors:
        return same[0]
    name = identities.holder(actor.country, phrase.head.key, cast.day) if actor.country else None
    return identities.person(name, cast.day) if name else actor


def _context(cast: Cast, phrase: Phrase, persons: dict[str, Actor]) -> str | None:
    """The state of whoever an office belongs to ("the Trump administration", "his ministers"), else the passage's."""
    if phrase.owner and phrase.owner in persons:
        return persons[phrase.owner].country
    return cast.state_before(phrase.start, phrase.head.key)


def _of_land(cast: Cast, phrase: Phrase, actor: Actor) -> Actor:
    """Civilians, crowds and rebels are of the land where the sentence puts them."""
    land = cast.land_of(cast.sentence_at(phrase.start))
    return msgspec.structs.replace(actor, id=f"{land}-{actor.id}", country=land) if land else actor


_OF_A_LAND = frozenset({"CVL", "REF", "OPP", "REB", "UAF", "LAB", "EDU", "MED", "REL"})
_HEADS_OF = frozenset({"head_of_state", "head_of_government"})


def _one_office(row: roles.Role, word: str, office: str | None) -> bool:
    """ "the French president" and "Emmanuel Macron, President"; "the Russian leader" and a president or premier."""
    if office is None:
        return False
    held = roles.find(office)
    return office.lower() == word or (row.rank == "leader" and held is not None and held.rank in _HEADS_OF)


def _note_gender(cast: Cast, phrase: Phrase, identity: str) -> None:
    word = phrase.role.key.rstrip(".") if phrase.role else ""
    if word in _WOMEN or word in _MEN:
        cast.genders[identity] = "f" if word in _WOMEN else "m"


def _better(known: Actor, new: Actor) -> Actor:
    """What the first mention left out, the later one adds."""
    return msgspec.structs.replace(
        known,
        country=known.country or new.country,
        sector=known.sector or new.sector,
        office=known.office or new.office,
    )


def _mostly(phrase: Phrase, span: Span) -> bool:
    """The head lies in the span, or most of the phrase does, or the span is a piece of the phrase ("President" of "President X")."""
    if span[0] <= phrase.head.start < span[1]:
        return True
    common = min(phrase.end, span[1]) - max(phrase.start, span[0])
    return common > 0.6 * min(phrase.end - phrase.start, span[1] - span[0])


def finished(cast: Cast, used: Collection[str]) -> tuple[Actor, ...]:
    """The actors with all their mentions, in order of first mention: whoever has a name, and of the rest ("lawmakers",
    "a general") those that some row uses."""
    named = {a for p, a in cast.by_phrase.items() if p in cast.named_spans}
    made = []
    for identity, actor in cast.actors.items():
        if identity not in named and identity not in used:
            continue
        spans = tuple(sorted(set(cast.mentions.get(identity, []))))
        made.append(msgspec.structs.replace(actor, mentions=spans))
    return tuple(sorted(made, key=lambda a: (a.mentions[0] if a.mentions else (1 << 60, 0), a.id)))
