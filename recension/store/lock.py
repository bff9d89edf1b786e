"""One writer at a time: a lock on a small file beside the store, which the system takes back when its holder dies."""

from __future__ import annotations

import importlib
import importlib.util
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from recension.store.refusals import refuse
from recension.text.terminal import printable

fcntl: Any = importlib.import_module("fcntl") if importlib.util.find_spec("fcntl") else None
msvcrt: Any = importlib.import_module("msvcrt") if importlib.util.find_spec("msvcrt") else None
"""The locks of the system, whichever it is."""


@contextmanager
def locked(store: Path) -> Iterator[None]:
    """Hold the lock of a store. Raises :class:`~recension.errors.StoreError` at once if someone has it, saying who."""
    path = store.with_name(f"{store.name}.lock")
    try:
        handle = _acquire(path)
    except OSError as error:
        raise refuse("unwritable", (error.strerror or "no lock").lower()) from error
    try:
        os.truncate(handle, 0)
        os.write(handle, f"process {os.getpid()} on {platform.node()}".encode())
        yield
    finally:
        with suppress(OSError):
            path.unlink()  # while the lock is held: who has opened it meanwhile sees that it is gone, and opens it anew
        os.close(handle)


def _acquire(path: Path) -> int:
    """An open, locked file at ``path``."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        try:
            _lock(handle)
        except OSError as error:
            holder = os.pread(handle, 200, 0).decode("utf-8", "replace") if hasattr(os, "pread") else ""
            os.close(handle)
            raise refuse("busy", printable(holder) or "another process") from error
        if _is_at(path, handle):
            return handle
        os.close(handle)


def _lock(handle: int) -> None:
    """Lock an open file or raise ``OSError``. Where the system has no locks, SQLite's own must do."""
    if fcntl is not None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    elif msvcrt is not None:
        os.lseek(handle, 1 << 20, os.SEEK_SET)  # beyond what is written, so that others can read it
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)


def _is_at(path: Path, handle: int) -> bool:
    """Whether the open file is still the one at ``path``, and was not removed between opening and locking."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
