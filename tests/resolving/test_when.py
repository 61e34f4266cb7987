"""The days of an event, and what gave them."""

import pytest

from legation.language.sentences import lines, split
from legation.model import Days, EventType, Sentence, Span, Status
from legation.resolving.times import read
from legation.resolving.when import Passage, bounded, days_of

MONDAY = "2023-11-27"


def when(text: str, trigger: str, earlier: tuple[str, ...] = (), published: str | None = MONDAY) -> Days | None:
    """The days of `trigger`, after those of the `earlier` triggers have been told in turn."""
    own = tuple(
        Sentence(start, end, number, "body")
        for number, line in enumerate(lines(text))
        for start, end in split(text, *line)
    )
    times = read(text, own, published)
    given: tuple[tuple[Span, Days], ...] = ()
    days = None
    for words in (*earlier, trigger):
        span = (text.index(words), text.index(words) + len(words))
        sentence = next(s for s in own if s.start <= span[0] < s.end)
        context = Passage(text=text, published=published, sentences=own, times=times, given=given)
        days = days_of(span, (), sentence, times, context)
        if days is not None:
            given = (*given, (span, days))
    return days


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("In early September, Ruritania recalled its envoy.", "recalled", ("2023-09-01", "2023-09-10")),
        ("Ruritania recalled its envoy on Nov. 3.", "recalled", ("2023-11-03", "2023-11-03")),
        ("Ministers of two states attended the Nov. 23 launch.", "attended", ("2023-11-23", "2023-11-23")),
        ("It skipped last week’s summit in Riga.", "skipped", ("2023-11-20", "2023-11-26")),
        ("It shelled the port on Nov. 3, after the two had met in June.", "shelled", ("2023-11-03", "2023-11-03")),
        ("It shelled the port on Nov. 3, after the two had met in June.", "met", ("2023-06-01", "2023-06-30")),
        ("Sunday's attack came after the army withdrew.", "attack", ("2023-11-26", "2023-11-26")),
    ],
)
def test_its_own_clause_comes_first(text: str, trigger: str, expected: tuple[str, str]) -> None:
    days = when(text, trigger)
    assert days is not None
    assert ((days.earliest, days.latest), days.basis) == (expected, "clause")


def test_a_time_of_the_act_that_came_before_dates_that_one() -> None:
    days = when("It is the president’s first trip abroad after she took office at long last in 2019.", "trip")
    assert days is None or days.earliest > "2020"


def test_since_runs_on_to_publication() -> None:
    days = when("It has shelled the port since Nov. 3.", "shelled")
    assert days is not None
    assert (days.earliest, days.latest) == ("2023-11-03", "2023-11-27")


def test_linked_spans_decide() -> None:
    text = "On Nov. 3 it said it would leave on Dec. 9."
    own = (Sentence(0, len(text), 0, "body"),)
    times = read(text, own, MONDAY)
    context = Passage(text=text, published=MONDAY, sentences=own, times=times)
    at = text.index("said")
    assert days_of((at, at + 4), [(36, 42)], own[0], times, context) == Days("2023-12-09", "2023-12-09", "clause")


def test_comes_days_after_dates_what_it_came_after() -> None:
    text = "The pledge comes four days after Ruritania declined to attend."
    assert when(text, "declined") == Days("2023-11-23", "2023-11-23", "anchor")


def test_it_happened_a_day_after() -> None:
    text = "Shells hit the market on Sunday. It happened a day after the army rejected a truce."
    assert when(text, "rejected", ("hit",)) == Days("2023-11-25", "2023-11-25", "anchor")


def test_the_day_after_an_event_told_before() -> None:
    text = "The summit on Sept. 5 failed. A day after the summit, Mr. Rassendyll said it would leave."
    assert when(text, "said") == Days("2023-09-06", "2023-09-06", "clause")


