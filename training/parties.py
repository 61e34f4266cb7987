#!/usr/bin/env python3
"""Train the small model that settles who the parties of an act are.

    parties.py OUT --own FOLDER|FILE.jsonl … --texts TEXTS.jsonl …

Every annotated act is read with its trigger given; the annotated parties say which candidates are right. Each act is
seen twice: with its slots as the reader of events marks them, and as the annotators did. Two rounds: in the second,
the acts told before have the parties that the first round's model gives them. OUT.onnx and OUT.json ship.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from forest import as_onnx
from legation import pipeline
from legation.data import armed_groups, bodies
from legation.evaluation import standoff
from legation.evaluation.standoff import MarkedEvent, Party
from legation.language import encoder
from legation.mentions import events as find_events
from legation.model import Actor, Doc, Trigger
from legation.reading import report_from_text
from legation.resolving import casting, events, identify, parties, party_features, speakers
from legation.resolving.party_features import COLUMNS, ROLES, Stage

CLASSES = ("none", "actor", "recipient", "both")


@dataclass(frozen=True)
class Reading:
    """A report read up to its triggers, which are those of the annotation."""

    doc: Doc
    marked: list[tuple[Trigger, MarkedEvent]]


def readings(annotations: Sequence[Path], texts: Sequence[Path], split: str) -> Iterator[Reading]:
    """All annotated texts of a split; ours, which belong to none, with the training split."""
    found = [a for path in annotations for a in standoff.read(path) if (a.split or "train") == split]
    for a, text in standoff.joined(found, standoff.texts(texts)):
        doc = Doc(report=report_from_text(text, a.id, published=a.published, outlet=a.outlet))
        for stage in pipeline.STAGES[: pipeline.STAGES.index(identify.resolve)]:
            doc = stage(doc)
        by_span = {e.span: e for e in a.events}
        spans = sorted(by_span)
        at = find_events.at(text, doc.sentences, encoder.load("events"), spans)
        marked = [(_as_annotated(t, e), e) for t in at if (e := _of(t, by_span)) is not None]
        yield Reading(doc, marked)


def _of(trigger: Trigger, by_span: dict[tuple[int, int], MarkedEvent]) -> MarkedEvent | None:
    return next((e for (s, t), e in by_span.items() if s < trigger.end and trigger.start < t), None)


def _as_annotated(t: Trigger, e: MarkedEvent) -> Trigger:
    """What is not asked here is right: type, mode, status, and whether the act is somebody's claim."""
    return msgspec.structs.replace(
        t, type=e.type, mode=e.mode, status=e.status, confidence=1.0, voice=float(e.said_by is not None)
    )


def _with_slots(t: Trigger, e: MarkedEvent) -> Trigger:
    given = e.arguments
    return msgspec.structs.replace(t, actor=tuple(given.actor), recipient=tuple(given.recipient))


def rows(reading: Reading, given: bool, model: Any) -> Iterator[tuple[list[float], int]]:
    """The candidates of every act, each with its class: 1 actor, 2 recipient, 3 both, 0 neither."""
    doc = reading.doc
    triggers = [_with_slots(t, e) if given else t for t, e in reading.marked]
    doc = msgspec.structs.replace(doc, triggers=tuple(triggers))
    cast = casting.of(doc.report.text, doc.sentences, doc.names, doc.report.published, doc.places)
    _, days = identify.dated(doc)
    quotes = [q for q in speakers.resolve(doc.attributions, cast) if q.kind not in identify.UNSAID]
    coded = events.coded(triggers, days, quotes, cast, doc.places)
    at = party_features.stage(cast, quotes, doc.places)
    told = {(t.start, t.end): e for t, e in reading.marked}
    marked = {(t.start, t.end): t for t in triggers}
    for event in coded:
        trigger, gold = marked[event.trigger], told[event.trigger]
        beside = [e for e in coded if e.sentence == event.sentence and e is not event]
        found = party_features.rows(event, trigger, at, beside)
        wanted = [{form for party in getattr(gold, role) for form in _forms(party)} for role in ROLES]
        for label, row in found.items():
            yield row, sum(bool(forms & _forms_of(label, at)) << bit for bit, forms in enumerate(wanted))
        if model and found:
            labels = parties.chosen(found, model.predict_proba(np.array([*found.values()], np.float32)))
            event = parties.with_parties(event, trigger, labels, at)
        party_features.remember(event, at)


def _forms(party: Party) -> set[str]:
    """What an annotated party may match: its state; else what it is in our tables, or the last word of its name."""
    return {party.country} if party.country else {_last(party.name), *_listed(party.name)}


def _forms_of(label: str, at: Stage) -> set[str]:
    one: Actor | None = at.cast.actors.get(label)
    if one is None or one.type == "state":
        return {label}
    return {one.country} if one.country else {one.id, _last(one.name)}


def _last(name: str) -> str:
    return (name.lower().split() or [""])[-1]


def _listed(name: str) -> list[str]:
    return [row.id for row in (*bodies.named(name), *armed_groups.named(name))]


def table(read: Sequence[Reading], given: bool, model: Any = None) -> tuple[np.ndarray, np.ndarray]:
    """All rows of all reports, and their answers."""
    made = [pair for reading in read for pair in rows(reading, given, model)]
    return np.array([r for r, _ in made], np.float32), np.array([y for _, y in made])


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--own", type=Path, nargs="+", required=True)
    p.add_argument("--texts", type=Path, nargs="*", default=[])
    p.add_argument("out", type=Path)
    a = p.parse_args()
    read = list(readings(a.own, a.texts, "train"))
    check = list(readings(a.own[:1], a.texts, "dev"))
    model = None
    for number in (1, 2):
        parts = [table(read, given, model) for given in (False, True)]
        x, y = np.concatenate([x for x, _ in parts]), np.concatenate([y for _, y in parts])
        print(f"round {number}: {len(x)} candidates, {(y > 0).mean():.3f} of them parties", flush=True)
        model = HistGradientBoostingClassifier(
            max_iter=150,
            learning_rate=0.1,
            max_leaf_nodes=20,
            min_samples_leaf=30,
            l2_regularization=1.0,
            random_state=0,
        ).fit(x, y)
        for given in (False, True):
            tested, right = table(check, given, model)
            print(f"  dev, slots {'given' if given else 'read'}: {model.score(tested, right):.3f}", flush=True)
    a.out.with_suffix(".onnx").write_bytes(as_onnx(model, len(COLUMNS)))
    a.out.with_suffix(".json").write_text(msgspec.json.encode({"columns": COLUMNS, "classes": CLASSES}).decode() + "\n")


if __name__ == "__main__":
    main()
