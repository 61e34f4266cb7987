"""What brat is told of our words: types of spans, acts, relations and attributes, and how they look.

The two files are those of https://brat.nlplab.org/configuration.html: `annotation.conf` says what may stand where,
`visual.conf` how it is drawn. Both are made from the model's own lists, so they cannot fall behind it.
"""

from __future__ import annotations

from typing import get_args

from legation.data import plover
from legation.model import ActorType, EventType, QuoteKind, Status, TieKind, TimeType

TIES: dict[TieKind, str] = {
    "member": "Member_of",
    "observer": "Observer_of",
    "party": "Party_to",
    "left": "Has_left",
    "suspended": "Suspended_from",
    "office": "Office_of",
    "host": "Host_of",
}
_SPEAKING = ("Speaker", "Via", "Addressee")
_COLOURS = ((1, "#9fd9b4"), (2, "#5fbf8a"), (3, "#f6c27a"), (4, "#f08a6c"))


def of_actor(type: ActorType) -> str:
    """ "armed_group" is "Armed_group"."""
    return type.capitalize()


def of_time(type: TimeType) -> str:
    """ "DATE" is "Date"."""
    return type.capitalize()


def annotation_conf() -> str:
    """Entities, relations, events, attributes."""
    actors = [of_actor(t) for t in get_args(ActorType)]
    times = [of_time(t) for t in get_args(TimeType)]
    who, when = "|".join(actors), "|".join(times)
    roles = f"Actor*:{who}, Recipient*:{who}, Time?:{when}, Place?:Place"
    modes = "|".join(dict.fromkeys(mode for _, mode in plover.modes()))
    relations = [
        *(f"{name}\tArg1:Quotation, Arg2:{who}" for name in _SPEAKING),
        "Source_words\tArg1:Quotation, Arg2:Source",
        "Cue_words\tArg1:Quotation, Arg2:Cue",
        "Within\tArg1:Quotation, Arg2:Quotation",
        *(f"{name}\tArg1:{who}, Arg2:{who}" for name in TIES.values()),
        "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
    ]
    attributes = [
        f"Status\tArg:<EVENT>, Value:{'|'.join(get_args(Status))}",
        "Voice\tArg:<EVENT>, Value:own|quoted",
        f"Mode\tArg:<EVENT>, Value:{modes}",
        "Historical\tArg:<EVENT>",
        f"Kind\tArg:Quotation, Value:{'|'.join(get_args(QuoteKind))}",
        "As_actor\tArg:Place",
    ]
    return _sections(
        entities=[*actors, "Place", *times, "Quotation", "Source", "Cue"],
        relations=relations,
        events=[f"{type}\t{roles}" for type in get_args(EventType)],
        attributes=attributes,
    )


def visual_conf() -> str:
    """Labels and colours: acts by quad class, from cooperation in words to conflict in deed."""
    kinds = [of_actor(t) for t in get_args(ActorType)]
    spaced = [name for name in (*kinds, *TIES.values(), "Source_words", "Cue_words", "As_actor") if "_" in name]
    colours = dict(_COLOURS)
    return _sections(
        labels=[f"{name} | {name.replace('_', ' ')}" for name in spaced],
        drawing=[
            "SPAN_DEFAULT\tfgColor:black, bgColor:lightgray, borderColor:darken",
            "ARC_DEFAULT\tcolor:black, arrowHead:triangle-5",
            "ATTRIBUTE_DEFAULT\tglyph:*",
            *(f"{kind}\tbgColor:#b9d3f6" for kind in kinds),
            "Place\tbgColor:#d9e8c5",
            "Quotation\tbgColor:#f2e6b8",
            *(f"{type}\tbgColor:{colours[row.quad]}" for type, row in plover.types().items()),
            "Historical\tdashArray:3-3, glyph:<NONE>",
        ],
    )


def _sections(**sections: list[str]) -> str:
    return "\n".join(f"[{name}]\n" + "".join(f"{line}\n" for line in lines) for name, lines in sections.items())
