"""House style: how old the newest weekday is that a report tells. A wire's *Tuesday* is today, a morning paper's is yesterday.

In a large group the habit of each outlet is learned from its dated reports, starting from that of news in general
(expectation maximisation with a Dirichlet prior; Dempster et al. 1977).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recension.settings.dating import DATING_HOUSE_PRIOR
from recension.stages.reconcile.dating.factors import Scores
from recension.stages.reconcile.dating.trial import Trial
from recension.stages.reconcile.dating.weekdays import freshness_table, newest_weekday


@dataclass(frozen=True, slots=True, eq=False)
class House:
    """Reports of one outlet: their numbers, how old the newest weekday of each is by the day of writing, and the table they start from."""

    documents: tuple[int, ...]
    ages: npt.NDArray[np.int64]
    usual: Scores

    def habit(self, densities: Scores) -> Scores:
        """How often the newest weekday is 0, 1, ... days old, going by the densities of these reports."""
        rows = densities[list(self.documents)]
        sure = rows * rows.max(axis=1, keepdims=True)  # what is not dated yet teaches little
        counts = np.bincount(self.ages.ravel(), weights=sure.ravel(), minlength=len(self.usual))
        counts[-1] = min(counts[-1], 0.05 * counts.sum())  # where no weekday of the text has passed yet, nothing is learned
        return np.asarray((counts + DATING_HOUSE_PRIOR * self.usual) / (counts.sum() + DATING_HOUSE_PRIOR), dtype=np.float64)

    def correction(self, densities: Scores) -> Scores:
        """What the learned habit adds to the score of each day, one row a report."""
        return np.asarray(np.log(self.habit(densities) / self.usual)[self.ages], dtype=np.float64)


def houses(trial: Trial) -> tuple[House, ...]:
    """The reports that tell a weekday, by outlet, and by whether they also write *today* or *yesterday*."""
    found: dict[tuple[str, bool], list[tuple[int, npt.NDArray[np.int64]]]] = defaultdict(list)
    for document, article in enumerate(trial.group.articles):
        newest = newest_weekday(trial, document)
        if newest is not None:
            outlet = article.outlet.name if article.outlet is not None else ""
            found[outlet, newest.says_today].append((document, newest.ages))
    return tuple(_house(found[key], key[1]) for key in sorted(found))


def _house(reports: list[tuple[int, npt.NDArray[np.int64]]], says_today: bool) -> House:
    table = np.exp(freshness_table(says_today))
    ages = np.stack([np.minimum(ages, len(table) - 1) for _, ages in reports])
    return House(tuple(document for document, _ in reports), ages, np.asarray(table / table.sum(), dtype=np.float64))
