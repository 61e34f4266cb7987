from __future__ import annotations

import pytest

from legation.errors import DataError
from legation.language import trees
from legation.resolving.party_features import COLUMNS


def test_each_row_has_a_chance_for_each_class() -> None:
    model = trees.load("parties", COLUMNS)
    (shares,) = model.chances([[0.0] * len(COLUMNS)])
    assert (len(shares), round(sum(shares), 3)) == (len(model.card.classes), 1.0)


def test_no_rows_no_chances() -> None:
    assert trees.load("parties", COLUMNS).chances([]) == []


def test_a_model_of_other_columns_is_refused() -> None:
    with pytest.raises(DataError, match="other columns"):
        trees.load("parties", ("height", "weight"))


def test_a_missing_model_is_named() -> None:
    with pytest.raises(DataError, match="nowhere"):
        trees.load("nowhere", COLUMNS)
