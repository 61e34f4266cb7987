"""What every reader hands on: where something stood, and the report in it or why there is none; names on one line.

Paths, ids, addresses and names of columns come from outside and may hold line ends, zero bytes or marks that turn the
direction of writing: in errors, in warnings and in `where` these are written as escapes.
"""

from __future__ import annotations

from collections.abc import Callable

from legation.errors import LegationError
from legation.model import Report

Found = tuple[str, Report | LegationError]
Warn = Callable[[str], None]

_LONGEST = 2_000


def one_line(text: str) -> str:
    r"""`text` with what does not print as Python's escapes (`\n`, `\x00`, `\u202e`): one line that UTF-8 can hold."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def within(name: str, part: str) -> str:
    """`where` for a part of a file that has a name or an address: "PATH (part)"; a part as long as no name is cut."""
    return f"{name} ({part if len(part) <= _LONGEST else part[:_LONGEST] + '…'})"


def told(where: str, error: LegationError) -> LegationError:
    """The error, with all that it says on one line; `where` if it does not say where it stood itself."""
    return type(error)(one_line(error.reason), one_line(error.where or where))
