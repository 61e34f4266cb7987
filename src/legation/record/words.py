"""The index of words: SQLite's FTS5 beside the tables, without the texts. It can be thrown away and made anew.

It follows the record: whoever looks a word up first lets it take in what was added since.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from legation.errors import QueryError
from legation.record import snapshot
from legation.record.snapshot import Snapshot
from legation.record.store import Store

_CHUNK = 2_000
_TERM = re.compile(r'"([^"]+)"|(\S+)')
_MADE = """
    CREATE TABLE IF NOT EXISTS state (done INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS docs (n INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE);
    CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
        headline, text, content = '', tokenize = 'unicode61 remove_diacritics 2'
    );
"""


def terms(query: str) -> list[str]:
    """The words and "phrases in quotation marks" of a query; a star at the end of a word stands for any ending.

    Raises:
        QueryError: no word in it.
    """
    found = [(m[1] or m[2]).strip() for m in _TERM.finditer(query.replace("“", '"').replace("”", '"'))]
    kept = [t for t in found if any(c.isalnum() for c in t)]
    if not kept:
        raise QueryError(f"{query[:60]!r} has no word to look for")
    return kept


def pattern(term: str) -> str:
    """A regular expression (RE2, case folded) that finds the term as words of a text."""
    stem = re.escape(term.rstrip("*")).replace(r"\ ", r"\s+").replace("'", "['’]").replace("’", "['’]")
    return rf"(?i)(?:^|[^\pL\pN]){stem}" + ("" if term.endswith("*") else r"(?:$|[^\pL\pN])")


def search(store: Store, query: str) -> list[str]:
    """Keys of the reports that have all the terms."""
    wanted = " AND ".join(_term(t) for t in terms(query))
    with _open(store.path) as con:
        _catch_up(con, store)
        found = con.execute(
            "SELECT report FROM docs WHERE n IN (SELECT rowid FROM words WHERE words MATCH ?)", (wanted,)
        )
        return [key for (key,) in found]


def catch_up(store: Store) -> None:
    """Take in the reports that were added since the index was last used."""
    with _open(store.path) as con:
        _catch_up(con, store)


def _term(term: str) -> str:
    plain = term.rstrip("*").replace('"', " ").replace("\0", " ")
    return f'"{plain}"' + ("*" if term.endswith("*") else "")


@contextmanager
def _open(folder: Path) -> Iterator[sqlite3.Connection]:
    """The index; one that is damaged is thrown away."""
    file = folder / "words.sqlite"
    for again in (False, True):
        with closing(sqlite3.connect(file, timeout=60, isolation_level=None)) as con:
            try:
                con.execute("PRAGMA journal_mode = WAL")
                con.executescript(_MADE)
                yield con
                return
            except sqlite3.DatabaseError as error:
                if again or isinstance(error, sqlite3.OperationalError):
                    raise QueryError(f"the index of words cannot be used ({error})", str(file)) from error
        for part in (file, file.with_name("words.sqlite-wal"), file.with_name("words.sqlite-shm")):
            part.unlink(missing_ok=True)


def _catch_up(con: sqlite3.Connection, store: Store) -> None:
    last = store.last()
    version = last.version if last else 0
    if _done(con) == version:
        return
    con.execute("BEGIN IMMEDIATE")
    try:
        done = _done(con)
        if done < version:
            with snapshot.at(store) as shot:
                _take_in(con, shot, done)
            con.execute("DELETE FROM state")
            con.execute("INSERT INTO state VALUES (?)", (version,))
        con.execute("COMMIT")
    except BaseException:
        con.execute("ROLLBACK")
        raise


def _done(con: sqlite3.Connection) -> int:
    row = con.execute("SELECT max(done) FROM state").fetchone()
    return row[0] or 0


def _take_in(con: sqlite3.Connection, shot: Snapshot, done: int) -> None:
    new = f"SELECT report, headline, text FROM reports_history WHERE added_in > {done}"
    for batch in shot.ask(new, _CHUNK):
        for report, headline, text in zip(*(batch.column(k).to_pylist() for k in range(3)), strict=True):
            row = con.execute("INSERT OR IGNORE INTO docs (report) VALUES (?) RETURNING n", (report,)).fetchone()
            if row:
                con.execute("INSERT INTO words (rowid, headline, text) VALUES (?, ?, ?)", (row[0], headline, text))
