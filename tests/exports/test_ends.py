from __future__ import annotations

import msgspec
import pytest

from holding import held
from legation.exports import ends

DOC = held().kept[0].doc


@pytest.mark.parametrize(
    ("id", "type"),
    [("ben-wood", "person"), ("AU", "igo"), ("KEN", "state"), ("FRA", "state"), ("NATO", "igo"), ("RUS-DUMA", "organ")],
)
def test_an_id_of_the_report_or_of_the_tables_is_known(id: str, type: str) -> None:
    found = ends.known(id, DOC)
    assert found is not None
    assert (found.id, found.type) == (id, type)


def test_the_report_goes_before_the_tables() -> None:
    actors = tuple(msgspec.structs.replace(a, name="the republic") for a in DOC.actors)
    found = ends.known("KEN", msgspec.structs.replace(DOC, actors=actors))
    assert found is not None and found.name == "the republic"


@pytest.mark.parametrize("id", ["", "a bloc of no table", "Rome Statute"])
def test_a_name_is_no_id(id: str) -> None:
    assert ends.known(id, DOC) is None


def test_a_treaty_of_no_table_keeps_its_name() -> None:
    assert ends.treaty("Treaty of Nowhere") == "Treaty of Nowhere"
