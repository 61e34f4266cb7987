"""Arguments -> files: folders are walked, and patterns that the shell left alone are filled in, one file at a time."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Callable, Iterator, Sequence
from glob import has_magic
from pathlib import Path

from legation.errors import InputError
from legation.reading.kinds import ENDINGS, is_address, is_read_in_folders

_Place = tuple[int, int]
_ANY = "**"


def expand(paths: Sequence[str]) -> Iterator[str | InputError]:
    """The files that `paths` stand for, in order: "-", addresses and files as they are.

    A folder gives the files in it and below that have an ending we read, sorted by name; hidden ones are passed by, and
    each folder is walked once, whatever links lead to it. A pattern (`*`, `?`, `[…]`, `**` for any folders) that is no
    file's name gives the files that match, of whatever ending. An `InputError` for what gives none.
    """
    for path in paths:
        if path == "-" or is_address(path):
            yield path
        elif path and _is_folder(path):  # "" is no name for this folder, but a variable that was not set
            yield from _or_error(
                _walk(path), path, f"no file in this folder that can be read ({' '.join(ENDINGS)}, .gz)"
            )
        elif has_magic(path) and not _surely(Path(path).exists):
            found = sorted({str(match) for match in _matches(*_split(path))})
            yield from _or_error(iter(found), path, "no file matches this pattern: check the path")
        else:
            yield path


def _or_error(found: Iterator[str | InputError], path: str, reason: str) -> Iterator[str | InputError]:
    item = None
    for item in found:
        yield item
    if item is None:
        yield InputError(reason, path)


def _walk(top: str) -> Iterator[str | InputError]:
    for entry in _below(top):
        if isinstance(entry, InputError):
            yield entry
        elif _surely(entry.is_file) and is_read_in_folders(entry.name):
            yield entry.path


def _below(top: str) -> Iterator[os.DirEntry[str] | InputError]:
    """All that is in a folder and in the folders below, sorted, but for what is hidden; a folder before its content.

    Each folder comes once, by whichever way it is found first: links may lead round.
    """
    seen: set[_Place] = set()
    opened = [_entries(top, seen)]
    while opened:
        entry = next(opened[-1], None)
        if entry is None:
            opened.pop()
        elif isinstance(entry, InputError) or not _surely(entry.is_dir):
            yield entry
        elif not _is_in(entry.path, seen):
            yield entry
            opened.append(_entries(entry.path, seen))


def _entries(folder: str, seen: set[_Place]) -> Iterator[os.DirEntry[str] | InputError]:
    try:
        seen.add(_place(folder))
        entries = _sorted(folder)
    except OSError as error:
        yield InputError(f"the folder cannot be read ({error.strerror or error})", folder)
        return
    yield from (entry for entry in entries if not entry.name.startswith("."))


def _sorted(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _place(folder: str) -> _Place:
    stat = Path(folder).stat()
    return stat.st_dev, stat.st_ino


def _is_in(folder: str, seen: set[_Place]) -> bool:
    try:
        return _place(folder) in seen
    except OSError:
        return False


def _split(pattern: str) -> tuple[Path, tuple[str, ...]]:
    """The folder to begin in, and the parts of the pattern below it."""
    parts = Path(pattern).parts
    first = next(i for i, part in enumerate(parts) if has_magic(part))
    return Path(*parts[:first]), parts[first:]


def _matches(folder: Path, parts: tuple[str, ...]) -> Iterator[Path]:
    part, rest = parts[0], parts[1:]
    if part == _ANY:
        yield from _matches(folder, rest or ("*",))
        for entry in _below(str(folder)):
            if not isinstance(entry, InputError) and _surely(entry.is_dir):
                yield from _matches(Path(entry.path), rest or ("*",))
    elif not has_magic(part):
        yield from _and_on(folder / part, rest)
    else:
        try:
            entries = _sorted(str(folder))
        except OSError:
            return
        for entry in entries:
            hidden = entry.name.startswith(".") and not part.startswith(".")
            if not hidden and fnmatch.fnmatch(entry.name, part):
                yield from _and_on(folder / entry.name, rest)


def _and_on(path: Path, rest: tuple[str, ...]) -> Iterator[Path]:
    if rest and _is_folder(path):
        yield from _matches(path, rest)
    elif not rest and _surely(path.is_file):
        yield path


def _is_folder(path: str | Path) -> bool:
    return _surely(Path(path).is_dir)


def _surely(asked: Callable[[], bool]) -> bool:
    """False where it cannot be found out: a link to itself, a zero byte in the path, a folder closed to us."""
    try:
        return asked()
    except (OSError, ValueError):
        return False
