"""The runner of a command: its processes, and its progress on a terminal."""

from __future__ import annotations

import sys

from recension.engines import Engine, Limits
from recension.pipeline import Runner
from recension.progress import bar


def runner_for(workers: int, quiet: bool) -> Runner:
    """A runner with a progress bar on standard error, if that is a terminal and nobody asked for quiet."""
    engine = Engine(workers, Limits())
    return Runner(engine, bar(sys.stderr)) if not quiet and sys.stderr.isatty() else Runner(engine)
