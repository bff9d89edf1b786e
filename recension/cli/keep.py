"""The commands that fill a store and write editions out of it: ingest, export."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Sequence

import click

from recension.cli.options import DEBUG, JSON, STORE, common
from recension.cli.runner import runner_for
from recension.cli.running import count, run, say
from recension.errors import UsageError
from recension.model import Edition, Rejected
from recension.render.exports import EXPORTS
from recension.render.folder import replace_files, write
from recension.render.html import to_html
from recension.render.json import to_json, to_json_line
from recension.render.markdown import to_markdown
from recension.store import Ingested, open_store
from recension.store.ingest import ingest as add
from recension.store.opening import named

WRITERS: dict[str, Callable[[Edition], str]] = {"json": to_json, "html": to_html, "md": to_markdown, **EXPORTS}


@click.command()
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@STORE
@JSON
@common
def ingest(inputs: Sequence[str], store: str, as_json: bool, workers: int, quiet: bool, strict: bool, debug: bool) -> None:
    """Add documents to a store and bring its stories up to date.

    The store is a file that is made where there is none. It then holds what a build of all inputs at once would give, and only
    what is new is worked out. Without INPUT the stories are brought up to date: after judgements, or with a newer program.

    \b
    Example:
      recension ingest articles/
      recension ingest more.jsonl --store harbour.db
    """

    def job() -> Sequence[Rejected]:
        with open_store(store, create=bool(inputs)) as opened:
            done = add(opened, inputs, runner_for(workers, quiet))
        if as_json:
            click.echo(to_json_line(done), nl=False)
        if not quiet:
            say(_summary(done, store))
        return done.rejected

    run(job, strict, debug)


@click.command()
@click.argument("story", required=False)
@click.option(
    "-o",
    "--output",
    "output",
    type=click.Path(path_type=pathlib.Path),
    help="Folder to write all forms to; with --format the file.  [default: standard output]",
)
@click.option("--format", "form", type=click.Choice(sorted(WRITERS)), help="Write this form alone.")
@STORE
@DEBUG
def export(story: str | None, output: pathlib.Path | None, form: str | None, store: str, debug: bool) -> None:
    """Write the edition in a store, or one STORY of it (its id): a folder as recension build writes it, or one form of it.

    \b
    Example:
      recension export -o edition/
      recension export 3fa9 --format html -o story.html
      recension export --format json | jq '.stories[].title'
      recension export --format events.csv -o events.csv
    """

    def job() -> tuple[()]:
        if form is None and output is None:
            raise UsageError("RCN-202", "nothing to write to", "neither a folder nor a form was given", "add -o FOLDER, or --format json")
        with open_store(store) as opened:
            edition = opened.edition(opened.find_story(story) if story else None)
        if form is None and output is not None:
            write(edition, output)
        elif form is not None:
            _write_one(WRITERS[form](edition), output)
        return ()

    run(job, debug=debug)


def _write_one(text: str, output: pathlib.Path | None) -> None:
    content = text.encode("utf-8", "backslashreplace")
    if output is None:
        click.echo(content, nl=False)
    else:
        replace_files({output: content})


def _summary(done: Ingested, store: str) -> str:
    """Four lines: what came, what the store holds now, what had to be told anew."""
    again = f", {done.known} of them known" if done.known else ""
    held = (count(done.documents, "document"), count(done.families, "independent text"), count(done.stories, "story", "stories"))
    return "\n".join(
        (
            f"{count(done.received, 'document')} read{again}, {len(done.rejected)} rejected",
            f"in the store: {', '.join(held)}",
            f"{count(done.rebuilt, 'story', 'stories')} told anew",
            f"written to {named(store)}; look at it with: recension stories, recension search WORD, recension export -o FOLDER",
        )
    )
