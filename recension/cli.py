"""The command line. It only translates: words into calls, errors into lines, results into exit codes."""

from __future__ import annotations

import os
import pathlib
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import click

from recension import __version__
from recension.engines import Engine, Limits
from recension.errors import NothingUsable, RecensionError, UsageError
from recension.model import Edition, Rejected
from recension.pipeline import Runner, annotate_alone, build_edition, edit_alone, gather_pile, trace_pile
from recension.progress import bar
from recension.render.annotations import annotation_line
from recension.render.folder import write, write_rejects
from recension.render.json import to_json, to_json_line
from recension.render.lineage import FORMATS
from recension.render.schema import json_schema
from recension.text.edtf import is_day
from recension.text.terminal import printable

EXIT_CODES = """\b
Exit codes:
  0    every input became a document
  1    an internal error: please report it; with --strict, a rejected input
  2    the command was not understood, or its output could not be written
  3    finished, but some inputs were rejected
  4    nothing usable: no input became a document
  130  interrupted
"""
EXIT_ALL, EXIT_BUG, EXIT_USAGE, EXIT_REJECTED, EXIT_NOTHING, EXIT_INTERRUPTED = 0, 1, 2, 3, 4, 130

INPUTS = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")


class _Commands(click.Group):
    """The commands; a first word that is a path is answered with the command that was probably meant."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        word = args[0] if args else ""
        if word not in self.commands and pathlib.Path(word).exists():
            ctx.fail(f"{printable(word)!r} is no command; did you mean: recension build {printable(word)} -o edition/")
        return super().resolve_command(ctx, args)


def _common(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command which reads a pile has."""
    for option in (
        click.option("--strict", is_flag=True, help="Count rejected inputs as a failure (exit code 1)."),
        click.option("--quiet", is_flag=True, help="Show no progress and no summary."),
        click.option("--debug", is_flag=True, help="Show the traceback of an internal error."),
        click.option("--workers", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="Processes to use.  [default: all cores]"),
    ):
        command = option(command)
    return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.version_option(__version__, prog_name="recension")
def main() -> None:
    """Read a pile of news copies and give back a critical edition of the story.

    INPUT is a file, a folder (walked), a glob, or - for JSON Lines on standard input. Plain text, HTML, JSON Lines
    of articles, WARC archives, feeds, e-mails and PDF are read, and gzip or zstd of each; the type is told by content.

    \b
    Example:
      recension build articles/ -o edition/
    """


@main.command()
@INPUTS
@click.option(
    "-o", "--output", "folder", type=click.Path(path_type=pathlib.Path, file_okay=False), required=True, help="Folder to write to."
)
@_common
def build(inputs: Sequence[str], folder: pathlib.Path, workers: int, quiet: bool, strict: bool, debug: bool) -> None:
    """Make the edition: edition.json, edition.html, edition.md and rejects.jsonl.

    \b
    Example:
      recension build articles/ -o edition/
      xdg-open edition/edition.html
    """

    def job() -> Sequence[Rejected]:
        edition = build_edition(inputs, _runner(workers, quiet))
        write(edition, folder)
        if not quiet:
            _say(_summary(edition, folder))
        return edition.rejected

    _run(job, strict, debug, rejects=folder)


@main.command()
@INPUTS
@_common
def read(inputs: Sequence[str], workers: int, quiet: bool, strict: bool, debug: bool) -> None:
    """Print each document as read: its text, regions, outlet, agency and dates, as JSON Lines.

    \b
    Example:
      recension read page.html | jq -r '.title.quote'
    """

    def job() -> Sequence[Rejected]:
        runner = _runner(workers, quiet)
        pile = gather_pile(inputs, runner)
        edition = edit_alone(pile, runner)
        for document in edition.documents:
            click.echo(to_json_line(document), nl=False)
        return edition.rejected

    _run(job, strict, debug)


@main.command()
@INPUTS
@click.option("--published", metavar="DATE", help="The day on which the texts were published (2023-09-16), if it is known.")
@_common
def annotate(inputs: Sequence[str], published: str | None, workers: int, quiet: bool, strict: bool, debug: bool) -> None:
    """Print each document with what was read in it: names, times, speakers, events, as JSON Lines.

    \b
    Example:
      recension annotate report.txt --published 2023-09-16 | jq '.annotations.events'
    """

    def job() -> Sequence[Rejected]:
        if published is not None and not is_day(published):
            raise UsageError("RCN-201", f"--published {printable(published)}", "this is no day", "write it as 2023-09-16")
        runner = _runner(workers, quiet)
        edition, read_in = annotate_alone(gather_pile(inputs, runner), published, runner)
        for document in edition.documents:
            click.echo(annotation_line(document, *read_in[document.id]), nl=False)
        return edition.rejected

    _run(job, strict, debug)


