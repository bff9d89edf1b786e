"""Runs of equal words, joined and extended to the passages that two bodies share; all pairs at once."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

import numpy as np

from recension.model import PassageKind
from recension.settings.lineage import (
    EVIDENCE_OF_CHANCE,
    EVIDENCE_OF_COPYING,
    EVIDENCE_UNIT,
    EXTENDED_SURPLUS,
    GAP_WORDS,
    HALF_QUOTED_EVIDENCE,
    LEAST_EVIDENCE,
    LEAST_QUOTED_WORDS,
    PROMISING_RUN,
    QUOTED_SHARE,
    REACH_WORDS,
    SET_IN_QUOTED_EVIDENCE,
)
from recension.stages.lineage.bodies import BREAKS, QUOTED
from recension.stages.lineage.columns import Each, Flags, Ints, heads_of, ranges
from recension.stages.lineage.corpus import Corpus, Excerpt, Source
from recension.stages.lineage.lending import Lent, lent, opened
from recension.stages.lineage.runs import Runs, equal_words, maximal, promising, shared_runs, without_overlap
from recension.stages.lineage.tally import pair_keys, row_of

KINDS: tuple[PassageKind, ...] = ("verbatim", "edited", "quotation")
"""The kinds of an aligned passage, by their numbers."""
VERBATIM, EDITED, QUOTATION = range(3)

_REACH = range(REACH_WORDS + 1)
_SKIPS: Ints = np.array(sorted(((a, b) for a in _REACH for b in _REACH), key=lambda s: (s[0] + s[1], s[0])), dtype=np.int64)
"""The skips that an extension may make on either side, the smallest first."""

_CHUNK_WORDS = 1 << 19
"""Words of both bodies of pairs that are aligned at a time: what a processor keeps at hand."""


class Passages(NamedTuple):
    """Passages as columns, sorted by pair: words ``a0`` to ``a1`` of the one body stand as ``b0`` to ``b1`` of the other.

    ``equal`` counts the words that are equal but for case, accents and spelling, ``alike`` those that are equal to
    the letter; ``evidence`` sums what those outside quotation marks say of copying, in units; ``kind`` indexes ``KINDS``.
    """

    pair: Ints
    a0: Ints
    a1: Ints
    b0: Ints
    b1: Ints
    equal: Ints
    alike: Ints
    evidence: Ints
    kind: Ints

    def chosen(self, which: Flags | Ints) -> Passages:
        """Some of the passages."""
        return Passages(*(column[which] for column in self))

    @property
    def copied(self) -> Flags:
        """Which of them tell of copying: a quotation that both have from a person does not."""
        return np.asarray(self.kind != QUOTATION)

    @property
    def surplus(self) -> Ints:
        """What each says of copying, that of a chance run taken off."""
        return np.asarray(np.maximum(0, self.evidence - round(EVIDENCE_OF_CHANCE * EVIDENCE_UNIT)) * self.copied)


_NONE = Passages(*(np.zeros(0, dtype=np.int64) for _ in range(9)))


@dataclass(frozen=True, eq=False)
class Alignment:
    """Pairs of bodies that share a passage or a quotation, however little (rows of numbers, the lower first, in order)."""

    pairs: Ints
    passages: Passages

    @cached_property
    def evidence(self) -> Ints:
        """What all passages of each pair together say of copying, in units."""
        return np.bincount(self.passages.pair, weights=self.passages.surplus, minlength=len(self.pairs)).astype(np.int64)

    @property
    def is_copying(self) -> Flags:
        """Of which pairs one has text of the other, or both of a third."""
        return np.asarray(self.evidence >= round(EVIDENCE_OF_COPYING * EVIDENCE_UNIT))

    @cached_property
    def _keys(self) -> Ints:
        return pair_keys(*self.pairs.T)

    def passages_of(self, pair: tuple[int, int]) -> range:
        """Where the passages of two bodies stand, the lower body first; nowhere if they share none."""
        row = row_of(self._keys, *pair)
        return range(*np.searchsorted(self.passages.pair, (row, row + 1)).tolist()) if row >= 0 else range(0)

    def only(self, which: Flags) -> Alignment:
        """The alignment without some passages, and without the pairs that have none left."""
        left = self.passages.chosen(which)
        held = np.zeros(len(self.pairs), dtype=np.bool_)
        held[left.pair] = True
        return Alignment(self.pairs[held], left._replace(pair=(np.cumsum(held) - 1)[left.pair]))

    def without_chance(self) -> Alignment:
        """The pairs that copied with all they share, the others with their quotations alone."""
        return self.only(self.is_copying[self.passages.pair] | ~self.passages.copied)


def aligned(corpus: Corpus, pairs: Ints, each: Each = map) -> Alignment:
    """The alignment of all pairs worth it, some at a time, here or in other processes."""
    shares = _chunks(corpus, pairs)
    items = (_bodies(corpus, rows) for rows in shares)
    with lent(corpus.source) if each is not map else nullcontext() as there:
        run = map(partial(_aligned, corpus.source), items) if there is None else each(partial(_aligned, there), items)
        made = list(run)
    first = np.cumsum([0, *map(len, shares)]).tolist()
    parts = [_NONE, *(found._replace(pair=found.pair + start) for found, start in zip(made, first, strict=False))]
    made.clear()
    whole = Alignment(pairs, Passages(*(np.concatenate(columns) for columns in zip(*parts, strict=True))))
    return whole.only(np.ones(len(whole.passages.pair), dtype=np.bool_))


def _chunks(corpus: Corpus, pairs: Ints) -> list[Ints]:
    """Some pairs at a time."""
    spent = np.cumsum(corpus.sizes[pairs].sum(axis=1)) // _CHUNK_WORDS
    return np.split(pairs, heads_of(spent)[1:])


Bodies = tuple[Ints, Ints, Ints]
"""Where some bodies begin and how many words they have, and pairs of them by their numbers among these."""


def _bodies(corpus: Corpus, pairs: Ints) -> Bodies:
    numbers, at = np.unique(pairs, return_inverse=True)
    return corpus.first[numbers], corpus.sizes[numbers], at.reshape(-1, 2)


def _aligned(source: Source | Lent, some: Bodies) -> Passages:
    """The passages of some pairs: their bodies are laid side by side, where they are at hand."""
    first, sizes, pairs = some
    bodies = (opened(source) if isinstance(source, Lent) else source).excerpt(first, sizes)
    found = _passages(bodies, pairs)
    one, other = bodies.offsets[pairs[found.pair]].T
    return found._replace(a0=found.a0 - one, a1=found.a1 - one, b0=found.b0 - other, b1=found.b1 - other)


def _passages(bodies: Excerpt, pairs: Ints) -> Passages:
    """The passages of some pairs, weak ones left out."""
    runs = without_overlap(maximal(bodies, promising(bodies, shared_runs(bodies, pairs)), pairs))
    runs = _unbroken(bodies, runs)
    chain = _chains(bodies, runs)
    at = _worth_extending(bodies, runs, chain)
    extra, of = _extensions(bodies, runs, chain, at)
    order = np.lexsort((np.concatenate((runs.a, extra.a)), np.concatenate((chain, of))))
    whole = Runs(*(np.concatenate(both)[order] for both in zip(_columns(runs), _columns(extra), strict=True)))
    return _measured(bodies, whole, np.concatenate((chain, of))[order])


def _columns(runs: Runs) -> tuple[Ints, Ints, Ints, Ints]:
    return runs.pair, runs.a, runs.b, runs.length


def _unbroken(bodies: Excerpt, runs: Runs) -> Runs:
    """Runs cut where furniture stands in the text of either body."""
    last = runs.length - 1
    if not any((bodies.stretch_of(at) != bodies.stretch_of(at + last)).any() for at in (runs.a, runs.b)):
        return runs
    at, run = ranges(np.zeros_like(runs.length), runs.length), np.repeat(np.arange(len(runs)), runs.length)
    head = (at == 0) | ((bodies.signs[runs.a[run] + at] | bodies.signs[runs.b[run] + at]) & BREAKS != 0)
    heads = np.flatnonzero(head)
    at, run = at[heads], run[heads]
    return Runs(runs.pair[run], runs.a[run] + at, runs.b[run] + at, np.diff(np.append(heads, len(head))))


def _chains(bodies: Excerpt, runs: Runs) -> Ints:
    """The number of the chain of each run: runs that follow each other closely in both bodies, not across a break of either."""
    follows = runs.pair[1:] == runs.pair[:-1]
    for at in (runs.a, runs.b):
        gap = at[1:] - at[:-1] - runs.length[:-1]
        stretch = bodies.stretch_of(at)
        follows = follows & (gap >= 0) & (gap <= GAP_WORDS) & (stretch[1:] == stretch[:-1])
    return np.cumsum(np.concatenate((np.zeros(min(1, len(runs)), dtype=np.bool_), ~follows)))


def _worth_extending(bodies: Excerpt, runs: Runs, chain: Ints) -> Ints:
    """The numbers of chains in pairs that may add up to copying."""
    told = np.bincount(chain, weights=bodies.told[runs.a + runs.length] - bodies.told[runs.a])
    pair = runs.pair[heads_of(chain)]
    surplus = np.bincount(pair, weights=np.maximum(0.0, told - round(PROMISING_RUN * EVIDENCE_UNIT)))
    return np.flatnonzero(surplus[pair] >= round(EXTENDED_SURPLUS * EVIDENCE_UNIT)) if len(pair) else pair


def _extensions(bodies: Excerpt, runs: Runs, chain: Ints, chosen: Ints) -> tuple[Runs, Ints]:
    """The equal words just beyond the ends of some chains, over small edits, as further runs; and their chains."""
    heads = heads_of(chain)
    tails = np.append(heads[1:], len(chain)) - 1
    head, tail = heads[chosen], tails[chosen]
    forth = _walked(bodies, (runs.a[tail] + runs.length[tail], runs.b[tail] + runs.length[tail]), (runs.a[tail], runs.b[tail]), 1)
    back = _walked(bodies, (runs.a[head] - 1, runs.b[head] - 1), (runs.a[head], runs.b[head]), -1)
    which, a, b, n = (np.concatenate(both) for both in zip(forth, back, strict=True))
    return Runs(runs.pair[head][which], a, b, n), chosen[which]


def _walked(bodies: Excerpt, at: tuple[Ints, Ints], home: tuple[Ints, Ints], way: int) -> tuple[Ints, Ints, Ints, Ints]:
    """Further runs of two equal words or more from ``at`` on, within the stretches of ``home``: which end, places, length."""
    end = int(way > 0)
    limits = [bodies.stretches[bodies.stretch_of(side) + end] - (1 - end) for side in home]
    left = [(limit - side) * way for limit, side in zip(limits, at, strict=True)]
    which, (i, j), (in_a, in_b) = np.arange(len(at[0])), at, left
    found: list[tuple[Ints, Ints, Ints, Ints]] = [(which[:0], which[:0], which[:0], which[:0])]
    while len(which):
        skip_a, skip_b, met = _next_equal(bodies, (i, j), (in_a, in_b), way)
        which, skip_a, skip_b = which[met], skip_a[met], skip_b[met]
        i, j, in_a, in_b = i[met] + way * skip_a, j[met] + way * skip_b, in_a[met] - skip_a, in_b[met] - skip_b
        n = equal_words(bodies, (i, j), np.minimum(in_a, in_b), way)
        found.append((which, i, j, n) if way > 0 else (which, i - n + 1, j - n + 1, n))
        i, j, in_a, in_b = i + way * n, j + way * n, in_a - n, in_b - n
    which, a, b, n = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return which, a, b, n


def _next_equal(bodies: Excerpt, at: tuple[Ints, Ints], left: tuple[Ints, Ints], way: int) -> tuple[Ints, Ints, Flags]:
    """The nearest skips on both sides after which two words in a row are equal; without a skip one will do.

    ``left`` words are left on either side.
    """
    steps = np.arange(REACH_WORDS + 2)
    one, other = (bodies.keys.take(side[:, None] + way * steps, mode="clip").astype(np.int64) for side in at)
    one[steps >= left[0][:, None]], other[steps >= left[1][:, None]] = -1, -2
    equal = one[:, :, None] == other[:, None, :]
    twice = equal[:, :-1, :-1] & equal[:, 1:, 1:]
    twice[:, 0, 0] = equal[:, 0, 0]
    flat = twice.reshape(len(one), (REACH_WORDS + 1) ** 2)[:, _SKIPS[:, 0] * (REACH_WORDS + 1) + _SKIPS[:, 1]]
    best = _SKIPS[flat.argmax(axis=1)]
    return best[:, 0], best[:, 1], flat.any(axis=1)


def _measured(bodies: Excerpt, runs: Runs, chain: Ints) -> Passages:
    """The passage of each chain with its kind and evidence, without those that say nothing."""
    heads = heads_of(chain)
    if not len(heads):
        return _NONE
    tails = np.append(heads[1:], len(chain)) - 1
    alike, quoted, cited, told = (np.add.reduceat(column, heads) for column in _sums(bodies, runs))
    equal = np.add.reduceat(runs.length, heads)
    a0, b0, a1, b1 = runs.a[heads], runs.b[heads], runs.a[tails] + runs.length[tails], runs.b[tails] + runs.length[tails]
    least = round(LEAST_EVIDENCE * EVIDENCE_UNIT)
    unsaid = (told < least) | (quoted > QUOTED_SHARE * equal)
    kind = np.where((equal == a1 - a0) & (equal == b1 - b0), VERBATIM, EDITED)
    kind[unsaid] = QUOTATION
    evidence = np.where(unsaid, 0, told + round(100 * SET_IN_QUOTED_EVIDENCE) * cited // 100)
    made = Passages(runs.pair[heads], a0, a1, b0, b1, equal, alike, evidence, kind)
    return made.chosen(~unsaid | ((quoted >= LEAST_QUOTED_WORDS) & (cited >= least)))


def _sums(bodies: Excerpt, runs: Runs) -> tuple[Ints, Ints, Ints, Ints]:
    """For each run: words equal to the letter, words in quotation marks, evidence of these, evidence of the others."""
    heads = np.cumsum(runs.length) - runs.length
    a, b = ranges(runs.a, runs.length), ranges(runs.b, runs.length)
    in_a, in_b = bodies.signs[a] & QUOTED != 0, bodies.signs[b] & QUOTED != 0
    evidence = bodies.evidence[a].astype(np.int64)
    half = round(HALF_QUOTED_EVIDENCE * 100) * evidence * (in_a ^ in_b) // 100
    columns = (bodies.words[a] == bodies.words[b], in_a | in_b, evidence * (in_a & in_b) + half, evidence * ~(in_a | in_b) + half)
    alike, quoted, cited, told = (np.add.reduceat(c.astype(np.int64), heads) for c in columns)
    return alike, quoted, cited, told
