"""Reference pages out of the code: the contract's fields, closed lists of values, PLOVER's tables, the command line.

Meanings are written once, in `fields.tsv`; names and types come from `legation.model`, options from click.
"""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
import pyarrow as pa

from legation import cli, model
from legation.data import armed_groups, bodies, organs, parties, plover, roles
from legation.data.tables import read_table
from legation.exports import contract
from legation.record import schema

LAYERS = ("report", *contract.LAYERS, "Days")
VALUES = {name: getattr(model, name) for name in ("ActorType", "TimeType", "QuoteKind", "Status", "TieKind")}
Meanings = dict[tuple[str, str], str]


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    lines = [list(head), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def meanings() -> Meanings:
    """fields.tsv by (of, name)."""
    lines = Path(__file__).with_name("fields.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {(of, name): meaning for of, name, meaning in rows}


def fields(layer: str) -> dict[str, Any]:
    """Name and type of each field that the contract gives of a layer."""
    hints = typing.get_type_hints(getattr(model, layer.title().removesuffix("s") if layer != "Days" else layer))
    given = contract.to_dict(model.Doc(report=model.Report(id="", text="")))
    return {name: hints[name] for name in (given["report"] if layer == "report" else hints)}


def wording(kind: Any) -> str:
    """A type as JSON has it, for a reader."""
    arguments = typing.get_args(kind)
    named = next((n for n, v in VALUES.items() if v == kind), None)
    if kind == model.Span:
        return "[start, end]"
    if named:
        return f"[{named}](codebook.md#{named.lower()})"
    if kind == model.EventType:
        return "[type](plover.md#types)"
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return " or ".join("null" if a is type(None) else wording(a) for a in arguments)
    if typing.get_origin(kind) is tuple:
        return "list of " + wording(arguments[0])
    plain = {str: "string", int: "integer", float: "number", bool: "boolean", model.Days: "[days](#days)"}
    return plain.get(kind, "object of integers")


def fields_of_layers(of: Meanings) -> str:
    """A table a layer of the contract."""
    parts = []
    for layer in LAYERS:
        rows = ([f"`{f}`", wording(kind), of.get((layer, f), "")] for f, kind in fields(layer).items())
        parts += [f"## {layer.lower()}", table(("field", "type", "meaning"), rows)]
    return "\n\n".join(parts)


def vocabularies(of: Meanings) -> str:
    """A table a closed list of values."""
    lists = {n: typing.get_args(v) for n, v in VALUES.items()} | {"Sector": [v for n, v in of if n == "Sector"]}
    parts = []
    for name, values in lists.items():
        parts += [f"## {name}", table(("value", "meaning"), ([f"`{v}`", of.get((name, v), "")] for v in values))]
    return "\n\n".join(parts)


def cameo_codes() -> str:
    """CAMEO codes by type, mode and context."""
    rows: list[list[str]] = [[t, "", "", r.cameo] for t, r in plover.types().items()]
    rows += [[t, m, "", r.cameo] for (t, m), r in plover.modes().items()]
    rows += [[r.type, r.mode or "", r.context, r.cameo] for r in read_table("plover_cameo", plover.CameoRow)]
    order = list(plover.types())
    rows.sort(key=lambda r: order.index(r[0]))
    return table(("type", "mode", "context", "code"), rows)


def types_table() -> str:
    """PLOVER's types with quad class, score, modes and what they cover."""
    rows = []
    for name, r in plover.types().items():
        modes = ", ".join(f"{m} {x.score:g}" for (t, m), x in plover.modes().items() if t == name)
        rows.append([name, plover.QUADS[r.quad], f"{r.score:g}", r.recipient, r.covers, modes])
    return table(("type", "class", "score", "recipient", "covers", "modes with their scores"), rows)


def commands() -> str:
    """A section a verb of the command line."""
    parts = []
    for name, command in cli.main.commands.items():
        arguments = " ".join(_metavar(p) for p in command.params if isinstance(p, click.Argument))
        options = [p for p in command.params if isinstance(p, click.Option)]
        usage = f"```\nlegation {name} [OPTIONS] {arguments}\n```"
        listed = table(("option", "values", "default", "what"), map(_option, options))
        parts += [f"## legation {name}", usage, inspect.cleandoc(command.help or "").strip(), listed]
    return "\n\n".join(parts)


def _metavar(argument: click.Argument) -> str:
    name = argument.metavar or (argument.name or "").upper()
    return name if argument.required else f"[{name}]"


def _option(option: click.Option) -> list[str]:
    kind = option.type
    values = " ".join(f"`{c}`" for c in kind.choices) if isinstance(kind, click.Choice) else ""
    if isinstance(kind, click.FloatRange | click.IntRange):
        values = f"{kind.min} to {kind.max}"
    default = str(option.default) if option.show_default else ""
    return [f"`{', '.join(option.opts)}`", values, default, option.help or ""]


def sectors() -> set[str]:
    """All sectors that the tables give."""
    tables: Any = (roles, organs, bodies, parties, armed_groups)
    return {row.sector for t in tables for row in t.table() if row.sector}


def gaps() -> Iterator[str]:
    """What has no words yet: fields and values without a meaning, meanings of nothing, commands without help."""
    wanted = {(layer, f) for layer in LAYERS for f in fields(layer)}
    wanted |= {(n, v) for n, kind in VALUES.items() for v in typing.get_args(kind)} | {("Sector", s) for s in sectors()}
    have = set(meanings())
    yield from (f"docs/fields.tsv says nothing of {of}.{name}" for of, name in sorted(wanted - have))
    yield from (f"docs/fields.tsv speaks of {of}.{name}, which is not there" for of, name in sorted(have - wanted))
    for name, command in cli.main.commands.items():
        options = [p.opts[0] for p in command.params if isinstance(p, click.Option) and not p.help]
        yield from (f"legation {name} {x} has no help" for x in (options if command.help else ["", *options]))


def record_tables() -> str:
    """Every table of a record with its columns."""
    parts = []
    for of in schema.TABLES:
        rows = ((f"`{c.name}`", _arrow_type(c.type), c.meaning) for c in of.columns)
        key = ", ".join(f"`{k}`" for k in of.key)
        parts += [f"### {of.name}", f"{of.meaning} One row for each {key}.", table(("column", "type", "meaning"), rows)]
    return "\n\n".join(parts)


def _arrow_type(kind: Any) -> str:
    """A type of Arrow in few words: lists and structs by their parts."""
    if pa.types.is_list(kind):
        return f"list of {_arrow_type(kind.value_type)}"
    if pa.types.is_struct(kind):
        return "(" + ", ".join(kind.field(k).name for k in range(kind.num_fields)) + ")"
    return str(kind).partition("[")[0]
