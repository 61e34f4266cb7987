"""Which program, models and tables make rows: in full, and in one word.

Hashes are of the files that ship (SHA-256): code is every module that has a part in reading a report, so that a row
says by itself whether the program at hand would give it again.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import msgspec

_READS = ("reading", "language", "mentions", "resolving", "data")
_ALONE = ("pipeline.py", "model.py")


class Versions(msgspec.Struct, frozen=True, kw_only=True):
    """The program's version, and hashes (12 hex digits) of its code, models and tables."""

    program: str
    code: str
    models: str
    tables: str

    @property
    def made_by(self) -> str:
        """All in one word: "0.1.0/" and 8 hex digits."""
        return f"{self.program}/{_hash([':'.join((self.code, self.models, self.tables)).encode()])[:8]}"


@cache
def current() -> Versions:
    """Those of the program at hand."""
    root = Path(str(files("legation")))
    data = root / "data"
    code = [root / name for name in _ALONE] + [p for room in _READS for p in (root / room).glob("*.py")]
    tables = [p for p in data.iterdir() if p.suffix in (".tsv", ".bin")]
    models = [p for p in (data / "models").iterdir() if p.suffix in (".onnx", ".json")]
    return Versions(program=version("legation"), code=_of(code), models=_of(models), tables=_of(tables))


def _of(paths: list[Path]) -> str:
    return _hash([p.name.encode() + b"\0" + p.read_bytes() for p in sorted(paths, key=lambda p: p.name)])[:12]


def _hash(pieces: list[bytes]) -> str:
    sha = hashlib.sha256()
    for piece in pieces:
        sha.update(hashlib.sha256(piece).digest())
    return sha.hexdigest()
