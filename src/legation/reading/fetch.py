"""Addresses that somebody asks for, and only these, are fetched: nothing that was read ever leads to another fetch."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import IO
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import quote

import msgspec

from legation.errors import InputError, TooLong
from legation.reading.bytes import MOST_BYTES
from legation.reading.kinds import InputKind, is_address

_SECONDS_OF_SILENCE = 20
_SECONDS = 120
_PIECE = 65_536
_KINDS: dict[str, InputKind] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/csv": "csv", "text/tab-separated-values": "csv",
}  # fmt: skip
_KEPT = "%/:=&?~#+!$,;'@()*[]"  # what has a meaning in an address; the rest is written as %XX


class Fetched(msgspec.Struct, frozen=True):
    """What came: its bytes, the address after redirects, and the kind and encoding that the server gives it.

    Servers call feeds and other things pages: `kind` counts only where the bytes do not show what they are.
    """

    data: bytes
    address: str
    kind: InputKind
    charset: str | None


def fetch(url: str) -> Fetched:
    """The page or feed at `url` (http or https, also after redirects). Raises `InputError`, `TooLong` past 20 MB.

    The environment's proxies are used, no cookies are kept, and compression is not asked for.
    """
    agent = f"legation/{version('legation')} (reads news reports)"
    try:
        asked = request.Request(quote(url, safe=_KEPT), headers={"User-Agent": agent, "Accept-Encoding": "identity"})
        with _opened(asked) as response:
            data = _body(response, url)
            return Fetched(data, response.geturl(), _kind(response), response.headers.get_content_charset())
    except HTTPError as error:
        error.close()
        reason = f"the server answers {error.code} {error.reason}: check the address"
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = f"cannot be fetched ({getattr(error, 'reason', None) or error or type(error).__name__})"
    raise InputError(reason, url)


class _OnTheWeb(request.HTTPRedirectHandler):
    """Follows redirects to http and https alone."""

    def redirect_request(
        self, req: request.Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> request.Request | None:
        if not is_address(newurl):
            fp.close()
            raise URLError(f"it leads on to {newurl[:200]!r}, which is not on the web")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@contextmanager
def _opened(asked: request.Request) -> Iterator[http.client.HTTPResponse]:
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(),
        request.HTTPHandler(),
        request.HTTPSHandler(),
        request.HTTPDefaultErrorHandler(),
        request.HTTPErrorProcessor(),
        request.UnknownHandler(),
        _OnTheWeb(),
    ):
        opener.add_handler(handler)
    with opener.open(asked, timeout=_SECONDS_OF_SILENCE) as response:
        yield response


def _body(response: http.client.HTTPResponse, url: str) -> bytes:
    until = time.monotonic() + _SECONDS
    data = bytearray()
    while piece := response.read1(_PIECE):
        data += piece
        if len(data) > MOST_BYTES:
            raise TooLong("larger than any page or feed (20 MB): download it, and name the file", url)
        if time.monotonic() > until:
            raise InputError(f"the server takes longer than {_SECONDS} seconds: download it, and name the file", url)
    promised = response.headers.get("Content-Length", "")
    if re.fullmatch(r"[0-9]{1,12}", promised) and len(data) < int(promised):
        raise InputError("the server stopped in the middle: try again", url)
    return bytes(data)


def _kind(response: http.client.HTTPResponse) -> InputKind:
    return _KINDS.get(response.headers.get_content_type(), "text")
