"""What a document itself says of the day on which it appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from recension.settings.dating import (
    DATING_DEADLINE_DAYS,
    DATING_EARLIER_DAYS,
    DATING_FIXED_LAG,
    DATING_JUDGED,
    DATING_LEAD_SENTENCES,
)
from recension.stages.reconcile.dating.factors import Unary, by_table
from recension.stages.reconcile.dating.newest import newest_date
from recension.stages.reconcile.dating.opening import dateline_day
from recension.stages.reconcile.dating.page_dates import page_dates
from recension.stages.reconcile.dating.printed import printed
from recension.stages.reconcile.dating.told import Days, Told
from recension.stages.reconcile.dating.trial import Trial
from recension.stages.reconcile.dating.weekdays import weekdays
from recension.stages.reconcile.dating.without_year import day_without_year
from recension.text.edtf import bounds

FIXED_LAG = by_table(*DATING_FIXED_LAG)


def alone(trial: Trial, document: int) -> list[Unary]:
    """The evidence that a document gives on its own day."""
    found = [
        *_judged(trial, document),
        *page_dates(trial, document),
        *printed(trial, document),
        *day_without_year(trial, document),
        *dateline_day(trial, document),
        *weekdays(trial, document),
        *_fresh_date(trial, document),
        *(newest_date(trial, document) if trial.is_large else ()),  # small groups are copies mostly, which say the same all over again
        *_called(trial, document),
        *_bounded(trial, document),
    ]
    return [unary for unary in found if float(np.ptp(unary.scores)) > 1e-9]


def _judged(trial: Trial, document: int) -> Iterator[Unary]:
    """What a person said of the day: the other documents are dated in its light."""
    row = trial.judged.get(document)
    if row is not None:
        first, last = (day.toordinal() for day in bounds(str(row.value)))
        scores = np.where((first <= trial.days) & (trial.days <= last), 0.0, DATING_JUDGED)
        yield Unary(document, "judgement", f"{row.who} judged it to be {row.value}: {row.reason}", (), scores)


def _fresh_date(trial: Trial, document: int) -> Iterator[Unary]:
    """The newest full date of a lead or a caption."""
    fixed = [
        t
        for t in trial.told[document]
        if t.fixed and not t.stamp and t.length == 1 and t.tense != "future" and not t.quoted
        if t.region == "caption" or (t.rank < DATING_LEAD_SENTENCES and t.region == "body")
    ]
    if fixed:
        latest = max(fixed, key=lambda t: (int(t.first[0]), -t.span.start))
        own = 1.0 / trial.tellers[int(latest.first[0])]
        scores = np.log(own * np.exp(FIXED_LAG(trial.days - latest.first)) + (1.0 - own) * 0.005)
        yield Unary(document, "freshness", f"opens with “{latest.span.quote}”", (latest.span,), scores)


def _called(trial: Trial, document: int) -> Iterator[Unary]:
    """*Monday, a public holiday*, *Tuesday, which is Women's Day*: both words name one day."""
    row = trial.told[document]
    text = trial.group.articles[document].document.text
    for one, other in pairwise(row):
        if one.rank != other.rank or max(one.length, other.length) > 1 or not one.place[0] <= one.span.end <= other.span.start:
            continue
        if one.absolute != other.absolute and _APPOSITION.fullmatch(text, one.span.end, other.span.start):
            scores = np.where((one.first == other.first), 0.0, np.log(0.1))
            yield Unary(document, "apposition", f"calls “{one.span.quote}” “{other.span.quote}”", (one.span, other.span), scores)


_APPOSITION = re.compile(r"[\s,()–—-]{1,5}(?:which (?:is|was) )?(?:the |a |an |its |(?:the |his |her |their )?country[’']s )?")
"""What stands between a day and another name for it."""


def _bounded(trial: Trial, document: int) -> Iterator[Unary]:
    """No document appears before what it tells as past, nor long after what it tells as to come."""
    named = [t for t in trial.told[document] if t.absolute and not t.stamp and t.length <= 31]
    for told in named:
        if told.tense == "future":
            ahead = told.last - trial.days
            scores = np.where(ahead >= 0, np.log(0.2 + np.exp(-np.maximum(ahead, 0) / DATING_DEADLINE_DAYS)), np.log(0.06))
            yield Unary(document, "deadline", f"speaks of “{told.span.quote}” as of a day to come", (told.span,), scores)
    past = [t for t in named if t.tense != "future" and t.fixed]
    if past:
        latest = max(past, key=lambda t: (int(t.first[0]), -t.span.start))
        scores = np.where(trial.days < latest.first, np.log(0.02), 0.0)
        yield Unary(document, "told as past", f"tells of “{latest.span.quote}” as of the past", (latest.span,), scores)
    yield from _without_year(document, trial.days, [t for t in named if t.tense != "future" and not t.fixed])


def _without_year(document: int, days: Days, told: Sequence[Told]) -> Iterator[Unary]:
    """A day gone that is given without a year lies not too far back."""
    for t in told:
        scores = np.log(0.15 + np.exp(-np.abs(days - t.first) / DATING_EARLIER_DAYS))
        yield Unary(document, "date without a year", f"gives “{t.span.quote}” without a year", (t.span,), scores)
