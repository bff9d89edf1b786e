"""The arguments and options that several commands have."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import click

from recension.settings.store import DEFAULT_STORE

INPUTS = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
STORE = click.option(
    "--store",
    default=DEFAULT_STORE,
    envvar="RECENSION_STORE",
    metavar="FILE",
    help=f"The store: a file, or an address postgresql://…  [or the variable RECENSION_STORE; default: {DEFAULT_STORE}]",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line where there are several.")
DEBUG = click.option("--debug", is_flag=True, help="Show the traceback of an internal error.")


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command which reads a pile has."""
    for option in (
        click.option("--strict", is_flag=True, help="Count rejected inputs as a failure (exit code 1)."),
        click.option("--quiet", is_flag=True, help="Show no progress and no summary."),
        DEBUG,
        click.option("--workers", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="Processes to use.  [default: all cores]"),
    ):
        command = option(command)
    return command
