#!/usr/bin/env python3
"""The quality gate: reads the gold, and fails where a figure falls below its floor.

gate.py                                   measure, compare, print a table; exit 1 below a floor, 2 where data changed
gate.py --pin                             write what was measured, and raise floors to it less a small slack
gate.py --lower SET/FIGURE --because WHY  take one floor down to what was measured less the slack, and note why

`floors.json` holds, for each set, the hash of its gold, the figures that are held, its floors, its `least` (no floor
goes under these) and what was measured when it was pinned. Sets: `examples` (ours, shipped); `dev`, the development
split of annotation/reports; `founding` and `eight`; `stories`, one act in many reports (ours). Those that need
../shared are passed by where it is not at hand.
Why slack: int8 models give slightly other figures on other processors. A figure called "forbidden…" has a ceiling.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
ANNOTATED = ROOT / "annotation" / "reports"
CORPUS = SHARED / "corpus" / "international-affairs.jsonl"
FLOORS = Path(__file__).with_name("floors.json")
SLACK, SLACK_COUNT = 0.02, 1
_CEILING = "forbidden"
_COUNT = "forbidden"
Json = dict[str, Any]


class Row(NamedTuple):
    """One line of the table."""

    set: str
    figure: str
    floor: float
    measured: float
    ok: bool


def is_ceiling(figure: str) -> bool:
    """Whether less is better."""
    return figure.startswith(_CEILING)


def holds(figure: str, floor: float, measured: float) -> bool:
    """Whether a measured figure is as good as its floor (its ceiling, where less is better)."""
    return measured <= floor + 1e-9 if is_ceiling(figure) else measured >= floor - 1e-9


def with_slack(figure: str, measured: float) -> float:
    """The floor that a measured figure gives: a little worse than it, within what the figure can be."""
    if figure == _COUNT:
        return measured + SLACK_COUNT
    return round(min(1.0, measured + SLACK) if is_ceiling(figure) else max(0.0, measured - SLACK), 3)


def stricter(figure: str, a: float, b: float) -> float:
    """The floor that asks for more."""
    return min(a, b) if is_ceiling(figure) else max(a, b)


def rows(name: str, pinned: Json, measured: Json) -> list[Row]:
    """The table of one set: every figure that has a floor."""
    return [Row(name, f, floor, measured[f], holds(f, floor, measured[f])) for f, floor in pinned["floors"].items()]


def pin(pinned: Json, sha256: str, measured: Json) -> Json:
    """The set with new measurements; floors rise to them less the slack and never fall."""
    floors = {
        f: stricter(f, with_slack(f, measured[f]), old) if old is not None else with_slack(f, measured[f])
        for f, old in ((f, pinned["floors"].get(f)) for f in pinned["figures"])
    }
    values = {f: round(measured[f], 3) for f in pinned["figures"]}
    return pinned | {"sha256": sha256, "floors": floors, "measured": values}


def lower(floors: Json, name: str, measured: Json, because: str, today: str) -> Json:
    """All floors with one (`SET/FIGURE`) brought down to what was measured less the slack, and the reason noted.

    Raises:
        SystemExit: no such floor, no reason, nothing to lower, or the least that was agreed would be undercut.
    """
    set_name, _, figure = name.partition("/")
    if figure not in floors["sets"].get(set_name, {}).get("floors", {}):
        raise SystemExit(f"no floor {name!r}: write SET/FIGURE as the table does")
    if not because.strip():
        raise SystemExit("say why: --because REASON")
    pinned = floors["sets"][set_name]
    old, new = pinned["floors"][figure], with_slack(figure, measured[figure])
    if stricter(figure, old, new) == new:
        raise SystemExit(f"{name} needs no lower floor: {measured[figure]:.3f} was measured, {old} is asked for")
    least = pinned.get("least", {}).get(figure)
    if least is not None and stricter(figure, least, new) != new:
        raise SystemExit(f"{name}: {new} is worse than {least}, the least that was agreed")
    changed = pinned | {"floors": pinned["floors"] | {figure: new}}
    note = {"floor": name, "from": old, "to": new, "because": because.strip(), "on": today}
    return floors | {"sets": floors["sets"] | {set_name: changed}, "lowered": [*floors["lowered"], note]}


def sha256_of(paths: Iterable[Path]) -> str:
    """One hash over names and contents of files, whatever order they come in."""
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda p: p.name):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def table(lines: Iterable[Row]) -> str:
    """The rows for a terminal."""
    made = [f"{'set':10}{'figure':20}{'floor':>8}{'measured':>10}  ok"]
    for r in lines:
        sign = "≤" if is_ceiling(r.figure) else "≥"
        made.append(f"{r.set:10}{r.figure:20}{sign:>2}{r.floor:6.3g}{r.measured:10.3f}  {'yes' if r.ok else 'NO'}")
    return "\n".join(made)


def gold_files(name: str) -> list[Path]:
    """The files that a set is measured on; empty where they are not at hand."""
    if name == "examples":
        return [p for p in (ROOT / "examples").glob("*") if p.suffix in (".txt", ".yaml")]
    if name == "stories":
        return [p for p in (ROOT / "examples" / "stories").glob("*") if p.suffix in (".txt", ".yaml")]
    if name == "dev":
        return _annotated("dev") if CORPUS.exists() else []
    if name == "founding":
        return [*SHARED.glob("reports/*.txt"), *SHARED.glob("gold/csto-*.json")]
    return [*SHARED.glob("gold/reports/in.jsonl"), *SHARED.glob("gold/reports/[a-d]-*.json")]


def _annotated(split: str) -> list[Path]:
    return [p for p in ANNOTATED.glob("*.json") if json.loads(p.read_text("utf-8"))["split"] == split]


def measure(name: str) -> Json:
    """The figures of one set, by reading all of it."""
    from legation.evaluation import run, stories, stories_run

    if name == "stories":
        agreed = stories_run.measured(stories.read_stories(ROOT / "examples" / "stories"))
        return {"B³ F1": agreed.f1, "B³ precision": agreed.precision, "B³ recall": agreed.recall}
    if name == "examples":
        return dict(run.evaluate(run.read_pairs(ROOT / "examples"), name)["all"])
    if name == "dev":
        return dict(run.evaluate(run.read_annotated(ANNOTATED, [CORPUS], "dev"), name)["all"])
    gold = sorted(p for p in gold_files(name) if p.suffix == ".json")
    if name == "founding":
        (report,) = SHARED.glob("reports/*.txt")
        (line,) = _read([str(report)]).splitlines()
        renamed = json.loads(line)
        renamed["report"]["id"] = gold[0].stem
        return _score(json.dumps(renamed, ensure_ascii=False), gold)
    return _score(_read(["--input", "jsonl", str(SHARED / "gold/reports/in.jsonl")]), gold)


def _read(arguments: list[str]) -> str:
    command = [str(Path(sys.executable).with_name("legation")), "read", "--format", "jsonl", *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def _score(predicted: str, gold: list[Path]) -> Json:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predicted.jsonl"
        path.write_text(predicted, encoding="utf-8")
        scorer = str(SHARED / "score" / "score_report.py")
        command = [sys.executable, scorer, str(path), *map(str, gold), "--json"]
        return dict(json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout))


def _arguments(argv: list[str]) -> argparse.Namespace:
    p = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    p.add_argument("--pin", action="store_true", help="write what was measured; floors rise, never fall")
    p.add_argument("--lower", metavar="SET/FIGURE", help="bring one floor down to what was measured less the slack")
    p.add_argument("--because", metavar="REASON", default="", help="why, for --lower; kept in floors.json")
    return p.parse_args(argv)


def main(argv: list[str]) -> int:
    """Measure every set that is at hand; see the module's docstring for what the flags do and the exit status says."""
    asked = _arguments(argv)
    floors = json.loads(FLOORS.read_text("utf-8"))
    shown: list[Row] = []
    for name, pinned in floors["sets"].items():
        files = gold_files(name)
        if not files:
            print(f"{name}: its gold is not at hand; passed by")
            continue
        sha256 = sha256_of(files)
        if sha256 != pinned["sha256"] and not asked.pin:
            print(f"{name}: data changed since its floors were pinned: pin again with --pin", file=sys.stderr)
            return 2
        measured = measure(name)
        if asked.lower and asked.lower.startswith(f"{name}/"):
            floors = lower(floors, asked.lower, measured, asked.because, dt.date.today().isoformat())
        if asked.pin:
            floors["sets"][name] = pin(floors["sets"][name], sha256, measured)
        shown += rows(name, floors["sets"][name], measured)
    if asked.lower and asked.lower.partition("/")[0] not in {r.set for r in shown}:
        raise SystemExit(f"no floor {asked.lower!r} was measured here: write SET/FIGURE as the table does")
    if asked.pin or asked.lower:
        FLOORS.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(table(shown))
    return 0 if shown and all(r.ok for r in shown) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
