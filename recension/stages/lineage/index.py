"""An exact index of hashed word n-grams, and the pairs of documents that share enough of them.

After passim (Smith, Cordell and Mullen 2015): n-grams that few documents share are the seeds of text reuse. Everything is
a sort of long arrays, a shard of the hashes at a time; nothing depends on the order of the documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from recension.settings.lineage import (
    ALIGNED_PAIRS,
    ALIGNED_PAIRS_PER_TEXT,
    COUNTED_PAIRS,
    COUNTED_PAIRS_PER_TEXT,
    FAINT_PAIRS_PER_TEXT,
    GRAM_HOLDERS,
    GRAM_NEIGHBOURS,
    GRAM_SAMPLES,
    LEAST_GRAMS,
    NEAREST_TEXTS,
)
from recension.stages.lineage.columns import Codes, Flags, Ints, Numbers, emptied, heads_of, ranges
from recension.stages.lineage.corpus import Corpus
from recension.stages.lineage.ngrams import MULTIPLIER, grams_of, winnowed
from recension.stages.lineage.tally import Tally, all_pairs, pair_keys, pairs_of

_SHARD = 1 << 25
"""Words of the pile whose n-grams are sorted at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """N-grams that two bodies hold or more: ``holders`` n-gram by n-gram, each in order; where those of each begin; its hash."""

    holders: Numbers
    first: Ints
    hashes: Codes

    @property
    def sizes(self) -> Ints:
        """Of each n-gram, how many bodies hold it."""
        return np.diff(np.append(self.first, len(self.holders)))


def candidates(corpus: Corpus) -> Ints:
    """The pairs of bodies to be aligned: a row of two numbers each, the lower first, in order.

    They are those that share most n-grams, counted on all rare ones and a sample of the common ones.
    """
    texts = len(corpus)
    held = [_held(shard, texts) for shard in _shards(corpus)]
    sample, expected = _sample(held, min(COUNTED_PAIRS, COUNTED_PAIRS_PER_TEXT * texts))
    return _nearest(Tally(_counted(held, sample), expected, texts), texts)


def _shards(corpus: Corpus) -> Iterator[Codes]:
    """The winnowed n-grams by their hashes: as much of the hash as finds room, and in the low bits the body."""
    shards = 1 << max(0, (len(corpus.words) // _SHARD).bit_length())
    parts: list[list[Codes]] = [[] for _ in range(shards)]
    edges = np.arange(1, shards, dtype=np.uint64) << np.uint64(64 - shards.bit_length() + 1)
    for bodies, places in corpus.blocks():
        packed = np.sort(_packed(corpus, bodies, places))
        for part, piece in zip(parts, np.split(packed, np.searchsorted(packed, edges)), strict=True):
            part.append(piece)
    for part in parts:
        shard = emptied(part, np.uint64)
        shard.sort()
        yield shard


def _packed(corpus: Corpus, bodies: Ints, places: slice) -> Codes:
    """The winnowed n-grams of some bodies that lie side by side."""
    words, sizes = corpus.words[places], corpus.sizes[bodies]
    offsets: Ints = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(sizes)))
    hashes, is_gram = grams_of(corpus.vocabulary.codes[words], corpus.vocabulary.evidence[words], offsets)
    at, bits = winnowed(hashes, is_gram), _bits(len(corpus))
    return np.asarray(hashes[at] >> bits << bits | np.repeat(bodies.astype(np.uint64), sizes)[at])


def _bits(texts: int) -> np.uint64:
    """The bits that the number of a body takes."""
    return np.uint64(max(1, texts.bit_length()))


def _held(packed: Codes, texts: int) -> Held:
    """The n-grams of a sorted shard that two bodies hold."""
    bits = _bits(texts)
    packed = packed[heads_of(packed)]
    hashes = packed >> bits
    same = np.zeros(len(packed) + 1, dtype=np.bool_)
    np.equal(hashes[1:], hashes[:-1], out=same[1:-1])
    keep = same[1:] | same[:-1]
    first = np.flatnonzero(~same[:-1][keep])
    return Held((packed[keep] & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.uint32), first, hashes[keep][first])


