"""An exact index of hashed word n-grams, and the pairs of documents that share enough of them.

After passim (Smith, Cordell and Mullen 2015): n-grams that few documents share are the seeds of text reuse.
Everything is a sort of one long array; nothing depends on the order of the documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from recension.settings.lineage import (
    ALIGNED_PAIRS,
    ALIGNED_PAIRS_PER_TEXT,
    EVIDENCE_UNIT,
    GRAM_HOLDERS,
    GRAM_NEIGHBOURS,
    GRAM_SAMPLE,
    GRAM_WORDS,
    LEAST_GRAM_EVIDENCE,
    LEAST_GRAMS,
    NEAREST_TEXTS,
)
from recension.stages.lineage.columns import Codes, Flags, Ints, Numbers, emptied, heads_of, ranges
from recension.stages.lineage.corpus import Corpus

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_BLOCK = 1 << 21
"""Places that are hashed at a time."""

NO_PAIRS: Ints = np.zeros((0, 2), dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Seeds:
    """The n-grams that two documents or more hold.

    ``places`` where they begin, in order, ``grams`` the number of each, below ``count``; those of body *n* are
    ``bounds[n]`` to ``bounds[n + 1]``.
    """

    places: Ints
    grams: Numbers
    bounds: Ints
    count: int


def seeds(corpus: Corpus) -> tuple[Seeds, Ints]:
    """The shared n-grams of a corpus, and the pairs of bodies to be aligned: rows of two numbers, the lower first."""
    packed = _packed_grams(corpus)
    packed.sort()
    places, head, hashes = _shared(packed, corpus)
    del packed
    numbers = np.cumsum(head, dtype=np.uint32) - np.uint32(1)
    pairs = _candidates(np.flatnonzero(head), hashes, corpus.owners[places], len(corpus))
    order = np.argsort(places)
    bounds = np.searchsorted(places[order], corpus.offsets)
    return Seeds(places[order], numbers[order], bounds, int(head.sum())), pairs


def _packed_grams(corpus: Corpus) -> Codes:
    """Of each n-gram with some evidence in it its place, in the low bits, and as much of its hash as finds room above."""
    total = len(corpus.words)
    bits = np.uint64(max(1, total.bit_length()))
    found = []
    for first in range(0, total, _BLOCK):
        last = min(total, first + _BLOCK + GRAM_WORDS - 1)
        grams, kept = _grams(corpus, first, last)
        found.append(grams[kept] >> bits << bits | (np.flatnonzero(kept) + first).astype(np.uint64))
    return emptied(found, np.uint64)


def _grams(corpus: Corpus, first: int, last: int) -> tuple[Codes, Flags]:
    """The hashes of the n-grams between two places, and which of them lie in one body and have some evidence."""
    count = max(0, last - first - GRAM_WORDS + 1)
    codes = corpus.vocabulary.codes[corpus.keys[first:last]]
    evidence, owners = corpus.evidence[first:last], corpus.owners[first:last]
    grams = np.zeros(count, dtype=np.uint64)
    weight = np.zeros(count, dtype=np.uint16)
    for k in range(GRAM_WORDS):
        grams = (grams ^ codes[k : k + count]) * _MULTIPLIER
        grams ^= grams >> np.uint64(29)
        weight += evidence[k : k + count]
    inside = owners[:count] == owners[GRAM_WORDS - 1 : GRAM_WORDS - 1 + count]
    return grams, inside & (weight >= round(LEAST_GRAM_EVIDENCE * EVIDENCE_UNIT))


def _shared(packed: Codes, corpus: Corpus) -> tuple[Ints, Flags, Codes]:
    """The places of n-grams that two bodies hold, n-gram by n-gram; which of them is the first of one; the hash of each."""
    bits = np.uint64(max(1, len(corpus.words).bit_length()))
    hashes = packed >> bits
    same = np.zeros(len(packed) + 1, dtype=np.bool_)
    np.equal(hashes[1:], hashes[:-1], out=same[1:-1])
    keep = same[1:] | same[:-1]
    places = (packed[keep] & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    head, hashes = ~same[:-1][keep], hashes[keep]
    owners = corpus.owners[places]
    heads = np.flatnonzero(head)
    wide = owners[heads] != owners[np.append(heads[1:], len(places)) - 1] if len(heads) else head[:0]
    several = np.repeat(wide, np.diff(np.append(heads, len(places))))
    return places[several], head[several], hashes[several]


def _candidates(heads: Ints, hashes: Codes, owners: Numbers, texts: int) -> Ints:
    """The pairs of bodies that share most n-grams, counted on all rare ones and a sample of the common ones."""
    keys = emptied(list(_counted(heads, hashes, owners, texts)), np.int64)
    keys.sort()
    if not len(keys):
        return NO_PAIRS
    first = heads_of(keys)
    counts = np.diff(np.append(first, len(keys)))
    pairs = np.stack((keys[first] // texts, keys[first] % texts), axis=1)
    kept = counts >= _least_count(counts, max(ALIGNED_PAIRS, ALIGNED_PAIRS_PER_TEXT * texts))
    pairs, counts = pairs[kept], counts[kept]
    return pairs[_is_near(pairs, counts)]


def _counted(heads: Ints, hashes: Codes, owners: Numbers, texts: int) -> Iterator[Ints]:
    """For each counted n-gram the pairs of its holders, as one number each."""
    new = np.ones(len(owners), dtype=np.bool_)
    new[1:] = owners[1:] != owners[:-1]
    new[heads] = True
    holders = owners[new].astype(np.int64)
    first = np.searchsorted(np.flatnonzero(new), heads)
    sizes = np.diff(np.append(first, len(holders)))
    rank = (hashes[heads] * _MULTIPLIER >> np.uint64(40)) % np.maximum(sizes, 1).astype(np.uint64)
    whole = (sizes <= GRAM_HOLDERS) & (rank < GRAM_SAMPLE)
    for size in np.unique(sizes[whole]).tolist():
        one, other = np.triu_indices(size, 1)
        chosen = first[whole & (sizes == size)]
        for start in np.array_split(chosen, 1 + len(chosen) * size * size // _BLOCK):
            group = holders[start[:, None] + np.arange(size)]
            yield (group[:, one] * texts + group[:, other]).ravel()
    yield from _neighbours(holders, first[sizes > GRAM_SAMPLE], sizes[sizes > GRAM_SAMPLE], texts)


def _neighbours(holders: Ints, first: Ints, sizes: Ints, texts: int) -> Iterator[Ints]:
    """Of a common n-gram each holder with the next few, and with the first."""
    places, rank = ranges(first, sizes), ranges(np.zeros_like(first), sizes)
    last = np.repeat(first + sizes, sizes)
    for step in range(1, GRAM_NEIGHBOURS + 1):
        near = places[places + step < last]
        yield holders[near] * texts + holders[near + step]
    far = rank > GRAM_NEIGHBOURS
    yield holders[np.repeat(first, sizes)[far]] * texts + holders[places[far]]


def _least_count(counts: Ints, affordable: int) -> int:
    """The least count of shared n-grams at which so many pairs are affordable; never more than ``LEAST_GRAMS``."""
    return next((least for least in range(1, LEAST_GRAMS) if int((counts >= least).sum()) <= affordable), LEAST_GRAMS)


def _is_near(pairs: Ints, counts: Ints) -> Flags:
    """Whether one of a pair is among the ``NEAREST_TEXTS`` to the other."""
    both = np.concatenate((pairs, pairs[:, ::-1]))
    order = np.lexsort((both[:, 1], -np.tile(counts, 2), both[:, 0]))
    owner = both[order, 0]
    heads = heads_of(owner)
    sizes = np.diff(np.append(heads, len(owner)))
    near = np.zeros(len(both), dtype=np.bool_)
    near[order] = ranges(np.zeros_like(heads), sizes) < NEAREST_TEXTS
    return near[: len(pairs)] | near[len(pairs) :]
