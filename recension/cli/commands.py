"""The commands by name. Each is loaded when it is called, so that none waits for what another one needs."""

from __future__ import annotations

import importlib
import pathlib
import sys

import click
from click.shell_completion import CompletionItem

from recension import __version__
from recension.cli.configured import configure
from recension.cli.exits import EXIT_CODES, EXIT_INTERRUPTED
from recension.text.terminal import printable

COMMANDS = {
    "build": ("pile", "make the edition of a pile"),
    "read": ("pile", "print each document as read"),
    "annotate": ("pile", "print what was read in each document"),
    "lineage": ("pile", "print who has it from whom"),
    "judge": ("judge", "say that an answer is wrong, and have it replayed on every run"),
    "ingest": ("keep", "add documents to a store"),
    "list": ("find", "list the documents of a store"),
    "stories": ("find", "list the stories of a store"),
    "show": ("find", "show a document, a story, or anything in it"),
    "search": ("find", "find documents by their words"),
    "why": ("find", "say on which rules and words anything rests"),
    "export": ("keep", "write the edition of a store, or one story"),
    "serve": ("serve", "work at a desk in the browser"),
    "schema": ("pile", "print the JSON Schema of edition.json"),
    "doctor": ("doctor", "look whether all that is needed is there"),
    "config": ("config", "show the configuration, or begin a file of it"),
    "completion": ("completion", "print what makes a shell complete these commands"),
}
"""Each command with the module of this package that holds it, and what it does, in the order of the list that a user sees."""

UNCONFIGURED = frozenset({"schema", "doctor", "config", "completion"})
"""Commands that have no use for the configuration, or must work where it is broken."""


class _Commands(click.Group):
    """The commands; a first word that is a path is answered with the command that was probably meant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name, loaded now."""
        if cmd_name not in COMMANDS:
            return None
        try:
            module = importlib.import_module(f"recension.cli.{COMMANDS[cmd_name][0]}")
        except KeyboardInterrupt:  # stopped while the command was still loading
            sys.exit(EXIT_INTERRUPTED)
        return next(c for c in vars(module).values() if isinstance(c, click.Command) and c.name == cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, for which none of them is loaded."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_, says) in COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands and options that begin so; none of the commands is loaded for it."""
        begun = [CompletionItem(name, help=says) for name, (_, says) in COMMANDS.items() if name.startswith(incomplete)]
        return [*begun, *click.Command.shell_complete(self, ctx, incomplete)]

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        word = args[0] if args else ""
        if word not in COMMANDS and pathlib.Path(word).exists():
            ctx.fail(f"{printable(word)!r} is no command; did you mean: recension build {printable(word)} -o edition/")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.version_option(__version__, prog_name="recension")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Read a pile of news copies and give back a critical edition of the story.

    INPUT is a file, a folder (walked), a glob, or - for JSON Lines on standard input. Plain text, HTML, JSON Lines
    of articles, WARC archives, feeds, e-mails and PDF are read, and gzip or zstd of each; the type is told by content.

    \b
    Example:
      recension build articles/ -o edition/
    """
    name = ctx.invoked_subcommand
    if name in COMMANDS and name not in UNCONFIGURED:
        configure(ctx, name, main.get_command(ctx, name))
