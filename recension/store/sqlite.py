"""The store in one SQLite file.

The file may come from a stranger: its schema must be exactly ours, no trigger or view of it is ever run, and whatever
is broken in it ends in an error. A rollback journal is used, because SQLite before 3.51.3 can lose data in its other mode.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from recension.settings.store import CHECKED_WHOLE, WAITING
from recension.store.database import Row
from recension.store.lock import locked
from recension.store.migrate import Migration, apply, migrations, missing
from recension.store.refusals import refuse
from recension.store.words import Term

APPLICATION_ID = 0x52434E31
"""*RCN1*, in the header of the file: ``file`` and we know by it what it is."""

_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
_TITLE_WEIGHT = 4.0


class SqliteDatabase:
    """A connection to a store file, for one thread."""

    def __init__(self, path: Path, create: bool = False, steps: Sequence[Migration] | None = None, waiting: float = WAITING) -> None:
        self.path = path
        self._steps = migrations("sqlite") if steps is None else steps
        if not create and not path.exists():
            raise refuse("missing", str(path))
        with _refusing():
            self._connection = _connect(path, create, waiting)
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    # ── opening ─────────────────────────────────────────────────────────────────────

    def _prepare(self) -> None:
        """Make the tables of a new file; check those of an old one, and bring them up to date."""
        with _refusing():
            if self._is_new():
                with self.writing():
                    if self._is_new():  # no other process made it meanwhile
                        self._migrate(self._steps)
            self._check()
            wanted = missing(self._steps, self._done())
            if wanted:
                self._back_up(len(self._steps) - len(wanted))
                with self.writing():
                    self._migrate(missing(self._steps, self._done()))

    def _is_new(self) -> bool:
        ours, tables = self._pragma("application_id"), self.rows("SELECT count(*) FROM sqlite_schema")[0][0]
        if ours == 0 and tables == 0:
            return True
        if ours != APPLICATION_ID:
            raise refuse("no store", "it is the database of another program")
        return False

    def _migrate(self, steps: Sequence[Migration]) -> None:
        def note(number: int, name: str, sha256: str) -> None:
            self.run("INSERT INTO migrations (number, name, sha256) VALUES (?, ?, ?)", [(number, name, sha256)])

        apply(steps, self._script, note)
        self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self._connection.execute(f"PRAGMA user_version = {self._steps[-1].number}")

    def _script(self, sql: str) -> None:
        """Statements one by one (the module's own way would end the transaction)."""
        statement = ""
        for line in sql.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                self._connection.execute(statement)
                statement = ""

    def _check(self) -> None:
        """Raise an error for a file that no version of this program can have written."""
        version = self._pragma("user_version")
        if version > len(self._steps):
            raise refuse("newer", str(version))
        if _tables(self._connection) != _expected(self._steps[:version]):
            raise refuse("altered", "something was added or changed")
        if self._pragma("page_count") * self._pragma("page_size") <= CHECKED_WHOLE:
            self._refuse_problems()

    def _refuse_problems(self) -> None:
        problems = self.problems()
        if problems:
            raise refuse("damaged", problems[0])

    def _done(self) -> list[tuple[int, str]]:
        return [(number, sha256) for number, sha256 in self.rows("SELECT number, sha256 FROM migrations ORDER BY number")]

    def _back_up(self, version: int) -> None:
        """A copy of the file beside it, before its tables are changed."""
        copy = self.path.with_name(f"{self.path.name}.version-{version}")
        part = copy.with_name(f"{copy.name}.part")
        part.unlink(missing_ok=True)
        with _refusing(), sqlite3.connect(part) as target:
            self._connection.backup(target)
        target.close()
        part.replace(copy)

    def _pragma(self, name: str) -> int:
        return int(self._connection.execute(f"PRAGMA {name}").fetchone()[0])

    # ── rows and transactions ───────────────────────────────────────────────────────

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        with _refusing():
            return self._connection.execute(sql, values).fetchall()

    def run(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """One statement for each row of values."""
        with _refusing():
            self._connection.executemany(sql, rows)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A view of the store at one moment."""
        with self._transaction("BEGIN"):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction. It is a writer's from its beginning, so that it never has to give way in its middle."""
        with self._transaction("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        if self._connection.in_transaction:  # within another one
            yield
            return
        with _refusing():
            self._connection.execute(begin)
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def only_writer(self) -> Iterator[None]:
        """While it lasts no other process writes to the store."""
        with locked(self.path):
            if self._pragma("page_count") * self._pragma("page_size") > CHECKED_WHOLE:
                self._refuse_problems()
            yield

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()

    # ── the index of words ──────────────────────────────────────────────────────────

    def index(self, entries: Iterable[tuple[int, list[str], list[str]]]) -> None:
        """Adds documents to the index."""
        self.run("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", [(n, " ".join(t), " ".join(b)) for n, t, b in entries])

    def unindex(self, entries: Iterable[tuple[int, list[str], list[str]]]) -> None:
        """Takes documents out of the index, which has to be told the words that it held."""
        rows = [(n, " ".join(t), " ".join(b)) for n, t, b in entries]
        self.run("INSERT INTO search (search, rowid, title, body) VALUES ('delete', ?, ?, ?)", rows)

    def empty_index(self) -> None:
        """Takes all documents out of the index."""
        self.run("INSERT INTO search (search) VALUES (?)", [("delete-all",)])

    def find(self, terms: Sequence[Term], limit: int) -> list[tuple[int, float]]:
        """Documents that hold all terms, by BM25 with the title counting more."""
        sql = "SELECT rowid, bm25(search, ?, 1.0) AS badness FROM search WHERE search MATCH ? ORDER BY badness, rowid LIMIT ?"
        return [(int(n), -float(badness)) for n, badness in self.rows(sql, (_TITLE_WEIGHT, _match(terms), limit))]

    def count(self, terms: Sequence[Term], most: int) -> int:
        """How many documents hold all terms."""
        sql = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
        return int(self.rows(sql, (_match(terms), most))[0][0])

    def problems(self) -> list[str]:
        """What SQLite finds wrong with the file."""
        found = [str(row[0]) for row in self.rows("PRAGMA integrity_check(5)")]
        return [] if found == ["ok"] else found


def _match(terms: Sequence[Term]) -> str:
    """Terms in the syntax of FTS5. Every word is quoted, and none of our keys can hold a quotation mark."""
    return " AND ".join(f'"{" ".join(term.words)}"{" *" if term.prefix else ""}' for term in terms)


def _connect(path: Path, create: bool, waiting: float) -> sqlite3.Connection:
    """A connection that trusts nothing in the file. Where the file cannot be written, it is opened for reading."""
    for mode in ("rwc" if create else "rw", "ro"):
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=waiting, isolation_level=None)
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("PRAGMA cache_spill = OFF")  # a writer shuts readers out only while it commits
            if mode != "ro":
                connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError:
            connection.close()
            if mode == "ro":
                raise
            continue
        except BaseException:
            connection.close()
            raise
        return connection
    raise refuse("unreadable", str(path))


def _tables(connection: sqlite3.Connection) -> set[tuple[str, ...]]:
    """What the schema holds. Of the index's own tables, which SQLite makes as it likes, only that they are tables."""
    found: set[tuple[str, ...]] = set()
    for kind, name, table, sql in connection.execute(_SCHEMA):
        inner = str(name).startswith("search_") and kind == "table" and str(sql).startswith("CREATE TABLE")
        found.add((kind, name) if inner else (kind, name, table, str(sql)))
    return found


def _expected(steps: Sequence[Migration]) -> set[tuple[str, ...]]:
    """What the schema holds after these steps, found out by running them."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for step in steps:
            memory.executescript(step.sql)
        return _tables(memory)
    finally:
        memory.close()


_CAUSES = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_NOTADB: "no store",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_READONLY: "unwritable",
    sqlite3.SQLITE_PERM: "unwritable",
    sqlite3.SQLITE_IOERR: "unwritable",
    sqlite3.SQLITE_CANTOPEN: "unreadable",
}
"""What SQLite's codes mean to a user; any other one means that the file is damaged."""


@contextmanager
def _refusing() -> Iterator[None]:
    """What SQLite raises, as the errors that a user reads. A mistake of ours in using it stays what it is."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as error:
        detail = " ".join(str(error).split())[:200]
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        cause = _CAUSES.get(code, "damaged")
        raise refuse(cause, "another process" if cause == "busy" else detail) from error
    except UnicodeDecodeError as error:  # text in the file that is no text
        raise refuse("damaged", "a text in it is not in UTF-8") from error
