"""WikiGold by cross-validation: a trunk that has never seen the set learns names from four fifths of its documents, and reads the fifth.

Prints F1 of persons, organisations and places by exact spans, of the network alone, and keeps what it saw: how that is weighed together with
the rules is learnt from it (``names_weights``).
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import torch

from recension.reader.labels import HEADS
from recension.reader.spans import iob_spans
from training.reader import learn, names, treebanks
from training.reader.example import Example
from training.reader.network import Reader, published_weights
from training.reader.running import read_words

FOLDS = 5
COURSE = learn.Course(2, 0.5, 800, {"wikigold": 2, "varied": 0.5, "gum": 0.15, "defence": 0.5})
"""The share of WikiGold in ``learn.SECOND``, with enough of other sets not to forget them."""
KINDS = {"person": "person", "organisation": "organisation", "place": "place", "facility": "place"}
Span = tuple[int, int, str]


def gold(example: Example) -> set[Span]:
    """The persons, organisations and places of a document, as runs of words."""
    path = [max(int(t), 0) for t in example.targets["name"]]
    return {(a, b, KINDS[kind]) for a, b, kind in iob_spans(path, HEADS["name"]) if kind in KINDS}


def folds(examples: list[Example]) -> list[list[Example]]:
    """The documents dealt out in turn."""
    return [examples[number::FOLDS] for number in range(FOLDS)]


def main(data: Path, trunk: Path, target: Path) -> None:
    """Learn and measure, fold by fold; in ``target`` for each document the labels' scores of a reader that has not learnt from it."""
    language = data / "language"
    dealt = folds(names.wikigold(language / "wikigold.conll"))
    others = {
        "defence": [e for path in sorted(language.glob("re3d.*")) for e in names.defence(path)],
        "gum": [e for _, e in treebanks.treebank(language / "gum.train.conllu.gz", with_names=True)],
    }
    counts, kept = Counter[tuple[str, str]](), list[tuple[int, np.ndarray]]()  # type: ignore[type-arg]
    for number, held in enumerate(dealt):
        reader = Reader(published_weights())
        reader.load_state_dict(torch.load(trunk, weights_only=True))
        seen = [e for other, fold in enumerate(dealt) if other != number for e in fold]
        learn.learn(reader, {"wikigold": seen, "varied": learn.varied(seen), **others}, COURSE)
        for place, example in enumerate(held):
            reading = read_words(reader, example.words)
            mine = {(n.start, n.end, KINDS[n.kind]) for n in reading.spans("name") if n.kind in KINDS}
            true = gold(example)
            kept.append((place * FOLDS + number, reading.outputs["tags"]))
            for kind in ("person", "organisation", "place"):
                some, real = ({s for s in spans if s[2] == kind} for spans in (mine, true))
                counts.update({(kind, "hit"): len(some & real), (kind, "found"): len(some), (kind, "true"): len(real)})
        report(counts)
    torch.save(dict(kept), target)


def report(counts: Counter[tuple[str, str]]) -> None:
    """Print F1 of each kind and of all."""
    for what in ("hit", "found", "true"):
        counts["all", what] = sum(counts[kind, what] for kind in ("person", "organisation", "place"))
    for kind in ("person", "organisation", "place", "all"):
        hit, found, true = (counts[kind, what] for what in ("hit", "found", "true"))
        print(f"{kind}: F1 {200 * hit / max(found + true, 1):.1f} ({hit} of {found} right, {true} true)", flush=True)
