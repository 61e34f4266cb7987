"""`legation evaluate`: how well the program reads reports whose rows are known."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from legation.cli import printing

if TYPE_CHECKING:
    from legation.evaluation.standoff import Split


@click.command()
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
    from legation.evaluation import run

    with printing.told():
        folder = folder or run.examples_folder()
        pairs = run.read_annotated(folder, texts, split) if texts else run.read_pairs(folder)
        results = run.evaluate(pairs, str(folder))
    click.echo(run.table(results) if format_ == "text" else run.as_json(results).decode())
