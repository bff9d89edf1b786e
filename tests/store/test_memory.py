"""What is kept of the work done, and when it is not used again."""

from recension.model import Article, Document, Region
from recension.store import memory
from recension.store.memory import StoredMemory
from recension.store.sqlite import SqliteDatabase

DOCUMENT = Document("d1", "a.txt", "hash", "Some text.")
ARTICLE = Article(DOCUMENT, "en", (Region("body", 0, 10),))


def test_a_result_is_known_to_the_next_run(tmp_path):
    database = SqliteDatabase(tmp_path / "news.db", create=True)
    first = StoredMemory(database)
    assert first.recall("clean", DOCUMENT) is None
    first.keep("clean", DOCUMENT, Article(Document("d1", "a.txt", "hash", "Some text."), "en", ARTICLE.regions))
    first.flush()
    recalled = StoredMemory(database).recall("clean", DOCUMENT)
    assert recalled == ARTICLE
    assert recalled.document is DOCUMENT
    assert StoredMemory(database).recall("clean", Document("d1", "a.txt", "hash", "Other text.")) is None
    assert StoredMemory(database).recall("annotate", ARTICLE) is None


def test_nothing_is_known_to_another_program(tmp_path, monkeypatch):
    database = SqliteDatabase(tmp_path / "news.db", create=True)
    first = StoredMemory(database)
    first.keep("clean", DOCUMENT, ARTICLE)
    first.flush()
    monkeypatch.setattr(memory, "program", lambda: "another program")
    other = StoredMemory(database)
    assert other.recall("clean", DOCUMENT) is None
    other.forget_unused()
    assert database.rows("SELECT count(*) FROM results") == [(0,)]


def test_stages_over_the_whole_pile_are_not_kept(tmp_path):
    database = SqliteDatabase(tmp_path / "news.db", create=True)
    kept = StoredMemory(database)
    kept.keep("trace", (ARTICLE,), None)
    kept.flush()
    assert database.rows("SELECT count(*) FROM results") == [(0,)]


def test_the_program_has_one_hash():
    assert memory.program() == memory.program()
    assert len(memory.program()) == len(memory.form()) == 64
