"""Set phrases and furniture: words that texts share which are about different things.

What two documents share word for word while the rest of them has nothing in common is no copying but
boilerplate (a notice, an invitation, a standing phrase). Where it stands in other documents, it proves nothing either.
"""

from __future__ import annotations

import numpy as np

from recension.settings.lineage import FORMULA_COVER, FORMULA_HOLDERS, FORMULA_TEXTS, MOST_FORMULA_HOLDERS, RELATED_LIKENESS
from recension.stages.lineage.align import Alignment
from recension.stages.lineage.columns import Flags, Floats, Ints, heads_of, ranges
from recension.stages.lineage.corpus import Corpus
from recension.stages.lineage.stretches import Stretches, united
from recension.text.linkage import components

_CHUNK_PAIRS = 2048
"""Pairs that are looked at together."""

_STEM_BITS = 32
_STEM_MASK = (1 << _STEM_BITS) - 1


def without_formulas(corpus: Corpus, shared: Alignment) -> Alignment:
    """The pairs without the passages that are for the most part formula in either body; copies keep all they share."""
    formula = formulas(corpus, shared)
    if not len(formula.first):
        return shared
    p = shared.passages
    is_formula = np.zeros(len(p.pair), dtype=np.bool_)
    for low, high in _places(corpus, shared):
        is_formula |= 2 * formula.within(low, high) >= high - low
    return shared.only(~is_formula | _is_whole(corpus, shared)[p.pair])


def _is_whole(corpus: Corpus, shared: Alignment) -> Flags:
    """Of which pairs one is a copy of the other, whatever the rest is about."""
    return np.asarray(cover(corpus, shared).max(axis=1, initial=0) >= FORMULA_COVER)


def _places(corpus: Corpus, shared: Alignment) -> list[tuple[Ints, Ints]]:
    """Where in the corpus the passages lie: from where to where in the first bodies, and in the second."""
    p = shared.passages
    first, other = corpus.first[shared.pairs[p.pair]].T
    return [(first + p.a0, first + p.a1), (other + p.b0, other + p.b1)]


def formulas(corpus: Corpus, shared: Alignment) -> Stretches:
    """The words that are shared with several documents, not copies of each other, about something else.

    Whether two documents are about different things is asked only where the answer matters.
    """
    whole = _is_whole(corpus, shared)
    group = np.array(components(len(corpus), shared.pairs[whole].tolist()), dtype=np.int64)
    doubtful = np.flatnonzero(shared.is_copying & ~whole & (group[shared.pairs[:, 0]] != group[shared.pairs[:, 1]]))
    possible = _widely_held(corpus, shared, doubtful, group)
    touched = np.logical_or.reduce([possible.within(low, high) > 0 for low, high in _places(corpus, shared)])
    doubtful = np.intersect1d(doubtful, shared.passages.pair[touched])
    chunks = np.array_split(doubtful, 1 + len(doubtful) // _CHUNK_PAIRS)
    unrelated = [numbers[_are_unrelated(corpus, shared, numbers)] for numbers in chunks]
    return _widely_held(corpus, shared, np.concatenate(unrelated), group)


def _least_holders(texts: int) -> int:
    """With how many others a text of so large a pile must share words for these to be formula."""
    doublings = max(0, (texts // FORMULA_TEXTS).bit_length())
    return min(MOST_FORMULA_HOLDERS, FORMULA_HOLDERS + doublings)


def _widely_held(corpus: Corpus, shared: Alignment, numbers: Ints, group: Ints) -> Stretches:
    """The words that stand in passages of some pairs with several groups of copies."""
    p = shared.passages
    wanted = np.zeros(len(shared.pairs), dtype=np.bool_)
    wanted[numbers] = True
    which = np.flatnonzero(wanted[p.pair])
    a, b = shared.pairs[p.pair[which]].T
    holders = (group[b], group[a])
    sides = [(holder, low[which], high[which]) for holder, (low, high) in zip(holders, _places(corpus, shared), strict=True)]
    first, last = _united(*(np.concatenate(both) for both in zip(*sides, strict=True)))
    at, places = np.unique(np.concatenate((first, last)), return_inverse=True)
    change = np.bincount(places[: len(first)], minlength=len(at)) - np.bincount(places[len(first) :], minlength=len(at))
    held = np.concatenate((np.zeros(1, dtype=np.bool_), np.cumsum(change) >= _least_holders(len(corpus))))
    return Stretches(at[held[1:] & ~held[:-1]], at[held[:-1] & ~held[1:]])


def _united(holder: Ints, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Stretches of words, those of one holder united where they overlap."""
    width = int(last.max(initial=0)) + 1
    made = united(first + holder * width, last + holder * width)
    lift = made.first // width * width
    return made.first - lift, made.last - lift


def cover(corpus: Corpus, shared: Alignment) -> Floats:
    """The shares of the words of two bodies that stand in copied passages of both, one row for each pair."""
    p = shared.passages
    words = [
        np.bincount(p.pair, weights=(high - low) * p.copied, minlength=len(shared.pairs)) for low, high in ((p.a0, p.a1), (p.b0, p.b1))
    ]
    return np.asarray(np.stack(words, axis=1) / np.maximum(1, corpus.sizes[shared.pairs]))


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
        bodies = shared.pairs[numbers, side]
        first, sizes = corpus.first[bodies], corpus.sizes[bodies]
        heads, lengths = np.cumsum(sizes) - sizes, (high - low)[chosen]
        kept = np.ones(int(sizes.sum()), dtype=np.bool_)
        kept[ranges(low[chosen] + heads[of], lengths)] = False
        stems = corpus.vocabulary.stems[corpus.vocabulary.keys[corpus.words[ranges(first, sizes)[kept]]]].astype(np.int64)
        pair = np.repeat(np.arange(len(numbers)), sizes)[kept]
        found.append((pair << _STEM_BITS + 1 | stems << 1 | side)[stems > 0])
    return np.concatenate(found)
