"""Search over many documents: how fast, and whether any query is an error. Run by name: it takes minutes.

    python -m eval.store_search [--documents 100000] [--fuzzed 10000] [--store FILE]

The documents are invented: words of made-up syllables, drawn by Zipf's law, as many in each as a news report has. The
queries are drawn from the documents themselves, as people do who look for something they have read.
"""

from __future__ import annotations

import argparse
import bisect
import itertools
import random
import statistics
import tempfile
import time
from collections import Counter
from pathlib import Path

from recension.model import EditedDocument, Edition, Lineage, Published, Region, Span
from recension.store.contents import write_edition
from recension.store.memory import form
from recension.store.sqlite import SqliteDatabase
from recension.store.store import Store

VOCABULARY, WORDS = 60_000, 260
"""Different words of the pile, and words of a report: about those of a year of an English newspaper (Heaps' law)."""

FUNCTION_WORDS = 150
"""The most frequent words, which nobody looks for by themselves: as many as English has."""

SYLLABLES = [c + v for c in ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "") for v in "aeiou"]
NOT_KNOWN = Published(None, None, None, 0.0, "unknown")


def vocabulary(chance: random.Random) -> list[str]:
    """Made-up words, the frequent ones short."""
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words["".join(chance.choices(SYLLABLES, k=chance.randint(1, 2 + min(3, len(words) // 500))))] = None
    return [word for word in words if word]


def document(number: int, words: list[str], weights: list[float], chance: random.Random) -> EditedDocument:
    """A report with a title and some paragraphs."""
    drawn = chance.choices(words, cum_weights=weights, k=WORDS)
    title = " ".join(drawn[:8]).capitalize()
    text = title + "\n\n" + "\n\n".join(" ".join(drawn[i : i + 60]).capitalize() + "." for i in range(8, WORDS, 60))
    id = f"{number:012x}"
    span = Span(id, 0, len(title), title)
    regions = (Region("title", 0, len(title)), Region("body", len(title), len(text)))
    return EditedDocument(
        id, str(number), f"{number}.txt", None, None, id, text, "en", span, regions, None, None, None, None, None, NOT_KNOWN, ()
    )


def fill(path: Path, count: int) -> None:
    """A store with so many documents."""
    chance = random.Random(1)
    words = vocabulary(chance)
    weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    documents = tuple(document(n, words, weights, chance) for n in range(count))
    database = SqliteDatabase(path, create=True)
    start = time.process_time()
    with database.writing():
        write_edition(database, Edition(documents, (), Lineage(), ()))
        Store(database).note("form", form())
    database.close()
    seconds = time.process_time() - start
    print(
        f"{count} documents of {WORDS} words written in {seconds:.0f} s of CPU ({count / seconds:.0f}/s), {path.stat().st_size / 1e6:.0f} MB"
    )


def some_texts(store: Store) -> list[str]:
    """The texts of 500 documents, evenly taken."""
    listed = store.documents()
    return [store.document(d.id).text for d in listed[:: max(1, len(listed) // 500)]]


def queries(texts: list[str], chance: random.Random) -> dict[str, list[str]]:
    """200 queries of each kind, of words that stand in one document. Function words are searched for as a kind of their own."""
    common = [
        word for word, _ in Counter(word for text in texts for word in text.lower().replace(".", "").split()).most_common(FUNCTION_WORDS)
    ]
    kinds: dict[str, list[str]] = {"a word": [], "two words": [], "three words": [], "a phrase": [], "a beginning": []}
    for _ in range(200):
        words = chance.choice(texts).lower().replace(".", "").split()
        start = chance.randrange(len(words) - 3)
        drawn = chance.sample([word for word in words if word not in common], 3)
        kinds["a word"].append(drawn[0])
        kinds["two words"].append(" ".join(drawn[:2]))
        kinds["three words"].append(" ".join(drawn))
        kinds["a phrase"].append(f'"{words[start]} {words[start + 1]}"')
        kinds["a beginning"].append(max(drawn, key=len)[:5] + "*")
    return kinds | {"a function word": common[:50]}


def measure(store: Store, kinds: dict[str, list[str]]) -> None:
    """Milliseconds of CPU for each kind of query, with its hits and their snippets made."""
    everything: list[float] = []
    for kind, asked in kinds.items():
        taken = []
        for query in asked:
            start = time.process_time()
            store.search(query)
            taken.append(1000 * (time.process_time() - start))
        everything += taken if kind != "a function word" else []
        report(kind, taken)
    report("all but these", everything)


def report(kind: str, taken: list[float]) -> None:
    """One line of figures."""
    ordered = sorted(taken)
    at = {name: ordered[min(len(ordered) - 1, int(share * len(ordered)))] for name, share in (("p95", 0.95), ("p99", 0.99))}
    under = bisect.bisect_left(ordered, 20) / len(ordered)
    print(f"{kind:15} p50 {statistics.median(taken):7.2f} ms   p95 {at['p95']:7.2f}   p99 {at['p99']:7.2f}   under 20 ms: {under:.0%}")


FUZZ = [
    '"',
    "'",
    "*",
    "(",
    ")",
    "^",
    ":",
    "-",
    "+",
    "NEAR",
    "AND",
    "OR",
    "NOT",
    "{",
    "}",
    "\x00",
    "\\",
    "%",
    "_",
    ";",
    "--",
    "\u202e",
    "”",
    "é",
    "北",
    "🙂",
    "\ud7ff",
    " ",
]


def fuzzed(store: Store, count: int, texts: list[str]) -> None:
    """Queries of syntax, of noise and of words; any error would end the run."""
    chance = random.Random(2)
    words = texts[0].split()
    for _ in range(count):
        parts = chance.choices(FUZZ + words[:8], k=chance.randint(0, 12))
        noise = "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randint(0, 6)))
        query = (chance.choice(["", " "]).join(parts) + noise).replace("\x00\x00", "\x00")
        store.search(query, limit=3, typing=chance.random() < 0.5)
    print(f"{count} fuzzed searches, no error")


def main() -> None:
    """Fill, measure, fuzz."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--documents", type=int, default=100_000)
    options.add_argument("--fuzzed", type=int, default=10_000)
    options.add_argument("--store", type=Path, help="where to keep the store, or one that an earlier run kept")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.store or Path(folder) / "many.db"
        if not path.exists():
            fill(path, given.documents)
        with Store(SqliteDatabase(path)) as store:
            texts = some_texts(store)
            measure(store, queries(texts, random.Random(3)))
            fuzzed(store, given.fuzzed, texts)


if __name__ == "__main__":
    main()
