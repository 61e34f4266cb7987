from __future__ import annotations

import os
from pathlib import Path

import pytest

from legation.errors import InputError
from legation.reading.folders import expand

FILES = (
    "a.txt", "b.HTML", "c.jsonl.gz", "z.warc.gz", "readme.md", "picture.png", "noending", "archive.gz", ".hidden.txt",
    "sub/a.txt", "sub/deep/x.csv", "sub/.git/y.txt", "sub.txt",
)  # fmt: skip


@pytest.fixture
def top(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    return tmp_path


def names(top: Path, *paths: str) -> list[str]:
    """What comes, below `top`; an error as "!"."""
    found = expand([str(top / path) if path != "-" else path for path in paths])
    return ["!" if isinstance(item, InputError) else item.removeprefix(f"{top}/") for item in found]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", ["a.txt", "b.HTML", "c.jsonl.gz", "sub/a.txt", "sub/deep/x.csv", "sub.txt", "z.warc.gz"]),
        ("sub", ["sub/a.txt", "sub/deep/x.csv"]),
        ("sub/.git", ["sub/.git/y.txt"]),
        ("noending", ["noending"]),
        ("absent.txt", ["absent.txt"]),
        ("-", ["-"]),
        ("*.txt", ["a.txt", "sub.txt"]),
        ("**/*.txt", ["a.txt", "sub/a.txt", "sub.txt"]),
        ("**/deep/*", ["sub/deep/x.csv"]),
        ("sub/**", ["sub/a.txt", "sub/deep/x.csv"]),
        ("*/a.txt", ["sub/a.txt"]),
        ("s?b/../[ab].txt", ["sub/../a.txt"]),
        (".h*", [".hidden.txt"]),
        ("*.md", ["readme.md"]),
        ("*.pdf", ["!"]),
        ("absent/*", ["!"]),
        ("a.txt/*", ["!"]),
    ],
)
def test_arguments_become_files(top: Path, path: str, expected: list[str]) -> None:
    assert sorted(names(top, path)) == sorted(expected)


def test_files_come_in_order_of_their_names_folder_by_folder(top: Path) -> None:
    assert names(top, "sub", "a.txt") == ["sub/a.txt", "sub/deep/x.csv", "a.txt"]
    assert names(top, "**/*.txt") == sorted(names(top, "**/*.txt"))


def test_an_address_is_no_pattern() -> None:
    address = "HTTPS://klop.example/a?b=[c]*"
    assert list(expand([address])) == [address]


def test_a_file_that_is_called_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a[1]*.txt").write_text("x")
    (tmp_path / "a1.txt").write_text("x")
    assert names(tmp_path, "a[1]*.txt") == ["a[1]*.txt"]


@pytest.mark.parametrize("name", ["empty", "none"])
def test_a_folder_without_reports_says_which_and_what_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    if name == "none":
        (tmp_path / name / "picture.png").write_text("x")
    (error,) = expand([str(tmp_path / name)])
    assert isinstance(error, InputError)
    assert error.where == str(tmp_path / name) and ".jsonl" in error.reason


@pytest.mark.parametrize("path", [".", "**/*.txt", "**"])
def test_links_that_lead_round_are_walked_once(top: Path, path: str) -> None:
    for name in ("round", "sub/back", "sub/deep/back"):
        (top / name).symlink_to(top, target_is_directory=True)
    (top / "itself.txt").symlink_to(top / "itself.txt")
    (top / "nowhere.txt").symlink_to(top / "absent")
    found = [Path(name).name for name in names(top, path)]
    assert found.count("a.txt") == 2 and found.count("sub.txt") == 1
    assert not {"nowhere.txt", "itself.txt"}.intersection(found)


def test_what_is_no_file_is_passed_by(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(tmp_path, "") == ["!"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_that_may_not_be_read_costs_itself_alone(top: Path) -> None:
    (top / "sub").chmod(0)
    assert names(top, "").count("!") == 1 and "a.txt" in names(top, "")
    (top / "sub").chmod(0o700)


@pytest.mark.parametrize("path", ["a\0b", "a\0*", "x" * 5_000, "x" * 5_000 + "*", "[", "", "*" * 100 + "/\n"])
def test_any_path_is_a_file_or_an_error(tmp_path: Path, path: str) -> None:
    assert len(list(expand([str(tmp_path / "absent" / path)]))) == 1


def test_an_empty_argument_is_not_this_folder() -> None:
    assert list(expand([""])) == [""]
