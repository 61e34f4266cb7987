"""Possible places -> places with coordinates: which "Georgia", and whether it is a place at all, from the whole report.

Three things decide: what the neighbours say (`mentions.place_evidence`), how well known the place is, and whether the
report speaks of its country, its division or a place that the same sentence says it is in ("Paris, Texas").
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

import msgspec

from legation.data import gazetteer
from legation.data.gazetteer import DEMONYM, Entry, Gazetteer, fold
from legation.mentions import places as mentions_places
from legation.mentions.places import PlaceMention
from legation.model import Place, Report, Sentence

_T = TypeVar("_T", bound=Hashable)
_CAPITALISED = re.compile(r"[A-Z][a-z]{3,}\b")
_SILENT_PARTS = frozenset(("byline", "outlet", "credit", "boilerplate"))
# What may stand between a place and the larger place that holds it.
_HOLDS = re.compile(r",? \(?|,? in (?:the )?|, in [a-z]+ern |,? (?:province|state|region|county),? (?:of |in )?")
_LARGE = frozenset(("country", "division", "region", "disputed"))
_GOVERNING = frozenset(("country", "capital"))
_WITH_ARTICLE = frozenset(("river", "sea"))
_THRESHOLD = 2.0
_LOCAL = frozenset(("division", "city"))
_UNSURE = 0.2
_SMALL = 100_000
_NEAR_KM = 200.0
_STANDING = {
    "country": 5.0, "region": 4.0, "disputed": 4.5, "sea": 4.0, "river": 3.5, "strait": 4.0, "base": 3.5, "border": 3.5,
    "other": 3.5, "capital": 3.0, "division": 2.5, "city": 0.0,
}  # fmt: skip


class _Focus(msgspec.Struct, frozen=True):
    """What the report speaks of: shares of its countries and of their divisions, each 0 to 1.

    `local`: countries of which it names towns or divisions; only these speak for a division named like a country.
    """

    countries: Mapping[str, float]
    local: Mapping[str, float]
    divisions: Mapping[int, float]


class _Choice(msgspec.Struct, frozen=True):
    mention: PlaceMention
    entry: Entry
    points: float
    held: bool


def read(report: Report, sentences: Sequence[Sentence]) -> tuple[Place, ...]:
    """Places of a report, in order; bylines, credits and boilerplate are passed by."""
    heard = tuple(s for s in sentences if s.kind not in _SILENT_PARTS)
    if sentences and not heard:
        return ()
    return resolve(mentions_places.find(report.text, heard), report.text, heard, report)


def resolve(
    mentions: Sequence[PlaceMention], text: str, sentences: Sequence[Sentence], report: Report
) -> tuple[Place, ...]:
    """The mentions that are places, located. `country` is None where sovereignty is disputed or shared."""
    names = gazetteer.shipped()
    inside = [m for m in mentions if m.sentence >= 0] if sentences else list(mentions)
    focus = _focus(inside, text, names)
    choices = _one_sense(_choose(inside, focus, text, names))
    return _coordinated([_place(c) for c in _accepted(choices, focus, report)], text)


def _focus(mentions: Sequence[PlaceMention], text: str, names: Gazetteer) -> _Focus:
    """Every name counts, but a name said ten times counts little more than three times."""
    lands: dict[str, float] = {}
    local: dict[str, float] = {}
    divisions: dict[int, float] = {}
    for key, times in Counter(m.key for m in mentions if m.points >= -2).items():
        for entry, weight in _hints(names.look_up(key).entries, math.sqrt(times)):
            if entry.country:
                lands[entry.country] = lands.get(entry.country, 0) + weight
                if entry.kind in _LOCAL and weight > _UNSURE:
                    local[entry.country] = local.get(entry.country, 0) + weight
            division = entry.number if entry.kind == "division" else entry.parent
            if division:
                divisions[division] = divisions.get(division, 0) + weight
    for word, times in Counter(_CAPITALISED.findall(text)).items():
        key = fold(word)
        if names.look_up(key).flags & DEMONYM:
            land = names.look_up("~" + key).entries[0].country or ""
            lands[land] = lands.get(land, 0) + 0.6 * math.sqrt(times)
    return _Focus(_shares(lands), _shares(local), _shares(divisions))


def _hints(entries: Sequence[Entry], weight: float) -> list[tuple[Entry, float]]:
    """What a name says of the report's countries and divisions; an ambiguous name says little of each."""
    large = [e for e in entries[:5] if e.kind in _LARGE and not e.alternate]
    if len(large) == 1 and (large[0].kind != "division" or large[0] is entries[0]):
        return [(large[0], weight)]
    if large:
        return [(e, _UNSURE) for e in large]
    if _dominant(entries):
        return [(entries[0], 0.6)]
    if len({e.country for e in entries}) == 1:
        return [(entries[0], 0.4)]
    return []


