"""The command line. It only translates: words into calls, errors into lines, results into exit codes."""

from __future__ import annotations

import pathlib

import click

from recension import __version__
from recension.pipeline import build as build_edition
from recension.render.folder import write


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="recension")
def main() -> None:
    """Read a pile of news copies, give back a critical edition of the story."""


@main.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(path_type=pathlib.Path), required=True)
def build(inputs: tuple[str, ...], output: pathlib.Path) -> None:
    """The main job."""
    write(build_edition(inputs), output)
