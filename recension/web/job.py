"""The work that changes a store, in a process of its own: the desk goes on reading meanwhile, and no crash takes it along."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection

from recension.engines import Engine, Limits
from recension.errors import NothingUsable, RecensionError
from recension.pipeline import Runner
from recension.store import open_store
from recension.store.ingest import ingest


@dataclass(frozen=True, slots=True)
class Step:
    """How far a stage has come."""

    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Finished:
    """How it ended: what went wrong, if anything did, and the inputs that were rejected, a line each.

    ``is_read`` is false if the inputs may not have been read, so that they have to be kept.
    """

    problem: str = ""
    rejected: tuple[str, ...] = ()
    is_read: bool = True


def work(place: str, folder: str, inputs: Sequence[str], workers: int, tell: Connection) -> None:
    """Ingest ``inputs``, which are names of files in ``folder``; without any, edit anew what the store holds. Tells how it goes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the desk ends this process
    if hasattr(os, "setpgrp"):
        os.setpgrp()  # so that it can be ended with the processes that it starts

    def show(stage: str, done: int, total: int) -> None:
        tell.send(Step(stage, done, total))

    engine = Engine(workers, Limits())
    try:
        with open_store(os.path.abspath(place), create=True) as store:  # noqa: PTH100  no link is followed
            os.chdir(folder)
            made = ingest(store, inputs, Runner(engine, show))
        rejected = made.rejected
        tell.send(Finished("", tuple(f"{r.source}: {r.message} [{r.code}]" for r in rejected)))
    except NothingUsable as error:
        tell.send(Finished("none of the files became a document", tuple(f"{r.source}: {r.message} [{r.code}]" for r in error.rejected)))
    except RecensionError as error:
        tell.send(Finished(f"{error.what}; {error.next_step} [{error.code}]", is_read=False))
    except Exception as error:  # a process that dies says less
        tell.send(Finished(f"an internal error, {type(error).__name__}; please report it", is_read=False))
    finally:
        engine.close()
