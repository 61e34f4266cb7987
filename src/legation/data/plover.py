"""PLOVER's types, modes and contexts, with quad class, score, and the CAMEO code each stands for."""

from __future__ import annotations

from functools import cache

import msgspec

from legation.data.tables import read_table
from legation.model import EventType

# Goldstein's (1992) four classes, as PLOVER numbers them.
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


class TypeRow(msgspec.Struct, frozen=True):
    """A row of `plover_types.tsv`. `recipient`: "yes" where an event of this type without one is not coded."""

    type: EventType
    quad: int
    score: float
    recipient: str
    cameo: str
    covers: str


class ModeRow(msgspec.Struct, frozen=True):
    """A row of `plover_modes.tsv`."""

    type: EventType
    mode: str
    score: float
    cameo: str


class CameoRow(msgspec.Struct, frozen=True):
    """A row of `plover_cameo.tsv`: a code finer than the mode's, by context."""

    type: EventType
    mode: str | None
    context: str
    cameo: str


class ContextRow(msgspec.Struct, frozen=True):
    """A row of `plover_contexts.tsv`."""

    context: str


@cache
def types() -> dict[str, TypeRow]:
    """By type, in the manual's order."""
    return {row.type: row for row in read_table("plover_types", TypeRow)}


@cache
def modes() -> dict[tuple[str, str], ModeRow]:
    """By (type, mode)."""
    return {(row.type, row.mode): row for row in read_table("plover_modes", ModeRow)}


@cache
def contexts() -> tuple[str, ...]:
    """All 37, in the manual's order."""
    return tuple(row.context for row in read_table("plover_contexts", ContextRow))


@cache
def _finer() -> dict[tuple[str, str | None, str], str]:
    return {(row.type, row.mode, row.context): row.cameo for row in read_table("plover_cameo", CameoRow)}


def score(type_: str, mode: str | None) -> float:
    """PLOVER's score of cooperation (positive) or conflict (negative), −10 to 10."""
    row = modes().get((type_, mode or ""))
    return row.score if row else types()[type_].score


def cameo(type_: str, mode: str | None, contexts_of: tuple[str, ...]) -> str:
    """The most specific CAMEO code that type, mode and contexts support."""
    for context in contexts_of:
        code = _finer().get((type_, mode, context))
        if code:
            return code
    row = modes().get((type_, mode or ""))
    return row.cameo if row else types()[type_].cameo


def needs_recipient(type_: str) -> bool:
    """COOPERATE, AID, SANCTION: without a recipient there is no event."""
    return types()[type_].recipient == "yes"
