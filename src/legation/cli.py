"""The command line: thin verbs. Heavy imports wait inside the verb that needs them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

if TYPE_CHECKING:
    from legation.evaluation.standoff import Split
    from legation.intake.batches import Counts, Work
    from legation.model import Doc
    from legation.reading.kinds import InputKind
    from legation.record.find import Layer

_STYLES: dict[str, dict[str, object]] = {
    "head": {"bold": True}, "type": {"fg": "cyan"}, "dim": {"dim": True}, "claim": {"fg": "yellow"},
}  # fmt: skip


def _columns(_context: click.Context, _option: click.Parameter, pairs: tuple[str, ...]) -> dict[str, str]:
    """`FIELD=COLUMN`, said once or more, as a mapping; which fields there are is known where tables are read."""
    for pair in pairs:
        if "=" not in pair:
            raise click.BadParameter(f"{pair!r}: write FIELD=COLUMN, as in text=body")
    return {field.strip(): column for field, _, column in (pair.partition("=") for pair in pairs)}


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(package_name="legation")
def main() -> None:
    """Read news on international affairs: who did or said what to whom, when, where, and according to whom."""


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…|-")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "jsonl"]),
    default=None,
    help="text on a terminal, jsonl in a pipe, unless said.",
)
@click.option(
    "--input",
    "input_",
    type=click.Choice(["auto", "text", "html", "jsonl", "csv", "feed", "warc"]),
    default="auto",
    show_default=True,
    help="What the files hold.",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    callback=_columns,
    help="What a table or JSON lines call a field, as in text=body; more than once for more fields.",
)
@click.option("--why", is_flag=True, help="For each event, what decided (text only).")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Leave out events and quotes below.",
)
@click.option(
    "--attributions",
    type=click.Choice(["said", "polnear"]),
    default="said",
    show_default=True,
    help="What quotes hold: words said, or all that PolNeAR annotates: attitudes and plans too, outermost ones only.",
)
@click.option(
    "--events",
    type=click.Choice(["all", "plover"]),
    default="all",
    show_default=True,
    help="All acts told, or as PLOVER's gold sentences have them: the first act of each sentence, and the CAMEO group "
    "before the id of an actor without a state.",
)
@click.option("--demonyms", is_flag=True, help="Count demonyms (“French”, “Russians”) as places, after the others.")
def read(
    paths: tuple[str, ...],
    format_: str | None,
    input_: InputKind,
    columns: dict[str, str],
    why: bool,
    min_confidence: float,
    attributions: Literal["said", "polnear"],
    events: Literal["all", "plover"],
    demonyms: bool,
) -> None:
    """Read reports: files of text, HTML, JSON lines, CSV, feeds or web archives, folders of them, addresses of pages
    and feeds, or - for standard input.

    Exit status: 0 all read; 2 something could not be read; 3 something is not in English; 4 the installation is
    damaged. One line on standard error for each; all others are still read.
    """
    from legation.errors import LegationError
    from legation.pipeline import AS_POLNEAR, STAGES, code, with_demonyms
    from legation.reading import open_reports
    from legation.resolving.plover_sentences import as_plover

    status = 0
    added = ((with_demonyms,) if demonyms else ()) + ((as_plover,) if events == "plover" else ())
    stages = (*(AS_POLNEAR if attributions == "polnear" else STAGES), *added)
    as_text = format_ == "text" or (format_ is None and sys.stdout.isatty())
    stdin = sys.stdin.buffer if "-" in paths else None
    for report in open_reports(paths, input_, stdin, warn=_warn, columns=columns):
        try:
            if isinstance(report, LegationError):
                raise report
            doc = _sure(code(report, stages), min_confidence)
        except LegationError as error:
            _warn(str(error))
            status = max(status, error.exit_status)
            continue
        undated = _undated(doc)
        if undated:
            _warn(f"{doc.report.id}: no date of publication, so “{undated}” and the like stay without days")
        _print(_shown(doc, as_text, why))
    sys.exit(status)


def _record_argument(function: Callable[..., None]) -> Callable[..., None]:
    return click.argument("record", type=click.Path(path_type=Path))(function)


@main.command()
@_record_argument
@click.argument("paths", nargs=-1, required=True, metavar="PATH…|-")
def add(record: Path, paths: tuple[str, ...]) -> None:
    """Add reports to the folder RECORD, which is made if it is not there; the same command goes on where it stopped.

    What is there already is passed by; what cannot be read or coded is set aside with the reason, for `retry`.
    """
    from legation.intake import batches
    from legation.reading import open_sources

    stdin = sys.stdin.buffer if "-" in paths else None
    _bring_in(record, "added", lambda work: batches.add(record, open_sources(paths, "auto", stdin, warn=_warn), work))


@main.command()
@_record_argument
def retry(record: Path) -> None:
    """Try again what RECORD has set aside."""
    from legation.intake import again

    _bring_in(record, "added", lambda work: again.retry(record, work))


@main.command()
@_record_argument
def recode(record: Path) -> None:
    """Code anew the reports of RECORD that an older version of program, models or tables coded."""
    from legation.intake import again

    _bring_in(record, "coded anew", lambda work: again.recode(record, work))


@main.command()
@_record_argument
@click.argument("sql")
@click.option(
    "--as-of", metavar="DATE|VERSION", help="The record as it stood at the end of a day (UTC), or at a version."
)
def query(record: Path, sql: str, as_of: str | None) -> None:
    """Ask RECORD one SELECT of SQL (DuckDB); prints a JSON object a row. Nothing is changed."""
    import msgspec

    from legation.errors import LegationError
    from legation.record.record import Record

    try:
        with Record(record, as_of) as opened:
            for batch in opened.snapshot.ask(sql):
                _print(b"".join(msgspec.json.encode(row) + b"\n" for row in batch.to_pylist()))
    except LegationError as error:
        _warn(str(error))
        sys.exit(error.exit_status)


@main.command()
@_record_argument
@click.argument("words", required=False)
@click.option(
    "--layer",
    type=click.Choice(["events", "quotes", "ties", "occasions", "reports"]),
    default="events",
    show_default=True,
    help="What to look through.",
)
@click.option("--party", help="Who has a part in it: an id, a country (ISO-3) or a name; also speaker, holder, body.")
@click.option("--type", "type_", multiple=True, help="PLOVER's type; may be given again.")
@click.option("--status", multiple=True, help="actual, future, hypothetical, negated; may be given again.")
@click.option("--since", help="First day, YYYY-MM-DD.")
@click.option("--until", help="Last day, YYYY-MM-DD.")
@click.option("--place", help="Name of a place, or a country.")
@click.option("--voice", help="own, claimed, or who says it.")
@click.option("--limit", type=click.IntRange(1), help="At most so many rows.")
@click.option(
    "--as-of", metavar="DATE|VERSION", help="The record as it stood at the end of a day (UTC), or at a version."
)
def find(
    record: Path, words: str | None, layer: Layer, as_of: str | None, type_: tuple[str, ...], **wanted: Any
) -> None:
    """Find rows of RECORD by WORDS and by what they are about; prints a JSON object a row, by day."""
    import msgspec

    from legation.errors import LegationError
    from legation.record.find import wanted as asked
    from legation.record.record import Record

    try:
        with Record(record, as_of) as opened:
            for batch in opened.rows(layer, asked(words=words, type=type_, **wanted)).to_batches(1_000):
                _print(b"".join(msgspec.json.encode(row) + b"\n" for row in batch.to_pylist()))
    except LegationError as error:
        _warn(str(error))
        sys.exit(error.exit_status)


def _bring_in(record: Path, done: str, bring: Callable[[Work], Counts]) -> None:
    """Run one of the verbs that write, and say what came of it."""
    from legation.errors import LegationError
    from legation.intake.batches import Work
    from legation.pipeline import code

    try:
        counts = bring(Work(code=code, tell=_tell))
    except LegationError as error:
        _warn(str(error))
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        _warn("stopped; what was coded is in the record: run the same command to go on")
        sys.exit(130)
    why = f" (why → {record}/set-aside)" if counts.aside else ""
    click.echo(f"{done} {counts.added}, already there {counts.known}, set aside {counts.aside}{why}")


def _tell(counts: Counts) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{counts.seen} reports seen, {counts.added} written", err=True, nl=False)


@main.command()
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table, or JSON.",
)
@click.option(
    "--texts",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON lines with the texts of stand-off annotations; matched by hash.",
)
@click.option(
    "--split",
    type=click.Choice(["train", "dev", "test"]),
    default="dev",
    show_default=True,
    help="Which of the annotated reports; test is for reporting only.",
)
def evaluate(folder: Path | None, format_: str, texts: tuple[Path, ...], split: Split) -> None:
    """Score the program on reports with expected rows: the examples, or FOLDER of NAME.txt with NAME.yaml, or FOLDER
    of stand-off annotations (annotation/reports) with --texts.

    Exit status: 0 done; 2 no such reports, or none of their texts at hand; 4 expected rows that cannot be read.
    """

    from legation.errors import LegationError
    from legation.evaluation import run

    try:
        folder = folder or run.examples_folder()
        pairs = run.read_annotated(folder, texts, split) if texts else run.read_pairs(folder)
        results = run.evaluate(pairs, str(folder))
    except LegationError as error:
        _warn(str(error))
        sys.exit(error.exit_status)
    click.echo(run.table(results) if format_ == "text" else run.as_json(results).decode())


def _undated(doc: Doc) -> str | None:
    """The first time expression that hangs on a day of publication that nobody told."""
    if doc.report.published:
        return None
    return next((t.text for t in doc.times if t.earliest is None and (t.value or "").startswith("XXXX")), None)


def _sure(doc: Doc, least: float) -> Doc:
    if not least:
        return doc
    from legation.views.confidence import at_least

    return at_least(doc, least)


def _shown(doc: Doc, as_text: bool, why: bool) -> bytes:
    if not as_text:
        from legation.exports.contract import to_line

        return to_line(doc) + b"\n"
    from legation.views.text import plain, render

    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return (render(doc, _painted if coloured else plain, why) + "\n").encode()


def _painted(words: str, style: str) -> str:
    return click.style(words, **_STYLES[style])  # type: ignore[arg-type]


def _print(data: bytes) -> None:
    """Whole or not at all; a reader that has gone away (`| head`) ends the work quietly."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _warn(line: str) -> None:
    click.echo(f"legation: {line}", err=True)
