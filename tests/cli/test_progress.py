from __future__ import annotations

import io
import sys

import pytest

from legation.cli.progress import Progress, duration, how_many
from legation.intake.batches import Counts


class Clock:
    """Goes on by a second whenever it is asked."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (59.4, "59 s"), (60, "1 min"), (3_599, "59 min"), (12_000, "3 h 20 min")]
)
def test_a_time_is_told_in_words(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_a_terminal_sees_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    progress = Progress(10, Clock())
    for n in range(1, 5):
        progress.coded()
        progress.tell(Counts(seen=n))
    assert sys.stderr.getvalue().split("\r\x1b[K")[-1] == "4 of 10 reports, 1.0 a second, 6 s left"


def test_a_pipe_gets_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    progress = Progress(None, Clock())
    for n in range(1, 1201):
        progress.coded()
        progress.tell(Counts(seen=n))
    assert [line.split(",")[0] for line in sys.stderr.getvalue().splitlines()] == ["500 reports", "1"]


@pytest.mark.parametrize(("paths", "count"), [(["a.txt", "b.html"], 2), (["a.txt", "-"], None), (["a.jsonl"], None)])
def test_how_many_reports_there_are_is_known_only_where_a_file_is_one(
    paths: list[str], count: int | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("many")
    for path in set(paths) - {"-"}:
        (folder / path).write_text("x")
    assert how_many([p if p == "-" else str(folder / p) for p in paths], "auto") == count
