"""Events: triggers with their type, then mode, status, contexts and the words of each slot, by the reader `events`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

import numpy as np
from numpy.typing import NDArray

from legation.language.encoder import Encoder, Floats, Look, marked, mean_by_word, softmax, word_numbers
from legation.language.runs import Run, join_over_punctuation, runs, span_of, whole_words
from legation.language.windows import Window, windows
from legation.model import EventType, Sentence, Span, Status, Trigger

READ_KINDS = ("body", "standfirst", "caption")
DEFAULT_THRESHOLD = 0.5
_SAYS_NOTHING = frozenset(str.split("s the a an of and or to in on by for with from"))
_SMALL_TRIGGER = frozenset(str.split("not no out must over off up down back for"))
_ROLES = ("actor", "recipient", "time", "place")
_SIGMOID_THRESHOLD = 0.5


# The reader takes a word for an act of the lexicon from this chance on; without the lexicon it asks for its threshold.
BACKED = 0.15
# Of two types that the reader thinks nearly as likely, the lexicon's stands.
TIE = 0.4
# How sure an act of the lexicon is at least (its precision on the development split).
KNOWN = 0.75


@dataclass(frozen=True)
class _Found:
    """A trigger after pass 1: window, tokens, the mean distribution over "O" and the types, and the act of the lexicon
    that stands there."""

    window: int
    run: Run
    shares: Floats
    known: Trigger | None = None


def find(
    text: str, sentences: Sequence[Sentence], encoder: Encoder, known: Sequence[Trigger] = ()
) -> tuple[Trigger, ...]:
    """All triggers of body, standfirst and captions (a caption printed twice is read once), in order of the text.

    `known` are the acts that the lexicon finds (`mentions.acts`): they settle ties between types, and stand where the
    reader has half a mind to find an act.
    """
    read = _Read.of(text, sentences, encoder)
    found = [
        found
        for k, look in enumerate(read.looks)
        for found in _triggers(k, encoder.head("trigger", look.logits), read.numbers[k], _threshold(encoder))
    ]
    found = [f for f in found if text[slice(*span_of(read.cut[f.window], f.run))].lower() not in _SMALL_TRIGGER]
    return read.filled(read.backed(found, known))


def at(text: str, sentences: Sequence[Sentence], encoder: Encoder, spans: Sequence[Span]) -> tuple[Trigger, ...]:
    """The triggers that stand at `spans`, which somebody knows already, with what the reader makes of them."""
    read = _Read.of(text, sentences, encoder)
    return read.filled([f for span in spans if (f := read.standing_at(span)) is not None])


@dataclass(frozen=True)
class _Read:
    """A text after pass 1: its windows, the number of the word that each token belongs to, the sentence of each
    stretch."""

    text: str
    encoder: Encoder
    cut: Sequence[Window]
    looks: Sequence[Look]
    numbers: Sequence[NDArray[np.int64]]
    chosen: Sequence[int]

    @classmethod
    def of(cls, text: str, sentences: Sequence[Sentence], encoder: Encoder) -> _Read:
        chosen = _readable(text, sentences)
        cut = windows(text, [(sentences[k].start, sentences[k].end) for k in chosen])
        return cls(text, encoder, cut, encoder.first(cut), [word_numbers(w, text) for w in cut], chosen)

    def standing_at(self, span: Span, known: Trigger | None = None) -> _Found | None:
        """The words of `span` as a trigger, whatever pass 1 thought of them."""
        for k, window in enumerate(self.cut):
            if not window.offsets[1][0] < span[1] and span[0] < window.offsets[-2][1]:
                continue
            tokens = [n for n, (a, b) in enumerate(window.offsets) if b > a and span[0] <= (a + b) / 2 < span[1]]
            if tokens:
                run = (tokens[0], tokens[-1])
                shares = self.encoder.head("trigger", self.looks[k].logits)[run[0] : run[1] + 1].mean(0)
                return _Found(k, run, shares, known)
        return None

    def backed(self, found: Sequence[_Found], known: Sequence[Trigger]) -> list[_Found]:
        """What pass 1 found with what the lexicon says of it, and what the lexicon adds."""
        made = list(found)
        spans = [span_of(self.cut[f.window], f.run) for f in found]
        for act in known:
            over = next((k for k, (s, e) in enumerate(spans) if s < act.end and act.start < e), None)
            if over is not None:
                made[over] = replace(found[over], known=act)
                continue
            added = self.standing_at((act.start, act.end), act)
            if added is not None and 1 - float(added.shares[0]) >= BACKED:
                made.append(added)
        return made

    def filled(self, found: Sequence[_Found]) -> tuple[Trigger, ...]:
        """Pass 2 for each trigger, in order of the text."""
        runs_of: dict[int, list[Run]] = {}
        for f in found:
            runs_of.setdefault(f.window, []).append(f.run)
        marks = [marked(len(self.cut[f.window].ids), f.run, runs_of[f.window]) for f in found]
        second = self.encoder.second([self.looks[f.window].states for f in found], marks)
        made = [
            _filled(
                self.text, f, self.cut[f.window], logits, self.numbers[f.window], self.encoder,
                self.chosen[self.cut[f.window].stretch],
            )
            for f, logits in zip(found, second, strict=True)
        ]  # fmt: skip
        return tuple(sorted(made, key=lambda t: t.start))


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
) -> Trigger:
    pooled = logits[found.run[0] : found.run[1] + 1].mean(0)
    classes = {name: encoder.card.heads[name].classes for name in encoder.card.heads}
    type_shares = (found.shares[1:] + encoder.head("type", pooled)[1:]) / 2
    types = classes["trigger"][1:]
    best = int(type_shares.argmax())
    because = f"reader: “{text[slice(*span_of(window, found.run))]}” as {types[best]} {float(type_shares[best]):.2f}"
    if found.known is not None:
        named = types.index(found.known.type)
        best = named if type_shares[named] >= TIE * type_shares[best] else best
        because = f"{found.known.because}; {because}"
    type_ = types[best]
    start, end = span_of(window, found.run)
    status_shares = encoder.head("status", pooled)
    chance = max(1 - float(found.shares[0]), KNOWN if found.known is not None else 0.0)
    confidence = chance * float(type_shares[best] / max(1e-6, type_shares.sum()))
    return Trigger(
        start=start,
        end=end,
        sentence=sentence,
        type=cast(EventType, type_),
        mode=_mode(encoder, pooled, type_),
        status=cast(Status, classes["status"][int(status_shares.argmax())]),
        contexts=_contexts(encoder, pooled),
        confidence=round(encoder.card.calibrated(confidence), 3),
        voice=round(float(encoder.head("voice", pooled)[1]), 3),
        because=f"{because}, status {float(status_shares.max()):.2f}",
        **_backed(_slots(text, window, found.run, mean_by_word(encoder.head("argument", logits), numbers)), found),
    )


def _backed(slots: dict[str, tuple[Span, ...]], found: _Found) -> dict[str, tuple[Span, ...]]:
    """Where the reader marked no party, whoever stands where the lexicon looks for one."""
    if found.known is None:
        return slots
    taken = {s for spans in slots.values() for s in spans}
    return slots | {
        role: tuple(s for s in getattr(found.known, role) if s not in taken)
        for role in ("actor", "recipient")
        if not slots[role]
    }


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
