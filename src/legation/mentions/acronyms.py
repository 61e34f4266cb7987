"""Acronyms that a report explains itself: after "Rapid Support Forces (RSF)", RSF is that and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.model import Name

_IN_BRACKETS = re.compile(r"\s?\((?:the\s)?([A-Z][A-Za-z.-]{1,9})\)")
_WORD = re.compile(r"[A-Z][A-Za-z.-]{1,9}(?!\w)")
_MAY_EXPLAIN = frozenset({"body", "organ", "group", "party", "outlet", "org", "treaty"})


def explained(text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """The names; every acronym that brackets explain is what it stands for, and found where no table had it."""
    meanings: dict[str, Name] = {}
    for name in names:
        match = _IN_BRACKETS.match(text, name.end) if name.kind in _MAY_EXPLAIN else None
        if match and sum(map(str.isupper, match.group(1))) > 1:
            meanings.setdefault(match.group(1), name)
    if not meanings:
        return tuple(names)
    kept = [n for n in names if text[n.start : n.end] not in meanings]
    taken = [(n.start, n.end) for n in kept]
    for match in _WORD.finditer(text):
        meant = meanings.get(match.group())
        if meant and not any(s < match.end() and match.start() < e for s, e in taken):
            kept.append(Name(match.start(), match.end(), meant.kind, meant.key))
    return tuple(sorted(kept, key=lambda n: n.start))
