"""Running one pure function over many items: here, or in guarded processes. Same results, same order.

A guarded process works on one item at a time, within limits of time and memory. One that dies, hangs or wants too
much takes only its item with it: the outcome says why, another process is started, and the rest goes on.
"""

from __future__ import annotations

import importlib
import importlib.util
import multiprocessing
import multiprocessing.connection
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from recension.settings.engines import ITEM_BYTES, ITEM_SECONDS, ITEM_WAITING, ITEMS_PER_WORKER

Item = TypeVar("Item")
Result = TypeVar("Result")

Cause = Literal["failed", "slow", "out of memory", "killed"]
_METHOD = "fork" if sys.platform == "linux" else "spawn"
"""A fork starts in 10 ms (measured) and has all modules loaded; elsewhere it is not safe, or not there."""

resource: Any = importlib.import_module("resource") if importlib.util.find_spec("resource") else None
"""The limits of a process, where the system has them (Windows has not)."""

_LONGEST_MESSAGE = 300
_MEMORY_IN_USE = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no result for an item: the cause, and what fills its sentence in the table of refusals."""

    cause: Cause
    detail: str


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What a function made of one item: its result, or why there is none."""

    result: Result | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may take: ``seconds`` of computing, ``waiting`` seconds by the clock, and ``memory`` in bytes.

    Computing decides, so that a busy machine gives the same results; the clock is for what waits for ever.
    """

    seconds: float = ITEM_SECONDS
    waiting: float = ITEM_WAITING
    memory: int = ITEM_BYTES


def _one(item: object) -> int:
    return 1


class Engine:
    """Where per-document and per-story functions run.

    ``workers`` is a count of processes. With 1 and without ``limits`` all runs in this process, and an item that hangs or
    kills its process is not survived; else in processes that live as long as the engine.
    """

    def __init__(self, workers: int = 1, limits: Limits | None = None) -> None:
        self.workers = workers
        self.limits = limits or Limits()
        self._guarded = limits is not None or workers > 1
        self._idle: list[_Worker] = []

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], size: Callable[[Item], int] = _one
    ) -> Iterator[Outcome[Result]]:
        """The outcome of ``function`` for each item, in the order of the items, which are taken as they are needed.

        ``size`` says of an item how many documents it holds: the limits of time are multiplied by it.
        """
        if not self._guarded:
            yield from (_outcome(function, item) for item in items)
            return
        dispatch = _Dispatch(self, function, size)
        try:
            yield from dispatch.run(items)
        finally:
            dispatch.end()

    def idle_worker(self, started: int, items: int) -> _Worker | None:
        """A process that has nothing to do, if there is one, or if it pays to start one more for so many items."""
        if self._idle:
            return self._idle.pop()
        wanted = min(self.workers, max(1, items // ITEMS_PER_WORKER))
        return _Worker(self.limits) if started < wanted else None

    def rest(self, worker: _Worker) -> None:
        """Takes back a process that has finished its item."""
        self._idle.append(worker)

    def close(self) -> None:
        """Ends the processes. (They end with this process anyway.)"""
        while self._idle:
            self._idle.pop().kill()


# ── in this process ─────────────────────────────────────────────────────────────────


class _Dispatch(Generic[Item, Result]):
    """One function handed out over items, and its outcomes put back in order."""

    def __init__(self, engine: Engine, function: Callable[[Item], Result], size: Callable[[Item], int]) -> None:
        self._engine = engine
        self._function = function
        self._size = size
        self._busy: dict[multiprocessing.connection.Connection, tuple[_Worker, int]] = {}
        self._done: dict[int, Outcome[Result]] = {}
        self._given = 0

    def run(self, items: Iterable[Item]) -> Iterator[Outcome[Result]]:
        total = len(items) if isinstance(items, Sized) else 0
        for number, item in enumerate(items):
            while (worker := self._engine.idle_worker(len(self._busy), total or number + 1)) is None:
                yield from self._finished()
            self._busy[worker.pipe] = worker, number
            worker.start_on(self._function, item, self._size(item))
        while self._busy:
            yield from self._finished()

    def _finished(self) -> Iterator[Outcome[Result]]:
        """Waits until a process has finished or is over its time; the outcomes whose turn it is."""
        first = min(worker.deadline for worker, _ in self._busy.values())
        multiprocessing.connection.wait(list(self._busy), max(0.0, first - time.monotonic()))
        for pipe, (worker, number) in list(self._busy.items()):
            outcome = worker.outcome()
            if outcome is not None:
                del self._busy[pipe]
                self._done[number] = outcome
                if worker.is_alive:
                    self._engine.rest(worker)
        while self._given in self._done:
            self._given += 1
            yield self._done.pop(self._given - 1)

    def end(self) -> None:
        """Ends the processes that still work on something (the caller has seen enough)."""
        for worker, _ in self._busy.values():
            worker.kill()
        self._busy.clear()


class _Worker:
    """A process that works on one item at a time, seen from outside."""

    def __init__(self, limits: Limits) -> None:
        context: Any = multiprocessing.get_context(_METHOD)
        self.pipe, theirs = context.Pipe()
        self.deadline = 0.0
        self.is_alive = True
        self._limits, self._limit = limits, limits
        self._process = context.Process(target=_work, args=(theirs, limits.memory), daemon=True)
        self._process.start()
        theirs.close()

    def start_on(self, function: Callable[[Any], Any], item: object, size: int) -> None:
        """Hand over an item. (If the process has died meanwhile, its outcome will say so.)"""
        size = max(1, size)
        self._limit = Limits(self._limits.seconds * size, self._limits.waiting * size, self._limits.memory)
        self.deadline = time.monotonic() + self._limit.waiting
        with suppress(OSError):
            self.pipe.send((function, item, self._limit.seconds))

    def outcome(self) -> Outcome[Any] | None:
        """What the process made of its item, or how it ended; ``None`` while it is at work."""
        failure = None
        try:
            if self.pipe.poll():
                made: Outcome[Any] = self.pipe.recv()
                self.is_alive = made.failure is None or made.failure.cause != "out of memory"
                if self.is_alive:
                    return made
                failure = Failure("out of memory", _gigabytes(self._limits.memory))
            elif time.monotonic() >= self.deadline:
                failure = Failure("slow", f"{self._limit.waiting:g} s")
        except (EOFError, OSError):
            failure = self._cause_of_death()
        if failure is not None:
            self.kill()
            return Outcome(failure=failure)
        return None

    def _cause_of_death(self) -> Failure:
        """Why the process has ended, by its exit code."""
        self._process.join(1)
        code = self._process.exitcode
        if code is None or code >= 0:
            return Failure("killed", f"exit code {code}")
        name = signal.Signals(-code).name if -code in {s.value for s in signal.Signals} else f"signal {-code}"
        if name == "SIGPROF":
            return Failure("slow", f"{self._limit.seconds:g} s")
        return Failure("killed", f"{name}; the machine may have run out of memory" if name == "SIGKILL" else name)

    def kill(self) -> None:
        """End the process, whatever it is doing."""
        self.is_alive = False
        self._process.kill()
        self._process.join()
        self.pipe.close()


# ── in the other process ────────────────────────────────────────────────────────────


def _work(pipe: multiprocessing.connection.Connection, memory: int) -> None:
    """Works on what comes through the pipe until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who is interrupted ends this process
    _limit_memory(memory)
    with suppress(EOFError, OSError):
        while True:
            outcome = _next_outcome(pipe)
            try:
                pipe.send(outcome)
            except (ValueError, TypeError, AttributeError, MemoryError) as error:  # a result that cannot be sent
                pipe.send(_failed(error))


