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
from collections.abc import Iterator
from pathlib import Path

import reference
from reference import table

from legation.data import plover

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


def counts() -> str:
    """How much is annotated."""
    standoff = [json.loads(p.read_text("utf-8")) for p in sorted((ROOT / "annotation/reports").glob("*.json"))]
    own = [
        json.loads(x) for p in (ROOT / "annotation/passages").glob("*.jsonl") for x in p.read_text("utf-8").splitlines()
    ]
    cells = ([name, str(len(rows)), *(str(sum(len(r[k]) for r in rows)) for k in ("events", "quotes", "ties"))]
             for name, rows in (("reports (stand-off)", standoff), ("passages (ours)", own)))  # fmt: skip
    return table(("", "texts", "events", "quotations", "ties"), cells)


def blocks() -> Iterator[tuple[str, str, str]]:
    """File, mark and content of every block."""
    of = reference.meanings()
    yield "README.md", f"output:{EXAMPLE}", example()
    yield "README.md", "figures", figures()
    yield "docs/contract.md", "fields", reference.fields_of_layers(of)
    yield "docs/codebook.md", "vocabularies", reference.vocabularies(of)
    yield "docs/codebook.md", "cameo", reference.cameo_codes()
    yield "docs/cli.md", "commands", reference.commands()
    yield "docs/plover.md", "types", reference.types_table()
    yield "docs/plover.md", "contexts", ", ".join(f"`{c}`" for c in plover.contexts())
    yield "annotation/DATASHEET.md", "counts", counts()


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
