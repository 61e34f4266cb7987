from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from legation.record.record import Record
from legation.record.schema import BASE, COPIES, DYADS, OCCASIONS, SIGHTINGS

WORKER = Path(__file__).parents[1] / "crash_worker.py"
REPORTS, KILLS = 300, 30
BOOKKEEPING = ("added_in", "retired_in", "added", "made_by")


def work(record: Path) -> subprocess.Popen[bytes]:
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    return subprocess.Popen([sys.executable, str(WORKER), str(record), str(REPORTS)], env=environment)


def rows(record: Path) -> dict[str, list[str]]:
    """The current rows of every table, without what says when they came in."""
    with Record(record) as opened:
        tables = {
            t.name: opened.snapshot.select(f"SELECT * FROM {t.name}").drop_columns(
                [c for c in BOOKKEEPING if c in t.schema.names]
            )
            for t in (*BASE, SIGHTINGS, OCCASIONS, DYADS, COPIES)
        }
    return {name: sorted(map(repr, table.to_pylist())) for name, table in tables.items()}


def test_killed_thirty_times_it_has_the_rows_of_an_undisturbed_run(tmp_path: Path) -> None:
    start = time.monotonic()
    assert work(tmp_path / "whole").wait() == 0
    whole = time.monotonic() - start
    drawn = random.Random(11)
    for _ in range(KILLS):
        running = work(tmp_path / "killed")
        time.sleep(drawn.uniform(0.3, 0.8) + drawn.random() ** 3 * whole / 4)
        running.send_signal(signal.SIGKILL)
        running.wait()
    assert work(tmp_path / "killed").wait() == 0
    assert rows(tmp_path / "killed") == rows(tmp_path / "whole")
    with Record(tmp_path / "killed") as record:
        assert record.reports(words="Number").num_rows == REPORTS
