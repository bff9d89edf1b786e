"""Damaged real inputs: whatever is done to a file, nothing is raised and every input ends kept or rejected.

``python -m eval.mutants [COUNT]`` (10,000 if not said) makes that many mutants of the sample documents and, where the
sets are there, of pages from the web: packed, wrapped and saved in every form that is read, then damaged.
"""

from __future__ import annotations

import gzip
import io
import itertools
import json
import pathlib
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator

import zstandard

from eval.corpora import DATA, rows
from recension.model import Document, Rejected
from recension.sources.read import read_stream
from recension.stages.clean import clean

SAMPLES = pathlib.Path(__file__).parent.parent / "samples"
PAGES = ("pages/article_extraction.jsonl.gz", "pages/dates.default.jsonl.gz", "pages/dates.mediacloud.jsonl.gz")
PAGES_OF_EACH = 40
CHARSETS = ("utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "iso8859-2", "cp1251", "koi8-r", "gb18030", "cp932", "euc_kr", "utf-7")

Input = tuple[str, bytes]
"""A file: its name and its bytes."""


def texts() -> Iterator[str]:
    """The texts of the sample piles."""
    for file in sorted(SAMPLES.rglob("documents/*")):
        yield file.read_text("utf8")


def pages() -> Iterator[str]:
    """The sample texts as pages."""
    for text in texts():
        paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
        yield f"<html><head><title>x</title><meta name=date content=2021-03-04></head><body><nav>Home</nav>{paragraphs}</body></html>"


def pages_of_the_web() -> Iterator[str]:
    """Pages of the sets, where they are there."""
    if DATA.exists():
        for name in PAGES:
            yield from (row["html"] for row in itertools.islice(rows(name), PAGES_OF_EACH))


def forms(text: str, page: str) -> Iterator[Input]:
    """A text and a page in every form that is read."""
    html = page.encode("utf-8", "replace")
    lines = "\n".join(json.dumps(row) for row in ({"text": text, "date": "2021-03-04"}, {"html": page}, {"title": "x", "body": text}))
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html
    record = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (
        len(block),
        block,
    )
    feed = f"<rss><channel><title>x</title><item><title>y</title><description><![CDATA[{page}]]></description></item></channel></rss>"
    mail = f"MIME-Version: 1.0\nSubject: x\nDate: Thu, 04 Mar 2021 10:00:00 GMT\nContent-Type: text/html; charset=utf-8\n\n{page}"
    yield from (("a.txt", text.encode()), ("a.html", html), ("a.jsonl", lines.encode()), ("a.xml", feed.encode()), ("a.eml", mail.encode()))
    yield from (("a.json", f"[{lines.replace(chr(10), ',')}]".encode()), ("a.jsonl.gz", gzip.compress(lines.encode(), 1)))
    yield from (("a.html.zst", zstandard.compress(html)), ("a.warc", record * 2), ("a.warc.gz", gzip.compress(record, 1) * 2))


def mutant(raw: bytes, other: bytes, dice: random.Random) -> bytes:
    """The bytes with one to four kinds of damage."""
    for _ in range(dice.randint(1, 4)):
        at, to = sorted((dice.randrange(len(raw) + 1), dice.randrange(len(raw) + 1)))
        match dice.randrange(8):
            case 0:
                raw = _flipped(raw, dice)
            case 1:
                raw = raw[:at]
            case 2:
                raw = raw[:at] + raw[to:]
            case 3:
                raw = raw[:at] + other[dice.randrange(len(other) + 1) :][: dice.choice((10, 1000, 100_000))] + raw[at:]
            case 4:
                raw = raw[:at] + raw[at : at + 2000] * dice.randint(2, 20) + raw[to:]
            case 5:
                raw = raw.decode("utf-8", "replace").encode(dice.choice(CHARSETS), "replace")
            case 6:
                raw = raw[:at] + bytes(dice.choices(range(256), k=dice.randint(1, 200))) + raw[at:]
            case _:
                raw = raw.replace(
                    dice.choice((b">", b'"', b"\n", b"<p", b" ", b"{", b"0")), dice.choice((b"", b"<", b"\0", b"\xff", b"\r"))
                )
    return raw


def _flipped(raw: bytes, dice: random.Random) -> bytes:
    damaged = bytearray(raw)
    for _ in range(min(dice.choice((1, 10, 200)), len(damaged) * 8)):
        at = dice.randrange(len(damaged) * 8)
        damaged[at // 8] ^= 1 << at % 8
    return bytes(damaged)


def outcome(name: str, raw: bytes) -> Counter[str]:
    """What the items of a file become. Raises :class:`AssertionError` where one is neither kept nor rejected, or in the wrong way."""
    found: Counter[str] = Counter()
    for item in read_stream(io.BytesIO(raw), name, name):
        if isinstance(item, Rejected):
            assert item.code != "RCN-190", item.message
            assert item.message.isprintable() or "\n" not in item.message
            found[item.code] += 1
            continue
        assert isinstance(item, Document)
        item.text.encode("utf-8")
        regions = clean(item).regions
        assert [region.end for region in regions] == [*(r.start for r in regions[1:]), len(item.text)]
        found["document"] += 1
    assert found, "an input was lost"
    return found


def run(count: int, seed: int, of: Iterable[str]) -> Counter[str]:
    """The outcomes of so many mutants of the sample texts and of these pages."""
    dice, found = random.Random(seed), Counter[str]()
    inputs = [i for text, page in zip(itertools.cycle(texts()), of, strict=False) for i in forms(text, page)]
    for number in range(count):
        name, raw = dice.choice(inputs)
        damaged = mutant(raw, dice.choice(inputs)[1], dice)
        start = time.perf_counter()
        try:
            found += outcome(name if dice.random() < 0.8 else "a", damaged)
        except Exception:
            kept = pathlib.Path(f"mutant-{seed}-{number}-{name}")
            kept.write_bytes(damaged)
            print(f"failed on mutant {number}, kept as {kept}")
            raise
        if (seconds := time.perf_counter() - start) > 5:
            print(f"mutant {number} ({name}, {len(damaged)} bytes) took {seconds:.1f} s")
    return found


if __name__ == "__main__":
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    outcomes = run(total, int(sys.argv[2]) if len(sys.argv) > 2 else 1, itertools.chain(pages(), pages_of_the_web()))
    print(f"{total} mutants, nothing raised, nothing lost:", ", ".join(f"{code} {n}" for code, n in sorted(outcomes.items())))
