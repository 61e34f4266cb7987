#!/usr/bin/env python3
"""Train the reader of attributions: cues, then the source and content of each.

    attribution.py --polnear TRAIN.jsonl [--own FOLDER --texts TEXTS.jsonl] [--start CHECKPOINT] --epochs N OUT

OUT.pt is the checkpoint; OUT.onnx and OUT.json are what ships. Two cue heads share everything else: `cue` follows
PolNeAR (outermost attributions, attitudes and plans too), `saying` follows our own guide (what was said, by whom).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import own
from fit import Plan, fit
from legation.language.passages import bare_sentences, passages
from legation.language.windows import Window, windows
from net import Net, export
from windows import Example, Marked, begin_inside, covered

HEADS = {"cue": 3, "saying": 3, "argument": 3}
LABELS = {"cue": ["O", "B", "I"], "saying": ["O", "B", "I"], "argument": ["O", "source", "content"]}
WEIGHTS = {"cue": 2.0, "saying": 2.0}


def examples(text: str, attributions: list[dict[str, Any]], head: str, weight: float = 1.0) -> list[Example]:
    """One report -> its windows, labelled. An attribution has `cue`, `source` and `content`, each a list of spans."""
    cut = windows(text, passages(bare_sentences(text)))
    return [_example(w, attributions, head, weight) for w in cut if len(w.ids) <= 252]


def _example(window: Window, attributions: list[dict[str, Any]], head: str, weight: float) -> Example:
    cues = [0] * len(window.ids)
    marked = []
    for a in attributions:
        mask = covered(window, a["cue"])
        if not any(mask):
            continue
        begin_inside(mask, 1, 2, cues)
        source, content = covered(window, a["source"]), covered(window, a["content"])
        marked.append(Marked(mask, [1 if s else 2 if c else 0 for s, c in zip(source, content, strict=True)]))
    return Example(window, {head: cues}, marked, weight)


def polnear(path: Path) -> list[Example]:
    with path.open(encoding="utf-8") as stream:
        reports = [json.loads(line) for line in stream]
    return [e for r in reports for e in examples(r["text"], [a for a in r["attributions"] if a["cue"]], "cue")]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--polnear", type=Path)
    p.add_argument(
        "--own", type=Path, nargs="*", default=[], help="folders of stand-off annotations, files of sentences"
    )
    p.add_argument("--texts", type=Path, nargs="*", default=[])
    p.add_argument("--repeat", type=int, default=1, help="times that our own windows are seen in an epoch")
    p.add_argument("--share", type=float, default=1.0, help="share of PolNeAR's windows used")
    p.add_argument("--start", type=Path)
    p.add_argument("--epochs", type=float, default=2.0)
    p.add_argument("--rate", type=float, default=3e-4)
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("out", type=Path)
    a = p.parse_args()
    data = polnear(a.polnear)[:: max(1, round(1 / a.share))] if a.polnear else []
    mine = [e for r in own.reports(a.own, a.texts) for e in examples(r.text, r.attributions, "saying")]
    print(f"windows: {len(data)} PolNeAR, {len(mine)} our own", flush=True)
    net = Net(HEADS)
    net.load_base()
    if a.start:
        net.load_encoder(a.start)
    fit(net, data + mine * a.repeat, Plan(a.epochs, a.rate, seed=a.seed), WEIGHTS)
    net.save(a.out.with_suffix(".pt"))
    export(net, LABELS, a.out)


if __name__ == "__main__":
    main()