def _dominant(entries: Sequence[Entry]) -> bool:
    first = entries[0]
    return first.people > 200_000 and all(
        e.people * 10 < first.people or e.country == first.country for e in entries[1:6]
    )


def _shares(weights: Mapping[_T, float]) -> dict[_T, float]:
    most = max(weights.values(), default=1.0)
    return {k: min(1.0, 0.3 + 0.7 * v / most) for k, v in weights.items()}


def _holder(mentions: Sequence[PlaceMention], at: int, text: str, names: Gazetteer) -> tuple[Entry, ...]:
    """Readings of the larger place that the words after a mention say it is in; empty where they say nothing."""
    if at + 1 >= len(mentions) or mentions[at].sentence != mentions[at + 1].sentence:
        return ()
    gap = text[mentions[at].end : mentions[at + 1].start]
    if len(gap) > 20 or not _HOLDS.fullmatch(gap):
        return ()
    large = [e for e in names.look_up(mentions[at + 1].key).entries[:8] if e.kind in _LARGE or e.people > 100_000]
    if any(e.kind == "country" for e in names.look_up(mentions[at].key).entries[:2]):
        # "Iraq, Iran" is a list; "Lebanon, Ohio" is not.
        large = [e for e in large if e.kind == "division"]
    return tuple(e for e in large if not e.alternate)


def _choose(mentions: Sequence[PlaceMention], focus: _Focus, text: str, names: Gazetteer) -> list[_Choice]:
    made: list[_Choice] = []
    told: Entry | None = None
    for at, mention in enumerate(mentions):
        choice, holder = _best(mention, _holder(mentions, at, text, names), focus, names)
        if told is not None:
            choice = _Choice(mention, told, mention.points, True)
        made.append(choice)
        told = holder
    return made


def _best(
    mention: PlaceMention, holders: Sequence[Entry], focus: _Focus, names: Gazetteer
) -> tuple[_Choice, Entry | None]:
    """The likeliest reading, and the reading of the larger place that goes with it."""
    best: tuple[float, int, Entry, Entry | None] | None = None
    entries = names.look_up(mention.key).entries
    rivals = any(e.kind == "country" for e in entries)
    for rank, entry in enumerate(entries):
        lands = focus.local if rivals and entry.kind == "division" else focus.countries
        yields = entry.kind == "division" and any(_outshines(e, entry) for e in entries)
        score, holder = _likelihood(entry, lands, focus.divisions), next((h for h in holders if _holds(h, entry)), None)
        score += 6.0 * (holder is not None) - 2.0 * yields
        if entry.kind == "city" and entry.people < _SMALL and entry.people * 5 < entries[0].people:
            # That a report speaks of the United States is no sign that its Geneva is the one in Illinois.
            score -= 1.3 * lands.get(entry.country or "", 0.0)
        if best is None or score > best[0]:
            best = (score, rank, entry, holder)
    assert best is not None  # a key has at least one place
    return _Choice(mention, best[2], mention.points, best[3] is not None), best[3]


def _outshines(town: Entry, division: Entry) -> bool:
    """A division that shares its name with a great city is meant only where the text says so ("Buffalo, New York")."""
    return (
        not town.alternate
        and town.kind in ("city", "capital")
        and town.country == division.country
        and town.people > 500_000
    )


def _holds(large: Entry, small: Entry) -> bool:
    if large.number == small.number or small.kind == "country" or large.kind == small.kind == "division":
        return False
    if large.kind == "country":
        return large.country == small.country
    if small.parent == large.number:
        return True
    if small.people > large.people:
        return False
    reach = 120.0 if large.kind in ("city", "capital") else _NEAR_KM
    return large.country == small.country and distance(large, small) < reach


