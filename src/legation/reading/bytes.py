"""Bytes -> text. English news comes as UTF-8, as windows-1252 from old archives, as UTF-16 from Windows, rarely else.

Nothing is normalised afterwards: blanks, line ends and composed letters stay as they came, and only a byte order mark
is dropped, so that spans point into the text as its owner has it. Bad bytes in UTF-8 that is otherwise fine become
U+FFFD.
"""

from __future__ import annotations

import codecs
import re

from legation.errors import EmptyReport, NotText, TooLong

MOST_BYTES = 20_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# First bytes of what people hand in by mistake. Sources: the formats' own specifications.
_BINARY = (
    (b"%PDF-", "a PDF: save its text first"),
    (b"PK\x03\x04", "a ZIP or Office file: save its text first"),
    (b"\xd0\xcf\x11\xe0", "an old Office file: save its text first"),
    (b"{\\rtf", "an RTF file: save its text first"),
    (b"\x1f\x8b", "compressed with gzip: unpack it first"),
    (b"BZh", "compressed with bzip2: unpack it first"),
    (b"\xfd7zXZ", "compressed with xz: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd: unpack it first"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"PAR1", "a Parquet table: export its texts as JSON lines"),
    (b"SQLite format 3", "a database: export its texts as JSON lines"),
)
_SAMPLE = 65_536
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_MOST_CONTROLS = 0.01
_UNDEFINED_1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")
_MOST_HIGH_1252 = 0.15
_GOOD_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decode(data: bytes, where: str | None = None, declared: str | None = None) -> str:
    """The text of one report.

    `declared` is the encoding that the document names itself (HTML), tried after UTF-8. Raises `TooLong`, `NotText` or
    `EmptyReport`, each naming `where`.
    """
    if len(data) > MOST_BYTES:
        raise TooLong("larger than any news item (20 MB): split it into its reports, one a file or JSON line", where)
    refuse_binary(data, where)
    text = _decoded(data, where, declared)
    if not text.strip("\ufeff\u200b \t\r\n\v\f\x00") or text.isspace():
        raise EmptyReport("the file is empty or blank: there is no text to read", where)
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > _MOST_CONTROLS * len(sample):
        raise NotText("binary data, no text: give plain text, HTML or JSON lines", where)
    return text


def refuse_binary(head: bytes, where: str | None = None) -> None:
    """Raise `NotText` for the beginning of a file that people hand in by mistake (PDF, Office, images, archives)."""
    for magic, what in _BINARY:
        if head.startswith(magic):
            raise NotText(f"this is {what}", where)


def utf16_of(head: bytes) -> str | None:
    """The codec for a stream that begins so, if that is UTF-16 or UTF-32 (with or without a mark), else `None`."""
    marked = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)
    return _unmarked_utf16(head) if marked is None else None if marked == "utf-8" else marked


def decode_line(line: bytes) -> str:
    """One line of a long file: UTF-8, else windows-1252; bad bytes in either become U+FFFD."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        encoding = "utf-8" if _is_broken_utf8(line) else "cp1252"
        return line.decode(encoding, errors="replace")


def _decoded(data: bytes, where: str | None, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    unmarked = _unmarked_utf16(data)
    if unmarked is not None:
        return data.decode(unmarked, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    as_declared = _as_declared(data, declared)
    if as_declared is not None:
        return as_declared
    if _is_broken_utf8(data):
        return data.decode("utf-8", errors="replace")
    if _is_windows_1252(data):
        return data.decode("cp1252")
    return _guessed(data, where)


def _unmarked_utf16(data: bytes) -> str | None:
    """English in UTF-16 has a zero in every other byte."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    odd, even = sample[1::2].count(0) / len(sample[1::2]), sample[::2].count(0) / len(sample[::2])
    if odd > 0.5 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.5 and odd < 0.05 else None


def _as_declared(data: bytes, declared: str | None) -> str | None:
    if not declared or declared.casefold().replace("-", "") in ("utf8", "utf16", "utf16le", "utf16be"):
        return None
    try:
        return data.decode(declared)
    except (LookupError, UnicodeError):
        return None


def _is_broken_utf8(data: bytes) -> bool:
    """Are there as many good sequences of UTF-8 as bytes that belong to none? Elsewhere they come by chance."""
    good = _GOOD_UTF8.findall(data)
    high = sum(byte >= 0x80 for byte in data)
    bad = high - sum(map(len, good))
    return len(good) >= bad or (bad <= 2 and len(data) > 2000 and not _is_windows_1252(data))


def _is_windows_1252(data: bytes) -> bool:
    """English with a few characters above ASCII, and none of the five bytes that the encoding leaves out."""
    high = [byte for byte in data[: _SAMPLE * 4] if byte >= 0x80]
    return len(high) <= _MOST_HIGH_1252 * len(data) and not _UNDEFINED_1252.intersection(data)


def _guessed(data: bytes, where: str | None) -> str:
    from charset_normalizer import from_bytes  # slow to import, and rarely needed

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise NotText("the bytes decode as no text: save the file as UTF-8", where)
    return data.decode(best.encoding, errors="replace")
