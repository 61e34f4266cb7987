"""Feeds (RSS 0.9 to 2.0, RDF, Atom) -> Reports, an entry each, by feedparser.

What an entry carries is read, be it the article or its first lines; nothing that it links to is fetched.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from legation.errors import BadRecord, EmptyReport, InputError, LegationError, TooLong
from legation.model import Report
from legation.reading.bytes import MOST_BYTES, refuse_binary
from legation.reading.dates import parse_published
from legation.reading.found import Found, Warn, within
from legation.reading.fragments import text_of_fragment
from legation.reading.text import Given, report_from_text

# Last lines that the publisher's system adds. Sources: WordPress's default for feeds; "more" links of its themes.
_ADDED = re.compile(
    r"The post .{1,300} (?:first appeared|appeared first) on .{1,200}\.?|(?:Read more|Continue reading|Read the full "
    r"(?:article|story))\b.{0,300}",
    re.I,
)
_MAIL = re.compile(r"[(<]?[^\s()<>]+@[^\s()<>]+[)>]?")


def read_feed(source: BinaryIO, name: str, warn: Warn | None = None) -> Iterator[Found]:
    """`name` (ID) and the report, for each entry in the feed's order; `BadRecord` in place of one without text.

    Id is the entry's own, else its link, else its number; the outlet is the one that the entry names as its source,
    else the feed. One error for what is no feed or has no entries. `warn` is told of XML that is not well-formed.
    """
    data = source.read(MOST_BYTES + 1)
    try:
        feed = _parsed(data, name)
    except LegationError as error:
        yield name, error
        return
    if warn is not None and (wrong := _what_is_wrong(feed)):
        warn(f"{name}: the feed is not well-formed ({wrong}): read as far as it can be")
    outlet = _plain(feed.feed, "title")
    for number, entry in enumerate(feed.entries, 1):
        id = str(entry.get("id") or entry.get("link") or f"{name}:{number}")
        where = within(name, str(entry.get("id") or entry.get("link") or f"entry {number}"))
        yield where, _report(entry, id, outlet, where)


def _parsed(data: bytes, name: str) -> Any:
    import feedparser

    if len(data) > MOST_BYTES:
        raise TooLong("larger than any feed (20 MB): split it", name)
    refuse_binary(data, name)
    if not data.strip():
        raise EmptyReport("the file is empty or blank: there is no feed to read", name)
    # As a stream: feedparser would fetch or open a string that looks like an address or a path.
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if feed.entries:
        return feed
    wrong = _what_is_wrong(feed)
    if wrong:
        raise InputError(f"no feed that can be read: the XML is not well-formed ({wrong})", name)
    if not feed.get("version"):
        raise InputError("XML, but no feed (RSS or Atom): save its text, or name its kind with --input", name)
    raise EmptyReport("the feed has no entries: there is no report to read", name)


def _what_is_wrong(feed: Any) -> str | None:
    """What the parser of XML stumbled over, in short; odd encodings and media types do not count."""
    import feedparser

    error = feed.get("bozo_exception") if feed.get("bozo") else None
    if error is None or isinstance(error, feedparser.ThingsNobodyCaresAboutButMe):
        return None
    line = getattr(error, "getLineNumber", lambda: None)()
    reason = getattr(error, "getMessage", lambda: str(error))()
    return f"line {line}: {reason}" if line else str(reason)


def _report(entry: Any, id: str, outlet: str | None, where: str) -> Report | LegationError:
    text = _text(entry)
    if not any(char.isalnum() for char in text):
        return BadRecord("the entry has no text: save the page that it links to", where)
    given = Given(
        published=_published(entry),
        headline=_plain(entry, "title"),
        byline=_byline(entry),
        outlet=_plain(entry.get("source") or {}, "title") or outlet,
        url=entry.get("link"),
    )
    try:
        return report_from_text(text, id, **given)
    except LegationError as error:
        return type(error)(error.reason, where)


def _text(entry: Any) -> str:
    """The longest that the entry has of itself: its content before its summary."""
    details = [*(entry.get("content") or []), entry.get("summary_detail") or {}]
    texts = [_words(detail) for detail in details]
    lines = max(texts, key=len, default="").split("\n")
    while lines and (_ADDED.fullmatch(lines[-1]) or not lines[-1].strip()):
        lines.pop()
    return "\n".join(lines)


def _words(detail: Mapping[str, str]) -> str:
    value = detail.get("value") or ""
    return value.strip() if detail.get("type") == "text/plain" else text_of_fragment(value)


def _plain(holder: Any, field: str) -> str | None:
    words = _words(holder.get(f"{field}_detail") or {"value": holder.get(field) or ""})
    return " ".join(words.split()) or None


def _byline(entry: Any) -> str | None:
    """Names alone. RSS asks for an address of mail as well, which feedparser cuts off wrongly (".agency")."""
    people = [person.get("name") or "" for person in entry.get("authors") or []]
    if len(people) < 2 and "@" in (entry.get("author") or ""):
        people = [entry["author"]]
    names = (_MAIL.sub("", name).strip(" ()<>") for name in people)
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _published(entry: Any) -> str | None:
    """The day as printed; an hour's shift to UTC only where what is printed cannot be read."""
    for field in ("published", "updated"):
        if field in entry:
            parsed = entry.get(f"{field}_parsed")
            return parse_published(entry[field]) or ("{:04}-{:02}-{:02}".format(*parsed) if parsed else None)
    return None
