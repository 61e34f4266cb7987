"""The verbs that ask a record, decide about it, and hand it on."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from legation.cli import main
from legation.exports.registry import FORMATS
from recorded import recorded

LAYERS = ("events", "quotes", "ties", "occasions", "reports")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(recorded(tmp_path_factory.mktemp("verbs")).path)


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def objects(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def read(data: bytes, format: str) -> list[dict[str, object]]:
    """Rows of any format, as text."""
    if format == "parquet":
        return [{k: str(v) for k, v in r.items()} for r in pq.read_table(pa.BufferReader(data)).to_pylist()]
    if format == "csv":
        return list(csv.DictReader(io.StringIO(data.decode())))
    return [{k: str(v) for k, v in json.loads(line).items()} for line in data.decode().splitlines()]


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet"])
@pytest.mark.parametrize("into_file", [False, True])
def test_rows_are_the_same_in_every_format(record: str, format: str, into_file: bool, tmp_path: Path) -> None:
    file = tmp_path / f"rows.{format}"
    given = ["--output", str(file)] if into_file else ["--format", format]
    result = run("query", record, "SELECT id, outlet FROM reports ORDER BY published", *given)
    data = file.read_bytes() if into_file else result.stdout_bytes
    assert [r["outlet"] for r in read(data, format)] == ["Courier", "Gazette"]
    assert result.exit_code == 0


@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_can_be_read_by_people(record: str, layer: str) -> None:
    result = run("find", record, "--layer", layer, "--format", "text")
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert 0 < max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["--party", "Kenya", "--type", "ASSAULT"], 1),
        (["--party", "Kenya", "--type", "ASSAULT", "--voice", "own"], 1),
        (["--actor", "UGA"], 1),
        (["--place", "Busia"], 1),
        (["--since", "2023-11-22", "--type", "ASSAULT"], 0),
        (["shelled"], 1),
        (["--limit", "1"], 1),
    ],
)
def test_occasions_are_found_by_what_is_asked(record: str, asked: Sequence[str], found: int) -> None:
    assert len(objects(run("find", record, *asked, "--format", "jsonl"))) == found


def test_sql_comes_from_standard_input(record: str) -> None:
    assert objects(run("query", record, "-", stdin="SELECT 1 AS one")) == [{"one": 1}]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["query", "{}", "SELECT error('late') FROM reports"], 2),
        (["query", "{}", "SELECT 1", "--as-of", "99"], 2),
        (["find", "{}", "--since", "yesterday"], 2),
        (["export", "{}", "--to", "csv"], 2),
        (["merge", "{}", "nothing", "like-it"], 2),
        (["undo", "{}", "nothing"], 2),
        (["status", "{}/below"], 5),
        (["retry", "{}/below"], 5),
        (["recode", "{}/below"], 5),
        (["decisions", "{}/below"], 5),
    ],
)
def test_what_cannot_be_done_is_one_line(record: str, arguments: Sequence[str], status: int) -> None:
    result = run(*(a.replace("{}", record) for a in arguments))
    assert (result.exit_code, len(result.stderr.splitlines()), result.stdout) == (status, 1, "")
    assert result.stderr.startswith("legation: ")


def test_a_file_that_holds_no_decisions_is_one_line(record: str) -> None:
    result = run("decide", record, "-", stdin="{broken")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)


def test_status_says_what_there_is(record: str) -> None:
    found = json.loads(run("status", record, "--format", "json").stdout)
    assert (found["counts"]["reports"], found["first"], found["stale"]) == (2, "2023-11-21", 0)
    assert "2 reports" in run("status", record).stdout


@pytest.mark.parametrize("format", [f for f, known in FORMATS.items() if not known.folder])
def test_a_format_that_is_one_file_goes_to_standard_output(record: str, format: str, tmp_path: Path) -> None:
    file = tmp_path / "out"
    run("export", record, "--to", format, "--output", str(file))
    assert run("export", record, "--to", format).stdout_bytes == file.read_bytes()


def test_what_is_decided_is_listed_applied_elsewhere_and_taken_back(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    one, other = str(recorded(tmp_path).path), str(recorded(tmp_path / "b").path)
    (occasion,) = (r["occasion"] for r in objects(run("find", one, "--actor", "UGA")))
    said = run("reject", one, str(occasion), "--by", "ada", "--note", "no")
    listed = run("decisions", one).stdout
    (decision,) = map(json.loads, listed.splitlines())
    assert (decision["by"], decision["action"], decision["note"]) == ("ada", "reject", "no")
    assert decision["decision"] in said.stdout
    assert run("decide", other, "-", stdin=listed).stdout == "applied 1, already there 0\n"
    assert [r["confirmed"] for r in objects(run("find", other, "--actor", "UGA"))] == [False]
    assert run("undo", one, decision["decision"]).exit_code == 0
    assert [r["confirmed"] for r in objects(run("find", one, "--actor", "UGA"))] == [None]
