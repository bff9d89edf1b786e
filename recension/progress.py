"""Progress for a person at a terminal: one line that is written over."""

from __future__ import annotations

from typing import TextIO

from recension.pipeline import Progress


def bar(stream: TextIO) -> Progress:
    """A progress callback that keeps one line on ``stream``: the stage, how many are done, of how many."""

    def show(stage: str, done: int, total: int) -> None:
        line = f"{stage} {done}" + (f"/{total}" if total else "")
        stream.write(f"\r\x1b[K{line}" if done < total or not total else "\r\x1b[K")
        stream.flush()

    return show
