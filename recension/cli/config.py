"""``recension config``: what the options are, and why."""

from __future__ import annotations

import os
from pathlib import Path

import click

from recension.cli.configured import here
from recension.cli.options import DEBUG, JSON
from recension.cli.running import run, say
from recension.configuration import Setting, settings, shown, template, user_file
from recension.errors import UsageError
from recension.render.json import to_json_line
from recension.settings.configuration import FILE_NAME
from recension.text.terminal import printable


@click.group()
def config() -> None:
    """Show the configuration, or begin a file of it.

    An option on the command line counts most, then a variable RECENSION_..., then recension.toml in this folder or the nearest one
    above it, then the user's own file, then the default.

    \b
    Example:
      recension config show
      recension config init
    """


@config.command()
@JSON
@DEBUG
def show(as_json: bool, debug: bool) -> None:
    """Print each value and where it comes from.

    \b
    Example:
      recension config show
    """

    def job() -> tuple[()]:
        found = settings(here(), os.environ)
        for line in map(_json, found) if as_json else _lines(found):
            click.echo(line, nl=not as_json)
        return ()

    run(job, debug=debug)


def _json(setting: Setting) -> str:
    return to_json_line({"key": setting.key.name, "value": setting.value, "origin": setting.origin, "variable": setting.key.variable})


def _lines(found: tuple[Setting, ...]) -> list[str]:
    """A line for each key: name, value, origin."""
    values = ["-" if s.value is None else printable(shown(s.value, s.key)) for s in found]
    names, width = max(len(s.key.name) for s in found), min(40, max(map(len, values)))
    return [f"{s.key.name:<{names}}  {v:<{width}}  {printable(s.origin)}" for s, v in zip(found, values, strict=True)]


@config.command()
@click.option("--user", is_flag=True, help="Begin your own file, which holds in every folder.")
@click.option("--stdout", is_flag=True, help="Print it, and write no file.")
@DEBUG
def init(user: bool, stdout: bool, debug: bool) -> None:
    """Write a file with every key at its default, commented out. A file that is there stays as it is.

    \b
    Example:
      recension config init
      recension config init --user
    """

    def job() -> tuple[()]:
        if stdout:
            click.echo(template(), nl=False)
            return ()
        file = user_file(os.environ) if user else Path(FILE_NAME)
        if file is None:
            raise UsageError("RCN-234", "no file was begun", "no variable says where your own files are", "set HOME, or leave out --user")
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with file.open("x", encoding="utf-8") as new:
                new.write(template())
        except FileExistsError as error:
            raise UsageError("RCN-234", "no file was begun", f"{file} is there already", "change that one") from error
        say(f"written to {file}")
        return ()

    run(job, debug=debug)
