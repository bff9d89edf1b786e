"""Lineage at scale: piles with known trees, traced; what is found, how fast, and in how much memory.

    python -m eval.lineage 2000 20000 100000

prints a table; every size runs in a process of its own, so that its peak of memory is its own. ``datasketch`` and ``rensa``
run beside it where they are installed: candidate pairs by MinHash of word 5-grams, 128 permutations, for a Jaccard near 0.5 (rensa
takes bands: 32 of 4, which is 0.42). Their time holds the cutting into n-grams, as ours holds all reading.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from eval.figures import ROOT, Figure, digest
from eval.piles_of_copies import Copy, pile, sharing
from recension.model import Article, Lineage
from recension.stages.lineage import trace

Pair = tuple[int, int]

SIZE = 2000
"""Documents of the pile whose figures are kept."""

SHARED_WORDS = 40
"""Words in unedited sentences from which two documents count as sharing text: a short paragraph."""

NEAR_FAMILY = 30
"""Families up to this size have all of their pairs compared; of larger ones each document has its nearest."""


def measure() -> Iterator[Figure]:
    """The figures of a small pile."""
    corpus, own = f"generated pile of {SIZE}", digest([ROOT / "eval" / "piles_of_copies.py"])
    for name, value in _quality(list(pile(SIZE)), trace([copy.article for copy in pile(SIZE)])).items():
        yield Figure(corpus, own, name, 100 * value)


def _quality(copies: Sequence[Copy], lineage: Lineage) -> dict[str, float]:
    """Recall and precision of pairs that share text, and B3 of the families; all from 0 to 1."""
    number = {copy.article.document.id: copy.number for copy in copies}
    found = {_pair(number[p.a.document], number[p.b.document]) for p in lineage.passages if p.kind != "quotation"}
    truth, anyway = set(sharing(copies, SHARED_WORDS)), set(sharing(copies, 1))
    size = Counter(copy.family for copy in copies)
    near = {e for e in truth if max(size[copies[n].family] for n in e) <= NEAR_FAMILY}
    made = {_pair(parent, copy.number) for copy in copies for parent in copy.parents} & truth
    family = {number[d]: n for n, f in enumerate(lineage.families) for d in f.documents}
    precision, recall = _b_cubed(family, {copy.number: copy.family for copy in copies})
    return {
        "pairs of parent and child found": _share(made, found),
        f"pairs found in families of up to {NEAR_FAMILY}": _share(near, found),
        "all pairs found": _share(truth, found),
        "found pairs right": _share(found, anyway),
        "families B3 precision": precision,
        "families B3 recall": recall,
    }


def _pair(a: int, b: int) -> Pair:
    return min(a, b), max(a, b)


def _share(wanted: set[Pair], there: set[Pair]) -> float:
    return len(wanted & there) / max(1, len(wanted))


def _b_cubed(found: Mapping[int, int], gold: Mapping[int, int]) -> tuple[float, float]:
    """B3 precision and recall by counting, for partitions of any size."""
    common = Counter((found[n], gold[n]) for n in gold)
    in_found, in_gold = Counter(found.values()), Counter(gold.values())
    precision = sum(n * n / in_found[a] for (a, _), n in common.items())
    return precision / len(gold), sum(n * n / in_gold[b] for (_, b), n in common.items()) / len(gold)


def _run(size: int) -> dict[str, Any]:
    """One pile traced in this process."""
    articles = [copy.article for copy in pile(size)]
    before = _peak()
    lineage, cost = _timed(lambda: trace(articles), size)
    peak = _peak()
    copies = list(pile(size))
    peers = _peers(articles, set(sharing(copies, SHARED_WORDS)))
    return {"size": size, **cost, "MB before": before, "MB peak": peak, **_quality(copies, lineage), **peers}


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _timed(job: Callable[[], Any], size: int) -> tuple[Any, dict[str, float]]:
    wall, computing = time.monotonic(), time.process_time()
    made = job()
    wall, computing = time.monotonic() - wall, time.process_time() - computing
    return made, {"documents/s": round(size / wall), "documents/CPU s": round(size / computing)}


def _peers(articles: Sequence[Article], truth: set[Pair]) -> dict[str, float]:
    """What the installed peers do from the same texts, cutting them into n-grams included, and what share of the pairs they propose.

    They propose candidates and stop there: no passages, no links, no families.
    """
    texts = [article.document.text for article in articles]
    figures: dict[str, float] = {}
    for name, run in {"datasketch": _datasketch, "rensa": _rensa}.items():
        if importlib.util.find_spec(name):
            near, cost = _timed(partial(_sketched, run, texts), len(texts))
            proposed = {_pair(a, b) for a, others in enumerate(near) for b in others if a != b}
            figures |= {f"{name} candidates: {what}": value for what, value in cost.items()}
            figures[f"{name} candidates: all pairs found"] = _share(truth, proposed)
    return figures


def _sketched(run: Callable[[Sequence[Sequence[str]]], list[Any]], texts: Sequence[str]) -> list[Any]:
    """The candidates of each text by one of the peers."""
    words = (text.lower().split() for text in texts)
    return run([[" ".join(some[i : i + 5]) for i in range(len(some) - 4)] for some in words])


def _datasketch(grams: Sequence[Sequence[str]]) -> list[Any]:
    library = importlib.import_module("datasketch")
    lsh, sketches = library.MinHashLSH(threshold=0.5, num_perm=128), []
    for number, some in enumerate(grams):
        sketch = library.MinHash(num_perm=128)
        sketch.update_batch([gram.encode() for gram in some])
        lsh.insert(number, sketch)
        sketches.append(sketch)
    return [lsh.query(sketch) for sketch in sketches]


def _rensa(grams: Sequence[Sequence[str]]) -> list[Any]:
    library = importlib.import_module("rensa")
    lsh, sketches = library.RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32), []
    for number, some in enumerate(grams):
        sketch = library.RMinHash(num_perm=128, seed=7)
        sketch.update(some)
        lsh.insert(number, sketch)
        sketches.append(sketch)
    return [lsh.query(sketch) for sketch in sketches]


def main(sizes: Sequence[str]) -> None:
    """A table of all sizes, one process each; with ``--alone`` one size in this process."""
    if sizes[:1] == ["--alone"]:
        print(json.dumps(_run(int(sizes[1]))))
        return
    for size in sizes:
        done = subprocess.run([sys.executable, "-m", "eval.lineage", "--alone", size], check=True, cwd=ROOT, capture_output=True, text=True)
        for name, value in json.loads(done.stdout).items():
            print(f"{name:40} {value:.4f}" if isinstance(value, float) else f"{name:40} {value}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
