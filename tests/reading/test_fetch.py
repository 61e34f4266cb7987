from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

import pytest

from legation.errors import EmptyReport, InputError, LegationError, NoArticle, NotText, TooLong
from legation.model import Report
from legation.reading import open_sources
from legation.reading.fetch import fetch

SENTENCE = "Freedonia recalled its ambassador from Sylvania on Thursday, saying that its patience was at an end."
PARAGRAPHS = "".join(f"<p>{SENTENCE} “So there {i}.”</p>" for i in range(4))
PAGE = f"<html><body><article>{PARAGRAPHS}</article></body></html>"
FEED = f"<rss version='2.0'><channel><title>C</title><item><guid>7</guid><description>{SENTENCE}</description></item>"
FEED += "</channel></rss>"
TABLE = f'nr,id,text\n1,7,"{SENTENCE}"\n'

# Path: status, headings, body.
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html"}, PAGE.encode()),
    "/bare-page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.split("<article>")[1].encode()),
    "/polish": (
        200,
        {"Content-Type": "text/html; charset=ISO-8859-2"},
        PAGE.replace("“So there", "Łódź").replace("”", "").encode("l2"),
    ),
    "/feed": (200, {"Content-Type": "text/html"}, FEED.encode()),
    "/packed": (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())),
    "/text": (200, {"Content-Type": "text/plain"}, SENTENCE.encode()),
    "/table": (200, {"Content-Type": "text/csv"}, TABLE.encode()),
    "/a b/ł?q=1&r=2": (200, {}, SENTENCE.encode()),
    "/moved": (302, {"Location": "/page"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/to-file": (302, {"Location": "file:///etc/hostname"}, b""),
    "/to-ftp": (301, {"Location": "ftp://127.0.0.1/x"}, b""),
    "/missing": (404, {"Content-Type": "text/html"}, PAGE.encode()),
    "/down": (503, {}, b""),
    "/empty": (200, {}, b""),
    "/index": (200, {"Content-Type": "text/html"}, b"<html><body><p>Latest</p></body></html>"),
    "/pdf": (200, {"Content-Type": "text/html"}, b"%PDF-1.7"),
    "/huge": (200, {}, b"a " * 10_000_001),
    "/short": (200, {"Content-Length": "90"}, SENTENCE[:50].encode()),
}


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        asked.append((unquote(self.path), self.headers["User-Agent"]))
        status, headings, body = ANSWERS.get(unquote(self.path), (404, {}, b""))
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headings).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


asked: list[tuple[str, str]] = []


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as own:
        own.block_on_close = False
        thread = threading.Thread(target=own.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{own.server_port}"
        own.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    asked.clear()


def open_one(address: str) -> tuple[str, Report | LegationError]:
    (found,) = open_sources([address])
    return found


@pytest.mark.parametrize("path", ["/page", "/bare-page", "/polish", "/packed", "/text", "/a b/ł?q=1&r=2"])
def test_what_an_address_holds_is_read_as_what_it_is(server: str, path: str) -> None:
    where, report = open_one(server + path)
    assert isinstance(report, Report)
    assert (where, report.id, unquote(report.url or "")) == (server + path, server + path, server + path)
    assert report.text.startswith(SENTENCE) and "<p>" not in report.text


def test_the_encoding_that_the_server_names_is_used(server: str) -> None:
    _, report = open_one(server + "/polish")
    assert isinstance(report, Report) and "Łódź" in report.text


def test_a_report_says_where_redirects_led(server: str) -> None:
    where, report = open_one(server + "/moved")
    assert isinstance(report, Report) and (where, report.url) == (server + "/moved", server + "/page")


def test_feeds_and_tables_are_read_entry_by_entry(server: str) -> None:
    found = list(open_sources([server + "/feed", server + "/table"]))
    assert [where for where, _ in found] == [f"{server}/feed (7)", f"{server}/table:2"]
    assert [item.text for _, item in found if isinstance(item, Report)] == [SENTENCE] * 2


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("/missing", InputError),
        ("/down", InputError),
        ("/round", InputError),
        ("/to-file", InputError),
        ("/to-ftp", InputError),
        ("/empty", EmptyReport),
        ("/index", NoArticle),
        ("/pdf", NotText),
        ("/huge", TooLong),
        ("/short", InputError),
    ],
)
def test_what_cannot_be_had_is_one_error_with_the_address(server: str, path: str, error: type[LegationError]) -> None:
    where, found = open_one(server + path)
    assert type(found) is error
    assert where == server + path and str(found).startswith(f"{server}{path}: ") and str(found).isprintable()


@pytest.mark.parametrize(
    "address",
    ["http://", "http://[", "http://127.0.0.1:0/", "http://127.0.0.1:x/", "https://a\nb/", "http://\u0130\0/",
     "http:// /", "http://user:pass@127.0.0.1:1/", "http://127.0.0.1:99999/", "http://.a/", "http://no\udcffutf/",
     f"http://{'a' * 70}.example.invalid/"],
)  # fmt: skip
def test_an_address_that_is_none_is_one_error(address: str) -> None:
    _, error = open_one(address)
    assert type(error) is InputError and str(error).isprintable()


@pytest.mark.parametrize("path", ["ftp://127.0.0.1/x", "file:///etc/hostname", "//127.0.0.1/x", "http:/x", "feed://a"])
def test_only_the_web_is_asked(path: str) -> None:
    _, error = open_one(path)
    assert isinstance(error, InputError) and "no such file" in str(error)


def test_nothing_is_fetched_that_was_not_asked_for(server: str) -> None:
    list(open_sources([server + "/feed", server + "/page"]))
    assert [path for path, _ in asked] == ["/feed", "/page"]


def test_the_server_is_told_who_asks(server: str) -> None:
    fetch(server + "/text")
    assert asked[0][1].startswith("legation/")
