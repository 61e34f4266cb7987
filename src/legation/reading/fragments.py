"""A piece of HTML, as feeds carry it -> text, one paragraph a line. It is no page: there is no article to look for."""

from __future__ import annotations

import html
import re

from legation.reading.html import tree_of

_MARKUP = re.compile(r"<[a-zA-Z/!?]")
_DROPPED = frozenset(("script", "style", "template", "noscript", "iframe", "svg", "head", "button", "form"))
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip


def text_of_fragment(fragment: str) -> str:
    """The words of `fragment`, blanks closed up, scripts left out; "" if none. Text without tags keeps its lines."""
    if not _MARKUP.search(fragment):
        return html.unescape(fragment).strip()
    tree = tree_of(fragment)
    if tree is None:
        return ""
    pieces: list[str] = []
    # By hand and not by recursion: mail programs nest tables a thousand deep.
    opened = [(tree, False)]
    while opened:
        element, left = opened.pop()
        block = element.tag in _BLOCKS
        if block:
            pieces.append("\n")
        if left:
            pieces.append(_flat(element.tail))
            continue
        opened.append((element, True))
        if isinstance(element.tag, str) and element.tag not in _DROPPED:
            pieces.append(_flat(element.text))
            opened.extend((child, False) for child in reversed(element))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _flat(text: str | None) -> str:
    """Line ends of the source are blanks; those of the text come from its tags."""
    return (text or "").replace("\n", " ")
