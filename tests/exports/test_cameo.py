"""The table of dyads, read as those who read PETRARCH's do."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import msgspec

from holding import KENYA, UGANDA, WOOD, Held, held
from legation.exports import cameo
from legation.model import Days
from legation.record.values import Occasion, Party

HEAD = "date\tsource\ttarget\tcameo\tgoldstein\tquad\toccasion\tn_reports\tclaimed\tlast_date\n"
NOBODY_KNOWN = Party(id="someone", name="someone", type="person")


def rows(tmp_path: Path, held: Held) -> list[dict[str, str]]:
    cameo.write(held, tmp_path / "dyads.tsv")
    with (tmp_path / "dyads.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def one(**changes: Any) -> Held:
    plain: Occasion = held().known[0]
    return Held((), (msgspec.structs.replace(plain, **changes),))


def test_the_head_is_the_documented_one(tmp_path: Path) -> None:
    cameo.write(Held((), ()), tmp_path / "dyads.tsv")
    assert (tmp_path / "dyads.tsv").read_text() == HEAD


def test_an_occasion_becomes_a_dyad(tmp_path: Path) -> None:
    assert rows(tmp_path, held())[0] == {
        "date": "20231120", "source": "KEN", "target": "UGA", "cameo": "194", "goldstein": "-10", "quad": "4",
        "occasion": "o1", "n_reports": "2", "claimed": "0", "last_date": "20231120",
    }  # fmt: skip


def test_a_claim_is_marked_and_what_did_not_happen_is_left_out(tmp_path: Path) -> None:
    assert [(r["occasion"], r["claimed"]) for r in rows(tmp_path, held())] == [("o1", "0"), ("o2", "1")]


def test_who_acts_on_nobody_acts_on_dashes(tmp_path: Path) -> None:
    assert [(r["source"], r["target"]) for r in rows(tmp_path, one(recipient=()))] == [("KEN", "---")]


def test_a_pair_of_which_cameo_names_neither_is_left_out(tmp_path: Path) -> None:
    assert rows(tmp_path, one(actor=(NOBODY_KNOWN,), recipient=())) == []


def test_several_actors_and_recipients_are_multiplied_out(tmp_path: Path) -> None:
    found = rows(tmp_path, one(actor=(KENYA, WOOD), recipient=(UGANDA, NOBODY_KNOWN)))
    assert [(r["source"], r["target"]) for r in found] == [
        ("KEN", "UGA"), ("KEN", "---"), ("KENGOV", "UGA"), ("KENGOV", "---"),
    ]  # fmt: skip


def test_actors_that_cameo_does_not_tell_apart_are_one_row(tmp_path: Path) -> None:
    other = msgspec.structs.replace(WOOD, id="ada-holt", name="Ada Holt")
    assert len(rows(tmp_path, one(actor=(WOOD, other)))) == 1


def test_codes_keep_their_leading_noughts_and_the_quad_class_is_the_codes(tmp_path: Path) -> None:
    row = rows(tmp_path, one(type="CONCEDE", mode=None, cameo="0811", quad=1, score=4.5))[0]
    assert (row["cameo"], row["goldstein"], row["quad"]) == ("0811", "5", "2")


def test_a_span_of_days_gives_its_first_and_last(tmp_path: Path) -> None:
    row = rows(tmp_path, one(date=Days("2023-11-01", "2023-11-30")))[0]
    assert (row["date"], row["last_date"]) == ("20231101", "20231130")


def test_the_same_holdings_give_the_same_bytes(tmp_path: Path) -> None:
    cameo.write(held(), tmp_path / "one")
    cameo.write(held(), tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
