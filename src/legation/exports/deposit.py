"""A deposit for an archive: a data package without texts, with all that a stranger needs to read and check it.

Data Package (frictionless, specification version 1): `datapackage.json` describes every table, column, key and hash.
Reports' texts are other people's: they stay out, and with them all columns that quote them. Spans stay, so whoever has
the texts can restore the words; `reports` says where each was published.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from legation.exports import codebook
from legation.exports.arrow_rows import write_rows
from legation.exports.tables import SHEETS, Sheet, Tables
from legation.record.values import About

_BLOCK = 1 << 20
_FIELDS = {"JSON": "any", "text": "string", "time": "datetime"}
_README = """# {name}

What news reports say of international affairs: who did or said what to whom, when, where, and according to whom.
{counts}. Read by legation {made_by} as version {version} of the record, {at}.

| file | what |
|---|---|
| `data/*.csv` | the tables; `occasions` has each act once, `events` each mention of one |
| `codebook.md`, `codebook.csv` | what tables, columns and codes mean |
| `datapackage.json` | the same for programs (frictionless Data Package) |
| `versions.json` | versions of program, models and tables, and the parameters of the rules for occasions |
| `checksums.sha256` | `sha256sum --check checksums.sha256` |

## What is left out, and why

The texts of the reports, and all columns that quote them, since they belong to those who published them. Spans are
there: with the text of a report (known by `report`, a hash of text, outlet, address and day), characters `start` to
`end` restore the words.

## Reading it

R: `occasions <- readr::read_csv("data/occasions.csv")`. Python: `pandas.read_csv("data/occasions.csv")`, or
`frictionless.Package("datapackage.json")`. What is made of parts is JSON in its cell (`jsonlite::fromJSON`,
`json.loads`).

## Citing it

Cite the deposit by the address that your archive gives it, and say the version above. Every row leads to the report and
the characters that it was read from.

## What it can and cannot say

A program read these reports, and makes mistakes: check a sample of rows against the reports before you count. An act
that stands here is one that reports state; nobody checked that it happened. `claimed_by` and `said_by` tell claims from
what reports say in their own voice.
"""
_LICENCE = """# Rights

The tables were made by a program from published reports. Facts are free; the reports are not, and their texts are not
in here. Headlines and bylines in `data/reports.csv` identify the reports, as in a bibliography.

Whoever deposits these tables decides on which terms others may use them, and says so here before publishing, for
example: “Creative Commons Attribution 4.0 International (CC BY 4.0)”.
"""


def write(source: Tables, target: Path) -> None:
    """The folder: data/, datapackage.json, codebook, versions.json, README.md, LICENCE-NOTE.md, checksums.sha256."""
    (target / "data").mkdir(parents=True)
    about = source.about()
    resources = [_resource(source, sheet, target) for sheet in SHEETS]
    texts = {
        "datapackage.json": _json(_package(about, resources)),
        "versions.json": _json(_versions(about)),
        "codebook.md": codebook.page(about, with_words=False),
        "codebook.csv": codebook.table(with_words=False),
        "README.md": _README.format(
            name=about.name or "A record", version=about.version, at=about.at, made_by=", ".join(about.made_by) or "?",
            counts=", ".join(f"{n:,} {what}" for what, n in about.counts.items()),
        ),
        "LICENCE-NOTE.md": _LICENCE,
    }  # fmt: skip
    for name, text in texts.items():
        (target / name).write_text(text, "utf-8")
    (target / "checksums.sha256").write_text("".join(_checksums(target)), "utf-8")


def _resource(source: Tables, sheet: Sheet, target: Path) -> dict[str, Any]:
    """Writes a table, and says what it is."""
    path = target / "data" / f"{sheet.name}.csv"
    with path.open("wb") as out:
        write_rows(source.stream(sheet.sql(with_words=False)), "csv", out)
    return {
        "name": sheet.name,
        "path": f"data/{sheet.name}.csv",
        "profile": "tabular-data-resource",
        "description": sheet.known.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{_sha256(path)}",
        "schema": _schema(sheet),
    }


def _schema(sheet: Sheet) -> dict[str, Any]:
    fields = [
        {
            "name": c.name,
            "type": _FIELDS.get(codebook.simple(c.type), codebook.simple(c.type)),
            "description": c.meaning,
        }
        for c in sheet.meanings(with_words=False)
    ]
    made: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if sheet.name != "dyads":  # a pair of an occasion may lack a side
        made["primaryKey"] = list(sheet.known.key)
    links = [
        {"fields": column, "reference": {"resource": of, "fields": column}}
        for column, of in (("report", "reports"), ("occasion", "occasions"))
        if column in sheet.columns and sheet.name not in (of, "events" if of == "occasions" else "")
    ]
    return made | ({"foreignKeys": links} if links else {})


def _package(about: About, resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "".join(c if c.isascii() and c.isalnum() else "-" for c in about.name.lower()).strip("-") or "record",
        "title": about.name,
        "description": "Events, voices and ties read from news reports, without the reports' texts.",
        "version": str(about.version),
        "created": about.at,
        "resources": resources,
    }


def _versions(about: About) -> dict[str, Any]:
    return {"record": about.version, "at": about.at, "made_by": list(about.made_by), "rules": dict(about.rules)}


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _checksums(folder: Path) -> Iterator[str]:
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "checksums.sha256")
    return (f"{_sha256(p)}  {p.relative_to(folder).as_posix()}\n" for p in files)


def _sha256(path: Path) -> str:
    made = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            made.update(block)
    return made.hexdigest()
