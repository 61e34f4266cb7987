"""Stretches of text -> windows of word pieces that the encoder can read, each piece with its place in the text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec
from tokenizers import Tokenizer

from legation.model import Span

FIRST, LAST = 101, 102  # [CLS] and [SEP] of BERT's vocabulary
MOST_TOKENS = 250


class Window(msgspec.Struct, frozen=True):
    """Word pieces with the two marks that BERT wants at the ends; those two have the empty offset (0, 0)."""

    ids: tuple[int, ...]
    offsets: tuple[Span, ...]
    stretch: int

    def part(self, tokens: Sequence[int]) -> Window:
        """Some of its tokens, in order."""
        return Window(tuple(self.ids[k] for k in tokens), tuple(self.offsets[k] for k in tokens), self.stretch)


@cache
def tokenizer() -> Tokenizer:
    """BERT's uncased WordPiece vocabulary, as all-MiniLM-L6-v2 uses it."""
    found = Tokenizer.from_str(files("legation.data").joinpath("models", "tokenizer.json").read_text("utf-8"))
    found.no_padding()
    found.no_truncation()
    return found


def windows(text: str, stretches: Sequence[Span], most: int = MOST_TOKENS) -> list[Window]:
    """Windows of at most `most` tokens; `stretch` is the number of the stretch that each came from.

    Stretches should be short (a sentence, a paragraph); a longer one is cut where `most` falls.
    """
    made = []
    encodings = tokenizer().encode_batch([text[s:e] for s, e in stretches], add_special_tokens=False)
    for number, ((start, _), encoding) in enumerate(zip(stretches, encodings, strict=True)):
        ids, offsets = encoding.ids, encoding.offsets
        for k in range(0, len(ids), most):
            made.append(
                Window(
                    ids=(FIRST, *ids[k : k + most], LAST),
                    offsets=((0, 0), *((start + a, start + b) for a, b in offsets[k : k + most]), (0, 0)),
                    stretch=number,
                )
            )
    return made
