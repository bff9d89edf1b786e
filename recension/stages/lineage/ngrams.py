"""Hashes of word n-grams."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recension.settings.lineage import EVIDENCE_UNIT, GRAM_WINDOW, GRAM_WORDS, LEAST_GRAM_EVIDENCE
from recension.stages.lineage.columns import Codes, Flags, Ints

MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_SQUARE = np.uint64(0x9E3779B97F4A7C15**2 % 2**64)
_HIGHEST = np.uint64(2**64 - 1)


def grams_of(codes: Codes, evidence: NDArray[np.uint16], offsets: Ints) -> tuple[Codes, Flags]:
    """By place, the hash of the n-gram that begins there, and whether it lies within one body and has some evidence.

    ``codes`` of the words and ``evidence`` by place, ``offsets`` where bodies begin, and the end.
    """
    count = max(0, len(codes) - GRAM_WORDS + 1)
    hashes, is_gram = np.zeros(len(codes), dtype=np.uint64), np.zeros(len(codes), dtype=np.bool_)
    two, worth = codes[:-1] * MULTIPLIER + codes[1:], evidence[:-1] + evidence[1:]
    hashes[:count] = two[:count] * _SQUARE + two[2:]
    hashes ^= hashes >> np.uint64(29)
    hashes *= MULTIPLIER
    is_gram[:count] = worth[:count] + worth[2:] >= round(LEAST_GRAM_EVIDENCE * EVIDENCE_UNIT)
    for step in range(1, GRAM_WORDS):
        last = offsets[1:] - step
        is_gram[last[last >= 0]] = False
    return hashes, is_gram


def winnowed(hashes: Codes, is_gram: Flags) -> Ints:
    """The places of those n-grams that are kept: of each few that follow each other that with the lowest hash.

    Winnowing (Schleimer, Wilkerson and Aiken 2003): of a run of equal words that holds so many n-grams both bodies keep one. As
    the window is no longer than an n-gram, what is kept of a body does not depend on its neighbours.
    """
    values = np.full(len(hashes) + 2 * (GRAM_WINDOW - 1), _HIGHEST)
    np.copyto(values[GRAM_WINDOW - 1 : len(values) - GRAM_WINDOW + 1], hashes, where=is_gram)
    lowest = _over_windows(np.minimum, values)
    return np.flatnonzero(is_gram & (_over_windows(np.maximum, lowest) == hashes))


def _over_windows(choice: np.ufunc, values: Codes) -> Codes:
    """What is chosen from each stretch of ``GRAM_WINDOW`` values."""
    count = len(values) - GRAM_WINDOW + 1
    return np.asarray(choice.reduce([values[step : count + step] for step in range(GRAM_WINDOW)]))
