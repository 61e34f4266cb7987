#!/usr/bin/env python3
"""Teach the encoder who does what to whom by grammar, before it learns what our annotations say of it.

    syntax.py --parsed PARSED.jsonl --own FOLDER|FILE.jsonl … --texts TEXTS.jsonl … --start CHECKPOINT OUT

Thirteen thousand annotated acts are few to learn from where a verb keeps its subject; a parser knows that of any
sentence. PARSED holds what `parse.py` read off its trees; a head of its own, which does not ship, learns agents,
patients and oblique arguments of three predicates a sentence, beside one round of our annotations. OUT.pt is what
`events.py` starts from.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

import events
import own
from fit import Plan, fit
from legation.language.windows import windows
from net import Net, Shape
from windows import Example, Marked, covered

ROLES = ["agent", "patient", "oblique"]
MOST = 3


def parsed(path: Path, most: int, rng: random.Random) -> Iterator[Example]:
    """Sentences with some of their predicates, nouns before verbs: the rarer kind."""
    with path.open(encoding="utf-8") as stream:
        for line in list(stream)[:most]:
            row = json.loads(line)
            for window in windows(row["text"], [(0, len(row["text"]))]):
                chosen = sorted(row["predicates"], key=lambda p: (p["kind"] != "noun", rng.random()))[:MOST]
                marked = [m for p in chosen if (m := _marked(window, p)) is not None]
                if marked:
                    yield Example(window, {}, marked)


def _marked(window: events.Window, predicate: dict[str, list[list[int]]]) -> Marked | None:
    mask = covered(window, [predicate["span"]])  # type: ignore[list-item]
    if not any(mask):
        return None
    argument = [0] * len(mask)
    for label, role in reversed([*enumerate(ROLES, 1)]):
        for k, value in enumerate(covered(window, predicate[role])):  # type: ignore[arg-type]
            if value:
                argument[k] = label
    return Marked(mask, argument, head="grammar")


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--parsed", type=Path, required=True)
    p.add_argument("--own", type=Path, nargs="+", required=True)
    p.add_argument("--texts", type=Path, nargs="*", default=[])
    p.add_argument("--start", type=Path)
    p.add_argument("--most", type=int, default=30000, help="parsed sentences taken")
    p.add_argument("--rate", type=float, default=3e-4)
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--shape", type=int, nargs=3, default=(3, 2, 3), metavar=("STEM", "FIRST", "SECOND"))
    p.add_argument("out", type=Path)
    a = p.parse_args()
    rng = random.Random(a.seed)
    data = [e for r in own.reports(a.own, a.texts) for e in events.examples(r)]
    silver = list(parsed(a.parsed, a.most, rng))
    print(f"{len(data)} sentences of our own, {len(silver)} parsed", flush=True)
    net = Net(events.FIRST, events.SECOND | {"grammar": len(ROLES) + 1}, Shape(*a.shape))
    net.load_base()
    if a.start:
        net.load_other(a.start)
    fit(net, [*data, *silver], Plan(1, a.rate, keep_empty=1.0, seed=a.seed, tokens=1600), events.WEIGHTS)
    net.save(a.out.with_suffix(".pt"))


if __name__ == "__main__":
    main()
