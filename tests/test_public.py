"""What the package shows to the outside, and what it costs to look at it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import legation
from legation.errors import EmptyReport, InputError, LegationError, UnsupportedLanguage
from legation.reader import Reading

TEXT = "NAIROBI — Kenya’s foreign minister said on Monday that Uganda had recalled its envoy. “We regret it,” she said."
HEAVY = ("numpy", "onnxruntime", "lxml", "tokenizers", "trafilatura", "pyarrow", "duckdb", "deltalake")


def test_two_names_are_public() -> None:
    assert legation.__all__ == ["Record", "read"]
    assert [getattr(legation, name).__name__ for name in legation.__all__] == ["Record", "read"]


@pytest.mark.parametrize("module", ["legation", "legation.cli"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({{m.partition('.')[0] for m in sys.modules}} & set({HEAVY!r})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_help_loads_nothing_heavy() -> None:
    code = f"""
import sys
from legation.cli import main
try:
    main(["read", "--help"])
except SystemExit as done:
    print("heavy:", *sorted(set(sys.modules) & set({HEAVY!r})), done.code)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "heavy: 0"


def test_a_text_is_read_as_text() -> None:
    reading = legation.read(TEXT, published="Nov. 28, 2023", headline="Envoy goes home")
    assert isinstance(reading, Reading)
    assert (reading.text, reading.report.published, reading.report.headline) == (TEXT, "2023-11-28", "Envoy goes home")


@pytest.mark.parametrize("kind", [str, Path])
def test_a_path_is_read_as_a_file(tmp_path: Path, kind: type[str] | type[Path]) -> None:
    path = tmp_path / "kenya.txt"
    path.write_text(TEXT, "utf-8")
    reading = legation.read(kind(path), published="2023-11-28")
    assert (reading.report.id, reading.text, reading.report.published) == ("kenya", TEXT, "2023-11-28")


def test_what_has_been_read_can_be_had_in_every_form() -> None:
    reading = legation.read(TEXT, published="2023-11-28")
    assert reading.to_dict()["report"]["id"] == "report"
    assert len(reading.to_rows("places")) == len(reading.places)
    assert reading._repr_html_().startswith("<style>")
    assert "\n" not in repr(reading)


def test_every_row_is_an_attribute() -> None:
    reading = legation.read(TEXT)
    assert all(
        isinstance(getattr(reading, layer), tuple)
        for layer in ("actors", "times", "places", "quotes", "events", "ties")
    )


@pytest.mark.parametrize(
    ("source", "published", "error"),
    [
        ("", None, LegationError),
        (" \n ", None, EmptyReport),
        (TEXT, "the day before yesterday-ish", InputError),
        (TEXT, "", InputError),
        (Path("no/such/file.txt"), None, InputError),
        (Path(), None, InputError),
        ("Il ministro degli Esteri ha dichiarato lunedì che i colloqui continueranno la settimana prossima.", None,
         UnsupportedLanguage),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_one_line(
    source: str | Path, published: str | None, error: type[LegationError]
) -> None:
    with pytest.raises(error) as told:
        legation.read(source, published)
    assert len(str(told.value).splitlines()) == 1


def test_a_file_of_several_reports_is_not_read_as_one(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text('{"text": "Kenya voted."}\n{"text": "Uganda voted."}\n', "utf-8")
    with pytest.raises(InputError, match="2 reports"):
        legation.read(path)
