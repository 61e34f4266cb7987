"""A record in figures, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from legation.record.status import Standing


def lines(found: Standing, stale: int, path: str) -> Iterator[str]:
    """`stale` is how many reports another version of program, models or tables coded."""
    yield f"{path}: version {found.version}" + (f" of {found.at}" if found.at else "")
    yield ", ".join(f"{number:,} {what}" for what, number in found.counts.items())
    if found.first:
        yield f"published {found.first} to {found.last}"
    if found.outlets:
        named = ", ".join(f"{outlet} {number:,}" for outlet, number in found.outlets)
        more = found.n_outlets - len(found.outlets)
        yield f"outlets: {named}" + (f", and {more:,} more" if more > 0 else "")
    if found.copies:
        yield f"near-copies of other reports: {found.copies:,}"
    if found.superseded:
        yield f"later versions of a page: {found.superseded:,}"
    if found.decisions:
        yield f"decisions: {found.decisions:,} (legation decisions)"
    if found.made_by:
        yield f"coded by {', '.join(found.made_by)}"
    if stale:
        yield f"coded by another version than this program: {stale:,} (legation recode)"
    if found.set_aside:
        yield f"set aside: {found.set_aside:,} (why → {path}/set-aside; legation retry)"
    yield f"{_size(found.bytes)} on disk"


def _size(count: float) -> str:
    for unit in ("bytes", "kB", "MB"):
        if count < 1000:
            return f"{count:.0f} {unit}"
        count /= 1000
    return f"{count:.1f} GB"
