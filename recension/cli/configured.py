"""How the configuration reaches a command: as the defaults of its options."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from recension.cli.exits import EXIT_USAGE
from recension.cli.running import say
from recension.configuration import defaults, settings
from recension.errors import RecensionError


def here() -> Path:
    """The current folder, or the root where it was removed meanwhile."""
    try:
        return Path.cwd()
    except OSError:
        return Path("/")


def configure(ctx: click.Context, name: str, command: click.Command | None) -> None:
    """Give the options of a command (and of those within it) the values that files and variables have for them."""
    within = tuple(command.commands) if isinstance(command, click.Group) else ()
    try:
        ctx.default_map = defaults(settings(here(), os.environ), {name: within})
    except RecensionError as error:
        say(f"recension: {error} [{error.code}]")
        sys.exit(EXIT_USAGE)
