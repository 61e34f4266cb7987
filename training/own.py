"""Our own annotations: stand-off files joined to their texts by hash, and sentences that carry their own text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class OwnReport:
    """A text with its events and attributions, spans as lists [start, end]."""

    id: str
    text: str
    events: list[dict[str, Any]]
    attributions: list[dict[str, Any]]


def reports(annotations: list[Path], texts: list[Path]) -> Iterator[OwnReport]:
    """All annotated reports of these folders (stand-off) and files (`.jsonl`, text inside) whose text is at hand."""
    known = {}
    for path in texts:
        with path.open(encoding="utf-8") as stream:
            for row in map(json.loads, stream):
                known[hashlib.sha256(row["text"].encode()).hexdigest()] = row["text"]
    for place in annotations:
        if place.is_dir():
            rows = [json.loads(p.read_text("utf-8")) for p in sorted(place.glob("*.json"))]
        else:
            rows = [json.loads(line) for line in place.read_text("utf-8").splitlines()]
        for row in rows:
            text = row.get("text") or known.get(row.get("sha256", ""))
            if text is not None:
                yield OwnReport(row["id"], text, row["events"], [_attribution(q, text) for q in row["quotes"]])


def _attribution(quote: dict[str, Any], text: str) -> dict[str, Any]:
    """Readers differ on the full stop after indirect words; it is left out here."""
    listed = {key: [quote[key]] if quote.get(key) else [] for key in ("cue", "source")}
    content = [[s, e - (quote["kind"] != "direct" and text[e - 1] == ".")] for s, e in quote["spans"]]
    return listed | {"content": content}
