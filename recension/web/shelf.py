"""The store as the desk reads it: a few threads, each with a connection of its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from recension.errors import StoreError
from recension.settings.web import KEPT_PAGES, READERS
from recension.store import Store, open_store

Answer = TypeVar("Answer")


class Shelf:
    """The readers of one store, and the pages that were made of it since it last changed."""

    def __init__(self, place: str) -> None:
        self.place = place
        self._threads = ThreadPoolExecutor(READERS, "reader")
        self._own = threading.local()
        self._lock = threading.Lock()
        self._pages: dict[str, tuple[object, str]] = {}

    async def ask(self, question: Callable[[Store], Answer]) -> Answer:
        """The answer of the store to a question, worked out in a thread of the shelf."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._answer, question)

    def _answer(self, question: Callable[[Store], Answer]) -> Answer:
        file = self._state()[:1]
        store: Store | None = getattr(self._own, "store", None)
        if store is not None and self._own.file != file:  # another file was put in its place
            self._drop(store)
            store = None
        if store is None:
            store = self._own.store = open_store(self.place)
            self._own.file = file
        try:
            return question(store)
        except StoreError:  # it may be mended meanwhile: open it anew next time
            self._drop(store)
            raise

    def _drop(self, store: Store) -> None:
        self._own.store = None
        with suppress(StoreError):
            store.close()

    async def page(self, name: str, make: Callable[[Store], str]) -> str:
        """A page that takes long to make: from memory, if the store has not changed since."""
        state = self._state()
        with self._lock:
            known = self._pages.get(name)
        if known is not None and state and known[0] == state:
            return known[1]
        made = await self.ask(make)
        with self._lock:
            self._pages.pop(name, None)
            self._pages[name] = state, made
            while len(self._pages) > KEPT_PAGES:
                del self._pages[next(iter(self._pages))]
        return made

    def _state(self) -> tuple[int, ...]:
        """Which file the store is, and what changes whenever that does; nothing for a store that is no file."""
        try:
            found = Path(self.place).stat()
        except (OSError, ValueError):
            return ()
        return found.st_ino, found.st_mtime_ns, found.st_size

    def close(self) -> None:
        """Ends the threads."""
        self._threads.shutdown(wait=False, cancel_futures=True)
