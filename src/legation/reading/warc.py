"""Web archives (WARC, ISO 28500) -> Reports: the pages that crawlers kept, and the texts of WET files.

warcio reads the headings of records. Its own walk through the file is not used: it writes to standard error, and hides
where a file breaks off.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from email.message import Message
from typing import Any, BinaryIO

import msgspec

from legation.errors import EmptyReport, InputError, LegationError, NotText, TooLong
from legation.model import Report
from legation.reading.bytes import MOST_BYTES, decode
from legation.reading.found import Found, within
from legation.reading.text import report_from_text

_PAGES = ("text/html", "application/xhtml+xml")
_LONGEST_LINE = 65_536
_PIECE = 1_048_576
# zlib's numbers for "gzip or zlib, see for yourself" and for deflate without a heading, which some servers send.
_PACKED = {"gzip": (47,), "x-gzip": (47,), "deflate": (47, -15), "identity": ()}


class _Kept(msgspec.Struct, frozen=True):
    """A record that holds a page or a text."""

    id: str
    url: str | None
    data: bytes
    is_page: bool
    charset: str | None = None
    encoding: str | None = None


class _Bounded:
    """The file, as warcio reads it: no line of a heading is longer than any heading is."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._at = 0

    def read(self, size: int) -> bytes:
        return self._counted(self._source.read(size))

    def readline(self, size: int = _LONGEST_LINE) -> bytes:
        return self._counted(self._source.readline(min(size, _LONGEST_LINE)))

    def tell(self) -> int:
        return self._at

    def _counted(self, data: bytes) -> bytes:
        self._at += len(data)
        return data


def read_warc(source: BinaryIO, name: str) -> Iterator[Found]:
    """`name` (URL) and the report, for each page that was answered with 200 and each plain text of a conversion.

    Other records are passed by. Id is the address, else the record's. An error in place of a page without an article;
    one, at the end, where the file breaks off or is none; `EmptyReport` for a file without pages and texts.
    """
    seen = False
    try:
        for record in _records(_Bounded(source), name):
            seen = True
            where = within(name, record.url or record.id)
            yield where, _report(record, where)
    except InputError as error:
        yield name, error
        return
    if not seen:
        yield name, EmptyReport("no page and no text in this archive", name)


def _records(source: _Bounded, name: str) -> Iterator[_Kept]:
    from warcio.limitreader import LimitReader
    from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

    heads = StatusAndHeadersParser(["WARC/"])
    while line := source.readline():
        if not line.strip():
            continue
        try:
            head = heads.parse(source, line)
        except StatusAndHeadersParserException:
            raise InputError(f"no record of a web archive begins at byte {source.tell() - len(line)}", name) from None
        length = head.get_header("Content-Length") or ""
        if not (length.isascii() and length.isdigit() and len(length) < 16):
            raise InputError(f"a record before byte {source.tell()} does not say how long it is", name)
        body = LimitReader(source, int(length))
        kept = _kept(head, body)
        while body.limit and body.read(_PIECE):
            pass
        if body.limit:
            raise InputError("the archive is cut short: fetch it again; whole pages before that are read", name)
        if kept is not None:
            yield kept


def _kept(head: Any, body: Any) -> _Kept | None:
    """The record, if it holds a page or a text; no more of its body is read than a report may have."""
    url = (head.get_header("WARC-Target-URI") or "").strip("<> ") or None  # wget 1.19 writes <…>
    id = url or (head.get_header("WARC-Record-ID") or "").strip("<> ") or "record"
    kind = (head.get_header("WARC-Type") or "").casefold()
    if kind == "conversion":
        media, charset = _media(head.get_header("Content-Type"))
        return _Kept(id, url, body.read(MOST_BYTES + 1), False, charset) if media == "text/plain" else None
    if kind != "response" or not body.limit:
        return None
    return _answer(id, url, body)


def _answer(id: str, url: str | None, body: Any) -> _Kept | None:
    from warcio.bufferedreaders import ChunkedDataReader
    from warcio.statusandheaders import StatusAndHeadersParser

    try:
        http = StatusAndHeadersParser(["HTTP/"], verify=False).parse(body)
    except EOFError:
        return None
    media, charset = _media(http.get_header("Content-Type"))
    if http.get_statuscode() != "200" or media not in _PAGES:
        return None
    chunked = (http.get_header("Transfer-Encoding") or "").casefold() == "chunked"
    data = (ChunkedDataReader(body) if chunked else body).read(MOST_BYTES + 1)
    encoding = (http.get_header("Content-Encoding") or "").casefold().strip()
    return _Kept(id, url, data, True, charset, encoding or None)


def _media(said: str | None) -> tuple[str, str | None]:
    message = Message()
    message["Content-Type"] = " ".join((said or "application/octet-stream").split())
    charset = message.get_content_charset()
    return message.get_content_type(), charset


def _report(record: _Kept, where: str) -> Report | LegationError:
    try:
        if not record.is_page:
            return report_from_text(decode(record.data, where, record.charset), record.id, url=record.url)
        from legation.reading.html import report_from_html  # loads lxml and trafilatura

        report = report_from_html(_unpacked(record, where), record.id, where, record.charset)
    except LegationError as error:
        return type(error)(error.reason, where)
    return msgspec.structs.replace(report, url=record.url or report.url)


def _unpacked(record: _Kept, where: str) -> bytes:
    """The page as it was before the server packed it; crawlers often keep it unpacked and leave the heading."""
    if len(record.data) > MOST_BYTES:
        raise TooLong("the page is larger than any news item (20 MB)", where)
    unpacked = record.data[:_LONGEST_LINE].lstrip().startswith(b"<")
    if unpacked or record.encoding is None:
        return record.data
    if record.encoding not in _PACKED:
        raise NotText(f"the page is packed with {record.encoding}, which is not unpacked here", where)
    for window in _PACKED[record.encoding]:
        try:
            return zlib.decompressobj(window).decompress(record.data, MOST_BYTES + 1)
        except zlib.error:
            continue
    return record.data
