"""Which of the documents that share text is whose parent: all possible links as columns, and the tree chosen from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from math import exp, fsum

import numpy as np

from recension.settings.lineage import NEAR_TIE, REWRITE_NEARNESS
from recension.stages.lineage.columns import Flags, Floats, Ints
from recension.stages.lineage.direction import Cue, agreement_weights, lacking_weights, page_cues, quoting
from recension.stages.lineage.families import Edge
from recension.stages.lineage.pages import Page
from recension.stages.lineage.relations import Relations
from recension.stages.lineage.rewrites import Rewrite
from recension.stages.lineage.tally import pair_keys, row_of


@dataclass(frozen=True, slots=True)
class Descent:
    """A possible link: ``child`` from ``parent``, how near they are (0..1), how likely this direction is."""

    parent: int
    child: int
    nearness: float
    likely: float


@dataclass(frozen=True, eq=False)
class Descents:
    """Possible links between pairs of documents, both ways; pairs are rows of numbers, the lower first.

    ``near`` says for either side how near it is to the other as its child, ``likely`` that the first is the parent.
    """

    pairs: Ints
    near: Floats
    likely: Floats

    @cached_property
    def _order(self) -> Ints:
        return np.argsort(pair_keys(*self.pairs.T))

    @cached_property
    def _keys(self) -> Ints:
        return pair_keys(*self.pairs[self._order].T)

    def _row(self, parent: int, child: int) -> int:
        at = row_of(self._keys, parent, child)
        return self._order.item(at) if at >= 0 else -1

    def nearness(self, parent: int, child: int) -> float:
        """How near the one is to the other as its child; -1 if they share nothing."""
        row = self._row(parent, child)
        return self.near.item(row, int(child > parent)) if row >= 0 else -1.0

    def of(self, parent: int, child: int) -> Descent:
        """The link between two documents that share something."""
        row = self._row(parent, child)
        likely = self.likely.item(row)
        return Descent(parent, child, self.near.item(row, int(child > parent)), likely if parent < child else 1 - likely)

    def with_more(self, more: Descents) -> Descents:
        """These and others."""
        return Descents(
            *(np.concatenate(both) for both in zip((self.pairs, self.near, self.likely), (more.pairs, more.near, more.likely), strict=True))
        )

    def both_ways(self) -> tuple[Ints, Ints, Floats, Floats]:
        """All links as columns: parent, child, nearness, likelihood."""
        a, b = self.pairs.T
        columns = (a, b), (b, a), (self.near[:, 1], self.near[:, 0]), (self.likely, 1 - self.likely)
        parent, child, near, likely = (np.concatenate(both) for both in columns)
        return parent, child, near, likely


def descents(found: Relations, sizes: Ints, pages: Mapping[int, Page]) -> Descents:
    """Those of all pairs that share text. What speaks for them is told when one is chosen (:class:`Proofs`)."""
    near = np.minimum(1.0, found.alike[:, None] / np.maximum(1, sizes[found.pairs]))
    weights = lacking_weights(found) + agreement_weights(found, len(sizes))
    is_plain = np.zeros(len(sizes), dtype=np.bool_)
    is_plain[[number for number, page in pages.items() if page.is_plain]] = True
    telling = np.flatnonzero(~is_plain[found.pairs].all(axis=1))
    for row, (a, b) in zip(telling.tolist(), found.pairs[telling].tolist(), strict=True):
        weights[row] += fsum(cue.weight for cue in page_cues(pages[a], pages[b]))
    return Descents(found.pairs, near, _likely(weights))


def _likely(weights: Floats) -> Floats:
    """Log-odds as probabilities; each distinct one is worked out once, alike on all machines."""
    distinct, numbers = np.unique(weights, return_inverse=True)
    return np.array([1 / (1 + exp(-weight)) for weight in distinct.tolist()], dtype=np.float64)[numbers]


def rewrite_descents(found: Sequence[Rewrite], pages: Mapping[int, Page]) -> Descents:
    """Those of rewrites. A rewrite is never as near as a copy."""
    pairs: Ints = np.array([(r.a, r.b) for r in found], dtype=np.int64).reshape(-1, 2)
    near = REWRITE_NEARNESS * np.array([(r.share, r.share) for r in found], dtype=np.float64).reshape(-1, 2)
    weights = [fsum(c.weight for c in rewrite_cues(pages[r.a], pages[r.b])) for r in found]
    return Descents(pairs, near, _likely(np.array(weights, dtype=np.float64)))


def rewrite_cues(a: Page, b: Page) -> list[Cue]:
    """What speaks for one of two pages being the parent of the other, which tells the same in other words."""
    return [*page_cues(a, b), *quoting(a, b)]


def tree(possible: Descents, family: Ints, made: Set[int], never: Set[Edge]) -> dict[int, int]:
    """The parent of each document that has one: within families, and no circle, the best links first (greedy branching).

    Texts ``made`` of several have none here, and some links are ``never`` taken. A copy of a copy hangs on the nearest; of
    parents that are equally near it takes the one that likelier is one.
    """
    parent, child, near, likely = possible.both_ways()
    rows = np.flatnonzero(_is_open(parent, child, family, made, never))
    parent, child, near, likely = parent[rows], child[rows], near[rows], likely[rows]
    order = np.lexsort((child, parent, -likely, -np.round(near * likely, 6)))
    above: dict[int, int] = {}
    for one, other in zip(parent[order].tolist(), child[order].tolist(), strict=True):
        if other not in above and not _descends(one, other, above):
            above[other] = one
    return above


def _is_open(parent: Ints, child: Ints, family: Ints, made: Set[int], never: Set[Edge]) -> Flags:
    is_made = np.zeros(len(family), dtype=np.bool_)
    is_made[sorted(made)] = True
    closed = np.array(sorted(never), dtype=np.int64).reshape(-1, 2)
    inner = (family[parent] == family[child]) & ~is_made[child]
    return np.asarray(inner & ~np.isin(pair_keys(parent, child), pair_keys(*closed.T)))


def _descends(number: int, ancestor: int, above: Mapping[int, int]) -> bool:
    """Whether a document descends from another, or is it."""
    while number != ancestor and number in above:
        number = above[number]
    return number == ancestor


def highest(parent: int, child: int, above: Mapping[int, int], possible: Descents, never: Set[Edge] = frozenset()) -> Descent:
    """The link from the highest of a parent and its ancestors that is as near: equal copies are sisters, no chain."""
    near = possible.nearness(parent, child)
    while (next_one := above.get(parent)) is not None and (next_one, child) not in never:
        higher = possible.nearness(next_one, child)
        if higher < max(0.0, near - NEAR_TIE):
            break
        parent, near = next_one, higher
    return possible.of(parent, child)
