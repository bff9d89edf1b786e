"""Runs of equal words, joined and extended to the passages that two bodies share."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import exp

import numpy as np

from recension.model import Passage, PassageKind
from recension.settings.lineage import (
    EVIDENCE_OF_CHANCE,
    EVIDENCE_OF_COPYING,
    EXTENDED_SURPLUS,
    GAP_WORDS,
    HALF_QUOTED_EVIDENCE,
    LEAST_EVIDENCE,
    LEAST_QUOTED_WORDS,
    PROMISING_RUN,
    QUOTED_SHARE,
    REACH_WORDS,
)
from recension.stages.lineage.bodies import Body
from recension.stages.lineage.index import Runs

Run = tuple[int, int, int]
"""First word in a, first word in b, number of equal words."""

Limits = tuple[int, tuple[int, int], tuple[int, int]]
"""Which way to go (1 or -1), and the stretch of words to stay in on either side."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Words ``a0`` to ``a1`` of one body stand as ``b0`` to ``b1`` in another.

    ``equal`` counts the words that are equal but for case, accents and spelling, ``alike`` those that are
    equal to the letter, ``evidence`` sums what those outside quotation marks say of copying.
    """

    a0: int
    a1: int
    b0: int
    b1: int
    equal: int
    alike: int
    evidence: float
    kind: PassageKind

    @property
    def is_copied(self) -> bool:
        """Whether it tells of copying: a quotation that both have from a person does not."""
        return self.kind != "quotation"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two bodies (numbers ``a < b``) and all that they share, in order of the first."""

    a: int
    b: int
    shared: tuple[Shared, ...]

    @property
    def evidence(self) -> float:
        """What all its passages together say of copying, that of chance runs taken off each."""
        return sum(max(0.0, s.evidence - EVIDENCE_OF_CHANCE) for s in self.shared if s.is_copied)

    @property
    def is_copying(self) -> bool:
        """Whether one has text of the other, or both of a third."""
        return self.evidence >= EVIDENCE_OF_COPYING


def aligned_pairs(texts: Sequence[Body], runs: Runs) -> list[Pair]:
    """Every pair of bodies that shares a passage or a quotation, however little."""
    pairs = (Pair(a, b, tuple(_shared(texts[a], texts[b], between))) for a, b, between in _by_pair(promising(texts, runs)))
    return [pair for pair in pairs if pair.shared]


def without_chance(pairs: Sequence[Pair]) -> list[Pair]:
    """Pairs that copied with all they share, the others with their quotations alone."""
    kept = (p if p.is_copying else Pair(p.a, p.b, tuple(s for s in p.shared if not s.is_copied)) for p in pairs)
    return [pair for pair in kept if pair.shared]


def as_passage(pair: Pair, shared: Shared, texts: Sequence[Body]) -> Passage:
    """The passage as the edition shows it."""
    surplus = shared.evidence - EVIDENCE_OF_CHANCE + pair.evidence - EVIDENCE_OF_COPYING
    score = 1 / (1 + exp(-min(surplus, 30.0))) if shared.is_copied else 0.9
    return Passage(
        a=texts[pair.a].span(shared.a0, shared.a1), b=texts[pair.b].span(shared.b0, shared.b1), kind=shared.kind, score=round(score, 4)
    )


def promising(texts: Sequence[Body], runs: Runs) -> Runs:
    """The runs of those pairs that may have copied or share a quotation: most pairs share a set phrase or two."""
    if not len(runs.a):
        return runs
    offsets = np.concatenate(([0], np.cumsum([len(t) for t in texts])))[runs.a] + runs.at_a
    told = np.concatenate([t.evidence * ~t.quoted for t in texts])
    quoted = np.concatenate([t.evidence * t.quoted for t in texts])
    own, cited = (
        np.diff(np.concatenate(([0.0], np.cumsum(e)))[np.stack((offsets, offsets + runs.length))], axis=0)[0] for e in (told, quoted)
    )
    new = np.concatenate(([True], (runs.a[1:] != runs.a[:-1]) | (runs.b[1:] != runs.b[:-1])))
    heads = np.flatnonzero(new)
    surplus = np.add.reduceat(np.maximum(own - PROMISING_RUN / 2, 0.0), heads)
    best = np.maximum(np.maximum.reduceat(own, heads), np.maximum.reduceat(cited, heads))
    keep = ((surplus >= EVIDENCE_OF_COPYING / 2) | (best >= PROMISING_RUN))[np.cumsum(new) - 1]
    return Runs(runs.a[keep], runs.b[keep], runs.at_a[keep], runs.at_b[keep], runs.length[keep])


def _by_pair(runs: Runs) -> Iterator[tuple[int, int, list[Run]]]:
    """The runs of each pair, in order."""
    columns = zip(*(column.tolist() for column in (runs.a, runs.b, runs.at_a, runs.at_b, runs.length)), strict=True)
    for (a, b), group in groupby(columns, key=lambda row: row[:2]):
        yield a, b, [row[2:] for row in group]


def _shared(a: Body, b: Body, runs: Sequence[Run]) -> Iterator[Shared]:
    """The passages of a pair, weak ones left out. Chains are extended only where they may add up to copying."""
    chains = list(_chains(a, b, _without_overlap(runs)))
    surplus = sum(max(0.0, sum(a.told[i + n] - a.told[i] for i, _, n in chain) - PROMISING_RUN) for chain in chains)
    for chain in chains:
        made = _measured(a, b, _extended(a, b, chain) if surplus >= EXTENDED_SURPLUS else chain)
        if made is not None:
            yield made


