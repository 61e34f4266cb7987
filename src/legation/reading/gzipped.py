"""Gzip, unpacked as it is read: never more at once than a reader asks for, whatever the file would swell to."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

from legation.errors import InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

_MAGIC = b"\x1f\x8b"


class _Unpacked(io.RawIOBase):
    def __init__(self, packed: BinaryIO, name: str) -> None:
        self._file = gzip.GzipFile(fileobj=packed, mode="rb")
        self._name = name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        """Fill `buffer` and say how far; `InputError` where the file breaks off, after all that could be unpacked."""
        room = memoryview(buffer)
        try:
            piece = self._file.read1(len(room))
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            reason = "is cut short" if isinstance(error, EOFError) else "is damaged"
            raise InputError(
                f"the gzip {reason}: fetch it again; whole reports before that are read", self._name
            ) from None
        room[: len(piece)] = piece
        return len(piece)


def is_gzip(head: bytes) -> bool:
    """Does it begin as gzip does?"""
    return head.startswith(_MAGIC)


def unpack(packed: BinaryIO, name: str) -> io.BufferedReader:
    """The stream unpacked, all its members. Reading raises `InputError` (naming `name`) where it is cut or damaged."""
    return io.BufferedReader(_Unpacked(packed, name))
