"""Makes ``recension/models/names.json``: how what reader and rules say of a name is weighed (``names/weighing.py``).

Learnt from what ``crossvalidate`` kept: for each document of WikiGold the outputs of a reader that has not seen it.
GUM dev is learnt from as well, its news left out.
Prints exact F1 of persons, organisations and places with the weights, too, learnt from other documents.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from recension.model import Sentence
from recension.reader.labels import HEADS
from recension.reader.reading import Reading, read
from recension.reader.spans import iob_spans
from recension.reader.windows import windows
from recension.stages.annotate.names import weighing
from recension.stages.annotate.names.entities import by_rules
from training.reader import names, treebanks
from training.reader.crossvalidate import KINDS, gold, report
from training.reader.example import Example

HIDDEN, STEPS, RATE, DECAY = 16, 400, 1e-2, 1e-2
FOLDS = 5
Weights = dict[str, list[float] | list[list[float]]]


@dataclass
class Case:
    """A document: its true names by code points, and what is proposed there with its features."""

    true: dict[tuple[int, int], str]
    found: list[tuple[weighing.Proposal, list[float]]]


def of_wikigold(example: Example, tags: np.ndarray) -> Case:  # type: ignore[type-arg]
    """A document of WikiGold, as a reader saw it that had not learnt from it."""
    reading = Reading(example.words, tuple(windows(example.words)), {"tags": tags})
    true = {(a, b): "other" for a, b, tag in example.names if tag == "I-MISC"}
    true |= {reading.characters(a, b): kind for a, b, kind in gold(example)}
    return Case(true, _proposed(example, reading))


def of_gum(example: Example) -> Case:
    """A document of GUM dev; what the treebank leaves open is left out."""
    reading, targets = read(example.text, example.sentences), example.targets["name"]
    spans = iob_spans([max(int(t), 0) for t in targets], HEADS["name"])
    true = {reading.characters(a, b): KINDS.get(kind, "other") for a, b, kind in spans}
    proposed = _proposed(example, reading)
    return Case(true, [(p, row) for p, row in proposed if (targets[slice(*reading.word_at(*p.place))] >= 0).all()])


def _proposed(example: Example, reading: Reading) -> list[tuple[weighing.Proposal, list[float]]]:
    """What reader and rules propose, with its features."""
    ruled = by_rules(example.text, [Sentence(a, b, "body") for a, b in example.sentences])
    found = weighing.proposals([line.tokens for line in ruled.lines], ruled.candidates, reading)
    return weighing.described(found, ruled.kinds, ruled.parts)


def learn(cases: Iterable[Case]) -> Weights:
    """The weights of the network from the true kinds of what is proposed: cross entropy, AdamW, one fixed seed."""
    found = [(features, one.true.get(proposal.place)) for one in cases for proposal, features in one.found]
    kinds = [len(weighing.KINDS) if kind is None else [*weighing.KINDS].index(kind) for _, kind in found]  # type: ignore[arg-type]
    known = np.array([features for features, _ in found])
    mean, scale = known.mean(0), known.std(0) + 0.05
    torch.manual_seed(1)
    inner, outer = nn.Linear(known.shape[1], HIDDEN), nn.Linear(HIDDEN, len(weighing.KINDS) + 1)
    x, y = torch.tensor((known - mean) / scale).float(), torch.tensor(kinds)
    optimizer = torch.optim.AdamW([*inner.parameters(), *outer.parameters()], lr=RATE, weight_decay=10 * DECAY)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, STEPS)
    for _ in range(STEPS):
        loss = nn.functional.cross_entropy(outer(torch.relu(inner(x))), y)
        loss = loss + DECAY * (inner.weight.square().sum() + outer.weight.square().sum())
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
    tables = {"mean": mean, "scale": scale, "inner": inner.weight.T, "bend": inner.bias, "outer": outer.weight.T, "shift": outer.bias}
    return {name: np.round(np.asarray(torch.as_tensor(t).detach()), 4).tolist() for name, t in tables.items()}


def judged(one: Case, weights: Weights) -> set[tuple[int, int, str]]:
    """The names in a document under some weights."""
    named = weighing.chosen(one.found, weighing.as_arrays(weights))
    return {(name.start, name.end, kind) for name, kind in named if kind != "other"}


def measure(cases: Sequence[Case], others: Sequence[Case]) -> None:
    """F1 with the weights learnt from other documents."""
    counts = Counter[tuple[str, str]]()
    for number in range(FOLDS):
        weights = learn([*(c for i, c in enumerate(cases) if i % FOLDS != number), *others])
        for one in cases[number::FOLDS]:
            mine, true = judged(one, weights), {(*place, kind) for place, kind in one.true.items() if kind != "other"}
            for kind in ("person", "organisation", "place"):
                some, real = ({s for s in spans if s[2] == kind} for spans in (mine, true))
                counts.update({(kind, "hit"): len(some & real), (kind, "found"): len(some), (kind, "true"): len(real)})
    report(counts)


def main(data: Path, seen: Path, models: Path) -> None:
    """Measure, then learn from all and write."""
    outputs = torch.load(seen, weights_only=False)
    examples = names.wikigold(data / "language/wikigold.conll")
    cases = [of_wikigold(example, outputs[place]) for place, example in enumerate(examples) if place in outputs]
    trees = treebanks.treebank(data / "language/gum.dev.conllu.gz", with_names=True)
    others = [of_gum(example) for genre, example in trees if genre != "news"]
    measure(cases, others)
    (models / "names.json").write_text(json.dumps(learn([*cases, *others]), separators=(",", ":")) + "\n", "utf8")
