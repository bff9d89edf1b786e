"""The commands that work on a pile in one go: build, read, annotate, lineage; and the schema of what they write."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from functools import partial

import click

from recension.cli.book import read_judgements
from recension.cli.options import INPUTS, common
from recension.cli.runner import runner_for
from recension.cli.running import count, run, say
from recension.errors import UsageError
from recension.model import Edition, Rejected
from recension.pipeline import annotate_alone, anywhere, build_edition, edit_alone, gather_pile, trace_inputs
from recension.render.annotated import annotated_html
from recension.render.annotations import annotation_line
from recension.render.folder import write, write_rejects
from recension.render.json import to_json, to_json_line
from recension.render.lineage import FORMATS
from recension.render.schema import json_schema
from recension.stages.lineage import Index, Spool
from recension.text.edtf import is_day
from recension.text.terminal import printable


@click.command()
@INPUTS
@click.option(
    "-o", "--output", "folder", type=click.Path(path_type=pathlib.Path, file_okay=False), required=True, help="Folder to write to."
)
@click.option(
    "--judgements",
    "judged",
    type=click.Path(path_type=pathlib.Path, exists=True, dir_okay=False),
    help="Replay what people judged: a file that recension judge wrote.",
)
@common
def build(
    inputs: Sequence[str], folder: pathlib.Path, judged: pathlib.Path | None, workers: int, quiet: bool, strict: bool, debug: bool
) -> None:
    """Make the edition: edition.json, edition.html, edition.md and rejects.jsonl.

    \b
    Example:
      recension build articles/ -o edition/
      xdg-open edition/edition.html
    """

    def job() -> Sequence[Rejected]:
        edition = build_edition(inputs, runner_for(workers, quiet), read_judgements(judged))
        write(edition, folder)
        if not quiet:
            say(_summary(edition, folder))
        return edition.rejected

    run(job, strict, debug, on_nothing=partial(_write_rejects, folder))


@click.command()
@INPUTS
@common
def read(inputs: Sequence[str], workers: int, quiet: bool, strict: bool, debug: bool) -> None:
    """Print each document as read: its text, regions, outlet, agency and dates, as JSON Lines.

    \b
    Example:
      recension read page.html | jq -r '.title.quote'
    """

    def job() -> Sequence[Rejected]:
        runner = runner_for(workers, quiet)
        pile = gather_pile(inputs, runner)
        edition = edit_alone(pile, runner)
        for document in edition.documents:
            click.echo(to_json_line(document), nl=False)
        return edition.rejected

    run(job, strict, debug)


@click.command()
@INPUTS
@click.option("--published", metavar="DATE", help="The day on which the texts were published (2023-09-16), if it is known.")
@click.option("--html", "as_page", is_flag=True, help="Print one HTML page for people: the texts with all that was read in them.")
@common
def annotate(inputs: Sequence[str], published: str | None, as_page: bool, workers: int, quiet: bool, strict: bool, debug: bool) -> None:
    """Print each document with what was read in it: names, times, speakers, events, as JSON Lines.

    \b
    Example:
      recension annotate report.txt --published 2023-09-16 | jq '.annotations.events'
      recension annotate report.txt --html > report.html
    """

    def job() -> Sequence[Rejected]:
        if published is not None and not is_day(published):
            raise UsageError("RCN-201", f"--published {printable(published)}", "this is no day", "write it as 2023-09-16")
        runner = runner_for(workers, quiet)
        edition, read_in = annotate_alone(gather_pile(inputs, runner), published, runner)
        if as_page:
            click.echo(annotated_html((d, *read_in[d.id]) for d in edition.documents), nl=False)
        for document in () if as_page else edition.documents:
            click.echo(annotation_line(document, *read_in[document.id]), nl=False)
        return edition.rejected

    run(job, strict, debug)


@click.command()
@INPUTS
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="json", show_default=True, help="How to print it.")
@common
def lineage(inputs: Sequence[str], form: str, workers: int, quiet: bool, strict: bool, debug: bool) -> None:
    """Print who has it from whom: passages, links and families.

    As JSON, as a graph (dot for Graphviz, graphml), or as clusters of passages in JSON Lines, as passim writes them.

    \b
    Example:
      recension lineage articles.jsonl | jq '.families'
      recension lineage articles/ --format dot | dot -Tsvg > lineage.svg
    """

    def job() -> Sequence[Rejected]:
        runner = runner_for(workers, quiet)
        with Spool() as texts:
            index = Index(texts)
            rejected = trace_inputs(inputs, runner, index)
            for piece in FORMATS[form](index.traced(anywhere(runner))):
                click.echo(piece, nl=False)
        return rejected

    run(job, strict, debug)


@click.command()
def schema() -> None:
    """Print the JSON Schema of edition.json.

    \b
    Example:
      recension schema > edition.schema.json
    """

    def job() -> Sequence[Rejected]:
        click.echo(to_json(json_schema()), nl=False)
        return ()

    run(job, strict=False, debug=False)


def _write_rejects(folder: pathlib.Path, rejected: Sequence[Rejected]) -> None:
    """List the rejected inputs in the folder of a run that made no edition, if it can be written."""
    try:
        write_rejects(rejected, folder)
    except OSError as error:
        say(f"recension: rejects.jsonl could not be written: {error.strerror}")


def _summary(edition: Edition, folder: pathlib.Path) -> str:
    """Five lines: what was read, what was found, where it lies."""
    events = sum(len(s.timeline) for s in edition.stories)
    conflicts = sum(len(s.conflicts) for s in edition.stories)
    false = sum(d.published.verdict == "contradicts declared" for d in edition.documents)
    return "\n".join(
        (
            f"{count(len(edition.documents), 'document')}, {len(edition.rejected)} rejected",
            f"{count(len(edition.lineage.families), 'independent text')}, {count(len(edition.stories), 'story', 'stories')}",
            f"{count(events, 'event')}, {count(conflicts, 'conflict')}",
            f"{count(false, 'declared date')} contradicted by the evidence",
            f"written to {folder / 'edition.html'} (also edition.json, edition.md, rejects.jsonl)",
        )
    )
