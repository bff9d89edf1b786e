"""A PostgreSQL server of our own, from whatever version the system has."""

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")


class Server:
    """A running server, reached through a socket in its folder."""

    def __init__(self, folder):
        self.folder = folder
        self._numbers = itertools.count(1)

    def address(self, database):
        return f"postgresql:///{database}?host={self.folder}&user=recension"

    def new_database(self):
        """The address of a database that nothing is in."""
        name = f"test{next(self._numbers)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.address(name)


@contextmanager
def started_server():
    """A server in a folder of its own, ended and removed afterwards."""
    programs = find_programs()
    folder = Path(tempfile.mkdtemp(prefix="recension-pg-"))
    other_user = as_another_user(folder)
    data = folder / "data"
    try:
        call(*other_user, programs / "initdb", "-D", data, "-U", "recension", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        call(*other_user, programs / "pg_ctl", "-D", data, "-l", folder / "log", "-o", options, "-w", "start")
        try:
            yield Server(folder)
        finally:
            call(*other_user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_programs():
    """The folder with the programs of the newest PostgreSQL of the system."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    if on_path is not None:
        folders.append(Path(on_path).parent)
    found = [folder for folder in folders if (folder / "initdb").exists()]
    if not found:
        pytest.skip("no PostgreSQL server is installed (Debian: apt install postgresql)")
    return found[0]


def as_another_user(folder):
    """The server refuses to run as root: words to put before its commands, and the folder given to that user."""
    if os.getuid() != 0:
        return ()
    users = [name for name in ("postgres", "nobody") if name in {entry.pw_name for entry in pwd.getpwall()}]
    if not users or shutil.which("runuser") is None:
        pytest.skip("PostgreSQL does not run as root, and no other user can be used")
    shutil.chown(folder, users[0])
    return ("runuser", "-u", users[0], "--")


def call(*words):
    done = subprocess.run([str(word) for word in words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False, cwd="/")
    assert done.returncode == 0, done.stderr
