#!/usr/bin/env python3
"""Train the reader of attributions: cues, then the source and content of each.

    attribution.py --polnear TRAIN.jsonl --own FOLDER|FILE.jsonl … --texts TEXTS.jsonl … --epochs N OUT

OUT.pt is the checkpoint; OUT.first.onnx, OUT.second.onnx and OUT.json are what ships. Each of the two ideas of an
attribution has a head in each pass and shares everything else: `cue` and `outermost` follow PolNeAR (outermost
attributions, attitudes and plans too), `saying` and `argument` our own guide (what was said, by whom).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import distil
import own
from fit import Plan, fit
from legation.language.passages import bare_sentences, passages
from legation.language.windows import Window, windows
from net import Net, Shape, export
from windows import IGNORE, Example, Marked, Span, begin_inside, covered

FIRST = {"cue": 3, "saying": 3}
SECOND = {"argument": 3, "outermost": 3}
LABELS = {
    "cue": ["O", "B", "I"], "saying": ["O", "B", "I"],
    "argument": ["O", "source", "content"], "outermost": ["O", "source", "content"],
}  # fmt: skip
THRESHOLDS = {"saying": 0.5, "cue": 0.6}  # found on the development parts
WEIGHTS = {"cue": 2.0, "saying": 2.0}
# Acts that are no words: whoever "withdrew", "shelled" or "arrested" has said nothing, in any idea of an attribution.
DEEDS = frozenset(str.split("AID RETREAT PROTEST SANCTION MOBILIZE COERCE ASSAULT COOPERATE CONSULT"))


def examples(text: str, attributions: list[dict[str, Any]], heads: tuple[str, str]) -> list[Example]:
    """One report -> its windows, labelled. An attribution has `cue`, `source` and `content`, each a list of spans."""
    cut = windows(text, passages(bare_sentences(text)))
    return [_example(w, attributions, heads) for w in cut if len(w.ids) <= 252]


def _example(window: Window, attributions: list[dict[str, Any]], heads: tuple[str, str]) -> Example:
    cues = [0] * len(window.ids)
    marked = []
    for a in attributions:
        mask = covered(window, a["cue"])
        if not any(mask):
            continue
        begin_inside(mask, 1, 2, cues)
        source, content = covered(window, a["source"]), covered(window, a["content"])
        labels = [1 if s else 2 if c else 0 for s, c in zip(source, content, strict=True)]
        marked.append(Marked(mask, labels, heads[1]))
    return Example(window, {heads[0]: cues}, marked)


def polnear(path: Path) -> list[Example]:
    with path.open(encoding="utf-8") as stream:
        reports = [json.loads(line) for line in stream]
    cued = ((r["text"], [a for a in r["attributions"] if a["cue"]]) for r in reports)
    return [e for text, attributions in cued for e in examples(text, attributions, ("cue", "outermost"))]


def international(report: own.OwnReport) -> list[Example]:
    """Our own annotations; what they know of deeds teaches the head `cue` too that "ratified" need not be a cue."""
    deeds: list[Span] = [e["span"] for e in report.events if e["type"] in DEEDS]
    made = examples(report.text, report.attributions, ("saying", "argument"))
    for e in made:
        rows = zip(covered(e.window, deeds), e.predicate["saying"], strict=True)
        e.predicate["cue"] = [0 if deed and not said else IGNORE for deed, said in rows]
    return made


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--polnear", type=Path)
    p.add_argument(
        "--own", type=Path, nargs="*", default=[], help="folders of stand-off annotations, files of sentences"
    )
    p.add_argument("--texts", type=Path, nargs="*", default=[])
    p.add_argument("--repeat", type=int, default=1, help="times that our own windows are seen in an epoch")
    p.add_argument("--epochs", type=float, default=4.0)
    p.add_argument("--rate", type=float, default=3e-4)
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--shape", type=int, nargs=3, default=(3, 0, 3), help="layers of the stem and of each branch")
    p.add_argument("--teacher", type=Path, help="checkpoint of a trained reader that gives soft labels")
    p.add_argument("out", type=Path)
    a = p.parse_args()
    data = polnear(a.polnear) if a.polnear else []
    mine = [e for r in own.reports(a.own, a.texts) for e in international(r)]
    print(f"windows: {len(data)} PolNeAR, {len(mine)} our own", flush=True)
    if a.teacher:
        distil.teach(Net.of(a.teacher, FIRST, SECOND), [*data, *mine], FIRST, SECOND)
    net = Net(FIRST, SECOND, Shape(*a.shape))
    net.load_base()
    fit(net, data + mine * a.repeat, Plan(a.epochs, a.rate, seed=a.seed), WEIGHTS)
    net.save(a.out.with_suffix(".pt"))
    export(net, LABELS, THRESHOLDS, a.out)


if __name__ == "__main__":
    main()
