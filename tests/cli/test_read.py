from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from legation.cli import main

TEXT = "Kenya’s foreign minister said on May 8, 2023, that Uganda had recalled its envoy from Nairobi.\n"
ITALIAN = (
    "Il ministro degli Esteri ha dichiarato lunedì che i colloqui continueranno la prossima settimana a Roma.\n" * 2
)
WALL = (
    "<!doctype html><html><head><title>Courier</title></head><body><main><p>We use cookies. Before you continue, "
    "accept all cookies or manage your consent and your privacy settings on this page.</p><p>We and our partners use "
    "cookies to store information on your device; see our cookie policy, or subscribe today.</p></main></body></html>"
)


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["read", *arguments], input=stdin)


def ids(result: Result) -> list[str]:
    return [json.loads(line)["report"]["id"] for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("empty.txt", "", 2),
        ("blank.txt", " \n\t\n", 2),
        ("binary.txt", bytes(range(256)) * 40, 2),
        ("report.pdf", b"%PDF-1.7 \x00\x01", 2),
        ("wall.html", WALL, 2),
        ("none.html", "<html><body></body></html>", 2),
        ("textless.jsonl", '{"id": "a", "headline": "Kenya votes"}\n', 2),
        ("broken.jsonl", '{"id": "a", "text": \n', 2),
        ("number.json", "42", 2),
        ("empty.jsonl", "", 2),
        ("huge.txt", b"a " * 10_000_001, 2),
        ("italian.txt", ITALIAN, 3),
    ],
)
def test_a_bad_file_is_one_line_and_the_others_are_read(
    tmp_path: Path, name: str, content: str | bytes, status: int
) -> None:
    bad = write(tmp_path, name, content)
    result = run(write(tmp_path, "first.txt", TEXT), bad, write(tmp_path, "last.txt", TEXT))
    assert (result.exit_code, ids(result)) == (status, ["first", "last"])
    (line,) = result.stderr.splitlines()
    assert line.startswith("legation: ")
    assert Path(name).stem in line


@pytest.mark.parametrize("path", ["no-such-file.txt", "empty", "no/such/folder/x.html", "no-such-*.txt", "a\nb\0c.txt"])
def test_a_path_that_holds_nothing_is_one_line_and_the_others_are_read(tmp_path: Path, path: str) -> None:
    (tmp_path / "empty").mkdir()
    result = run(str(tmp_path / path), write(tmp_path, "last.txt", TEXT))
    assert (result.exit_code, ids(result), len(result.stderr.splitlines())) == (2, ["last"], 1)


def test_a_folder_is_walked(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    write(tmp_path, "first.txt", TEXT)
    write(tmp_path / "below", "second.jsonl", json.dumps({"id": "second", "text": TEXT}))
    assert set(ids(run(str(tmp_path)))) == {"first", "second"}


def test_columns_of_a_table_are_called_as_the_caller_says(tmp_path: Path) -> None:
    table = write(tmp_path, "t.csv", f'nr,body,day\n7,"{TEXT.strip()}",2023-05-09\n')
    result = run(table, "--column", "text=body", "--column", "id=nr", "--column", "published=day")
    assert (result.exit_code, ids(result), result.stderr) == (0, ["7"], "")


def test_a_column_without_a_field_is_a_mistake_of_the_caller() -> None:
    assert run("-", "--column", "body", stdin=TEXT).exit_code == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken-utf8.txt", (TEXT * 3).encode() + b"\xc3 \xe2\x80 and so on\n"),
        ("windows.txt", TEXT.encode("cp1252")),
        ("utf16.txt", TEXT.encode("utf-16")),
        ("long-line.txt", TEXT.strip() + " " + "and on and on " * 300),
        ("long-word.txt", TEXT + "x" * 200_000),
        ("nul.txt", TEXT + "\x00 the end of it\n" + TEXT * 3),
    ],
)
def test_what_is_only_odd_is_read(tmp_path: Path, name: str, content: str | bytes) -> None:
    result = run(write(tmp_path, name, content))
    assert (result.exit_code, ids(result), result.stderr) == (0, [Path(name).stem], "")


def test_a_date_that_is_none_is_told_and_the_report_is_read(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "text": TEXT, "published": "one fine day"}) + "\n"
    result = run(write(tmp_path, "a.jsonl", line))
    assert (result.exit_code, json.loads(result.stdout)["report"]["published"]) == (0, None)
    assert len(result.stderr.splitlines()) == 1


