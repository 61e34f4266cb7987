from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.model import Actor, Days, Doc, Report, Sentence
from legation.views.text import WIDTH, render
from making import event, full_doc, span

WORDS = st.text(alphabet=st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=200)


def of(text: str, headline: str | None, name: str, **changes: object) -> Doc:
    return Doc(
        report=Report(id="x", text=text, headline=headline),
        sentences=(Sentence(0, len(text), 0, "body"),),
        actors=(Actor(id="KEN", name=name, type="state"),),
        events=(event(sentence=(0, len(text)), trigger=(0, 1), **changes),),
    )


@pytest.mark.parametrize("why", [False, True])
def test_no_line_is_wider_than_a_terminal(why: bool) -> None:
    assert max(map(len, render(full_doc(), why=why).splitlines())) <= WIDTH


@given(WORDS, WORDS, WORDS)
def test_no_line_is_ever_wider(text: str, headline: str, name: str) -> None:
    assert all(len(line) <= WIDTH for line in render(of(text, headline, name)).split("\n"))


def test_without_paint_there_are_no_escape_codes() -> None:
    assert "\x1b" not in render(full_doc(), why=True)


def test_a_report_cannot_command_the_terminal() -> None:
    shown = render(of("Kenya \x1b]0;owned\x07\x1b[2J spoke.", "A \x1b[31mheadline", "Ken\x1bya"))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f]", shown)


def test_paint_is_given_the_words_and_their_style() -> None:
    painted: set[str] = set()

    def paint(words: str, style: str) -> str:
        painted.add(style)
        return words

    assert render(full_doc(), paint, why=True) == render(full_doc(), why=True)
    assert painted == {"head", "type", "dim", "claim"}


@pytest.mark.parametrize("title", ["CHRONICLE", "VOICES", "TIES"])
def test_a_section_without_rows_is_left_out(title: str) -> None:
    assert title in render(full_doc())
    assert title not in render(Doc(report=Report(id="bare", text="Nothing.")))


@pytest.mark.parametrize(
    "words",
    [
        "CONSULT meet  Kenya → <b>Uganda</b>  [Nairobi]",
        "hypothetical; claim of Ada Holt via Reuters",
        "Ada Holt via Reuters (envoy, KEN)",
        "Kenya: member of UN",
        "Courier · 2023-11-21 · Ben Wood",
    ],
)
def test_who_did_what_and_who_said_so_is_shown(words: str) -> None:
    assert words in re.sub(r"\s*\n\s+", " ", render(full_doc()))


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (None, "undated"),
        (Days("2023-11-20", "2023-11-20"), "2023-11-20"),
        (Days("2023-11-01", "2023-11-30"), "2023-11 "),
        (Days("2023-02-01", "2023-02-28"), "2023-02 "),
        (Days("2023-01-01", "2023-12-31"), "2023 "),
        (Days("2023-11-20", "2023-11-24"), "~2023-11-20"),
        (Days("2021-01-01", "2023-12-31"), "~2021-01-01"),
    ],
)
def test_a_day_a_month_or_a_year_is_shown_as_such(days: Days | None, shown: str) -> None:
    assert f"\n{shown}" in render(of("Kenya met Uganda.", None, "Kenya", date=days))


def test_the_chronicle_runs_by_date_and_ends_with_the_undated() -> None:
    doc = of("Kenya met Uganda.", None, "Kenya")
    dated = [
        event(id=d or "x", date=Days(d, d) if d else None, sentence=(0, 17)) for d in ("", "2023-02-02", "2022-01-01")
    ]
    shown = render(msgspec.structs.replace(doc, events=tuple(dated)))
    assert re.findall(r"^(?:\d{4}-\d\d-\d\d|undated)", shown, re.M) == ["2022-01-01", "2023-02-02", "undated"]


def test_the_reason_is_told_when_asked_for() -> None:
    assert ("made by hand" in render(full_doc()), "made by hand" in render(full_doc(), why=True)) == (False, True)


def test_the_trigger_stays_in_sight_in_a_long_sentence() -> None:
    text = "word " * 100 + "struck" + " word" * 100
    doc = msgspec.structs.replace(
        of(text, None, "Kenya"), events=(event(sentence=(0, len(text)), trigger=span(text, "struck")),)
    )
    assert "struck" in render(doc)
    assert len(render(doc)) < 500
