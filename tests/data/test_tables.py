"""The reader of tables: what a cell becomes, and what a damaged table says."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.data.tables import parse_table, read_table, rules
from legation.errors import DataError


class Row(msgspec.Struct, frozen=True):
    id: str
    names: tuple[str, ...]
    founded: int | None
    open: bool = True


HEAD = "# source: us\nid\tnames\tfounded\topen\n"


def test_cells_become_typed_values():
    assert parse_table(HEAD + "a\tx|y\t1949\tfalse\n", Row, "t") == (Row("a", ("x", "y"), 1949, False),)


def test_empty_cells_are_unknown_or_the_default():
    assert parse_table(HEAD + "a\t\t\t\n", Row, "t") == (Row("a", (), None, True),)


def test_columns_may_stand_in_any_order():
    assert parse_table("open\tfounded\tid\tnames\n\t\ta\t\n", Row, "t")[0].id == "a"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEAD + "a\tx\t1949\n", 3),
        (HEAD + "a\tx\tsoon\t\n", 3),
        (HEAD + "b\t\t\t\n\tx\t1949\t\n", 4),
        (HEAD + "a\tx||y\t\t\n", 3),
        ("id\tnames\n", 1),
        ("id\tnames\tfounded\topen\textra\n", 1),
    ],
    ids=["too few cells", "not a number", "empty where needed", "empty item", "missing column", "unknown column"],
)
def test_a_damaged_table_names_the_line(text, line):
    with pytest.raises(DataError) as raised:
        parse_table(text, Row, "t.tsv")
    assert raised.value.where == f"t.tsv:{line}"


def test_a_table_of_comments_only_is_damaged():
    with pytest.raises(DataError):
        parse_table("# nothing\n", Row, "t.tsv")


def test_a_missing_table_is_a_data_error():
    with pytest.raises(DataError) as raised:
        read_table("no_such_table", Row)
    assert raised.value.where == "no_such_table.tsv"


def test_rules_split_at_the_last_colon():
    assert rules(("No. 10:word", "a:b:c")) == {"No. 10": "word", "a:b": "c"}


@given(st.text())
def test_any_text_reads_or_is_a_data_error(text):
    try:
        parse_table(text, Row, "t")
    except DataError as error:
        assert error.where is not None
