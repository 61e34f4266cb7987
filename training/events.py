#!/usr/bin/env python3
"""Train the reader of events: triggers with type, then mode, status, voice, contexts, and the words of each slot
(actor, recipient, time and place).

    events.py --own FOLDER|FILE.jsonl … --texts TEXTS.jsonl … [--start CHECKPOINT] --epochs N OUT

OUT.pt is the checkpoint; OUT.first.onnx, OUT.second.onnx and OUT.json are what ships.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import own
from fit import Plan, fit
from legation.data import plover
from legation.language.passages import bare_sentences
from legation.language.windows import Window, windows
from net import Net, Shape, export
from windows import IGNORE, Example, Marked, covered

TYPES = list(plover.types())
MODES = [f"{t}:{m}" for t, m in plover.modes()]
STATUS = ["actual", "future", "hypothetical", "negated"]
CONTEXTS = list(plover.contexts())
ROLES = ["actor", "recipient", "time", "place"]
LABELS = {
    "trigger": ["O", *TYPES], "argument": ["O", *ROLES], "type": ["none", *TYPES], "mode": ["", *MODES],
    "status": STATUS, "voice": ["own", "claim"], "contexts": CONTEXTS,
}  # fmt: skip
FIRST = {"trigger": len(LABELS["trigger"])}
SECOND = {name: len(classes) for name, classes in LABELS.items() if name not in FIRST}
WEIGHTS = {"trigger": 2.0, "type": 0.7, "mode": 0.4, "status": 0.7, "voice": 0.4, "contexts": 1.0, "argument": 1.0}


def examples(report: own.OwnReport) -> list[Example]:
    """One report -> its sentences, labelled."""
    text = report.text
    stretches = [(s.start, s.end) for s in bare_sentences(text)]
    return [_example(w, report.events) for w in windows(text, stretches) if len(w.ids) > 3]


def _example(window: Window, events: list[dict[str, Any]]) -> Example:
    trigger = [0] * len(window.ids)
    marked = []
    for e in events:
        mask = covered(window, [e["span"]])
        if not any(mask):
            continue
        for k, value in enumerate(mask):
            if value:
                trigger[k] = 1 + TYPES.index(e["type"])
        marked.append(_marked(window, e, mask))
    return Example(window, {"trigger": trigger}, marked)


def _marked(window: Window, e: dict[str, Any], mask: list[int]) -> Marked:
    given = e.get("arguments")
    argument = [0] * len(mask) if given else [IGNORE] * len(mask)
    for label, role in reversed([*enumerate(ROLES, 1)]):
        named = (given or {}).get(role) or []
        spans = [named] if named and role in ("time", "place") else named
        for k, value in enumerate(covered(window, spans)):
            if value:
                argument[k] = label
    mode = f"{e['type']}:{e.get('mode')}"
    classes = {
        "type": 1 + TYPES.index(e["type"]),
        "mode": 1 + MODES.index(mode) if mode in MODES else 0,
        "status": STATUS.index(e["status"]),
        "voice": int(bool(e.get("said_by"))),
    }
    contexts = [CONTEXTS.index(c) for c in e.get("contexts") or [] if c in CONTEXTS]
    return Marked(mask, argument, classes=classes, several={"contexts": contexts})


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--own", type=Path, nargs="+", required=True)
    p.add_argument("--texts", type=Path, nargs="*", default=[])
    p.add_argument("--start", type=Path)
    p.add_argument("--shape", type=int, nargs=3, default=(3, 2, 3), metavar=("STEM", "FIRST", "SECOND"))
    p.add_argument("--epochs", type=float, default=8)
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("out", type=Path)
    a = p.parse_args()
    data = [e for r in own.reports(a.own, a.texts) for e in examples(r)]
    print(f"{len(data)} sentences, {sum(len(e.marked) for e in data)} events", flush=True)
    net = Net(FIRST, SECOND, Shape(*a.shape))
    net.load_base()
    if a.start:
        net.load_other(a.start)
    fit(net, data, Plan(a.epochs, a.rate, keep_empty=1.0, seed=a.seed, smoothing=0.05, tokens=1200), WEIGHTS)
    net.save(a.out.with_suffix(".pt"))
    export(net, LABELS, {"trigger": 0.4}, a.out)


if __name__ == "__main__":
    main()
