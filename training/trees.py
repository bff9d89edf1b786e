"""Gradient boosting with symmetric trees, in plain NumPy.

Friedman, *Greedy function approximation: a gradient boosting machine* (2001), with the logistic loss and Newton steps; all nodes of
a level ask the same question, as in CatBoost (Prokhorenkova et al. 2018), so that a tree of depth *d* is *d* questions and
2^d values. Few rows, few numbers to store; each tree sees some of the features only, chosen by a fixed seed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recension.stages.clean.forest import Floats, Forest

BINS = 24
"""Thresholds that are tried for each feature: quantiles of its values."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a forest is grown: ``rate`` shrinks each tree, ``ridge`` holds its values near 0."""

    trees: int = 120
    depth: int = 4
    rate: float = 0.1
    ridge: float = 3.0
    seen: float = 0.4
    """The share of the features that one tree may ask of: trees that differ make fewer mistakes together (Breiman 2001)."""


def grow(rows: Floats, truth: Floats, weights: Floats, plan: Plan) -> Forest:
    """A forest that tells rows with ``truth`` 1 from those with 0. ``truth`` may be a share."""
    cuts = [np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1])) for column in rows.T]
    binned = [np.searchsorted(c, column, side="left") for c, column in zip(cuts, rows.T, strict=True)]
    mean = float((truth * weights).sum() / weights.sum())
    base = float(np.log(mean / (1 - mean)))
    odds = np.full(len(rows), base)
    asked, at, values = [], [], []
    chooser = np.random.default_rng(1)
    for _ in range(plan.trees):
        open_ = np.sort(chooser.choice(len(cuts), max(1, int(plan.seen * len(cuts))), replace=False))
        chance = 1 / (1 + np.exp(-odds))
        slope, curve = weights * (truth - chance), weights * chance * (1 - chance)
        leaf = np.zeros(len(rows), dtype=np.int64)
        questions: list[tuple[int, float]] = []
        for level in range(plan.depth):
            feature, cut = _best_question([binned[f] for f in open_], [cuts[f] for f in open_], leaf, 2**level, slope, curve, plan.ridge)
            feature = int(open_[feature])
            questions.append((feature, float(cuts[feature][cut])))
            leaf = 2 * leaf + (binned[feature] > cut)
        size = 2**plan.depth
        step = plan.rate * np.bincount(leaf, slope, size) / (np.bincount(leaf, curve, size) + plan.ridge)
        odds += step[leaf]
        asked.append([f for f, _ in questions])
        at.append([t for _, t in questions])
        values.append(step)
    return Forest(base, np.array(asked), np.array(at), np.array(values))


def _best_question(
    binned: list[NDArray[np.int64]], cuts: list[Floats], leaf: NDArray[np.int64], leaves: int, slope: Floats, curve: Floats, ridge: float
) -> tuple[int, int]:
    """The feature and the index of its threshold with the greatest gain over all leaves."""
    best = (-1.0, 0, 0)
    for feature, column in enumerate(binned):
        size = len(cuts[feature]) + 1
        if size < 2:
            continue
        place = leaf * size + column
        left = np.cumsum(np.bincount(place, slope, leaves * size).reshape(leaves, size), axis=1)
        under = np.cumsum(np.bincount(place, curve, leaves * size).reshape(leaves, size), axis=1)
        right, over = left[:, -1:] - left, under[:, -1:] - under
        gain = (left**2 / (under + ridge) + right**2 / (over + ridge)).sum(axis=0)[:-1]
        cut = int(gain.argmax())
        if gain[cut] > best[0] + 1e-12:
            best = (float(gain[cut]), feature, cut)
    return best[1], best[2]
