"""Scores occasions across reports: which mentions, in one report or in many outlets' reports, are one real act.

A folder of stories holds NAME.txt for every report and one `stories.yaml`:

    reports:
      - id: busia-wire
        story: busia
        outlet: Lake Wire
        published: 2024-11-21
        mentions:
          - {words: shelled, type: ASSAULT, occasion: busia-shelling-20nov}
          - {words: "shelling#2", type: ASSAULT, occasion: busia-shelling-20nov}

`words` are as in `gold`; one `occasion`, in whatever report or story, is one real act. How well predicted occasions
agree is told by B-cubed (A. Bagga and B. Baldwin, "Entity-based cross-document coreferencing using the vector space
model", COLING-ACL 1998): each mention is asked what share of those put with it belong there, and what share of those
that belong there were put with it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

from legation.errors import DataError
from legation.evaluation.gold import locate
from legation.model import Doc, Event, EventType, Report, Span
from legation.reading import report_from_text

EventKey = tuple[str, str]
"""A report's id and an event's id in it."""

_Item = TypeVar("_Item", bound=Hashable)
_Name = Annotated[str, msgspec.Meta(min_length=1)]

# As in `score`: so far may a mention of the same type stand from one that the reader marked with other words.
_NEAR = 150


class LabelledWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mention as `stories.yaml` has it."""

    words: _Name
    type: EventType
    occasion: _Name


