from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.model import Actor, Doc, Quote, Report, Span
from legation.views.highlights import to_html
from making import FULL_TEXT, event, full_doc

HOSTILE = "<script>alert(1)</script> & \"><img src=x onerror='y'> </div></style> &amp; “ok”"


class _Seen(HTMLParser):
    """The words of a page outside its style, and the names of its tags and attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        if self.lasttag != "style":
            self.words += data


def stripped(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"<style>.*?</style>", "", html)))


def doc(text: str, spans: list[Span], name: str = "Kenya") -> Doc:
    third = max(1, len(spans) // 3)
    return Doc(
        report=Report(id="x", text=text),
        actors=(Actor(id="KEN", name=name, type="state", mentions=tuple(spans[:third])),),
        quotes=(Quote(id="q1", kind="direct", speaker="KEN", via=name, content=tuple(spans[third : 2 * third])),),
        events=tuple(event(trigger=s, mode=name) for s in spans[2 * third :]),
    )


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.one_of(st.text(max_size=60), st.text(alphabet="<>&\"'/ab \n", max_size=60)))
    ends = st.integers(0, len(text))
    return text, [tuple(sorted(p)) for p in draw(st.lists(st.tuples(ends, ends), max_size=9))]  # type: ignore[misc]


@given(marked())
def test_without_its_tags_the_page_is_the_text(given_text: tuple[str, list[Span]]) -> None:
    text, spans = given_text
    assert stripped(to_html(doc(text, spans))) == text


@given(marked(), st.text(alphabet="<>&\"'/ =ab", max_size=20))
def test_nothing_of_a_report_becomes_markup(given_text: tuple[str, list[Span]], name: str) -> None:
    page = _Seen()
    page.feed(to_html(doc(*given_text, name=name)))
    assert page.tags <= {"style", "div", "span"}
    assert page.attributes <= {"class", "title"}


def test_hostile_words_are_shown_as_words() -> None:
    page = _Seen()
    page.feed(to_html(doc(HOSTILE, [(0, 8), (4, 30), (20, 40)], HOSTILE)))
    page.close()
    assert (page.words, page.tags) == (HOSTILE, {"style", "div", "span"})


@pytest.mark.parametrize(
    ("words", "classes"),
    [("Ada Holt", "actor"), ("told", "cue trigger"), ("met", "trigger unreal"), ("Nairobi", "quote")],
)
def test_words_carry_what_covers_them(words: str, classes: str) -> None:
    pieces = re.findall(r'<span class="([^"]*)" title="[^"]*">([^<]*)</span>', to_html(full_doc()))
    found = {name for names, piece in pieces if words in piece for name in names.split()}
    assert set(classes.split()) <= found


def test_a_report_without_rows_is_its_text() -> None:
    assert stripped(to_html(Doc(report=Report(id="x", text=FULL_TEXT)))) == FULL_TEXT
    assert "<span" not in to_html(Doc(report=Report(id="x", text=FULL_TEXT)))
