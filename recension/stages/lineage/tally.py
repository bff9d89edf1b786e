"""How often pairs are met, counted in bounded memory: they lie in files, those of some first members together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from recension.stages.lineage.columns import Ints, heads_of
from recension.stages.lineage.spool import Column

_SHARE = 1 << 25
"""Pairs that are counted together."""

_BLOCK = 1 << 20
"""Pairs that are made at a time."""

WIDTH = 32
"""Bits of the second member of a pair."""

MASK = (1 << WIDTH) - 1


def pair_keys(first: Ints, second: Ints) -> Ints:
    """Pairs of numbers as one number each, in the same order."""
    return np.asarray(first << WIDTH | second)


def pairs_of(keys: Ints) -> Ints:
    """The pairs again: a row each."""
    return np.stack((keys >> WIDTH, keys & MASK), axis=1)


def all_pairs(holders: Ints, first: Ints, size: int) -> Iterator[Ints]:
    """All pairs within groups of one size that begin at some places; each group is in order."""
    one, other = np.triu_indices(size, 1)
    for start in np.array_split(first, 1 + len(first) * len(one) // _BLOCK):
        group = holders[start[:, None] + np.arange(size)]
        yield pair_keys(group[:, one], group[:, other]).ravel()


def row_of(keys: Ints, one: int, other: int) -> int:
    """Where two numbers stand among sorted pairs, whichever is first; -1 if they do not."""
    key = min(one, other) << WIDTH | max(one, other)
    at = int(keys.searchsorted(key))
    return at if at < len(keys) and keys.item(at) == key else -1


class Tally:
    """Pairs of the numbers below ``count``, of which some ``expected`` are met; each as :func:`pair_keys` makes it."""

    def __init__(self, met: Iterable[Ints], expected: int, count: int) -> None:
        shares = 1 + expected // _SHARE
        edges = pair_keys(np.arange(1, shares) * count // shares, np.zeros(shares - 1, dtype=np.int64))
        self._shares = [Column(np.int64, is_filed=shares > 1) for _ in range(shares)]
        for keys in met:
            keys.sort()
            for share, some in zip(self._shares, np.split(keys, np.searchsorted(keys, edges)), strict=True):
                share.append(some)
        for share in self._shares:
            share.whole().sort()

    def __iter__(self) -> Iterator[tuple[Ints, Ints]]:
        """The distinct pairs in order, some at a time, and how often each was met. May be asked for again."""
        for share in self._shares:
            keys = share.whole()
            heads = heads_of(keys)
            yield keys[heads], np.diff(np.append(heads, len(keys)))
