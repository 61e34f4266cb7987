"""Which tables and columns csv, parquet and deposit hand on, in an order that stays: a new column comes last.

`made_by` is kept where a row's maker matters; the versions in which rows came and went are the record's own affair, as
are links, copies' bands and decisions. What a person rejected is left out of occasions and dyads; the mentions of it
stay, and belong to no occasion.
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
_REJECTED = "(SELECT occasion FROM occasions WHERE confirmed IS false)"


class Tables(Protocol):
    """What these formats read."""

    def stream(self, sql: str) -> pa.RecordBatchReader:
        """The rows of one SELECT, a batch at a time."""
        ...

    def about(self) -> About:
        """Where they come from."""
        ...


@dataclass(frozen=True)
class Order:
    """How rows are sorted: by `day` (a column; where it is null, at one end), by `key`, a column of text that is never
    null, and by the rest."""

    key: str
    rest: str = ""
    day: str | None = None
    undated: str = "NULLS FIRST"

    @property
    def sql(self) -> str:
        """What stands behind ORDER BY."""
        first = f"{self.day} {self.undated}" if self.day else ""
        return ", ".join(part for part in (first, self.key, self.rest) if part)


@dataclass(frozen=True)
class Sheet:
    """A table as it is handed on: its columns in order, the query that fills it, the columns that quote reports, and
    about how many rows are sorted at a time. `$PORTION` in the query stands for the condition of a portion: a join is
    made with what it needs alone, since DuckDB holds the whole of what it joins to."""

    name: str
    columns: tuple[str, ...]
    source: str
    order: Order
    words: frozenset[str] = frozenset()
    portion: int = 200_000

    @property
    def known(self) -> schema.Table:
        """The table of the record that it is made of."""
        return schema.table(self.name)

    def meanings(self, with_words: bool = True) -> Iterator[Column]:
        """Name, type and meaning of each column."""
        known = {c.name: c for c in (*schema.SIGHTINGS.columns, *schema.COPIES.columns, *self.known.columns)}
        return (known[c] for c in self.listed(with_words))

    def described(self, with_words: bool = True) -> pa.Schema:
        """The columns with their types, and their meanings in their metadata."""
        fields = (pa.field(c.name, c.type, metadata={"description": c.meaning}) for c in self.meanings(with_words))
        return pa.schema(fields, metadata={"description": self.known.meaning})

    def listed(self, with_words: bool = True) -> tuple[str, ...]:
        """The columns, with or without those that quote reports."""
        return tuple(c for c in self.columns if with_words or c not in self.words)

    def sql(self, with_words: bool = True, where: str = "true") -> str:
        """The SELECT that fills it, or the portion of it for which something holds."""
        columns = ", ".join(f'"{c}"' for c in self.listed(with_words))
        source = self.source.replace("$PORTION", where)
        return f"SELECT {columns} FROM {source} WHERE {where} ORDER BY {self.order.sql}"


def _sheet(name: str, columns: str, order: Order, words: str = "", source: str | None = None) -> Sheet:
    # texts are long: fewer of them at a time
    portion = 20_000 if "text" in words.split() else 200_000
    return Sheet(name, tuple(columns.split()), source or name, order, frozenset(words.split()), portion)


SHEETS = (
    _sheet(
        "occasions",
        f"""occasion {_CODES} actor recipient actor_countries recipient_countries day latest basis {_PLACE} place_kind
        status historical claimed_by n_mentions n_reports n_outlets n_texts first_seen last_seen magnitude disputes
        confidence evidence report confirmed""",
        Order(day="day", undated="NULLS LAST", key="occasion"),
        words="evidence",
        source="(SELECT * FROM occasions WHERE confirmed IS DISTINCT FROM false)",
    ),
    _sheet(
        "events",
        f"""event report id occasion {_CODES} actor recipient actor_countries recipient_countries {_DAYS} place {_PLACE}
        status historical said_by speaker speaker_name trigger words sentence evidence magnitude condition confidence
        because outlet published made_by""",
        Order(day="published", key="report", rest="trigger.start, event"),
        words="evidence",
        source=f"""(SELECT e.*, s.occasion FROM events e LEFT JOIN
        (SELECT event, occasion FROM sightings WHERE event IN (SELECT event FROM events WHERE $PORTION)
        AND occasion NOT IN {_REJECTED}) s USING (event))""",
    ),
    _sheet(
        "dyads",
        "occasion actor recipient day dated type mode quad score status claimed n_reports confidence",
        Order(day="day", undated="NULLS LAST", key="occasion", rest="actor, recipient"),
        source=f"(SELECT * FROM dyads WHERE occasion NOT IN {_REJECTED})",
    ),
    _sheet(
        "quotes",
        f"""report id kind speaker speaker_name speaker_country via addressee source cue content words {_DAYS} venue
        within confidence outlet published""",
        Order(day="published", key="report", rest="content[1].start, id"),
        words="words venue",
    ),
    _sheet(
        "ties",
        """report tie kind holder holder_name body body_name office since until as_of said_by span words outlet
        published""",
        Order(day="published", key="report", rest="tie"),
        words="words",
    ),
    _sheet("actors", "report actor name type country sector office anonymous mentions", Order("report", "actor")),
    _sheet("places", "report place start end text name country lat lon kind as_actor", Order("report", "place")),
    _sheet("times", "report start end text type value earliest latest", Order("report", 'start, "end"')),
    _sheet(
        "reports",
        """report id headline byline outlet published url language text source added revision supersedes copy_of
        made_by""",
        Order(day="published", key="report"),
        words="text source",
        source="""(SELECT r.*, c.copy_of FROM reports r LEFT JOIN
        (SELECT report, copy_of FROM copies WHERE report IN (SELECT report FROM reports WHERE $PORTION)) c
        USING (report))""",
    ),
)
