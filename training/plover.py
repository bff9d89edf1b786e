"""Makes ``recension/models/event_plover.npz``: which PLOVER root code an act between two sides has.

    python training/plover.py PLV_train.tsv

A linear model with the softmax loss over the words around the two sides (``stages/annotate/events/political.py``), rare codes
weighed up; trained by accelerated gradient descent (Nesterov 1983) from zero: nothing is random. A fifth of the sentences is held
back, from the shipped weights too, so that ``eval/plover.py`` measures what they have not seen.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from recension.model import Sentence
from recension.stages.annotate.events.political import MODEL, Floats, Weights, act_features
from recension.stages.annotate.syntax.chunks import parse

RIDGE, RARE, STEPS, LEAST_USES = 0.15, 0.6, 300, 2
"""Best of a small grid, by cross-validation over the four fifths: how strongly weights are held near 0; the power to which a
code's rarity is weighed; steps; in how many sentences a feature must occur."""
FOLDS = 5
_SIDE = re.compile(r"<(/?)([st])>")


@dataclass(frozen=True, slots=True)
class Example:
    """The features of an act, its root code, and the part of the set that its sentence falls into."""

    features: dict[str, float]
    code: str
    part: int


def examples(path: Path) -> list[Example]:
    """The rows of the set: sentences in which ``<s>`` and ``<t>`` mark the two sides."""
    with path.open(encoding="utf8", newline="") as lines:
        return [_example(row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _example(row: dict[str, str]) -> Example:
    text, at, sides = "", 0, {"s": [0, 0], "t": [0, 0]}
    marked = row["marked_sentence"]
    for mark in _SIDE.finditer(marked):
        text, at = text + marked[at : mark.start()], mark.end()
        sides[mark[2]][bool(mark[1])] = len(text)
    text += marked[at:]
    actor, recipient = ((side[0], side[1]) for side in sides.values())
    parsed = parse(text, (Sentence(0, len(text), "body"),))
    return Example(act_features(parsed, actor, recipient), row["gold_root"], _part(row["sentence"]))


def _part(sentence: str) -> int:
    """Which of ``FOLDS`` parts a sentence falls into, by its hash: all acts of one sentence into the same."""
    return int(hashlib.sha256(sentence.encode()).hexdigest()[:8], 16) % FOLDS


def is_held_back(example: Example) -> bool:
    """Whether an act belongs to the fifth that no weights are trained on."""
    return example.part == 0


def trained(known: Sequence[Example]) -> Weights:
    """The weights that fit some examples."""
    uses = Counter(name for e in known for name in e.features)
    codes = tuple(sorted({e.code for e in known}))
    names = sorted(name for name, n in uses.items() if n >= LEAST_USES)
    empty = Weights(codes, {name: row for row, name in enumerate(names)}, np.zeros((len(names) + 1, len(codes))))
    rows = np.stack([empty.vector(e.features) for e in known])
    truth = np.array([codes.index(e.code) for e in known])
    return Weights(codes, empty.rows, _fitted(rows, truth, len(codes)))


def _fitted(rows: Floats, truth: npt.NDArray[np.int64], codes: int) -> Floats:
    """The weights of least loss: accelerated gradient descent with the step that the loss admits."""
    count = np.bincount(truth, minlength=codes)
    weigh = ((count.mean() / count) ** RARE)[truth][:, None] / len(rows)
    step = 1 / (0.5 * len(rows) * weigh.max() * np.linalg.norm(rows, 2) ** 2 / len(rows) + RIDGE / len(rows))
    wanted = np.eye(codes)[truth]
    table = ahead = np.zeros((rows.shape[1], codes))
    pace = 1.0
    for _ in range(STEPS):
        shares = np.exp(rows @ ahead - (rows @ ahead).max(1, keepdims=True))
        slope = rows.T @ ((shares / shares.sum(1, keepdims=True) - wanted) * weigh) + RIDGE / len(rows) * ahead
        moved, faster = ahead - step * slope, (1 + np.sqrt(1 + 4 * pace**2)) / 2
        ahead = moved + (pace - 1) / faster * (moved - table)
        table, pace = moved, faster
    return table


def macro_f1(model: Weights, unseen: Sequence[Example]) -> float:
    """Mean over the codes of F1, in percent; a code that neither occurs nor is given is left out."""
    hits, given, true = Counter[str](), Counter[str](), Counter[str]()
    for example in unseen:
        code = model.codes[int(model.probabilities(example.features).argmax())]
        given[code] += 1
        true[example.code] += 1
        hits[code] += code == example.code
    return 100 * sum(2 * hits[c] / (given[c] + true[c]) for c in set(given) | set(true)) / len(set(given) | set(true))


def write(model: Weights, path: Path) -> None:
    """The weights in whole numbers, without pickle."""
    scale = float(np.abs(model.table).max()) / 32_000
    packed = np.round(model.table / scale).astype(np.int16)
    np.savez_compressed(path, codes=np.array("\n".join(model.codes)), features=np.array("\n".join(model.rows)), weights=packed, scale=scale)


def main(path: Path) -> None:
    """Cross-validate over the four fifths, measure on the last, write the weights."""
    every = examples(path)
    known = [e for e in every if not is_held_back(e)]
    for fold in range(1, FOLDS):
        unseen = [e for e in known if e.part == fold]
        print(f"fold {fold}: macro-F1 {macro_f1(trained([e for e in known if e.part != fold]), unseen):.1f}")
    model = trained(known)
    print(f"held back: macro-F1 {macro_f1(model, [e for e in every if is_held_back(e)]):.1f}")
    write(model, Path(__file__).parent.parent / "recension" / "models" / MODEL)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
