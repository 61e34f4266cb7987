"""Where an occasion was first reported."""

from __future__ import annotations

import msgspec

from holding import FIRST_KEY, SECOND_KEY, Held, held
from legation.exports.first_report import first, sources
from legation.model import Part


def test_the_first_in_order_of_publication_counts_and_not_the_first_mention() -> None:
    occasion = held().known[0]
    turned = msgspec.structs.replace(occasion, mentions=occasion.mentions[::-1])
    source = first(turned, sources(held()))
    assert source is not None
    assert source.key == FIRST_KEY


def test_an_occasion_whose_reports_are_elsewhere_has_no_source() -> None:
    assert first(held().known[0], {}) is None


def test_the_lead_is_the_first_line() -> None:
    known = sources(held())
    assert (known[FIRST_KEY].lead, known[SECOND_KEY].lead) == (("e1",), ("e1",))


def test_the_lead_is_the_first_line_of_the_body_where_the_report_is_laid_out() -> None:
    kept = held().kept[0]
    text = kept.doc.report.text
    lines = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    parts = (Part(lines[0], lines[1] - 1, "headline"), Part(lines[1], lines[2] - 1, "body"))
    laid = msgspec.structs.replace(kept.doc.report, parts=parts)
    doc = msgspec.structs.replace(kept.doc, report=laid)
    assert sources(Held((msgspec.structs.replace(kept, doc=doc),), ()))[FIRST_KEY].lead == ("e2",)


def test_an_address_is_cited_and_without_one_outlet_day_and_key() -> None:
    known = sources(held())
    assert known[FIRST_KEY].citation == "https://courier.example/1?a=b&c=d"
    assert known[SECOND_KEY].citation == f"Gazette, 2023-11-22, {SECOND_KEY}"


def test_a_long_headline_is_cut() -> None:
    kept = held().kept[0]
    report = msgspec.structs.replace(kept.doc.report, headline="x" * 100_000)
    doc = msgspec.structs.replace(kept.doc, report=report)
    headline = sources(Held((msgspec.structs.replace(kept, doc=doc),), ()))[FIRST_KEY].headline
    assert headline is not None
    assert len(headline) == 300