def _next_outcome(pipe: multiprocessing.connection.Connection) -> Outcome[Any]:
    try:
        function, item, seconds = pipe.recv()
    except MemoryError:
        return Outcome(failure=Failure("out of memory", ""))
    _limit_time(seconds)
    outcome = _outcome(function, item)
    _limit_time(0)
    return outcome


def _limit_time(seconds: float) -> None:
    """Ends this process by a signal after so many seconds of computing, whatever code it is in; 0 is no limit."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit_memory(more: int) -> None:
    """Lets this process have so many bytes more than it has, where the system keeps account of it."""
    if resource is not None and _MEMORY_IN_USE.exists():
        in_use = int(_MEMORY_IN_USE.read_text().split()[0]) * resource.getpagesize()
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        allowed = in_use + more
        resource.setrlimit(resource.RLIMIT_AS, (allowed if hard == resource.RLIM_INFINITY else min(allowed, hard), hard))


def _outcome(function: Callable[[Item], Result], item: Item) -> Outcome[Result]:
    """The result of a function, or the error that it raised: one poisoned item does not stop a batch."""
    try:
        return Outcome(function(item))
    except Exception as error:  # a batch must survive whatever one document does
        return _failed(error)


def _failed(error: Exception) -> Outcome[Any]:
    if isinstance(error, MemoryError):
        return Outcome(failure=Failure("out of memory", "this machine has"))
    message = " ".join(f"{type(error).__name__}: {error}".split())
    return Outcome(failure=Failure("failed", message[:_LONGEST_MESSAGE]))


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:g} GB"
