"""The tables of a record: every column with its type and meaning. docs/record.md is written from here.

A row is never changed but for `retired_in`. `added_in` and `retired_in` are versions of the record (numbers of
`runs`), so "as of version v" is `added_in <= v and (retired_in is null or retired_in > v)`.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32())])
SPANS = pa.list_(SPAN)
IDS = pa.list_(pa.string())
AT = pa.timestamp("us", tz="UTC")
PARTIES = pa.list_(pa.struct([(n, pa.string()) for n in ("id", "name", "type", "country", "sector")]))
MAGNITUDES = pa.list_(
    pa.struct(
        [
            ("kind", pa.string()),
            ("low", pa.float64()),
            ("high", pa.float64()),
            ("unit", pa.string()),
            ("start", pa.int32()),
            ("end", pa.int32()),
        ]
    )
)
FIGURES = pa.list_(
    pa.struct(
        [
            ("kind", pa.string()),
            ("low", pa.float64()),
            ("high", pa.float64()),
            ("unit", pa.string()),
            ("by", pa.list_(pa.struct([("who", pa.string()), ("low", pa.float64()), ("high", pa.float64())]))),
        ]
    )
)
DISPUTES = pa.list_(
    pa.struct(
        [
            ("over", pa.string()),
            ("versions", pa.list_(pa.struct([("version", pa.string()), ("by", pa.list_(pa.string()))]))),
        ]
    )
)
ANCHORS = pa.list_(
    pa.struct([("report", pa.string()), ("start", pa.int32()), ("end", pa.int32()), ("type", pa.string())])
)


@dataclass(frozen=True)
class Column:
    """A column: its name, Arrow type and meaning."""

    name: str
    type: pa.DataType
    meaning: str


@dataclass(frozen=True)
class Table:
    """A table of the record. `key` identifies a row among those that are current; `derived` tables are made anew from
    the others."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    derived: bool = False

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema; all columns can be null."""
        return pa.schema([(c.name, c.type) for c in self.columns])


def _columns(*rows: tuple[str, pa.DataType, str]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


_REPORT = ("report", pa.string(), "Key of the report: 32 hex digits out of text, outlet, address and day.")
_VERSIONED = (
    ("made_by", pa.string(), "Version of the program, and a hash of its code, models and tables: `0.1.0/3f2a9c11`."),
    ("added_in", pa.int64(), "Version of the record in which the row came in."),
    ("retired_in", pa.int64(), "Version in which another row took its place; null while current."),
)
_SEEN = (
    ("outlet", pa.string(), "Outlet of the report."),
    ("published", pa.date32(), "Day of publication of the report."),
)
_DAYS = (
    ("earliest", pa.date32(), "First day on which it can have happened."),
    ("latest", pa.date32(), "Last day."),
    ("basis", pa.string(), "What gave the days: clause, sentence, anchor, focus, report."),
)
_CODES = (
    ("type", pa.string(), "PLOVER's type."),
    ("mode", pa.string(), "PLOVER's mode."),
    ("contexts", IDS, "PLOVER's contexts."),
    ("cameo", pa.string(), "Most specific CAMEO code."),
    ("quad", pa.int8(), "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."),
    ("score", pa.float64(), "From -10 (conflict) to 10 (cooperation)."),
)
_WHERE = (
    ("place_name", pa.string(), "Place, by its usual English name."),
    ("place_country", pa.string(), "Country of the place."),
    ("lat", pa.float64(), "Latitude in degrees (WGS84)."),
    ("lon", pa.float64(), "Longitude in degrees (WGS84)."),
)

REPORTS = Table(
    "reports",
    "One row a report, and one more for every later version of it.",
    _columns(
        _REPORT,
        ("id", pa.string(), "The caller's id."),
        ("headline", pa.string(), "Headline."),
        ("byline", pa.string(), "Who wrote it."),
        ("outlet", pa.string(), "Who published it."),
        ("published", pa.date32(), "Day of publication."),
        ("url", pa.string(), "Address, as given."),
        ("address", pa.string(), "The same in one form, by which later versions are known."),
        ("language", pa.string(), "Language."),
        ("text", pa.string(), "The text as given; all spans point into it."),
        ("source", pa.string(), "File or address that it was added from."),
        ("added", AT, "When it was added."),
        ("revision", pa.int32(), "1 for the first version seen of an address, 2 for the next."),
        ("supersedes", pa.string(), "Key of the version before."),
        *_VERSIONED,
    ),
    key=("report",),
)
ACTORS = Table(
    "actors",
    "Who is named in a report, by report; one id is one actor in all of them.",
    _columns(
        _REPORT,
        ("actor", pa.string(), "Id: ISO 3166-1 alpha-3 of a state, acronym of a body, slug of anybody else."),
        ("name", pa.string(), "Name."),
        ("type", pa.string(), "state, igo, organ, person, armed_group, party, company, people, outlet, other."),
        ("country", pa.string(), "State that the actor belongs to."),
        ("sector", pa.string(), "PLOVER's sector."),
        ("office", pa.string(), "Office held on that day."),
        ("anonymous", pa.bool_(), "Called by office or trade alone."),
        ("mentions", SPANS, "Where named."),
        *_VERSIONED,
    ),
    key=("report", "actor"),
)
TIMES = Table(
    "times",
    "Time expressions.",
    _columns(
        _REPORT,
        ("start", pa.int32(), "First character."),
        ("end", pa.int32(), "One past the last character."),
        ("text", pa.string(), "The words."),
        ("type", pa.string(), "DATE, TIME, DURATION, SET."),
        ("value", pa.string(), "TIMEX3 value."),
        ("earliest", pa.date32(), "First day that it can mean."),
        ("latest", pa.date32(), "Last day that it can mean."),
        *_VERSIONED,
    ),
    key=("report", "start", "end"),
)
PLACES = Table(
    "places",
    "Toponyms.",
    _columns(
        _REPORT,
        ("place", pa.int32(), "Number in the report, from 0; `place` of an event."),
        ("start", pa.int32(), "First character."),
        ("end", pa.int32(), "One past the last character."),
        ("text", pa.string(), "The words."),
        ("name", pa.string(), "Usual English name."),
        ("country", pa.string(), "Country."),
        ("lat", pa.float64(), "Latitude in degrees (WGS84)."),
        ("lon", pa.float64(), "Longitude in degrees (WGS84)."),
        ("kind", pa.string(), "Kind of place."),
        ("as_actor", pa.bool_(), "The name stands for a government."),
        *_VERSIONED,
    ),
    key=("report", "place"),
)
QUOTES = Table(
    "quotes",
    "What was said, by whom, through whom.",
    _columns(
        _REPORT,
        ("id", pa.string(), "q1, q2, … in the report."),
        ("kind", pa.string(), "direct, indirect, mixed."),
        ("speaker", pa.string(), "Actor id of the speaker."),
        ("speaker_name", pa.string(), "The speaker's name."),
        ("speaker_country", pa.string(), "The speaker's country."),
        ("via", pa.string(), "Actor id of the outlet that the words went through."),
        ("addressee", pa.string(), "Actor id of whom they were said to."),
        ("source", SPANS, "Words that name the speaker."),
        ("cue", SPANS, "Words that say that somebody speaks."),
        ("content", SPANS, "What was said."),
        ("words", pa.string(), "The same as text."),
        *_DAYS,
        ("venue", pa.string(), "Occasion of the saying, as worded."),
        ("within", pa.string(), "Id of the quotation that it stands inside."),
        ("confidence", pa.float64(), "0 to 1."),
        *_SEEN,
        *_VERSIONED,
    ),
    key=("report", "id"),
)
EVENTS = Table(
    "events",
    "Mentions of acts, one row each; `sightings` says which are one real act.",
    _columns(
        ("event", pa.string(), "Key of the mention: 12 characters, the same after the report is coded anew."),
        _REPORT,
        ("id", pa.string(), "e1, e2, … in the report."),
        *_CODES,
        ("actor", IDS, "Ids of who did it."),
        ("recipient", IDS, "Ids of those to whom it was done."),
        ("actor_countries", IDS, "Their countries; a body's or group's own id where it has none."),
        ("recipient_countries", IDS, "The same of the recipients."),
        *_DAYS,
        ("place", pa.int32(), "Number of the place in `places`."),
        *_WHERE,
        ("status", pa.string(), "actual, future, hypothetical, negated."),
        ("historical", pa.bool_(), "More than a year before the report."),
        ("said_by", pa.string(), "Id of the quotation that it stands in; null in the report's own voice."),
        ("speaker", pa.string(), "Actor id of whose claim it is."),
        ("speaker_name", pa.string(), "The same by name."),
        ("occasion_in_report", pa.int32(), "Same number: the same real act, as seen within the report."),
        ("trigger", SPAN, "Words that name the act."),
        ("words", pa.string(), "The same as text."),
        ("stems", IDS, "Those words without their endings, by which like mentions are looked for."),
        ("sentence", SPAN, "Sentence that they stand in."),
        ("evidence", pa.string(), "The same as text."),
        ("magnitude", MAGNITUDES, "What the text counts."),
        ("condition", SPAN, "Words on which it depends."),
        ("confidence", pa.float64(), "0 to 1."),
        ("because", pa.string(), "What decided."),
        *_SEEN,
        *_VERSIONED,
    ),
    key=("event",),
)
TIES = Table(
    "ties",
    "Standing relations: memberships, offices, treaties.",
    _columns(
        _REPORT,
        ("tie", pa.int32(), "Number in the report, from 0."),
        ("kind", pa.string(), "member, observer, party, left, suspended, office, host, established."),
        ("holder", pa.string(), "Actor id of who stands in it."),
        ("holder_name", pa.string(), "The same by name."),
        ("body", pa.string(), "Actor id or treaty's id that it is to."),
        ("body_name", pa.string(), "The same by name."),
        ("office", pa.string(), "The office."),
        ("since", pa.string(), "Day, month or year from which it holds."),
        ("until", pa.string(), "Day, month or year to which it held."),
        ("as_of", pa.date32(), "Day for which it is stated."),
        ("said_by", pa.string(), "Id of the quotation that it stands in."),
        ("span", SPAN, "Words that state it."),
        ("words", pa.string(), "The same as text."),
        *_SEEN,
        *_VERSIONED,
    ),
    key=("report", "tie"),
)
_OCCASION = ("occasion", pa.string(), "Id of the occasion: 12 characters.")
_KNOWN_IN = tuple(c for c in _VERSIONED if c[0] != "made_by")
SIGHTINGS = Table(
    "sightings",
    "Which mention belongs to which occasion.",
    _columns(
        ("event", pa.string(), "Key of the mention."),
        _OCCASION,
        ("report", pa.string(), "Key of its report."),
        (
            "component",
            pa.string(),
            "Mentions that hang together by likely pairs; what is settled anew is settled whole.",
        ),
        ("because", pa.string(), "What tied it to the others: the chance of the pair that did, or a decision."),
        *_KNOWN_IN,
    ),
    key=("event",),
    derived=True,
)
LINKS = Table(
    "links",
    "Pairs of mentions that were weighed: those of one report, and those of two that it would be prudent to join.",
    _columns(
        ("a", pa.string(), "Key of one mention."),
        ("b", pa.string(), "Key of the other; a < b."),
        ("within", pa.bool_(), "Both stand in one report."),
        ("chance", pa.float64(), "0 to 1; -1 where something told of one cannot be true of the other."),
        *_KNOWN_IN,
    ),
    key=("a", "b"),
    derived=True,
)
COPIES = Table(
    "copies",
    "Which reports are near-copies of one text (wire copy), by their word shingles (MinHash).",
    _columns(
        _REPORT,
        ("copy_of", pa.string(), "Key of the first of its like: its own, where it is no copy."),
        ("likeness", pa.float64(), "Share of word shingles that it has in common with the one that it was found by."),
        ("bands", IDS, "Its MinHash in bands: two reports that share one are compared."),
        ("published", pa.date32(), "Day of publication."),
        *_KNOWN_IN,
    ),
    key=("report",),
    derived=True,
)
OCCASIONS = Table(
    "occasions",
    "Real acts, however often they are mentioned.",
    _columns(
        _OCCASION,
        *_CODES,
        ("actor", PARTIES, "Who did it."),
        ("recipient", PARTIES, "To whom it was done."),
        ("actor_countries", IDS, "Countries of the actors; a body's or group's own id where it has none."),
        ("recipient_countries", IDS, "The same of the recipients."),
        ("day", pa.date32(), "First day on which it can have happened; null where nobody dates it."),
        ("latest", pa.date32(), "Last day on which it can have happened."),
        ("basis", pa.string(), "What gave the days."),
        *_WHERE,
        ("place_kind", pa.string(), "Kind of place."),
        ("status", pa.string(), "actual where anybody says that it happened, unless a person decided otherwise."),
        ("historical", pa.bool_(), "More than a year before all its reports."),
        ("claimed_by", IDS, "In whose words it stands; empty where a report says it in its own voice."),
        ("n_mentions", pa.int32(), "Mentions."),
        ("n_reports", pa.int32(), "Reports that mention it."),
        ("n_outlets", pa.int32(), "Outlets of these."),
        ("n_texts", pa.int32(), "Reports, near-copies of one text counted once."),
        ("first_seen", pa.date32(), "First day of publication."),
        ("last_seen", pa.date32(), "Last day of publication."),
        ("magnitude", FIGURES, "What is counted: least and most, and by source."),
        ("disputes", DISPUTES, "What sources disagree on."),
        ("confidence", pa.float64(), "That of its surest mention."),
        ("evidence", pa.string(), "Sentence of its surest mention."),
        ("report", pa.string(), "Key of the report of that sentence."),
        ("confirmed", pa.bool_(), "A person has confirmed it (true) or rejected it (false); null: nobody looked."),
        *_KNOWN_IN,
    ),
    key=("occasion",),
    derived=True,
)
DYADS = Table(
    "dyads",
    "Occasions by pair: one row for each actor's country and recipient's country; for counting over pairs.",
    _columns(
        _OCCASION,
        ("actor", pa.string(), "Country of an actor, or the id of one without."),
        ("recipient", pa.string(), "Country of a recipient, or the id of one without; null where there is none."),
        ("day", pa.date32(), "First day; of publication where nobody dates the act."),
        ("dated", pa.bool_(), "Whether the day is the act's own."),
        ("type", pa.string(), "PLOVER's type."),
        ("mode", pa.string(), "PLOVER's mode."),
        ("quad", pa.int8(), "PLOVER's class, 1 to 4."),
        ("score", pa.float64(), "From -10 to 10."),
        ("status", pa.string(), "actual, future, hypothetical, negated."),
        ("claimed", pa.bool_(), "Only claimed, by nobody's own voice."),
        ("n_reports", pa.int32(), "Reports that mention it."),
        ("confidence", pa.float64(), "0 to 1."),
        *_KNOWN_IN,
    ),
    key=("occasion", "actor", "recipient"),
    derived=True,
)
DECISIONS = Table(
    "decisions",
    "What persons decided about occasions.",
    _columns(
        ("decision", pa.string(), "Id of the decision."),
        ("at", AT, "When."),
        ("by", pa.string(), "Who."),
        ("action", pa.string(), "merge, split, reject, confirm, undo."),
        ("mentions", ANCHORS, "Mentions that it is about: report, trigger, type."),
        ("undoes", pa.string(), "Id of the decision that it takes back."),
        ("note", pa.string(), "Why."),
        *_KNOWN_IN,
    ),
    key=("decision",),
)
RUNS = Table(
    "runs",
    "Every change of the record: its versions.",
    _columns(
        ("version", pa.int64(), "Number of the version, from 1."),
        ("run", pa.string(), "Id of the command that made it."),
        ("at", AT, "When."),
        ("action", pa.string(), "create, add, recode, settle, decide, compact."),
        ("made_by", pa.string(), "Version of the program, and a hash of its code, models and tables."),
        ("versions", pa.string(), "The same in full, as JSON."),
        ("rules", pa.string(), "Parameters of the rules for occasions, as JSON."),
        ("n_reports", pa.int64(), "Reports written."),
        ("n_events", pa.int64(), "Mentions of acts written."),
        ("tables", pa.string(), "Version of each Delta table, as JSON."),
    ),
    key=("version",),
)

BASE = (REPORTS, ACTORS, TIMES, PLACES, QUOTES, EVENTS, TIES)
DERIVED = (LINKS, COPIES, SIGHTINGS, OCCASIONS, DYADS)
TABLES = (*BASE, *DERIVED, DECISIONS, RUNS)


def table(name: str) -> Table:
    """The table of that name. Raises `KeyError`."""
    return {t.name: t for t in TABLES}[name]
