from __future__ import annotations

import re
from itertools import pairwise

import pytest

from legation.data import bodies, memberships
from legation.data.memberships import history, members, standing

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
SIX = frozenset({"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"})


@pytest.mark.parametrize(
    ("state", "organisation", "day", "kinds"),
    [
        ("ARM", "CSTO", "2023-11-27", {"member"}),
        ("ARM", "CSTO", "2024-06-01", {"member", "suspended"}),
        ("UZB", "CSTO", "2011-01-01", {"member"}),
        ("UZB", "CSTO", "2013-01-01", set()),
        ("GEO", "CSTO", "1998-01-01", {"member"}),
        ("AZE", "CSTO", "2000-01-01", set()),
        ("ARM", "EAEU", "2015-01-02", {"member"}),
        ("ARM", "ICC", "2024-01-31", set()),
        ("ARM", "ICC", "2024-02-01", {"member"}),
        ("BDI", "ICC", "2018-01-01", set()),
        ("PHL", "ICC", "2019-01-01", {"member"}),
        ("PHL", "ICC", "2020-01-01", set()),
        ("RUS", "ICC", "2023-03-17", set()),
        ("SWE", "NATO", "2024-03-06", {"candidate"}),
        ("FIN", "NATO", "2023-05-01", {"member"}),
        ("GBR", "EU", "2020-01-31", {"member"}),
        ("GBR", "EU", "2020-02-01", set()),
        ("UKR", "EU", "2023-01-01", {"candidate"}),
        ("RUS", "COE", "2022-03-01", {"member", "suspended"}),
        ("RUS", "COE", "2023-01-01", set()),
        ("IND", "SCO", "2016-01-01", {"observer"}),
        ("IRN", "SCO", "2024-01-01", {"member"}),
        ("IDN", "BRICS", "2025-02-01", {"member"}),
        ("QAT", "OPEC", "2020-01-01", set()),
        ("MLI", "ECOWAS", "2023-06-01", {"member", "suspended"}),
        ("NER", "ECOWAS", "2025-03-01", set()),
        ("SYR", "LAS", "2015-01-01", {"member", "suspended"}),
        ("RUS", "G8", "2013-01-01", {"member"}),
        ("RUS", "G7", "2013-01-01", set()),
        ("HRV", "EUROZONE", "2023-01-01", {"member"}),
    ],
)
def test_standing_on_a_day(state: str, organisation: str, day: str, kinds: set[str]) -> None:
    assert standing(state, organisation, day) == kinds


@pytest.mark.parametrize(
    ("organisation", "day", "count"),
    [
        ("NATO", "2025-01-01", 32),
        ("NATO", "2019-01-01", 29),
        ("EU", "2019-01-01", 28),
        ("EU", "2025-01-01", 27),
        ("ICC", "2025-01-02", 125),
        ("ICC", "2023-11-27", 123),
        ("COE", "2023-01-01", 46),
        ("SCO", "2025-01-01", 10),
        ("BRICS", "2009-07-01", 4),
        ("BRICS", "2025-02-01", 10),
        ("AU", "2020-01-01", 55),
        ("LAS", "2000-01-01", 22),
        ("OIC", "2010-01-01", 57),
        ("ASEAN", "2020-01-01", 10),
        ("GCC", "2020-01-01", 6),
        ("G20", "2020-01-01", 19),
        ("OPEC", "2024-06-01", 12),
        ("SCHENGEN", "2025-06-01", 29),
        ("EUROZONE", "2025-06-01", 20),
        ("OECD", "2025-01-01", 38),
        ("APEC", "2020-01-01", 21),
        ("COMMONWEALTH", "2025-01-01", 56),
        ("FVEY", "2020-01-01", 5),
        ("AUKUS", "2022-01-01", 3),
        ("AES", "2024-01-01", 3),
        ("UNSC", "2023-06-01", 15),
        ("UNSC", "2018-06-01", 15),
    ],
)
def test_a_body_has_as_many_members_as_it_is_said_to_have(organisation: str, day: str, count: int) -> None:
    assert len(members(organisation, day)) == count


def test_members_of_the_founding_case() -> None:
    assert members("CSTO", "2023-11-27") == SIX


def test_a_state_that_came_back_has_both_its_times() -> None:
    assert [row.since for row in history("UZB", "CSTO")] == ["1994-04-20", "2006-08-16", "2012-06-28"]


def test_an_unknown_body_has_no_members() -> None:
    assert members("NOWHERE", "2020-01-01") == frozenset()


def test_every_body_is_in_the_table_of_bodies() -> None:
    assert sorted({row.body for row in memberships.table() if bodies.by_id(row.body) is None}) == []


def test_states_are_iso_codes_of_three_letters() -> None:
    assert [row.state for row in memberships.table() if not re.fullmatch("[A-Z]{3}", row.state)] == []


def test_dates_are_dates_in_order() -> None:
    odd = [
        row for row in memberships.table()
        if any(date and not DATE.fullmatch(date) for date in (row.since, row.until))
        or (row.since and row.until and row.until < row.since)
    ]  # fmt: skip
    assert odd == []


def test_two_times_of_one_kind_never_overlap() -> None:
    odd = []
    for pair in {(row.state, row.body) for row in memberships.table()}:
        rows = history(*pair)
        for kind in {row.kind for row in rows}:
            times = [row for row in rows if row.kind == kind]
            odd += [pair for a, b in pairwise(times) if not a.until or a.until > (b.since or "")]
    assert odd == []


def test_a_suspended_state_is_a_member_all_the_while() -> None:
    odd = [
        row for row in memberships.table()
        if row.kind == "suspended" and row.since and len(row.since) == 10
        and "member" not in standing(row.state, row.body, row.since)
    ]  # fmt: skip
    assert odd == []


def test_nobody_belongs_to_a_body_after_its_end() -> None:
    odd = []
    for row in memberships.table():
        found = bodies.by_id(row.body)
        if found and found.dissolved and (row.until is None or row.until > found.dissolved):
            odd.append((row.body, row.state))
    assert odd == []
