"""The text view of one report, for a terminal: chronicle, voices, ties, each with its evidence, in 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence

from legation.model import Days, Doc, Event, Quote, Span, Tie
from legation.views.shown import days, flat

WIDTH = 80
MARKS = {"direct": "says", "mixed": "says", "indirect": "holds", "attitude": "thinks", "plan": "means"}
_INDENT = " " * 13
_MOST_EVIDENCE = 120
Paint = Callable[[str, str], str]
_TIE_WORDS = {
    "member": "member of", "observer": "observer in", "party": "party to", "left": "left",
    "suspended": "suspended from", "host": "host of", "established": "established",
}  # fmt: skip


def plain(words: str, style: str) -> str:
    """No colour."""
    return words


def render(doc: Doc, paint: Paint = plain, why: bool = False) -> str:
    """The whole view. `paint(words, style)` colours: head, type, dim, claim. `why` adds the reason of each event."""
    names = {a.id: flat(a.name) for a in doc.actors}
    blocks = [
        _head(doc, paint),
        _section("Chronicle", _chronicle(doc, names, paint, why), paint),
        _section("Voices", _voices(doc, names, paint), paint),
        _section(
            f"Ties as of {doc.report.published}" if doc.report.published else "Ties", _ties(doc, names, paint), paint
        ),
    ]
    return "\n\n".join(b for b in blocks if b) + "\n"


def _head(doc: Doc, paint: Paint) -> str:
    report = doc.report
    title = textwrap.fill(flat(report.headline or report.id), WIDTH)
    source = " · ".join(flat(x) for x in (report.outlet, report.published, report.byline) if x)
    return paint(title, "head") + (f"\n{textwrap.fill(source, WIDTH)}" if source else "")


def _section(title: str, rows: Iterable[str], paint: Paint) -> str:
    body = list(rows)
    return "\n".join([paint(title.upper(), "head"), *body]) if body else ""


def _chronicle(doc: Doc, names: dict[str, str], paint: Paint, why: bool) -> Iterator[str]:
    quotes = {q.id: q for q in doc.quotes}
    for event in sorted(doc.events, key=_when):
        date = _span(event.date)
        act = f"{event.type}{' ' + event.mode if event.mode else ''}"
        who = _list(event.actor, names) + (f" → {_list(event.recipient, names)}" if event.recipient else "")
        place = f"  [{doc.places[event.place].name}]" if event.place is not None else ""
        tags: list[str] = [event.status] if event.status != "actual" else []
        if event.said_by:
            tags.append("claim of " + _speaker(quotes[event.said_by], names))
        yield _line(date, f"{act}  {who}{place}", paint, act)
        if tags:
            yield paint(_filled("; ".join(tags)), "claim")
        yield paint(_INDENT + flat(_around(doc.report.text, event.trigger, event.sentence)), "dim")
        if why:
            basis = event.date.basis if event.date else "nothing"
            reason = f"why: {event.because}; confidence {event.confidence:.2f}; date by {basis}"
            yield paint(_filled(reason), "dim")


def _when(event: Event) -> tuple[bool, str, int]:
    return event.date is None, event.date.earliest if event.date else "", event.trigger[0]


def _span(span: Days | None) -> str:
    return days(span.earliest, span.latest) if span else days(None, None)


def _line(date: str, words: str, paint: Paint, act: str) -> str:
    filled = textwrap.fill(f"{date:<11}  {words}", WIDTH, subsequent_indent=_INDENT)
    return filled.replace(act, paint(act, "type"), 1)


def _filled(words: str) -> str:
    return textwrap.fill(flat(words), WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)


def _around(text: str, trigger: Span, sentence: Span, most: int = 64) -> str:
    """The trigger with the words around it, cut at blanks."""
    start, end = sentence
    if end - start > most:
        middle = (trigger[0] + trigger[1]) // 2
        start = max(start, min(middle - most // 2, end - most))
        end = min(end, start + most)
        while start > sentence[0] and start < trigger[0] and not text[start - 1].isspace():
            start += 1
        while end < sentence[1] and end > trigger[1] and not text[end].isspace():
            end -= 1
    return ("…" if start > sentence[0] else "") + text[start:end] + ("…" if end < sentence[1] else "")


def _list(ids: Iterable[str], names: dict[str, str]) -> str:
    return ", ".join(names.get(i, i) for i in ids) or "?"


def _speaker(quote: Quote, names: dict[str, str]) -> str:
    said = names.get(quote.speaker or "", "somebody unnamed")
    return said + (f" via {names.get(quote.via, quote.via)}" if quote.via else "")


def _voices(doc: Doc, names: dict[str, str], paint: Paint) -> Iterator[str]:
    offices = {a.id: ", ".join(x for x in (a.office, a.country) if x) for a in doc.actors}
    last = None
    for quote in doc.quotes:
        who = (quote.speaker, quote.via)
        if who != last:
            office = offices.get(quote.speaker or "")
            yield paint(textwrap.fill(_speaker(quote, names) + (f" ({office})" if office else ""), WIDTH), "type")
        last = who
        words = " … ".join(doc.report.text[s:e] for s, e in quote.content)
        extra = " · ".join(x for x in (_span(quote.date) if quote.date else None, quote.venue) if x)
        mark = MARKS[quote.kind]
        yield textwrap.fill(
            f"{mark}: {flat(words)}" + (f"  [{extra}]" if extra else ""),
            WIDTH,
            initial_indent="  ",
            subsequent_indent="    ",
        )


def _ties(doc: Doc, names: dict[str, str], paint: Paint) -> Iterator[str]:
    grouped: dict[tuple[str, str | None, str | None], list[Tie]] = {}
    for tie in doc.ties:
        holder, body = names.get(tie.holder or "", tie.holder or ""), names.get(tie.body or "", tie.body or "?")
        if tie.kind == "office":
            yield _tie(f"{holder}: {tie.office}, {body}", [tie], doc)
        else:
            grouped.setdefault((tie.kind, body, tie.since), []).append(tie)
    for (kind, of, since), ties in grouped.items():
        who = ", ".join(names.get(t.holder or "", t.holder or "") for t in ties)
        words = f"{of} established" if kind == "established" else f"{who}: {_TIE_WORDS[kind]} {of}"
        yield _tie(words + (f" ({since})" if since else ""), ties, doc)


def _tie(words: str, ties: Sequence[Tie], doc: Doc) -> str:
    """The tie, and the words of the report from the first that states it to the last."""
    start, end = min(t.span[0] for t in ties), max(t.span[1] for t in ties)
    evidence = textwrap.shorten(flat(doc.report.text[start:end]), _MOST_EVIDENCE, placeholder="…")
    return textwrap.fill(f"{words}  “{evidence}”", WIDTH, initial_indent="  ", subsequent_indent="    ")
