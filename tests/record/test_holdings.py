from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from holding import held
from legation.exports.contract import to_dict
from legation.record import decide, snapshot
from legation.record.holdings import RecordHoldings
from recorded import recorded


@pytest.fixture(scope="module")
def holdings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordHoldings]:
    with snapshot.at(recorded(tmp_path_factory.mktemp("holdings"))) as shot:
        yield RecordHoldings(shot, "mine")


def test_reports_come_back_as_they_were_coded_by_day(holdings: RecordHoldings) -> None:
    assert [to_dict(k.doc) for k in holdings.reports()] == [to_dict(k.doc) for k in held().kept]


def test_every_event_has_an_occasion_that_names_it(holdings: RecordHoldings) -> None:
    named = {(m.report, m.event): o.id for o in holdings.occasions() for m in o.mentions}
    assert named == {(k.key, e): o for k in holdings.reports() for e, o in k.occasions.items()}
    assert {(k.key, e.id) for k in holdings.reports() for e in k.doc.events} == set(named)


def test_occasions_have_their_parties_by_name(holdings: RecordHoldings) -> None:
    names = {p.name for o in holdings.occasions() for p in (*o.actor, *o.recipient)}
    assert names == {"Kenya", "Uganda"}


def test_they_say_where_they_come_from(holdings: RecordHoldings) -> None:
    about = holdings.about()
    assert (about.name, about.version, about.counts["reports"]) == ("mine", 1, 2)
    assert about.rules["likely"] == 0.5


def test_what_a_person_rejected_is_not_handed_on(tmp_path: Path) -> None:
    store = recorded(tmp_path)
    with snapshot.at(store) as shot:
        before = [o.id for o in RecordHoldings(shot, "").occasions()]
    decide.decide(store, "reject", before[:1], "ada")
    with snapshot.at(store) as shot:
        assert [o.id for o in RecordHoldings(shot, "").occasions()] == before[1:]
