"""What speaks for and against each day: scores in nats over the candidate days, of one document or of two together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recension.model import Span
from recension.settings.dating import DATING_LIKENESS_BASE, DATING_LIKENESS_DAYS, DATING_LIKENESS_POWER, DATING_LIKENESS_SPREAD
from recension.stages.reconcile.dating.told import Days, Told

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Unary:
    """Evidence on one document alone: a score for each candidate day."""

    document: int
    rule: str
    says: str
    spans: tuple[Span, ...]
    scores: Scores


@dataclass(frozen=True, slots=True, eq=False)
class Couple:
    """Two tellings of one day, with the probability that they tell of the same."""

    one: Told
    other: Told
    same: float


@dataclass(frozen=True, slots=True, eq=False)
class SameDays:
    """Two documents that tell of the same happenings: their days must fall together."""

    one: int
    other: int
    couples: tuple[Couple, ...]
    floor: float

    def given(self, document: int, day: int) -> Scores:
        """The score of each day of ``document`` when the other is written on candidate day number ``day``."""
        total: Scores = np.zeros(len(self.couples[0].one.first))
        for couple in self.couples:
            here, there = (couple.one, couple.other) if document == self.one else (couple.other, couple.one)
            meets = (here.first <= there.last[day]) & (there.first[day] <= here.last)
            total += np.where(meets, 0.0, np.log1p(-couple.same))
        return np.maximum(total, self.floor)

    def agreeing(self, document: int, day: int, other_day: int) -> Couple | None:
        """The surest couple whose days fall together then."""
        for couple in sorted(self.couples, key=lambda c: (-c.same, c.one.span.start, c.other.span.start)):
            x, y = (day, other_day) if document == self.one else (other_day, day)
            if couple.one.first[x] <= couple.other.last[y] and couple.other.first[y] <= couple.one.last[x]:
                return couple
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Lag:
    """How many days ``other`` comes after ``one``: a score for each number of days."""

    one: int
    other: int
    rule: str
    says: str
    days: Days
    score: Callable[[Days], Scores]

    def given(self, document: int, day: int) -> Scores:
        """The score of each day of ``document`` when the other is written on candidate day number ``day``."""
        lag = self.days - self.days[day] if document == self.other else self.days[day] - self.days
        return self.score(lag)


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """The documents most like one, each with its likeness (cosine): they were written at about the same time."""

    document: int
    members: tuple[tuple[int, float], ...]
    days: Days
    share: float = 1.0

    def given(self, days: Sequence[int | None]) -> Scores:
        """The score of each day of the document, given the days of those members that have one: a kernel density over these.

        The members are alternatives and not witnesses each of its own: what goes on for weeks is told alike all the time. Nor is each
        copy of a text one more text that is like them: each has but a ``share``.
        """
        density: Scores = np.full(len(self.days), DATING_LIKENESS_BASE**DATING_LIKENESS_POWER / DATING_LIKENESS_SPREAD)
        for other, like in self.members:
            day = days[other]
            if day is not None:
                gap = np.abs(self.days - self.days[day])
                density += like**DATING_LIKENESS_POWER * np.exp(-gap / DATING_LIKENESS_DAYS) / (2.0 * DATING_LIKENESS_DAYS)
        return np.asarray(self.share * np.log(density), dtype=np.float64)


Pair = SameDays | Lag


def by_table(before: float, table: tuple[float, ...], after: float, share: float = 1.0) -> Callable[[Days], Scores]:
    """A score of lags from probabilities: ``table`` for 0, 1, 2 ... days, ``before`` for negative, ``after`` for longer ones.

    With a ``share`` below 1 it tells so much less which of the days from 0 on it is.
    """
    row = np.log(np.array([before, *table, after]))
    row[1:] = row[1:] * share + row[1:].max() * (1.0 - share)

    def score(lag: Days) -> Scores:
        return np.asarray(row[np.clip(lag + 1, 0, len(row) - 1)], dtype=np.float64)

    return score
