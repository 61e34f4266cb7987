"""Paths -> Reports: each file read as what it is, and what cannot be read handed on as an error, not raised.

A thousand files are not lost for one: the caller gets a report or an error for each, in order, and decides.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

import msgspec

from legation.errors import InputError, LegationError, UnsupportedLanguage
from legation.model import Report
from legation.reading.bytes import MOST_BYTES, decode
from legation.reading.jsonl import Warn, read_jsonl
from legation.reading.language_check import check
from legation.reading.text import report_from_text

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

InputKind = Literal["auto", "text", "html", "jsonl"]

_BY_ENDING: dict[str, InputKind] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
}  # fmt: skip
_HTML = re.compile(rb"(?:<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_JSON = re.compile(rb'\s*(?:\[\s*)?\{\s*"[^"\n]{1,60}"\s*:')
_MARK = b"\xef\xbb\xbf"
_PEEK = 8_192


def open_reports(
    paths: Sequence[str],
    input: InputKind = "auto",
    stdin: BinaryIO | None = None,
    warn: Warn | None = None,
) -> Iterator[Report | LegationError]:
    """A report, or the error that it could not be read for, for each item in `paths`, in order, one at a time.

    A path is a file, or "-" for `stdin`. "auto" tells HTML and JSON lines from text by the file's
    ending, else by how it begins. A plain file's report is named after it, without its ending; an id that comes
    again gets "#2", "#3" and so on.
    `warn` is given one line for each thing that was passed by.
    """
    taken: dict[str, int] = {}
    for path in paths:
        for item in _open(path, input, stdin, warn):
            yield _with_own_id(item, taken) if isinstance(item, Report) else item


def _with_own_id(report: Report, taken: dict[str, int]) -> Report:
    name = report.id
    while name in taken:
        taken[report.id] += 1
        name = f"{report.id}#{taken[report.id]}"
    taken[name] = 1
    return report if name == report.id else msgspec.structs.replace(report, id=name)


def _open(path: str, input: InputKind, stdin: BinaryIO | None, warn: Warn | None) -> Iterator[Report | LegationError]:
    if path == "-":
        if stdin is None:
            yield InputError("nothing comes on standard input: pipe a report to it, or name a file", "-")
        else:
            yield from _read(stdin, "stdin", "stdin", input, warn)
        return
    try:
        with Path(path).open("rb") as source:
            kind = _BY_ENDING.get(Path(path).suffix.casefold(), "auto") if input == "auto" else input
            yield from _read(source, path, Path(path).stem, kind, warn)
    except FileNotFoundError:
        yield InputError("there is no such file: check the path", path)
    except IsADirectoryError:
        yield InputError("this is a folder: name the files in it, as in FOLDER/*.txt", path)
    except PermissionError:
        yield InputError("may not be read: check the file's permissions", path)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the path
        yield InputError(f"cannot be read ({getattr(error, 'strerror', None) or error}): check the path", path)


def _read(source: BinaryIO, name: str, id: str, kind: InputKind, warn: Warn | None) -> Iterator[Report | LegationError]:
    head = source.read(_PEEK)
    if kind == "auto":
        kind = _kind(head)
    if kind == "jsonl":
        whole: BinaryIO = io.BufferedReader(_Rejoined(head, source))
        for item in read_jsonl(whole, name, warn):
            yield _english(item, f"{name} ({item.id})") if isinstance(item, Report) else item
        return
    data = head + source.read(MOST_BYTES + 1 - len(head))
    try:
        yield _english(_report(data, name, id, kind), name)
    except LegationError as error:
        yield type(error)(error.reason, name)


def _english(report: Report, name: str) -> Report | LegationError:
    """The report, or why it is set aside: only English is read."""
    try:
        check(report, name)
    except UnsupportedLanguage as error:
        return error
    return report


class _Rejoined(io.RawIOBase):
    """A stream whose beginning has been read already (a pipe cannot be wound back), with that put before the rest."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        """It can."""
        return True

    def readinto(self, buffer: Buffer) -> int:
        """Fill `buffer` and say how far: from the head as long as there is some, then from the rest."""
        room = memoryview(buffer)
        piece = self._head[: len(room)] or self._rest.read(len(room))
        self._head = self._head[len(piece) :]
        room[: len(piece)] = piece
        return len(piece)


def _kind(head: bytes) -> InputKind:
    head = head.removeprefix(_MARK)
    if _HTML.match(head):
        return "html"
    return "jsonl" if _JSON.match(head) else "text"


def _report(data: bytes, name: str, id: str, kind: InputKind) -> Report:
    if kind == "html":
        from legation.reading.html import report_from_html  # loads lxml and trafilatura

        return report_from_html(data, id, name)
    return report_from_text(decode(data, name), id)
