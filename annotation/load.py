#!/usr/bin/env python3
"""Joins stand-off annotations to their texts by hash, and prints them as JSON lines with `text` inside.

    load.py PATH ... --texts TEXTS.jsonl ... [--split train|dev|test] [--words]

PATH: a folder of stand-off files or a file of JSON lines. TEXTS: one JSON object with `text` a line. `--words` adds to
every event the words of its trigger, to every quotation its content. A last line on standard error says how many texts
were at hand; exit 1 where none was.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import msgspec

from legation.errors import LegationError
from legation.evaluation.standoff import Annotation, joined, read, texts


def row(a: Annotation, text: str, words: bool = False) -> dict[str, Any]:
    """The annotation as plain JSON values, with its text; with `words`, spans also as the words they hold."""
    made: dict[str, Any] = msgspec.to_builtins(a) | {"text": text}
    if words:
        for event in made["events"]:
            event["words"] = text[slice(*event["span"])]
        for quote in made["quotes"]:
            quote["words"] = " … ".join(text[s:e] for s, e in quote["spans"])
    return made


def main(argv: list[str]) -> int:
    """Join what is named."""
    p = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    p.add_argument("paths", type=Path, nargs="+")
    p.add_argument("--texts", type=Path, nargs="*", default=[])
    p.add_argument("--split", choices=["train", "dev", "test"])
    p.add_argument("--words", action="store_true")
    asked = p.parse_args(argv)
    try:
        wanted = [a for path in asked.paths for a in read(path) if asked.split in (None, a.split)]
        rows = [row(a, text, asked.words) for a, text in joined(wanted, texts(asked.texts))]
    except LegationError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    for r in rows:
        print(msgspec.json.encode(r).decode())
    print(f"{len(rows)} of {len(wanted)} texts are at hand", file=sys.stderr)
    return 0 if rows else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
