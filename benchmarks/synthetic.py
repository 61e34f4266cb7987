"""A synthetic record of any size: twenty mentions and six quotations a report, four of five mentions acts of their own.

Who and what are drawn by chance (a few states act far more than others, as in life), so nothing in it is news.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from legation.record import store, words
from legation.record.schema import table

_CHUNK = 500_000
_STATES = [
    "ARM", "AZE", "BLR", "CHN", "COL", "DEU", "EGY", "ETH", "FRA", "GBR", "GEO", "GRC", "IND", "IRN", "IRQ",
    "ISR", "JPN", "KAZ", "KEN", "KOR", "LBN", "MEX", "MLI", "MMR", "NGA", "PAK", "PHL", "POL", "PRK", "RUS",
    "SAU", "SDN", "SRB", "SYR", "TUR", "TWN", "UGA", "UKR", "USA", "VEN", "VNM", "YEM",
]  # fmt: skip
_TYPES = [
    "CONSULT", "ACCUSE", "ASSAULT", "AGREE", "REQUEST", "COERCE", "SUPPORT", "AID", "SANCTION", "THREATEN",
    "COOPERATE", "REJECT", "PROTEST",
]  # fmt: skip
_WORDS = [
    "ceasefire", "border", "talks", "minister", "embassy", "drone", "convoy", "summit", "tariff", "envoy",
    "treaty", "militia", "pipeline", "election", "protest", "naval", "airspace", "sanction", "hostage", "aid",
]  # fmt: skip
_KNOWN = "'bench' AS made_by, $VERSION::BIGINT AS added_in, NULL::BIGINT AS retired_in"
_PARTY = "[{'id': $P, 'name': 'State ' || $P, 'type': 'state', 'country': $P, 'sector': 'GOV'}]"
_EVENTS = """
    SELECT lpad(i::VARCHAR, 12, '0') AS event, md5((i // 20)::VARCHAR) AS report, i // 20 AS n, i % 20 AS k,
        lpad((i - i % 5 // 4)::VARCHAR, 12, 'o') AS occasion, $STATE AS a, $STATE AS r, $TYPE AS type,
        (1 + random() * 3)::TINYINT AS quad, round(random() * 20 - 10, 1) AS score,
        DATE '2012-01-01' + (i * 4700 // 5000000 + random() * 10)::INT AS day, random() AS sure,
        'The ' || $WORD || ' and the ' || $WORD || ' near town ' || (random() * 9999)::INT AS evidence,
        CASE WHEN random() < .3 THEN 'q1' END AS said_by, 'Outlet ' || (i // 20) % 300 AS outlet
    FROM range($FIRST, $LAST) t(i)"""
_TABLES = {
    "reports": """SELECT report, 'r' || any_value(n) AS id, 'Report ' || any_value(n) AS headline, any_value(day) AS
        published, any_value(outlet) AS outlet, string_agg(evidence, '. ') AS text, 'en' AS language, 1 AS revision,
        now() AS added FROM e GROUP BY report""",
    "actors": """SELECT DISTINCT report, a AS actor, 'State ' || a AS name, 'state' AS type, a AS country,
        'GOV' AS sector, false AS anonymous, [{'start': 4, 'end': 8}] AS mentions FROM e""",
    "quotes": """SELECT report, 'q' || (k + 1) AS id, 'indirect' AS kind, a AS speaker, 'State ' || a AS speaker_name,
        a AS speaker_country, [{'start': 0, 'end': 4}] AS source, [{'start': 4, 'end': 8}] AS cue,
        [{'start': 8, 'end': 20}] AS content, evidence AS words, day AS earliest, day AS latest, 'report' AS basis,
        sure AS confidence, outlet, day AS published FROM e WHERE k < 6""",
    "events": """SELECT event, report, 'e' || (k + 1) AS id, type, [] AS contexts, '010' AS cameo, quad, score,
        [a] AS actor, [r] AS recipient, [a] AS actor_countries, [r] AS recipient_countries, day AS earliest,
        day AS latest, 'sentence' AS basis, day AS published, 'actual' AS status, false AS historical, said_by,
        CASE WHEN said_by IS NOT NULL THEN a END AS speaker, CASE WHEN said_by IS NOT NULL THEN 'State ' || a END AS
        speaker_name, {'start': 4, 'end': 8} AS trigger, 'word' AS words, {'start': 0, 'end': 30} AS sentence, evidence,
        [] AS magnitude, sure AS confidence, outlet FROM e""",
    "sightings": "SELECT event, occasion, report, event AS component FROM e",
    "occasions": """SELECT occasion, any_value(type) AS type, [] AS contexts, '010' AS cameo, any_value(quad) AS quad,
        any_value(score) AS score, any_value($A) AS actor, any_value($R) AS recipient, [any_value(a)] AS
        actor_countries, [any_value(r)] AS recipient_countries, any_value(day) AS day, any_value(day) AS latest,
        'sentence' AS basis, 'actual' AS status, false AS historical,
        CASE WHEN count(said_by) = count(*) THEN ['State ' || any_value(a)] ELSE [] END AS claimed_by,
        count(*)::INT AS n_mentions, count(DISTINCT report)::INT AS n_reports, count(DISTINCT outlet)::INT AS n_outlets,
        any_value(day) AS first_seen, any_value(day) AS last_seen, [] AS magnitude, [] AS disputes,
        max(sure) AS confidence, any_value(evidence) AS evidence, any_value(report) AS report
        FROM e GROUP BY occasion""",
    "dyads": """SELECT occasion, any_value(a) AS actor, any_value(r) AS recipient, any_value(day) AS day, true AS dated,
        any_value(type) AS type, any_value(quad) AS quad, any_value(score) AS score, 'actual' AS status,
        count(said_by) = count(*) AS claimed, 1 AS n_reports, max(sure) AS confidence FROM e GROUP BY occasion""",
}


def make(folder: Path, events: int) -> None:
    """Write the record, half a million mentions a step."""
    at = store.create(folder)
    con = duckdb.connect()
    con.execute("SELECT setseed(0.5)")
    for first in range(0, events, _CHUNK):
        con.execute(f"CREATE OR REPLACE TABLE e AS {_drawn(first, min(first + _CHUNK, events))}")
        with at.change("add", "synthetic") as change:
            for name, sql in _TABLES.items():
                change.append(name, _rows(con, sql, name, change.version))
    at.tidy("synthetic")
    words.catch_up(at)


def _drawn(first: int, last: int) -> str:
    made = _EVENTS.replace("$FIRST", str(first)).replace("$LAST", str(last))
    for mark, values in (("$STATE", _STATES), ("$TYPE", _TYPES), ("$WORD", _WORDS)):
        made = made.replace(mark, f"{list(values)!r}[1 + floor(random() * random() * {len(values)})::INT]")
    return made


def _rows(con: duckdb.DuckDBPyConnection, sql: str, name: str, version: int) -> object:
    """The rows in the columns of their table, null where none is given."""
    filled = sql.replace("$A", _PARTY.replace("$P", "a")).replace("$R", _PARTY.replace("$P", "r"))
    given = f"SELECT *, {_KNOWN.replace('$VERSION', str(version))} FROM ({filled})"
    known = con.sql(given).columns
    schema = table(name).schema
    columns = ", ".join(f'"{f.name}"' if f.name in known else f'NULL AS "{f.name}"' for f in schema)
    return con.sql(f"SELECT {columns} FROM ({given})").to_arrow_table().cast(schema)
