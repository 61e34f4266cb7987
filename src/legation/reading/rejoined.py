"""A stream whose beginning has been looked at: a pipe cannot be wound back."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer


class _Rejoined(io.RawIOBase):
    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        """Fill `buffer` and say how far: from the head as long as there is some, then from the rest."""
        room = memoryview(buffer)
        piece = self._head[: len(room)] or self._rest.read(len(room))
        self._head = self._head[len(piece) :]
        room[: len(piece)] = piece
        return len(piece)


def rejoin(head: bytes, rest: BinaryIO) -> io.BufferedReader:
    """`head`, which has been read from it, put before the rest of a stream."""
    return io.BufferedReader(_Rejoined(head, rest))
