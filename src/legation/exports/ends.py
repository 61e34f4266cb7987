"""Who stands at the end of a tie: its id is an actor's of the report, one of the tables', or plain words."""

from __future__ import annotations

from legation.data import armed_groups, bodies, organs, outlets, parties, states, treaties
from legation.model import Actor, Doc
from legation.resolving import identities

_TABLES = (
    ("body", bodies.by_id),
    ("organ", organs.by_id),
    ("group", armed_groups.by_id),
    ("outlet", outlets.by_id),
    ("party", parties.by_id),
)


def known(id: str, doc: Doc) -> Actor | None:
    """The actor with this id, from the report or else from the tables; `None` where the id is a name or a treaty's."""
    for actor in doc.actors:
        if actor.id == id:
            return actor
    if states.by_id(id) is not None:
        return identities.state(id)
    return next((identities.listed(kind, id) for kind, row in _TABLES if row(id) is not None), None)


def treaty(name: str) -> str:
    """A treaty's name as the table has it, where it knows the id or name; else the name as given."""
    row = treaties.by_id(name) or next(iter(treaties.named(name)), None)
    return row.name if row is not None else name
