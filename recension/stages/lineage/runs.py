"""Maximal runs of equal words between two bodies, found from the n-grams that both hold."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from recension.settings.lineage import EVIDENCE_OF_COPYING, EVIDENCE_UNIT, GRAM_MATCHES, GRAM_WORDS, PROMISING_RUN
from recension.stages.lineage.columns import Flags, Ints, between, heads_of, ranges
from recension.stages.lineage.corpus import Corpus
from recension.stages.lineage.index import Seeds


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Run *i* says: of pair ``pair[i]`` the ``length[i]`` words from place ``a[i]`` are those from ``b[i]``. Sorted."""

    pair: Ints
    a: Ints
    b: Ints
    length: Ints

    def __len__(self) -> int:
        return len(self.pair)

    def chosen(self, which: Flags | Ints) -> Runs:
        """Some of the runs."""
        return Runs(self.pair[which], self.a[which], self.b[which], self.length[which])


def shared_runs(corpus: Corpus, seeds: Seeds, pairs: Ints) -> Runs:
    """The maximal runs of at least ``GRAM_WORDS`` equal words of some pairs of bodies.

    A pair, a diagonal and a place are sorted as one number, of which each has some bits.
    """
    pair, at_a, at_b = _matches(corpus, seeds, pairs)
    bits = _bits(corpus)
    keys = np.sort((pair << bits + 1 | at_b - at_a + (1 << bits)) << bits | at_a)
    heads = np.flatnonzero(np.concatenate((keys[:1] >= 0, keys[1:] != keys[:-1] + 1)))
    length = np.diff(np.append(heads, len(keys))) + GRAM_WORDS - 1
    keys = keys[heads]
    at_a, diagonal, pair = keys & (1 << bits) - 1, (keys >> bits & (2 << bits) - 1) - (1 << bits), keys >> 2 * bits + 1
    a, b = corpus.offsets[pairs[pair, 0]] + at_a, corpus.offsets[pairs[pair, 1]] + at_a + diagonal
    return _equal(corpus, Runs(pair, a, b, length).chosen(np.lexsort((b, a, pair))))


def _bits(corpus: Corpus) -> int:
    """Bits that a place in one body takes, and one to spare."""
    return int(corpus.sizes.max(initial=0)).bit_length() + 1


def most_pairs(corpus: Corpus, seeds: Seeds) -> int:
    """How many pairs can be looked at together so that all that is sorted finds room in 63 bits."""
    bits = _bits(corpus)
    return int(1 << max(0, 62 - bits - max(bits, seeds.count.bit_length()) - 1))


def _matches(corpus: Corpus, seeds: Seeds, pairs: Ints) -> tuple[Ints, Ints, Ints]:
    """The places of equal n-grams in the two bodies of each pair: pair, place in the first, place in the second."""
    sides = pairs.ravel()
    sizes = seeds.bounds[sides + 1] - seeds.bounds[sides]
    at = ranges(seeds.bounds[sides], sizes)
    bits, side = _bits(corpus), np.arange(len(sides))
    keys = np.repeat((side >> 1) * seeds.count * 2 + (side & 1), sizes) + seeds.grams[at].astype(np.int64) * 2
    keys = np.sort(keys << bits | seeds.places[at] - np.repeat(corpus.offsets[sides], sizes))
    group, inner = keys >> bits, keys & (1 << bits) - 1
    heads = heads_of(group)
    kinds, counts = group[heads], np.diff(np.append(heads, len(group)))
    met = np.flatnonzero(kinds[:-1] ^ 1 == kinds[1:])
    one, other = _crossed(heads[met], counts[met], heads[met + 1], counts[met + 1])
    return (group[one] >> 1) // max(1, seeds.count), inner[one], inner[other]


