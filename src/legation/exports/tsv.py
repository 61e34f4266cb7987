"""Cells and lines of tab-separated tables that other people's readers take without a setting.

No cell holds a tab or anything that some reader takes for the end of a line, and none a double quote: readers of CSV,
which many scripts point at such files, would join cells after one. It becomes a single quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import IO

_BREAKS = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]")


def cell(value: str | float | None) -> str:
    """One cell: empty for `None`, numbers without needless zeros, text on one line."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return _BREAKS.sub(" ", str(value)).replace('"', "'")


def line(cells: Iterable[str | float | None]) -> str:
    """One row, with its line's end."""
    return "\t".join(cell(c) for c in cells) + "\n"


def opened(target: Path) -> IO[str]:
    """The file to write: UTF-8, plain line ends; what cannot be encoded (half of a surrogate pair) becomes "?"."""
    return target.open("w", encoding="utf-8", errors="replace", newline="\n")
