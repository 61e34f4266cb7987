"""All formats, in one visible list. A new one is a module with `write`, its test, its page in docs/exports and a line
here."""

from __future__ import annotations

import importlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from legation.errors import QueryError

if TYPE_CHECKING:
    from legation.record.holdings import RecordHoldings


class Format(NamedTuple):
    """A format: its module here, whether it is a folder of files, and what it is for."""

    module: str
    folder: bool
    what: str


FORMATS: dict[str, Format] = {
    "csv": Format("csv_tables", True, "tables as CSV, with a codebook"),
    "parquet": Format("parquet_tables", True, "tables as Parquet, with a codebook"),
    "plover": Format("plover", False, "events in PLOVER's JSON, a line each"),
    "cameo": Format("cameo", False, "dyads with CAMEO codes, tab-separated"),
    "gdelt": Format("gdelt", True, "Events and Mentions as GDELT 2.0 has them"),
    "polecat": Format("polecat", False, "a table as POLECAT's"),
    "ftm": Format("ftm", False, "FollowTheMoney entities, a line each"),
    "timelinejs": Format("timelinejs", False, "a timeline for TimelineJS"),
    "timeml": Format("timeml", True, "TimeML, a file a report"),
    "brat": Format("brat", True, "stand-off annotations for brat"),
    "jsonld": Format("jsonld", False, "JSON-LD with schema.org and PROV-O"),
    "deposit": Format("deposit", True, "a data package without texts, for an archive"),
}


def export(holdings: RecordHoldings, format: str, target: Path) -> None:
    """Write holdings in a format; the target is there when it is whole, and not before.

    Raises:
        QueryError: the target is there and cannot be replaced, or cannot be written.
    """
    known = FORMATS[format]
    if known.folder and target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise QueryError(f"{target}: is there and not empty; name a new folder, or empty this one")
    write: Callable[[Any, Path], None] = importlib.import_module(f"legation.exports.{known.module}").write
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{target.name[:50]}.", dir=target.parent) as folder:
            draft = Path(folder) / "draft"
            write(holdings, draft)
            if known.folder and target.exists():
                target.rmdir()
            shutil.move(draft, target)
    except (OSError, ValueError) as error:
        raise QueryError(f"{target}: cannot be written ({' '.join(str(error).split())[:200]})") from error
