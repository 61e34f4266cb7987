"""The whole way of a report, with the models that ship: what must hold whatever they find."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import legation
from legation.errors import EmptyReport, LegationError
from legation.exports.contract import to_line
from legation.model import Doc, Span
from legation.pipeline import STAGES, code, code_many
from legation.reading import report_from_text
from legation.views.highlights import to_html
from legation.views.text import render

REPORT = """Kenya Recalls Envoy From Uganda

By Jane Doe
NAIROBI, Nov. 27 (Courier) — Kenya recalled its ambassador from Uganda on Monday, a day after rebels shelled a town.

“We will not be shot at,” Kenyan Foreign Minister Ada Holt told Reuters. “Uganda must answer for it.”

Uganda’s army denied that it had fired. President Tom Wood, who met the U.N. secretary-general in Geneva last week,
accused the rebels of the attack and said that he might close the border.

Both countries are members of the African Union, which was founded in 2002.
"""
WORDS = (
    "Kenya", "Uganda’s", "army", "said", "“", "”", '"', "attacked", "on Monday", "Mr. Holt", "he", ".", ",", "\n",
    "\n\n", "will", "accused", "of", "—", "\u00a0", "\u2028", "(Reuters)", "2023", "<b>", "é", "e\u0301",
    "😀", "ＡＢ", "\u200b", "the U.N.", "مصر", "\x00", "#",
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def doc() -> Doc:
    return code(report_from_text(REPORT, "kenya", published="2023-11-28"))


def spans(doc: Doc) -> Iterator[Span]:
    for row in (*doc.sentences, *doc.times, *doc.places, *doc.names, *doc.triggers):
        yield row.start, row.end
    for a in doc.attributions:
        yield from (*a.source, *a.cue, *a.content)
    for t in doc.triggers:
        yield from (*t.actor, *t.recipient, *t.time, *t.place)
    for q in doc.quotes:
        yield from (*q.source, *q.cue, *q.content)
    yield from (m for a in doc.actors for m in a.mentions)
    yield from (s for e in doc.events for s in (e.trigger, e.sentence))
    yield from (t.span for t in doc.ties)


def check(doc: Doc) -> None:
    """All that the contract promises of any report."""
    text = doc.report.text
    assert [s for s in spans(doc) if not (0 <= s[0] < s[1] <= len(text) and text[s[0] : s[1]].strip())] == []
    assert all(text[t.start : t.end] == t.text for t in (*doc.times, *doc.places))
    actors, quotes = {a.id for a in doc.actors}, {q.id for q in doc.quotes}
    assert len(actors) == len(doc.actors)
    assert {i for e in doc.events for i in (*e.actor, *e.recipient)} <= actors
    assert {i for q in doc.quotes for i in (q.speaker, q.via, q.addressee) if i} <= actors
    assert {t.holder for t in doc.ties if t.holder} <= actors
    assert {row.said_by for row in (*doc.events, *doc.ties) if row.said_by} <= quotes
    assert {q.within for q in doc.quotes if q.within} <= quotes
    assert all(e.place is None or 0 <= e.place < len(doc.places) for e in doc.events)
    assert all(e.sentence[0] <= e.trigger[0] and e.trigger[1] <= e.sentence[1] for e in doc.events)
    assert all(d.earliest <= d.latest for d in (row.date for row in (*doc.events, *doc.quotes)) if d)
    assert all(0 <= row.confidence <= 1 for row in (*doc.events, *doc.quotes))
    assert b"\n" not in to_line(doc)


def test_a_report_is_read_as_promised(doc: Doc) -> None:
    check(doc)


def test_what_is_read_by_rule_is_there(doc: Doc) -> None:
    assert all((doc.sentences, doc.times, doc.places, doc.names, doc.actors))


def test_the_same_report_is_read_the_same(doc: Doc) -> None:
    assert code(doc.report) == doc


def test_the_text_stays_as_given(doc: Doc) -> None:
    assert doc.report.text == REPORT


def test_stages_only_add(doc: Doc) -> None:
    known = Doc(report=doc.report)
    for stage in STAGES:
        after = stage(known)
        lost = [f for f in Doc.__struct_fields__ if getattr(known, f) and getattr(after, f) != getattr(known, f)]
        assert lost == [], stage.__name__
        known = after


def test_reports_come_out_in_the_order_they_went_in() -> None:
    reports = [report_from_text(f"Kenya voted {k} times.", f"r{k}") for k in range(3)]
    assert [d.report.id for d in code_many(reports)] == ["r0", "r1", "r2"]


@pytest.mark.parametrize(
    "text", ["Kenya", "“He", "He said.", "Kenya attacked", "x" * 3000, "said " * 400, "“a" * 300, "a\n" * 300]
)
def test_scraps_are_read(text: str) -> None:
    check(code(report_from_text(text, "scrap", published="2023-11-28")))


@pytest.mark.parametrize("text", ["…", ".", "“" * 300, "\u200b", "—\n—"])
def test_marks_without_a_word_are_refused(text: str) -> None:
    with pytest.raises(EmptyReport):
        report_from_text(text)


@FEW
@given(TEXTS, st.sampled_from([None, "2023-11-28", "1700-01-01", "2100-12-31"]))
def test_any_text_is_read_as_promised_or_refused(text: str, published: str | None) -> None:
    with suppress(LegationError):
        read = code(report_from_text(text, "any", published=published))
        check(read)
        render(read, why=True)
        to_html(read)


@FEW
@given(TEXTS)
def test_anything_given_to_read_is_a_reading_or_a_legation_error(text: str) -> None:
    with suppress(LegationError):
        assert legation.read(text).text


def test_half_a_character_is_no_crash() -> None:
    with suppress(LegationError):
        legation.read("Kenya \ud800 said that it left Uganda.").to_dict()
