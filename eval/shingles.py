"""The measure of the article extraction benchmark: bags of four-word shingles, averaged over pages.

Zyte's *article-extraction-benchmark* (https://github.com/scrapinghub/article-extraction-benchmark): the words of the true and of
the found body are counted in runs of four; precision and recall are taken page by page, their means over all pages make
the F1. A page is *exactly right* when no shingle is missing and none is too many.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

SHINGLE_WORDS = 4

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Shingles of one page: found and true, found but not true, true but not found."""

    right: int
    wrong: int
    missing: int

    @property
    def is_exact(self) -> bool:
        """Whether the page is exactly right."""
        return self.wrong == self.missing == 0


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures over pages, in percent."""

    f1: float
    precision: float
    recall: float
    exact: float


def outcome(found: str, true: str) -> Outcome:
    """What the body ``found`` on a page has of its ``true`` one."""
    mine, gold = _shingles(found), _shingles(true)
    return Outcome((mine & gold).total(), (mine - gold).total(), (gold - mine).total())


def summary(outcomes: Sequence[Outcome]) -> Summary:
    """The figures over some pages, at least one of them with a body."""
    precision = _mean([o.right / (o.right + o.wrong) for o in outcomes if o.right + o.wrong])
    recall = _mean([o.right / (o.right + o.missing) for o in outcomes if o.right + o.missing])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Summary(100 * f1, 100 * precision, 100 * recall, 100 * _mean([float(o.is_exact) for o in outcomes]))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    runs = (tuple(words[i : i + SHINGLE_WORDS]) for i in range(max(1, len(words) - SHINGLE_WORDS + 1)))
    return Counter(run for run in runs if run)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
