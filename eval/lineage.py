"""Lineage at scale: piles with known trees, traced; what is found, how fast, and in how much memory.

    python -m eval.lineage 2000 20000 100000
    python -m eval.lineage 100000/11

prints a table; behind the stroke stands the seed of another pile. Every size runs in a process of its own, so that its peak of memory
is its own, with two more that share in the work. Texts are kept in a file, as ``recension lineage`` does, and the time holds
everything up to the last link and family, passages as columns of verified places; making records of these is timed apart. *On two
cores* is what two free cores would take: all that the first process computes, and half of what the others do. ``datasketch`` and ``rensa`` run beside it in the environment that ``PEER_PYTHON``
names, each in a process of its own: candidate pairs by MinHash of word 5-grams, 128 permutations, for a Jaccard near 0.5 (rensa
takes bands: 32 of 4, which is 0.42). Their time holds the cutting into n-grams, as ours holds all reading.

**What a pair is.** Two documents that have sentences of one origin, with ``SHARED_WORDS`` words in all that stand in both; a
sentence that edits have torn (more than one word in four is another) does not count. A found pair is *right* if any such
sentence stands in both, however short.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from eval.figures import ROOT, Figure, digest
from eval.lineage_peers import PEERS
from eval.piles_of_copies import Copy, pile, sharing
from recension.engines import Engine
from recension.model import Lineage, LinkKind
from recension.pipeline import Runner, anywhere
from recension.stages.lineage import Each, Index, Spool, Traced, trace

Result = TypeVar("Result")
Pair = tuple[int, int]

SIZE = 2000
"""Documents of the pile whose figures are kept."""

SEED = 7
"""Its seed, and that of all others for which none is named."""

WORKERS = 2
"""Processes that share in the work."""

SHARED_WORDS = 40
"""Words in unedited sentences from which two documents count as sharing text: a short paragraph."""

NEAR_FAMILY = 30
"""Families up to this size are looked at apart."""

_MADE: Mapping[str, LinkKind] = {
    "verbatim": "repost", "drop": "cut", "truncate": "cut", "edit": "edited", "swap": "edited", "requote": "edited", "paragraph": "merged",
    "stitch": "merged",
}  # fmt: skip
"""The kind of link that each treatment makes."""

LARGEST_JUDGED = 200_000
"""Documents up to which what is found is compared with what is true, for which all texts are kept."""


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
        **_directions(copies, links := [(number[x.from_], number[x.to], x.kind) for x in lineage.links if x.from_ is not None]),
        "links from the parent itself that have the right kind": _kinds(copies, links),
    }


def _directions(copies: Sequence[Copy], links: Sequence[tuple[int, int, LinkKind]]) -> dict[str, float]:
    """Of the links between a text and one that it descends from, by their kinds, the share that point from this to it."""
    forth, back = Counter[LinkKind](), Counter[LinkKind]()
    for parent, child, kind in links:
        forth[kind] += parent in _ancestors(copies, child)
        back[kind] += child in _ancestors(copies, parent)
    kinds: Sequence[LinkKind] = ("cut", "edited", "merged", "repost")
    whole = {"links that point the right way": forth.total() / max(1, forth.total() + back.total())}
    return whole | {f"links that point the right way: {kind}": forth[kind] / max(1, forth[kind] + back[kind]) for kind in kinds}


def _kinds(copies: Sequence[Copy], links: Sequence[tuple[int, int, LinkKind]]) -> float:
    """Of the links that go from the very parent to its copy the share that say what was done."""
    right = [kind == _MADE[copies[child].made_by] for parent, child, kind in links if parent in copies[child].parents]
    return sum(right) / max(1, len(right))


def _ancestors(copies: Sequence[Copy], number: int) -> set[int]:
    found: set[int] = set()
    left = list(copies[number].parents)
    while left:
        found.add(one := left.pop())
        left += (n for n in copies[one].parents if n not in found)
    return found


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


def _run(size: int, seed: int) -> dict[str, Any]:
    """One pile traced. Making up the texts is part of reading them; what it takes is measured first, and taken off."""
    _, making = _timed(lambda: sum(len(copy.article.document.text) for copy in pile(size, seed)))
    engine = Engine(WORKERS)
    with Spool() as texts:
        index = Index(texts)
        made, whole = _timed(lambda: _traced(index, pile(size, seed), anywhere(Runner(engine))))
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        engine.close()
        others = resource.getrusage(resource.RUSAGE_CHILDREN)
        theirs = others.ru_utime + others.ru_stime
        figures: dict[str, Any] = {
            "size/seed": f"{size}/{seed}",
            "documents/CPU s": round(size / (whole - making + theirs)),
            "documents/s on two cores": round(size / (whole - making + theirs / WORKERS)),
            "MB peak": (own + WORKERS * others.ru_maxrss) // 1024,
        }
        _, records = _timed(lambda: sum(1 for _ in made.passages))
        figures["microseconds of passage records a document"] = round(1e6 * records / size)
        if size > LARGEST_JUDGED:
            return figures
        lineage = made.lineage()
    copies = list(pile(size, seed))
    return figures | _quality(copies, lineage) | _peers(copies)


def _traced(index: Index, copies: Iterator[Copy], each: Each) -> Traced:
    index.add((copy.article for copy in copies), each)
    return index.traced(each)


def _timed(job: Callable[[], Result]) -> tuple[Result, float]:
    """What a job makes, and its seconds of computing: these a busy machine changes little."""
    computing = time.process_time()
    made = job()
    return made, time.process_time() - computing


def _peers(copies: Sequence[Copy]) -> dict[str, float]:
    """What the peers do from the same texts, and what share of the pairs they propose.

    They propose candidates and stop there: no passages, no links, no families.
    """
    interpreter = os.environ.get("PEER_PYTHON")
    texts = "".join(json.dumps(copy.article.document.text) + "\n" for copy in copies)
    truth = set(sharing(copies, SHARED_WORDS))
    figures: dict[str, float] = {}
    for name in PEERS if interpreter else ():
        command = [str(interpreter), str(ROOT / "eval" / "lineage_peers.py"), name]
        done = subprocess.run(command, input=texts, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            seconds, *near = map(json.loads, done.stdout.splitlines())
            proposed = {_pair(a, b) for a, others in enumerate(near) for b in others if a != b}
            figures[f"{name} candidates: documents/CPU s"] = round(len(copies) / seconds)
            figures[f"{name} candidates: all pairs found"] = _share(truth, proposed)
            figures[f"{name} candidates: right"] = _share(proposed, truth)
    return figures


def main(sizes: Sequence[str]) -> None:
    """A table of all sizes, one process each; with ``--alone`` one size in this process."""
    if sizes[:1] == ["--alone"]:
        size, _, seed = sizes[1].partition("/")
        print(json.dumps(_run(int(size), int(seed or SEED))))
        return
    for size in sizes:
        done = subprocess.run([sys.executable, "-m", "eval.lineage", "--alone", size], check=True, cwd=ROOT, capture_output=True, text=True)
        for name, value in json.loads(done.stdout).items():
            print(f"{name:40} {value:.4f}" if isinstance(value, float) else f"{name:40} {value}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
