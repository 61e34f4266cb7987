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
from windows import IGNORE, Example, Marked

TOKENS_A_BATCH = 2600
OTHERS_LEFT_OUT = 0.2


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


def inputs(batch: list[Example]) -> tuple[Tensor, Tensor]:
    """Word pieces and attention of a batch, each (windows, tokens)."""
    ids = pad([list(e.window.ids) for e in batch])
    return ids, pad([[1] * len(e.window.ids) for e in batch], 0, ids.shape[1])


def losses(
    net: Net, batch: list[Example], weights: dict[str, float], plan: Plan, rng: random.Random
) -> dict[str, Tensor]:
    """Mean loss of every head that has labels in this batch, weighted."""
    at = net.slices()
    ids, attention = inputs(batch)
    length = ids.shape[1]
    states, first = net.first(ids, attention)
    first = first.float()
    found: dict[str, Tensor] = {}
    for head in {h for e in batch for h in (*e.predicate, *e.soft)}:
        y = pad([e.predicate.get(head, [IGNORE] * length) for e in batch], IGNORE, length)
        found[head] = _tokens(first[..., slice(*at[head])], y, [e.soft.get(head) for e in batch], plan.smoothing)
    pairs = [(i, m) for i, e in enumerate(batch) for m in e.marked]
    if pairs:
        rows = torch.tensor([i for i, _ in pairs])
        marks = pad([marks_of(m, batch[i].marked, rng) for i, m in pairs], 0, length)
        second = net.second(states[rows], attention[rows], marks).float()
        found |= _second(second, at, [m for _, m in pairs], (marks == 1).float(), plan)
    return {head: loss * weights.get(head, 1.0) for head, loss in found.items()}


def _tokens(logits: Tensor, y: Tensor, soft: list[Tensor | None], smoothing: float) -> Tensor:
    """Mean cross entropy over the labelled tokens; with a teacher over all, half by label and half by its shares."""
    labelled = y != IGNORE
    if all(s is None for s in soft):
        if not labelled.any():
            return logits.sum() * 0.0
        return F.cross_entropy(logits.transpose(1, 2), y, ignore_index=IGNORE, label_smoothing=smoothing)
    target = torch.zeros_like(logits)
    for row, shares in enumerate(soft):
        if shares is not None:
            target[row, : len(shares)] = shares.float()
    hard = F.one_hot(y.clamp(min=0), logits.shape[-1]).float()
    taught = target.sum(-1) > 0
    mixed = torch.where((labelled & taught)[..., None], (hard + target) / 2, target)
    mixed = torch.where((labelled & ~taught)[..., None], hard, mixed)
    loss = -(mixed * logits.log_softmax(-1)).sum(-1)
    weight = (labelled | taught).float()
    return (loss * weight).sum() / weight.sum().clamp(min=1)


def marks_of(asked: Marked, all_: list[Marked], rng: random.Random, left_out: float = OTHERS_LEFT_OUT) -> list[int]:
    """1 on the predicate asked about, 2 on the others; a reader misses some of those, so here some are left out."""
    row = [0] * len(asked.mask)
    for other in all_:
        if other is not asked and rng.random() >= left_out:
            row = [2 if o else r for o, r in zip(other.mask, row, strict=True)]
    return [1 if a else r for a, r in zip(asked.mask, row, strict=True)]


def _second(
    logits: Tensor, at: dict[str, tuple[int, int]], asked: list[Marked], marked: Tensor, plan: Plan
) -> dict[str, Tensor]:
    found: dict[str, Tensor] = {}
    length = logits.shape[1]
    for head in {h for m in asked for h in (m.head, *m.soft)}:
        y = pad([m.argument if m.head == head else [IGNORE] * length for m in asked], IGNORE, length)
        found[head] = _tokens(logits[..., slice(*at[head])], y, [m.soft.get(head) for m in asked], 0.0)
    pooled = (logits * (marked / marked.sum(1, keepdim=True).clamp(min=1))[..., None]).sum(1)
    for head in {h for m in asked for h in m.classes}:
        y = torch.tensor([m.classes.get(head, IGNORE) for m in asked])
        if (y != IGNORE).any():
            found[head] = F.cross_entropy(
                pooled[:, slice(*at[head])], y, ignore_index=IGNORE, label_smoothing=plan.smoothing
            )
    for head in {h for m in asked for h in m.several}:
        a, b = at[head]
        labelled = [row for row, m in enumerate(asked) if head in m.several]
        y = torch.zeros(len(labelled), b - a)
        for k, row in enumerate(labelled):
            y[k, asked[row].several[head]] = 1
        found[head] = F.binary_cross_entropy_with_logits(pooled[labelled, a:b], y)
    return found


def fit(net: Net, examples: list[Example], plan: Plan, weights: dict[str, float]) -> None:
    """Train in place. Prints progress; the same seed, data and machine give the same weights."""
    torch.manual_seed(plan.seed)
    rng = random.Random(plan.seed)
    encoder = [p for n, p in net.named_parameters() if not _of_heads(n) and p.requires_grad]
    heads = [p for n, p in net.named_parameters() if _of_heads(n)]
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
            parts = losses(net, batch, weights, plan, rng)
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


def _of_heads(name: str) -> bool:
    return name.startswith(("first.out.", "second.out."))


def _stream(examples: list[Example], plan: Plan, rng: random.Random, total: int) -> Iterator[list[Example]]:
    made = 0
    while made < total:
        for batch in batches(examples, plan, rng):
            if made == total:
                return
            made += 1
            yield batch
