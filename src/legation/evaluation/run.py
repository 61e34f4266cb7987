"""Reads a folder of reports with expected rows and adds up how well."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from pathlib import Path

import msgspec

from legation import pipeline
from legation.errors import InputError
from legation.evaluation.gold import Gold, day_pair, load
from legation.evaluation.score import count, figures
from legation.model import Doc
from legation.reading import report_from_text


def examples_folder() -> Path:
    """The examples that ship with the package (or, in a checkout, stand beside it).

    Raises:
        InputError: neither is there.
    """
    inside = Path(str(files("legation"))) / "examples"
    beside = Path(__file__).parents[3] / "examples"
    for folder in (inside, beside):
        if folder.is_dir():
            return folder
    raise InputError("the examples are not installed: name a folder of NAME.txt with NAME.yaml", "examples")


def read_pairs(folder: Path) -> list[tuple[Doc, Gold]]:
    """Every NAME.txt that has its NAME.yaml, read and with what is expected of it."""
    made = []
    for expected in sorted(folder.glob("*.yaml")):
        gold = load(expected)
        published = day_pair(gold.published)
        report = report_from_text(
            expected.with_suffix(".txt").read_text("utf-8"),
            expected.stem,
            published=published[0] if published else None,
            outlet=gold.outlet,
        )
        made.append((pipeline.code(report), gold))
    return made


def evaluate(folder: Path) -> dict[str, dict[str, float]]:
    """Figures by report, and of all together under "all"."""
    total: Counter[str] = Counter()
    made: dict[str, dict[str, float]] = {}
    for doc, gold in read_pairs(folder):
        counts = count(doc, gold)
        made[doc.report.id] = figures(counts)
        total += counts
    if not made:
        raise InputError("no NAME.txt with NAME.yaml in it", str(folder))
    return made | {"all": figures(total)}


def table(results: dict[str, dict[str, float]]) -> str:
    """A table for a terminal: a line a report, the sum last."""
    names = list(next(iter(results.values())))
    short = [n.replace(" F1", "").replace("quote+speaker", "speaker").replace("ties found", "ties") for n in names]
    head = f"{'':24}" + "".join(f"{s:>10}" for s in short)
    rows = [
        f"{name[:23]:24}" + "".join(f"{v:10.2f}" if n != "forbidden" else f"{v:10.0f}" for n, v in f.items())
        for name, f in results.items()
    ]
    return "\n".join([head, *rows])


def as_json(results: dict[str, dict[str, float]]) -> bytes:
    """The same, for programs."""
    return msgspec.json.encode(results)