def _crossed(first: Ints, many: Ints, second: Ints, more: Ints) -> tuple[Ints, Ints]:
    """Each of ``many`` numbers from ``first`` on with each of ``more`` from ``second`` on; if too many, in step."""
    crossed = many * more <= GRAM_MATCHES
    sizes = np.where(crossed, many * more, np.minimum(many, more))
    step, wide = ranges(np.zeros_like(sizes), sizes), np.repeat(np.where(crossed, more, 0), sizes)
    row = np.where(wide > 0, step // np.maximum(wide, 1), step)
    column = np.where(wide > 0, step % np.maximum(wide, 1), step)
    return np.repeat(first, sizes) + row, np.repeat(second, sizes) + column


def _equal(corpus: Corpus, runs: Runs) -> Runs:
    """Runs whose ends are equal words indeed: two n-grams of a million may have one hash."""
    a, b, last = runs.a, runs.b, runs.length - 1
    equal = (
        (corpus.keys[a] == corpus.keys[b]) & (corpus.keys[a + last] == corpus.keys[b + last]) & (corpus.keys[a + 1] == corpus.keys[b + 1])
    )
    return runs.chosen(equal & (corpus.keys[a + 2] == corpus.keys[b + 2]))


def promising(corpus: Corpus, runs: Runs) -> Runs:
    """The runs of those pairs that may have copied or share a quotation: most pairs share a set phrase or two."""
    if not len(runs):
        return runs
    own = between(corpus.told, runs.a, runs.a + runs.length)
    cited = between(corpus.cited, runs.a, runs.a + runs.length)
    new = np.concatenate(([True], runs.pair[1:] != runs.pair[:-1]))
    heads = np.flatnonzero(new)
    surplus = np.add.reduceat(np.maximum(own - round(PROMISING_RUN / 2 * EVIDENCE_UNIT), 0), heads)
    best = np.maximum.reduceat(np.maximum(own, cited), heads)
    keep = (surplus >= EVIDENCE_OF_COPYING / 2 * EVIDENCE_UNIT) | (best >= PROMISING_RUN * EVIDENCE_UNIT)
    return runs.chosen(keep[np.cumsum(new) - 1])


def without_overlap(runs: Runs) -> Runs:
    """Runs so that no word of a pair belongs to two: the longest first, what overlaps is trimmed."""
    spoilt = np.unique(np.concatenate((_overlapping(runs.pair, runs.a, runs.length), _overlapping(runs.pair, runs.b, runs.length))))
    if not len(spoilt):
        return runs
    touched = np.isin(runs.pair, spoilt)
    rest = runs.chosen(touched)
    bounds = np.flatnonzero(np.concatenate(([True], rest.pair[1:] != rest.pair[:-1], [True]))).tolist()
    columns = [rest.a.tolist(), rest.b.tolist(), rest.length.tolist()]
    kept: list[tuple[int, int, int, int]] = []
    for first, last in itertools.pairwise(bounds):
        number = int(rest.pair[first])
        kept += [(number, *run) for run in _trimmed(list(zip(*(c[first:last] for c in columns), strict=True)))]
    trimmed = np.array(kept, dtype=np.int64).reshape(-1, 4).T
    joined = [
        np.concatenate((column[~touched], more)) for column, more in zip((runs.pair, runs.a, runs.b, runs.length), trimmed, strict=True)
    ]
    return Runs(*joined).chosen(np.lexsort((joined[2], joined[1], joined[0])))


def _overlapping(pair: Ints, at: Ints, length: Ints) -> Ints:
    """The pairs of which a word belongs to two runs."""
    order = np.lexsort((at, pair))
    pair, at, length = pair[order], at[order], length[order]
    return np.asarray(pair[1:][(pair[1:] == pair[:-1]) & (at[1:] < at[:-1] + length[:-1])])


def _trimmed(runs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The runs of one pair, trimmed."""
    low_a, low_b = min(r[0] for r in runs), min(r[1] for r in runs)
    taken_a, taken_b = bytearray(max(r[0] + r[2] for r in runs) - low_a), bytearray(max(r[1] + r[2] for r in runs) - low_b)
    kept = []
    for a, b, length in sorted(runs, key=lambda r: (-r[2], abs((r[0] - low_a) - (r[1] - low_b)), r)):
        i, j, n = a - low_a, b - low_b, length
        if 1 in taken_a[i : i + n] or 1 in taken_b[j : j + n]:
            start, n = _free(taken_a[i : i + n], taken_b[j : j + n])
            i, j = i + start, j + start
        if n >= 2:
            kept.append((i + low_a, j + low_b, n))
            taken_a[i : i + n] = taken_b[j : j + n] = b"\1" * n
    return kept


def _free(one: bytearray, other: bytearray) -> tuple[int, int]:
    """The first stretch that is taken on neither side: its beginning and its length."""
    taken = bytes(map(int.__or__, one, other))
    start = max(0, taken.find(0))
    end = taken.find(1, start)
    return (start, (end if end >= 0 else len(taken)) - start) if 0 in taken else (0, 0)
