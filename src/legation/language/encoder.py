"""Runs a reader: pass 1 of an int8 ONNX encoder tags predicates; pass 2, with one of them marked, its arguments.

Pass 2 starts from what the lower layers made of a window in pass 1, so a second look costs half of a first one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from legation.errors import DataError
from legation.language.windows import Window

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import onnxruntime

# int8 matrices of about this many tokens stay in the cache of one core (measured: 2.5 times the speed of 4,000;
# 480 and 320 differ by little)
TOKENS_A_BATCH = 480
MOST_PADDING = 1.25  # a window is filled up to at most so many times its length

_SUREST_NOT = 1e-3

Floats = NDArray[np.float32]
T = TypeVar("T")


class Head(msgspec.Struct, frozen=True):
    """Where a head's classes stand in the output of its pass, and what they are called."""

    at: tuple[int, int]
    classes: tuple[str, ...]


class Card(msgspec.Struct, frozen=True):
    """What ships beside the weights (`NAME.json`): heads, thresholds found on development data, and slope and intercept
    that turn the logit of what the reader makes of a row into that of its being right."""

    heads: dict[str, Head]
    thresholds: dict[str, float] = {}
    calibration: tuple[float, float] = (1.0, 0.0)

    def calibrated(self, confidence: float) -> float:
        """The probability that a row of this confidence is right (Platt scaling)."""
        slope, intercept = self.calibration
        held = min(max(confidence, _SUREST_NOT), 1 - _SUREST_NOT)
        return float(1 / (1 + np.exp(-slope * np.log(held / (1 - held)) - intercept)))


class Look(NamedTuple):
    """A window after pass 1: states of the lower layers (tokens, width) and logits (tokens, classes of pass 1)."""

    states: Floats
    logits: Floats


@dataclass(frozen=True)
class Encoder:
    """A loaded model. Safe to share between threads; one a process is enough."""

    name: str
    passes: tuple[onnxruntime.InferenceSession, onnxruntime.InferenceSession]
    card: Card

    def first(self, windows: Sequence[Window]) -> list[Look]:
        """Pass 1, one look a window."""
        return _by_batch([len(w.ids) for w in windows], lambda batch: self._first([windows[k] for k in batch]))

    def second(self, states: Sequence[Floats], marks: Sequence[Sequence[int]]) -> list[Floats]:
        """Pass 2: logits (tokens, classes of pass 2), one array for each of the states of a look or of some of its
        tokens; `marks` are rows of `marked`, as long."""
        return _by_batch(
            list(map(len, states)),
            lambda batch: self._second([states[k] for k in batch], [marks[k] for k in batch]),
        )

    def head(self, name: str, logits: Floats) -> Floats:
        """Probabilities of one head, (…, its classes)."""
        first, last = self.card.heads[name].at
        return softmax(logits[..., first:last])

    def _first(self, batch: Sequence[Window]) -> list[Look]:
        feed: dict[str, Any] = {"ids": _padded([w.ids for w in batch]), "attention": _attention(map(_pieces, batch))}
        states, logits = self.passes[0].run(["states", "logits"], feed)
        return [Look(s[: len(w.ids)], z[: len(w.ids)]) for w, s, z in zip(batch, states, logits, strict=True)]

    def _second(self, states: Sequence[Floats], marks: Sequence[Sequence[int]]) -> list[Floats]:
        lengths = [len(s) for s in states]
        wide = np.zeros((len(states), max(lengths), states[0].shape[1]), np.float32)
        for row, s in zip(wide, states, strict=True):
            row[: len(s)] = s
        feed: dict[str, Any] = {"states": wide, "attention": _attention(lengths), "marks": _padded(marks)}
        (logits,) = self.passes[1].run(["logits"], feed)
        return [z[:n] for z, n in zip(logits, lengths, strict=True)]