def test_a_bad_line_of_many_costs_itself_alone(tmp_path: Path) -> None:
    good = [json.dumps({"id": i, "text": TEXT}) for i in "ab"]
    result = run(write(tmp_path, "many.jsonl", "\n".join([good[0], "{", '{"id": "x"}', good[1]])))
    assert (result.exit_code, ids(result), len(result.stderr.splitlines())) == (2, ["a", "b"], 2)


def test_the_gravest_status_is_given(tmp_path: Path) -> None:
    assert run(write(tmp_path, "i.txt", ITALIAN), write(tmp_path, "e.txt", "")).exit_code == 3


def test_a_report_comes_from_standard_input() -> None:
    result = run("-", stdin=TEXT)
    assert (result.exit_code, ids(result)) == (0, ["stdin"])


def test_every_line_of_the_output_is_the_contracts() -> None:
    result = run("-", "--format", "jsonl", stdin=TEXT)
    assert set(json.loads(result.stdout)) == {"report", "actors", "times", "places", "quotes", "events", "ties"}


def test_text_is_for_people() -> None:
    result = run("-", "--format", "text", "--why", stdin=TEXT)
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_what_is_less_sure_than_asked_for_is_left_out() -> None:
    result = run("-", "--min-confidence", "1", stdin=TEXT)
    found = json.loads(result.stdout)
    assert [e for e in found["events"] if e["confidence"] < 1] == []


@pytest.mark.parametrize(("published", "lines"), [(None, 1), ("2023-11-27", 0)])
def test_without_a_date_one_line_says_that_days_are_missing(tmp_path: Path, published: str | None, lines: int) -> None:
    row = {"id": "a", "text": "The minister left on Monday. He came back on Friday.", "published": published}
    result = run(write(tmp_path, "one.jsonl", json.dumps(row)))
    assert (result.exit_code, len(result.stderr.splitlines())) == (0, lines)


@pytest.mark.parametrize(("flags", "kinds"), [((), set()), (("--demonyms",), {"demonym"})])
def test_demonyms_are_places_only_where_asked_for(flags: tuple[str, ...], kinds: set[str]) -> None:
    result = run("-", *flags, stdin="French and German police met on May 8, 2023, and said that talks would go on.\n")
    assert {p["kind"] for p in json.loads(result.stdout)["places"]} == kinds


@pytest.mark.parametrize(("attributions", "kinds"), [("said", set()), ("polnear", {"attitude"})])
def test_attitudes_are_quotes_only_where_asked_for(attributions: str, kinds: set[str]) -> None:
    text = "The minister said that talks would go on.\nMany Kenyans fear that the border will be closed.\n"
    result = run("-", "--attributions", attributions, stdin=text)
    found = {q["kind"] for q in json.loads(result.stdout)["quotes"]}
    assert found - {"direct", "indirect", "mixed"} == kinds


@pytest.mark.parametrize(
    "arguments", [["read"], ["read", "-", "--format", "xml"], ["read", "-", "--min-confidence", "2"], ["no-such-verb"]]
)
def test_a_wrong_command_is_refused(arguments: list[str]) -> None:
    assert CliRunner().invoke(main, arguments).exit_code == 2


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["read", "-h"], ["--version"]])
def test_help_fits_a_terminal(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_a_reader_that_has_gone_away_ends_the_work_quietly(tmp_path: Path) -> None:
    path = write(tmp_path, "many.jsonl", (json.dumps({"text": TEXT}) + "\n") * 5)
    with subprocess.Popen(
        [sys.executable, "-c", "from legation.cli import main; main()", "read", path],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (0, b"")


ANNOTATED = {
    "id": "a",
    "published": "2024-03-05",
    "outlet": None,
    "split": "dev",
    "events": [],
    "quotes": [],
    "ties": [],
}


def evaluated(folder: Path, *flags: str) -> Result:
    row = ANNOTATED | {"sha256": hashlib.sha256(TEXT.encode()).hexdigest()}
    write(folder, "a.json", json.dumps(row))
    texts = write(folder, "texts.jsonl", json.dumps({"text": TEXT}) + "\n")
    return CliRunner().invoke(main, ["evaluate", str(folder), "--texts", texts, *flags])


def test_annotated_reports_are_scored(tmp_path: Path) -> None:
    result = evaluated(tmp_path, "--format", "json")
    assert (result.exit_code, set(json.loads(result.stdout))) == (0, {"a", "all"})


def test_a_split_without_reports_is_one_line(tmp_path: Path) -> None:
    result = evaluated(tmp_path, "--split", "test")
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
