"""Set phrases and furniture: words that texts share which are about different things.

What two documents share word for word while the rest of them has nothing in common is no copying but
boilerplate (a notice, an invitation, a standing phrase). Where it stands in other documents, it proves nothing either.
"""

from __future__ import annotations

import numpy as np

from recension.settings.lineage import FORMULA_COVER, FORMULA_HOLDERS, RELATED_LIKENESS
from recension.stages.lineage.align import Alignment
from recension.stages.lineage.columns import Flags, Floats, Ints, components, heads_of, ranges
from recension.stages.lineage.corpus import Corpus

_CHUNK_PAIRS = 2048
"""Pairs that are looked at together."""

_STEM_BITS = 32
_STEM_MASK = (1 << _STEM_BITS) - 1


def without_formulas(corpus: Corpus, shared: Alignment) -> Alignment:
    """The pairs without the passages that are for the most part formula in either body; copies keep all they share."""
    formula = formulas(corpus, shared)
    if not formula.any():
        return shared
    sums = np.zeros(len(formula) + 1, dtype=np.int64)
    np.cumsum(formula, out=sums[1:])
    p = shared.passages
    is_formula = np.zeros(len(p.pair), dtype=np.bool_)
    for low, high in ((p.a0, p.a1), (p.b0, p.b1)):
        is_formula |= 2 * (sums[high] - sums[low]) >= high - low
    return shared.only(~is_formula | _is_whole(corpus, shared)[p.pair])


def _is_whole(corpus: Corpus, shared: Alignment) -> Flags:
    """Of which pairs one is a copy of the other, whatever the rest is about."""
    return np.asarray(cover(corpus, shared).max(axis=1, initial=0) >= FORMULA_COVER)


def formulas(corpus: Corpus, shared: Alignment) -> Flags:
    """By place, which words are shared with several documents, not copies of each other, about something else."""
    whole = _is_whole(corpus, shared)
    group = np.array(components(len(corpus), shared.pairs[whole].tolist()), dtype=np.int64)
    doubtful = np.flatnonzero(shared.is_copying & ~whole & (group[shared.pairs[:, 0]] != group[shared.pairs[:, 1]]))
    bounds = np.searchsorted(shared.passages.pair, np.arange(len(shared.pairs) + 1))
    holders: dict[tuple[int, int], list[Ints]] = {}
    for numbers in np.array_split(doubtful, 1 + len(doubtful) // _CHUNK_PAIRS):
        for number in numbers[_are_unrelated(corpus, shared, numbers)].tolist():
            inside, (a, b) = slice(bounds[number], bounds[number + 1]), shared.pairs[number].tolist()
            in_a, in_b = _places(shared, inside)
            holders.setdefault((int(group[b]), a), []).append(in_a)
            holders.setdefault((int(group[a]), b), []).append(in_b)
    counts = np.zeros(len(corpus.words), dtype=np.uint8)
    for places in holders.values():
        held = np.unique(np.concatenate(places))
        counts[held] = np.minimum(counts[held], FORMULA_HOLDERS) + 1
    return counts >= FORMULA_HOLDERS


def _places(shared: Alignment, which: slice | Ints) -> tuple[Ints, Ints]:
    """The words of the two bodies of some passages."""
    p = shared.passages
    return ranges(p.a0[which], (p.a1 - p.a0)[which]), ranges(p.b0[which], (p.b1 - p.b0)[which])


def cover(corpus: Corpus, shared: Alignment) -> Floats:
    """The shares of the words of two bodies that stand in copied passages of both, one row for each pair."""
    p = shared.passages
    words = [
        np.bincount(p.pair, weights=(high - low) * p.copied, minlength=len(shared.pairs)) for low, high in ((p.a0, p.a1), (p.b0, p.b1))
    ]
    return np.asarray(np.stack(words, axis=1) / np.maximum(1, np.diff(corpus.offsets)[shared.pairs]))


def _are_unrelated(corpus: Corpus, shared: Alignment, numbers: Ints) -> Flags:
    """Of which pairs the documents are about different things, what they share left aside (cosine of TF-IDF).

    The words of a pair are sorted by stem and side. Weights are whole thousandths, so that their sums are exact.
    """
    keys = np.sort(_stems(corpus, shared, numbers))
    heads = heads_of(keys)
    counts, keys = np.diff(np.append(heads, len(keys))), keys[heads]
    side, stem, pair = keys & 1, keys >> 1 & _STEM_MASK, keys >> _STEM_BITS + 1
    weights = np.rint(np.log1p(counts) * corpus.vocabulary.rarity[stem])
    met = np.flatnonzero(keys[:-1] ^ 1 == keys[1:])
    product = np.bincount(pair[met], weights=weights[met] * weights[met + 1], minlength=len(numbers))
    one, other = (np.bincount(pair, weights=weights * weights * (side == k), minlength=len(numbers)) for k in (0, 1))
    return np.asarray((product == 0) | (product < RELATED_LIKENESS * np.sqrt(one * other)))


def _stems(corpus: Corpus, shared: Alignment, numbers: Ints) -> Ints:
    """The content stems of some pairs, what they share left out: each with its pair and its side as one number."""
    first, last = np.searchsorted(shared.passages.pair, (numbers, numbers + 1))
    chosen, of = ranges(first, last - first), np.repeat(np.arange(len(numbers)), last - first)
    found = []
    for side, (low, high) in enumerate(((shared.passages.a0, shared.passages.a1), (shared.passages.b0, shared.passages.b1))):
        first = corpus.offsets[shared.pairs[numbers, side]]
        sizes = corpus.offsets[shared.pairs[numbers, side] + 1] - first
        heads, lengths = np.cumsum(sizes) - sizes, (high - low)[chosen]
        kept = np.ones(int(sizes.sum()), dtype=np.bool_)
        kept[ranges(low[chosen] - first[of] + heads[of], lengths)] = False
        stems = corpus.vocabulary.stems[corpus.keys[ranges(first, sizes)[kept]]].astype(np.int64)
        pair = np.repeat(np.arange(len(numbers)), sizes)[kept]
        found.append((pair << _STEM_BITS + 1 | stems << 1 | side)[stems > 0])
    return np.concatenate(found)
