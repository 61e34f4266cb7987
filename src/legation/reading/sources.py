"""Paths -> Reports: each file read as what it is, and what cannot be read handed on as an error, not raised.

A thousand files are not lost for one: the caller gets a report or an error for each, in order, and decides.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from legation.errors import InputError, LegationError, UnsupportedLanguage
from legation.model import Report
from legation.reading.bytes import MOST_BYTES, decode
from legation.reading.folders import expand
from legation.reading.found import Found, Warn, one_line, told, within
from legation.reading.gzipped import is_gzip, unpack
from legation.reading.kinds import InputKind, is_address, kind_by_beginning, kind_by_ending, stem
from legation.reading.language_check import check
from legation.reading.records import check_fields
from legation.reading.rejoined import rejoin
from legation.reading.text import SURROGATES, report_from_text

_PEEK = 8_192


class _Input(msgspec.Struct, frozen=True):
    """One stream: what errors call it, the id of a report that is all of it, and how it is to be read.

    `unless_shown` is its kind where neither `kind` nor its beginning say.
    """

    name: str
    id: str
    kind: InputKind
    columns: Mapping[str, str]
    warn: Warn | None
    charset: str | None = None
    address: str | None = None
    unless_shown: InputKind = "text"


def open_reports(
    paths: Sequence[str],
    input: InputKind = "auto",
    stdin: BinaryIO | None = None,
    warn: Warn | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Report | LegationError]:
    """A report, or the error that it could not be read for, for each item in `paths`, in order, one at a time.

    See `open_sources`, which tells where each stood as well.
    """
    for _, item in open_sources(paths, input, stdin, warn, columns):
        yield item


def open_sources(
    paths: Sequence[str],
    input: InputKind = "auto",
    stdin: BinaryIO | None = None,
    warn: Warn | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Found]:
    """Where a report stood, and the report or the error that it could not be read for, in order, one at a time.

    A path is a file, a folder, a pattern, an address of the web, or "-" for `stdin`; a file may be packed with gzip.
    "auto" tells the kinds apart by the file's ending, else by how it begins. `columns` maps our fields to what tables
    and JSON lines call them.

    Where: the path or address; "PATH:LINE" in tables and JSON lines; "PATH (URL)" in web archives; "PATH (ID)" in
    feeds; always one line. A plain file's report is named after it, without its ending; an id that comes again gets
    "#2", "#3" and so on. `warn` is given one line for each thing that was passed by.
    """
    wrong = check_fields(columns or {})
    if wrong is not None:
        yield "columns", told("columns", wrong)
        return
    taken: dict[str, int] = {}
    for path in expand(paths):
        if isinstance(path, InputError):
            found: Iterator[Found] = iter([(path.where or "", path)])
        else:
            found = _open(_Input(path, stem(path), input, columns or {}, warn and _on_one_line(warn)), stdin)
        for where, item in found:
            yield one_line(where), _with_own_id(item, taken) if isinstance(item, Report) else told(where, item)


def _on_one_line(warn: Warn) -> Warn:
    return lambda line: warn(one_line(line))


def _with_own_id(report: Report, taken: dict[str, int]) -> Report:
    own = SURROGATES.sub("\ufffd", report.id)  # a file's name may hold bytes that are no character
    name = own
    while name in taken:
        taken[own] += 1
        name = f"{own}#{taken[own]}"
    taken[name] = 1
    return report if name == report.id else msgspec.structs.replace(report, id=name)


def _open(what: _Input, stdin: BinaryIO | None) -> Iterator[Found]:
    path = what.name
    if path == "-":
        if stdin is None:
            yield path, InputError("nothing comes on standard input: pipe a report to it, or name a file", path)
        else:
            yield from _read(stdin, msgspec.structs.replace(what, name="stdin", id="stdin"))
    elif is_address(path):
        yield from _fetched(what)
    else:
        yield from _file(what)


def _file(what: _Input) -> Iterator[Found]:
    path = what.name
    kind = kind_by_ending(path) if what.kind == "auto" else what.kind
    try:
        with Path(path).open("rb") as source:
            yield from _read(source, msgspec.structs.replace(what, kind=kind))
    except FileNotFoundError:
        yield path, InputError("there is no such file: check the path", path)
    except PermissionError:
        yield path, InputError("may not be read: check the file's permissions", path)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the path
        yield path, InputError(f"cannot be read ({getattr(error, 'strerror', None) or error}): check the path", path)


def _fetched(what: _Input) -> Iterator[Found]:
    from legation.reading.fetch import fetch  # loads urllib's clients

    try:
        page = fetch(what.name)
    except LegationError as error:
        yield what.name, error
        return
    served = msgspec.structs.replace(
        what, id=what.name, charset=page.charset, address=page.address, unless_shown=page.kind
    )
    yield from _read(io.BytesIO(page.data), served)


def _read(source: BinaryIO, what: _Input) -> Iterator[Found]:
    """What is in one stream; where it breaks off, all that stood before and then the error."""
    try:
        head = source.read(_PEEK)
        whole = rejoin(head, source)
        if is_gzip(head):
            whole = unpack(whole, what.name)
            head = whole.peek(_PEEK)
        if what.kind == "auto":
            shown = kind_by_beginning(head, what.columns)
            what = msgspec.structs.replace(what, kind=what.unless_shown if shown == "text" else shown)
        for where, item in _found(whole, what):
            yield where, _english(item, what, where) if isinstance(item, Report) else item
    except LegationError as error:
        yield what.name, error


def _found(source: io.BufferedReader, what: _Input) -> Iterator[Found]:
    """By kind; what only some need is loaded for them."""
    if what.kind == "jsonl":
        from legation.reading.jsonl import read_jsonl

        yield from read_jsonl(source, what.name, what.warn, what.columns)
    elif what.kind == "csv":
        from legation.reading.csv_rows import read_csv

        yield from read_csv(source, what.name, what.warn, what.columns)
    elif what.kind == "feed":
        from legation.reading.feed import read_feed

        yield from read_feed(source, what.name, what.warn)
    elif what.kind == "warc":
        from legation.reading.warc import read_warc

        yield from read_warc(source, what.name)
    else:
        yield what.name, _whole(source.read(MOST_BYTES + 1), what)


def _whole(data: bytes, what: _Input) -> Report | LegationError:
    """The one report that a stream of text or HTML is."""
    try:
        if what.kind != "html":
            return report_from_text(decode(data, what.name, what.charset), what.id, url=what.address)
        from legation.reading.html import report_from_html  # loads lxml and trafilatura

        report = report_from_html(data, what.id, what.name, what.charset)
        return msgspec.structs.replace(report, url=report.url or what.address)
    except LegationError as error:
        return type(error)(error.reason, what.name)


def _english(report: Report, what: _Input, where: str) -> Report | LegationError:
    """The report, or why it is set aside: only English is read."""
    try:
        check(report, what.name if where == what.name else within(what.name, report.id))
    except UnsupportedLanguage as error:
        return error
    return report
