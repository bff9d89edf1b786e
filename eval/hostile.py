"""Bombs and giants: how long each is worked on, and how much memory it takes, before it is refused and the batch goes on.

``python -m eval.hostile`` writes each case to a temporary folder beside one good document and reads the folder in a
process of its own, guarded as on the command line. Exit code 1 if one takes too much or harms its neighbour.
"""

from __future__ import annotations

import gzip
import itertools
import json
import multiprocessing
import pathlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator

import zstandard

from recension.engines import Engine, Limits
from recension.pipeline import Runner, read_inputs

SECONDS, MEGABYTES = 2.0, 150.0
GOOD = "The harbour of Esterby was closed on Monday, its warden Ola Brandt said.\n"
MB = 1 << 20
HUNDRED_MB = bytes(100 * MB)


def zeros(count: int, piece: bytes = bytes(MB)) -> Iterator[bytes]:
    """So many megabytes of one piece."""
    return (piece for _ in range(count))


def gzipped(content: bytes, times: int = 1) -> Iterator[bytes]:
    """A gzip member of this content, so many times."""
    return itertools.repeat(gzip.compress(content, 9, mtime=0), times)


def zstandarded(content: bytes, times: int) -> Iterator[bytes]:
    """A zstd frame of this content, so many times."""
    return itertools.repeat(zstandard.compress(content, 9), times)


def archived(content: bytes) -> bytes:
    """A WARC record with this page, as a gzip member."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + content
    return gzip.compress(
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(block), block)
    )


CASES: dict[str, tuple[str, Callable[[], Iterator[bytes]]]] = {
    "gzip of 10 GB of zeros": ("a.txt.gz", lambda: gzipped(HUNDRED_MB, 100)),
    "gzip of 10 GB of zeros, as rows": ("a.jsonl.gz", lambda: gzipped(HUNDRED_MB, 100)),
    "gzip of gzip of 10 GB of zeros": ("a.gz", lambda: gzipped(b"".join(gzipped(HUNDRED_MB, 100)))),
    "zstd of 10 GB of zeros": ("a.jsonl.zst", lambda: zstandarded(HUNDRED_MB, 100)),
    "WARC record of 10 GB of zeros": ("a.warc.gz", lambda: iter([archived(b"".join(gzipped(HUNDRED_MB, 100)))])),
    "WARC named, 10 GB of zeros": ("a.warc", lambda: zeros(10_000)),
    "10 GB of zeros": ("a.txt", lambda: zeros(10_000)),
    "10 GB of zeros, as rows": ("a.jsonl", lambda: zeros(10_000)),
    "10 GB of zeros, as a page": ("a.html", lambda: zeros(10_000)),
    "10 GB of zeros, as a JSON array": ("a.json", lambda: iter([b"[{", *zeros(10_000)])),
    "a line of 200 MB": ("a.txt", lambda: zeros(200, b"word " * (MB // 5))),
    "1 GB of empty rows": ("a.jsonl", lambda: zeros(1000, b"\n" * MB)),
    "a row of 200 MB": ("a.jsonl", lambda: iter([b'{"text": "', *zeros(200, b"word " * (MB // 5)), b'"}\n{"text": "one"}\n'])),
    "an element of 200 MB": ("a.json", lambda: iter([b'[{"text": "', *zeros(200, b"word " * (MB // 5)), b'"}, {"text": "one"}]'])),
    "1 million nested tags": ("a.html", lambda: iter([b"<div>" * 1_000_000, b"deep"])),
    "1 million nested tags, each named": ("a.html", lambda: iter([b"<div class=a>" * 1_000_000, b"deep"])),
    "1 million tags side by side": ("a.html", lambda: iter([b"<html>", b"<p>x</p>" * 1_000_000])),
    "the most tags that are read": ("a.html", lambda: iter([b"<html>", b"<p>x</p>" * 49_000])),
    "1 million attributes": ("a.html", lambda: iter([b"<p ", b" ".join(b"a%d" % n for n in range(1_000_000)), b">x"])),
    "1 million nested brackets": ("a.jsonl", lambda: iter([b'{"text":', b"[" * 1_000_000])),
    "1 million nested XML elements": ("a.xml", lambda: iter([b"<rss>", b"<item>" * 1_000_000])),
    "entities of entities": (
        "a.xml",
        lambda: iter(
            [b"<!DOCTYPE rss [<!ENTITY a 'ha'>", *(b"<!ENTITY a%d '&a%d;&a%d;'>" % (n + 1, n, n) for n in range(40)), b"]><rss>&a40;</rss>"]
        ),
    ),
    "1 million gzip members": ("a.txt.gz", lambda: iter([gzip.compress(b"") * 1_000_000])),
    "1 million comments": ("a", lambda: iter([b"<!---->" * 1_000_000, b"x"])),
    "20,000 parts within parts": (
        "a.eml",
        lambda: iter(
            [b"MIME-Version: 1.0\n", *(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(20_000))]
        ),
    ),
}


def measure(folder: str) -> None:
    """Read a folder and print the seconds, the peak of memory in kB, and what became of each item."""
    engine = Engine(1, Limits())
    list(engine.map(len, [GOOD]))
    start = time.perf_counter()
    items = read_inputs([folder], Runner(engine))
    seconds = time.perf_counter() - start
    pids = ["self", *(str(child.pid) for child in multiprocessing.active_children())]
    peak = sum(_peak(pathlib.Path("/proc") / pid / "status") for pid in pids)
    print(json.dumps([seconds, peak, [getattr(item, "code", "document") for item in items]]))


def _peak(status: pathlib.Path) -> int:
    """The most memory that a process has had so far, in kB."""
    return int(status.read_text().partition("VmHWM:")[2].split()[0])


def measured(name: str, pieces: Iterator[bytes]) -> tuple[float, int, list[str]]:
    """The figures of one case, measured in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "z-good.txt").write_text(GOOD)
        with (pathlib.Path(folder) / name).open("wb") as file:
            for piece in pieces:
                if piece.strip(b"\0"):
                    file.write(piece)
                else:
                    file.truncate(file.seek(len(piece), 1))  # a hole: no disk is needed for zeros
        done = subprocess.run([sys.executable, "-m", "eval.hostile", folder], capture_output=True, text=True, check=True)
    seconds, peak, codes = json.loads(done.stdout)
    return seconds, peak, codes


def main() -> int:
    """Print the table of all cases. 1 if one of them is out of bounds."""
    _, baseline, _ = measured("nothing.txt", iter([b"x"]))
    failed = 0
    print(f"| case | seconds | MB above the baseline ({baseline / 1024:.0f} MB) | becomes | |\n|---|--:|--:|---|---|")
    for case, (name, content) in CASES.items():
        seconds, peak, codes = measured(name, content())
        more = (peak - baseline) / 1024
        holds = seconds <= SECONDS and more <= MEGABYTES and codes[-1] == "document"
        failed += not holds
        shown = ", ".join(sorted(set(codes[:-1])))
        print(f"| {case} | {seconds:.2f} | {more:.0f} | {shown} | {'' if holds else 'TOO MUCH'} |", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(measure(sys.argv[1]) if len(sys.argv) > 1 else main())
