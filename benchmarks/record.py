#!/usr/bin/env python3
"""How fast a large record answers.

record.py FOLDER [--events N]   make a synthetic record of N event rows (5,000,000) in FOLDER, unless it is there, and
                                time the questions that people ask of one. Each is asked five times; the median counts.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from legation.record import snapshot, store, words
from legation.record.record import Record
from legation.record.schema import table

CHUNK = 500_000
STATES = [
    "ARM",
    "AZE",
    "BLR",
    "CHN",
    "COL",
    "DEU",
    "EGY",
    "ETH",
    "FRA",
    "GBR",
    "GEO",
    "GRC",
    "IND",
    "IRN",
    "IRQ",
    "ISR",
    "JPN",
    "KAZ",
    "KEN",
    "KOR",
    "LBN",
    "MEX",
    "MLI",
    "MMR",
    "NGA",
    "PAK",
    "PHL",
    "POL",
    "PRK",
    "RUS",
    "SAU",
    "SDN",
    "SRB",
    "SYR",
    "TUR",
    "TWN",
    "UGA",
    "UKR",
    "USA",
    "VEN",
    "YEM",
    "ZAF",
]
TYPES = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
WORDS = [
    "ceasefire",
    "border",
    "talks",
    "minister",
    "embassy",
    "drone",
    "convoy",
    "summit",
    "tariff",
    "envoy",
    "treaty",
    "militia",
    "pipeline",
    "election",
    "protest",
    "naval",
    "airspace",
    "sanction",
    "hostage",
    "aid",
]


def main() -> None:
    """See the module's docstring."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--events", type=int, default=5_000_000)
    given = parser.parse_args()
    if not (given.folder / "record.json").exists():
        make(given.folder, given.events)
    ask(given.folder)


def make(folder: Path, events: int) -> None:
    """Twenty events a report, four of five on occasions of their own."""
    at = store.create(folder)
    con = duckdb.connect()
    con.execute("SELECT setseed(0.5)")
    for first in range(0, events, CHUNK):
        n = min(CHUNK, events - first)
        con.execute(f"CREATE OR REPLACE TABLE e AS {_events(first, n)}")
        with at.change("add", "synthetic") as change:
            for name, sql in _tables().items():
                change.append(name, _cast(con, sql.replace("$VERSION", str(change.version)), name))
        print(f"{first + n:,} events", flush=True)
    at.tidy("synthetic")
    words.catch_up(at)


def _events(first: int, n: int) -> str:
    def one(values: list[str]) -> str:
        return f"[{', '.join(repr(v) for v in values)}][1 + floor(random() * random() * {len(values)})::INT]"

    return f"""
        SELECT lpad(i::VARCHAR, 12, '0') AS event, md5((i // 20)::VARCHAR) AS report, i // 20 AS n,
               lpad((i - i % 5 // 4)::VARCHAR, 12, 'o') AS occasion, {one(STATES)} AS a, {one(STATES)} AS r,
               {one(TYPES)} AS type, (1 + random() * 3)::TINYINT AS quad, round(random() * 20 - 10, 1) AS score,
               DATE '2012-01-01' + (i * 4700 // 5000000 + random() * 10)::INT AS day, random() AS sure,
               'The ' || {one(WORDS)} || ' and the ' || {one(WORDS)} || ' near town ' || (random() * 9999)::INT AS evidence
        FROM range({first}, {first + n}) t(i)"""  # noqa: E501


def _tables() -> dict[str, str]:
    known = "$VERSION::BIGINT AS added_in, NULL::BIGINT AS retired_in"
    return {
        "reports": f"SELECT report, any_value('r' || n) AS id, any_value(day) AS published, 'Outlet ' || any_value(n % 300) AS outlet, string_agg(evidence, '. ') AS text, {known} FROM e GROUP BY report",  # noqa: E501
        "events": f"SELECT event, report, type, quad, score, [a] AS actor, [r] AS recipient, [a] AS actor_countries, [r] AS recipient_countries, day AS earliest, day AS latest, day AS published, 'actual' AS status, evidence, sure AS confidence, {known} FROM e",  # noqa: E501
        "sightings": f"SELECT event, occasion, report, year(day)::INT AS year, {known} FROM e",
        "occasions": f"SELECT occasion, any_value(type) AS type, [any_value(a)] AS actor_countries, [any_value(r)] AS recipient_countries, any_value(day) AS day, 'actual' AS status, count(*)::INT AS n_mentions, any_value(year(day))::INT AS year, {known} FROM e GROUP BY occasion",  # noqa: E501
        "dyads": f"SELECT occasion, any_value(a) AS actor, any_value(r) AS recipient, any_value(day) AS day, true AS dated, any_value(type) AS type, any_value(quad) AS quad, any_value(score) AS score, 'actual' AS status, false AS claimed, any_value(year(day))::INT AS year, {known} FROM e GROUP BY occasion",  # noqa: E501
    }


def _cast(con: duckdb.DuckDBPyConnection, sql: str, name: str) -> object:
    given = con.sql(sql)
    columns = ", ".join(f'"{f.name}"' if f.name in given.columns else f'NULL AS "{f.name}"' for f in table(name).schema)
    return con.sql(f"SELECT {columns} FROM ({sql})").to_arrow_table().cast(table(name).schema)


def ask(folder: Path) -> None:
    """Time every question."""
    at = store.existing(folder)
    timed("open", lambda: snapshot.at(at).close())
    record = Record(folder)
    shot = record.snapshot
    timed(
        "dyad by month",
        lambda: shot.select(
            "SELECT date_trunc('month', day) AS month, count(*) AS n, avg(score) FROM dyads "
            "WHERE actor = 'ARM' AND recipient = 'AZE' GROUP BY 1 ORDER BY 1"
        ),
    )
    timed(
        "top dyads of a year",
        lambda: shot.select(
            "SELECT actor, recipient, count(*) AS n FROM dyads WHERE day BETWEEN '2018-01-01' AND '2018-12-31' "
            "GROUP BY 1, 2 ORDER BY n DESC LIMIT 20"
        ),
    )
    timed(
        "find by actor and date", lambda: record.events(actor="IRN", since="2019-03-01", until="2019-03-31", limit=100)
    )
    timed("full text", lambda: record.reports(words="pipeline hostage", limit=20))
    timed("full text, events", lambda: record.events(words="pipeline hostage", limit=20))


def timed(name: str, ask: Callable[[], object]) -> None:
    """Print the median of five."""
    took = []
    for _ in range(5):
        start = time.perf_counter()
        ask()
        took.append(time.perf_counter() - start)
    print(f"{name:25} {statistics.median(took):.3f} s   (first {took[0]:.3f})", flush=True)


if __name__ == "__main__":
    main()
