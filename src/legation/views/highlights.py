"""A report's text as HTML with its quotations, triggers and actors marked; for notebooks.

Spans overlap freely, so the text is cut at every boundary and each piece carries the classes of all that covers it.
Everything of the report is escaped: reports are hostile input.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import pairwise

from legation.model import Doc, Span

_STYLE = (
    "<style>.legation{white-space:pre-wrap;line-height:1.6;max-width:46em}.legation .quote{background:#e8f1fa}"
    ".legation .cue{border-bottom:2px dotted #3a6ea5}.legation .trigger{background:#ffe3b3;font-weight:600}"
    ".legation .trigger.unreal{background:#eee;font-style:italic}.legation .actor{border-bottom:1px solid #888}"
    "@media(prefers-color-scheme:dark){.legation .quote{background:#16324a}.legation .trigger{background:#5a4210}"
    ".legation .trigger.unreal{background:#333}}</style>"
)


def to_html(doc: Doc) -> str:
    """The whole text, once, in order; stripping the tags gives it back exactly."""
    layers = list(_layers(doc))
    cuts = sorted({0, len(doc.report.text), *(p for (s, e), _, _ in layers for p in (s, e))})
    pieces = []
    for start, end in pairwise(cuts):
        over = [(name, title) for (s, e), name, title in layers if s <= start and end <= e]
        words = escape(doc.report.text[start:end])
        if over:
            names = " ".join(dict.fromkeys(n for n, _ in over))
            titles = escape("\n".join(dict.fromkeys(t for _, t in over if t)), quote=True)
            words = f'<span class="{names}" title="{titles}">{words}</span>'
        pieces.append(words)
    return f'{_STYLE}<div class="legation">{"".join(pieces)}</div>'


def _layers(doc: Doc) -> Iterable[tuple[Span, str, str]]:
    names = {a.id: a.name for a in doc.actors}
    for a in doc.actors:
        yield from (((s, e), "actor", a.name) for s, e in a.mentions)
    for q in doc.quotes:
        said = f"{q.kind}: {names.get(q.speaker or '', 'nobody named')}" + (
            f" via {names.get(q.via, q.via)}" if q.via else ""
        )
        yield from (((s, e), "quote", said) for s, e in q.content)
        yield from (((s, e), "cue", "") for s, e in q.cue)
    for ev in doc.events:
        who = ", ".join(names.get(a, a) for a in ev.actor) or "?"
        whom = ", ".join(names.get(a, a) for a in ev.recipient)
        title = f"{ev.type}{' ' + ev.mode if ev.mode else ''}: {who}{' → ' + whom if whom else ''} ({ev.status})"
        yield ev.trigger, "trigger" if ev.status == "actual" else "trigger unreal", title