@pytest.mark.parametrize(
    ("text", "trigger", "earlier", "expected"),
    [
        ("In June he visited Riga. At the time, a minister accused him.", "accused", ("visited",), "2023-06-01"),
        ("In June it left. Soon afterward, it hosted the fleet.", "hosted", ("left",), "2023-06-01"),
        ("On June 5 he visited Riga. During the visit, both signed a pact.", "signed", ("visited",), "2023-06-05"),
        ("On June 5 he visited Riga. He also condemned the strike.", "condemned", ("visited",), "2023-06-05"),
    ],
)
def test_the_focus_carries_on(text: str, trigger: str, earlier: tuple[str, ...], expected: str) -> None:
    days = when(text, trigger, earlier)
    assert days is not None
    assert (days.earliest, days.basis) == (expected, "focus")


def test_a_definite_noun_takes_the_days_of_its_event() -> None:
    text = "He visited Riga on June 5.\nCritics in Strelsau were loud.\nThe visit angered Zenda."
    assert when(text, "The visit", ("visited",)) == Days("2023-06-05", "2023-06-05", "anchor")


def test_a_finer_mention_refines_a_month() -> None:
    text = "In mid-September, Zenda launched an offensive.\nRuritania blamed Zenda's September offensive."
    assert when(text, "September offensive", ("an offensive",)) == Days("2023-09-11", "2023-09-20", "anchor")


def test_plain_news_is_of_the_day() -> None:
    text = "Ruritania has expelled two envoys."
    assert when(text, "expelled") == Days("2023-11-26", "2023-11-27", "report")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Ruritania had previously expelled two envoys.", "expelled"),
        ("In recent months, Ruritania expelled two envoys.", "expelled"),
        ("Ruritania had expelled two envoys.", "expelled"),
    ],
)
def test_what_is_no_news_of_the_day_gets_none(text: str, trigger: str) -> None:
    assert when(text, trigger) is None


def test_without_publication_there_is_no_report_day() -> None:
    assert when("Ruritania expelled two envoys.", "expelled", published=None) is None


def test_what_all_the_world_knows_is_dated_by_the_table() -> None:
    days = when("Ties have cooled because of Russia’s annexation of Crimea.", "annexation")
    assert days == Days("2014-03-18", "2014-03-18", "anchor")


def test_the_table_refines_a_year_and_does_not_gainsay_a_date() -> None:
    coarse = when("Ties cooled after Russia’s annexation of Crimea in 2014.", "annexation")
    told = when("Ties cooled after Russia’s annexation of Crimea on March 21, 2014.", "annexation")
    assert (coarse and coarse.earliest, told and told.earliest) == ("2014-03-18", "2014-03-21")


def test_the_visit_is_the_one_that_the_report_opens_with() -> None:
    text = (
        "The premier began a visit to Oslo on Sunday. Snow fell. Nobody came. It was cold. In June he paid a visit to "
        "Rome. This visit matters more."
    )
    days = when(text, "This visit", ("a visit to Oslo", "a visit to Rome"))
    assert days == Days("2023-11-26", "2023-11-26", "anchor")


@pytest.mark.parametrize(
    ("days", "type", "status", "bounds"),
    [
        (("2023-01-01", "2023-12-31"), "ASSAULT", "actual", ("2023-01-01", "2023-11-27")),
        (("2023-11-01", "2023-11-30"), "SANCTION", "future", ("2023-11-27", "2023-11-30")),
        (("2023-12-04", "2023-12-10"), "AGREE", "actual", ("2023-11-26", "2023-11-27")),
        (("2023-12-04", "2023-12-10"), "ASSAULT", "hypothetical", ("2023-12-04", "2023-12-10")),
        (("2023-11-03", "2023-11-03"), "ASSAULT", "actual", ("2023-11-03", "2023-11-03")),
    ],
)
def test_publication_bounds_what_has_happened_and_what_will(
    days: tuple[str, str], type: EventType, status: Status, bounds: tuple[str, str]
) -> None:
    found = bounded(Days(*days, "clause"), type, status, MONDAY)
    assert (found.earliest, found.latest) == bounds


def test_without_a_day_of_publication_nothing_is_bounded() -> None:
    days = Days("2023-01-01", "2023-12-31", "clause")
    assert bounded(days, "ASSAULT", "actual", None) == days
