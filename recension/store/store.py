"""The store itself: what is read of it, what is found in it, what people judged. The same on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import Any, Literal

from recension.model import EditedDocument, Edition, Family, Judgement, Passage, Ruling, Story
from recension.settings.store import HITS
from recension.store import finding
from recension.store.contents import read_edition, read_family, read_record, read_row, read_rulings, read_story
from recension.store.database import Database
from recension.store.listing import Hits, ListedDocument, ListedStory, Place
from recension.store.memory import form, program
from recension.store.records import as_json, pack
from recension.store.refusals import other_kind, refuse, unknown_id

_LISTED = "id, siglum, source, title, outlet, published, verdict, family, story"


class Store:
    """An edition that is kept, and grows. One object belongs to one thread; open one for each, they are cheap.

    Every method raises :class:`~recension.errors.StoreError` for what is wrong with the store, and
    :class:`~recension.errors.UsageError` for an id that nothing has.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connection."""
        self.database.close()

    # ── judgements ──────────────────────────────────────────────────────────────────

    def add_judgements(self, rows: Iterable[Judgement]) -> int:
        """Add rows; those that the store has already (by their ids) are left as they are. Gives how many were new.

        The edition takes them in at the next :func:`~recension.store.ingest.ingest` or :func:`~recension.store.ingest.rebuild`.
        """
        with self.database.writing():
            before = self.count("judgements")
            added = [(row.id, pack(as_json(row))) for row in rows]
            self.database.run("INSERT INTO judgements (id, record) VALUES (?, ?) ON CONFLICT (id) DO NOTHING", added)
            new = self.count("judgements") - before
            if new:
                self.note("waiting", "yes")
        return new

    def judgements(self) -> tuple[Judgement, ...]:
        """All rows, in the order in which they were added."""
        return tuple(read_record(Judgement, row[0]) for row in self.database.rows("SELECT record FROM judgements ORDER BY number"))

    def rulings(self) -> tuple[Ruling, ...]:
        """What became of the judgements in the edition as it was last built; of rows added since, nothing."""
        self._check_form()
        return read_rulings(self.database)

    # ── reading ─────────────────────────────────────────────────────────────────────

    def documents(self, story: str | None = None) -> tuple[ListedDocument, ...]:
        """The documents of the edition in its order, or those of one story (its whole id)."""
        where, values = ("", ()) if story is None else ("WHERE story = ?", (story,))
        rows = self.database.rows(f"SELECT {_LISTED} FROM documents {where} ORDER BY position", values)  # noqa: S608  constants
        return tuple(read_row(ListedDocument, row) for row in rows)

    def listed(self, id: str) -> ListedDocument:
        """One document as a list has it, by its whole id."""
        rows = self.database.rows(f"SELECT {_LISTED} FROM documents WHERE id = ?", (id,))  # noqa: S608  constants
        if not rows:
            raise unknown_id(id)
        return read_row(ListedDocument, rows[0])

    def document(self, id: str) -> EditedDocument:
        """A document by its whole id."""
        self._check_form()
        return read_record(EditedDocument, self._one("SELECT record FROM documents WHERE id = ?", id))

    def stories(self) -> tuple[ListedStory, ...]:
        """The stories, those with the most documents first."""
        columns = "id, title, documents, families, events, claims, conflicts, first, last"
        return tuple(read_row(ListedStory, row) for row in self.database.rows(f"SELECT {columns} FROM stories ORDER BY position"))  # noqa: S608

    def story(self, id: str) -> Story:
        """A story by its whole id."""
        self._check_form()
        return read_record(Story, self._one("SELECT record FROM stories WHERE id = ?", id))

    def shared(self, one: str, other: str) -> tuple[Passage, ...]:
        """The passages that two documents (their whole ids) share, whatever stories they stand in."""
        self._check_form()
        sql = "SELECT record FROM parts WHERE kind = 'passage' AND one = ? AND other = ? ORDER BY position"
        found = [*self.database.rows(sql, (one, other)), *self.database.rows(sql, (other, one))]
        return tuple(read_record(Passage, row[0]) for row in found)

    def family(self, id: str) -> Family:
        """A family by its whole id."""
        self._check_form()
        found = read_family(self.database, id)
        if found is None:
            raise unknown_id(id)
        return found

    def edition(self, story: str | None = None) -> Edition:
        """The edition as it was last built, or the part of it that is one story (its whole id)."""
        with self.database.reading():
            self._check_form()
            if self.noted("holds") != self.holdings():
                raise refuse("damaged", "rows of the edition are missing")
            if story is None:
                return read_edition(self.database)
            self._one("SELECT id FROM stories WHERE id = ?", story)
            return read_story(self.database, story)

    def find(self, prefix: str) -> Place:
        """What an id, or the beginning of one, or a siglum stands for."""
        return finding.find(self.database, prefix)

    def find_story(self, prefix: str) -> str:
        """The id of a story by its beginning."""
        place = self.find(prefix)
        if place.kind != "story":
            raise other_kind(prefix, place.kind)
        return place.id

    def search(self, query: str, limit: int = HITS, typing: bool = False) -> Hits:
        """The documents that hold the words of ``query``, the best first. No query is wrong.

        ``typing`` takes the last word for the beginning of one, as long as it is being typed.
        """
        self._check_form()
        return finding.search(self.database, query, limit, typing)

    # ── state ───────────────────────────────────────────────────────────────────────

    def is_current(self) -> bool:
        """Whether the edition was made by this very program from all that the store holds."""
        return self.noted("program") == program() and self.noted("waiting") == "no"

    def count(self, what: Literal["documents", "stories", "families", "judgements", "received"]) -> int:
        """How many there are of something; *received* are the documents that came, in the edition or not yet."""
        table = "parts WHERE kind = 'family'" if what == "families" else what
        return int(self.database.rows(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608  constants

    def problems(self) -> list[str]:
        """What is wrong with the store, found by reading all of it; empty if nothing is."""
        return self.database.problems()

    def _check_form(self) -> None:
        """Raise an error when there is no edition yet, or one whose records this program may not understand."""
        if self.noted("form") != form():
            raise refuse("stale" if self.noted("form") else "empty")

    def holdings(self) -> str:
        """How many rows the edition has, by which a loss is noticed that SQLite cannot see."""
        tables = ("documents", "stories", "items", "parts")
        return ", ".join(f"{table} {self.database.rows(f'SELECT count(*) FROM {table}')[0][0]}" for table in tables)  # noqa: S608  constants

    def noted(self, name: str) -> str | None:
        """What was noted under a name: *program* and *form* of the edition, *waiting* if something is not in it yet."""
        rows = self.database.rows("SELECT value FROM notes WHERE name = ?", (name,))
        return rows[0][0] if rows else None

    def note(self, name: str, value: str) -> None:
        """Write something down under a name."""
        self.database.run(
            "INSERT INTO notes (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", [(name, value)]
        )

    def _one(self, sql: str, id: str) -> Any:
        rows = self.database.rows(sql, (id,))
        if not rows:
            raise unknown_id(id)
        return rows[0][0]
