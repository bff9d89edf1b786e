"""What the weekdays of a report say of its day: the newest is of today or yesterday, and those before it lie close together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from recension.settings.dating import (
    DATING_FRESHNESS,
    DATING_LAST_WEEKDAY,
    DATING_NEXT_WEEKDAY,
    DATING_NOT_TODAY,
    DATING_SAYS_TODAY,
    DATING_STALE,
)
from recension.stages.reconcile.dating.factors import Scores, Unary
from recension.stages.reconcile.dating.told import Days, Told
from recension.stages.reconcile.dating.trial import Trial

_NEXT = np.log(np.array(DATING_NEXT_WEEKDAY))
_LAST = np.log(np.array(DATING_LAST_WEEKDAY))


@dataclass(frozen=True, slots=True, eq=False)
class NewestWeekday:
    """How old the newest weekday told is for each day of writing.

    ``opening`` is the first that the report tells, and the next one after it that is another; ``older`` is how many days older this one is
    than the first, ``None`` where there is none.
    """

    ages: Days
    opening: tuple[Told, ...]
    older: Days | None
    says_today: bool


def newest_weekday(trial: Trial, document: int) -> NewestWeekday | None:
    """The newest weekday that a report tells as past; ``None`` where it tells none."""
    told = [t for t in trial.told[document] if t.tense != "future" and t.length <= 3 and not t.quoted]
    named = [t for t in told if not t.absolute and not t.deictic and t.region != "caption" and not _is_last(trial, t)]
    if not named:
        return None
    plain = [t for t in named if t.weekday is not None] or named[:1]
    other = next((t for t in plain if t.weekday != plain[0].weekday), None)
    opening = (plain[0],) if other is None else (plain[0], other)
    return NewestWeekday(_least_lag(trial.days, named), opening, _older(trial.days, opening), any(says_today(t) for t in told))


def _older(days: Days, opening: Sequence[Told]) -> Days | None:
    """How many days older the second of two weekdays is than the first, if both are told as gone."""
    ages = [_least_lag(days, [t]) for t in opening]
    return ages[1] - ages[0] if len(ages) == 2 and max(age.max() for age in ages) < 7 else None


def freshness_table(says_today: bool) -> Scores:
    """The score of a newest weekday that is 0, 1, ... days old; the last is for longer."""
    table = np.log(np.array([*DATING_FRESHNESS, 0.004]))
    if says_today:
        table[0] = np.log(DATING_SAYS_TODAY)
    return np.asarray(table, dtype=np.float64)


def weekdays(trial: Trial, document: int) -> Iterator[Unary]:
    """What a report opens with is its newest news: of the day of publication or the day before."""
    newest = newest_weekday(trial, document)
    if newest is not None:
        scores = freshness_table(newest.says_today)[np.minimum(newest.ages, len(DATING_FRESHNESS))]
        if newest.older is not None:
            scores = scores + _NEXT[newest.older + 6]
        if trial.is_large:
            scores = np.logaddexp(scores, scores.max() + np.log(DATING_STALE))
        words = " and ".join(f"“{t.span.quote}”" for t in newest.opening)
        yield Unary(document, "freshness", f"opens with news of {words}, told as just past", tuple(t.span for t in newest.opening), scores)
    yield from _last_weekdays(trial, document)
    yield from _weekday_of_today(trial, document)


def _last_weekdays(trial: Trial, document: int) -> Iterator[Unary]:
    """*Last Thursday* is seldom yesterday, which is plain *Thursday*."""
    for told in trial.told[document]:
        if _is_last(trial, told) and not told.quoted:
            scores = _LAST[np.clip(trial.days - told.first, 1, 7) - 1]
            yield Unary(document, "last weekday", f"calls it “{told.span.quote}”", (told.span,), scores)


def _is_last(trial: Trial, told: Told) -> bool:
    open_date = trial.group.annotations[told.document].timexes[told.timex].open
    is_before = open_date is not None and open_date.weekday is not None and (open_date.unit, open_date.amount) == ("day", -1)
    return is_before and "last" in told.span.quote.lower()


def _weekday_of_today(trial: Trial, document: int) -> Iterator[Unary]:
    """*It is Tuesday*, *today is Friday*: the day of writing is called by its name."""
    text = trial.group.articles[document].document.text
    for told in trial.told[document]:
        if told.weekday is not None and not told.quoted and _TODAY_IS.search(text, max(0, told.span.start - 20), told.span.start):
            scores = np.where((trial.days - 1) % 7 == told.weekday, 0.0, np.log(DATING_NOT_TODAY))
            yield Unary(document, "weekday of today", f"says that it is “{told.span.quote}”", (told.span,), scores)


_TODAY_IS = re.compile(r"\b(?:it|today)(?: is|[’']s)(?: now| only| already| still)? \Z", re.IGNORECASE)


def says_today(told: Told) -> bool:
    """*Yesterday*, *tonight*, *this morning*, and *today* at the head of a sentence; elsewhere that may mean nowadays."""
    return told.deictic and (told.span.quote.lower() != "today" or told.span.start - told.place[0] < 4)


def _least_lag(days: Days, told: Sequence[Told]) -> Days:
    """How many days before each day of writing the newest of these days lies."""
    lags = np.stack([np.where(days >= t.first, days - t.first, 99) for t in told])
    return np.asarray(lags.min(axis=0), dtype=np.int64)
