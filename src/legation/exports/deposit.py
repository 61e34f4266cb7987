"""A deposit for an archive: a data package without texts, with all that a stranger needs to read and check it.

Data Package (frictionless, specification version 1): `datapackage.json` describes every table, column, key and hash.
Reports' texts are other people's: they stay out, and with them all columns that quote them. Spans stay, so whoever has
the texts can restore the words; `reports` says where each was published.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from legation.exports import codebook, deposit_pages, portions
from legation.exports.arrow_rows import write_rows
from legation.exports.tables import SHEETS, Sheet, Tables
from legation.record.schema import Column
from legation.record.values import About

_BLOCK = 1 << 20
_TYPES = {"text": "string", "time": "datetime"}
_CHECKSUMS = "checksums.sha256"


def write(source: Tables, target: Path) -> None:
    """The folder: data/, datapackage.json, codebook, versions.json, README.md, LICENCE-NOTE.md, checksums.sha256."""
    (target / "data").mkdir(parents=True, exist_ok=True)
    about = source.about()
    for sheet in SHEETS:
        with (target / _path(sheet)).open("wb") as out:
            write_rows(portions.rows(source, sheet, with_words=False), "csv", out)
    sums = {_path(sheet): _sha256(target / _path(sheet)) for sheet in SHEETS}
    codebook.write(about, target, with_words=False)
    texts = {
        "datapackage.json": _json(_package(about, [_resource(s, target, sums[_path(s)]) for s in SHEETS])),
        "versions.json": _json(_versions(source, about)),
        "README.md": deposit_pages.readme(about),
        "LICENCE-NOTE.md": deposit_pages.LICENCE,
    }
    for name, text in texts.items():
        (target / name).write_bytes(text.encode("utf-8", "replace"))
    sums |= {name: _sha256(target / name) for name in (*texts, "codebook.md", "codebook.csv", "codes.csv")}
    lines = (f"{sums[name]}  {name}\n" for name in sorted(sums))
    (target / _CHECKSUMS).write_bytes("".join(lines).encode())


def _path(sheet: Sheet) -> str:
    return f"data/{sheet.name}.csv"


def _resource(sheet: Sheet, target: Path, sha256: str) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "path": _path(sheet),
        "profile": "tabular-data-resource",
        "description": sheet.known.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": (target / _path(sheet)).stat().st_size,
        "hash": f"sha256:{sha256}",
        "schema": _schema(sheet),
    }


def _schema(sheet: Sheet) -> dict[str, Any]:
    made: dict[str, Any] = {
        "fields": [_field(sheet, c) for c in sheet.meanings(with_words=False)],
        "missingValues": [""],
    }
    if sheet.name != "dyads":  # a pair of an occasion may lack a side
        made["primaryKey"] = list(sheet.known.key)
    links = [
        {"fields": column, "reference": {"resource": of, "fields": column}}
        for column, of in (("report", "reports"), ("occasion", "occasions"))
        if column in sheet.columns and sheet.name != of
    ]
    return made | ({"foreignKeys": links} if links else {})


def _field(sheet: Sheet, column: Column) -> dict[str, Any]:
    """A column as Table Schema has it, with the values of its closed list."""
    field: dict[str, Any] = {"name": column.name, "type": _type(column.type), "description": column.meaning}
    values = codebook.allowed(sheet.name, column.name)
    if field["type"] == "integer":
        return field | ({"constraints": {"enum": [int(v) for v in values]}} if values else {})
    return field | ({"constraints": {"enum": list(values)}} if values and field["type"] == "string" else {})


def _type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return "array"
    if pa.types.is_struct(kind):
        return "object"
    return _TYPES.get(codebook.simple(kind), codebook.simple(kind))


def _package(about: About, resources: list[dict[str, Any]]) -> dict[str, Any]:
    made = {
        "profile": "tabular-data-package",
        "name": "".join(c if c.isascii() and c.isalnum() else "-" for c in about.name.lower()).strip("-") or "record",
        "title": about.name or "A record",
        "description": "Events, voices and ties read from news reports, without the reports' texts.",
        "version": str(about.version),
    }
    return made | ({"created": about.at} if about.at else {}) | {"resources": resources}


def _versions(source: Tables, about: About) -> dict[str, Any]:
    """The record's version, the rules of its occasions, and each program that made rows: its version, and hashes of
    its code, models and tables."""
    runs = source.stream("SELECT DISTINCT made_by, versions FROM runs ORDER BY made_by, versions").read_all()
    in_full = [{"made_by": r["made_by"], **json.loads(r["versions"])} for r in runs.to_pylist()]
    return {
        "record": about.version,
        "at": about.at,
        "made_by": list(about.made_by),
        "programs": [p for p in in_full if p["made_by"] in about.made_by],
        "rules": dict(about.rules),
    }


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _sha256(path: Path) -> str:
    made = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            made.update(block)
    return made.hexdigest()
