"""The desk as a user starts it: in another process, on a port of its own."""

import os
import pathlib
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager


@contextmanager
def serving(place, *options):
    """Serve a store while the block runs. Gives the address that opens the desk."""
    log = pathlib.Path(f"{place}.log")
    with log.open("wb") as out:
        command = [sys.executable, "-m", "recension", "serve", "--store", str(place), "--port", "0", "--workers", "1", *options]
        process = subprocess.Popen(
            command, stdout=out, stderr=out, cwd=pathlib.Path(place).parent, env={**os.environ, "PYTHONPATH": str(pathlib.Path.cwd())}
        )
    try:
        end = time.monotonic() + 60
        while not (found := re.search(r"http://\S+", log.read_text("utf-8"))):
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(log.read_text("utf-8"))
            time.sleep(0.1)
        yield found[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)
