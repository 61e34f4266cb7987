"""Dyads in CAMEO, tab-separated: one row for everyone who acts with everyone it is done to.

The first six columns are those of event data as PETRARCH and its kin write them (day, source, target, code), with
Goldstein's score and the quad class, which readers of such tables join to it; "---" stands for somebody without a code,
as there. Sources: CAMEO's manual 1.1b3 (2012), the output of PETRARCH 2, Goldstein's scale as carried over to CAMEO.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from legation.data import cameo
from legation.exports import tsv
from legation.exports.cameo_codes import actor_code, event_code, pairs
from legation.exports.happened import Happened, happened
from legation.record.values import Holdings, Party

COLUMNS = (
    "date", "source", "target", "cameo", "goldstein", "quad", "occasion", "n_reports", "claimed", "last_date",
)  # fmt: skip
NOBODY = "---"


def write(holdings: Holdings, target: Path) -> None:
    """Writes the table, in the holdings' order. Only what happened is in it (see `happened.py`)."""
    with tsv.opened(target) as file:
        file.write(tsv.line(COLUMNS))
        for each in happened(holdings):
            file.writelines(tsv.line(row) for row in _rows(each))


def _rows(each: Happened) -> Iterator[tuple[str | float, ...]]:
    """Pairs of which CAMEO can name neither side are left out; those that it does not tell apart are one row."""
    occasion, code = each.occasion, event_code(each.occasion)
    named = dict.fromkeys((_code(actor), _code(recipient)) for actor, recipient in pairs(occasion))
    for source, target in named:
        if (source, target) != (NOBODY, NOBODY):
            yield (
                each.first.replace("-", ""), source, target, code, cameo.goldstein()[code], cameo.quad(code),
                occasion.id, occasion.n_reports, int(bool(occasion.claimed_by)), each.last.replace("-", ""),
            )  # fmt: skip


def _code(party: Party | None) -> str:
    return (actor_code(party).text if party is not None else "") or NOBODY
