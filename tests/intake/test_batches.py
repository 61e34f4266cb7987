from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from legation.cli import main
from legation.errors import NotText
from legation.intake.batches import Work, add
from legation.model import Doc, Report
from legation.record.record import Record
from making import full_doc


def code(report: Report) -> Doc:
    """The rows of one invented report, whatever the text; a text that says so cannot be coded."""
    if "uncodable" in report.text:
        raise ZeroDivisionError("marked")
    known = full_doc()
    return Doc(**{f: getattr(known, f) for f in ("actors", "places", "quotes", "events", "ties")}, report=report)


def report(id: str, outlet: str = "Courier", url: str | None = None, words: str = "") -> Report:
    return Report(id=id, text=full_doc().report.text + words, outlet=outlet, url=url, published="2023-11-21")


def test_the_same_report_is_added_once_and_another_outlets_is_another(tmp_path: Path) -> None:
    items = [("a", report("a")), ("b", report("b")), ("c", report("c", outlet="Gazette"))]
    assert [add(tmp_path / "r", items, Work(code=code)).added for _ in range(2)] == [2, 0]
    with Record(tmp_path / "r") as record:
        assert record.sql("SELECT outlet FROM reports ORDER BY outlet").column(0).to_pylist() == ["Courier", "Gazette"]


def test_what_cannot_be_read_or_coded_is_set_aside_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad = ("x.bin", NotText("binary", "x.bin"))
    counts = add(tmp_path / "r", [bad, ("u", report("u", words="uncodable")), ("a", report("a"))], Work(code=code))
    assert (counts.added, counts.aside) == (1, 2)
    reasons = [json.loads(p.read_bytes())["reason"] for p in (tmp_path / "r" / "set-aside").glob("*.json")]
    assert sorted(reasons) == ["binary", "could not be coded (ZeroDivisionError: marked)"]


def test_a_later_version_of_an_address_takes_the_place_of_the_first(tmp_path: Path) -> None:
    url = "https://courier.example/one"
    for words in ("", " Corrected."):
        add(tmp_path / "r", [("a", report("a", url=url, words=words))], Work(code=code))
    with Record(tmp_path / "r") as record, Record(tmp_path / "r", as_of="1") as before:
        assert record.reports().column("revision").to_pylist() == [2]
        assert record.sql("SELECT count(*) FROM reports_history").column(0).to_pylist() == [2]
        assert before.reports().column("revision").to_pylist() == [1]
        assert record.events().num_rows == before.events().num_rows


def test_words_find_reports_and_events(tmp_path: Path) -> None:
    add(
        tmp_path / "r", [("a", report("a")), ("b", report("b", "Gazette", words=" A harbour burned."))], Work(code=code)
    )
    with Record(tmp_path / "r") as record:
        assert record.reports(words="harbour").column("id").to_pylist() == ["b"]
        assert record.events(words="Nairobi", outlet="Courier").num_rows > 0


@pytest.mark.parametrize("sql", ["SELECT 1; SELECT 2", "DROP VIEW reports", "COPY reports TO 'x.csv'", "SELECT nope"])
def test_a_query_is_one_select(tmp_path: Path, sql: str) -> None:
    add(tmp_path / "r", [("a", report("a"))], Work(code=code))
    result = CliRunner().invoke(main, ["query", str(tmp_path / "r"), sql])
    assert (result.exit_code, len(result.stderr.splitlines()), result.stdout) == (2, 1, "")


def test_what_is_no_record_is_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["query", str(tmp_path), "SELECT 1"])
    assert (result.exit_code, len(result.stderr.splitlines())) == (5, 1)


def test_find_prints_the_rows_that_are_asked_for(tmp_path: Path) -> None:
    add(
        tmp_path / "r", [("a", report("a")), ("b", report("b", "Gazette", words=" A harbour burned."))], Work(code=code)
    )
    asked = ["--layer", "reports", "--since", "2023-11-01", "harbour"]
    result = CliRunner().invoke(main, ["find", str(tmp_path / "r"), *asked])
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["b"]
    result = CliRunner().invoke(main, ["find", str(tmp_path / "r"), "--layer", "reports", "--place", "Nairobi"])
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
