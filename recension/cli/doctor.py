"""``recension doctor``: is all that is needed there."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from recension.cli.configured import here
from recension.cli.exits import EXIT_STORE, EXIT_USAGE
from recension.cli.options import DEBUG, JSON
from recension.cli.running import run
from recension.configuration import settings
from recension.doctor import Finding, examine
from recension.errors import RecensionError
from recension.render.json import to_json_line
from recension.text.terminal import printable

SIGNS = {"well": "ok", "advice": "--", "problem": "!!"}


@click.command()
@click.option("--store", metavar="FILE", help="A store to read through.  [default: the configured one, if it is there]")
@JSON
@DEBUG
def doctor(store: str | None, as_json: bool, debug: bool) -> None:
    """Look whether all that is needed is there and whole, and say what to do if not.

    Nothing is changed, nothing is fetched. Ends with 0 if there is no problem, 5 if the store has one, else 2.

    \b
    Example:
      recension doctor
      recension doctor --store news.db --json | jq 'select(.state != "well")'
    """
    found: list[Finding] = []

    def job() -> tuple[()]:
        for finding in examine(here(), os.environ, store or _usual_store()):
            found.append(finding)
            click.echo(to_json_line(finding) if as_json else _line(finding), nl=not as_json)
        return ()

    run(job, debug=debug)
    problems = [finding.name for finding in found if finding.state == "problem"]
    if problems:
        sys.exit(EXIT_STORE if problems == ["store"] else EXIT_USAGE)


def _usual_store() -> str | None:
    """The store that commands would use here, if it is there."""
    try:
        value = next(s.value for s in settings(here(), os.environ) if s.key.name == "store")
    except RecensionError:  # the doctor says elsewhere that the configuration is not understood
        return None
    return str(value) if "://" in str(value) or Path(str(value)).exists() else None


def _line(finding: Finding) -> str:
    advice = f"\n   {'':<23} -> {printable(finding.advice)}" if finding.advice else ""
    return f"{SIGNS[finding.state]} {printable(finding.name):<24} {printable(finding.says)}{advice}"
