#!/usr/bin/env python3
"""How fast a large record answers.

record.py FOLDER [--events N]   make a synthetic record of N event rows (5,000,000) in FOLDER, unless it is there, and
                                time the questions that people ask of one. Each is asked five times; the median counts.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import synthetic

from legation.record import snapshot, store
from legation.record.record import Record

_MONTHS = """SELECT date_trunc('month', day) AS month, count(*) AS n, avg(score) FROM dyads
    WHERE actor = 'ARM' AND recipient = 'AZE' GROUP BY 1 ORDER BY 1"""
_TOP = """SELECT actor, recipient, count(*) AS n FROM dyads WHERE day BETWEEN '2018-01-01' AND '2018-12-31'
    GROUP BY 1, 2 ORDER BY n DESC LIMIT 20"""


def main() -> None:
    """See the module's docstring."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--events", type=int, default=5_000_000)
    given = parser.parse_args()
    if not (given.folder / "record.json").exists():
        synthetic.make(given.folder, given.events)
    at = store.existing(given.folder)
    timed("open", lambda: snapshot.at(at).close())
    with Record(given.folder) as record:
        for name, ask in questions(record).items():
            timed(name, ask)


def questions(record: Record) -> dict[str, Callable[[], object]]:
    """What is asked."""
    march = {"since": "2019-03-01", "until": "2019-03-31"}
    return {
        "dyad by month": lambda: record.snapshot.select(_MONTHS),
        "top dyads of a year": lambda: record.snapshot.select(_TOP),
        "find by actor and date": lambda: record.events(actor="IRN", **march, limit=100),
        "full text, reports": lambda: record.reports(words="pipeline hostage", limit=20),
        "full text, events": lambda: record.events(words="pipeline hostage", limit=20),
    }


def timed(name: str, ask: Callable[[], object]) -> None:
    """Print seconds as a JSON line: the median of five, and the first."""
    took = []
    for _ in range(5):
        start = time.perf_counter()
        ask()
        took.append(time.perf_counter() - start)
    print(json.dumps({"what": name, "seconds": round(statistics.median(took), 3), "first": round(took[0], 3)}))


if __name__ == "__main__":
    main()
