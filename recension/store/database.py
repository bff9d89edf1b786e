"""What the store asks of a database: rows, transactions, one writer, and an index of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from recension.store.words import Term

Row = tuple[Any, ...]


class Database(Protocol):
    """SQLite or PostgreSQL, seen alike. In SQL a ``?`` stands for a value; values never become part of the SQL.

    Every method raises :class:`~recension.errors.StoreError` and nothing else for what goes wrong in the database.
    """

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""

    def run(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """One statement for each row of values."""

    def reading(self) -> AbstractContextManager[None]:
        """A view of the store at one moment, whatever is written meanwhile."""

    def writing(self) -> AbstractContextManager[None]:
        """One transaction: all that is written within it, or nothing."""

    def only_writer(self) -> AbstractContextManager[None]:
        """While it lasts no one else writes to the store. Raises at once if someone does."""

    def index(self, entries: Iterable[tuple[int, list[str], list[str]]]) -> None:
        """Adds documents to the index: number, keys of the title, keys of the text."""

    def unindex(self, entries: Iterable[tuple[int, list[str], list[str]]]) -> None:
        """Takes documents out of the index; the entries are those with which they were added."""

    def empty_index(self) -> None:
        """Takes all documents out of the index."""

    def find(self, terms: Sequence[Term], limit: int) -> list[tuple[int, float]]:
        """Numbers of the documents that hold all terms, the best first, each with a score (higher is better)."""

    def count(self, terms: Sequence[Term], most: int) -> int:
        """How many documents hold all terms; ``most`` if there are as many or more."""

    def problems(self) -> list[str]:
        """What is wrong with the database, found by reading all of it; empty if nothing is."""

    def close(self) -> None:
        """Ends the connection."""
