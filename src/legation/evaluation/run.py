"""Reads a folder of reports with expected rows and adds up how well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import msgspec

from legation import pipeline
from legation.errors import InputError
from legation.evaluation import standoff
from legation.evaluation.expected import Expected
from legation.evaluation.gold import day_pair, load
from legation.evaluation.gold import expected as gold_rows
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


def read_pairs(folder: Path) -> Iterator[tuple[Doc, Expected]]:
    """Every NAME.txt that has its NAME.yaml, read and with what is expected of it."""
    for path in sorted(folder.glob("*.yaml")):
        gold = load(path)
        published = day_pair(gold.published)
        report = report_from_text(
            path.with_suffix(".txt").read_text("utf-8"),
            path.stem,
            published=published[0] if published else None,
            outlet=gold.outlet,
        )
        yield pipeline.code(report), gold_rows(gold, report.text, str(path))


def read_annotated(folder: Path, texts: Iterable[Path], split: standoff.Split) -> Iterator[tuple[Doc, Expected]]:
    """The reports of one split of a folder of stand-off annotations whose text is at hand, read."""
    wanted = (a for a in standoff.read(folder) if a.split == split)
    for a, text in standoff.joined(wanted, standoff.texts(texts)):
        report = report_from_text(text, a.id, published=a.published, outlet=a.outlet)
        yield pipeline.code(report), standoff.expected(a)


def evaluate(pairs: Iterable[tuple[Doc, Expected]], where: str) -> dict[str, dict[str, float]]:
    """Figures by report, and of all together under "all".

    Raises:
        InputError: no report; `where` says what was looked through.
    """
    total: Counter[str] = Counter()
    made: dict[str, dict[str, float]] = {}
    for doc, gold in pairs:
        counts = count(doc, gold)
        made[doc.report.id] = figures(counts)
        total += counts
    if not made:
        raise InputError("no report to score: no NAME.txt with NAME.yaml, no annotations whose text --texts has", where)
    return made | {"all": figures(total)}


def table(results: dict[str, dict[str, float]]) -> str:
    """A table for a terminal: a line a report, the sum last."""
    names = list(results["all"])
    short = [n.replace(" F1", "").replace("quote+speaker", "speaker").replace("ties found", "ties") for n in names]
    head = f"{'':24}" + "".join(f"{s:>10}" for s in short)
    rows = [f"{name[:23]:24}" + "".join(_cell(n, f.get(n)) for n in names) for name, f in results.items()]
    return "\n".join([head, *rows])


def _cell(name: str, value: float | None) -> str:
    if value is None:
        return f"{'':10}"
    return f"{value:10.0f}" if name == "forbidden" else f"{value:10.2f}"


def as_json(results: dict[str, dict[str, float]]) -> bytes:
    """The same, for programs."""
    return msgspec.json.encode(results)
