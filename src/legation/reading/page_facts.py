"""What a page says of its article to machines (JSON-LD, OpenGraph, other meta tags), then what it shows.

Sources: schema.org/NewsArticle, ogp.me, and the meta names that publishers' systems write.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from legation.reading.bylines import bare_byline, explicit_byline
from legation.reading.dates import parse_published
from legation.reading.text import Given

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLES = ("Article", "BlogPosting", "LiveBlogPosting", "WebPage")
_DEEPEST = 8
_META = {
    "headline": ("og:title", "twitter:title", "dc.title", "title"),
    "byline": ("author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author"),
    "outlet": ("og:site_name", "application-name", "publisher", "dc.publisher"),
    "published": (
        "article:published_time", "article:published", "og:published_time", "datepublished", "date", "pubdate",
        "publishdate", "parsely-pub-date", "dc.date", "dc.date.issued", "sailthru.date", "publish-date",
        "dcterms.created",
    ),
    "url": ("og:url",),
}  # fmt: skip
_SHOWN_BYLINE = (
    "//*[@itemprop='author' or @rel='author']|//*[contains(@class,'byline') or contains(@class,'author-name') or "
    "contains(@class,'author__name')]"
)


def page_facts(tree: HtmlElement) -> Given:
    """Headline, byline, outlet, day of publication and address, each `None` where the page does not say."""
    linked = _linked_data(tree)
    metas = _metas(tree)
    return Given(
        headline=_text(linked.get("headline")) or _meta(metas, "headline") or _shown(tree, "//h1", "//title"),
        byline=_names(linked.get("author")) or _names(_meta(metas, "byline")) or _shown_byline(tree),
        outlet=_names(linked.get("publisher")) or _meta(metas, "outlet"),
        published=_day([linked.get("datePublished"), *_all_metas(metas, "published"), *tree.xpath("//time/@datetime")]),
        url=_url([_text(linked.get("url")), *tree.xpath("//link[@rel='canonical']/@href"), _meta(metas, "url")]),
    )


def _linked_data(tree: HtmlElement) -> Mapping[str, object]:
    """The article among the page's JSON-LD nodes; the one with a headline and a day before others."""
    found: list[dict[str, object]] = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            found.extend(_nodes(json.loads(script.text_content(), strict=False)))
        except (ValueError, RecursionError):
            continue
    articles = [node for node in found if _is_article(node)]
    return max(articles, key=lambda node: ("headline" in node, "datePublished" in node), default={})


def _nodes(value: object, depth: int = 0) -> Iterator[dict[str, object]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _nodes([value.get("@graph"), value.get("mainEntity"), value.get("mainEntityOfPage")], depth + 1)


def _is_article(node: Mapping[str, object]) -> bool:
    kinds = node.get("@type")
    return any(str(kind).endswith(_ARTICLES) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content").strip():
            found.setdefault(name.casefold(), meta.get("content").strip())
    return found


def _all_metas(metas: Mapping[str, str], what: str) -> list[str]:
    return [metas[name] for name in _META[what] if name in metas]


def _meta(metas: Mapping[str, str], what: str) -> str | None:
    return next(iter(_all_metas(metas, what)), None)


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _names(value: object) -> str | None:
    """Names out of what schema.org allows: a text, a node with a name, or a list of these. An address is no name."""
    if isinstance(value, list):
        names = list(dict.fromkeys(name for item in value if (name := _names(item))))
        return ", ".join(names) or None
    if isinstance(value, dict):
        return _names(value.get("name"))
    text = _text(value)
    if text is None or "://" in text or text.startswith(("www.", "@")):
        return None
    return explicit_byline(text) or text


def _shown(tree: HtmlElement, *paths: str) -> str | None:
    elements = (element for path in paths for element in tree.xpath(path))
    return next((text for element in elements if (text := _text(element.text_content()))), None)


def _shown_byline(tree: HtmlElement) -> str | None:
    for element in tree.xpath(_SHOWN_BYLINE):
        text = _text(element.text_content())
        if text and (names := explicit_byline(text) or bare_byline(text)):
            return names
    return None


def _day(values: Iterable[object]) -> str | None:
    days = (parse_published(value) for value in values if isinstance(value, (str, int)) and not isinstance(value, bool))
    return next((day for day in days if day), None)


def _url(values: Iterable[str | None]) -> str | None:
    for value in values:
        try:
            if value and urlsplit(value).scheme in ("http", "https"):
                return value
        except ValueError:
            continue
    return None