def marked(length: int, asked: tuple[int, int], others: Iterable[tuple[int, int]] = ()) -> list[int]:
    """A row of marks for pass 2: 1 on the predicate asked about (first to last token), 2 on the window's others."""
    row = [0] * length
    for first, last in others:
        row[first : last + 1] = [2] * (last + 1 - first)
    row[asked[0] : asked[1] + 1] = [1] * (asked[1] + 1 - asked[0])
    return row


def _pieces(window: Window) -> int:
    return len(window.ids)


def _padded(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    made = np.zeros((len(rows), max(map(len, rows))), np.int64)
    for k, row in enumerate(rows):
        made[k, : len(row)] = row
    return made


def _attention(lengths: Iterable[int]) -> NDArray[np.int64]:
    return _padded([[1] * n for n in lengths])


def _by_batch(lengths: Sequence[int], run: Callable[[list[int]], list[T]]) -> list[T]:
    """`run` on every batch; what it gives, in the order of `lengths`."""
    made: dict[int, T] = {}
    for batch in _batches(lengths):
        made |= zip(batch, run(batch), strict=True)
    return [made[k] for k in range(len(lengths))]


def softmax(logits: Floats) -> Floats:
    """Over the last axis."""
    raised: Floats = np.exp(logits - logits.max(-1, keepdims=True))
    shares: Floats = raised / raised.sum(-1, keepdims=True)
    return shares


def word_numbers(window: Window, text: str) -> NDArray[np.int64]:
    """The word that each token belongs to (-1 for BERT's marks): letters or digits that touch are of one word."""
    numbers = np.full(len(window.ids), -1, np.int64)
    number, last = -1, -1
    for k, (start, end) in enumerate(window.offsets):
        if start == end:
            continue
        if start != last or not (text[start].isalnum() and text[last - 1].isalnum()):
            number += 1
        numbers[k] = number
        last = end
    return numbers


def mean_by_word(values: Floats, numbers: NDArray[np.int64]) -> Floats:
    """Each token gets the mean of its word, so that no word is ever cut in two by a label."""
    inside = numbers >= 0
    if not inside.any():
        return values
    count = int(numbers.max()) + 1
    sums = np.zeros((count, values.shape[1]), np.float32)
    np.add.at(sums, numbers[inside], values[inside])
    sizes = np.maximum(np.bincount(numbers[inside], minlength=count), 1).astype(np.float32)
    out = values.copy()
    out[inside] = (sums / sizes[:, None])[numbers[inside]]
    return out


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    made: list[list[int]] = []
    for k in sorted(range(len(lengths)), key=lengths.__getitem__):
        alike = made and lengths[k] <= MOST_PADDING * lengths[made[-1][0]]
        if alike and (len(made[-1]) + 1) * lengths[k] <= TOKENS_A_BATCH:
            made[-1].append(k)
        else:
            made.append([k])
    return made


def _damage() -> tuple[type[Exception], ...]:
    """What onnxruntime raises for weights that are missing or broken."""
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    return state.Fail, state.NoSuchFile, state.InvalidProtobuf, state.InvalidArgument, state.InvalidGraph


def _session(weights: Traversable, options: onnxruntime.SessionOptions) -> onnxruntime.InferenceSession:
    import onnxruntime

    with as_file(weights) as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def load(name: str) -> Encoder:
    """The model `NAME.first.onnx` and `NAME.second.onnx` of data/models with its card `NAME.json`.

    It runs on one thread: reports are read in parallel, not words.
    """
    import onnxruntime

    damage: tuple[type[Exception], ...] = (OSError, msgspec.DecodeError, *_damage())
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    folder = files("legation.data").joinpath("models")
    try:
        first, second = (_session(folder.joinpath(f"{name}.{number}.onnx"), options) for number in ("first", "second"))
        card = msgspec.json.decode(folder.joinpath(f"{name}.json").read_bytes(), type=Card)
    except damage as error:
        raise DataError(f"model {name} cannot be loaded ({error}); reinstall legation") from error
    return Encoder(name, (first, second), card)
