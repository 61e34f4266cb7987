"""The pages of a deposit that people read: what it is, what is left out, how to read and cite it, and what is whose."""

from __future__ import annotations

from legation.record.values import About

_README = """# {name}

What news reports say of international affairs: who did or said what to whom, when, where, and according to whom.
{counts}. Read by legation {made_by} as version {version} of the record, {at}.

| file | what |
|---|---|
| `data/occasions.csv` | real acts, each once, however often it is mentioned: count these |
| `data/events.csv` | mentions of acts; `occasion` says of which, and is empty where a person rejected it |
| `data/dyads.csv` | occasions by pair of countries: for counting over pairs |
| `data/quotes.csv`, `data/ties.csv` | who said something; memberships, offices, treaties |
| `data/actors.csv`, `data/places.csv`, `data/times.csv` | who, where and when is named, by report |
| `data/reports.csv` | the reports: outlet, day, address, headline |
| `codebook.md`, `codebook.csv`, `codes.csv` | what tables, columns and codes mean |
| `datapackage.json` | the same for programs (frictionless Data Package), with keys, sizes and hashes |
| `versions.json` | versions of program, models and tables, and the parameters of the rules for occasions |
| `checksums.sha256` | `sha256sum --check checksums.sha256` |

## How it was made

A program read each report alone: who is named, what was said, which acts are told, in PLOVER's types, and when. Then
mentions that are likely of one real act were joined to one occasion, by rules whose parameters are in `versions.json`;
what persons decided about occasions is in. The same reports, program and decisions give the same tables.

## What is left out, and why

The texts of the reports, and the columns that quote them (`reports.text`, `evidence`, `words` of quotations and ties,
`venue`), since they belong to those who published them; `reports.source`, which is a path on the machine of whoever
made the record. Headlines, names and the few words that name an act (`events.words`) are in.

Spans are there: with the text of a report (`report` is a hash of text, outlet, address and day), the characters from
`start` up to `end` restore the words. So `sentence` of an event is its evidence, `content` of a quotation its words.

## Reading it

What is made of parts (several actors, spans, figures) is JSON in its cell. `cameo` is text: its codes open with
noughts, which readers that guess would drop.

```r
occasions <- readr::read_csv("data/occasions.csv", col_types = readr::cols(cameo = "c"))
occasions$actors <- lapply(occasions$actor_countries, jsonlite::fromJSON)
```

```python
import json, pandas
occasions = pandas.read_csv(
    "data/occasions.csv", dtype={{"cameo": str}}, parse_dates=["day", "latest"], keep_default_na=False, na_values=[""],
    converters={{"actor_countries": json.loads}},
)
```

`frictionless.Package("datapackage.json")` reads all tables with their types; `frictionless validate datapackage.json`
checks them.

## Citing it

> {name}, version {version} ({day}). {reports} Coded by legation {made_by}. [archive, address]

Every row leads to a report and the characters that it was read from: cite these for a single act.

## What it can and cannot say

A program read these reports, and makes mistakes: check a sample of rows against the reports before you count. An act
that stands here is one that reports state; nobody checked that it happened. `status` tells what happened from plans and
denials; `claimed_by` and `said_by` tell claims from what reports say in their own voice; `disputes` and `magnitude` say
who differs.
"""
LICENCE = """# Rights

The tables were made by a program from published reports. Facts are free; the reports are not, and their texts are not
in here. Headlines and bylines in `data/reports.csv` identify the reports, as in a bibliography.

Names and coordinates of places are GeoNames' (geonames.org, CC BY 4.0): leave this line in. Types, modes, contexts and
codes are those of PLOVER and CAMEO, coding schemes for political events; the words that explain them are legation's.

Whoever deposits these tables decides on which terms others may use them, and says so here before publishing, for
example: “Creative Commons Attribution 4.0 International (CC BY 4.0)”.
"""


def readme(about: About) -> str:
    """README.md of a deposit."""
    return _README.format(
        name=" ".join(about.name.split()) or "A record",
        version=about.version,
        at=about.at or "still empty",
        day=about.at[:10] or "undated",
        made_by=", ".join(about.made_by) or "(no version)",
        counts=", ".join(f"{n:,} {what}" for what, n in about.counts.items()) or "Nothing yet",
        reports=f"From {about.counts['reports']:,} reports." if "reports" in about.counts else "",
    )
