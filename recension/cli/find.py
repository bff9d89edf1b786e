"""The commands that read a store: list, stories, show, search, why."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from recension.cli import lines
from recension.cli.options import DEBUG, JSON, STORE
from recension.cli.running import run
from recension.model import Claim, Conflict, EditedDocument, Entity, Event, Family, Judgement, Story
from recension.render.json import to_json, to_json_line
from recension.settings.store import HITS
from recension.store import Place, Store, open_store
from recension.store.why import why as explain

ID = click.argument("id", metavar="ID")


@click.command(name="list")
@click.option("--story", metavar="ID", help="Only the documents of this story.")
@STORE
@JSON
@DEBUG
def list_documents(story: str | None, store: str, as_json: bool, debug: bool) -> None:
    """List the documents of a store: id, letter, day, outlet, title.

    A dagger marks a document whose declared date the evidence contradicts.

    \b
    Example:
      recension list
      recension list --json | jq -r 'select(.verdict == "contradicts declared") | .source'
    """

    def job() -> tuple[()]:
        with open_store(store) as opened:
            found = opened.documents(opened.find_story(story) if story else None)
            _print(map(to_json_line, found) if as_json else _ended(lines.document_lines(found)))
        return ()

    run(job, debug=debug)


@click.command()
@STORE
@JSON
@DEBUG
def stories(store: str, as_json: bool, debug: bool) -> None:
    """List the stories of a store, those with the most documents first.

    \b
    Example:
      recension stories
    """

    def job() -> tuple[()]:
        with open_store(store) as opened:
            found = opened.stories()
            _print(map(to_json_line, found) if as_json else _ended(lines.story_lines(found)))
        return ()

    run(job, debug=debug)


@click.command()
@ID
@STORE
@JSON
@DEBUG
def show(id: str, store: str, as_json: bool, debug: bool) -> None:
    """Show a document, a story, or anything in it.

    ID is an id, its beginning, or the letter of a document.

    \b
    Example:
      recension show B
      recension show 3fa9
    """

    def job() -> tuple[()]:
        with open_store(store) as opened:
            place = opened.find(id)
            record = _record(opened, place)
            _print([to_json(record)] if as_json else _ended(_shown(opened, record)))
        return ()

    run(job, debug=debug)


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1, max=1000), default=HITS, show_default=True, help="How many documents to show.")
@STORE
@JSON
@DEBUG
def search(query: tuple[str, ...], limit: int, store: str, as_json: bool, debug: bool) -> None:
    """Find the documents that hold all words of QUERY, the best first.

    "Words in quotation marks" are found in this order, minist* finds what begins so; no other sign has a meaning, and case
    and accents do not count.

    \b
    Example:
      recension search prime minister resigns
      recension search '"prime minister" resign*'
    """

    def job() -> tuple[()]:
        with open_store(store) as opened:
            hits = opened.search(" ".join(query), limit)
            _print(map(to_json_line, hits.hits) if as_json else _ended(lines.hit_lines(hits, sys.stdout.isatty())))
        return ()

    run(job, debug=debug)


@click.command()
@ID
@STORE
@JSON
@DEBUG
def why(id: str, store: str, as_json: bool, debug: bool) -> None:
    """Say why: the rules and the very words behind a date, an event, a claim, a conflict, a link, a family.

    Each word stands with its document, its line and its offsets; the lines are those that recension show prints.

    \b
    Example:
      recension why B
      recension why e1bb321
    """

    def job() -> tuple[()]:
        with open_store(store) as opened:
            explained = explain(opened, opened.find(id))
            _print([to_json(explained)] if as_json else _ended(lines.why_lines(explained)))
        return ()

    run(job, debug=debug)


Record = EditedDocument | Story | Event | Claim | Conflict | Entity | Family | Judgement


def _record(store: Store, place: Place) -> Record:
    """The record that an id stands for."""
    if place.kind == "document":
        return store.document(place.id)
    if place.kind == "family":
        return store.family(place.id)
    if place.kind == "judgement":
        return next(row for row in store.judgements() if row.id == place.id)
    story = store.story(place.story or place.id)
    items: Iterable[Event | Claim | Conflict | Entity] = (
        *story.timeline,
        *story.claims,
        *story.conflicts,
        *story.dismissed,
        *story.entities,
    )
    return story if place.kind == "story" else next(item for item in items if item.id == place.id)


def _shown(store: Store, record: Record) -> Iterable[str]:
    if isinstance(record, EditedDocument):
        return lines.shown_document(record, store.listed(record.id))
    if isinstance(record, Story):
        return lines.shown_story(record, {d.id: d.siglum for d in store.documents(record.id)})
    return [lines.shown_item(record)]


def _ended(found: Iterable[str]) -> Iterable[str]:
    return (f"{line}\n" for line in found)


def _print(pieces: Iterable[str]) -> None:
    for piece in pieces:
        click.echo(piece, nl=False)
