#!/usr/bin/env python3
"""A reader's sheet: a report with numbered sentences to read, and the JSON that the reader writes back, by words.

    sheet.py show TEXTS.jsonl ID [ID ...]         print reports with their sentences numbered
    sheet.py compile TEXTS.jsonl SHEET.json OUT   find the words in the text, write stand-off spans
                                                  (exit 1 with a list of what was not found)
    sheet.py own SHEETS.json OUT.jsonl            the same for sentences of ours: a list of sheets that carry their text

TEXTS.jsonl holds one `{"id", "text", "published", "outlet"?}` a line. Readers name words, not offsets, because people
and models count characters badly; "words#2" is their second occurrence in the sentence, "first words … last words"
a long stretch. GUIDE.md says what a sheet holds and what comes out.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from legation.evaluation.standoff import sha256_of
from legation.language.sentences import lines, split

Span = tuple[int, int]
Json = dict[str, Any]


def sentences(text: str) -> list[Span]:
    """Spans of the sentences of a report, line by line."""
    return [span for start, end in lines(text) for span in split(text, start, end)]


def show(report: Json) -> str:
    """The report as a reader sees it."""
    text = report["text"]
    head = f"=== {report['id']} · {report.get('outlet')} · published {report['published']}"
    return "\n".join([head, *(f"[{k}] {text[s:e]}" for k, (s, e) in enumerate(sentences(text)))])


def locate(words: str, text: str, inside: Span, near: Sequence[Span] = ()) -> Span | None:
    """The span of `words` in `text[inside]`: the numbered occurrence ("words#2"), else the one that is nearest to a
    span of `near` and lies in none of them; the first where nothing is near."""
    number = re.search(r"#(\d+)$", words)
    if number:
        words = words[: number.start()]
    found = [*_occurrences(words, text, inside)]
    if not found:
        return None
    if number:
        return found[int(number.group(1)) - 1] if int(number.group(1)) <= len(found) else None
    return min(found, key=lambda f: _apart(f, near))


def _apart(a: Span, near: Sequence[Span]) -> float:
    """Characters from a span to the nearest beginning of the others; further than any where it overlaps one."""
    if any(a[0] < b[1] and b[0] < a[1] for b in near):
        return float("inf")
    return min((min(abs(a[0] - b[0]), abs(a[1] - b[0])) for b in near), default=0)


def _occurrences(words: str, text: str, inside: Span) -> list[Span]:
    gap = (
        re.split(r"\s*(?:…|\.\.\.)\s*", words.strip())
        if re.search(r"\S\s+(?:…|\.\.\.)\s+\S", words)
        else [words.strip()]
    )
    pattern = r"[\s\S]*?".join(_loose(piece) for piece in gap)
    pattern = (r"(?<!\w)" if words[:1].isalnum() else "") + pattern + (r"(?!\w)" if words[-1:].isalnum() else "")
    return [m.span() for m in re.compile(pattern).finditer(text, inside[0], inside[1])]


def _loose(piece: str) -> str:
    """White space and quotation marks in whatever form the text has them."""
    out = re.escape(re.sub(r"\s+", " ", piece))
    out = re.sub(r"[\"“”]", '["“”]', out)
    out = re.sub(r"['‘’]", "['‘’]", out)
    return out.replace(r"\ ", r"\s+")


class Compiler:
    """Turns one sheet into stand-off spans, keeping a list of what it could not find."""

    def __init__(self, report: Json) -> None:
        self.text: str = report["text"]
        self.report = report
        self.sentences = sentences(self.text)
        self.problems: list[str] = []

    def area(self, s: int | list[int], what: str) -> Span:
        """The stretch from the first to the last sentence named."""
        numbers = [s] if isinstance(s, int) else list(s)
        if not numbers or not all(0 <= k < len(self.sentences) for k in numbers):
            self.problems.append(f"{what}: no sentence {s}")
            return 0, len(self.text)
        return self.sentences[min(numbers)][0], self.sentences[max(numbers)][1]

    def find(self, words: str | None, inside: Span, near: Sequence[Span], what: str) -> Span | None:
        """The span of the words, or a problem noted."""
        if not words:
            return None
        span = locate(words, self.text, inside, near)
        if span is None:
            self.problems.append(f"{what}: {words!r} is not in [{self.text[inside[0] : inside[1]][:60]}…]")
        return span

    def bare(self, span: Span | None) -> Span | None:
        """The span without a leading "on", "in", "at", on which readers differ."""
        led = span and re.compile(r"(?:on|in|at)\s+(?=\S)(?!front of\b)", re.I).match(self.text, *span)
        return (led.end(), span[1]) if led and span else span

    def event(self, e: Json, index: dict[str, int]) -> Json:
        """One event of the sheet, with spans."""
        what = f"{self.report['id']} event {e.get('id')}"
        inside = self.area(e["s"], what)
        span = self.find(e["trigger"], inside, (), what + " trigger")
        at = [span] if span else []
        spans: dict[str, Any] = {}
        for role in ("actor", "recipient"):
            found = [self.find(a.get("text"), inside, at, f"{what} {role}") for a in e.get(role) or []]
            spans[role] = [f for f in found if f]
        for role in ("time", "place"):
            spans[role] = self.bare(self.find(e.get(role + "_text"), inside, at, f"{what} {role}"))
        same = e.get("same_as")
        if same is not None and same not in index:
            self.problems.append(f"{what}: same_as {same!r} names no earlier event")
        return {
            "type": e["type"], "mode": e.get("mode"), "contexts": e.get("contexts") or [],
            "actor": [{"name": a["name"], "country": a.get("country")} for a in e.get("actor") or []],
            "recipient": [{"name": a["name"], "country": a.get("country")} for a in e.get("recipient") or []],
            "date": e.get("date"), "place": e.get("place"), "place_country": e.get("place_country"),
            "status": e.get("status", "actual"), "said_by": e.get("said_by"), "span": span, "arguments": spans,
            "same_as": index.get(same) if same is not None else None, "occasion": e.get("occasion"),
        }  # fmt: skip

    def quote(self, q: Json, number: int) -> Json:
        """One quotation of the sheet, with spans."""
        what = f"{self.report['id']} quote {number}"
        inside = self.area(q["s"], what)
        spans = [self.find(c, inside, (), what + " content") for c in q["content"]]
        at = [s for s in spans if s]
        cue = self.find(q.get("cue"), inside, at, what + " cue")
        return {
            "kind": q["kind"], "speaker": q.get("speaker"), "speaker_country": q.get("speaker_country"),
            "via": q.get("via"), "spans": at, "cue": cue,
            "source": self.find(q.get("source"), inside, [cue] if cue else at, what + " source"),
        }  # fmt: skip

    def compile(self, sheet: Json) -> Json:
        """The stand-off annotation of one report."""
        index: dict[str, int] = {}
        events = []
        for k, e in enumerate(sheet["events"]):
            events.append(self.event(e, index))
            index[e.get("id", f"e{k}")] = k
        ties = []
        for k, t in enumerate(sheet.get("ties") or []):
            what = f"{self.report['id']} tie {k}"
            inside = self.area(t["s"], what)
            ties.append({key: t.get(key) for key in ("kind", "holder", "body", "office", "as_of")}
                        | {"span": self.find(t.get("text"), inside, (), what)})  # fmt: skip
        return {
            "id": self.report["id"], "sha256": sha256_of(self.text),
            "published": self.report.get("published"), "outlet": self.report.get("outlet"),
            "events": events, "quotes": [self.quote(q, k) for k, q in enumerate(sheet["quotes"])], "ties": ties,
        }  # fmt: skip


def written(annotation: Json) -> str:
    """The annotation as the file that is kept: a line an event, a quotation, a tie, so that changes can be read."""
    fields = []
    for key, value in annotation.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            rows = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in value)
            fields.append(f'"{key}": [\n  {rows}\n ]')
        else:
            fields.append(f'"{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n " + ",\n ".join(fields) + "\n}\n"


OWN_FIELDS = ("region", "construction", "negative")


def own(sheets: Sequence[Json]) -> tuple[list[Json], list[str]]:
    """Annotations of sentences that carry their own text, and what was not found in them."""
    made, problems = [], []
    for sheet in sheets:
        compiler = Compiler(sheet)
        rows = {layer: [{"s": 0} | row for row in sheet.get(layer) or []] for layer in ("events", "quotes", "ties")}
        done = compiler.compile(rows)
        made.append(done | {"text": sheet["text"]} | {k: sheet[k] for k in OWN_FIELDS if sheet.get(k)})
        problems += compiler.problems
    return made, problems


def main(argv: list[str]) -> int:
    """Run one of the three verbs."""
    verb, texts, *rest = argv
    if verb == "own":
        made, problems = own(json.loads(Path(texts).read_text(encoding="utf-8")))
        lines_of = (json.dumps(row, ensure_ascii=False) + "\n" for row in made)
        Path(rest[0]).write_text("".join(lines_of), encoding="utf-8")
        print("\n".join(problems) or f"{len(made)} texts, {sum(len(row['events']) for row in made)} events")
        return bool(problems)
    with Path(texts).open(encoding="utf-8") as stream:
        reports = {r["id"]: r for r in map(json.loads, stream)}
    if verb == "show":
        print("\n\n".join(show(reports[i]) for i in rest))
        return 0
    sheet = json.loads(Path(rest[0]).read_text(encoding="utf-8"))
    compiler = Compiler(reports[sheet["id"]])
    done = compiler.compile(sheet)
    Path(rest[1]).write_text(written(done), encoding="utf-8")
    print("\n".join(compiler.problems) or f"{sheet['id']}: {len(done['events'])} events, {len(done['quotes'])} quotes")
    return bool(compiler.problems)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
