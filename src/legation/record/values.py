"""What a record holds, as values: reports as kept, occasions, and the versions that made them.

Stores, views and exports hand these on. Frozen, like those of `legation.model`; unknown is `None` or an empty tuple.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, Protocol

import msgspec

from legation.model import ActorType, Days, Doc, EventType, Status

DisputeOver = Literal["date", "actor", "recipient", "place", "status", "magnitude"]


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A report in the record. `key` (32 hex digits) is the hash of its content; `doc` is what was read from it (the
    contract's layers: no sentences, names or triggers).

    `source` is the path or address that it came from; `added` the time (UTC, ISO 8601, seconds); `made_by` the versions
    of code, models and tables. A later version of the same address has a higher `revision` and names what it
    `supersedes`; the older one stays, no longer `current`. `occasions` gives the occasion's id for each event's id.
    """

    key: str
    doc: Doc
    added: str
    made_by: str
    source: str | None = None
    revision: int = 1
    supersedes: str | None = None
    current: bool = True
    occasions: Mapping[str, str] = {}


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """An actor or recipient of an occasion; the fields are `legation.model.Actor`'s."""

    id: str
    name: str
    type: ActorType
    country: str | None = None
    sector: str | None = None


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """The place of an occasion; the fields are `legation.model.Place`'s."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    kind: str | None = None


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted of an occasion ("killed"): the least and the most that any source states (`None`: open), and
    each source's own: name of the speaker where it is a claim, else of the outlet, with its range."""

    kind: str
    low: float | None
    high: float | None
    unit: str | None = None
    by: tuple[tuple[str, float | None, float | None], ...] = ()


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """What sources disagree on: each version, with who gives it (speakers of claims, outlets)."""

    over: DisputeOver
    versions: tuple[tuple[str, tuple[str, ...]], ...]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of an occasion: the event `event` ("e3") of the report `report` (its key)."""

    report: str
    event: str


class Occasion(msgspec.Struct, frozen=True, kw_only=True):
    """A real act, however often it is mentioned. `date` is the span on which its mentions agree best.

    `status` is actual where any mention says that it happened and none is more exact; `claimed_by` names those in whose
    words it stands, and is empty where a report says it in its own voice. `first_seen` and `last_seen` are days of
    publication. `evidence` is the sentence of the mention that is surest.
    """

    id: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    score: float
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    date: Days | None
    place: Where | None
    status: Status
    historical: bool
    claimed_by: tuple[str, ...]
    n_mentions: int
    n_reports: int
    n_outlets: int
    first_seen: str | None
    last_seen: str | None
    magnitude: tuple[Figure, ...]
    disputes: tuple[Dispute, ...]
    mentions: tuple[Mention, ...]
    confidence: float
    evidence: str | None = None


class About(msgspec.Struct, frozen=True, kw_only=True):
    """Where rows come from, for whoever is handed them: name of the record, the version read (a number that grows with
    every change) and its time, the versions of code, models and tables, how many of what, and the rules of
    occasions."""

    name: str
    version: int
    at: str
    made_by: tuple[str, ...]
    counts: Mapping[str, int]
    rules: Mapping[str, float | int | str]


class Holdings(Protocol):
    """What exports read: a record, a selection of it, or a list in a test."""

    def reports(self) -> Iterator[Kept]:
        """Current reports, by day of publication and key."""
        ...

    def occasions(self) -> Iterator[Occasion]:
        """Occasions, by day and id."""
        ...

    def about(self) -> About:
        """Where they come from."""
        ...
