"""An exact index of hashed word n-grams, and the pairs of documents that share enough of them.

After passim (Smith, Cordell and Mullen 2015): n-grams that few documents share are the seeds of text reuse. Everything is
a sort of long arrays, a shard of the hashes at a time; nothing depends on the order of the documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from recension.settings.lineage import (
    ALIGNED_PAIRS,
    ALIGNED_PAIRS_PER_TEXT,
    COUNTED_PAIRS,
    COUNTED_PAIRS_PER_TEXT,
    EVIDENCE_UNIT,
    FAINT_PAIRS_PER_TEXT,
    GRAM_HOLDERS,
    GRAM_NEIGHBOURS,
    GRAM_SAMPLES,
    GRAM_WORDS,
    LEAST_GRAM_EVIDENCE,
    LEAST_GRAMS,
    NEAREST_TEXTS,
)
from recension.stages.lineage.columns import Codes, Flags, Ints, Numbers, emptied, heads_of, ranges
from recension.stages.lineage.corpus import Corpus

_MULTIPLIER, _SQUARE = np.uint64(0x9E3779B97F4A7C15), np.uint64(0x9E3779B97F4A7C15**2 % 2**64)
_BLOCK = 1 << 20
"""Places that are hashed at a time."""

_SHARD = 1 << 25
"""N-grams that are sorted at a time."""

NO_PAIRS: Ints = np.zeros((0, 2), dtype=np.int64)


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


def grams_and_pairs(corpus: Corpus) -> tuple[Numbers, Ints]:
    """By place, 32 bits of the hash of the n-gram that begins there, 0 for none; and the pairs of bodies to be aligned.

    A pair is a row of two numbers, the lower first.
    """
    grams = np.zeros(len(corpus.words), dtype=np.uint32)
    held = [_held(shard, len(corpus)) for shard in _shards(corpus, grams)]
    return grams, _candidates(held, len(corpus))


def _shards(corpus: Corpus, grams: Numbers) -> Iterator[Codes]:
    """All n-grams with some evidence, by their hashes: as much of the hash as finds room, and in the low bits the body.

    ``grams`` is filled on the way.
    """
    total = len(corpus.words)
    count = 1 << max(0, (total // _SHARD).bit_length())
    parts: list[list[Codes]] = [[] for _ in range(count)]
    edges = np.arange(1, count, dtype=np.uint64) << np.uint64(64 - count.bit_length() + 1)
    for first in range(0, total, _BLOCK):
        last = min(total, first + _BLOCK + GRAM_WORDS - 1)
        hashes, owners, kept = _grams(corpus, first, last)
        grams[first : first + len(hashes)] = ((hashes >> np.uint64(32)).astype(np.uint32) | np.uint32(1)) * kept
        packed = np.sort(_packed(hashes[kept], owners[kept], len(corpus)))
        for part, piece in zip(parts, np.split(packed, np.searchsorted(packed, edges)), strict=True):
            part.append(piece)
    for part in parts:
        shard = emptied(part, np.uint64)
        shard.sort()
        yield shard


def _packed(hashes: Codes, owners: Numbers, texts: int) -> Codes:
    bits = np.uint64(max(1, texts.bit_length()))
    return np.asarray(hashes >> bits << bits | owners)


def _grams(corpus: Corpus, first: int, last: int) -> tuple[Codes, Numbers, Flags]:
    """The hashes of the n-grams between two places, their bodies, and which of them lie in one and have some evidence."""
    count = max(0, last - first - GRAM_WORDS + 1)
    words = corpus.words[first:last]
    codes, evidence = corpus.vocabulary.codes[words], corpus.vocabulary.evidence[words]
    two, worth = codes[:-1] * _MULTIPLIER + codes[1:], evidence[:-1] + evidence[1:]
    hashes, weight = two[:-2] * _SQUARE + two[2:], worth[:-2] + worth[2:]
    hashes ^= hashes >> np.uint64(29)
    hashes *= _MULTIPLIER
    owners = _owners(corpus, first, last)
    inside = owners[:count] == owners[GRAM_WORDS - 1 : GRAM_WORDS - 1 + count]
    return hashes[:count], owners[:count], inside & (weight[:count] >= round(LEAST_GRAM_EVIDENCE * EVIDENCE_UNIT))


def _owners(corpus: Corpus, first: int, last: int) -> Numbers:
    """The bodies of the words between two places."""
    low, high = (int(n) for n in np.searchsorted(corpus.offsets, (first, last - 1), side="right"))
    bounds = np.clip(corpus.offsets[low - 1 : high + 1], first, last)
    return np.repeat(np.arange(low - 1, high, dtype=np.uint32), np.diff(bounds))


def _held(packed: Codes, texts: int) -> Held:
    """The n-grams of a sorted shard that two bodies hold."""
    bits = np.uint64(max(1, texts.bit_length()))
    packed = packed[heads_of(packed)]
    hashes = packed >> bits
    same = np.zeros(len(packed) + 1, dtype=np.bool_)
    np.equal(hashes[1:], hashes[:-1], out=same[1:-1])
    keep = same[1:] | same[:-1]
    first = np.flatnonzero(~same[:-1][keep])
    return Held((packed[keep] & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.uint32), first, hashes[keep][first])


def _candidates(held: list[Held], texts: int) -> Ints:
    """The pairs of bodies that share most n-grams, counted on all rare ones and a sample of the common ones."""
    sample = _sample(held, min(COUNTED_PAIRS, COUNTED_PAIRS_PER_TEXT * texts))
    keys = emptied([keys for some in held for keys in _counted(some, sample, texts)], np.int64)
    held.clear()
    keys.sort()
    if not len(keys):
        return NO_PAIRS
    first = heads_of(keys)
    counts = np.diff(np.append(first, len(keys)))
    affordable = max(ALIGNED_PAIRS, ALIGNED_PAIRS_PER_TEXT * texts)
    kept = counts >= _least_count(counts, max(ALIGNED_PAIRS, FAINT_PAIRS_PER_TEXT * texts))
    keys, counts = keys[first[kept]], counts[kept]
    pairs = np.stack((keys // texts, keys % texts), axis=1)
    return pairs if len(pairs) <= affordable else pairs[_is_near(pairs, counts, affordable)]


def _sample(held: list[Held], affordable: int) -> int:
    """The largest of ``GRAM_SAMPLES`` with which no more than so many pairs are counted."""
    counts = np.zeros(GRAM_HOLDERS + 1, dtype=np.int64)
    for some in held:
        counts += np.bincount(np.minimum(some.sizes, GRAM_HOLDERS), minlength=len(counts))
    sizes = np.arange(len(counts))
    spent = {s: int((counts * (sizes * np.minimum(sizes, s) // 2)).sum()) for s in GRAM_SAMPLES}
    return next((s for s in GRAM_SAMPLES if spent[s] <= affordable), GRAM_SAMPLES[-1])


def _counted(held: Held, sample: int, texts: int) -> Iterator[Ints]:
    """For each counted n-gram the pairs of its holders, as one number each."""
    holders, first, sizes = held.holders.astype(np.int64), held.first, held.sizes
    rank = (held.hashes * _MULTIPLIER >> np.uint64(40)) % np.maximum(sizes, 1).astype(np.uint64)
    whole = (sizes <= GRAM_HOLDERS) & (rank < sample)
    for size in np.unique(sizes[whole]).tolist():
        one, other = np.triu_indices(size, 1)
        chosen = first[whole & (sizes == size)]
        for start in np.array_split(chosen, 1 + len(chosen) * size * size // _BLOCK):
            group = holders[start[:, None] + np.arange(size)]
            yield (group[:, one] * texts + group[:, other]).ravel()
    yield from _neighbours(holders, first[sizes > sample], sizes[sizes > sample], texts)


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
