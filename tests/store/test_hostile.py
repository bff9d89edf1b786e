"""A store file from a stranger: an error that says what is wrong, or what the file says, and never anything else."""

import random
import shutil
import sqlite3
from contextlib import suppress

import pytest

from recension.errors import StoreError
from recension.render.html import to_html
from recension.render.json import to_json
from recension.store import open_store
from recension.store.ingest import rebuild
from recension.store.records import pack
from recension.store.why import why


@pytest.fixture
def copy(store_file, tmp_path):
    return shutil.copy(store_file, tmp_path / "copy.db")


def change(path, *statements):
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(*statement) if isinstance(statement, tuple) else connection.execute(statement)
    connection.commit()
    connection.close()


def read_all(path):
    """Everything that can be read of a store."""
    with open_store(path) as store:
        for document in store.documents():
            store.document(document.id)
            why(store, store.find(document.id))
        for story in store.stories():
            store.edition(story.id)
        store.search("crane quay bakery")
        store.judgements()
        to_html(store.edition())


def test_no_file(tmp_path):
    with pytest.raises(StoreError, match="no store") as caught:
        open_store(tmp_path / "none.db")
    assert caught.value.code == "RCN-301"
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("content", [b"some text, and enough of it to be longer than a header of one hundred bytes" * 3, b"\x00" * 5000])
def test_a_file_that_is_no_database(tmp_path, content):
    (tmp_path / "other.db").write_bytes(content)
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path / "other.db")
    assert caught.value.code in ("RCN-302", "RCN-303")
    assert (tmp_path / "other.db").read_bytes() == content


def test_a_database_of_another_program(tmp_path):
    change(tmp_path / "other.db", "CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path / "other.db", create=True)
    assert caught.value.code == "RCN-302"


ADDED = [
    "CREATE TRIGGER evil AFTER INSERT ON received BEGIN DELETE FROM judgements; END",
    "CREATE VIEW evil AS SELECT load_extension('evil')",
    "CREATE TABLE evil (x)",
    "CREATE INDEX evil ON documents (title)",
    "DROP TABLE judgements",
    "ALTER TABLE documents ADD COLUMN evil TEXT DEFAULT 'x'",
]


@pytest.mark.parametrize("statement", ADDED)
def test_a_schema_that_is_not_ours(copy, statement):
    change(copy, statement)
    with pytest.raises(StoreError, match="its tables are not those of a store"):
        open_store(copy)


RECORDS = [
    b"no record",
    b"",
    pack(b"null"),
    pack(b'{"id": 5}'),
    pack(b"[" * 100_000),
    pack(b"x" * 10_000_000),
]


@pytest.mark.parametrize("record", RECORDS, ids=range(len(RECORDS)))
@pytest.mark.parametrize("table", ["documents", "stories", "parts"])
def test_records_that_are_none(copy, table, record):
    change(copy, (f"UPDATE {table} SET record = ?", (record,)))  # noqa: S608
    with pytest.raises(StoreError) as caught, open_store(copy) as store:
        store.edition()
    assert caught.value.code == "RCN-303"


COLUMNS = [
    ("documents", "title", b"\xff"),
    ("documents", "verdict", "beyond doubt"),
    ("documents", "siglum", b""),
    ("stories", "title", b"\xff"),
    ("stories", "events", "many"),
    ("items", "kind", "rumour"),
]


@pytest.mark.parametrize(("table", "column", "value"), COLUMNS)
def test_columns_that_hold_something_else(copy, table, column, value):
    change(copy, (f"UPDATE {table} SET {column} = ?", (value,)))  # noqa: S608
    with pytest.raises(StoreError, match="damaged"):
        read_lists(copy)


def read_lists(path):
    """What is read of columns and not of records."""
    with open_store(path) as store:
        store.documents()
        store.stories()
        store.search("crane")
        store.find(store.edition().stories[0].timeline[0].id)


def test_results_that_are_none_are_worked_out_again(copy, pile, built):
    change(copy, ("UPDATE results SET record = ?", (b"no record",)))
    with open_store(copy) as store:
        rebuild(store)
        assert to_json(store.edition()) == built


@pytest.mark.parametrize("table", ["documents", "items", "parts", "stories"])
def test_rows_that_are_gone_are_missed(copy, table):
    change(copy, f"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})")  # noqa: S608
    with pytest.raises(StoreError, match="rows of the edition are missing"), open_store(copy) as store:
        store.edition()


@pytest.mark.parametrize("seed", range(40))
def test_a_file_that_something_has_damaged(store_file, tmp_path, seed):
    path, chance = tmp_path / "mutant.db", random.Random(seed)
    path.write_bytes(mutated(bytearray(store_file.read_bytes()), chance))
    with suppress(StoreError):  # and no other error
        read_all(path)


def mutated(content, chance):
    """Bits flipped, a stretch overwritten, or the end cut off."""
    kind = chance.randrange(3)
    if kind == 0:
        for _ in range(chance.randint(1, 40)):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    elif kind == 1:
        start = chance.randrange(len(content))
        content[start : start + 600] = chance.randbytes(min(600, len(content) - start))
    else:
        del content[chance.randrange(len(content)) :]
    return content
