"""Maximal runs of equal words between two bodies, found from the n-grams that both hold."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recension.settings.lineage import EVIDENCE_OF_COPYING, EVIDENCE_UNIT, GRAM_WORDS, PROMISING_RUN
from recension.stages.lineage.columns import Flags, Ints, Numbers, heads_of, ranges
from recension.stages.lineage.corpus import Excerpt

_LONG_RUN = 12
"""Words from which a run is not a repeated phrase: what lies within one in either body cannot stand against it."""


_MULTIPLIER = np.uint32(0x9E3779B1)
_WINDOW = 8
"""Words that are compared at a time."""


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


def shared_runs(bodies: Excerpt, pairs: Ints) -> Runs:
    """The runs of at least ``GRAM_WORDS`` equal words of some pairs of bodies, by pair and place."""
    pair, a, b = _matches(bodies, pairs)
    order = np.lexsort((a, b - a, pair)) if len(a) else np.zeros(0, dtype=np.int64)
    pair, a, b = pair[order], a[order], b[order]
    same = (pair[1:] == pair[:-1]) & (b[1:] - a[1:] == b[:-1] - a[:-1])
    heads = np.flatnonzero(np.concatenate((np.ones(min(1, len(a)), dtype=np.bool_), ~same | (a[1:] - a[:-1] > GRAM_WORDS))))
    tails = np.append(heads[1:], len(a))[: len(heads)] - 1
    runs = _mended(bodies, Runs(pair[heads], a[heads], b[heads], a[tails] - a[heads] + GRAM_WORDS))
    return _equal(bodies, runs.chosen(np.lexsort((runs.b, runs.a, runs.pair))))


@dataclass(frozen=True, slots=True, eq=False)
class _Tables:
    """The n-grams of some bodies, each body in a table of its own: by slot, the place of an n-gram, or 0.

    What finds its slot taken, or stands in the body twice, goes to a second table; if one is there too, it is lost: its neighbours
    stand for it.
    """

    slots: tuple[Ints, Ints]
    base: Ints
    width: Numbers

    def at(self, table: int, body: Ints | NDArray[np.int32], grams: Numbers) -> Ints:
        """The slots of some n-grams of some bodies in one of the tables."""
        mixed = grams >> np.uint32(1) if table == 0 else (grams * _MULTIPLIER) >> np.uint32(7)
        return np.asarray(self.base[body] + (mixed & self.width[body]))


def _tables(bodies: Excerpt, numbers: Ints) -> _Tables:
    grams, first = bodies.grams, bodies.offsets[numbers]
    sizes = bodies.offsets[numbers + 1] - first
    widths = np.left_shift(4, np.frexp(np.maximum(1, sizes))[1].astype(np.int64))
    slots = tuple(np.zeros(int(widths.sum()), dtype=np.int64) for _ in range(2))
    made = _Tables((slots[0], slots[1]), np.cumsum(widths) - widths, (widths - 1).astype(np.uint32))
    places, body = ranges(first, sizes), np.repeat(np.arange(len(numbers), dtype=np.int32), sizes)
    left = np.flatnonzero(grams[places])
    for table, held in enumerate(made.slots):
        wanted, at = places[left], made.at(table, body[left], grams[places[left]])
        held[at] = wanted
        left = left[held[at] != wanted]
    return made


def _matches(bodies: Excerpt, pairs: Ints) -> tuple[Ints, Ints, Ints]:
    """Places of equal n-grams in the two bodies of each pair: pair, place in the first, place in the second.

    The n-grams of each first body are thrown into tables, those of the second looked up there.
    """
    heads = heads_of(pairs[:, 0])
    grams, tables = bodies.grams, _tables(bodies, pairs[heads, 0])
    body = np.repeat(np.arange(len(heads), dtype=np.int32), np.diff(np.append(heads, len(pairs))))
    first, other = bodies.offsets[pairs].T
    sizes = bodies.offsets[pairs[:, 1] + 1] - other
    places, pair = ranges(other, sizes), np.repeat(np.arange(len(pairs), dtype=np.int32), sizes)
    left = np.flatnonzero(grams[places])
    found = []
    for table, held in enumerate(tables.slots):
        wanted = grams[places[left]]
        met = held[tables.at(table, body[pair[left]], wanted)]
        equal = (grams[met] == wanted) & (met >= first[pair[left]])
        hits = np.flatnonzero(equal)
        found.append((pair[left[hits]].astype(np.int64), met[hits], places[left[hits]]))
        left = left[met > 0]
    one, a, b = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return one, a, b


def _mended(bodies: Excerpt, runs: Runs) -> Runs:
    """Runs joined between which the words are equal too: their n-grams told nothing, or were lost."""
    gap = runs.a[1:] - runs.a[:-1] - runs.length[:-1]
    near = np.flatnonzero((runs.pair[1:] == runs.pair[:-1]) & (runs.b[1:] - runs.a[1:] == runs.b[:-1] - runs.a[:-1]) & (gap <= _LONG_RUN))
    at = runs.a[near] + runs.length[near]
    places = ranges(at, gap[near])
    unequal = bodies.keys[places] != bodies.keys[places + np.repeat((runs.b - runs.a)[near], gap[near])]
    whole = np.bincount(np.repeat(np.arange(len(near)), gap[near]), weights=unequal, minlength=len(near)) == 0
    head = np.ones(len(runs), dtype=np.bool_)
    head[near[whole] + 1] = False
    heads = np.flatnonzero(head)
    tails = np.append(heads[1:], len(runs))[: len(heads)] - 1
    return Runs(runs.pair[heads], runs.a[heads], runs.b[heads], runs.a[tails] + runs.length[tails] - runs.a[heads])


def _equal(bodies: Excerpt, runs: Runs) -> Runs:
    """Runs whose first words are equal indeed: two n-grams of a million may have one hash."""
    keys = bodies.keys
    equal = np.logical_and.reduce([keys[runs.a + k] == keys[runs.b + k] for k in range(GRAM_WORDS)])
    return runs.chosen(np.asarray(equal & (keys[runs.a + runs.length - 1] == keys[runs.b + runs.length - 1])))


def promising(bodies: Excerpt, runs: Runs) -> Runs:
    """The runs of those pairs that may have copied or share a quotation: most pairs share a set phrase or two."""
    if not len(runs):
        return runs
    own = bodies.told[runs.a + runs.length] - bodies.told[runs.a]
    cited = bodies.cited[runs.a + runs.length] - bodies.cited[runs.a]
    new = np.concatenate(([True], runs.pair[1:] != runs.pair[:-1]))
    heads = np.flatnonzero(new)
    surplus = np.add.reduceat(np.maximum(own - round(PROMISING_RUN / 2 * EVIDENCE_UNIT), 0), heads)
    best = np.maximum.reduceat(np.maximum(own, cited), heads)
    keep = (surplus >= EVIDENCE_OF_COPYING / 2 * EVIDENCE_UNIT) | (best >= PROMISING_RUN * EVIDENCE_UNIT)
    return runs.chosen(keep[np.cumsum(new) - 1])


def maximal(bodies: Excerpt, runs: Runs, pairs: Ints) -> Runs:
    """The runs as long as they are, within their bodies: of those that touch each other one is left."""
    low, high = bodies.offsets[pairs[runs.pair]].T, bodies.offsets[pairs[runs.pair] + 1].T
    back = equal_words(bodies, (runs.a - 1, runs.b - 1), np.minimum(runs.a - low[0], runs.b - low[1]), -1)
    ends = runs.a + runs.length, runs.b + runs.length
    forth = equal_words(bodies, ends, np.minimum(high[0] - ends[0], high[1] - ends[1]), 1)
    a, b, length = runs.a - back, runs.b - back, runs.length + back + forth
    order = np.lexsort((-length, b, a, runs.pair))
    made = Runs(runs.pair, a, b, length).chosen(order)
    again = (made.pair[1:] == made.pair[:-1]) & (made.a[1:] == made.a[:-1]) & (made.b[1:] == made.b[:-1])
    return made.chosen(np.concatenate((np.ones(min(1, len(made)), dtype=np.bool_), ~again)))


def equal_words(bodies: Excerpt, at: tuple[Ints, Ints], most: Ints, way: int) -> Ints:
    """How many words from two places on are equal."""
    n = np.zeros_like(most)
    going, steps = np.arange(len(most)), way * np.arange(_WINDOW)
    while len(going):
        i, j = (side[going] + way * n[going] for side in at)
        unequal = bodies.keys.take(i[:, None] + steps, mode="clip") != bodies.keys.take(j[:, None] + steps, mode="clip")
        n[going] += np.where(unequal.any(axis=1), unequal.argmax(axis=1), _WINDOW)
        going = going[~unequal.any(axis=1)]
        going = going[n[going] < most[going]]
    return np.minimum(n, most)


def without_overlap(runs: Runs) -> Runs:
    """Runs so that no word of a pair belongs to two: the longest first, what overlaps is trimmed."""
    runs = runs.chosen(~(_lies_within(runs.pair, runs.a, runs.length) | _lies_within(runs.pair, runs.b, runs.length)))
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


def _lies_within(pair: Ints, at: Ints, length: Ints) -> Flags:
    """Which short runs lie wholly within a long one of the same pair, on one side."""
    order = np.lexsort((-length, at, pair))
    pair, first, last = pair[order], at[order], (at + length)[order]
    long = np.maximum.accumulate(np.where(length[order] >= _LONG_RUN, last, 0) + _above(pair, last))
    within = np.zeros(len(at), dtype=np.bool_)
    within[order] = (length[order] < _LONG_RUN) & (long - _above(pair, last) >= last) & (first >= 0)
    return within


def _above(pair: Ints, last: Ints) -> Ints:
    """A number for each pair that lifts its places above those of all pairs before."""
    return pair * (int(last.max(initial=0)) + 1)


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
