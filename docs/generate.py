#!/usr/bin/env python3
"""Write the documents that the code knows best, so that they cannot drift from it.

generate.py            write the blocks of `blocks()`, each between <!-- mark --> and <!-- /mark --> of its document
generate.py --check    write nothing; exit 1 where a block is out of date, a field has no meaning in fields.tsv, or a
                       command or option has no help
"""

from __future__ import annotations

import difflib
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import reference
from reference import table

from legation.data import plover
from legation.evaluation import standoff
from legation.evaluation.standoff import Annotation
from legation.model import Status

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "summit-skipped"


def example() -> str:
    """What `legation read` prints for the example."""
    command = [str(Path(sys.executable).with_name("legation")), "read", f"examples/{EXAMPLE}.txt", "--format", "text"]
    run = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    return f"```\n{run.stdout.rstrip()}\n```"


def figures() -> str:
    """Measured values out of quality/floors.json, a column a set."""
    sets = json.loads((ROOT / "quality/floors.json").read_text("utf-8"))["sets"]
    names = dict.fromkeys(f for s in sets.values() for f in s["figures"])
    cells = ([n, *(f"{s['measured'][n]:.3g}" if n in s["measured"] else "" for s in sets.values())] for n in names)
    return table(("", *sets), cells)


def annotated() -> dict[str, list[Annotation]]:
    """All annotations that are kept, by what they are of."""
    folder = ROOT / "annotation"
    reports = standoff.read(folder / "reports")
    made = {f"reports, {split}": [a for a in reports if a.split == split] for split in ("train", "dev", "test")}
    return made | {
        f"{kind} (ours)": [a for p in sorted((folder / kind).glob("*.jsonl")) for a in standoff.read(p)]
        for kind in ("passages", "sentences")
    }


def counts(rows_of: dict[str, list[Annotation]]) -> str:
    """How much is annotated."""
    layers = ("events", "quotes", "ties")
    cells = (
        [name, str(len(rows)), *(str(sum(len(getattr(a, layer)) for a in rows)) for layer in layers)]
        for name, rows in rows_of.items()
    )
    return table(("", "texts", "events", "quotations", "ties"), cells)


def kinds(rows_of: dict[str, list[Annotation]]) -> str:
    """How often each type and status is annotated."""
    events = [[e for a in rows for e in a.events] for rows in rows_of.values()]
    types, statuses = ([Counter(getattr(e, field) for e in some) for some in events] for field in ("type", "status"))
    cells = [[f"`{t}`", *(str(c[t]) for c in types)] for t in plover.types()]
    cells += [[status, *(str(c[status]) for c in statuses)] for status in get_args(Status)]
    cells.append(["in somebody's words", *(str(sum(e.said_by is not None for e in some)) for some in events)])
    return table(("", *rows_of), cells)


def blocks() -> Iterator[tuple[str, str, str]]:
    """File, mark and content of every block."""
    of = reference.meanings()
    rows_of = annotated()
    yield "README.md", f"output:{EXAMPLE}", example()
    yield "README.md", "figures", figures()
    yield "docs/contract.md", "fields", reference.fields_of_layers(of)
    yield "docs/codebook.md", "vocabularies", reference.vocabularies(of)
    yield "docs/codebook.md", "cameo", reference.cameo_codes()
    yield "docs/cli.md", "commands", reference.commands()
    yield "docs/record.md", "tables", reference.record_tables()
    yield "docs/plover.md", "types", reference.types_table()
    yield "docs/plover.md", "contexts", ", ".join(f"`{c}`" for c in plover.contexts())
    yield "annotation/DATASHEET.md", "counts", counts(rows_of)
    yield "annotation/DATASHEET.md", "kinds", kinds(rows_of)


def pages() -> dict[str, str]:
    """The text of every document with its blocks as they should be."""
    made: dict[str, str] = {}
    for path, mark, content in blocks():
        text = made.get(path) or (ROOT / path).read_text("utf-8")
        before, opened, rest = text.partition(f"<!-- {mark} -->")
        _, closed, after = rest.partition(f"<!-- /{mark.partition(':')[0]} -->")
        if not closed:
            raise SystemExit(f"{path} has no block <!-- {mark} -->")
        made[path] = f"{before}{opened}\n{content}\n{closed}{after}"
    return made


def alike(have: str, want: str, path: str) -> bool:
    """The same; the README shows a run of int8 models, which may differ by a row from one processor to the next."""
    if path != "README.md":
        return have == want
    return difflib.SequenceMatcher(None, have.splitlines(), want.splitlines(), autojunk=False).ratio() > 0.9


def main(argv: list[str]) -> int:
    """See the module's docstring."""
    problems = list(reference.gaps())
    for path, text in pages().items():
        file = ROOT / path
        if "--check" not in argv:
            file.write_text(text, encoding="utf-8")
        elif not alike(file.read_text("utf-8"), text, path):
            problems.append(f"{path} is out of date: run docs/generate.py")
    print("\n".join(problems) or "documents are as the code has them", file=sys.stderr if problems else sys.stdout)
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
