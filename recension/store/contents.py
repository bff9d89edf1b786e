"""The edition in the tables of a store: written so that only what has changed is touched, read whole or story by story."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar, cast

from recension.model import EditedDocument, Edition, Family, Lineage, Link, Passage, Rejected, Ruling, Story
from recension.store.database import Database
from recension.store.records import BrokenRecord, as_json, from_json, from_row, pack, unpack
from recension.store.refusals import refuse
from recension.store.words import index_keys

Record = TypeVar("Record")

_DOCUMENT = ("id", "position", "siglum", "source", "title", "outlet", "published", "verdict", "family", "story", "digest", "record")
_STORY = ("id", "position", "title", "documents", "families", "events", "claims", "conflicts", "first", "last", "digest", "record")
_PART = ("kind", "id", "position", "one", "other", "record")


def read_record(kind: type[Record], packed: bytes) -> Record:
    """A record of the store. Raises :class:`~recension.errors.StoreError` if it is none."""
    try:
        return cast(Record, from_json(kind, unpack(packed)))
    except BrokenRecord as error:
        raise refuse("damaged", str(error)) from error


def read_row(kind: type[Record], row: Sequence[Any]) -> Record:
    """A row of the store as the record of which it has the fields. Raises as :func:`read_record`."""
    try:
        return cast(Record, from_row(kind, row))
    except BrokenRecord as error:
        raise refuse("damaged", str(error)) from error


def read_text(packed: bytes) -> str:
    """The text alone of a document's record, which is quicker. Raises as :func:`read_record`."""
    try:
        text = json.loads(unpack(packed))["text"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise refuse("damaged", f"no document ({error})"[:200]) from error
    if not isinstance(text, str):
        raise refuse("damaged", "a document without a text")
    return text


# ── writing ─────────────────────────────────────────────────────────────────────────


def write_edition(database: Database, edition: Edition) -> int:
    """Put an edition in the place of the last one, within the transaction of the caller. Gives the number of stories that changed."""
    _write_documents(database, edition)
    changed = _write_stories(database, edition.stories)
    _write_parts(database, edition)
    return changed


def clear_edition(database: Database) -> None:
    """Take the edition out of the store, within the transaction of the caller. What was received and judged stays."""
    database.empty_index()
    for table in ("documents", "stories", "items", "parts"):
        database.run(f"DELETE FROM {table}", [()])  # noqa: S608  constants


def _write_documents(database: Database, edition: Edition) -> None:
    family = {document: f.id for f in edition.lineage.families for document in f.documents}
    story = {document: s.id for s in edition.stories for document in s.documents}
    rows = {d.id: _document_row(i, d, family.get(d.id), story.get(d.id)) for i, d in enumerate(edition.documents)}
    known = {str(id): digest for id, digest in database.rows("SELECT id, digest FROM documents")}
    gone = [id for id in known if id not in rows]
    changed = [id for id in rows if id in known and rows[id][-2] != known[id]]
    _unindex(database, [*gone, *changed])
    database.run("DELETE FROM documents WHERE id = ?", [(id,) for id in gone])
    database.run(f"UPDATE documents SET {_settings(_DOCUMENT)} WHERE id = ?", [(*rows[id][1:], id) for id in changed])  # noqa: S608  constants
    new = [id for id in rows if id not in known]
    database.run(_insertion("documents", _DOCUMENT), [rows[id] for id in new])
    written = {*new, *changed}
    _index(database, [d for d in edition.documents if d.id in written])
    _move(database, "documents", [(rows[id][1], id) for id in rows])


def _document_row(position: int, document: EditedDocument, family: str | None, story: str | None) -> tuple[Any, ...]:
    record = pack(as_json(document))
    title, outlet = document.title.quote if document.title else None, document.outlet.name if document.outlet else None
    shown = (document.siglum, document.source, title, outlet, document.published.date, document.published.verdict, family, story)
    return document.id, position, *shown, _digest(record, *shown), record


def _unindex(database: Database, ids: Sequence[str]) -> None:
    """Take documents out of the index, with the words with which they were put in."""
    for id in ids:
        number, record = database.rows("SELECT number, record FROM documents WHERE id = ?", (id,))[0]
        database.unindex([(number, *_keys(read_record(EditedDocument, record)))])


def _index(database: Database, documents: Iterable[EditedDocument]) -> None:
    numbers = {str(id): number for id, number in database.rows("SELECT id, number FROM documents")}
    database.index((numbers[d.id], *_keys(d)) for d in documents)


def _keys(document: EditedDocument) -> tuple[list[str], list[str]]:
    return index_keys(document.title.quote) if document.title else [], index_keys(document.text)


def _write_stories(database: Database, stories: Sequence[Story]) -> int:
    rows = {s.id: _story_row(i, s) for i, s in enumerate(stories)}
    known = {str(id): digest for id, digest in database.rows("SELECT id, digest FROM stories")}
    changed = {id: None for id in rows if known.get(id) != rows[id][-2]}
    outdated = [(id,) for id in known if id not in rows or id in changed]
    for table, column in (("stories", "id"), ("items", "story")):
        database.run(f"DELETE FROM {table} WHERE {column} = ?", outdated)  # noqa: S608  constants
    database.run(_insertion("stories", _STORY), [rows[id] for id in changed])
    items = {item for story in stories if story.id in changed for item in _items(story)}
    database.run("INSERT INTO items (id, story, kind) VALUES (?, ?, ?)", sorted(items))
    _move(database, "stories", [(rows[id][1], id) for id in rows])
    return len(changed)


def _story_row(position: int, story: Story) -> tuple[Any, ...]:
    record = pack(as_json(story))
    days = sorted(event.date for event in story.timeline if event.date is not None)
    counts = (len(story.documents), len(story.families), len(story.timeline), len(story.claims), len(story.conflicts))
    return story.id, position, story.title, *counts, *((days[0], days[-1]) if days else (None, None)), _digest(record), record


def _items(story: Story) -> Iterator[tuple[str, str, str]]:
    """What stands in a story, by id."""
    for kind, items in (("event", story.timeline), ("claim", story.claims), ("entity", story.entities)):
        yield from ((item.id, story.id, kind) for item in items)
    yield from ((conflict.id, story.id, "conflict") for conflict in (*story.conflicts, *story.dismissed))


def _write_parts(database: Database, edition: Edition) -> None:
    rows = {(row[0], row[1]): row for row in _part_rows(edition)}
    known = {(kind, id): position for kind, id, position in database.rows("SELECT kind, id, position FROM parts")}
    families = {key for key in known if key[0] == "family"}  # their ids say which documents, not why
    database.run("DELETE FROM parts WHERE kind = ? AND id = ?", [key for key in known if key not in rows or key in families])
    database.run(_insertion("parts", _PART), [row for key, row in rows.items() if key not in known or key in families])
    moved = [(row[2], *key) for key, row in rows.items() if key in known and key not in families and row[2] != known[key]]
    database.run("UPDATE parts SET position = ? WHERE kind = ? AND id = ?", moved)


def _part_rows(edition: Edition) -> Iterator[tuple[Any, ...]]:
    lineage = edition.lineage
    for i, family in enumerate(lineage.families):
        yield "family", family.id, i, None, None, pack(as_json(family))
    yield from _hashed("link", ((x.from_ or x.to, x.to, x) for x in lineage.links))
    yield from _hashed("passage", ((p.a.document, p.b.document, p) for p in lineage.passages))
    yield from _hashed("rejected", ((None, None, r) for r in edition.rejected))
    yield from _hashed("ruling", ((None, None, r) for r in edition.judgements))


def _hashed(kind: str, parts: Iterable[tuple[str | None, str | None, object]]) -> Iterator[tuple[Any, ...]]:
    """Rows of parts that have no id of their own: it is the hash of what they say, and for equal ones a number more."""
    seen: Counter[str] = Counter()
    for position, (one, other, part) in enumerate(parts):
        content = as_json(part)
        digest = hashlib.sha256(content).hexdigest()[:24]
        seen[digest] += 1
        yield kind, f"{digest}.{seen[digest]}", position, one, other, pack(content)


def _move(database: Database, table: str, positions: Sequence[tuple[int, str]]) -> None:
    """Write the positions of those rows that stand elsewhere by now."""
    known = {str(id): position for id, position in database.rows(f"SELECT id, position FROM {table}")}  # noqa: S608  constants
    moved = [(position, id) for position, id in positions if known[id] != position]
    database.run(f"UPDATE {table} SET position = ? WHERE id = ?", moved)  # noqa: S608  constants


def _digest(record: bytes, *shown: str | None) -> str:
    return hashlib.sha256(record + repr(shown).encode("utf-8")).hexdigest()[:32]


def _insertion(table: str, columns: Sequence[str]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608  constants


def _settings(columns: Sequence[str]) -> str:
    return ", ".join(f"{column} = ?" for column in columns[1:])


# ── reading ─────────────────────────────────────────────────────────────────────────


def read_edition(database: Database) -> Edition:
    """The whole edition. It is equal to the one that was written."""
    return Edition(
        documents=_records(database, EditedDocument, "SELECT record FROM documents ORDER BY position"),
        rejected=_parts(database, Rejected, "rejected"),
        lineage=Lineage(_parts(database, Passage, "passage"), _parts(database, Link, "link"), _parts(database, Family, "family")),
        stories=_records(database, Story, "SELECT record FROM stories ORDER BY position"),
        judgements=_parts(database, Ruling, "ruling"),
    )


def read_story(database: Database, id: str) -> Edition:
    """The edition of one story: its documents with the sigla that they have in the whole, and the lineage among them."""
    documents = _records(database, EditedDocument, "SELECT record FROM documents WHERE story = ? ORDER BY position", (id,))
    within = frozenset(d.id for d in documents)
    story = _records(database, Story, "SELECT record FROM stories WHERE id = ?", (id,))
    kept = ((f, tuple(d for d in f.documents if d in within)) for f in _parts_of(database, Family, "family", id))
    return Edition(
        documents=documents,
        rejected=(),
        lineage=Lineage(
            passages=tuple(p for p in _parts_of(database, Passage, "passage", id) if p.b.document in within),
            links=tuple(x for x in _parts_of(database, Link, "link", id) if x.to in within),
            families=tuple(Family(f.id, members, f.agency, f.why) for f, members in kept),
        ),
        stories=story,
        judgements=tuple(r for r in _parts(database, Ruling, "ruling") if _concerns(r, within)),
    )


def read_family(database: Database, id: str) -> Family | None:
    """A family by its whole id."""
    found = _records(database, Family, "SELECT record FROM parts WHERE kind = 'family' AND id = ?", (id,))
    return found[0] if found else None


def document_lineage(database: Database, id: str) -> tuple[Family | None, tuple[Link, ...]]:
    """The family of a document, and the links from and to it."""
    family = database.rows("SELECT family FROM documents WHERE id = ?", (id,))
    sql = "SELECT record FROM parts WHERE kind = 'link' AND (one = ? OR other = ?) ORDER BY position"
    return read_family(database, family[0][0]) if family else None, _records(database, Link, sql, (id, id))


def read_rulings(database: Database) -> tuple[Ruling, ...]:
    """The judgements with what became of them."""
    return _parts(database, Ruling, "ruling")


def read_rejected(database: Database) -> tuple[Rejected, ...]:
    """The rejected entries of the edition."""
    return _parts(database, Rejected, "rejected")


def _concerns(ruling: Ruling, documents: frozenset[str]) -> bool:
    """Whether a judgement is about one of these documents."""
    return any(t.document in documents or any(s.document in documents for s in t.spans) for t in ruling.judgement.targets)


def _records(database: Database, kind: type[Record], sql: str, values: Sequence[Any] = ()) -> tuple[Record, ...]:
    return tuple([read_record(kind, row[0]) for row in database.rows(sql, values)])


def _parts(database: Database, kind: type[Record], name: str) -> tuple[Record, ...]:
    return _records(database, kind, "SELECT record FROM parts WHERE kind = ? ORDER BY position", (name,))


def _parts_of(database: Database, kind: type[Record], name: str, story: str) -> tuple[Record, ...]:
    """The families, or the passages or links that begin in a document, of a story."""
    column, wanted = ("id", "family") if name == "family" else ("one", "id")
    sql = f"SELECT record FROM parts WHERE kind = ? AND {column} IN (SELECT {wanted} FROM documents WHERE story = ?) ORDER BY position"  # noqa: S608
    return _records(database, kind, sql, (name, story))
