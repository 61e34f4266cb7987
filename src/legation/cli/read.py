"""`legation read`: reports -> rows or text, one at a time; nothing is kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

import click

from legation.cli import options, printing
from legation.errors import LegationError

if TYPE_CHECKING:
    from legation.model import Doc
    from legation.reading.kinds import InputKind


@click.command()
@options.inputs
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "jsonl"]),
    default=None,
    help="text on a terminal, jsonl in a pipe, unless said.",
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
    from legation.pipeline import AS_POLNEAR, STAGES, code, with_demonyms
    from legation.reading import open_reports
    from legation.resolving.plover_sentences import as_plover

    status = 0
    added = ((with_demonyms,) if demonyms else ()) + ((as_plover,) if events == "plover" else ())
    stages = (*(AS_POLNEAR if attributions == "polnear" else STAGES), *added)
    as_text = format_ == "text" or (format_ is None and sys.stdout.isatty())
    stdin = sys.stdin.buffer if "-" in paths else None
    for report in open_reports(paths, input_, stdin, warn=printing.warn, columns=columns):
        try:
            if isinstance(report, LegationError):
                raise report
            doc = _sure(code(report, stages), min_confidence)
        except LegationError as error:
            printing.warn(str(error))
            status = max(status, error.exit_status)
            continue
        line = printing.undated(doc)
        if line:
            printing.warn(line)
        printing.put(_shown(doc, as_text, why))
    sys.exit(status)


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

    paint = printing.painted if printing.coloured() else plain
    return (render(doc, paint, why) + "\n").encode()
