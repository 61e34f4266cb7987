"""Finding rows by what people ask for: words, actors, type, days, place, voice, status."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import msgspec
import pyarrow as pa

from legation.data import bodies, states
from legation.errors import QueryError
from legation.record import words
from legation.record.snapshot import Snapshot
from legation.record.store import Store
from legation.resolving.slugs import slug

Layer = Literal["events", "quotes", "ties", "occasions", "reports"]
LAYERS: tuple[Layer, ...] = ("events", "quotes", "ties", "occasions", "reports")
_FEW = 5_000
_KEY = {
    "events": ("event",), "quotes": ("report", "id"), "ties": ("report", "tie"), "occasions": ("occasion",),
    "reports": ("report",),
}  # fmt: skip

# The columns that a layer has for each thing that can be asked; what it has none for cannot be asked of it.
_DAYS = {
    "events": ("earliest", "latest"), "quotes": ("earliest", "latest"), "occasions": ("day", "latest"),
    "ties": ("as_of", "as_of"), "reports": ("published", "published"),
}  # fmt: skip
_SEEN = {"events": "published", "quotes": "published", "occasions": "first_seen", "ties": "published",
         "reports": "published"}  # fmt: skip
_TEXT = {"events": "evidence", "quotes": "words", "occasions": "evidence", "ties": "words", "reports": None}


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for; all that is given must hold. `None` or empty: anything.

    `actor` and `recipient`: ids, countries (ISO 3166-1 alpha-3), or names of states, bodies and persons; `party`:
    either
    of the two, and in quotes the speaker, in ties holder or body. `since`, `until`: days; a row without days is
    asked by
    its report's. `voice`: "own" for what reports say themselves, "claimed" for what somebody says, or who says it.
    """

    words: str | None = None
    actor: str | None = None
    recipient: str | None = None
    party: str | None = None
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    place: str | None = None
    voice: str | None = None
    status: tuple[str, ...] = ()
    outlet: str | None = None
    occasion: str | None = None
    least: float = 0.0
    limit: int | None = None


def wanted(**given: Any) -> Wanted:
    """What is asked for, from keywords; one string will do where several are possible.

    Raises:
        QueryError: no such keyword, or not a value for it.
    """
    several = {f.name for f in msgspec.structs.fields(Wanted) if f.default == ()}
    plain = {k: (v,) if k in several and isinstance(v, str) else v for k, v in given.items()}
    try:
        return (
            msgspec.convert(plain, Wanted, strict=True)
            if set(plain) <= set(Wanted.__struct_fields__)
            else _strange(plain)
        )
    except msgspec.ValidationError as error:
        raise QueryError(f"cannot be asked: {error}") from error


def _strange(given: dict[str, Any]) -> Wanted:
    names = sorted(set(given) - set(Wanted.__struct_fields__))
    raise QueryError(f"{', '.join(names)}: no such thing to ask for, only {', '.join(Wanted.__struct_fields__)}")


class _Asked(msgspec.Struct):
    """Conditions and their values, as they come together."""

    where: list[str]
    values: list[Any]

    def add(self, condition: str, *values: Any) -> None:
        self.where.append(condition)
        self.values += values


def find(store: Store, shot: Snapshot, layer: Layer, wanted: Wanted) -> pa.Table:
    """The rows of a layer, by day; events and occasions with what they were settled to be.

    Raises:
        QueryError: something is asked that the layer does not have, or a day is none.
    """
    asked = _Asked([], [])
    columns = set(shot.select(f"SELECT * FROM {layer} LIMIT 0").column_names)
    _by_codes(asked, layer, columns, wanted)
    _by_parties(asked, layer, columns, wanted)
    _by_days(asked, layer, wanted)
    _by_place_and_voice(asked, layer, columns, wanted)
    _by_words(asked, layer, wanted, store)
    return _rows(shot, layer, asked, wanted.limit)


def _rows(shot: Snapshot, layer: Layer, asked: _Asked, limit: int | None) -> pa.Table:
    """Keys first and whole rows after: reading all columns of millions of rows to keep a hundred would take seconds."""
    key = _KEY[layer]
    where = f"WHERE {' AND '.join(asked.where)}" if asked.where else ""
    order = f"coalesce({_DAYS[layer][0]}, {_SEEN[layer]}), {', '.join(key)}"
    hits = f"SELECT {', '.join(key)} FROM {layer} {where} ORDER BY {order}" + (
        f" LIMIT {limit:d}" if limit is not None else ""
    )
    found = shot.select(hits, asked.values)
    if len(key) > 1 or found.num_rows > _FEW:
        rows = f"SELECT t.* FROM {layer} t JOIN hits USING ({', '.join(key)})"
        rows, values = f"WITH hits AS MATERIALIZED ({hits}) {rows}", asked.values
        settled = f"SELECT r.*, s.occasion FROM ({rows}) r LEFT JOIN sightings s USING (event)"
    else:
        keys = [found.column(0).to_pylist()]
        rows, values = f"SELECT * FROM {layer} WHERE list_contains(?, {key[0]})", keys
        known = "SELECT event, occasion FROM sightings WHERE list_contains(?, event)"
        settled = f"SELECT r.*, s.occasion FROM ({rows}) r LEFT JOIN ({known}) s USING (event)"
        values = keys * 2 if layer == "events" else keys
    return shot.select(f"SELECT * FROM ({settled if layer == 'events' else rows}) ORDER BY {order}", values)


