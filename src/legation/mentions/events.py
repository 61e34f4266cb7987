"""Events: triggers with their type, then mode, status, contexts and the words of each slot, by the reader `events`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from legation.language.encoder import Encoder, Floats, marked, mean_by_word, softmax, word_numbers
from legation.language.runs import Run, join_over_punctuation, runs, span_of, whole_words
from legation.language.windows import Window, windows
from legation.model import EventType, Sentence, Span, Status, Trigger

READ_KINDS = ("body", "standfirst", "caption")
DEFAULT_THRESHOLD = 0.5
_SAYS_NOTHING = frozenset(str.split("s the a an of and or to in on by for with from"))
_SMALL_TRIGGER = frozenset(str.split("not no out must over off up down back for"))
_ROLES = ("actor", "recipient", "time", "place")
_SIGMOID_THRESHOLD = 0.5


@dataclass(frozen=True)
class _Found:
    """A trigger after pass 1: window, tokens, and the mean distribution over "O" and the types."""

    window: int
    run: Run
    shares: Floats


def find(text: str, sentences: Sequence[Sentence], encoder: Encoder) -> tuple[Trigger, ...]:
    """All triggers of body, standfirst and captions (a caption printed twice is read once), in order of the text."""
    chosen = _readable(text, sentences)
    cut = windows(text, [(sentences[k].start, sentences[k].end) for k in chosen])
    numbers = [word_numbers(w, text) for w in cut]
    looks = encoder.first(cut)
    first = [
        found
        for k, look in enumerate(looks)
        for found in _triggers(k, encoder.head("trigger", look.logits), numbers[k], _threshold(encoder))
    ]
    first = [f for f in first if text[slice(*span_of(cut[f.window], f.run))].lower() not in _SMALL_TRIGGER]
    runs_of: dict[int, list[Run]] = {}
    for f in first:
        runs_of.setdefault(f.window, []).append(f.run)
    marks = [marked(len(cut[f.window].ids), f.run, runs_of[f.window]) for f in first]
    second = encoder.second([looks[f.window].states for f in first], marks)
    made = [
        _filled(text, f, cut[f.window], logits, numbers[f.window], encoder, chosen[cut[f.window].stretch])
        for f, logits in zip(first, second, strict=True)
    ]
    return tuple(sorted((t for t in made if t), key=lambda t: t.start))


def _threshold(encoder: Encoder) -> float:
    return encoder.card.thresholds.get("trigger", DEFAULT_THRESHOLD)


def _readable(text: str, sentences: Sequence[Sentence]) -> list[int]:
    seen: set[str] = set()
    chosen = []
    for k, s in enumerate(sentences):
        words = text[s.start : s.end]
        if s.kind in READ_KINDS and not (s.kind == "caption" and words in seen):
            seen.add(words)
            chosen.append(k)
    return chosen


def _triggers(window: int, shares: Floats, numbers: NDArray[np.int64], threshold: float) -> list[_Found]:
    shares = mean_by_word(shares, numbers)
    inside = (1 - shares[:, 0] > threshold) & (numbers >= 0)
    return [_Found(window, run, shares[run[0] : run[1] + 1].mean(0)) for run in runs(inside)]


def _filled(
    text: str,
    found: _Found,
    window: Window,
    logits: Floats,
    numbers: NDArray[np.int64],
    encoder: Encoder,
    sentence: int,
) -> Trigger | None:
    pooled = logits[found.run[0] : found.run[1] + 1].mean(0)
    classes = {name: encoder.card.heads[name].classes for name in encoder.card.heads}
    type_shares = (found.shares[1:] + encoder.head("type", pooled)[1:]) / 2
    type_ = classes["trigger"][1 + int(type_shares.argmax())]
    start, end = span_of(window, found.run)
    status_shares = encoder.head("status", pooled)
    confidence = float((1 - found.shares[0]) * type_shares.max() / max(1e-6, float(type_shares.sum())))
    slots = _slots(text, window, found.run, mean_by_word(encoder.head("argument", logits), numbers))
    return Trigger(
        start=start,
        end=end,
        sentence=sentence,
        type=cast(EventType, type_),
        mode=_mode(encoder, pooled, type_),
        status=cast(Status, classes["status"][int(status_shares.argmax())]),
        contexts=_contexts(encoder, pooled),
        confidence=round(confidence, 3),
        voice=round(float(encoder.head("voice", pooled)[1]), 3),
        because=f"reader: “{text[start:end]}” as {type_} {float(type_shares.max()):.2f}, "
        f"status {float(status_shares.max()):.2f}",
        **slots,
    )


def _mode(encoder: Encoder, pooled: Floats, type_: str) -> str | None:
    """The likeliest mode of this type, or none."""
    head = encoder.card.heads["mode"]
    logits = pooled[head.at[0] : head.at[1]]
    own = [k for k, name in enumerate(head.classes) if not name or name.startswith(type_ + ":")]
    best = own[int(softmax(logits[own]).argmax())]
    return head.classes[best].partition(":")[2] or None


def _contexts(encoder: Encoder, pooled: Floats) -> tuple[str, ...]:
    head = encoder.card.heads["contexts"]
    chance = 1 / (1 + np.exp(-pooled[head.at[0] : head.at[1]]))
    order = np.argsort(-chance)
    return tuple(head.classes[k] for k in order if chance[k] > _SIGMOID_THRESHOLD)


def _slots(text: str, window: Window, trigger: Run, shares: Floats) -> dict[str, tuple[Span, ...]]:
    """Spans of each slot. Time and place keep their likeliest stretch, actor and recipient all of them."""
    label = shares.argmax(-1)
    label[[0, -1]] = 0
    label[trigger[0] : trigger[1] + 1] = 0
    made: dict[str, tuple[Span, ...]] = {}
    for number, role in enumerate(_ROLES, 1):
        found = runs(label == number)
        if role in ("time", "place") and len(found) > 1:
            found = [max(found, key=lambda r: float(shares[r[0] : r[1] + 1, number].sum()))]
        spans = join_over_punctuation([whole_words(span_of(window, r), text) for r in found], text, most=0)
        made[role] = tuple(s for s in spans if text[s[0] : s[1]].strip("’'").lower() not in _SAYS_NOTHING)
    return made
