"""What is being done to the store: one thing at a time, the rest waits its turn, and everyone can see how far it is."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from recension.web.job import Finished, Step, work

STAGES = {
    "read": "Reading what was sent",
    "clean": "Telling articles from page furniture",
    "trace": "Finding who has it from whom",
    "annotate": "Reading names, times, speakers, events",
    "date": "Dating the documents together",
    "reconcile": "Bringing each story to one account",
}
"""What the stages are called, in their order."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is. ``steps`` are the stages that were begun; ``failed`` says why the last work was not finished."""

    running: bool = False
    steps: tuple[Step, ...] = ()
    failed: str = ""
    rejected: tuple[str, ...] = ()
    ever: bool = False

    @property
    def done(self) -> int:
        """Items of the present stage that are done."""
        return self.steps[-1].done if self.steps else 0

    @property
    def total(self) -> int:
        """Items of the present stage; 0 if nobody knows."""
        return self.steps[-1].total if self.steps else 0

    @property
    def says(self) -> str:
        """The state in a line."""
        if self.running:
            stage = STAGES.get(self.steps[-1].stage, self.steps[-1].stage) if self.steps else "Opening the store"
            return f"{stage}: {self.done} of {self.total}" if self.total else stage
        if self.failed:
            return f"Not finished: {self.failed}"
        return "Everything is edited." if self.ever else "Nothing is being done."


def end(process: Any) -> None:
    """End a process and those that it started."""
    with suppress(OSError):
        if hasattr(os, "killpg") and os.getpgid(process.pid) == process.pid:
            os.killpg(process.pid, signal.SIGTERM)
    process.terminate()


class Work:
    """The work on one store."""

    def __init__(self, place: str, folder: Path, workers: int) -> None:
        self.folder = folder
        self._place, self._workers = place, workers
        self._lock = threading.Lock()
        self._progress = Progress()
        self._waiting: list[str] | None = None
        self._process: Any = None

    @property
    def progress(self) -> Progress:
        """How far it is."""
        with self._lock:
            return self._progress

    def begin(self, inputs: Sequence[str] = ()) -> None:
        """Ingest some files of the folder, or, without any, edit the store anew; after what is being done now."""
        with self._lock:
            if self._progress.running:
                self._waiting = [*(self._waiting or []), *inputs]
                return
            self._start(list(inputs))

    def begin_again(self) -> None:
        """Ingest what was sent and is still in the folder (the store was busy, or the machine went down), and edit the store anew."""
        left = sorted(p.name for p in self.folder.iterdir() if p.is_file()) if self.folder.is_dir() else []
        self.begin([] if self.progress.running else left)

    def _start(self, inputs: list[str]) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        self.folder.mkdir(exist_ok=True)
        self._process = context.Process(target=work, args=(self._place, str(self.folder), inputs, self._workers, theirs))
        self._progress = Progress(running=True, ever=True)
        self._process.start()
        theirs.close()
        threading.Thread(target=self._follow, args=(ours, inputs), daemon=True).start()

    def _follow(self, messages: Connection, inputs: Sequence[str]) -> None:
        """Note what the process tells, until it ends; then begin what has been waiting."""
        finished = Finished("the process that worked on it was ended", is_read=False)
        try:
            while True:
                message = messages.recv()
                if isinstance(message, Finished):
                    finished = message
                else:
                    self._note(message)
        except (EOFError, OSError):
            self._process.join()
        for name in inputs if finished.is_read else ():
            (self.folder / name).unlink(missing_ok=True)
        with self._lock:
            self._progress = replace(self._progress, running=False, failed=finished.problem, rejected=finished.rejected)
            waiting, self._waiting = self._waiting, None
            if waiting is not None:
                self._start(waiting)

    def _note(self, step: Step) -> None:
        with self._lock:
            before = self._progress.steps
            same = bool(before) and before[-1].stage == step.stage
            self._progress = replace(self._progress, steps=(*(before[:-1] if same else before), step))

    def close(self) -> None:
        """End the work. What it kept is kept; the next ingest goes on from there."""
        with self._lock:
            self._waiting = None
            if self._process is not None and self._process.is_alive():
                end(self._process)
