"""The values that pass through the house: frozen, typed, every one anchored to the text as given.

Offsets are 0-based, half-open and count Unicode code points of `Report.text`; `text[start:end]` is the
evidence of whatever carries the span. Unknown is `None` (or an empty tuple), never `""` or `0`.
Dates are ISO 8601 strings; `earliest` and `latest` are days (`YYYY-MM-DD`), both inclusive.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Span = tuple[int, int]

PartKind = Literal[
    "headline", "standfirst", "byline", "date", "outlet", "caption", "credit", "heading", "boilerplate", "body"
]
ActorType = Literal["state", "igo", "organ", "person", "armed_group", "party", "company", "people", "outlet", "other"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
QuoteKind = Literal["direct", "indirect", "mixed", "attitude", "plan"]
Stance = Literal["saying", "attitude", "plan"]
Status = Literal["actual", "future", "hypothetical", "negated"]
TieKind = Literal["member", "observer", "party", "left", "suspended", "office", "host", "established"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT",
    "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


class Part(msgspec.Struct, frozen=True):
    """A stretch of the report (a line, or several) and what newspapers use it for."""

    start: int
    end: int
    kind: PartKind


class Dateline(msgspec.Struct, frozen=True):
    """ "MINSK, Nov. 23 (Reuters) —": where and when the report was filed, and the agency that filed it."""

    start: int
    end: int
    place: Span | None
    date: str | None
    agency: str | None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One news item as stored. `parts` cover every non-blank line of `text`, in order, without overlap."""

    id: str
    text: str
    headline: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    dateline: Dateline | None = None
    parts: tuple[Part, ...] = ()


class Sentence(msgspec.Struct, frozen=True):
    """`paragraph` numbers the line that the sentence stands in; `kind` is that line's."""

    start: int
    end: int
    paragraph: int
    kind: PartKind


class Days(msgspec.Struct, frozen=True):
    """A span of days, both ends inclusive; `basis` says where it is from (clause, sentence, anchor, focus, report)."""

    earliest: str
    latest: str
    basis: str | None = None


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression after TimeML's TIMEX3: `value` as that standard writes it, `earliest`/`latest` as days."""

    start: int
    end: int
    text: str
    type: TimeType
    value: str | None
    earliest: str | None = None
    latest: str | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A toponym. `as_actor` where the name stands for a government ("Moscow said"). WGS84 degrees."""

    start: int
    end: int
    text: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    kind: str | None
    as_actor: bool = False


class Name(msgspec.Struct, frozen=True):
    """Words that may name an actor, before anyone is identified.

    `kind`: state, adjective, people, capital, metonym (a state by name, demonym, seat); body, organ, group, outlet,
    party, treaty (from the tables); person, org (by shape); role (a common noun of office or trade), title (Mr., Gen.),
    pronoun, description ("the bloc"). `key` is the id in the table, the role's singular, the pronoun or the
    description.
    """

    start: int
    end: int
    kind: str
    key: str
    plural: bool = False


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Words (or thoughts, or plans: `stance`) given to a source, as the reader marked them: nobody identified yet."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    stance: Stance = "saying"


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """The words of an act, as the reader marked them, with the words that fill its slots. `voice` is the
    probability that the act stands in somebody's words rather than the report's own."""

    start: int
    end: int
    sentence: int
    type: EventType
    mode: str | None
    status: Status
    contexts: tuple[str, ...]
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]
    time: tuple[Span, ...]
    place: tuple[Span, ...]
    confidence: float
    voice: float
    because: str


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who acts or speaks. `id`: ISO 3166-1 alpha-3 for a state, the acronym of a body, a slug for the rest.
    An official acting for a state carries its `country`. `sector` after PLOVER (GOV, MIL, REB …). `anonymous` where
    the report calls somebody by office or trade alone ("a senior official", "industry sources")."""

    id: str
    name: str
    type: ActorType
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    anonymous: bool = False
    mentions: tuple[Span, ...] = ()


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said. `source`, `cue`, `content` are lists of spans; `speaker` and `via` are actor ids."""

    id: str
    kind: QuoteKind
    speaker: str | None = None
    via: str | None = None
    addressee: str | None = None
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    date: Days | None = None
    venue: str | None = None
    within: str | None = None
    confidence: float = 1.0


class Magnitude(msgspec.Struct, frozen=True, kw_only=True):
    """How many or how much, where the text states it: at least `low` and at most `high`, `None` where it leaves that
    open ("dozens" is 24 to 99, "at least 12" 12 to `None`, "12" 12 to 12). `unit`: a currency (ISO 4217) or "t"."""

    start: int
    end: int
    kind: Literal[
        "killed", "wounded", "detained", "displaced", "abducted", "released", "expelled", "troops", "money", "tonnes"
    ]
    low: float | None
    high: float | None
    unit: str | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """An act coded in PLOVER. `actor` and `recipient` are actor ids; `place` indexes the report's places;
    `said_by` is the id of the quotation the act stands in, `None` in the report's own voice; `condition` the words
    on which an act depends that has not happened ("if he comes to the summit");
    mentions with the same `occasion` are one real act."""

    id: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    score: float
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    date: Days | None
    place: int | None
    status: Status
    historical: bool
    said_by: str | None
    occasion: int
    trigger: Span
    sentence: Span
    magnitude: tuple[Magnitude, ...]
    confidence: float
    because: str
    condition: Span | None = None


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """A standing relation that the report states: `holder` is an actor id, `body` an actor id or a treaty's name."""

    kind: TieKind
    holder: str | None
    body: str | None
    office: str | None
    since: str | None
    until: str | None
    as_of: str | None
    said_by: str | None
    span: Span


class Doc(msgspec.Struct, frozen=True, kw_only=True):
    """A report and all that has been read from it so far. Stages take one and give a new one."""

    report: Report
    sentences: tuple[Sentence, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    ties: tuple[Tie, ...] = ()
