"""Text -> what the encoder reads: windows of word pieces with their offsets, and labels laid over them.

The very same cutting is used at run time (`legation.language.windows`), so a window in training is a window in use.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from torch import Tensor

from legation.language.windows import Window

Span = tuple[int, int]
IGNORE = -100


@dataclass
class Marked:
    """Pass 2: one predicate marked, labels of its arguments, and classes read off the predicate's own tokens.

    `head` is the head that the labels of the arguments belong to. `classes` holds one class a head, `several` any
    number of classes a head. `soft` is what a teacher says of the arguments, by head: (tokens, classes) shares.
    """

    mask: list[int]
    argument: list[int]
    head: str = "argument"
    classes: dict[str, int] = field(default_factory=dict)
    several: dict[str, list[int]] = field(default_factory=dict)
    soft: dict[str, Tensor] = field(default_factory=dict)


@dataclass
class Example:
    """A window with labels for pass 1 (per head), what a teacher says of them, and its marked predicates for pass 2."""

    window: Window
    predicate: dict[str, list[int]]
    marked: list[Marked]
    soft: dict[str, Tensor] = field(default_factory=dict)


def covered(window: Window, spans: list[Span]) -> list[int]:
    """1 for each token of the window whose middle lies in one of the spans."""
    return [int(any(s <= (a + b) / 2 < e for s, e in spans)) if b > a else 0 for a, b in window.offsets]


def begin_inside(mask: list[int], begin: int, inside: int, onto: list[int]) -> None:
    """Write begin/inside labels for the runs of `mask` onto a row of labels."""
    before = 0
    for k, value in enumerate(mask):
        if value:
            onto[k] = inside if before else begin
        before = value
