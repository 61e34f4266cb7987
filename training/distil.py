"""What a trained reader says of the training windows: soft labels for a smaller one, also where a corpus has none.

PolNeAR knows nothing of our idea of a saying, and our own reports nothing of attitudes; a teacher that learned both
from both tells the one of the other (Hinton, Vinyals and Dean 2015, "Distilling the Knowledge in a Neural Network").
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

import torch
from torch import Tensor

from fit import inputs, marks_of, pad
from net import Net
from windows import Example, Marked

AT_ONCE = 48


def teach(teacher: Net, examples: list[Example], first: Iterable[str], second: Iterable[str]) -> None:
    """Fill `soft` of every example for these heads of each pass, in place."""
    teacher.eval()
    at = teacher.slices()
    heads = tuple(first), tuple(second)
    certain = random.Random(0)
    with torch.no_grad():
        for batch in _batches(examples):
            ids, attention = inputs(batch)
            length = ids.shape[1]
            states, logits = teacher.first(ids, attention)
            for row, e in enumerate(batch):
                e.soft = _shares(logits[row, : len(e.window.ids)], at, heads[0])
            pairs: list[tuple[int, Marked]] = [(k, m) for k, e in enumerate(batch) for m in e.marked]
            if pairs:
                rows = torch.tensor([k for k, _ in pairs])
                marks = pad([marks_of(m, batch[k].marked, certain, 0.0) for k, m in pairs], 0, length)
                said = teacher.second(states[rows], attention[rows], marks)
                for row, (_, m) in enumerate(pairs):
                    m.soft = _shares(said[row, : len(m.mask)], at, heads[1])


def _shares(logits: Tensor, at: dict[str, tuple[int, int]], heads: Iterable[str]) -> dict[str, Tensor]:
    return {h: logits[:, slice(*at[h])].float().softmax(-1).half() for h in heads}


def _batches(examples: list[Example]) -> Iterator[list[Example]]:
    ordered = sorted(examples, key=lambda e: len(e.window.ids))
    return (ordered[k : k + AT_ONCE] for k in range(0, len(ordered), AT_ONCE))
