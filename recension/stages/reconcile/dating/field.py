"""Publication days of large groups: a mean field over the documents and those most like them (Jordan et al. 1999).

Each document has a density over the candidate days. In every round it is renewed from its own evidence, from the days of the documents
most like it (a kernel density over their densities, each weighed by its likeness), from links and shared happenings, and from how
much the group publishes at all around each day. How often pages tell the truth, and each outlet's habits, are learned on the way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recension.settings.dating import (
    DATING_FIELD_BASE,
    DATING_FIELD_NEAR,
    DATING_FIELD_POWER,
    DATING_FIELD_ROUNDS,
    DATING_FIELD_TEMPERATURE,
    DATING_FIELD_WEIGHT,
    DECLARED_TRUE,
)
from recension.stages.reconcile.dating.factors import Scores
from recension.stages.reconcile.dating.houses import House
from recension.stages.reconcile.dating.solver import Graph, Solution
from recension.stages.reconcile.dating.told import Days


@dataclass(frozen=True, slots=True, eq=False)
class Pages:
    """What the pages declare: ``true`` and ``false`` are densities over the days, one row a document, given that its date is true or false.

    Rows of documents that declare nothing are flat in both.
    """

    declares: Scores
    true: Scores
    false: Scores

    def scores(self, truthful: float) -> Scores:
        """The scores of all days when pages are true with this probability."""
        return np.asarray(np.log(truthful * self.true + (1.0 - truthful) * self.false + 1e-300), dtype=np.float64)

    def share_true(self, densities: Scores, truthful: float) -> float:
        """The share of pages whose date is true, given the densities; what is known beforehand counts as much as ten pages."""
        true, false = truthful * self.true, (1.0 - truthful) * self.false
        right = (densities * true / (true + false + 1e-300)).sum(axis=1)
        return float(((right * self.declares).sum() + 10 * DECLARED_TRUE) / (self.declares.sum() + 10))


def solve_field(graph: Graph, pages: Pages, habits: Sequence[House], days: Days) -> Solution:
    """The density of every document over the days, and the best day of each."""
    text = np.stack(graph.text)
    likeness = Neighbours.of(graph)
    kernels = [(share, _kernel(days, width)) for share, width in DATING_FIELD_NEAR]
    truthful = DECLARED_TRUE
    densities = _normalised(text + pages.scores(truthful))
    for _ in range(DATING_FIELD_ROUNDS):
        truthful = pages.share_true(densities, truthful)
        smooth = np.asarray(sum(share * (densities @ kernel) for share, kernel in kernels))
        scores = text + pages.scores(truthful) + DATING_FIELD_WEIGHT * np.log(likeness.density(smooth))
        for house in habits:
            scores[list(house.documents)] += house.correction(densities)
        best = [int(i) for i in densities.argmax(axis=1)]
        densities = _normalised((scores + _tied(graph, best, densities)) / DATING_FIELD_TEMPERATURE)
    return Solution(tuple(int(i) for i in densities.argmax(axis=1)), tuple(densities))


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """For each document the numbers of those most like it, and what each weighs."""

    numbers: tuple[Sequence[int], ...]
    weights: tuple[Scores, ...]

    @classmethod
    def of(cls, graph: Graph) -> Neighbours:
        """The crowds of a graph, weighed by a power of the likeness."""
        numbers = tuple([other for other, _ in crowd.members] for crowd in graph.crowds)
        return cls(numbers, tuple(np.array([like for _, like in crowd.members]) ** DATING_FIELD_POWER for crowd in graph.crowds))

    def density(self, smooth: Scores) -> Scores:
        """How probable each day is for each document, going by the (smoothed) densities of those most like it."""
        base = smooth.mean(axis=0) + 1e-3 / smooth.shape[1]
        found = np.empty_like(smooth)
        weak = DATING_FIELD_BASE**DATING_FIELD_POWER
        for document, (numbers, weights) in enumerate(zip(self.numbers, self.weights, strict=True)):
            total = weights @ smooth[numbers] if numbers else 0.0
            found[document] = (total + weak * base) / (float(weights.sum()) + weak)
        return found


def _kernel(days: Days, width: float) -> Scores:
    """How near two days are: an exponential kernel, each row a density."""
    near = np.exp(-np.abs(days[:, None] - days[None, :]) / width)
    return np.asarray(near / near.sum(axis=1, keepdims=True), dtype=np.float64)


def _normalised(scores: Scores) -> Scores:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float64)


def _tied(graph: Graph, best: Sequence[int], densities: Scores) -> Scores:
    """What links and shared happenings say, each partner on its best day and heard as far as that day is sure."""
    total = np.zeros_like(densities)
    sure = densities.max(axis=1)
    for document, ties in enumerate(graph.ties):
        for other, pair in ties:
            if sure[other] >= 0.1:
                total[document] += np.log1p(sure[other] * np.expm1(np.maximum(pair.given(document, best[other]), -30.0)))
    return total
