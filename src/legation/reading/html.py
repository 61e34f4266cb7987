"""An HTML page -> Report: the article by trafilatura, what is known of it from what the page says to machines.

JSON-LD (schema.org's NewsArticle) comes before OpenGraph and other meta tags, those before what the page shows.
trafilatura drops repeated captions and alters blanks: the text stored is its text, one paragraph a line, and spans
point into that.
Imported only when a page comes: trafilatura takes a third of a second to load.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from legation.errors import NoArticle
from legation.model import Report
from legation.reading.bytes import decode
from legation.reading.page_facts import page_facts
from legation.reading.text import report_from_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})"""
    rb"""|<\?xml[^>]{0,100}encoding=["']([A-Za-z0-9_.-]{2,40})""",
    re.I,
)
_ENCODING_LINE = re.compile(r"^\s*<\?xml[^>]*\?>")
_WALL = re.compile(
    r"\b(?:cookies?|consent|enable javascript|ad ?blocker|are you a robot|verify (?:that )?you are|subscribers only|"
    r"access denied|privacy settings|just a moment)\b",
    re.I,
)
_LONGEST_WALL = 1_200
_FEWEST_WORDS = 25
_FEWEST_PARAGRAPH = 40


def report_from_html(
    data: bytes | str, id: str = "page", where: str | None = None, charset: str | None = None
) -> Report:
    """The report in a page. Raises `NoArticle` for a page without one, and what `decode` raises for its bytes.

    `charset` is the encoding that the page's server gave it: it comes before what the page says itself.
    """
    page = decode(data, where, charset or _declared_charset(data)) if isinstance(data, bytes) else data
    tree = tree_of(page)
    if tree is None:
        raise NoArticle("no HTML page: nothing in it can be parsed", where)
    facts = page_facts(tree)
    text = _article(page) or _paragraphs(tree)
    _check_article(text, where)
    return report_from_text(text, id, **facts)


def _declared_charset(data: bytes) -> str | None:
    match = _CHARSET.search(data[:4096])
    return (match[1] or match[2]).decode("ascii") if match else None


def tree_of(page: str) -> HtmlElement | None:
    """The page (or a piece of one) parsed, whatever is wrong with it; `None` for nothing that can be parsed."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    # lxml refuses text that names an encoding, and characters that XML does not have.
    page = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", " ", _ENCODING_LINE.sub("", page))
    try:
        return document_fromstring(page, parser=HTMLParser(recover=True, no_network=True))
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _article(page: str) -> str | None:
    import trafilatura

    return trafilatura.extract(
        page,
        include_comments=False,
        include_tables=False,
        include_formatting=False,
        deduplicate=False,
        with_metadata=False,
    )


def _paragraphs(tree: HtmlElement) -> str:
    """What trafilatura passes by: the paragraphs of the article, the main part or, failing these, the page."""
    for path in ("//article//p", "//main//p", "//p"):
        texts = [" ".join(p.text_content().split()) for p in tree.xpath(path)]
        kept: Sequence[str] = [text for text in texts if len(text) >= _FEWEST_PARAGRAPH]
        if kept:
            return "\n".join(kept)
    return ""


def _check_article(text: str, where: str | None) -> None:
    if len(text.split()) < _FEWEST_WORDS:
        raise NoArticle("no article on this page (an index, or text that a script loads): save its text", where)
    if len(text) <= _LONGEST_WALL and len(_WALL.findall(text)) >= 3:
        raise NoArticle("a cookie or subscription wall, no article: save the page after passing it in a browser", where)
