from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import LegationError, NoArticle
from legation.reading.html import report_from_html

PARAGRAPHS = (
    "Freedonia recalled its ambassador from Sylvania on Thursday, saying that its patience with the dam was at an end.",
    "Sylvania’s government said in a statement that it regretted the step and hoped for talks before the summer.",
    "The two countries share a river, three bridges and a railway, and have quarrelled about all of them since 1921.",
)
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "Somebody else"},
        {
            "@type": "NewsArticle", "headline": "Freedonia recalls envoy", "datePublished": "2021-05-13T10:04:00+02:00",
            "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "John Roe"}],
            "publisher": {"@type": "Organization", "name": "The Klop Courier"}, "url": "https://klop.example/envoy",
        },
    ],
}  # fmt: skip
METAS = (
    '<meta property="og:title" content="Freedonia recalls its envoy"><meta property="og:site_name" content="Courier">'
    '<meta property="article:published_time" content="2021-05-12"><meta name="author" content="By Ann Lee">'
)


def page(head: str = "", body: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS) -> bytes:
    article = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title>{head}</head>"
        f"<body><nav><a href=/>Home</a></nav><article><h1>Shown headline</h1>{body}{article}</article></body></html>"
    ).encode()


def test_the_article_is_the_text_a_paragraph_a_line() -> None:
    text = report_from_html(page()).text
    assert [line for line in text.splitlines() if line in PARAGRAPHS] == list(PARAGRAPHS)


def test_linked_data_comes_before_meta_tags() -> None:
    head = f'<script type="application/ld+json">{json.dumps(LINKED)}</script>{METAS}'
    report = report_from_html(page(head))
    assert (report.headline, report.byline) == ("Freedonia recalls envoy", "Jane Doe, John Roe")
    assert (report.outlet, report.published, report.url) == (
        "The Klop Courier",
        "2021-05-13",
        "https://klop.example/envoy",
    )


def test_meta_tags_come_before_what_is_shown() -> None:
    report = report_from_html(page('<script type="application/ld+json">{bad</script>' + METAS))
    assert (report.headline, report.byline) == ("Freedonia recalls its envoy", "Ann Lee")
    assert (report.outlet, report.published) == ("Courier", "2021-05-12")


def test_what_is_shown_fills_what_nothing_says() -> None:
    body = '<div class="byline">By Ann Lee</div><time datetime="2021-05-11T08:00">May 11</time>'
    report = report_from_html(page(body=body))
    assert (report.headline, report.byline, report.published) == ("Shown headline", "Ann Lee", "2021-05-11")


def test_the_page_s_own_encoding_is_used() -> None:
    more = "Premier Łukasz Żak left for Łódź, his office said."
    data = page(paragraphs=(*PARAGRAPHS, more))
    polish = data.decode().replace("utf-8", "iso-8859-2").replace("’", "'").encode("iso-8859-2")
    assert "Łukasz Żak" in report_from_html(polish).text


@pytest.mark.parametrize(
    "paragraphs",
    [
        (),
        ("Latest", "Sport", "Weather"),
        (
            "We use cookies. Before you continue, accept all cookies or manage your consent and privacy settings.",
            "We and our partners use cookies to store information on your device; see our cookie policy for details.",
        ),
    ],
)
def test_a_page_without_an_article_is_refused(paragraphs: tuple[str, ...]) -> None:
    with pytest.raises(NoArticle, match=r"page\.html: "):
        report_from_html(page(paragraphs=paragraphs), where="page.html")


TAGS = st.sampled_from(
    ["<p>", "</p>", "<html>", "<meta content=", "<script type='application/ld+json'>", "{", "<time datetime='", "word ",
     "\x00", "<!--", "&#x110000;", "'", '"', "\ud800"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(TAGS, max_size=25).map("".join)))
def test_any_page_is_a_report_or_a_refusal(text: str) -> None:
    with suppress(LegationError):
        report_from_html(text)
