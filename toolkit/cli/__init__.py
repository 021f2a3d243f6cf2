"""The command line: parse, one call, report. Findings and progress go to stderr, results for machines to stdout.

Exit codes: 0 all good, 1 findings or some jobs failed, 2 cannot start, 130 interrupted. One module a command, or a few that
belong together; heavy imports stand inside the commands, so that `brandkit --help` answers at once.
"""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from toolkit.cli.deck import deck
from toolkit.cli.export import export
from toolkit.cli.interrupt import interruptible
from toolkit.cli.logos import logos
from toolkit.cli.say import CANNOT, GOOD, INTERRUPTED, count
from toolkit.cli.things import brand, list_, new, show
from toolkit.cli.tokens import guide, tokens
from toolkit.errors import BrandkitError, DefinitionError, unexpected

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and ends the process with its exit code; no stack trace reaches a person.

    SIGTERM ends it as Ctrl-C does.
    """
    interruptible()
    try:
        code = brandkit.main(arguments, prog_name="brandkit", standalone_mode=False)
    except (KeyboardInterrupt, Exception) as error:
        if os.environ.get("BRANDKIT_DEBUG"):
            raise
        code, message = _ending(error)
        if message:
            click.echo(message, err=True)
    sys.exit(code if isinstance(code, int) else GOOD)


def _ending(error: BaseException) -> tuple[int, str]:
    """The exit code that an error ends the process with, and what is said of it."""
    match error:
        case KeyboardInterrupt() | click.exceptions.Abort():
            return INTERRUPTED, "Interrupted; what was written is whole."
        case click.ClickException():
            error.show()
            return CANNOT, ""
        case DefinitionError():
            return CANNOT, f"{error}\n{count(len(error.mistakes), 'mistake')}; nothing was made."
        case BrandkitError():
            return CANNOT, str(error)
        case _:
            return CANNOT, f"brandkit: {unexpected(error)}"


class _Commands(click.Group):
    """Our commands, and those that other packages add by an entry point, imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *_added()])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if (own := super().get_command(ctx, cmd_name)) or cmd_name not in (added := _added()):
            return own
        return added[cmd_name].load()


def _added() -> "dict[str, EntryPoint]":
    from importlib.metadata import entry_points

    return {found.name: found for found in entry_points(group="brandkit.commands")}


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="elmo-brandkit")
def brandkit() -> None:
    """Logos, images and decks of East and North Finland's shared brand, for seven regions, correct by the EU's visibility rules.

    \b
    brandkit new kit > spring.yml       a kit to fill in
    brandkit export spring.yml          everything it asks for, into out/
    brandkit logos --region kainuu      a region's logos
    brandkit deck OUTLINE.md            a deck from an outline
    brandkit serve                      all of it in a browser
    """


for command in (tokens, guide):
    brand.add_command(command)

for command in (export, deck, logos, list_, show, new, brand):
    brandkit.add_command(command)
