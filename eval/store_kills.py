"""Kill an ingest at random points, give the same command again, compare the export byte by byte. Run by name: it takes minutes.

    python -m eval.store_kills [--kills 200] [--inputs samples/ferry-aground-2019/documents]

Half of the kills hit a first ingest, half one that adds to a store. A kill is SIGKILL after a time drawn at random from
that which an undisturbed ingest takes, from the first statement on the store to the end of the process.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from recension.pipeline import Runner, build_edition
from recension.render.json import to_json
from recension.store import open_store
from recension.store.ingest import ingest


def ingest_in_child(path: Path, inputs: Sequence[str], seconds: float | None) -> tuple[bool, float]:
    """Ingest in a process of its own, killed after some seconds. Gives whether it was, and how long it ran."""
    start = time.monotonic()
    pid = os.fork()
    if pid == 0:
        try:
            with open_store(path, create=True) as store:
                ingest(store, inputs, Runner())
        finally:
            os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status), time.monotonic() - start


def main() -> None:
    """All kills, and what they left."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--inputs", default="samples/ferry-aground-2019/documents")
    given = options.parse_args()
    files = sorted(map(str, Path(given.inputs).iterdir()))
    wanted = to_json(build_edition(files))
    chance, left = random.Random(7), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        half = Path(folder) / "half.db"
        ingest_in_child(half, files[: len(files) // 2], None)
        _, whole_time = ingest_in_child(Path(folder) / "timed.db", files, None)
        (Path(folder) / "timed.db").unlink()
        for number in range(given.kills):
            path = Path(folder) / "store.db"
            path.unlink(missing_ok=True)
            if number % 2:
                shutil.copy(half, path)
            killed, _ = ingest_in_child(path, files, chance.uniform(0, whole_time))
            left["killed" if killed else "ended before the kill"] += 1
            left["with a journal to roll back"] += path.with_name("store.db-journal").exists()
            with open_store(path, create=True) as store:
                ingest(store, files)
                same = to_json(store.edition()) == wanted
                sound = not store.problems()
            left["same bytes"] += same
            left["sound"] += sound
            if (number + 1) % 20 == 0:
                print(f"{number + 1} kills, {left['same bytes']} survived", flush=True)
            left["nothing else left"] += sorted(p.name for p in Path(folder).iterdir()) == ["half.db", "store.db"]
    for what, count in left.items():
        print(f"{what}: {count} of {given.kills}")
    if not left["same bytes"] == left["sound"] == given.kills:
        raise SystemExit("a kill was not survived")


if __name__ == "__main__":
    main()
