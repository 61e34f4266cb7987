from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.data import armed_groups, bodies, outlets, parties, treaties
from legation.data.alias_index import Named, by_id, by_name, doubts, key, names
from legation.errors import DataError

TABLES: dict[str, tuple[Named, ...]] = {
    "bodies": bodies.table(),
    "armed_groups": armed_groups.table(),
    "outlets": outlets.table(),
    "parties": parties.table(),
    "treaties": treaties.table(),
}
RULES = {"shared", "word", "person", "place"}


class Row(msgspec.Struct, frozen=True):
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("given_name", "looked_up"),
    [
        ("The Guardian", "Guardian"),
        ("the European  Union", "European Union"),
        ("People\u2019s Party", "People's Party"),
        ("Theatre Union", "Theatre Union"),
        ("WHO", "WHO"),
    ],
)
def test_key_drops_what_does_not_distinguish(given_name: str, looked_up: str) -> None:
    assert key(given_name) == looked_up


@given(st.text())
def test_key_never_fails_and_leaves_no_outer_space(name: str) -> None:
    assert key(name) == key(name).strip()


def test_a_shared_name_brings_all_its_bearers_in_order() -> None:
    one, two = Row("a", "The Star", ("Star",)), Row("b", "Star")
    assert by_name((one, two))["Star"] == (one, two)


def test_names_come_once_with_the_rows_own_first() -> None:
    assert names(Row("a", "The Star", ("Star", "Morning Star"))) == ("Star", "Morning Star")


def test_a_doubtful_name_keeps_its_rule() -> None:
    assert doubts(Row("a", "The Star", (), ("Star:shared",))) == {"Star": "shared"}


def test_an_id_given_twice_is_damage() -> None:
    with pytest.raises(DataError, match="two rows"):
        by_id((Row("a", "A"), Row("a", "B")))


@pytest.mark.parametrize("table", TABLES)
def test_ids_are_unique_in_a_table(table: str) -> None:
    assert len(by_id(TABLES[table])) == len(TABLES[table])


def test_ids_are_unique_across_tables() -> None:
    ids = [row.id for rows in TABLES.values() for row in rows]
    assert sorted(ids) == sorted(set(ids))


def test_a_name_claimed_twice_is_flagged_by_every_claimant() -> None:
    claims: dict[str, list[Named]] = {}
    for rows in TABLES.values():
        for row in rows:
            for name in names(row):
                claims.setdefault(name, []).append(row)
    silent = {n: row.id for n, rows in claims.items() if len(rows) > 1 for row in rows if n not in doubts(row)}
    assert silent == {}


@pytest.mark.parametrize("table", TABLES)
def test_only_names_of_the_row_are_flagged_and_by_a_known_rule(table: str) -> None:
    odd = [
        (row.id, name) for row in TABLES[table] for name, rule in doubts(row).items()
        if name not in names(row) or rule not in RULES
    ]  # fmt: skip
    assert odd == []


@pytest.mark.parametrize("table", TABLES)
def test_names_are_written_as_they_are_looked_up(table: str) -> None:
    odd = [(row.id, alias) for row in TABLES[table] for alias in row.aliases if alias != key(alias)]
    assert odd == []
