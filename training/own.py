"""Our own annotations as the trainers take them: reports of the training split whose text is at hand, and sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from legation.evaluation import standoff


@dataclass(frozen=True)
class OwnReport:
    """A text with its events and attributions, spans as pairs (start, end)."""

    id: str
    text: str
    events: list[dict[str, Any]]
    attributions: list[dict[str, Any]]


def reports(annotations: list[Path], texts: list[Path]) -> Iterator[OwnReport]:
    """All annotated texts of these folders (stand-off) and files (`.jsonl`, text inside) but those of dev and test."""
    mine = [a for place in annotations for a in standoff.read(place) if a.split in (None, "train")]
    for a, text in standoff.joined(mine, standoff.texts(texts)):
        row = msgspec.to_builtins(a)
        yield OwnReport(a.id, text, row["events"], [_attribution(q, text) for q in row["quotes"]])


def _attribution(quote: dict[str, Any], text: str) -> dict[str, Any]:
    """Readers differ on the full stop after indirect words; it is left out here."""
    listed = {key: [quote[key]] if quote.get(key) else [] for key in ("cue", "source")}
    content = [[s, e - (quote["kind"] != "direct" and text[e - 1] == ".")] for s, e in quote["spans"]]
    return listed | {"content": content}
