"""How near two words are in meaning: *blast* and *explosion*, *noon* and *midday*.

The vectors are those of ``training/word_meaning.py``, rounded to bytes; similarities are computed in whole numbers, so
that they are the same on every machine.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from recension.settings.text import MEANING_NEAR

_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelv dozen hundr thousand million billion first second third half "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words that are near in meaning and yet say different things."""


@dataclass(frozen=True)
class _Table:
    """The row of each stem, the vectors (whole numbers), and their lengths."""

    rows: Mapping[str, int]
    vectors: npt.NDArray[np.int32]
    lengths: npt.NDArray[np.float64]


@cache
def _table() -> _Table:
    with resources.files("recension.data").joinpath("word_meaning.npz").open("rb") as file, np.load(file, allow_pickle=False) as packed:
        stems = str(packed["stems"]).split("\n")
        vectors = packed["vectors"].astype(np.int32)
    rows = {stem: i for i, stem in enumerate(stems) if stem not in _NUMBERS}
    return _Table(rows, vectors, np.sqrt((vectors.astype(np.int64) ** 2).sum(1).astype(np.float64)))


@lru_cache(maxsize=50_000)
def _known(stems: frozenset[str]) -> tuple[tuple[str, ...], npt.NDArray[np.int64]]:
    """Those of some stems that have a vector, in order, and their rows."""
    rows = _table().rows
    known = tuple(sorted(s for s in stems if s in rows))
    return known, np.array([rows[s] for s in known], np.int64)


def nearness(one: str, other: str) -> float:
    """How alike two stems are: 1 for equal ones, 0 for those that are less than ``MEANING_NEAR`` alike or unknown."""
    if one == other:
        return 1.0
    table = _table()
    a, b = table.rows.get(one), table.rows.get(other)
    if a is None or b is None:
        return 0.0
    likeness = float(table.vectors[a] @ table.vectors[b]) / float(table.lengths[a] * table.lengths[b])
    return likeness if likeness >= MEANING_NEAR else 0.0


def shared_information(one: Set[str], other: Set[str], weight: Callable[[str], float]) -> float:
    """The information that two sets of stems share: that of equal stems, and of near ones as far as they are near.

    A stem without an equal is paired with the nearest stem of the other set if it is at least ``MEANING_NEAR``
    alike; the pair counts with the lesser weight. Symmetric.
    """
    equal = math.fsum(weight(s) for s in one & other)  # fsum rounds once, so that the order does not matter
    left, right = frozenset(one - other), frozenset(other - one)
    if not left or not right:
        return equal
    (here, rows), (there, columns) = _known(left), _known(right)
    if not here or not there:
        return equal
    table = _table()
    near = (table.vectors[rows] @ table.vectors[columns].T) / np.outer(table.lengths[rows], table.lengths[columns])
    if near.max() < MEANING_NEAR:
        return equal
    return equal + (_gains(here, there, near, weight) + _gains(there, here, near.T, weight)) / 2


def _gains(here: Sequence[str], there: Sequence[str], near: npt.NDArray[np.float64], weight: Callable[[str], float]) -> float:
    """What the stems of one side share with their nearest of the other side, where that is near enough."""
    best, nearest = near.max(1), near.argmax(1)
    found = [int(i) for i in np.flatnonzero(best >= MEANING_NEAR)]
    return math.fsum(float(best[i]) * min(weight(here[i]), weight(there[int(nearest[i])])) for i in found)
