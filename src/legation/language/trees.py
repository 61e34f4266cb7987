"""Runs a small model of decision trees over rows of numbers: for what is too loose for a rule and too small for an
encoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import numpy as np

from legation.errors import DataError


class Card(msgspec.Struct, frozen=True):
    """What ships beside the trees (`NAME.json`): the columns of a row and the classes, in order."""

    columns: tuple[str, ...]
    classes: tuple[str, ...]


@dataclass(frozen=True)
class Trees:
    """A loaded model. Safe to share between threads."""

    session: Any
    card: Card

    def chances(self, rows: Sequence[Sequence[float]]) -> list[list[float]]:
        """For each row the probability of each class."""
        if not rows:
            return []
        (found,) = self.session.run(["chances"], {"rows": np.asarray(rows, np.float32)})
        made: list[list[float]] = found.tolist()
        return made


@cache
def load(name: str, columns: tuple[str, ...]) -> Trees:
    """The model `data/models/NAME.onnx`, whose rows have these columns.

    Raises:
        DataError: it is not there, or was trained on other columns.
    """
    import onnxruntime

    folder = files("legation") / "data" / "models"
    try:
        card = msgspec.json.decode((folder / f"{name}.json").read_bytes(), type=Card)
        weights = (folder / f"{name}.onnx").read_bytes()
    except OSError as error:
        raise DataError(f"model {name!r} is missing ({error}); reinstall legation") from error
    if card.columns != columns:
        raise DataError(f"model {name!r} was trained on other columns than this version reads; reinstall legation")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return Trees(onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"]), card)
