"""What tests of tables share: records as these formats read them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from legation.intake.batches import Work, add
from legation.model import Actor, Doc, Report
from legation.record import snapshot
from legation.record.decide import decide
from legation.record.holdings import RecordHoldings
from legation.record.store import existing
from recorded import recorded

NASTY = (
    '=HYPERLINK("http://x.example")', "-1+1", "@sum", '"quoted", and, commas', "two\r\nlines\nand\ttabs",
    "a zero\0byte", "  blanks  ", "NA", "null", "007", "1e5", "é — “ ” 😀 \u2028", "../../out",
    "'); DROP TABLE reports; --", "{portion} $PORTION",
)  # fmt: skip


@contextmanager
def holdings(folder: Path) -> Iterator[RecordHoldings]:
    """Of the two reports of `holding`."""
    with snapshot.at(recorded(folder)) as shot:
        yield RecordHoldings(shot, "Held “by hand”")


@contextmanager
def nasty(folder: Path) -> Iterator[RecordHoldings]:
    """Of reports without a day whose headlines, texts and actors break careless writers."""
    docs = {f"n{k}": _doc(f"n{k}", cell) for k, cell in enumerate(NASTY)}
    add(folder / "n", [(id, doc.report) for id, doc in docs.items()], Work(code=lambda report: docs[report.id]))
    with snapshot.at(existing(folder / "n")) as shot:
        yield RecordHoldings(shot, "| a\n# name")


@contextmanager
def rejected(folder: Path) -> Iterator[tuple[RecordHoldings, str]]:
    """Of the two reports, of whose occasions a person rejected one; its id."""
    store = recorded(folder)
    with snapshot.at(store) as shot:
        occasion = shot.select("SELECT min(occasion) FROM occasions").column(0).to_pylist()[0]
    decide(store, "reject", [occasion], "ada")
    with snapshot.at(store) as shot:
        yield RecordHoldings(shot, "looked at"), occasion


def _doc(id: str, cell: str) -> Doc:
    report = Report(id=id, text=f"{cell} said so.\n", headline=cell, outlet=cell)
    return Doc(report=report, actors=(Actor(id="somebody", name=cell, type="person", mentions=((0, len(cell)),)),))
