from __future__ import annotations

import io
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import BadRecord, EmptyReport, InputError, LegationError, NotText
from legation.model import Report
from legation.reading.feed import read_feed

BODY = "<p>Freedonia recalled its envoy &amp; said so.</p><p>Sylvania regretted <b>the step</b>.</p>"
TEXT = "Freedonia recalled its envoy & said so.\nSylvania regretted the step."

RSS2 = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Klop Courier</title><link>https://klop.example/</link>
<item><title>Envoy &amp;amp; dam</title><link>https://klop.example/envoy</link><guid isPermaLink="false">tag:7</guid>
<pubDate>Thu, 13 May 2021 23:50:00 -0800</pubDate><dc:creator>Jane Doe</dc:creator>
<description>A lead.</description><content:encoded><![CDATA[{BODY}]]></content:encoded></item>
</channel></rss>"""
RSS1 = f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://klop.example/"><title>The Klop Courier</title></channel>
<item rdf:about="tag:7"><title>Envoy &amp;amp; dam</title><link>https://klop.example/envoy</link>
<description>{escape(BODY)}</description><dc:date>2021-05-13T23:50:00-08:00</dc:date>
<dc:creator>Jane Doe</dc:creator></item>
</rdf:RDF>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">The Klop Courier</title>
<entry><id>tag:7</id><title type="html">Envoy &amp;amp; dam</title><link href="https://klop.example/envoy"/>
<updated>2021-05-14T08:00:00Z</updated><published>2021-05-13T23:50:00-08:00</published>
<author><name>Jane Doe</name><email>jane@klop.example</email></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content></entry></feed>"""


def read(data: str | bytes, warned: list[str] | None = None) -> list[tuple[str, Report | LegationError]]:
    source = io.BytesIO(data if isinstance(data, bytes) else data.encode())
    return list(read_feed(source, "in.xml", (warned if warned is not None else []).append))


def rss(*items: str, head: str = "") -> str:
    entries = "".join(f"<item>{item}</item>" for item in items)
    return f'{head}<rss version="2.0"><channel><title>Courier</title>{entries}</channel></rss>'


def one(item: str) -> Report:
    ((_, report),) = read(rss(item))
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize("data", [RSS2, RSS1, ATOM], ids=["RSS 2.0", "RSS 1.0", "Atom"])
def test_three_kinds_of_feed_say_the_same(data: str) -> None:
    warned: list[str] = []
    ((where, report),) = read(data, warned)
    assert isinstance(report, Report)
    assert (where, report.id, report.text, report.headline) == ("in.xml (tag:7)", "tag:7", TEXT, "Envoy & dam")
    assert (report.url, report.outlet, report.byline) == ("https://klop.example/envoy", "The Klop Courier", "Jane Doe")
    assert report.published == "2021-05-13"
    assert warned == []


@pytest.mark.parametrize(
    ("item", "field", "value"),
    [
        ("<description>Words here.</description><link>https://a.example/</link>", "id", "https://a.example/"),
        ("<description>Words here.</description>", "id", "in.xml:1"),
        ("<description>Words here.</description>", "published", None),
        ("<description>Words.</description><pubDate>soon</pubDate>", "published", None),
        ("<description>Words.</description><pubDate>13 May 2021</pubDate>", "published", "2021-05-13"),
        ("<description>Words.</description><source url='u'>The Other</source>", "outlet", "The Other"),
        ("<description>Words.</description><author>jane@klop.example</author>", "byline", None),
        ("<description>Words.</description><author>j@k.example (Jane Doe)</author>", "byline", "Jane Doe"),
        ("<description>3 &lt; 4, he said.\nSo.</description>", "text", "3 < 4, he said.\nSo."),
        ("<description>&lt;p&gt;Words.&lt;/p&gt;&lt;p&gt;The post &lt;a&gt;Words&lt;/a&gt; appeared first on Courier."
         "&lt;/p&gt;</description>", "text", "Words."),
        ("<description>Words. &lt;script&gt;run()&lt;/script&gt;</description>", "text", "Words."),
    ],
)  # fmt: skip
def test_an_entry_says_what_it_can(item: str, field: str, value: str | None) -> None:
    assert getattr(one(item), field) == value


def test_an_entry_without_text_costs_itself_alone() -> None:
    good = "<description>Words here.</description>"
    found = read(rss(good, "<title>Words</title><guid>g\n7</guid>", "<description> — </description>", good))
    assert [type(item) for _, item in found] == [Report, BadRecord, BadRecord, Report]
    assert str(found[1][1]).startswith("in.xml (g")


def test_a_feed_with_a_mistake_is_read_and_the_mistake_told() -> None:
    warned: list[str] = []
    found = read(rss("<description>R&D & words.</description>", "<description>More.</description>"), warned)
    assert [type(item) for _, item in found] == [Report, Report]
    assert len(warned) == 1 and warned[0].startswith("in.xml: ")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ("", EmptyReport),
        (" \n", EmptyReport),
        (rss(), EmptyReport),
        ("<rss><channel>", InputError),
        ("<rss version='2.0'><channel><title>x</titel>", InputError),
        ("<?xml version='1.0'?><sitemap><url>https://klop.example/</url></sitemap>", InputError),
        ("no XML at all", InputError),
        (b"%PDF-1.7 <rss>", NotText),
        (b"\x00\x01\x02<rss>\xff", InputError),
        (b"<rss>" + b" " * 20_000_000, InputError),
    ],
)
def test_what_is_no_feed_is_one_error(data: str | bytes, error: type[LegationError]) -> None:
    ((where, found),) = read(data)
    assert isinstance(found, error) and where == "in.xml" and len(str(found).splitlines()) == 1


def test_entities_are_neither_swollen_nor_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    swelling = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    head = f'<!DOCTYPE rss [<!ENTITY e0 "ha">{swelling}<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    found = read(rss("<description>Words &e11; &s; here.</description>", head=head))
    assert "SECRET" not in repr(found) and len(repr(found)) < 5_000


@pytest.mark.parametrize("name", ["https://klop.example/feed", "in.xml"])
def test_what_looks_like_a_path_or_an_address_is_not_opened(tmp_path: Path, name: str) -> None:
    ((_, error),) = list(read_feed(io.BytesIO(name.encode()), name))
    assert isinstance(error, InputError)


PIECE = st.sampled_from([
    "<rss>", "<item>", "</item>", "<description>", "</description>", "<title>", "<link>", "http://[x", "<guid>", "<p>",
    "&amp;", "<content type='xhtml'>", "<entry>", "<feed>", "<![CDATA[", "]]>", "<a href='http://[", "\x00", "word ",
    "<!--", "<pubDate>", "99999-99-99", "<author>", "<?xml version='1.0' encoding='x'?>", "&b;",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
])  # fmt: skip


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=60), st.lists(PIECE, max_size=20).map(lambda p: "".join(p).encode())))
def test_any_bytes_give_reports_or_errors(data: bytes) -> None:
    for content in (data, b"<rss version='2.0'><channel><item><description>Words</description>" + data):
        assert all(isinstance(item, (Report, LegationError)) for _, item in read(content))
