"""What could not be read or coded: a file each in RECORD/set-aside, with the reason, until it can."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from legation.model import Report
from legation.record.keys import short
from legation.record.store import Store


class SetAside(msgspec.Struct, frozen=True, kw_only=True):
    """One item: `where` it came from (`FILE`, `FILE:LINE`, `FILE (ADDRESS)`), why it was set aside, and the report, if
    it could be read that far."""

    where: str
    reason: str
    status: int
    report: Report | None = None

    @property
    def name(self) -> str:
        """The same for the same item, however often it fails."""
        return short(self.where)


def put(store: Store, item: SetAside) -> None:
    """Keep it. An item that is there already has its reason brought up to date."""
    folder = store.path / "set-aside"
    folder.mkdir(exist_ok=True)
    draft = folder / f"{item.name}.{os.getpid()}"
    draft.write_bytes(msgspec.json.encode(item) + b"\n")
    draft.replace(folder / f"{item.name}.json")


def drop(store: Store, where: str) -> None:
    """It could be read after all."""
    (store.path / "set-aside" / f"{short(where)}.json").unlink(missing_ok=True)


def listed(store: Store) -> Iterator[SetAside]:
    """All that is set aside, in a fixed order; a file that is no item is passed by."""
    for file in sorted(Path(store.path / "set-aside").glob("*.json")):
        try:
            yield msgspec.json.decode(file.read_bytes(), type=SetAside)
        except (OSError, msgspec.DecodeError):
            continue
