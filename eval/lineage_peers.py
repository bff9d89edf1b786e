"""Peers of the lineage stage, run by an interpreter that has them (see ``eval/lineage.py``):

    PEER_PYTHON eval/lineage_peers.py PEER < texts.jsonl

prints the seconds of computing, then for each text the numbers of those that the peer proposes as near, a line each.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

Grams = Sequence[str]


def datasketch(pile: Sequence[Grams]) -> list[list[int]]:
    """MinHash of 128 permutations, for a Jaccard of 0.5."""
    library: Any = importlib.import_module("datasketch")
    lsh, sketches = library.MinHashLSH(threshold=0.5, num_perm=128), []
    for number, grams in enumerate(pile):
        sketch = library.MinHash(num_perm=128)
        sketch.update_batch([gram.encode() for gram in grams])
        lsh.insert(number, sketch)
        sketches.append(sketch)
    return [lsh.query(sketch) for sketch in sketches]


def rensa(pile: Sequence[Grams]) -> list[list[int]]:
    """The same with 32 bands of 4."""
    library: Any = importlib.import_module("rensa")
    lsh, sketches = library.RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32), []
    for number, grams in enumerate(pile):
        sketch = library.RMinHash(num_perm=128, seed=7)
        sketch.update(grams)
        lsh.insert(number, sketch)
        sketches.append(sketch)
    return [lsh.query(sketch) for sketch in sketches]


PEERS: dict[str, Callable[[Sequence[Grams]], list[list[int]]]] = {"datasketch": datasketch, "rensa": rensa}


def main(name: str) -> None:
    """Run one peer over the texts on standard input."""
    texts = [json.loads(line) for line in sys.stdin]
    began = time.process_time()
    words = (text.lower().split() for text in texts)
    near = PEERS[name]([[" ".join(some[i : i + 5]) for i in range(len(some) - 4)] for some in words])
    print(time.process_time() - began)
    for some in near:
        print(json.dumps(list(some)))


if __name__ == "__main__":
    main(sys.argv[1])
