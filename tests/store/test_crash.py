"""Killed, without disk space, or with others at the store: what was there stays, and the same command again ends where it should."""

import os
import random
import shutil
import signal
import subprocess
import threading

import pytest

from recension.errors import StoreError
from recension.render.json import to_json
from recension.store import open_store
from recension.store.ingest import ingest
from recension.store.lock import locked

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def files(folder):
    return sorted(path.name for path in folder.iterdir())


def ingest_and_die(path, inputs, at):
    """Ingest in another process that is killed at its statement number ``at``. Gives whether it was."""
    pid = os.fork()
    if pid == 0:
        try:
            seen = iter(range(1, at + 1))
            store = open_store(path, create=True)
            store.database._connection.set_trace_callback(lambda _: next(seen, None) == at and os.kill(os.getpid(), signal.SIGKILL))
            ingest(store, inputs)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(pid, 0)[1])


@needs_fork
@pytest.mark.parametrize("seed", range(8))
def test_killed_anywhere_and_given_again(pile, built, tmp_path, seed):
    """Twice killed, the second time while it takes up what the first left, then left alone."""
    chance, path = random.Random(seed), tmp_path / "news.db"
    killed = [ingest_and_die(path, [str(pile)], chance.randint(1, 200)) for _ in range(2)]
    with open_store(path, create=True) as store:
        ingest(store, [str(pile)])
        assert to_json(store.edition()) == built
        assert store.problems() == []
        assert files(tmp_path) == ["news.db"], killed


@needs_fork
def test_readers_see_the_last_edition_until_the_next_is_whole(pile, built, tmp_path):
    path = tmp_path / "news.db"
    with open_store(path, create=True) as store:
        ingest(store, [str(pile / "a.txt"), str(pile / "e.txt")])
        before = to_json(store.edition())
    for at in (30, 60, 90, 120, 150):
        ingest_and_die(path, [str(pile)], at)
        with open_store(path) as store:
            assert to_json(store.edition()) in (before, built)


def test_readers_and_a_writer_at_once(pile, built, tmp_path):
    path, seen, errors = tmp_path / "news.db", set(), []
    with open_store(path, create=True) as store:
        ingest(store, [str(pile / "a.txt"), str(pile / "e.txt")])
        before = to_json(store.edition())
    done = threading.Event()

    def read():
        try:
            while not done.is_set():
                with open_store(path) as reader:
                    seen.add(to_json(reader.edition()))
                    reader.search("crane")
        except Exception as error:
            errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for thread in readers:
        thread.start()
    with open_store(path) as store:
        for name in files(pile):
            ingest(store, [str(pile / name)])
    done.set()
    for thread in readers:
        thread.join()
    assert errors == []
    assert before in seen


def test_a_lock_whose_holder_died_is_free(tmp_path):
    (tmp_path / "news.db.lock").write_text("process 1 on nowhere")
    with locked(tmp_path / "news.db"):  # and is named while it is held
        assert f"process {os.getpid()} " in (tmp_path / "news.db.lock").read_text()
    assert not (tmp_path / "news.db.lock").exists()


@pytest.mark.parametrize("pages", [1, 3, 8, 20])
def test_a_full_disk_leaves_the_old_state(store_file, tmp_path, pile, built, pages):
    path, more = shutil.copy(store_file, tmp_path / "news.db"), tmp_path / "more.txt"
    more.write_text("".join(f"The mayor of Split resigned on Friday, 3 May 2019, said councillor {n**5:x}. " for n in range(900)))
    with open_store(path) as store:
        size = store.database.rows("PRAGMA page_count")[0][0]
        store.database.rows(f"PRAGMA max_page_count = {size + pages}")
        with pytest.raises(StoreError, match="nothing was changed: the disk is full") as caught:
            ingest(store, [str(more)])
        assert caught.value.code == "RCN-307"
        assert to_json(store.edition()) == built
        store.database.rows("PRAGMA max_page_count = 1000000")
        assert ingest(store, [str(more)]).documents == 7
        assert store.problems() == []


def test_a_disk_that_is_really_full(pile, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", str(disk)], capture_output=True, check=False)
    if made.returncode != 0:
        pytest.skip("no right to mount a small disk")
    try:
        with open_store(disk / "news.db", create=True) as store:
            with pytest.raises(StoreError, match="nothing was changed: the disk is full"):
                ingest(store, [str(pile)])
            assert store.problems() == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_store_that_may_only_be_read(store_file, tmp_path, built):
    folder = tmp_path / "archive"
    folder.mkdir()
    path = shutil.copy(store_file, folder / "news.db")
    path.chmod(0o444)
    folder.chmod(0o555)
    try:
        with open_store(path) as store:
            assert to_json(store.edition()) == built
    finally:
        folder.chmod(0o755)
