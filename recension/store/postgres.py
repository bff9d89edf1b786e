"""The store on a PostgreSQL server, for teams: the same tables in a schema of their own, named ``recension``.

Needs the package ``psycopg`` (``pip install 'recension[pg]'``).
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import platform
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from recension.store.database import Row
from recension.store.migrate import Migration, apply, migrations, missing
from recension.store.refusals import refuse
from recension.store.words import Term
from recension.text.terminal import printable

_LIBRARY = "psycopg"
_WRITER = 0x52434E31
"""The number of the advisory lock that a writer holds."""
_GAP = 8
"""Positions between the last word of a title and the first of the text, so that no phrase goes from one into the other."""
_WEIGHTS = "{0.1, 0.2, 0.4, 1.0}"
"""PostgreSQL's own: a word of the title (A) counts ten times one of the text (D)."""


class PostgresDatabase:
    """A connection to a server, for one thread."""

    def __init__(self, address: str, create: bool = False, steps: Sequence[Migration] | None = None) -> None:
        if importlib.util.find_spec(_LIBRARY) is None:
            raise refuse("needs pg")
        self._library: Any = importlib.import_module(_LIBRARY)  # not at the top: it is optional, and slow to load
        self._steps = migrations("postgres") if steps is None else steps
        name = f"recension, process {os.getpid()} on {platform.node()}"
        with self._refusing():
            self._connection = self._library.connect(address, autocommit=True, application_name=name)
        try:
            self._prepare(address, create)
        except BaseException:
            self.close()
            raise

    def _prepare(self, address: str, create: bool) -> None:
        """Make the tables of a new store, bring an old one up to date."""
        if not create and not self._exists():
            raise refuse("missing", shown(address))
        with self.writing():
            self.rows("SELECT pg_advisory_xact_lock(?)", (_WRITER + 1,))  # one at a time makes the tables
            done = (
                [(n, s) for n, s in self.rows("SELECT number, sha256 FROM recension.migrations ORDER BY number")] if self._exists() else []
            )
            apply(missing(self._steps, done), self._script, self._note)
        self.run("SET search_path TO recension", [()])

    def _exists(self) -> bool:
        return self.rows("SELECT to_regclass('recension.migrations') IS NOT NULL")[0][0] is True

    def _script(self, sql: str) -> None:
        with self._refusing():
            self._connection.execute(sql)

    def _note(self, number: int, name: str, sha256: str) -> None:
        self.run("INSERT INTO recension.migrations (number, name, sha256) VALUES (?, ?, ?)", [(number, name, sha256)])

    # ── rows and transactions ───────────────────────────────────────────────────────

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        with self._refusing():
            found: list[Row] = self._connection.execute(sql.replace("?", "%s"), _storable(values)).fetchall()
            return found

    def run(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """One statement for each row of values."""
        with self._refusing(), self._connection.cursor() as cursor:
            cursor.executemany(sql.replace("?", "%s"), [_storable(row) for row in rows])

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A view of the store at one moment."""
        with self._transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction."""
        with self._transaction("BEGIN"):
            yield

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        if self._connection.info.transaction_status != self._library.pq.TransactionStatus.IDLE:  # within another one
            yield
            return
        with self._refusing():
            self._connection.execute(begin)
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if not self._connection.closed:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def only_writer(self) -> Iterator[None]:
        """While it lasts no other connection writes to the store. The server ends it when the connection is lost."""
        if not self.rows("SELECT pg_try_advisory_lock(?)", (_WRITER,))[0][0]:
            holder = self.rows(
                "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
                "WHERE l.locktype = 'advisory' AND l.objid = ? AND l.granted AND l.database = (SELECT oid FROM pg_database "
                "WHERE datname = current_database())",
                (_WRITER,),
            )
            raise refuse("busy", printable(holder[0][0]).removeprefix("recension, ") if holder else "another process")
        try:
            yield
        finally:
            if not self._connection.closed:
                self.rows("SELECT pg_advisory_unlock(?)", (_WRITER,))

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """What the server or the way to it refuses, as the errors that a user reads. A mistake of ours stays what it is."""
        errors = self._library.errors
        try:
            yield
        except errors.InsufficientPrivilege as error:
            raise refuse("server", _first_line(error)) from error
        except self._library.ProgrammingError:
            raise
        except errors.DiskFull as error:
            raise refuse("full") from error
        except self._library.Error as error:
            raise refuse("server", _first_line(error)) from error

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()

    # ── the index of words ──────────────────────────────────────────────────────────

    def index(self, entries: Iterable[tuple[int, list[str], list[str]]]) -> None:
        """Adds documents to the index."""
        self.run("INSERT INTO search (number, words) VALUES (?, ?::tsvector)", [(n, _vector(title, body)) for n, title, body in entries])

    def unindex(self, entries: Iterable[tuple[int, list[str], list[str]]]) -> None:
        """Takes documents out of the index."""
        self.run("DELETE FROM search WHERE number = ?", [(number,) for number, _, _ in entries])

    def empty_index(self) -> None:
        """Takes all documents out of the index."""
        self.run("DELETE FROM search", [()])

    def find(self, terms: Sequence[Term], limit: int) -> list[tuple[int, float]]:
        """Documents that hold all terms, by the server's own rank with the title counting more."""
        sql = (
            "SELECT number, ts_rank(?::float4[], words, query, 1) AS score FROM search, CAST(? AS tsquery) AS query "
            "WHERE words @@ query ORDER BY score DESC, number LIMIT ?"
        )
        return [(int(n), float(score)) for n, score in self.rows(sql, (_WEIGHTS, _query(terms), limit))]

    def count(self, terms: Sequence[Term], most: int) -> int:
        """How many documents hold all terms."""
        sql = "SELECT count(*) FROM (SELECT 1 FROM search WHERE words @@ CAST(? AS tsquery) LIMIT ?) AS found"
        return int(self.rows(sql, (_query(terms), most))[0][0])

    def problems(self) -> list[str]:
        """Documents that are not in the index, or no longer; the tables themselves are the server's care."""
        lost = "SELECT count(*) FROM documents d FULL JOIN search s ON s.number = d.number WHERE d.number IS NULL OR s.number IS NULL"
        number = self.rows(lost)[0][0]
        return [f"the index of words and the documents differ in {number} places"] if number else []


def shown(address: str) -> str:
    """An address without its password."""
    parts = urlsplit(address)
    return printable(f"{parts.scheme}://{parts.hostname or ''}{parts.path}")


def _vector(title: list[str], body: list[str]) -> str:
    """Words with their positions as PostgreSQL writes them: ``'crane':1A,12``."""
    positions: dict[str, list[str]] = defaultdict(list)
    for at, word in enumerate(title, 1):
        positions[word].append(f"{at}A")
    for at, word in enumerate(body, len(title) + _GAP):
        positions[word].append(str(at))
    return " ".join(f"'{word}':{','.join(at)}" for word, at in positions.items())


def _query(terms: Sequence[Term]) -> str:
    """Terms as PostgreSQL writes them. Every word is quoted, and none of our keys can hold a quotation mark."""
    return " & ".join("(" + " <-> ".join(f"'{w}'" for w in term.words) + (":*" if term.prefix else "") + ")" for term in terms)


def _storable(values: Sequence[Any]) -> list[Any]:
    """Values as the server can hold them: it knows no NUL in a text."""
    return [value.replace("\x00", "\ufffd") if isinstance(value, str) else value for value in values]


def _first_line(error: Exception) -> str:
    return printable(" ".join(str(error).split("\n")[0].split()))[:200] or type(error).__name__
