"""An occasion in one line, for formats that show a title: what was done, by whom, to whom, and how sure that is.

What did not happen, or stands in somebody's words alone, says so in its first word: a title travels without its notes.
"""

from __future__ import annotations

from legation.record.values import Figure, Occasion, Party

_STANDING = {"future": "Planned", "hypothetical": "Possible", "negated": "Did not happen"}


def asserted(occasion: Occasion) -> bool:
    """Whether some report says in its own voice that it happened."""
    return occasion.status == "actual" and not occasion.claimed_by


def standing(occasion: Occasion) -> str | None:
    """ "Did not happen", "Planned, according to Ada Holt"; `None` for what reports say happened."""
    said = f"according to {', '.join(occasion.claimed_by)}" if occasion.claimed_by else None
    word = _STANDING.get(occasion.status)
    if word is None:
        return said and said[0].upper() + said[1:]
    return f"{word}, {said}" if said else word


def act(occasion: Occasion) -> str:
    """Type and mode: "ASSAULT (heavy-weapons)"."""
    return f"{occasion.type} ({occasion.mode})" if occasion.mode else occasion.type


def title(occasion: Occasion) -> str:
    """ "ASSAULT (heavy-weapons): Kenya → Uganda", headed by how it stands where that is not plain fact."""
    parties = names(occasion.actor)
    if occasion.recipient:
        parties = f"{parties or '?'} → {names(occasion.recipient)}"
    line = f"{act(occasion)}: {parties}" if parties else act(occasion)
    how = standing(occasion)
    return f"{how}: {line}" if how else line


def names(parties: tuple[Party, ...]) -> str:
    """Names with commas between; empty where there are none."""
    return ", ".join(p.name for p in parties)


def amount(figure: Figure) -> str:
    """ "killed: 12 or more (Courier: 12, Gazette: 20 or more)"."""
    by = ", ".join(f"{who}: {_between(low, high)}" for who, low, high in figure.by)
    unit = f" {figure.unit}" if figure.unit else ""
    return f"{figure.kind}: {_between(figure.low, figure.high)}{unit}" + (f" ({by})" if by else "")


def _between(low: float | None, high: float | None) -> str:
    if low is None:
        return "unknown" if high is None else f"up to {_plain(high)}"
    if high is None:
        return f"{_plain(low)} or more"
    return _plain(low) if low == high else f"{_plain(low)} to {_plain(high)}"


def _plain(number: float) -> str:
    return f"{int(number):d}" if number == int(number) else f"{number}"
