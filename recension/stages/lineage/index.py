"""An exact index of hashed word n-grams, and the runs of equal words that it finds.

After passim (Smith, Cordell and Mullen 2015): n-grams that few documents share are the
seeds of text reuse. Everything is a sort of one long array; nothing depends on the order of the documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recension.settings.lineage import (
    CANDIDATE_DETAILS,
    CANDIDATE_PAIRS_PER_TEXT,
    CANDIDATE_SHARE,
    GRAM_NEIGHBOURS,
    GRAM_PAIRS_PER_WORD,
    GRAM_WORDS,
    LEAST_GRAM_EVIDENCE,
    TELLING_SHARE,
)
from recension.stages.lineage.bodies import Body, Codes, Ints
from recension.text.rarity import share

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Maximal runs of equal words, sorted by pair of bodies.

    Run *i* says: the ``length[i]`` words of body ``a[i]`` from word ``at_a[i]`` are those of body ``b[i]`` from ``at_b[i]``.
    ``a < b``.
    """

    a: Ints
    b: Ints
    at_a: Ints
    at_b: Ints
    length: Ints


def shared_runs(texts: Sequence[Body]) -> Runs:
    """All maximal runs of at least ``GRAM_WORDS`` equal words between any two bodies."""
    if sum(map(len, texts)) < 2 * GRAM_WORDS:
        return Runs(*(np.zeros(0, dtype=np.int64) for _ in range(5)))
    grams, places = _grams(texts)
    order = np.argsort(grams, kind="stable")
    first, second = _pairs(grams[order], places[order])
    return _runs(first, second, np.cumsum([len(t) for t in texts]))


def _grams(texts: Sequence[Body]) -> tuple[Codes, Ints]:
    """The hashes of all n-grams with some evidence in them, and where they begin in the joined texts."""
    codes = np.concatenate([t.codes for t in texts])
    evidence = np.concatenate([t.evidence for t in texts])
    lengths = np.array([len(t) for t in texts], dtype=np.int64)
    left = np.concatenate([np.arange(n, 0, -1) for n in lengths if n])
    count = len(codes) - GRAM_WORDS + 1
    grams = np.zeros(count, dtype=np.uint64)
    weight = np.zeros(count)
    for k in range(GRAM_WORDS):
        grams = (grams ^ codes[k : k + count]) * _MULTIPLIER
        grams ^= grams >> np.uint64(29)
        weight += evidence[k : k + count]
    places = np.flatnonzero((left[:count] >= GRAM_WORDS) & (weight >= LEAST_GRAM_EVIDENCE))
    return grams[places], places


def _pairs(grams: Codes, places: Ints) -> tuple[Ints, Ints]:
    """All pairs of places of one gram; of a very common gram each place with the next few only."""
    edges = np.flatnonzero(np.concatenate(([True], grams[1:] != grams[:-1], [True])))
    starts, sizes = edges[:-1], np.diff(edges)
    starts, sizes = starts[sizes > 1], sizes[sizes > 1]
    limit = _size_limit(sizes, len(grams))
    first, second = [], []
    for size in np.unique(sizes):
        group = places[starts[sizes == size][:, None] + np.arange(size)[None, :]]
        reach = int(size) - 1 if size <= limit else GRAM_NEIGHBOURS
        for step in range(1, reach + 1):
            first.append(group[:, :-step].ravel())
            second.append(group[:, step:].ravel())
    if not first:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(first), np.concatenate(second)


def _size_limit(sizes: Ints, total: int) -> int:
    """The largest number of places up to which all pairs of a gram are affordable, rare grams first."""
    ordered = np.sort(sizes)
    spent = np.cumsum(ordered * (ordered - 1) // 2)
    affordable = int(np.searchsorted(spent, GRAM_PAIRS_PER_WORD * total, side="right"))
    return int(ordered[affordable - 1]) if affordable else GRAM_NEIGHBOURS


def _runs(first: Ints, second: Ints, ends: Ints) -> Runs:
    """Equal grams that follow each other on one diagonal of the joined texts, as maximal runs of words.

    No gram reaches over the end of a text, so that no run does. A diagonal and a place are sorted as one number.
    """
    total = int(ends[-1])
    keys = np.sort((second - first) * total + first)
    heads = np.flatnonzero(np.concatenate((keys[:1] >= 0, keys[1:] != keys[:-1] + 1)))
    length = np.diff(np.concatenate((heads, [len(keys)]))) + GRAM_WORDS - 1
    at_a, at_b = keys[heads] % total, keys[heads] // total + keys[heads] % total
    a, b = np.searchsorted(ends, at_a, side="right"), np.searchsorted(ends, at_b, side="right")
    offsets = np.concatenate(([0], ends))
    order = np.lexsort((at_b, at_a, b, a))
    order = order[a[order] != b[order]]
    return Runs(a[order], b[order], (at_a - offsets[a])[order], (at_b - offsets[b])[order], length[order])


def sharing_details(texts: Sequence[Body]) -> list[tuple[int, int]]:
    """The pairs of bodies that share enough telling words to be worth comparing sentence by sentence."""
    telling = [sorted({s for s in text.stems if s and share(s) < TELLING_SHARE}) for text in texts]
    number = {stem: i for i, stem in enumerate(sorted({s for stems in telling for s in stems}))}
    owners = np.repeat(np.arange(len(texts)), [len(stems) for stems in telling])
    codes = np.array([number[s] for stems in telling for s in stems], dtype=np.int64)
    order = np.argsort(codes, kind="stable")
    codes, owners = codes[order], owners[order]
    heads = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1]))) if len(codes) else codes
    sizes = np.diff(np.concatenate((heads, [len(codes)])))
    spent = np.cumsum(np.sort(sizes) * (np.sort(sizes) - 1) // 2)
    limit = np.sort(sizes)[: int(np.searchsorted(spent, CANDIDATE_PAIRS_PER_TEXT * max(len(texts), 50)))].max(initial=0)
    found = [np.zeros(0, dtype=np.int64)]
    for size in range(2, int(limit) + 1):
        group = owners[heads[sizes == size][:, None] + np.arange(size)[None, :]]
        found += [group[:, i] * len(texts) + group[:, j] for i in range(size) for j in range(i + 1, size)]
    pairs, counts = np.unique(np.concatenate(found), return_counts=True)
    first, second = pairs // len(texts), pairs % len(texts)
    held = np.array([len(stems) for stems in telling], dtype=np.int64)
    enough = (counts >= CANDIDATE_DETAILS) & (counts >= CANDIDATE_SHARE * np.minimum(held[first], held[second]))
    return list(zip(first[enough].tolist(), second[enough].tolist(), strict=True))
