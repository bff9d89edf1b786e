"""``recension judge``: what a person decides, added to a file or a store, listed, taken back, carried over."""

from __future__ import annotations

import functools
import pathlib
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, cast

import click
from click.core import ParameterSource

from recension.cli.book import Book, FileBook, StoreBook
from recension.cli.running import run, say
from recension.errors import UsageError
from recension.judgements.rows import KINDS, from_lines, judgement, to_lines
from recension.judgements.signing import now
from recension.judgements.standing import fallen, in_order
from recension.model import Judgement, JudgementKind, Rejected, Target
from recension.text.terminal import printable

Command = Callable[..., None]
_FILE = click.Path(path_type=pathlib.Path, dir_okay=False)
_OLD_FILE = click.Path(path_type=pathlib.Path, exists=True, dir_okay=False)


class Signature(NamedTuple):
    """Who judges, and when."""

    who: str
    when: str


def booked(command: Command) -> Command:
    """The options that say where judgements are written down; the command gets it as ``book``."""

    @functools.wraps(command)
    def opening(file: pathlib.Path | None, store: str | None, edition: pathlib.Path | None = None, **given: Any) -> None:
        source = click.get_current_context().get_parameter_source("store")
        if file is not None and source is not ParameterSource.COMMANDLINE:
            store = None  # a store that files or variables name gives way to what was typed
        if (file is None) == (store is None):
            raise click.UsageError("say where the judgements are: --judgements FILE, or --store FILE")
        command(book=StoreBook(store) if store is not None else FileBook(file or pathlib.Path(), edition), **given)

    in_file = click.option("--judgements", "file", type=_FILE, help="A file of judgements (JSON Lines), made where it does not exist.")
    in_store = click.option("--store", metavar="FILE", envvar="RECENSION_STORE", help="A store.  [or the variable RECENSION_STORE]")
    return in_file(in_store(opening))


def signed(command: Command) -> Command:
    """The options by which a person signs; the command gets them as ``signature``."""

    @functools.wraps(command)
    def signing(who: str, when: str | None, **given: Any) -> None:
        command(signature=Signature(who, when or now()), **given)

    help_ = "Who judges.  [or the variable RECENSION_BY]"
    by = click.option("--by", "who", required=True, envvar="RECENSION_BY", metavar="NAME", help=help_)
    at = click.option("--at", "when", metavar="INSTANT", help="When it was judged, in UTC (2026-03-01T12:00:00Z).  [default: now]")
    return by(at(signing))


@click.group()
def judge() -> None:
    """Say that a machine's answer is wrong, and have it replayed on every run.

    Each judgement is a row that is added and never edited; to undo one is to add a row that withdraws it.

    \b
    Example:
      recension judge add date B --is 2023-09-17 --because "seen in print" --by "Ann Lee" --store news.db
      recension ingest --store news.db
    """


@judge.command()
@click.argument("kind", type=click.Choice([k.replace(" ", "-") for k in KINDS if k != "withdraw"]))
@click.argument("targets", nargs=-1, required=True, metavar="TARGET...")
@click.option("--is", "value", metavar="VALUE", help="The right day (date) or the right speaker (wrong-speaker; left out: nobody says it).")
@click.option("--because", "reason", default="", metavar="TEXT", help="The reason.")
@click.option("--edition", type=_OLD_FILE, help="The edition.json that is judged, if it is not in a store.")
@signed
@booked
def add(kind: str, targets: Sequence[str], value: str | None, reason: str, signature: Signature, book: Book) -> None:
    """Add a judgement. TARGET is a document's letter or id, or an anchor of the page (e-…, c-…, x-…).

    \b
    Example:
      recension judge add not-a-copy A C --by "Ann Lee" --edition edition/edition.json --judgements judgements.jsonl
    """

    def job() -> Sequence[Rejected]:
        _write(book, _row(kind.replace("-", " "), [book.target(t) for t in targets], value, reason, signature))
        return ()

    run(job)


@judge.command()
@click.argument("identifier", metavar="ID")
@click.option("--because", "reason", default="", metavar="TEXT", help="The reason.")
@signed
@booked
def withdraw(identifier: str, reason: str, signature: Signature, book: Book) -> None:
    """Take a judgement back, by adding a row that says so.

    \b
    Example:
      recension judge withdraw 9f2b64c1aa03e7d5 --by "Ann Lee" --judgements judgements.jsonl
    """

    def job() -> Sequence[Rejected]:
        if identifier not in {row.id for row in book.rows()}:
            raise UsageError("RCN-212", f"the judgement {identifier[:40]!r}", "no row has this id", "see: recension judge list")
        _write(book, _row("withdraw", [], identifier, reason, signature))
        return ()

    run(job)


@judge.command(name="list")
@booked
def list_(book: Book) -> None:
    """List the judgements by time, and whether each stands.

    \b
    Example:
      recension judge list --store news.db
    """

    def job() -> Sequence[Rejected]:
        rows = in_order(book.rows())
        gone = fallen(rows)
        for row in rows:
            click.echo(_line(row, gone.get(row.id, "stands")))
        return ()

    run(job)


@judge.command()
@booked
def export(book: Book) -> None:
    """Print all judgements as JSON Lines, to be imported elsewhere.

    \b
    Example:
      recension judge export --store news.db > judgements.jsonl
    """

    def job() -> Sequence[Rejected]:
        click.echo(to_lines(book.rows()), nl=False)
        return ()

    run(job)


@judge.command(name="import")
@click.argument("files", nargs=-1, required=True, type=_OLD_FILE, metavar="FILE...")
@booked
def import_(files: Sequence[pathlib.Path], book: Book) -> None:
    """Add the rows of files; rows that are there already are not added twice.

    \b
    Example:
      recension judge import from-a-colleague.jsonl --store news.db
    """

    def job() -> Sequence[Rejected]:
        book.add([row for f in files for row in from_lines(f.read_bytes().decode("utf-8", "replace"))])
        return ()

    run(job)


def _row(kind: str, targets: Sequence[Target], value: str | None, reason: str, signature: Signature) -> Judgement:
    return judgement(cast(JudgementKind, kind), targets, value, reason, signature.who, signature.when)


def _write(book: Book, row: Judgement) -> None:
    """Add a row, and say its id."""
    book.add([row])
    say(f"{row.id} {row.kind}")


def _line(row: Judgement, outcome: str) -> str:
    """A judgement on one line of a terminal."""
    about = ", ".join(t.document or f"{t.kind} “{t.spans[0].quote[:40]}”" for t in row.targets)
    parts = [row.id, row.when, outcome, row.who, row.kind, about, f"is {row.value}" if row.value else "", row.reason]
    return printable("  ".join(p for p in parts if p))
