"""A report as PLOVER's gold sentences have it: the first act of each sentence, actors without a state under
their CAMEO group.

Coders before us (PETRARCH, UniversalPetrarch) read a sentence for its main act and give actors as CAMEO codes, and so
does the gold that they are measured by. We code every act and name every actor; this leaves out and renames.
"""

from __future__ import annotations

from itertools import groupby

import msgspec

from legation.model import Actor, Doc

_GROUPS = {"igo": "IGO", "company": "MNC", "armed_group": "IMG"}
_GROUP_SECTORS = {"IGO": "IGO", "NGO": "NGO", "BUS": "MNC"}


def as_plover(doc: Doc) -> Doc:
    """The same report with the first act of each sentence, and groups before the ids of actors without a state."""
    # Leads name their news first, its grounds and background after it.
    kept = [next(inside) for _, inside in groupby(doc.events, key=lambda e: e.sentence)]
    ids = {a.id: _grouped(a) for a in doc.actors}
    renamed = [
        msgspec.structs.replace(e, actor=tuple(ids[a] for a in e.actor), recipient=tuple(ids[a] for a in e.recipient))
        for e in kept
    ]
    actors = tuple(msgspec.structs.replace(a, id=ids[a.id]) for a in doc.actors)
    quotes = tuple(
        msgspec.structs.replace(
            q, speaker=ids.get(q.speaker or "", q.speaker), via=ids.get(q.via or "", q.via),
            addressee=ids.get(q.addressee or "", q.addressee),
        )
        for q in doc.quotes
    )  # fmt: skip
    ties = tuple(
        msgspec.structs.replace(t, holder=ids.get(t.holder or "", t.holder), body=ids.get(t.body or "", t.body))
        for t in doc.ties
    )
    return msgspec.structs.replace(doc, events=tuple(renamed), actors=actors, quotes=quotes, ties=ties)


def _grouped(actor: Actor) -> str:
    if actor.country:
        return actor.id
    group = _GROUPS.get(actor.type) or _GROUP_SECTORS.get(actor.sector or "")
    return f"{group}-{actor.id}" if group else actor.id
