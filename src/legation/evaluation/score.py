"""Scores a report as read against what is expected.

An expected event is found where a trigger overlaps its words; or, failing that, where one of the same type stands
within 150 characters. Best pairs first, one to one. `whole` counts where type, both parties, days (where expected),
status and voice are right at once. `forbidden` counts acts given as having happened, in the report's own voice, that
did not or that somebody only claims. `same` counts, of the found events, pairs that are one real act. A quotation is
found where half of the characters agree (F1 ≥ 0.5).
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from legation.evaluation.expected import Expected, ExpectedEvent, ExpectedQuote, ExpectedTie
from legation.model import Actor, Days, Doc, Event, Quote, Span, Tie

_NEAR = 150
_SLACK = dt.timedelta(days=3)
_TITLES = frozenset(["the", "a", "an", "mr", "mrs", "ms", "of", "s", "president", "prime", "minister", "foreign"])


def count(doc: Doc, gold: Expected) -> Counter[str]:
    """Raw counts of one report; add them up over reports and hand the sum to `figures`."""
    counts = _events(doc, gold) + _quotes(doc, gold)
    counts["ties_gold"], counts["ties_pred"] = len(gold.ties), len(doc.ties)
    counts["ties"] = sum(any(_same_tie(doc, t, g) for t in doc.ties) for g in gold.ties)
    return counts


def figures(n: Counter[str]) -> dict[str, float]:
    """F1s and shares out of counts, in the order in which they are shown."""
    made = {
        "found F1": _f1(n["found"], n["pred"], n["gold"]),
        "type F1": _f1(n["type"], n["pred"], n["gold"]),
        "who F1": _f1(n["who"], n["pred"], n["gold"]),
        "whole F1": _f1(n["whole"], n["pred"], n["gold"]),
        "when": _share(n["when"], n["dated"]),
        "status": _share(n["status"], n["found"]),
        "voice": _share(n["voice"], n["found"]),
        "forbidden": float(n["forbidden"]),
        "quote F1": _f1(n["quote"], n["quotes_pred"], n["quotes_gold"]),
        "quote+speaker F1": _f1(n["speaker"], n["quotes_pred"], n["quotes_gold"]),
        "via": _share(n["via"], n["relayed"]),
        "ties found": _share(n["ties"], n["ties_gold"]),
    }
    return made | ({"same F1": _f1(n["same"], n["same_pred"], n["same_gold"])} if n["occasions"] else {})


def _f1(hits: int, predicted: int, expected: int) -> float:
    return 2 * hits / (predicted + expected) if predicted + expected else 1.0


def _share(hits: int, of: int) -> float:
    return hits / of if of else 1.0


def _events(doc: Doc, gold: Expected) -> Counter[str]:
    linked = sum(g.occasion is not None for g in gold.events)
    n: Counter[str] = Counter(pred=len(doc.events), gold=len(gold.events), occasions=linked)
    actors = {a.id: a for a in doc.actors}
    pairs = paired(doc, gold)
    for i, j in pairs:
        _judge(n, doc.events[i], gold.events[j], actors)
    _compare_occasions(n, [(doc.events[i].occasion, gold.events[j].occasion) for i, j in pairs])
    for never in gold.never:
        n["forbidden"] += any(_overlap(e.trigger, never) and _asserted(e) for e in doc.events)
    return n


def paired(doc: Doc, gold: Expected) -> list[tuple[int, int]]:
    """Numbers of the events read and expected that are taken for one another."""
    return _pairs(_candidates(doc.events, gold.events, {a.id: a for a in doc.actors}))


def _candidates(
    events: Sequence[Event], gold: Sequence[ExpectedEvent], actors: dict[str, Actor]
) -> Iterable[tuple[float, int, int]]:
    for i, e in enumerate(events):
        for j, g in enumerate(gold):
            over, same = bool(_overlap(e.trigger, g.span)), e.type == g.type
            if over or (same and abs(e.trigger[0] - g.span[0]) < _NEAR):
                yield 2 * over + same + _agree(e.actor, g.actor, actors), i, j


def _pairs(candidates: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    left: set[int] = set()
    right: set[int] = set()
    made = []
    for _, i, j in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            made.append((i, j))
    return made


def _judge(n: Counter[str], e: Event, g: ExpectedEvent, actors: dict[str, Actor]) -> None:
    when = _days_agree(e.date, g.days) if g.days else None
    right = {
        "type": e.type == g.type,
        "who": _agree(e.actor, g.actor, actors) and _agree(e.recipient, g.recipient, actors),
        "status": e.status == g.status,
        "voice": bool(e.said_by) == bool(g.said_by),
    }
    n["found"] += 1
    n.update({k: 1 for k, v in right.items() if v})
    n["dated"] += when is not None
    n["when"] += bool(when)
    n["whole"] += all(right.values()) and when is not False
    n["forbidden"] += _asserted(e) and (g.status != "actual" or g.said_by is not None)


def _compare_occasions(n: Counter[str], pairs: Sequence[tuple[int, int | None]]) -> None:
    """Of the paired events, which two are one real act: counted over pairs, where the expected rows say so at all."""
    told = [(ours, theirs) for ours, theirs in pairs if theirs is not None]
    for a, b in combinations(told, 2):
        n["same_pred"] += a[0] == b[0]
        n["same_gold"] += a[1] == b[1]
        n["same"] += a[0] == b[0] and a[1] == b[1]


def _asserted(e: Event) -> bool:
    return e.status == "actual" and e.said_by is None


def _agree(ids: Sequence[str], wanted: Sequence[str], actors: dict[str, Actor]) -> bool:
    """The same parties: each predicted one is wanted (by country, id or name), and each wanted one is there."""
    have = [
        {actors[i].country or i, i, *_last(actors[i].name)} if actors[i].country else {i, *_last(actors[i].name)}
        for i in ids
    ]
    want = [{w for alternative in item.split("|") for w in (alternative, *_last(alternative))} for item in wanted]
    return all(any(h & w for w in want) for h in have) and all(any(h & w for h in have) for w in want)


def _last(name: str) -> list[str]:
    return _words(name)[-1:]


def _words(name: str) -> list[str]:
    folded = unicodedata.normalize("NFD", name.lower())
    return re.findall(r"\w+", "".join(c for c in folded if not unicodedata.combining(c)))


def _days_agree(days: Days | None, expected: tuple[str, str]) -> bool:
    """Inside the expected days, or both ends within three days of theirs."""
    if days is None:
        return False
    a, b, c, d = (dt.date.fromisoformat(x) for x in (days.earliest, days.latest, *expected))
    return (c <= a and b <= d) or (abs(a - c) <= _SLACK and abs(b - d) <= _SLACK)


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _quotes(doc: Doc, gold: Expected) -> Counter[str]:
    n: Counter[str] = Counter(quotes_pred=len(doc.quotes), quotes_gold=len(gold.quotes))
    actors = {a.id: a for a in doc.actors}
    candidates = (
        (f, i, j)
        for i, q in enumerate(doc.quotes)
        for j, g in enumerate(gold.quotes)
        if (f := _characters_f1(q.content, g.spans)) >= 0.5
    )
    for i, j in _pairs(candidates):
        _judge_quote(n, doc.quotes[i], gold.quotes[j], actors)
    return n


def _characters_f1(content: Sequence[Span], wanted: Sequence[Span]) -> float:
    ours, theirs = ({k for s, e in spans for k in range(s, e)} for spans in (content, wanted))
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


def _judge_quote(n: Counter[str], q: Quote, g: ExpectedQuote, actors: dict[str, Actor]) -> None:
    n["quote"] += 1
    name = actors[q.speaker].name if q.speaker else ""
    have, want = _words(name), _words(g.speaker or "")
    n["speaker"] += (not have and not want) or bool(
        have and want and (have[-1] == want[-1] or (set(have) - _TITLES and set(have) - _TITLES <= set(want)))
    )
    if g.via:
        n["relayed"] += 1
        via = f"{actors[q.via].name} {q.via}" if q.via else ""
        n["via"] += bool(set(_words(via)) & set(_words(g.via)) - {"the"})


def _same_tie(doc: Doc, tie: Tie, g: ExpectedTie) -> bool:
    names = {a.id: a.name for a in doc.actors}

    def forms(value: str | None) -> set[str]:
        return {value, *_last(names.get(value, value))} if value else set()

    def agrees(have: str | None, want: str | None) -> bool:
        return want is None or bool(forms(have) & {want, *_last(want)})

    return tie.kind == g.kind and agrees(tie.holder, g.holder) and agrees(tie.body, g.body)
