"""Set phrases and furniture: words that texts share which are about different things.

What two documents share word for word while the rest of them has nothing in common is no copying but
boilerplate (a notice, an invitation, a standing phrase). Where it stands in other documents, it proves nothing either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import fsum, log1p, sqrt

import numpy as np

from recension.settings.lineage import FORMULA_COVER, RELATED_LIKENESS
from recension.stages.lineage.align import Pair, Shared
from recension.stages.lineage.bodies import Body, Flags
from recension.text.rarity import GENERAL
from recension.text.spans import Range

Vector = dict[str, float]


def formulas(texts: Sequence[Body], pairs: Sequence[Pair]) -> dict[int, Flags]:
    """For each body that has any: which of its words are shared with a document about something else."""
    found: dict[int, Flags] = {}
    whole: dict[int, Counter[str]] = {}
    for pair in pairs:
        if not pair.is_copying or max(cover(pair, texts[pair.a], texts[pair.b])) >= FORMULA_COVER:
            continue
        sides = ((pair.a, [(s.a0, s.a1) for s in pair.shared]), (pair.b, [(s.b0, s.b1) for s in pair.shared]))
        if all(is_formula(s, pair, found) for s in pair.shared) or not _are_unrelated(texts, sides, whole):
            continue
        for number, ranges in sides:
            flags = found.setdefault(number, np.zeros(len(texts[number]), dtype=np.bool_))
            for first, last in ranges:
                flags[first:last] = True
    return found


def _are_unrelated(texts: Sequence[Body], sides: Sequence[tuple[int, Sequence[Range]]], whole: dict[int, Counter[str]]) -> bool:
    """Whether two documents are about different things, what they share left aside."""
    rest = []
    for number, ranges in sides:
        stems = texts[number].stems
        if number not in whole:
            whole[number] = Counter(s for s in stems if s)
        rest.append(_vector(whole[number] - Counter(s for first, last in ranges for s in stems[first:last] if s)))
    return _cosine(*rest) < RELATED_LIKENESS


def without_formulas(pairs: Sequence[Pair], formula: Mapping[int, Flags]) -> list[Pair]:
    """Pairs without the passages that are for the most part formula in either body."""
    return [replace(p, shared=tuple(s for s in p.shared if not is_formula(s, p, formula))) for p in pairs]


def is_formula(shared: Shared, pair: Pair, formula: Mapping[int, Flags]) -> bool:
    """Whether half of the words of a passage or more are formula."""
    sides = ((pair.a, shared.a0, shared.a1), (pair.b, shared.b0, shared.b1))
    return any(number in formula and formula[number][first:last].mean() >= 0.5 for number, first, last in sides)


def cover(pair: Pair, a: Body, b: Body) -> tuple[float, float]:
    """The shares of the words of two bodies that stand in copied passages of both."""
    copied = [s for s in pair.shared if s.is_copied]
    return sum(s.a1 - s.a0 for s in copied) / max(1, len(a)), sum(s.b1 - s.b0 for s in copied) / max(1, len(b))


def _vector(counts: Counter[str]) -> Vector:
    """Content stems weighted by frequency and rarity."""
    return {stem: log1p(n) * _rarity(stem) for stem, n in counts.items()}


@lru_cache(maxsize=200_000)
def _rarity(stem: str) -> float:
    return GENERAL(stem)


def _cosine(a: Vector, b: Vector) -> float:
    """The cosine of the angle between two vectors; 0 if one is empty."""
    product = fsum(x * b[stem] for stem, x in a.items() if stem in b)
    return product / sqrt(fsum(x * x for x in a.values()) * fsum(x * x for x in b.values())) if product else 0.0