def _no(layer: Layer, what: str) -> QueryError:
    return QueryError(f"{layer} have no {what}: leave it out, or ask another layer")


def _by_codes(asked: _Asked, layer: Layer, columns: set[str], wanted: Wanted) -> None:
    for column in ("type", "mode", "kind", "status"):
        values = getattr(wanted, column)
        if values and column not in columns:
            raise _no(layer, column)
        if values:
            asked.add(f"{column} IN ({', '.join('?' * len(values))})", *values)
    if wanted.least:
        if "confidence" not in columns:
            raise _no(layer, "confidence")
        asked.add("confidence >= ?", wanted.least)
    if wanted.outlet is not None:
        if "outlet" not in columns:
            raise _no(layer, "outlet")
        asked.add("lower(outlet) = lower(?)", wanted.outlet)
    if wanted.occasion is not None and layer not in ("events", "occasions"):
        raise _no(layer, "occasion")
    if wanted.occasion is not None:
        column = "occasion = ?" if layer == "occasions" else "event IN (SELECT event FROM sightings WHERE occasion = ?)"
        asked.add(column, wanted.occasion)


def _by_parties(asked: _Asked, layer: Layer, columns: set[str], wanted: Wanted) -> None:
    of_layer = {"events": ("actor", "recipient"), "occasions": ("actor", "recipient"), "quotes": ("speaker",),
                "ties": ("holder", "body"), "reports": ()}[layer]  # fmt: skip
    for role in ("actor", "recipient", "party"):
        given = getattr(wanted, role)
        if given is None:
            continue
        roles = of_layer if role == "party" else tuple(r for r in of_layer if r == role)
        if not roles:
            raise _no(layer, role)
        ids = called(given)
        tests = [test for role in roles for test in _holds(role, columns, layer)]
        asked.add(f"({' OR '.join(t for t in tests for _ in ids)})", *(ids * len(tests)))


def _holds(role: str, columns: set[str], layer: Layer) -> list[str]:
    """Conditions under which an id (`?`) fills the role, each for one id: faster than a list against a list."""
    if layer == "events":
        return [f"list_contains({role}_countries, ?)", f"list_contains({role}, ?)"]
    if layer == "occasions":
        return [f"list_contains({role}_countries, ?)", f"list_contains([p.id FOR p IN {role}], ?)"]
    return [f"{c} = ?" for c in (role, f"{role}_country") if c in columns]


def called(name: str) -> list[str]:
    """The ids that a name may stand for: as given, a state's or body's by any of its names, a slug of anybody else's."""  # noqa: E501
    found = [name]
    known = name.strip().removeprefix("the ").removeprefix("The ").casefold()
    found += [s.id for s in states.table() if known in {n.casefold() for n in (s.id, s.name, *s.names)}]
    found += [b.id for b in bodies.table() if known in {n.casefold() for n in (b.id, b.name, *b.aliases)}]
    return list(dict.fromkeys([*found, slug(name)]))


def _by_days(asked: _Asked, layer: Layer, wanted: Wanted) -> None:
    first, last = _DAYS[layer]
    seen = _SEEN[layer]
    # Not coalesce(…): plain comparisons let whole blocks of a file be passed by.
    if wanted.since is not None:
        since = _day(wanted.since)
        asked.add(f"({last} >= ? OR ({last} IS NULL AND {seen} >= ?))", since, since)
    if wanted.until is not None:
        until = _day(wanted.until)
        asked.add(f"({first} <= ? OR ({first} IS NULL AND {seen} <= ?))", until, until)


def _day(value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise QueryError(f"{value!r} is no day: give it as YYYY-MM-DD") from None


def _by_place_and_voice(asked: _Asked, layer: Layer, columns: set[str], wanted: Wanted) -> None:
    if wanted.place is not None:
        if "place_name" not in columns:
            raise _no(layer, "place")
        asked.add(
            "(lower(place_name) = lower(?) OR list_contains(?, place_country))", wanted.place, called(wanted.place)
        )
    if wanted.voice is None:
        return
    if layer not in ("events", "ties", "occasions"):
        raise _no(layer, "voice: everything in it is said by somebody" if layer == "quotes" else "voice")
    nobody = "len(claimed_by) = 0" if layer == "occasions" else "said_by IS NULL"
    if wanted.voice in ("own", "claimed"):
        asked.add(nobody if wanted.voice == "own" else f"NOT ({nobody})")
    elif layer == "ties":
        raise _no(layer, "speaker")
    elif layer == "occasions":
        asked.add("len([c FOR c IN claimed_by IF lower(c) = lower(?)]) > 0", wanted.voice)
    else:
        asked.add("(list_contains(?, speaker) OR lower(speaker_name) = lower(?))", called(wanted.voice), wanted.voice)


def _by_words(asked: _Asked, layer: Layer, wanted: Wanted, store: Store) -> None:
    if wanted.words is None:
        return
    asked.add("report IN (SELECT unnest(?))", words.search(store, wanted.words))
    column = _TEXT[layer]
    for term in words.terms(wanted.words) if column else ():
        asked.add(f"regexp_matches({column}, ?)", words.pattern(term))
