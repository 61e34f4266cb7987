"""CAMEO's tables: every code that PLOVER leads to, every sector, and groups that exist."""

from __future__ import annotations

import re

import pytest

from legation.data import armed_groups, bodies, cameo, plover
from legation.data.roles import table as roles


@pytest.mark.parametrize(
    ("code", "score"), [("010", 0.0), ("036", 4.0), ("0871", 9.0), ("112", -2.0), ("190", -10.0), ("1712", -9.2)]
)
def test_a_code_has_its_score(code: str, score: float) -> None:
    assert cameo.goldstein()[code] == score


@pytest.mark.parametrize(
    ("code", "quad"), [("057", 1), ("061", 2), ("084", 2), ("090", 3), ("138", 3), ("14", 4), ("204", 4)]
)
def test_the_root_gives_the_quad_class(code: str, quad: int) -> None:
    assert cameo.quad(code) == quad


@pytest.mark.parametrize(("code", "nearest"), [("1213", "121"), ("0871", "0871"), ("1999", "19")])
def test_a_code_that_cameo_lacks_becomes_the_nearest_above(code: str, nearest: str) -> None:
    assert cameo.known(code) == nearest


def test_a_code_of_no_root_is_refused() -> None:
    with pytest.raises(KeyError):
        cameo.known("990")


def test_codes_are_complete_trees() -> None:
    codes = set(cameo.goldstein())
    assert all(re.fullmatch(r"(0[1-9]|1\d|20)\d{0,2}", code) for code in codes)
    assert {code[:-1] for code in codes if len(code) > 2} <= codes


def test_every_code_of_plover_is_a_base_at_least() -> None:
    coded = [t.cameo for t in plover.types().values()] + [m.cameo for m in plover.modes().values()]
    assert [code for code in coded if len(cameo.known(code)) < 3] == []


def test_every_sector_of_ours_has_a_row() -> None:
    used = {row.sector for row in roles()} | {row.sector for row in bodies.table()}
    assert used - set(cameo.roles()) - {None} == set()


def test_news_media_are_not_medicine_in_plover() -> None:
    assert cameo.roles()["MED"].plover == "JRN"


def test_groups_are_actors_of_ours_with_letters_that_fit() -> None:
    for row in cameo.groups().values():
        assert bodies.by_id(row.id) or armed_groups.by_id(row.id), row.id
        assert re.fullmatch("[A-Z]{3}", row.group), row.id
        if row.code is not None:
            parts = re.findall("[A-Z]{3}", row.code)
            assert "".join(parts) == row.code, row.id
            assert parts[-1] == row.group, row.id
            assert row.region is None or row.region in parts, row.id
