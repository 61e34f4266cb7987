"""One optimisation loop for both readers: both passes in every step, batches of like length, fixed seeds."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from net import Net
from windows import IGNORE, Example

TOKENS_A_BATCH = 2600


@dataclass(frozen=True)
class Plan:
    """How long and how fast: epochs over the examples, peak learning rate, share of windows without predicate kept."""

    epochs: float
    rate: float = 3e-4
    keep_empty: float = 0.5
    seed: int = 0
    smoothing: float = 0.0
    tokens: int = TOKENS_A_BATCH


def pad(rows: list[list[int]], value: int = 0, length: int | None = None) -> Tensor:
    width = length or -(-max(map(len, rows)) // 8) * 8
    return torch.tensor([r + [value] * (width - len(r)) for r in rows])


def batches(examples: list[Example], plan: Plan, rng: random.Random) -> list[list[Example]]:
    full = [e for e in examples if e.marked]
    empty = [e for e in examples if not e.marked]
    drawn = full + rng.sample(empty, int(len(empty) * plan.keep_empty))
    rng.shuffle(drawn)
    made: list[list[Example]] = []
    for k in range(0, len(drawn), 2048):
        batch: list[Example] = []
        for e in sorted(drawn[k : k + 2048], key=lambda e: len(e.window.ids)):
            if batch and (len(batch) + 1) * len(e.window.ids) > plan.tokens:
                made.append(batch)
                batch = []
            batch.append(e)
        made.append(batch)
    rng.shuffle(made)
    return made


def losses(net: Net, batch: list[Example], weights: dict[str, float], smoothing: float) -> dict[str, Tensor]:
    """Mean loss of every head that has labels in this batch."""
    at = net.slices()
    ids = pad([list(e.window.ids) for e in batch])
    length = ids.shape[1]
    attention = pad([[1] * len(e.window.ids) for e in batch], 0, length)
    found: dict[str, Tensor] = {}
    first = net(ids, attention, torch.zeros_like(ids)).float()
    for head in {h for e in batch for h in e.predicate}:
        blank = [IGNORE] * length
        y = pad([e.predicate.get(head, blank) for e in batch], IGNORE, length)
        a, b = at[head]
        found[head] = F.cross_entropy(first[..., a:b].transpose(1, 2), y, label_smoothing=smoothing) * weights.get(
            head, 1.0
        )
    pairs = [(i, m) for i, e in enumerate(batch) for m in e.marked]
    if pairs:
        rows = torch.tensor([i for i, _ in pairs])
        marks = pad([m.mask for _, m in pairs], 0, length)
        second = net(ids[rows], attention[rows], marks).float()
        a, b = at["argument"]
        y = pad([m.argument for _, m in pairs], IGNORE, length)
        found["argument"] = F.cross_entropy(second[..., a:b].transpose(1, 2), y) * weights.get("argument", 1.0)
        share = marks.float() / marks.sum(1, keepdim=True).clamp(min=1)
        pooled = (second * share[..., None]).sum(1)
        for head in {h for _, m in pairs for h in m.classes}:
            a, b = at[head]
            y = torch.tensor([m.classes.get(head, IGNORE) for _, m in pairs])
            if (y != IGNORE).any():
                found[head + "*"] = F.cross_entropy(
                    pooled[:, a:b], y, ignore_index=IGNORE, label_smoothing=smoothing
                ) * weights.get(head, 1.0)
        for head in {h for _, m in pairs for h in m.several}:
            a, b = at[head]
            y = torch.zeros(len(pairs), b - a)
            for row, (_, m) in enumerate(pairs):
                y[row, m.several.get(head, [])] = 1
            found[head + "*"] = F.binary_cross_entropy_with_logits(pooled[:, a:b], y) * weights.get(head, 1.0)
    return found


def fit(net: Net, examples: list[Example], plan: Plan, weights: dict[str, float]) -> None:
    """Train in place. Prints progress; the same seed, data and machine give the same weights."""
    torch.manual_seed(plan.seed)
    rng = random.Random(plan.seed)
    encoder = [p for n, p in net.named_parameters() if not n.startswith("out.") and p.requires_grad]
    heads = [p for n, p in net.named_parameters() if n.startswith("out.")]
    groups = [{"params": encoder, "scale": 1.0}, {"params": heads, "scale": 2.0}]
    optimizer = torch.optim.AdamW(groups, lr=plan.rate, weight_decay=0.01, fused=True)
    total = max(1, int(len(batches(examples, plan, random.Random(0))) * plan.epochs))
    net.train()
    started, sums = time.time(), {}
    for step, batch in enumerate(_stream(examples, plan, rng, total), 1):
        done = step / total
        for group in optimizer.param_groups:
            group["lr"] = plan.rate * group["scale"] * min(1.0, done / 0.05 + 0.02) * max(0.01, 1 - done)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            parts = losses(net, batch, weights, plan.smoothing)
        sum(parts.values(), torch.tensor(0.0)).backward()
        torch.nn.utils.clip_grad_norm_(encoder + heads, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        for k, v in parts.items():
            sums.setdefault(k, []).append(float(v.detach()))
        if step % 50 == 0 or step == total:
            print(
                f"{time.time() - started:.0f}s step {step}/{total}",
                {k: round(sum(v) / len(v), 4) for k, v in sums.items()},
                flush=True,
            )
            sums = {}
    net.eval()


def _stream(examples: list[Example], plan: Plan, rng: random.Random, total: int) -> Iterator[list[Example]]:
    made = 0
    while made < total:
        for batch in batches(examples, plan, rng):
            if made == total:
                return
            made += 1
            yield batch
