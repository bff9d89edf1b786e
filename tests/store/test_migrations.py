"""The schema goes forward in steps, and every store that was ever released can be opened."""

import gzip
import pathlib
import shutil
import sqlite3

import pytest

from recension.errors import StoreError
from recension.store import open_store
from recension.store.ingest import ingest
from recension.store.migrate import Migration, migrations, missing
from recension.store.sqlite import SqliteDatabase

STEPS = migrations("sqlite")
DATA = pathlib.Path(__file__).parent / "data"
NEXT = Migration(len(STEPS) + 1, "colour", "CREATE TABLE colours (name TEXT PRIMARY KEY);\nINSERT INTO colours VALUES ('red');\n")
BROKEN = Migration(len(STEPS) + 1, "broken", "CREATE TABLE colours (name TEXT PRIMARY KEY);\nINSERT INTO nowhere VALUES (1);\n")


@pytest.fixture
def old(store_file, tmp_path):
    return shutil.copy(store_file, tmp_path / "old.db")


def version(path):
    connection = sqlite3.connect(path)
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return found


def test_steps_are_numbered_from_one_in_both_dialects():
    for dialect in ("sqlite", "postgres"):
        assert [step.number for step in migrations(dialect)] == list(range(1, len(STEPS) + 1))
    assert [s.name for s in migrations("sqlite")] == [s.name for s in migrations("postgres")]


def test_an_older_store_is_brought_up_to_date_and_a_copy_of_it_is_kept(old):
    before = old.read_bytes()
    database = SqliteDatabase(old, steps=[*STEPS, NEXT])
    assert database.rows("SELECT name FROM colours") == [("red",)]
    assert database.rows("SELECT number, sha256 FROM migrations ORDER BY number")[-1] == (NEXT.number, NEXT.sha256)
    assert database.rows("SELECT count(*) FROM documents") == [(6,)]
    database.close()
    assert version(old) == NEXT.number
    copy = old.with_name(f"old.db.version-{len(STEPS)}")
    assert version(copy) == len(STEPS)
    assert old.read_bytes() != before
    SqliteDatabase(copy, steps=STEPS).close()


def test_a_step_that_fails_changes_nothing(old):
    with pytest.raises(StoreError):
        SqliteDatabase(old, steps=[*STEPS, BROKEN])
    assert version(old) == len(STEPS)
    SqliteDatabase(old, steps=STEPS).close()


def test_a_store_of_a_newer_program_is_not_touched(old):
    SqliteDatabase(old, steps=[*STEPS, NEXT]).close()
    before = old.read_bytes()
    with pytest.raises(StoreError, match="newer"):
        SqliteDatabase(old)
    assert old.read_bytes() == before


def test_a_step_that_was_changed_after_its_release_is_noticed():
    done = [(step.number, step.sha256) for step in STEPS]
    assert list(missing([*STEPS, NEXT], done)) == [NEXT]
    with pytest.raises(StoreError, match="not opened"):
        missing(STEPS, [(1, "another hash")])
    with pytest.raises(StoreError, match="newer"):
        missing(STEPS, [*done, (NEXT.number, NEXT.sha256)])


def test_released_steps_are_as_they_were():
    """A released step is never edited: its hash stands here from its release on."""
    assert {step.number: step.sha256[:16] for step in STEPS} == RELEASED


RELEASED = {1: "1163a3b96bfc974d"}


@pytest.mark.parametrize("released", RELEASED)
def test_a_store_of_every_release_opens_and_is_brought_up_to_date(released, tmp_path):
    """Two documents, an input that was missing, and a judgement that no ingest has taken in yet."""
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((DATA / f"version-{released}.db.gz").read_bytes()))
    with open_store(path) as store:
        assert [d.source for d in store.documents()] == ["a.txt", "b.txt"]
        assert [row.who for row in store.judgements()] == ["Ann Lee"]
        done = ingest(store, [])
        assert (done.documents, store.is_current()) == (2, True)
        edition = store.edition()
        assert [r.source for r in edition.rejected] == ["c.txt"]
        assert [r.judgement.who for r in edition.judgements] == ["Ann Lee"]
        assert store.search("crane quay").total == 2
        assert store.problems() == []
