"""The gate's arithmetic: floors rise by themselves, fall only when asked with a reason, and guard their data."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st


def _load() -> ModuleType:
    path = Path(__file__).parents[2] / "quality" / "gate.py"
    spec = importlib.util.spec_from_file_location("quality_gate", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


gate = _load()
SHARES = st.floats(0, 1, allow_nan=False)


def a_set(floor: float = 0.6, **more: object) -> dict[str, object]:
    return {"sha256": "old", "figures": ["found F1"], "floors": {"found F1": floor}, "measured": {}} | more


def all_floors(floor: float = 0.6, **more: object) -> dict[str, object]:
    return {"sets": {"examples": a_set(floor, **more)}, "lowered": []}


@pytest.mark.parametrize(
    ("figure", "floor", "measured", "good"),
    [
        ("found F1", 0.6, 0.6, True),
        ("found F1", 0.6, 0.61, True),
        ("found F1", 0.6, 0.59, False),
        ("forbidden", 0, 0, True),
        ("forbidden", 0, 1, False),
        ("forbidden share", 0.04, 0.03, True),
        ("forbidden share", 0.04, 0.05, False),
    ],
)
def test_a_floor_holds_from_below_and_a_ceiling_from_above(
    figure: str, floor: float, measured: float, good: bool
) -> None:
    assert gate.holds(figure, floor, measured) is good


@given(SHARES, SHARES, st.sampled_from(["found F1", "forbidden share"]))
def test_pinning_never_asks_for_less(floor: float, measured: float, figure: str) -> None:
    pinned = gate.pin(a_set(figures=[figure], floors={figure: floor}), "new", {figure: measured})["floors"][figure]
    assert pinned <= floor if gate.is_ceiling(figure) else pinned >= floor


@given(SHARES, st.sampled_from(["found F1", "forbidden share"]))
def test_what_was_just_pinned_for_the_first_time_passes(measured: float, figure: str) -> None:
    pinned = gate.pin(a_set(figures=[figure], floors={}), "new", {figure: measured})
    assert all(row.ok for row in gate.rows("examples", pinned, {figure: measured}))


def test_pinning_keeps_hash_and_measurements() -> None:
    pinned = gate.pin(a_set(), "new", {"found F1": 0.71234, "events gold": 12})
    assert (pinned["sha256"], pinned["measured"]) == ("new", {"found F1": 0.712})


def test_a_count_may_grow_by_one_only() -> None:
    pinned = gate.pin(a_set(figures=["forbidden"], floors={}), "new", {"forbidden": 2})
    assert pinned["floors"] == {"forbidden": 3}


def test_lowering_notes_the_reason() -> None:
    lowered = gate.lower(all_floors(0.6), "examples/found F1", {"found F1": 0.5}, "new examples", "2026-01-02")
    assert lowered["sets"]["examples"]["floors"]["found F1"] == 0.48
    assert lowered["lowered"] == [
        {"floor": "examples/found F1", "from": 0.6, "to": 0.48, "because": "new examples", "on": "2026-01-02"}
    ]


@pytest.mark.parametrize(
    ("name", "measured", "because", "least"),
    [
        pytest.param("examples/found F1", 0.5, " ", {}, id="no reason"),
        pytest.param("examples/nothing", 0.5, "why", {}, id="no such floor"),
        pytest.param("found F1", 0.5, "why", {}, id="no set"),
        pytest.param("examples/found F1", 0.7, "why", {}, id="nothing to lower"),
        pytest.param("examples/found F1", 0.5, "why", {"found F1": 0.55}, id="under the least agreed"),
    ],
)
def test_lowering_is_refused(name: str, measured: float, because: str, least: dict[str, float]) -> None:
    with pytest.raises(SystemExit):
        gate.lower(all_floors(least=least), name, {"found F1": measured}, because, "2026-01-02")


def test_the_hash_follows_content_and_names_but_not_order(tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.yaml"
    one.write_text("x")
    other.write_text("y")
    before = gate.sha256_of([one, other])
    assert gate.sha256_of([other, one]) == before
    other.write_text("z")
    assert gate.sha256_of([one, other]) != before


def test_changed_data_is_refused_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps(all_floors()))
    monkeypatch.setattr(gate, "FLOORS", path)
    monkeypatch.setattr(gate, "gold_files", lambda name: [path])
    monkeypatch.setattr(gate, "measure", lambda name: pytest.fail("read though the data changed"))
    assert gate.main([]) == 2
    assert "pin again with --pin" in capsys.readouterr().err


@pytest.mark.parametrize(("measured", "status"), [(0.6, 0), (0.5, 1)])
def test_exit_status(
    measured: float,
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    gold = tmp_path / "gold.yaml"
    gold.write_text("x")
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"sets": {"examples": a_set(sha256=gate.sha256_of([gold]))}, "lowered": []}))
    monkeypatch.setattr(gate, "FLOORS", path)
    monkeypatch.setattr(gate, "gold_files", lambda name: [gold])
    monkeypatch.setattr(gate, "measure", lambda name: {"found F1": measured})
    assert gate.main([]) == status
    assert ("NO" in capsys.readouterr().out) is bool(status)


def test_the_shipped_floors_are_never_under_the_least_agreed() -> None:
    sets = json.loads(gate.FLOORS.read_text("utf-8"))["sets"]
    for pinned in sets.values():
        for figure, least in pinned["least"].items():
            assert gate.stricter(figure, pinned["floors"][figure], least) == pinned["floors"][figure]
