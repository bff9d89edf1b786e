"""Which documents of a pile are alike: unit vectors of word stems, weighed by rarity (Salton and Buckley 1988), and their cosines.

Who is compared with whom comes from an index of each document's weightiest stems, so that cost follows the number of documents
that have something in common. Products are summed in whole numbers: such sums are exact, whatever the machine and the order.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recension.settings.stories import STORY_INDEX_STEMS, STORY_LIKENESS_FLOOR, STORY_MAX_POSTINGS, STORY_NEIGHBOURS, STORY_RARITY_PRIOR
from recension.text.rarity import Rarity

Ints = npt.NDArray[np.int64]

_ONE = 1 << 24
"""What a weight of 1 is in whole numbers."""


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Documents by number, one after the other: ``stems`` (numbers) with their ``weights`` from ``offsets[i]`` to ``offsets[i + 1]``.

    The stems of a document stand in the order of their weight, the weightiest first.
    """

    offsets: Ints
    stems: Ints
    weights: Ints

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def alike(self) -> Iterator[tuple[int, int, float]]:
        """The pairs of documents (*i* before *j*) that are alike at all, each with its cosine, in order.

        A document has at most ``STORY_NEIGHBOURS`` of its own; a pair is kept if it is among those of either.
        """
        holders = self._holders()
        own = np.zeros(int(self.stems.max(initial=0)) + 1, dtype=np.int64)
        keys, sums = [self.offsets[:0]], [self.offsets[:0]]
        for i in range(len(self)):
            stems, weights = self._of(i)
            others = np.unique(np.concatenate([holders[s] for s in stems[:STORY_INDEX_STEMS].tolist() if s in holders] or [stems[:0]]))
            others = others[others != i]
            own[stems] = weights
            products = self._products(own, others)
            own[stems] = 0
            near = np.lexsort((others, -products))[:STORY_NEIGHBOURS]
            near = near[products[near] >= STORY_LIKENESS_FLOOR * _ONE * _ONE]
            keys.append(np.minimum(others[near], i) * len(self) + np.maximum(others[near], i))
            sums.append(products[near])
        pairs, first = np.unique(np.concatenate(keys), return_index=True)
        cosines = np.concatenate(sums)[first] / (_ONE * _ONE)
        return zip((pairs // len(self)).tolist(), (pairs % len(self)).tolist(), cosines.tolist(), strict=True)

    def _of(self, document: int) -> tuple[Ints, Ints]:
        here = slice(self.offsets[document], self.offsets[document + 1])
        return self.stems[here], self.weights[here]

    def _holders(self) -> dict[int, Ints]:
        """The documents that have a stem among their weightiest; of stems that one or too many have, none."""
        rank = np.arange(len(self.stems)) - np.repeat(self.offsets[:-1], np.diff(self.offsets))
        heavy = rank < STORY_INDEX_STEMS
        stems, owners = self.stems[heavy], np.repeat(np.arange(len(self)), np.diff(self.offsets))[heavy]
        order = np.argsort(stems, kind="stable")
        heads = np.flatnonzero(np.diff(stems[order], prepend=-1))
        groups = zip(stems[order][heads].tolist(), np.split(owners[order], heads[1:]), strict=True) if len(heads) else ()
        return {stem: held for stem, held in groups if 1 < len(held) <= STORY_MAX_POSTINGS}

    def _products(self, own: Ints, others: Ints) -> Ints:
        """The inner products of a document, given by its weight at each stem, with some others."""
        first, sizes = self.offsets[others], np.diff(self.offsets)[others]
        if not len(others):
            return sizes
        heads = np.cumsum(sizes) - sizes
        places = np.repeat(first - heads, sizes) + np.arange(int(sizes.sum()))
        return np.add.reduceat(own[self.stems[places]] * self.weights[places], heads)


def vectors_of(counts: Sequence[Mapping[str, int]]) -> Vectors:
    """The vectors of documents, given by how often each stem stands in them."""
    rarity = Rarity(Counter(stem for held in counts for stem in held), len(counts), STORY_RARITY_PRIOR)
    telling = {stem: worth for stem in sorted({s for held in counts for s in held}) if (worth := rarity(stem)) > 0.0}
    number = {stem: n for n, stem in enumerate(telling)}
    sizes, stems, weights = [0], list[int](), list[int]()
    for held in counts:
        vector = {number[stem]: math.log1p(n) * telling[stem] for stem, n in held.items() if stem in telling}
        length = math.sqrt(math.fsum(x * x for x in vector.values()))
        whole = sorted(((-round(_ONE * x / length), stem) for stem, x in vector.items()))
        stems += [stem for _, stem in whole]
        weights += [-weight for weight, _ in whole]
        sizes.append(len(whole))
    return Vectors(np.cumsum(sizes), np.array(stems, dtype=np.int64), np.array(weights, dtype=np.int64))
