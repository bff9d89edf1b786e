"""Rewrites: one text told anew, sentence by sentence, in almost no words of the other.

Independent reports of one event share names and figures too, but not the order in which one author chose to
tell them. So the sentences of two texts are aligned in order (dynamic programming, as in bilingual sentence
alignment) by the details that they share, and what counts is how many sentences follow each other in both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp

import numpy as np

from recension.model import Passage
from recension.settings.lineage import (
    EVIDENCE_UNIT,
    LEAST_MATCH,
    LEAST_NEAR_MATCH,
    LEAST_REWRITTEN_SHARE,
    LEAST_TOLD_DETAILS,
    REWRITE_EVIDENCE,
    REWRITE_STEEPNESS,
    RUN_OF_REWRITE,
    RUNS_OF_REWRITE,
)
from recension.stages.lineage.align import Alignment
from recension.stages.lineage.columns import Floats, Ints
from recension.stages.lineage.corpus import Corpus
from recension.stages.lineage.telling import Knowledge, Told, knowledge, told, without
from recension.text.spans import Range

Match = tuple[int, int]
"""Numbers of a sentence in each of two bodies."""


@dataclass(frozen=True, slots=True, eq=False)
class Rewrite:
    """Two bodies that tell the same sentence by sentence. ``strength`` is compared with ``REWRITE_EVIDENCE``."""

    a: int
    b: int
    matches: tuple[Match, ...]
    share: float
    strength: float

    @property
    def score(self) -> float:
        """The probability that one is a rewrite of the other, or both of one text."""
        return float(1 / (1 + exp(-min(30.0, REWRITE_STEEPNESS * (self.strength - REWRITE_EVIDENCE)))))


@dataclass(frozen=True, slots=True)
class Wording:
    """What two bodies share word for word: what it says of copying, and the quotations, as ranges of words of each."""

    evidence: float = 0.0
    quotations: tuple[tuple[Range, Range], ...] = ()


def rewrites(corpus: Corpus, candidates: Sequence[Match], group: Ints, shared: Alignment) -> list[Rewrite]:
    """The pairs of bodies of which one is a rewrite of the other, strongest first."""
    numbers = sorted({n for pair in candidates for n in pair})
    everyone = {n: told(corpus.body(n)) for n in numbers}
    known = knowledge(corpus, everyone.values(), group)
    found = []
    for a, b in candidates:
        words = _wording(corpus, shared, (a, b))
        made = _rewrite(_without_quotations(corpus, (everyone[a], everyone[b]), words), known, words)
        if made is not None:
            found.append(made)
    return sorted(found, key=lambda r: (-round(r.strength, 6), r.a, r.b))


def _wording(corpus: Corpus, shared: Alignment, pair: Match) -> Wording:
    """What two bodies share word for word."""
    places = shared.passages_of(pair)
    if not places:
        return Wording()
    p = shared.passages.chosen(np.arange(places.start, places.stop))
    evidence, cited = int(p.surplus.sum()) / EVIDENCE_UNIT, p.chosen(~p.copied)
    sides = ((cited.a0, cited.a1), (cited.b0, cited.b1))
    first, second = (zip(low.tolist(), high.tolist(), strict=True) for low, high in sides)
    return Wording(evidence, tuple(zip(first, second, strict=True)))


def _without_quotations(corpus: Corpus, both: tuple[Told, Told], words: Wording) -> tuple[Told, Told]:
    """What two bodies tell, the quotations left out that both have: these are no one's telling."""
    if not words.quotations:
        return both
    first, second = (without(side, corpus.body(side.number), [q[k] for q in words.quotations]) for k, side in enumerate(both))
    return first, second


