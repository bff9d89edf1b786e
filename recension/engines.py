"""Running one pure function over many items: here, or in a pool of processes. Same results, same order."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from recension.settings import ITEMS_PER_WORKER

Item = TypeVar("Item")
Result = TypeVar("Result")

Mapper = Callable[[Callable[[Item], Result], Sequence[Item]], Iterator[Result]]


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What a function made of one item: its result, or the error that it ended with."""

    result: Result | None
    error: str | None


@dataclass(frozen=True, slots=True)
class _Guarded(Generic[Item, Result]):
    """A function that never raises: one poisoned item does not stop a batch."""

    function: Callable[[Item], Result]

    def __call__(self, item: Item) -> Outcome[Result]:
        try:
            return Outcome(self.function(item), None)
        except Exception as error:  # a batch must survive whatever one document does
            return Outcome(None, f"{type(error).__name__}: {error}"[:300])


@dataclass(frozen=True, slots=True)
class Engine:
    """Where per-document and per-story functions run. ``workers`` is a count of processes, 1 is none but this."""

    workers: int = 1

    def map(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Outcome[Result]]:
        """The outcome of ``function`` for each item, in the order of the items.

        A pool is started only where each worker has enough to do to pay for its start.
        """
        guarded = _Guarded(function)
        workers = min(self.workers, len(items) // ITEMS_PER_WORKER)
        if workers < 2:
            yield from map(guarded, items)
            return
        with _pool(workers) as pool:
            yield from pool.map(guarded, items, chunksize=max(1, len(items) // (workers * 8)))


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
