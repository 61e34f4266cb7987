from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import EmptyReport, InputError, LegationError, NoArticle, NotText, TooLong
from legation.model import Report
from legation.reading import open_sources
from legation.reading.warc import read_warc

SENTENCE = "Freedonia recalled its ambassador from Sylvania on Thursday, saying that its patience was at an end."
URL = "https://klop.example/envoy"


def page(words: str = SENTENCE, head: str = "") -> bytes:
    body = "".join(f"<p>{words} Part {i} of it.</p>" for i in range(4))
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def record(kind: str, body: bytes, media: str = "application/http; msgtype=response", url: str | None = URL) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:7>\r\nContent-Type: {media}\r\n"
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    return f"{head}{target}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


def answer(body: bytes, media: str = "text/html", status: str = "200 OK", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{more}\r\n".encode() + body


def response(body: bytes = page(), media: str = "text/html", status: str = "200 OK", more: str = "") -> bytes:
    return record("response", answer(body, media, status, more))


def read(data: bytes) -> list[tuple[str, Report | LegationError]]:
    return list(read_warc(io.BytesIO(data), "in.warc"))


def chunked(data: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in (data[:90], data[90:])) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    "data",
    [
        response(),
        response(media="Text/HTML;charset=utf-8"),
        response(media="application/xhtml+xml"),
        response(gzip.compress(page()), more="Content-Encoding: gzip\r\n"),
        response(zlib.compress(page()), more="Content-Encoding: deflate\r\n"),
        response(zlib.compress(page())[2:-4], more="Content-Encoding: deflate\r\n"),
        response(page(), more="Content-Encoding: gzip\r\n"),
        response(page(), more="Content-Encoding: br\r\n"),
        response(chunked(page()), more="Transfer-Encoding: chunked\r\n"),
        response(chunked(gzip.compress(page())), more="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        response(page(), more="Transfer-Encoding: chunked\r\n"),
        record("response", answer(page()), url=f"<{URL}>"),
        record("conversion", SENTENCE.encode(), "text/plain"),
        record("warcinfo", b"software: none", "application/warc-fields") + response(),
        b"\r\n" + response(page(head=f'<link rel="canonical" href="{URL}?other">')),
    ],
)  # fmt: skip
def test_a_page_is_read_however_it_was_sent(data: bytes) -> None:
    ((where, report),) = read(data)
    assert isinstance(report, Report)
    assert (where, report.id, report.url) == (f"in.warc ({URL})", URL, URL)
    assert SENTENCE in report.text and "<p>" not in report.text


@pytest.mark.parametrize(
    "data",
    [
        response(status="404 Not Found"),
        response(status="301 Moved"),
        response(b"\x89PNG", "image/png"),
        response(b"{}", "application/json"),
        record("request", b"GET / HTTP/1.1\r\n\r\n"),
        record("revisit", answer(b"")),
        record("metadata", b"x: y", "application/warc-fields"),
        record("conversion", b"{}", "application/json"),
        record("response", b""),
        record("response", b"dns answer", "text/dns"),
    ],
)
def test_what_is_no_page_is_passed_by(data: bytes) -> None:
    ((where, error),) = read(data)
    assert isinstance(error, EmptyReport) and where == "in.warc"
    assert [type(item) for _, item in read(data + response())] == [Report]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (response(b"<html><body><p>Latest</p></body></html>"), NoArticle),
        (response(b"\x0b\x02\x80", more="Content-Encoding: br\r\n"), NotText),
        (response(b""), LegationError),
        (record("conversion", b" \n", "text/plain"), EmptyReport),
        (response(b"a" * 20_000_001), TooLong),
        (response(gzip.compress(b" " * 30_000_000), more="Content-Encoding: gzip\r\n"), TooLong),
    ],
)
def test_a_page_without_an_article_costs_itself_alone(data: bytes, error: type[LegationError]) -> None:
    found = read(response() + data + response())
    assert [where for where, _ in found] == [f"in.warc ({URL})"] * 3
    assert isinstance(found[1][1], error) and URL in str(found[1][1])
    assert isinstance(found[0][1], Report) and isinstance(found[2][1], Report)


def test_the_server_s_encoding_is_believed() -> None:
    words = f"{SENTENCE} Premier Łukasz Żak left for Łódź."
    data = page(words).decode().encode("iso-8859-2")
    ((_, report),) = read(response(data, "text/html; charset=ISO-8859-2"))
    assert isinstance(report, Report) and "Łukasz Żak" in report.text


def test_a_page_without_an_address_goes_by_the_record() -> None:
    ((where, report),) = read(record("response", answer(page()), url=None))
    assert isinstance(report, Report) and (where, report.id) == ("in.warc (urn:uuid:7)", "urn:uuid:7")


@pytest.mark.parametrize(
    "broken",
    [
        response()[:-60],
        response()[:50],
        b"no record\r\n" + response(),
        response().replace(b"Content-Length: ", b"Content-Length: x"),
        response().replace(b"Content-Length", b"Content-Size"),
        b"WARC/1.0\r\n\r\n",
    ],
)
def test_where_an_archive_breaks_off_the_pages_before_are_kept(broken: bytes) -> None:
    (_, report), (where, error) = read(response() + broken)
    assert isinstance(report, Report)
    assert type(error) is InputError and where == "in.warc"


def test_nothing_is_written_beside_what_is_handed_on(capfd: pytest.CaptureFixture[str]) -> None:
    odd = record("response", answer(page()), url="https://klop.example/a b")
    read(
        odd + response(page()[:99], more="Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n") + b"words\r\n\r\n"
    )
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("cut", [0, 30])
def test_archives_are_packed_whole_or_record_by_record(tmp_path: Path, together: bool, cut: int) -> None:
    records = [response(page(f"{SENTENCE} Page {i}.")) for i in range(60)]
    packed = gzip.compress(b"".join(records)) if together else b"".join(map(gzip.compress, records))
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed[: len(packed) - cut])
    found = [item for _, item in open_sources([str(path)])]
    reports = [item for item in found if isinstance(item, Report)]
    if not cut:
        assert len(reports) == len(found) == 60
    else:
        assert len(reports) >= 50 and [type(item) for item in found[len(reports) :]] == [InputError]


PIECE = st.sampled_from(
    [b"WARC/1.0\r\n", b"WARC-Type: response\r\n", b"Content-Length: 40\r\n", b"\r\n", b"HTTP/1.1 200 OK\r\n",
     b"Content-Type: text/html\r\n", b"Content-Type: \xff; charset=\x00\r\n", b"Transfer-Encoding: chunked\r\n",
     b"Content-Encoding: gzip\r\n", b"WARC-Target-URI: <\r\n", b"<p>", b"1\r\n", b"\xff", b": x", b" y\r\n",
     b"WARC-Type: conversion\r\nContent-Type: text/plain\r\n"]
)  # fmt: skip


@given(st.lists(PIECE, max_size=20).map(b"".join))
def test_any_bytes_give_reports_or_errors(data: bytes) -> None:
    for content in (data, b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 70\r\n\r\nHTTP/1.1 200 OK\r\n" + data):
        assert all(isinstance(item, (Report, LegationError)) for _, item in read(content))