def _likelihood(entry: Entry, lands: Mapping[str, float], divisions: Mapping[int, float]) -> float:
    """How likely a name means this place: orders of magnitude of people, and what the report speaks of."""
    score = math.log10(max(entry.people, 500))
    if entry.fame:
        score += 1.0 * math.log10(entry.fame) - 1.3
    if entry.kind == "country":
        score = 3.25 + score / 2
    score += {"country": 1.5, "capital": 1.0, "division": 0.5, "city": 0.0}.get(entry.kind, 1.0)
    if entry.alternate:
        score -= 2.0
    if entry.country:
        score += 2.0 * lands.get(entry.country, 0.0)
    if entry.parent:
        score += 1.5 * divisions.get(entry.parent, 0.0)
    return score


def _one_sense(choices: Sequence[_Choice]) -> list[_Choice]:
    """A name keeps within a report the place that its fullest mention ("Paris, Texas") gave it."""
    told = {c.mention.key: c.entry for c in choices if c.held}
    made = []
    for choice in choices:
        entry = told.get(choice.mention.key)
        # The city and the state of New York go by one name within one country: there, each mention speaks for itself.
        if entry is None or choice.held or (entry.country == choice.entry.country and entry.kind != choice.entry.kind):
            made.append(choice)
        else:
            made.append(msgspec.structs.replace(choice, entry=entry))
    return made


def _accepted(choices: Sequence[_Choice], focus: _Focus, report: Report) -> list[_Choice]:
    filed = report.dateline.place if report.dateline else None
    totals = [_total(c, focus) + (5.0 if filed and c.mention.start == filed[0] else 0.0) for c in choices]
    sure = {c.mention.key for c, t in zip(choices, totals, strict=True) if t >= _THRESHOLD + 2 and not c.mention.person}
    people = {c.mention.key for c in choices if c.mention.person} - sure
    kept = []
    for choice, total in zip(choices, totals, strict=True):
        if choice.mention.key in sure and not choice.mention.person:
            total += 1.5
        elif choice.mention.key in people and choice.entry.kind != "country":
            total -= 4.0
        if total >= _THRESHOLD:
            kept.append(choice)
    return kept


def _total(choice: _Choice, focus: _Focus) -> float:
    entry, mention = choice.entry, choice.mention
    if mention.key[0] == "=":
        return 9.0
    total = mention.points + _STANDING[entry.kind]
    if entry.kind in ("city", "division"):
        total += 1.2 * (math.log10(max(entry.people, 500)) - 4.5)
        total += 2.0 * max(0.0, math.log10(entry.fame or 1) - 1.4)
        # Towns seldom say or decide; people named like them do.
        total -= 1.5 if mention.acts and " " not in mention.key else 0.0
    if " " in mention.key:
        total += 1.5
    if entry.alternate:
        total -= 1.5 if entry.people > 200_000 else 3.0
    if entry.kind in _WITH_ARTICLE and " " not in mention.key and not mention.article:
        total -= 2.0
    if choice.held:
        total += 4.0
    if entry.country and entry.country in focus.countries:
        total += 1.5 * focus.countries[entry.country]
    elif entry.kind in ("city", "division") and focus.countries:
        total -= 1.0 if entry.kind == "city" else 2.0
    return total + (0.5 if entry.parent in focus.divisions else 0.0)


def _place(choice: _Choice) -> Place:
    mention, entry = choice.mention, choice.entry
    return Place(
        start=mention.start,
        end=mention.end,
        text=mention.text,
        name=entry.name,
        country=entry.country,
        lat=entry.lat,
        lon=entry.lon,
        kind=entry.kind,
        as_actor=entry.kind in _GOVERNING and (mention.acts or (mention.subject and entry.kind == "country")),
    )


def _coordinated(places: Sequence[Place], text: str) -> tuple[Place, ...]:
    """ "France and Germany said": what is said of the last holds for those joined to it."""
    made: list[Place] = []
    for place in reversed(places):
        joined = (
            made and made[-1].as_actor and text[place.end : made[-1].start] in (" and ", ", ", " and the ", ", the ")
        )
        if joined and place.kind in _GOVERNING:
            place = msgspec.structs.replace(place, as_actor=True)
        made.append(place)
    return tuple(reversed(made))


def distance(a: Entry, b: Entry) -> float:
    """Kilometres between two places, along the great circle."""
    p, r = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((r - p) / 2) ** 2 + math.cos(p) * math.cos(r) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))
