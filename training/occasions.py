#!/usr/bin/env python3
"""Train the small model that weighs whether two mentions are of one real act.

    occasions.py OUT --own FOLDER --texts TEXTS.jsonl …

The annotated reports are read as the program reads them; mentions that are taken for annotated ones carry their labels,
within a report and across the reports of a story. OUT.onnx and OUT.json ship.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score

from forest import as_onnx
from legation import pipeline
from legation.evaluation import standoff
from legation.evaluation.score import paired
from legation.evaluation.standoff import Annotation
from legation.reading import report_from_text
from legation.resolving import identify, sameness, sights
from legation.resolving.sights import Sight


@dataclass(frozen=True)
class Labelled:
    """A mention and the real act that it is of."""

    sight: Sight
    act: Hashable


def read(own: Path, texts: Sequence[Path], split: str) -> list[tuple[str | None, list[Labelled]]]:
    """Story and labelled mentions of every report of a split."""
    stages = pipeline.STAGES[: pipeline.STAGES.index(identify.resolve) + 1]
    made = []
    wanted = (a for a in standoff.read(own) if a.split == split)
    for a, text in standoff.joined(wanted, standoff.texts(texts)):
        doc = pipeline.code(report_from_text(text, a.id, published=a.published, outlet=a.outlet), stages)
        seen, acts = sights.of_doc(doc), _acts(a)
        made.append((a.story, [Labelled(seen[i], acts[j]) for i, j in sorted(paired(doc, standoff.expected(a)))]))
    return made


def _acts(a: Annotation) -> list[Hashable]:
    """For each annotated event its act: by the label that reports of a story share, else by report and number."""
    roots = standoff.occasions(a)
    shared = {r: e.occasion for e, r in zip(reversed(a.events), reversed(roots), strict=True) if e.occasion and a.story}
    return [(a.story, shared[r]) if r in shared else (a.id, r) for r in roots]


def pairs(reports: Sequence[tuple[str | None, list[Labelled]]]) -> Iterator[tuple[Labelled, Labelled]]:
    """Within each report, and across the reports of a story."""
    stories = defaultdict(list)
    for story, mentions in reports:
        yield from combinations(mentions, 2)
        if story:
            stories[story].append(mentions)
    for told in stories.values():
        for some, others in combinations(told, 2):
            yield from ((a, b) for a in some for b in others)


def rows(reports: Sequence[tuple[str | None, list[Labelled]]]) -> tuple[np.ndarray, np.ndarray]:
    """Columns and labels of all pairs that may be one act."""
    found = [(a, b) for a, b in pairs(reports) if sameness.compatible(a.sight, b.sight)]
    columns = np.array([sameness.columns(a.sight, b.sight) for a, b in found], np.float32)
    return columns, np.array([a.act == b.act for a, b in found])


def main() -> None:
    """See the module's docstring."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--own", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    given = parser.parse_args()
    train, dev = (rows(read(given.own, given.texts, split)) for split in ("train", "dev"))
    model = HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.06, max_leaf_nodes=15, l2_regularization=5, min_samples_leaf=40, random_state=0
    ).fit(*train)
    found = model.predict_proba(dev[0])[:, 1]
    print(f"{len(train[1])} pairs, {train[1].mean():.3f} one act; average precision on dev "
          f"{average_precision_score(dev[1], found):.3f} of {dev[1].mean():.3f}")  # fmt: skip
    given.out.with_suffix(".onnx").write_bytes(as_onnx(model, len(sameness.COLUMNS)))
    card = {"columns": sameness.COLUMNS, "classes": ("different", "same")}
    given.out.with_suffix(".json").write_bytes(msgspec.json.encode(card) + b"\n")


if __name__ == "__main__":
    main()
