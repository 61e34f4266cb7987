"""Quotation marks: which stretches of a line stand between them."""

from __future__ import annotations

import re

from legation.model import Span

OPENING, CLOSING = "“«„", "”»"
DOUBLE = re.compile(r"[“”«»„\"]|''|``")


def quoted(text: str, start: int, end: int) -> list[Span]:
    """Spans between double quotation marks in `text[start:end]` (one line), marks included.

    An opening mark without a closing one runs to the end of the line, as newspapers do where the next
    paragraph goes on with the same speaker; a closing mark without an opening one is passed over.
    """
    made: list[Span] = []
    opened: int | None = None
    for match in DOUBLE.finditer(text, start, end):
        mark = match.group()
        opens = mark in OPENING or mark == "``" or (mark in ('"', "''") and opened is None)
        if opened is None:
            if opens and (mark != '"' or _can_open(text, match.start(), start)):
                opened = match.start()
        elif not opens or mark in CLOSING:
            made.append((opened, match.end()))
            opened = None
    if opened is not None and end - opened > 1:
        made.append((opened, end))
    return made


def _can_open(text: str, at: int, start: int) -> bool:
    """A straight mark opens after a blank, a bracket or a dash, or at the start; after a digit it may mean inches."""
    return at == start or not text[at - 1].isalnum()


def share_quoted(text: str, spans: list[Span], marks: list[Span]) -> float:
    """Share of the letters of `spans` that stand between quotation marks."""
    letters = inside = 0
    for start, end in spans:
        for k in range(start, end):
            if text[k].isalnum():
                letters += 1
                inside += any(s <= k < e for s, e in marks)
    return inside / letters if letters else 0.0
