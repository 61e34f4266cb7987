#!/usr/bin/env python3
"""Is an event's confidence the chance that it is right? Measured on annotated reports.

Right is an event whose trigger stands where one is annotated, and whose type is that one's.

    reliability.py annotation/reports --texts TEXTS.jsonl [--split dev] [--svg docs/reliability.svg]
    reliability.py … --split test --fit      the two numbers that go into events.json as `calibration`

Expected calibration error after Naeini, Cooper & Hauskrecht (AAAI 2015), ten bins of equal width.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from pathlib import Path

from legation.evaluation import score
from legation.evaluation.run import read_annotated

BINS = 10
Judged = tuple[float, bool]


def judged(folder: Path, texts: Sequence[Path], split: str) -> list[Judged]:
    """Every event's confidence, and whether it is right."""
    made: list[Judged] = []
    for doc, gold in read_annotated(folder, texts, split):  # type: ignore[arg-type]
        right = {i for i, j in score.paired(doc, gold) if doc.events[i].type == gold.events[j].type}
        made += [(e.confidence, k in right) for k, e in enumerate(doc.events)]
    return made


def binned(rows: Sequence[Judged]) -> list[tuple[int, float, float]]:
    """(events, mean confidence, share right) of each bin that holds any."""
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for p, right in rows:
        bins[min(BINS - 1, int(p * BINS))].append((p, right))
    return [(len(b), sum(p for p, _ in b) / len(b), sum(r for _, r in b) / len(b)) for b in bins if b]


def error(rows: Sequence[Judged]) -> float:
    """Expected calibration error."""
    return sum(n * abs(p - r) for n, p, r in binned(rows)) / len(rows)


def fitted(rows: Sequence[Judged], steps: int = 4000, rate: float = 0.05) -> tuple[float, float]:
    """Slope and intercept that make confidences likeliest (Platt 1999), by gradient ascent."""
    slope, intercept = 1.0, 0.0
    logits = [(_logit(p), right) for p, right in rows]
    for _ in range(steps):
        off = [(x, right - 1 / (1 + math.exp(-slope * x - intercept))) for x, right in logits]
        slope += rate * sum(x * d for x, d in off) / len(off)
        intercept += rate * sum(d for _, d in off) / len(off)
    return slope, intercept


def _logit(p: float) -> float:
    p = min(max(p, 1e-3), 1 - 1e-3)
    return math.log(p / (1 - p))


def svg(rows: Sequence[Judged]) -> str:
    """The reliability diagram: a dot a bin, as wide as it holds events, against the line of perfect calibration."""
    size, at = 240, 30
    dots = "".join(
        f'<circle cx="{at + p * size:.0f}" cy="{at + (1 - r) * size:.0f}" r="{2 + 14 * math.sqrt(n / len(rows)):.1f}"/>'
        for n, p, r in binned(rows)
    )
    ticks = "".join(
        f'<text x="{at + k * size / 4:.0f}" y="{at + size + 14}">{k / 4:g}</text>'
        f'<text x="{at - 14}" y="{at + size - k * size / 4 + 3:.0f}">{k / 4:g}</text>'
        for k in range(5)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="310" font-family="sans-serif" font-size="9" '
        f'text-anchor="middle"><rect x="{at}" y="{at}" width="{size}" height="{size}" fill="none" stroke="#888"/>'
        f'<line x1="{at}" y1="{at + size}" x2="{at + size}" y2="{at}" stroke="#888" stroke-dasharray="3"/>'
        f'<g fill="#1f4e79" fill-opacity=".7">{dots}</g>{ticks}'
        f'<text x="{at + size / 2}" y="{at + size + 30}">confidence</text>'
        f'<text x="{at + size / 2}" y="18">share right; {len(rows)} events, expected error {error(rows):.3f}</text>'
        "</svg>\n"
    )


def main() -> None:
    """Print the bins; write the diagram or the fit where asked."""
    p = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    p.add_argument("folder", type=Path)
    p.add_argument("--texts", type=Path, nargs="+", required=True)
    p.add_argument("--split", default="dev")
    p.add_argument("--svg", type=Path)
    p.add_argument("--fit", action="store_true")
    a = p.parse_args()
    rows = judged(a.folder, a.texts, a.split)
    for n, mean, right in binned(rows):
        print(f"{n:5} events  confidence {mean:.2f}  right {right:.2f}")
    print(f"{len(rows)} events, expected calibration error {error(rows):.3f}")
    if a.fit:
        print("calibration", [round(x, 3) for x in fitted(rows)])
    if a.svg:
        a.svg.write_text(svg(rows))


if __name__ == "__main__":
    main()
