"""What a file is: told by its ending, else by how it begins. The endings are also those that are read in a folder."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Literal

from legation.reading.records import FIELDS

InputKind = Literal["auto", "text", "html", "jsonl", "csv", "feed", "warc"]

# "auto": looked into. XML may be a feed or a page. No .md: beside reports it is a readme, and named it is read as text.
ENDINGS: Mapping[str, InputKind] = {
    ".txt": "text", ".text": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".json": "jsonl",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".xml": "auto", ".rss": "feed",
    ".atom": "feed", ".warc": "warc", ".wet": "warc",
}  # fmt: skip
PACKED = ".gz"
DELIMITERS = ",;\t|"

# Atomic, or comments in a row could be taken together in very many ways.
_BEFORE_ROOT = rb"(?>\s+|<\?[^>]{0,500}\?>|<!--(?>(?!-->).){0,4000}-->)*+"
_HTML = re.compile(_BEFORE_ROOT + rb"<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_FEED = re.compile(_BEFORE_ROOT + rb"(?:<!doctype[^>]{0,500}>\s*)?<(?:rss|feed|rdf:RDF)\b", re.I | re.S)
_XML = re.compile(rb"\s*<\?xml\b")
_JSON = re.compile(rb'\s*(?:\[\s*)?\{\s*"[^"\n]{1,60}"\s*:')
_WARC = re.compile(rb"WARC/\d\.\d+\r?\n")
_LONGEST_NAME = 60


def is_address(path: str) -> bool:
    """Is it an address of the web, and no file?"""
    return path[:8].casefold().startswith(("http://", "https://"))


def kind_by_ending(path: str) -> InputKind:
    """What the ending promises; "auto" where it does not say."""
    return ENDINGS.get(_unpacked(path).suffix.casefold(), "auto")


def is_read_in_folders(path: str) -> bool:
    """Does a folder that is walked give this file?"""
    return _unpacked(path).suffix.casefold() in ENDINGS


def stem(path: str) -> str:
    """The file's name without its ending, and without the ending before ".gz"."""
    name = _unpacked(path)
    return name.stem if name.suffix.casefold() in ENDINGS or name.name == PurePath(path).name else name.name


def kind_by_beginning(head: bytes, columns: Mapping[str, str]) -> InputKind:
    """What begins so. A table is known by its header: the text's column, and one more (or those of `columns`)."""
    head = head.removeprefix(codecs.BOM_UTF8)
    if _HTML.match(head):
        return "html"
    if _FEED.match(head) or _XML.match(head):
        return "feed"
    if _WARC.match(head):
        return "warc"
    if _JSON.match(head):
        return "jsonl"
    return "csv" if _is_table(head, columns) else "text"


def _unpacked(path: str) -> PurePath:
    name = PurePath(path)
    return name.with_suffix("") if name.suffix.casefold() == PACKED else name


def _is_table(head: bytes, columns: Mapping[str, str]) -> bool:
    header = head.lstrip().partition(b"\n")[0].decode("utf-8", errors="replace")
    return any(_is_header([cell.strip(' "\r') for cell in header.split(d)], columns) for d in DELIMITERS)


def _is_header(cells: list[str], columns: Mapping[str, str]) -> bool:
    if len(cells) < 2 or any(len(cell) > _LONGEST_NAME for cell in cells):
        return False
    if columns:
        return set(columns.values()) <= set(cells)
    named = {field for field, names in FIELDS.items() for name in names if name in cells}
    return "text" in named and len(named) >= 2
