"""The command line: a file a verb or a few that belong together. Heavy imports wait inside the verb that needs them."""

from __future__ import annotations

import click

from legation.cli import adding, asking, deciding, evaluate, exporting, read, status

VERBS = (
    read.read, adding.add, adding.retry, adding.recode, status.status, asking.find, asking.query, exporting.export,
    deciding.merge, deciding.split, deciding.reject, deciding.confirm, deciding.undo, deciding.decisions,
    deciding.decide, evaluate.evaluate,
)  # fmt: skip


class _InOrder(click.Group):
    """Verbs in the order in which they are used, not in that of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, as listed."""
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(package_name="legation")
def main() -> None:
    """Read news on international affairs: who did or said what to whom, when, where, and according to whom."""


for _verb in VERBS:
    main.add_command(_verb)