def _without_overlap(runs: Sequence[Run]) -> list[Run]:
    """Runs so that no word belongs to two: the longest first, what overlaps is trimmed."""
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    kept: list[Run] = []
    for i, j, n in sorted(runs, key=lambda r: (-r[2], abs(r[0] - r[1]), r)):
        start, stop = 0, n
        while start < stop and (i + start in taken_a or j + start in taken_b):
            start += 1
        end = start
        while end < stop and i + end not in taken_a and j + end not in taken_b:
            end += 1
        if end - start >= 2:
            kept.append((i + start, j + start, end - start))
            taken_a.update(range(i + start, i + end))
            taken_b.update(range(j + start, j + end))
    return sorted(kept)


def _chains(a: Body, b: Body, runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs that follow each other closely in both bodies, not across a break of either."""
    chain: list[Run] = []
    for run in (piece for whole in runs for piece in _unbroken(a, b, whole)):
        if chain and not _follows(a, b, chain[-1], run):
            yield chain
            chain = []
        chain.append(run)
    if chain:
        yield chain


def _unbroken(a: Body, b: Body, run: Run) -> Iterator[Run]:
    """A run cut where furniture stands in the text of either body."""
    i, j, n = run
    start = 0
    for k in range(1, n):
        if a.stretch[i + k] != a.stretch[i + k - 1] or b.stretch[j + k] != b.stretch[j + k - 1]:
            yield i + start, j + start, k - start
            start = k
    yield i + start, j + start, n - start


def _follows(a: Body, b: Body, before: Run, after: Run) -> bool:
    """Whether a run continues the one before it over a small edit."""
    gap_a, gap_b = after[0] - before[0] - before[2], after[1] - before[1] - before[2]
    if not (0 <= gap_a <= GAP_WORDS and 0 <= gap_b <= GAP_WORDS):
        return False
    return bool(a.stretch[after[0]] == a.stretch[before[0]] and b.stretch[after[1]] == b.stretch[before[1]])


def _extended(a: Body, b: Body, chain: list[Run]) -> list[Run]:
    """A chain with the equal words just beyond its ends, over small edits."""
    first, last = chain[0], chain[-1]
    in_a, in_b = _bounds(a, first[0]), _bounds(b, first[1])
    tail = _walk(a, b, (last[0] + last[2], last[1] + last[2]), (1, in_a, in_b))
    head = _walk(a, b, (first[0] - 1, first[1] - 1), (-1, in_a, in_b))
    return [*reversed(head), *chain, *tail]


def _walk(a: Body, b: Body, at: tuple[int, int], limits: Limits) -> list[Run]:
    """Further runs of two equal words or more from ``at`` on, forwards or backwards, within one stretch of both."""
    way, (low_a, high_a), (low_b, high_b) = limits
    found: list[Run] = []
    i, j = at
    while (step := _next_equal(a, b, i, j, limits)) is not None:
        i, j = i + way * step[0], j + way * step[1]
        n = 0
        while low_a <= i + way * n < high_a and low_b <= j + way * n < high_b and a.keys[i + way * n] == b.keys[j + way * n]:
            n += 1
        found.append((i, j, n) if way > 0 else (i - n + 1, j - n + 1, n))
        i, j = i + way * n, j + way * n
    return found


def _next_equal(a: Body, b: Body, i: int, j: int, limits: Limits) -> tuple[int, int] | None:
    """The nearest skip on both sides after which two words in a row are equal; without a skip one will do."""
    way, (low_a, high_a), (low_b, high_b) = limits
    keys_a, keys_b = a.keys, b.keys
    for total in range(2 * REACH_WORDS + 1):
        for skip in range(max(0, total - REACH_WORDS), min(total, REACH_WORDS) + 1):
            x, y = i + way * skip, j + way * (total - skip)
            reach = way if total else 0
            inside = low_a <= min(x, x + reach) and max(x, x + reach) < high_a and low_b <= min(y, y + reach) and max(y, y + reach) < high_b
            if inside and keys_a[x] == keys_b[y] and (not total or keys_a[x + way] == keys_b[y + way]):
                return skip, total - skip
    return None


def _bounds(text: Body, word: int) -> tuple[int, int]:
    """The first word of the stretch that a word stands in, and the first after it."""
    number = text.stretch[word]
    return bisect_left(text.stretch, number), bisect_right(text.stretch, number)


def _measured(a: Body, b: Body, chain: Sequence[Run]) -> Shared | None:
    """The passage of a chain with its kind and evidence; ``None`` if it says nothing."""
    a0, b0 = chain[0][0], chain[0][1]
    a1, b1 = chain[-1][0] + chain[-1][2], chain[-1][1] + chain[-1][2]
    equal = sum(n for _, _, n in chain)
    evidence, cited, quoted, alike = 0.0, 0.0, 0, 0
    for i, j, n in chain:
        in_a, in_b, told = a.quoted[i : i + n], b.quoted[j : j + n], a.evidence[i : i + n]
        alike += int((a.written[i : i + n] == b.written[j : j + n]).sum())
        quoted += int((in_a | in_b).sum())
        cited += float(told[in_a & in_b].sum() + HALF_QUOTED_EVIDENCE * told[in_a ^ in_b].sum())
        evidence += float(told[~(in_a | in_b)].sum() + HALF_QUOTED_EVIDENCE * told[in_a ^ in_b].sum())
    if evidence < LEAST_EVIDENCE or quoted > QUOTED_SHARE * equal:
        is_quotation = quoted >= LEAST_QUOTED_WORDS and cited >= LEAST_EVIDENCE
        return Shared(a0, a1, b0, b1, equal, alike, 0.0, "quotation") if is_quotation else None
    kind: PassageKind = "verbatim" if equal == a1 - a0 == b1 - b0 else "edited"
    return Shared(a0, a1, b0, b1, equal, alike, evidence, kind)