class LabelledReport(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report as `stories.yaml` has it; `id` is the name of its text, without the ending."""

    id: _Name
    story: _Name
    outlet: _Name
    published: dt.date
    url: str | None = None
    mentions: tuple[LabelledWords, ...]


class LabelledStories(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of `stories.yaml`."""

    reports: tuple[LabelledReport, ...]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """An act as a report names it: the span of its words, its type, and the label of the real act."""

    span: Span
    type: EventType
    occasion: str


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A report of a story with all its mentions; `published` is an ISO day."""

    id: str
    story: str
    outlet: str
    published: str
    url: str | None
    text: str
    mentions: tuple[Mention, ...]


class Stories(msgspec.Struct, frozen=True):
    """All reports of all stories, in the order of the file."""

    reports: tuple[Told, ...]


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """B-cubed over the `paired` mentions, of the `mentions` that the reports at hand have."""

    precision: float
    recall: float
    f1: float
    paired: int
    mentions: int


def read_stories(folder: Path) -> Stories:
    """The stories of a folder, every mention found in its text.

    Raises:
        DataError: `stories.yaml` or a text is missing; it is not of this form; a report stands twice; words that are
            not in the text; a stretch of words that is labelled twice.
    """
    path = folder / "stories.yaml"
    labelled = _load(path).reports
    twice = [name for name, n in Counter(r.id for r in labelled).items() if n > 1]
    if twice:
        raise DataError(f"report {twice[0]!r} stands twice", str(path))
    return Stories(tuple(_told(r, folder, str(path)) for r in labelled))


def _load(path: Path) -> LabelledStories:
    import yaml

    try:
        return msgspec.convert(yaml.safe_load(_text(path)), LabelledStories)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(f"not labelled stories ({str(error).splitlines()[0]})", str(path)) from error


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError as error:
        raise DataError("there is no such file", str(path)) from error


def _told(r: LabelledReport, folder: Path, where: str) -> Told:
    text = _text(folder / f"{r.id}.txt")
    where = f"{where}: {r.id}"
    spans = [locate(m.words, text, where) for m in r.mentions]
    for (_, end), (start, after) in zip(sorted(spans), sorted(spans)[1:], strict=False):
        if start < end:
            raise DataError(f"{text[start:after]!r} is labelled twice", where)
    return Told(
        id=r.id,
        story=r.story,
        outlet=r.outlet,
        published=r.published.isoformat(),
        url=r.url,
        text=text,
        mentions=tuple(
            Mention(span=s, type=m.type, occasion=m.occasion) for s, m in zip(spans, r.mentions, strict=True)
        ),
    )


def as_report(told: Told) -> Report:
    """The report as the pipeline takes it; its text is the one that the spans are of."""
    return report_from_text(told.text, told.id, published=told.published, outlet=told.outlet, url=told.url)


def labels(stories: Stories, docs: Mapping[str, Doc]) -> dict[EventKey, str]:
    """The right occasion of every predicted event that is taken for a labelled mention, of the reports in `docs` (by
    report id). Events that meet no mention are not in it."""
    return {key: mention.occasion for key, (mention, _) in _paired(stories, docs).items()}


def b_cubed(predicted: Mapping[_Item, Hashable], gold: Mapping[_Item, Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a grouping: items -> their groups, over the items that both mappings have.

    Without any such item all three are 1: nothing was got wrong.
    """
    items = [(predicted[i], gold[i]) for i in gold if i in predicted]
    if not items:
        return 1.0, 1.0, 1.0
    together, ours, theirs = Counter(items), Counter(p for p, _ in items), Counter(g for _, g in items)
    precision = sum(together[p, g] / ours[p] for p, g in items) / len(items)
    recall = sum(together[p, g] / theirs[g] for p, g in items) / len(items)
    return precision, recall, 2 * precision * recall / (precision + recall)


def agreement(stories: Stories, docs: Mapping[str, Doc], predicted: Mapping[EventKey, Hashable]) -> Agreement:
    """How well predicted occasions agree with the labels: `docs` by report id, `predicted` for each event of theirs."""
    right = labels(stories, docs)
    precision, recall, f1 = b_cubed(predicted, right)
    return Agreement(
        precision=precision,
        recall=recall,
        f1=f1,
        paired=sum(key in predicted for key in right),
        mentions=sum(len(r.mentions) for r in stories.reports if r.id in docs),
    )


def wrong_merges(stories: Stories, docs: Mapping[str, Doc], predicted: Mapping[EventKey, Hashable]) -> list[str]:
    """A line for each predicted occasion that holds several real acts, those that hold most mentions first."""
    shown = _shown(stories, docs)
    return [
        f"{ours} merges {len(parts)} acts: " + " | ".join(f"{label}: {_list(keys, shown)}" for label, keys in parts)
        for ours, parts in _mixed(predicted, labels(stories, docs))
    ]


def missed_merges(stories: Stories, docs: Mapping[str, Doc], predicted: Mapping[EventKey, Hashable]) -> list[str]:
    """A line for each real act that is spread over several predicted occasions, the most often told first."""
    shown = _shown(stories, docs)
    return [
        f"{label} is in {len(parts)} pieces: " + " | ".join(_list(keys, shown) for _, keys in parts)
        for label, parts in _mixed(labels(stories, docs), predicted)
    ]


def _shown(stories: Stories, docs: Mapping[str, Doc]) -> dict[EventKey, str]:
    """Each paired event as a reader knows it again: report, event and the labelled words."""
    return {key: f"{key[0]} {key[1]} “{words}”" for key, (_, words) in _paired(stories, docs).items()}


def _list(keys: Sequence[EventKey], shown: Mapping[EventKey, str]) -> str:
    return ", ".join(shown[k] for k in keys)


def _mixed(
    outer: Mapping[EventKey, Hashable], inner: Mapping[EventKey, Hashable]
) -> list[tuple[Hashable, list[tuple[Hashable, list[EventKey]]]]]:
    """Groups of `outer` that fall into several of `inner`, with the keys of each part; the largest first."""
    groups: defaultdict[Hashable, defaultdict[Hashable, list[EventKey]]] = defaultdict(lambda: defaultdict(list))
    for key, group in outer.items():
        if key in inner:
            groups[group][inner[key]].append(key)
    mixed = [(group, list(parts.items())) for group, parts in groups.items() if len(parts) > 1]
    return sorted(mixed, key=lambda m: -sum(len(keys) for _, keys in m[1]))


def _paired(stories: Stories, docs: Mapping[str, Doc]) -> dict[EventKey, tuple[Mention, str]]:
    """For each predicted event that is taken for a labelled mention: the mention, and its words."""
    return {
        (told.id, docs[told.id].events[i].id): (m := told.mentions[j], told.text[slice(*m.span)])
        for told in stories.reports
        if told.id in docs
        for i, j in _pairs(docs[told.id].events, told.mentions)
    }


def _pairs(events: Sequence[Event], mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """One to one: where words overlap, else where the same type stands near; best first. `score.paired` also weighs
    the parties, which these mentions do not name."""
    left, right = set(range(len(events))), set(range(len(mentions)))
    candidates = (
        ((not over, not same, abs(e.trigger[0] - m.span[0])), i, j)
        for i, e in enumerate(events)
        for j, m in enumerate(mentions)
        for over, same in [(e.trigger[0] < m.span[1] and m.span[0] < e.trigger[1], e.type == m.type)]
        if over or (same and abs(e.trigger[0] - m.span[0]) < _NEAR)
    )
    for _, i, j in sorted(candidates):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            yield i, j
