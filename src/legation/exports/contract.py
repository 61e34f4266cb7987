"""The JSON object of one report, as docs/contract.md describes it: every field there, unknown `null`."""

from __future__ import annotations

from typing import Any

import msgspec

from legation.model import Doc, Event

_REPORT = ("id", "headline", "byline", "outlet", "published", "url", "language")
LAYERS = ("actors", "times", "places", "quotes", "events", "ties")


def to_dict(doc: Doc) -> dict[str, Any]:
    """Plain dicts, lists, strings and numbers; spans are `[start, end]`."""
    plain: dict[str, Any] = msgspec.json.decode(to_line(doc))
    return plain


def to_line(doc: Doc) -> bytes:
    """The object as one line of JSON, UTF-8, without the line's end."""
    report = {name: getattr(doc.report, name) for name in _REPORT}
    return msgspec.json.encode({"report": report} | {layer: _plain(doc, layer) for layer in LAYERS})


def to_rows(doc: Doc, layer: str) -> list[dict[str, Any]]:
    """One flat dict a row of "actors", "times", "places", "quotes", "events" or "ties", with report id and words.

    Raises:
        ValueError: no such layer.
    """
    if layer not in LAYERS:
        raise ValueError(f"no layer {layer!r}: one of {', '.join(LAYERS)}")
    rows = msgspec.json.decode(msgspec.json.encode(_plain(doc, layer)))
    return [{"report": doc.report.id, **row, "evidence": _evidence(doc, row)} for row in rows]


def _plain(doc: Doc, layer: str) -> Any:
    rows = getattr(doc, layer)
    return [msgspec.structs.asdict(e) | {"magnitude": _magnitude(e)} for e in rows] if layer == "events" else rows


def _magnitude(event: Event) -> dict[str, dict[str, Any]] | None:
    """By kind, the first where one is stated twice; null where nothing is stated."""
    made: dict[str, dict[str, Any]] = {}
    for m in event.magnitude:
        plain = msgspec.structs.asdict(m)
        made.setdefault(plain.pop("kind"), plain)
    return made or None


def _evidence(doc: Doc, row: dict[str, Any]) -> str:
    text = doc.report.text
    if "start" in row:
        return text[row["start"] : row["end"]]
    spans = row.get("content") or row.get("mentions") or [row.get("sentence") or row["span"]]
    return " … ".join(text[s:e] for s, e in spans[:3])
