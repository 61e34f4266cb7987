#!/usr/bin/env python3
"""A reader's sheet: a report with numbered sentences to read, and the JSON that the reader writes back, by words.

    sheet.py show TEXTS.jsonl ID [ID ...]         print reports with their sentences numbered
    sheet.py compile TEXTS.jsonl SHEET.json OUT   find the words in the text, write stand-off spans
                                                  (exit 1 with a list of what was not found)

TEXTS.jsonl holds one `{"id", "text", "published", "outlet"?}` a line. Readers name words, not offsets, because people
and models count characters badly; "words#2" is their second occurrence in the sentence, "first words … last words"
a long stretch. GUIDE.md says what a sheet holds and what comes out.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

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


def locate(words: str, text: str, inside: Span, near: int | None = None) -> Span | None:
    """The span of `words` in `text[inside]`: the numbered occurrence ("words#2"), else the one nearest to `near`."""
    number = re.search(r"#(\d+)$", words)
    if number:
        words = words[: number.start()]
    found = [*_occurrences(words, text, inside)]
    if not found:
        return None
    if number:
        return found[int(number.group(1)) - 1] if int(number.group(1)) <= len(found) else None
    return found[0] if near is None else min(found, key=lambda s: min(abs(s[0] - near), abs(s[1] - near)))


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

    def find(self, words: str | None, inside: Span, near: int | None, what: str) -> Span | None:
        """The span of the words, or a problem noted."""
        if not words:
            return None
        span = locate(words, self.text, inside, near)
        if span is None:
            self.problems.append(f"{what}: {words!r} is not in [{self.text[inside[0] : inside[1]][:60]}…]")
        return span

    def event(self, e: Json, index: dict[str, int]) -> Json:
        """One event of the sheet, with spans."""
        what = f"{self.report['id']} event {e.get('id')}"
        inside = self.area(e["s"], what)
        span = self.find(e["trigger"], inside, None, what + " trigger")
        at = span[0] if span else None
        spans: dict[str, Any] = {}
        for role in ("actor", "recipient"):
            found = [self.find(a.get("text"), inside, at, f"{what} {role}") for a in e.get(role) or []]
            spans[role] = [f for f in found if f]
        for role in ("time", "place"):
            spans[role] = self.find(e.get(role + "_text"), inside, at, f"{what} {role}")
        same = e.get("same_as")
        if same is not None and same not in index:
            self.problems.append(f"{what}: same_as {same!r} names no earlier event")
        return {
            "type": e["type"], "mode": e.get("mode"), "contexts": e.get("contexts") or [],
            "actor": [{"name": a["name"], "country": a.get("country")} for a in e.get("actor") or []],
            "recipient": [{"name": a["name"], "country": a.get("country")} for a in e.get("recipient") or []],
            "date": e.get("date"), "place": e.get("place"), "place_country": e.get("place_country"),
            "status": e.get("status", "actual"), "said_by": e.get("said_by"), "span": span, "arguments": spans,
            "same_as": index.get(same) if same is not None else None,
        }  # fmt: skip

    def quote(self, q: Json, number: int) -> Json:
        """One quotation of the sheet, with spans."""
        what = f"{self.report['id']} quote {number}"
        inside = self.area(q["s"], what)
        spans = [self.find(c, inside, None, what + " content") for c in q["content"]]
        at = next((s[0] for s in spans if s), None)
        cue = self.find(q.get("cue"), inside, at, what + " cue")
        return {
            "kind": q["kind"], "speaker": q.get("speaker"), "speaker_country": q.get("speaker_country"),
            "via": q.get("via"), "spans": [s for s in spans if s], "cue": cue,
            "source": self.find(q.get("source"), inside, cue[0] if cue else at, what + " source"),
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
                        | {"span": self.find(t.get("text"), inside, None, what)})  # fmt: skip
        return {
            "id": self.report["id"], "sha256": hashlib.sha256(self.text.encode()).hexdigest(),
            "published": self.report.get("published"), "outlet": self.report.get("outlet"),
            "events": events, "quotes": [self.quote(q, k) for k, q in enumerate(sheet["quotes"])], "ties": ties,
        }  # fmt: skip


def main(argv: list[str]) -> int:
    """Run one of the two verbs."""
    verb, texts, *rest = argv
    with Path(texts).open(encoding="utf-8") as stream:
        reports = {r["id"]: r for r in map(json.loads, stream)}
    if verb == "show":
        print("\n\n".join(show(reports[i]) for i in rest))
        return 0
    sheet = json.loads(Path(rest[0]).read_text(encoding="utf-8"))
    compiler = Compiler(reports[sheet["id"]])
    done = compiler.compile(sheet)
    Path(rest[1]).write_text(json.dumps(done, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print("\n".join(compiler.problems) or f"{sheet['id']}: {len(done['events'])} events, {len(done['quotes'])} quotes")
    return bool(compiler.problems)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
