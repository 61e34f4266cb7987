"""Rows of a record as text for a terminal: each layer in lines that a person reads, anything else as a table.

Rows are mappings with the columns of `record.schema`; a day is a `datetime.date`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from legation.views.shown import days, flat
from legation.views.text import MARKS, Paint, plain

Row = Mapping[str, Any]
Names = Mapping[tuple[str, str], str]
_INDENT = " " * 13
_LEAST = 40  # narrower terminals are written to as if they had so many columns


def lines(layer: str, rows: Iterable[Row], names: Names, width: int = 80, paint: Paint = plain) -> Iterator[str]:
    """A paragraph for each row of a layer: events, occasions, quotes, ties, reports.

    `names` has the names of actors by report and id, for rows that know ids alone.
    """
    for row in rows:
        head, style, details = _LAYERS[layer](row, names)
        filled = _filled(head, width)
        yield filled.replace(style, paint(style, "type"), 1) if style else filled
        for words, kind in details:
            if words:
                yield paint(textwrap.fill(flat(words), max(width, _LEAST), initial_indent=_INDENT,
                                          subsequent_indent=_INDENT), kind)  # fmt: skip


Shown = tuple[tuple[str, str], str, list[tuple[str, str]]]  # day and words; what of them is the type; details


def _event(row: Row, names: Names) -> Shown:
    def called(ids: Sequence[str]) -> str:
        return ", ".join(names.get((row["report"], i), i) for i in ids)

    act = _act(row)
    told = [row["status"]] if row["status"] != "actual" else []
    if row["said_by"]:
        told.append(f"claim of {row['speaker_name'] or 'somebody unnamed'}")
    words = f"{act}  {_parties(called(row['actor']), called(row['recipient']))}{_place(row)}"
    known = (f"event {row['event']}", row.get("occasion") and f"occasion {row['occasion']}", _seen(row))
    return (days(row["earliest"], row["latest"]), words), act, [
        ("; ".join(told), "claim"), (row["evidence"] or "", "dim"), (_joined(known), "dim")
    ]  # fmt: skip


def _occasion(row: Row, _: Names) -> Shown:
    act = _act(row)
    actor, recipient = (", ".join(p["name"] for p in row[role]) for role in ("actor", "recipient"))
    told = [row["status"]] if row["status"] != "actual" else []
    if row["claimed_by"]:
        told.append(f"claim of {', '.join(row['claimed_by'])}")
    if row["confirmed"] is not None:
        told.append("confirmed" if row["confirmed"] else "rejected")
    sources = f"{_count(row['n_reports'], 'report')}, {_count(row['n_outlets'], 'outlet')}"
    words = f"{act}  {_parties(actor, recipient)}{_place(row)}"
    return (days(row["day"], row["latest"]), words), act, [
        ("; ".join(told), "claim"), (row["evidence"] or "", "dim"), (f"{sources} · occasion {row['occasion']}", "dim")
    ]  # fmt: skip


def _quote(row: Row, names: Names) -> Shown:
    who = row["speaker_name"] or "somebody unnamed"
    via = f" via {names.get((row['report'], row['via']), row['via'])}" if row["via"] else ""
    words = f"{who}{via} {MARKS.get(row['kind'], 'says')}: {row['words'] or ''}"
    day = days(row["earliest"], row["latest"])
    return (day, words), who, [(_joined((row["venue"], f"{row['id']} of report {row['report']}", _seen(row))), "dim")]


def _tie(row: Row, _: Names) -> Shown:
    holder, body = row["holder_name"] or row["holder"] or "?", row["body_name"] or row["body"] or "?"
    kind = row["office"] if row["kind"] == "office" and row["office"] else row["kind"]
    held = " to ".join(str(row[f]) for f in ("since", "until") if row[f])
    words = f"{holder}: {kind}, {body}" + (f" ({held})" if held else "")
    said = ("claim" if row["said_by"] else "", "claim")
    return (days(row["as_of"], row["as_of"]), words), kind, [said, (row["words"] or "", "dim"), (_seen(row), "dim")]


def _report(row: Row, _: Names) -> Shown:
    title = row["headline"] or row["id"] or ""
    known = (row["outlet"], row["byline"], row["url"], f"report {row['report']}")
    return (days(row["published"], row["published"]), title), "", [(_joined(known), "dim")]


_LAYERS: Mapping[str, Callable[[Row, Names], Shown]] = {
    "events": _event, "occasions": _occasion, "quotes": _quote, "ties": _tie, "reports": _report,
}  # fmt: skip


def _filled(head: tuple[str, str], width: int) -> str:
    day, words = head
    kept = "  ".join(flat(part) for part in words.split("  "))
    return textwrap.fill(f"{day:<11}  {kept}", max(width, _LEAST), subsequent_indent=_INDENT)


def _act(row: Row) -> str:
    return f"{row['type']} {row['mode']}" if row["mode"] else str(row["type"])


def _parties(actor: str, recipient: str) -> str:
    return (actor or "?") + (f" → {recipient}" if recipient else "")


def _place(row: Row) -> str:
    return f"  [{row['place_name']}]" if row["place_name"] else ""


def _seen(row: Row) -> str:
    return _joined((row["outlet"], str(row["published"]) if row["published"] else None))


def _joined(parts: Iterable[str | None]) -> str:
    return " · ".join(p for p in parts if p)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("s" if number != 1 else "")
