"""How near two words are in meaning: *blast* and *explosion*, *noon* and *midday*.

The vectors are those of ``training/word_meaning.py``, rounded to bytes; similarities are computed in whole numbers, so
that they are the same on every machine.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
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
    """The row of each stem, the stem of each row (none for a number or day), the vectors, and their lengths.

    Products of vectors are whole numbers below 2²⁴, which single precision holds exactly.
    """

    rows: Mapping[str, int]
    names: tuple[str | None, ...]
    vectors: npt.NDArray[np.float32]
    lengths: npt.NDArray[np.float64]


@cache
def _table() -> _Table:
    with resources.files("recension.data").joinpath("word_meaning.npz").open("rb") as file, np.load(file, allow_pickle=False) as packed:
        stems = str(packed["stems"]).split("\n")
        vectors = packed["vectors"].astype(np.float32)
    rows = {stem: i for i, stem in enumerate(stems) if stem not in _NUMBERS}
    names = tuple(stem if stem in rows else None for stem in stems)
    return _Table(rows, names, vectors, np.sqrt((vectors.astype(np.float64) ** 2).sum(1)))


@lru_cache(maxsize=50_000)
def near_stems(stem: str) -> Mapping[str, float]:
    """The other stems that are at least ``MEANING_NEAR`` alike to one, and how alike: for a stem without a vector none."""
    table = _table()
    row = table.rows.get(stem)
    if row is None:
        return {}
    likeness = (table.vectors @ table.vectors[row]) / (table.lengths * table.lengths[row])
    found = np.flatnonzero(likeness >= MEANING_NEAR).tolist()
    return {name: float(likeness[i]) for i in found if (name := table.names[i]) is not None and i != row}


@lru_cache(maxsize=2_000)
def _near_any(stems: frozenset[str]) -> frozenset[str]:
    """All stems that are near one of some: what is compared with many lines is looked up once."""
    return frozenset().union(*(near_stems(stem) for stem in stems))


def nearness(one: str, other: str) -> float:
    """How alike two stems are: 1 for equal ones, 0 for those that are less than ``MEANING_NEAR`` alike or unknown."""
    return 1.0 if one == other else near_stems(one).get(other, 0.0)


def shared_information(one: frozenset[str], other: frozenset[str], weight: Callable[[str], float]) -> float:
    """The information that two sets of stems share: that of equal stems, and of near ones as far as they are near.

    A stem without an equal is paired with the nearest stem of the other set if it is at least ``MEANING_NEAR``
    alike; the pair counts with the lesser weight. Symmetric.
    """
    both = one & other
    equal = math.fsum(map(weight, both))  # fsum rounds once, so that the order does not matter
    reached = (_near_any(one) & other) - both
    if not reached:
        return equal
    left = one - both
    found = [(x, y, near[x]) for y in reached for near in (near_stems(y),) for x in left if x in near]
    if len({x for x, _, _ in found}) == len(found) == len({y for _, y, _ in found}):  # as a rule: no stem is near two of the others
        return equal + math.fsum(like * min(weight(x), weight(y)) for x, y, like in found)
    there = _gains([(y, x, like) for x, y, like in found], weight)
    return equal + (_gains(found, weight) + there) / 2


def _gains(found: Iterable[tuple[str, str, float]], weight: Callable[[str], float]) -> float:
    """What stems share each with the nearest of those that are near it; of equally near ones that which comes first in the alphabet."""
    nearest: dict[str, tuple[float, str]] = {}
    for here, there, like in found:
        known = nearest.get(here)
        if known is None or like > known[0] or (like == known[0] and there < known[1]):
            nearest[here] = like, there
    return math.fsum(like * min(weight(here), weight(there)) for here, (like, there) in nearest.items())
