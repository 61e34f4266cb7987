"""Runs a reader: an int8 ONNX encoder whose heads tag predicates and, with one predicate marked, its arguments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from legation.errors import DataError
from legation.language.windows import Window

if TYPE_CHECKING:
    import onnxruntime

# int8 matrices of about this many tokens stay in the cache of one core (measured: 2.5 times the speed of 4,000)
TOKENS_A_BATCH = 320

Floats = NDArray[np.float32]


class Head(msgspec.Struct, frozen=True):
    """Where a head's classes stand in the output, and what they are called."""

    at: tuple[int, int]
    classes: tuple[str, ...]


class Card(msgspec.Struct, frozen=True):
    """What ships beside the weights (`NAME.json`): heads, and thresholds found on development data."""

    heads: dict[str, Head]
    thresholds: dict[str, float] = {}


@dataclass(frozen=True)
class Encoder:
    """A loaded model. Safe to share between threads; one a process is enough."""

    name: str
    session: onnxruntime.InferenceSession
    card: Card

    def read(self, windows: Sequence[Window], marks: Sequence[tuple[int, int]] | None = None) -> list[Floats]:
        """Logits, one array (tokens, all classes) a window; `marks` are token ranges [first, last] of the predicate."""
        out: list[Floats | None] = [None] * len(windows)
        for batch in _batches([len(w.ids) for w in windows]):
            width = max(len(windows[k].ids) for k in batch)
            ids, attention, marked = (np.zeros((len(batch), width), np.int64) for _ in range(3))
            for row, k in enumerate(batch):
                ids[row, : len(windows[k].ids)] = windows[k].ids
                attention[row, : len(windows[k].ids)] = 1
                if marks is not None:
                    marked[row, marks[k][0] : marks[k][1] + 1] = 1
            feed: dict[str, Any] = {"ids": ids, "attention": attention, "marks": marked}
            logits = self.session.run(["logits"], feed)[0]
            for row, k in enumerate(batch):
                out[k] = logits[row, : len(windows[k].ids)]
        return [array for array in out if array is not None]

    def head(self, name: str, logits: Floats) -> Floats:
        """Probabilities of one head, (…, its classes)."""
        first, last = self.card.heads[name].at
        return softmax(logits[..., first:last])


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
    sizes = np.bincount(numbers[inside], minlength=count).astype(np.float32)
    out = values.copy()
    out[inside] = (sums / sizes[:, None])[numbers[inside]]
    return out


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    made: list[list[int]] = []
    for k in sorted(range(len(lengths)), key=lengths.__getitem__):
        if made and (len(made[-1]) + 1) * lengths[k] <= TOKENS_A_BATCH:
            made[-1].append(k)
        else:
            made.append([k])
    return made


def _damage() -> tuple[type[Exception], ...]:
    """What onnxruntime raises for weights that are missing or broken."""
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    return state.Fail, state.NoSuchFile, state.InvalidProtobuf, state.InvalidArgument, state.InvalidGraph


@cache
def load(name: str) -> Encoder:
    """The model `data/models/NAME.onnx` with its card; one thread, since pages are read in parallel, not words."""
    import onnxruntime

    damage: tuple[type[Exception], ...] = (OSError, msgspec.DecodeError, *_damage())
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    folder = files("legation.data").joinpath("models")
    try:
        with as_file(folder.joinpath(f"{name}.onnx")) as path:
            session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        card = msgspec.json.decode(folder.joinpath(f"{name}.json").read_bytes(), type=Card)
    except damage as error:
        raise DataError(f"model {name} cannot be loaded ({error}); reinstall legation") from error
    return Encoder(name, session, card)