def _rewrite(both: tuple[Told, Told], known: Knowledge, words: Wording) -> Rewrite | None:
    """A pair as a rewrite; ``None`` if its sentences do not follow each other."""
    first, second = both
    telling = min(sum(len(s) >= LEAST_TOLD_DETAILS for s in t.sentences) for t in both)
    likeness = _likeness(first, second, known)
    matched = min((likeness.max(axis=k, initial=0.0) > LEAST_MATCH).sum() for k in (0, 1))
    runs = RUN_OF_REWRITE * min(words.evidence, RUNS_OF_REWRITE)
    if not telling or matched * min(1.0, matched / telling) + runs < REWRITE_EVIDENCE:
        return None
    matches, gained = in_order(likeness - LEAST_MATCH)
    gainable = float(np.maximum(likeness - LEAST_MATCH, 0).max(axis=1).sum())
    share = min(1.0, len(matches) / telling)
    strength = len(matches) * share * gained / gainable + runs
    if strength < REWRITE_EVIDENCE or share < LEAST_REWRITTEN_SHARE:
        return None
    return Rewrite(first.number, second.number, _filled(matches, likeness - LEAST_NEAR_MATCH), share, strength)


def _likeness(first: Told, second: Told, known: Knowledge) -> Floats:
    """What each two sentences share, in nats; a detail that one text repeats says less of each sentence.

    Summed in whole thousandths: such sums are exact, whatever the machine and the order.
    """
    common = first.everything & second.everything
    one, other = _places(first, common), _places(second, common)
    width = len(second.sentences)
    table = [0] * (len(first.sentences) * width)
    for what, rows in one.items():
        columns = other[what]
        worth = round(1000 * known.weight(what) / max(len(rows), len(columns)) ** 0.5)
        for row in rows:
            for column in columns:
                table[row * width + column] += worth
    return np.array(table, dtype=np.float64).reshape(len(first.sentences), width) / 1000


def _places(side: Told, common: frozenset[str]) -> dict[str, list[int]]:
    """In which sentences each of some details stands."""
    places: dict[str, list[int]] = {}
    for number, sentence in enumerate(side.sentences):
        for what in sentence & common:
            places.setdefault(what, []).append(number)
    return places


def in_order(gain: Floats) -> tuple[list[Match], float]:
    """The matches that gain most in all while no two cross, and their gain; what gains nothing is no match."""
    rows, columns = gain.shape
    best = np.zeros((rows + 1, columns + 1))
    worth = np.maximum(gain, 0)
    for i in range(rows):
        taken = best[i, :-1] + worth[i]
        best[i + 1, 1:] = np.maximum.accumulate(np.maximum(best[i, 1:], taken))
    matches: list[Match] = []
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            matches.append((i, j))
    return matches[::-1], float(best[rows, columns])


def _filled(matches: Sequence[Match], gain: Floats) -> tuple[Match, ...]:
    """The matches with weaker ones between them: where the order is proved, less likeness will do."""
    bounds = [(-1, -1), *matches, gain.shape]
    filled = list(matches)
    for (i0, j0), (i1, j1) in pairwise(bounds):
        between = gain[i0 + 1 : i1, j0 + 1 : j1]
        if between.size:
            filled += [(i0 + 1 + i, j0 + 1 + j) for i, j in in_order(between)[0]]
    return tuple(sorted(filled))


def as_passages(rewrite: Rewrite, corpus: Corpus) -> list[Passage]:
    """The matched sentences as the edition shows them."""
    a, b = corpus.body(rewrite.a), corpus.body(rewrite.b)
    in_a, in_b, score = a.sentences, b.sentences, round(rewrite.score, 4)
    return [Passage(a.span(*in_a[i]), b.span(*in_b[j]), "rewritten", score) for i, j in rewrite.matches]


def united(found: Sequence[Rewrite], child: Mapping[Match, int], group: Ints) -> list[Rewrite]:
    """The rewrites that join families: a text is a rewrite of one family only, that which it follows most."""
    family_of: dict[int, int] = {}
    kept = []
    for rewrite in found:
        young = child[rewrite.a, rewrite.b]
        old = rewrite.b if young == rewrite.a else rewrite.a
        if family_of.setdefault(young, int(group[old])) == group[old]:
            kept.append(rewrite)
    return kept
