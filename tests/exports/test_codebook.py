from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import pytest

from holding import held
from legation.data import plover
from legation.data.roles import Sector
from legation.exports import codebook
from legation.exports.tables import SHEETS
from legation.model import ActorType, EventType, QuoteKind, Status, TieKind, TimeType

FIELDS = Path(__file__).parents[2] / "docs" / "fields.tsv"
LISTS = {
    "type of actors": ("ActorType", get_args(ActorType)),
    "type of times": ("TimeType", get_args(TimeType)),
    "kind of quotes": ("QuoteKind", get_args(QuoteKind)),
    "kind of ties": ("TieKind", get_args(TieKind)),
    "status": ("Status", get_args(Status)),
    "sector": ("Sector", get_args(Sector)),
}


def coded(name: str) -> list[str]:
    return [c.code for c in codebook.codes() if c.list == name]


@pytest.mark.parametrize(("name", "values"), [(name, values) for name, (_, values) in LISTS.items()])
def test_every_value_of_a_closed_list_is_explained(name: str, values: Iterable[str]) -> None:
    assert sorted(coded(name)) == sorted(values)


def test_all_of_plover_is_explained() -> None:
    modes = [(c.of, c.code) for c in codebook.codes() if c.list == "mode"]
    assert modes == list(plover.modes())
    assert coded("context") == list(plover.contexts())
    assert sorted(coded("type of events")) == sorted(get_args(EventType))
    assert coded("class") == ["1", "2", "3", "4"]


def test_no_code_is_without_words() -> None:
    assert [c.code for c in codebook.codes() if not c.meaning.strip()] == []


@pytest.mark.parametrize("name", LISTS)
def test_words_are_those_of_the_documents(name: str) -> None:
    lines = (line.split("\t") for line in FIELDS.read_text("utf-8").splitlines())
    told = {line[1]: line[2] for line in lines if line[0] == LISTS[name][0]}
    assert {c.code: c.meaning for c in codebook.codes() if c.list == name} == told


def test_the_page_has_every_column_and_every_code() -> None:
    page = codebook.page(held().about())
    assert [c for s in SHEETS for c in s.columns if f"| `{c}` |" not in page] == []
    assert [c.code for c in codebook.codes() if f"| `{c.code}` | {c.meaning} |" not in page] == []


@pytest.mark.parametrize(
    ("sheet", "column", "value"),
    [("events", "type", "ASSAULT"), ("actors", "type", "igo"), ("quotes", "kind", "mixed"), ("times", "type", "SET")],
)
def test_a_column_knows_its_values(sheet: str, column: str, value: str) -> None:
    assert value in codebook.allowed(sheet, column)


def test_a_column_of_no_list_allows_anything() -> None:
    assert codebook.allowed("actors", "name") == ()
