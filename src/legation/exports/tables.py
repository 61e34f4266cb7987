"""Which tables and columns csv, parquet and deposit hand on, in an order that stays: a new column comes last.

`made_by` is kept where a row's maker matters; the versions in which rows came and went are the record's own affair, as
are links, copies' bands and decisions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import pyarrow as pa

from legation.record import schema
from legation.record.schema import Column
from legation.record.values import About

_DAYS = "earliest latest basis"
_PLACE = "place_name place_country lat lon"
_CODES = "type mode contexts cameo quad score"


class Tables(Protocol):
    """What these formats read."""

    def stream(self, sql: str) -> pa.RecordBatchReader:
        """The rows of one SELECT, a batch at a time."""
        ...

    def about(self) -> About:
        """Where they come from."""
        ...


@dataclass(frozen=True)
class Sheet:
    """A table as it is handed on: its columns in order, the query that fills it, and the columns that quote reports."""

    name: str
    columns: tuple[str, ...]
    source: str
    order: str
    words: frozenset[str] = frozenset()

    @property
    def known(self) -> schema.Table:
        """The table of the record that it is made of."""
        return schema.table(self.name)

    def meanings(self, with_words: bool = True) -> Iterator[Column]:
        """Name, type and meaning of each column."""
        known = {c.name: c for c in (*schema.SIGHTINGS.columns, *schema.COPIES.columns, *self.known.columns)}
        return (known[c] for c in self.listed(with_words))

    def listed(self, with_words: bool = True) -> tuple[str, ...]:
        """The columns, with or without those that quote reports."""
        return tuple(c for c in self.columns if with_words or c not in self.words)

    def sql(self, with_words: bool = True) -> str:
        """The SELECT that fills it."""
        columns = ", ".join(f'"{c}"' for c in self.listed(with_words))
        return f"SELECT {columns} FROM {self.source} ORDER BY {self.order}"


def _sheet(name: str, columns: str, order: str, words: str = "", source: str | None = None) -> Sheet:
    return Sheet(name, tuple(columns.split()), source or name, order, frozenset(words.split()))


SHEETS = (
    _sheet(
        "occasions",
        f"""occasion {_CODES} actor recipient actor_countries recipient_countries day latest basis {_PLACE} place_kind
        status historical claimed_by n_mentions n_reports n_outlets n_texts first_seen last_seen magnitude disputes
        confidence evidence report confirmed""",
        "day NULLS LAST, occasion",
        words="evidence",
        source="(SELECT * FROM occasions WHERE confirmed IS DISTINCT FROM false)",
    ),
    _sheet(
        "events",
        f"""event report id occasion {_CODES} actor recipient actor_countries recipient_countries {_DAYS} place {_PLACE}
        status historical said_by speaker speaker_name trigger words sentence evidence magnitude condition confidence
        because outlet published made_by""",
        "published NULLS FIRST, report, trigger.start, event",
        words="evidence",
        source="(SELECT e.*, s.occasion FROM events e LEFT JOIN sightings s USING (event))",
    ),
    _sheet(
        "dyads",
        "occasion actor recipient day dated type mode quad score status claimed n_reports confidence",
        "day NULLS LAST, occasion, actor, recipient",
    ),
    _sheet(
        "quotes",
        f"""report id kind speaker speaker_name speaker_country via addressee source cue content words {_DAYS} venue
        within confidence outlet published""",
        "published NULLS FIRST, report, content[1].start, id",
        words="words venue",
    ),
    _sheet(
        "ties",
        """report tie kind holder holder_name body body_name office since until as_of said_by span words outlet
        published""",
        "published NULLS FIRST, report, tie",
        words="words",
    ),
    _sheet("actors", "report actor name type country sector office anonymous mentions", "report, actor"),
    _sheet("places", "report place start end text name country lat lon kind as_actor", "report, place"),
    _sheet("times", "report start end text type value earliest latest", 'report, start, "end"'),
    _sheet(
        "reports",
        """report id headline byline outlet published url language text source added revision supersedes copy_of
        made_by""",
        "published NULLS FIRST, report",
        words="text source",
        source="(SELECT r.*, c.copy_of FROM reports r LEFT JOIN copies c USING (report))",
    ),
)