@main.command()
@INPUTS
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="json", show_default=True, help="How to print it.")
@_common
def lineage(inputs: Sequence[str], form: str, workers: int, quiet: bool, strict: bool, debug: bool) -> None:
    """Print who has it from whom: passages, links and families.

    As JSON, as a graph (dot for Graphviz, graphml), or as clusters of passages in JSON Lines, as passim writes them.

    \b
    Example:
      recension lineage articles.jsonl | jq '.families'
      recension lineage articles/ --format dot | dot -Tsvg > lineage.svg
    """

    def job() -> Sequence[Rejected]:
        runner = _runner(workers, quiet)
        pile = gather_pile(inputs, runner)
        for piece in FORMATS[form](trace_pile(pile, runner)):
            click.echo(piece, nl=False)
        return pile.rejected

    _run(job, strict, debug)


@main.command()
def schema() -> None:
    """Print the JSON Schema of edition.json.

    \b
    Example:
      recension schema > edition.schema.json
    """

    def job() -> Sequence[Rejected]:
        click.echo(to_json(json_schema()), nl=False)
        return ()

    _run(job, strict=False, debug=False)


def _runner(workers: int, quiet: bool) -> Runner:
    """A runner with a progress bar on standard error, if that is a terminal and nobody asked for quiet."""
    engine = Engine(workers, Limits())
    return Runner(engine, bar(sys.stderr)) if not quiet and sys.stderr.isatty() else Runner(engine)


def _run(job: Callable[[], Sequence[Rejected]], strict: bool, debug: bool, rejects: pathlib.Path | None = None) -> None:
    """Do a job, say in one line each what went wrong, and leave with the exit code that stands for it."""
    try:
        rejected = job()
    except NothingUsable as error:
        _report(error.rejected)
        _say(f"recension: {error}")
        _write_rejects(error.rejected, rejects)
        sys.exit(EXIT_NOTHING)
    except RecensionError as error:
        _say(f"recension: {error} [{error.code}]")
        sys.exit(EXIT_USAGE)
    except KeyboardInterrupt:
        _say("recension: interrupted; nothing was written")
        sys.exit(EXIT_INTERRUPTED)
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_ALL)
    except OSError as error:
        _say(f"recension: the output could not be written: {error.strerror}; check the path, its permissions and the free space")
        sys.exit(EXIT_USAGE)
    except Exception as error:  # the last fence: a bug is one line, and a traceback only for those who ask
        _say(traceback.format_exc() if debug else f"recension: internal error, {type(error).__name__}: {error}; run again with --debug")
        sys.exit(EXIT_BUG)
    _report(rejected)
    if rejected:
        sys.exit(EXIT_BUG if strict else EXIT_REJECTED)


def _write_rejects(rejected: Sequence[Rejected], folder: pathlib.Path | None) -> None:
    """List the rejected inputs in the folder of a run that made no edition, if there is one and it can be written."""
    try:
        if folder is not None:
            write_rejects(rejected, folder)
    except OSError as error:
        _say(f"recension: rejects.jsonl could not be written: {error.strerror}")


def _report(rejected: Sequence[Rejected]) -> None:
    """One line on standard error for each rejected input."""
    for entry in rejected:
        _say(f"rejected {entry.source}: {entry.message} [{entry.code}]")


def _summary(edition: Edition, folder: pathlib.Path) -> str:
    """Five lines: what was read, what was found, where it lies."""
    events = sum(len(s.timeline) for s in edition.stories)
    conflicts = sum(len(s.conflicts) for s in edition.stories)
    false = sum(d.published.verdict == "contradicts declared" for d in edition.documents)
    return "\n".join(
        (
            f"{_count(len(edition.documents), 'document')}, {len(edition.rejected)} rejected",
            f"{_count(len(edition.lineage.families), 'independent text')}, {_count(len(edition.stories), 'story', 'stories')}",
            f"{_count(events, 'event')}, {_count(conflicts, 'conflict')}",
            f"{_count(false, 'declared date')} contradicted by the evidence",
            f"written to {folder / 'edition.html'} (also edition.json, edition.md, rejects.jsonl)",
        )
    )


def _count(number: int, one: str, many: str | None = None) -> str:
    """A number and what it counts: *1 story*, *2 stories*."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _say(lines: str) -> None:
    """Lines for a person, on standard error, without control characters that would act on a terminal."""
    with suppress(OSError, ValueError):  # standard error may be closed; the exit code still tells
        for line in lines.splitlines():
            click.echo(printable(line), err=True)
