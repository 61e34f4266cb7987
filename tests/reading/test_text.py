from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import EmptyReport, LegationError
from legation.language.sentences import lines
from legation.model import Report
from legation.reading import report_from_text


def kinds(report: Report) -> list[tuple[str, str]]:
    return [(part.kind, report.text[part.start : part.end]) for part in report.parts]


def of_kind(report: Report, kind: str) -> list[str]:
    return [text for its, text in kinds(report) if its == kind]


BODY = "The council met on Monday and agreed on nothing.\n\nIts members will meet again in a week, an official said."


def test_front_matter_gives_headline_byline_and_day(front: str) -> None:
    report = report_from_text(front)
    assert report.headline == "Freedonia Recalls Envoy From Sylvania in Row Over Dam"
    assert (report.byline, report.published) == ("Jane Doe", "2021-05-13")


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("headline", 2),
        ("standfirst", 1),
        ("caption", 3),
        ("byline", 1),
        ("date", 4),
        ("heading", 1),
        ("credit", 1),
        ("body", 4),
    ],
)
def test_every_line_of_the_front_has_its_kind(front: str, kind: str, count: int) -> None:
    assert len(of_kind(report_from_text(front), kind)) == count


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        BODY.replace("\n\n", " "),
        "By Monday the council had agreed on nothing.\n" + BODY,
        "With help from its allies, the army took the town.\n" + BODY,
        "This report was published by the ministry on Monday.\n" + BODY,
        "The price of a ceasefire\nwould be high, a minister said, and\nnobody was ready to pay it.\nTalks go on.",
        "“We will not go back,” she said.\n" + BODY,
        "By signing up to the treaty, members agree to open their borders.\n" + BODY,
        BODY + "\nThe port was hit twice (officials said).",
    ],
)
def test_a_text_that_begins_with_its_body_is_all_body(text: str) -> None:
    report = report_from_text(text)
    assert report.headline is None
    assert {kind for kind, _ in kinds(report)} == {"body"}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Sign up for our newsletter", "boilerplate"),
        ("Read more: What the dam means", "boilerplate"),
        ("Related: The river in pictures", "boilerplate"),
        ("Advertisement", "boilerplate"),
        ("Follow us on Twitter", "boilerplate"),
        ("This article was originally published by The Klop Courier.", "boilerplate"),
        ("Copyright 2021 The Klop Courier. All rights reserved.", "boilerplate"),
        ("© 2021 The Klop Courier", "boilerplate"),
        ("Leave a comment", "boilerplate"),
        ("Click here to see the map", "boilerplate"),
        ("Jane Doe contributed to this report.", "credit"),
        ("Reporting by Jane Doe in Klop; Editing by John Roe", "credit"),
        ("Additional reporting by Jane Doe", "credit"),
        ("Photo: Jane Roe/AFP", "caption"),
        ("FILE - Soldiers stand at the border near Klop, May 3, 2020.", "caption"),
        ("President Ada Lund (L) greets King Otto (R) in Klop.", "caption"),
        ("Ministers leave the hall. (AP Photo/Jane Roe)", "caption"),
        ("Updated: 10:04 GMT, 5 March 2022", "date"),
        ("USA TODAY", "outlet"),
        ("What the river means", "heading"),
        ("'A long quarrel'", "heading"),
    ],
)
def test_a_line_between_paragraphs_has_its_kind(line: str, kind: str) -> None:
    first, second = BODY.split("\n\n")
    assert of_kind(report_from_text(f"{first}\n\n{line}\n\n{second}"), kind) == [line]


@pytest.mark.parametrize(
    ("front_lines", "byline"),
    [
        ("Envoys meet again in Klop\nBy Adam Smith", "Adam Smith"),
        ("Envoys meet again in Klop\nBy A. Smith and B. Jones", "A. Smith and B. Jones"),
        ("Envoys meet again in Klop\nA. Smith in Berlin", "A. Smith in Berlin"),
        ("Adam Smith\nUSA TODAY", "Adam Smith"),
        ("Envoys meet again in Klop\nSaudi Arabia", None),
    ],
)
def test_bylines(front_lines: str, byline: str | None) -> None:
    assert report_from_text(f"{front_lines}\n{BODY}").byline == byline


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        ("11/27/2023", "2023-11-27"),
        ("27/11/2023", "2023-11-27"),
        ("Nov. 27, 2023", "2023-11-27"),
        ("Published 10:04 GMT, 5 March 2022", "2022-03-05"),
        ("5/6/2023", "2023-05-06"),
        ("5/6/2023\nUpdated: 18/6/2023", "2023-06-05"),
        ("Updated: 6 June 2023\nPublished: 5 June 2023", "2023-06-05"),
        ("31/31/2023", None),
        ("0:00", None),
    ],
)
def test_published_comes_from_date_lines_where_they_are_plain(dates: str, published: str | None) -> None:
    assert report_from_text(f"Envoys meet again in Klop\nBy Jane Doe\n{dates}\n{BODY}").published == published


def test_what_is_given_stands(front: str) -> None:
    report = report_from_text(front, "a", headline="Another", byline="J. D.", outlet="Courier", published="2020-01-02")
    assert (report.headline, report.byline, report.outlet) == ("Another", "J. D.", "Courier")
    assert report.published == "2020-01-02"


def test_a_given_headline_is_found_in_the_text() -> None:
    report = report_from_text("Envoys meet again.\n" + BODY, headline="Envoys meet again")
    assert of_kind(report, "headline") == ["Envoys meet again."]


def test_a_credit_at_the_end_of_one_long_line_is_a_part_of_its_own() -> None:
    text = BODY.replace("\n\n", " ") + " Jane Doe and John Roe contributed to this report."
    assert of_kind(report_from_text(text), "credit") == ["Jane Doe and John Roe contributed to this report."]


@pytest.mark.parametrize("text", ["", " \n\t", "\u00a0\u2028", "—\n***"])
def test_nothing_to_read_is_an_error(text: str) -> None:
    with pytest.raises(EmptyReport):
        report_from_text(text)


@pytest.mark.parametrize("text", ["A\u0301 b\r\nc\u00a0d.  ", "\u2028One two three.\x0bFour."])
def test_the_text_is_kept_as_it_came(text: str) -> None:
    assert report_from_text(text).text == text


PIECES = st.sampled_from(
    [
        "Klop",
        " ",
        "\n",
        "\r\n",
        ".",
        ",",
        ":",
        "By ",
        "(",
        ")",
        "/",
        " via ",
        "AP",
        "—",
        "Updated",
        "11/27/2023",
        "the",
        "“",
        "”",
        "L",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join)))
def test_parts_cover_every_line_in_order(text: str) -> None:
    try:
        report = report_from_text(text, published="2023-01-01")
    except LegationError:
        return
    spans = [(part.start, part.end) for part in report.parts]
    assert spans == sorted(spans) and all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    covered = {i for start, end in spans for i in range(start, end)}
    lost = [i for start, end in lines(text) for i in range(start, end) if i not in covered and not text[i].isspace()]
    assert lost == []