def _sample(held: list[Held], affordable: int) -> tuple[int, int]:
    """The largest of ``GRAM_SAMPLES`` with which no more than so many pairs are counted, and how many these are."""
    counts = np.zeros(GRAM_HOLDERS + 1, dtype=np.int64)
    for some in held:
        counts += np.bincount(np.minimum(some.sizes, GRAM_HOLDERS), minlength=len(counts))
    sizes = np.arange(len(counts))
    spent = [(s, int((counts * (sizes * np.minimum(sizes, s) // 2)).sum())) for s in GRAM_SAMPLES]
    return next((some for some in spent if some[1] <= affordable), spent[-1])


def _counted(held: list[Held], sample: int) -> Iterator[Ints]:
    """For each counted n-gram the pairs of its holders. What was counted is let go of."""
    while held:
        some = held.pop()
        holders, first, sizes = some.holders.astype(np.int64), some.first, some.sizes
        rank = (some.hashes * MULTIPLIER >> np.uint64(40)) % np.maximum(sizes, 1).astype(np.uint64)
        whole = (sizes <= GRAM_HOLDERS) & (rank < sample)
        for size in np.unique(sizes[whole]).tolist():
            yield from all_pairs(holders, first[whole & (sizes == size)], size)
        yield from _neighbours(holders, first[sizes > sample], sizes[sizes > sample])


def _neighbours(holders: Ints, first: Ints, sizes: Ints) -> Iterator[Ints]:
    """Of a common n-gram each holder with the next few, and with the first."""
    places, rank = ranges(first, sizes), ranges(np.zeros_like(first), sizes)
    last = np.repeat(first + sizes, sizes)
    for step in range(1, GRAM_NEIGHBOURS + 1):
        near = places[places + step < last]
        yield pair_keys(holders[near], holders[near + step])
    far = rank > GRAM_NEIGHBOURS
    yield pair_keys(holders[np.repeat(first, sizes)[far]], holders[places[far]])


def _nearest(met: Iterable[tuple[Ints, Ints]], texts: int) -> Ints:
    """Of counted pairs those worth aligning, as many as are affordable."""
    most = np.zeros(LEAST_GRAMS + 1, dtype=np.int64)
    for _, counts in met:
        most += np.bincount(np.minimum(counts, LEAST_GRAMS), minlength=len(most))
    least = _least_count(most, max(ALIGNED_PAIRS, FAINT_PAIRS_PER_TEXT * texts))
    kept = [(keys[counts >= least], counts[counts >= least]) for keys, counts in met]
    pairs, counts = pairs_of(np.concatenate([keys for keys, _ in kept])), np.concatenate([counts for _, counts in kept])
    affordable = max(ALIGNED_PAIRS, ALIGNED_PAIRS_PER_TEXT * texts)
    return pairs if len(pairs) <= affordable else pairs[_is_near(pairs, counts, affordable)]


def _least_count(most: Ints, affordable: int) -> int:
    """The least count of shared n-grams at which so many pairs are affordable; never more than ``LEAST_GRAMS``."""
    return next((least for least in range(1, LEAST_GRAMS) if int(most[least:].sum()) <= affordable), LEAST_GRAMS)


def _is_near(pairs: Ints, counts: Ints, affordable: int) -> Flags:
    """Whether one of a pair is among the nearest to the other: ``NEAREST_TEXTS``, or as many more as are affordable."""
    both = np.concatenate((pairs, pairs[:, ::-1]))
    order = np.lexsort((both[:, 1], -np.tile(counts, 2), both[:, 0]))
    owner = both[order, 0]
    heads = heads_of(owner)
    rank = np.empty(len(both), dtype=np.int64)
    rank[order] = ranges(np.zeros_like(heads), np.diff(np.append(heads, len(owner))))
    better = np.minimum(rank[: len(pairs)], rank[len(pairs) :])
    enough = np.searchsorted(np.cumsum(np.bincount(better)), affordable, side="right")
    return np.asarray(better < max(NEAREST_TEXTS, int(enough)))
