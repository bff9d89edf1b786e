"""Stretches of words, in order and apart; united where they overlap."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recension.stages.lineage.columns import Ints


@dataclass(frozen=True, eq=False)
class Stretches:
    """Stretches from each of ``first`` to the like of ``last``, in order and apart."""

    first: Ints
    last: Ints

    def within(self, low: Ints, high: Ints) -> Ints:
        """How many words from each of some places to another lie in a stretch."""
        return self.below(high) - self.below(low)

    def below(self, places: Ints) -> Ints:
        """How many words before some places lie in a stretch."""
        at = np.searchsorted(self.last, places)
        first = np.append(self.first, 0)[at]
        return np.asarray(self._sums[at] + np.where(at < len(self.first), np.maximum(0, places - first), 0))

    @cached_property
    def _sums(self) -> Ints:
        return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(self.last - self.first)))


def united(first: Ints, last: Ints) -> Stretches:
    """Stretches in any order as such that are apart."""
    order = np.argsort(first)
    first, reached = first[order], np.maximum.accumulate(last[order])
    heads = np.flatnonzero(np.concatenate((np.ones(min(1, len(first)), dtype=np.bool_), first[1:] > reached[:-1])))
    tails = np.append(heads[1:], len(first))[: len(heads)] - 1
    return Stretches(first[heads], reached[tails])
