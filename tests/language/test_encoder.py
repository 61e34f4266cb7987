from __future__ import annotations

from importlib.resources import files as resources
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import DataError
from legation.language import encoder
from legation.language.encoder import (
    TOKENS_A_BATCH,
    Card,
    Encoder,
    Head,
    load,
    marked,
    mean_by_word,
    softmax,
    word_numbers,
)
from legation.language.windows import Window, windows


class Echo:
    """A session that gives back what it was fed, and keeps the shapes of it."""

    def __init__(self) -> None:
        self.shapes: list[tuple[int, int]] = []

    def run(self, outputs: list[str], feed: dict[str, Any]) -> list[Any]:
        self.shapes.append(feed["attention"].shape)
        if "ids" in feed:
            said = np.stack([feed["ids"], feed["attention"]], -1).astype(np.float32)
            return [said, said]
        return [np.stack([feed["states"][..., 0], feed["marks"], feed["attention"]], -1).astype(np.float32)]


def echo() -> tuple[Encoder, Echo]:
    session = Echo()
    card = Card(heads={"both": Head(at=(0, 2), classes=("a", "b"))})
    return Encoder("echo", (session, session), card), session  # type: ignore[arg-type]


def window(length: int, first: int = 1) -> Window:
    return Window(ids=tuple(range(first, first + length)), offsets=((0, 0),) * length, stretch=0)


LENGTHS = st.lists(st.integers(1, 400), max_size=12)


@given(LENGTHS)
def test_each_window_gets_its_own_logits_back(lengths: list[int]) -> None:
    given_windows = [window(n, 1 + 1000 * k) for k, n in enumerate(lengths)]
    found = echo()[0].first(given_windows)
    assert [tuple(int(i) for i in look.logits[:, 0]) for look in found] == [w.ids for w in given_windows]


@given(LENGTHS)
def test_pass_2_goes_on_from_the_states_of_pass_1(lengths: list[int]) -> None:
    made = echo()[0]
    given_windows = [window(n, 1 + 1000 * k) for k, n in enumerate(lengths)]
    states = [look.states for look in made.first(given_windows)]
    found = made.second(states, [[0] * n for n in lengths])
    assert [tuple(int(i) for i in logits[:, 0]) for logits in found] == [w.ids for w in given_windows]


@given(LENGTHS)
def test_a_batch_holds_no_more_than_fits_unless_it_is_one(lengths: list[int]) -> None:
    made, session = echo()
    made.first([window(n) for n in lengths])
    assert all(rows == 1 or rows * width <= TOKENS_A_BATCH for rows, width in session.shapes)
    assert sum(rows for rows, _ in session.shapes) == len(lengths)


def test_windows_of_one_length_share_a_batch() -> None:
    made, session = echo()
    made.first([window(TOKENS_A_BATCH // 4)] * 4)
    assert session.shapes == [(4, TOKENS_A_BATCH // 4)]


def test_short_and_long_windows_do_not_share_a_batch() -> None:
    made, session = echo()
    made.first([window(20), window(60)])
    assert session.shapes == [(1, 20), (1, 60)]


def test_the_predicate_asked_about_and_the_others_are_marked_apart() -> None:
    assert marked(6, (2, 3), [(0, 0), (2, 3), (5, 5)]) == [2, 0, 1, 1, 0, 2]


def test_marks_reach_pass_2() -> None:
    states = np.zeros((4, 1), np.float32)
    (logits,) = echo()[0].second([states], [[0, 1, 0, 2]])
    assert logits[:, 1].tolist() == [0, 1, 0, 2]


def test_a_head_gives_shares_of_its_own_classes() -> None:
    shares = echo()[0].head("both", np.array([[1.0, 1.0, 99.0]], np.float32))
    assert shares.tolist() == [[0.5, 0.5]]


@given(st.lists(st.floats(-1e4, 1e4, width=32), min_size=1, max_size=6))
def test_softmax_gives_shares(logits: list[float]) -> None:
    shares = softmax(np.array(logits, np.float32))
    assert shares.sum() == pytest.approx(1, abs=1e-4)
    assert (shares >= 0).all()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tasmagambetov left", ["Tasmagambetov", "left"]),
        ("Armenia’s", ["Armenia", "’", "s"]),
        ("non-stop, 2,500", ["non", "-", "stop", ",", "2", ",", "500"]),
        ("end.Next", ["end", ".", "Next"]),
    ],
)
def test_pieces_that_touch_are_one_word(text: str, words: list[str]) -> None:
    (made,) = windows(text, [(0, len(text))])
    numbers = word_numbers(made, text)
    found = [
        text[min(s for (s, e), n in zip(made.offsets, numbers, strict=True) if n == k) :][: len(words[k])]
        for k in range(int(numbers.max()) + 1)
    ]
    assert found == words


def test_the_frame_of_a_window_belongs_to_no_word() -> None:
    (made,) = windows("They met.", [(0, 9)])
    assert word_numbers(made, "They met.")[[0, -1]].tolist() == [-1, -1]


def test_every_piece_of_a_word_gets_the_words_mean() -> None:
    values = np.array([[9.0], [1.0], [3.0], [5.0], [9.0]], np.float32)
    numbers = np.array([-1, 0, 0, 1, -1])
    assert mean_by_word(values, numbers).ravel().tolist() == [9, 2, 2, 5, 9]


def test_without_words_nothing_is_averaged() -> None:
    values = np.array([[1.0], [2.0]], np.float32)
    assert mean_by_word(values, np.array([-1, -1])).tolist() == values.tolist()


@pytest.mark.parametrize("name", ["attribution", "events"])
def test_a_shipped_model_reads(name: str) -> None:
    model = load(name)
    (made,) = windows("The minister said no.", [(0, 21)])
    (look,) = model.first([made])
    (logits,) = model.second([look.states], [marked(len(made.ids), (3, 3))])
    widths = {look.logits.shape[1], logits.shape[1]}
    assert max(head.at[1] for head in model.card.heads.values()) in widths


@pytest.mark.parametrize("name", ["attribution", "events"])
def test_a_card_names_as_many_classes_as_its_heads_have(name: str) -> None:
    assert all(len(head.classes) == head.at[1] - head.at[0] for head in load(name).card.heads.values())


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"broken.first.onnx": b"no model", "broken.json": b"{}"},
        {"broken.first.onnx": b"", "broken.json": b"{}"},
    ],
)
def test_a_damaged_model_says_so(files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "models").mkdir()
    for name, data in files.items():
        (tmp_path / "models" / name).write_bytes(data)
    monkeypatch.setattr(encoder, "files", lambda _: tmp_path)
    with pytest.raises(DataError, match="broken"):
        load("broken")


def test_a_damaged_card_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "models").mkdir()
    for number in ("first", "second"):
        weights = resources("legation.data").joinpath("models", f"attribution.{number}.onnx").read_bytes()
        (tmp_path / "models" / f"carded.{number}.onnx").write_bytes(weights)
    (tmp_path / "models" / "carded.json").write_bytes(b'{"heads": 1}')
    monkeypatch.setattr(encoder, "files", lambda _: tmp_path)
    with pytest.raises(DataError, match="carded"):
        load("carded")
