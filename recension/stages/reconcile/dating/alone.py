"""What a document itself says of the day on which it appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from recension.settings.dating import (
    DATING_DEADLINE_DAYS,
    DATING_EARLIER_DAYS,
    DATING_FIXED_LAG,
    DATING_FRESHNESS,
    DATING_JUDGED,
    DATING_LEAD_SENTENCES,
    DATING_NEWS_FIRST,
    DATING_SAYS_TODAY,
    DATING_STALE,
    DECLARED_SPREAD,
    DECLARED_TRUE,
)
from recension.stages.reconcile.dating.factors import Scores, Unary, by_table
from recension.stages.reconcile.dating.newest import newest_date
from recension.stages.reconcile.dating.printed import printed
from recension.stages.reconcile.dating.told import Days, Told
from recension.stages.reconcile.dating.trial import Trial
from recension.stages.reconcile.dating.without_year import day_without_year
from recension.text.edtf import bounds

NEWS_FIRST = by_table(*DATING_NEWS_FIRST)
FIXED_LAG = by_table(*DATING_FIXED_LAG)


def alone(trial: Trial, document: int) -> list[Unary]:
    """The evidence that a document gives on its own day."""
    found = [
        *_judged(trial, document),
        *_declared(trial, document),
        *_candidates(trial, document),
        *printed(trial, document),
        *day_without_year(trial, document),
        *_fresh(trial, document),
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


def _declared(trial: Trial, document: int) -> Iterator[Unary]:
    """A page's own date is mostly true; a false one is mostly that of a later copy."""
    declared = trial.group.articles[document].declared_date
    if declared is not None:
        true, false = declared_densities(declared, trial.days)
        the_next_day = 0.15 * (trial.days == bounds(declared)[0].toordinal() - 1)
        density = DECLARED_TRUE * true + (1.0 - DECLARED_TRUE) * (false + the_next_day)
        yield Unary(document, DECLARED, f"the page itself gives {declared}", (), np.log(density))


def declared_densities(declared: str, days: Days) -> tuple[Scores, Scores]:
    """How the day lies to a declared date that is true, and to one that is false (densities over the days)."""
    first, last = (day.toordinal() for day in bounds(declared))
    inside = (first <= days) & (days <= last)
    false = np.where(days < first, 0.8, 0.05) / DECLARED_SPREAD
    return inside / (last - first + 1.0), np.where(inside, 0.0, false)


DECLARED = "declared date"
"""The rule of a page's own date."""

BY_THE_PAGE = frozenset({DECLARED, "date candidate"})
"""Evidence that the page gives and not the text."""


def _candidates(trial: Trial, document: int) -> Iterator[Unary]:
    """Other dates that the page shows, as the cleaning weighs them."""
    article = trial.group.articles[document]
    for candidate in article.date_candidates:
        if candidate.date == article.declared_date:
            continue
        first, last = (day.toordinal() for day in bounds(candidate.date))
        inside = (first <= trial.days) & (trial.days <= last)
        spans = tuple(span for reason in candidate.why for span in reason.spans)[:2]
        says = candidate.why[0].says if candidate.why else f"the page shows {candidate.date}"
        yield Unary(document, "date candidate", says, spans, np.where(inside, np.log1p(8 * candidate.score), 0.0))


@dataclass(frozen=True, slots=True, eq=False)
class NewestWeekday:
    """How old the newest weekday told is for each day of writing, how much older the one is that the report opens with."""

    ages: Days
    opening: tuple[Told, ...]
    older: Days
    says_today: bool


def newest_weekday(trial: Trial, document: int) -> NewestWeekday | None:
    """The newest weekday that a report tells as past; ``None`` where it tells none."""
    told = [t for t in trial.told[document] if t.tense != "future" and t.length <= 3 and not t.quoted]
    named = [t for t in told if not t.absolute and not t.deictic and t.region != "caption"]
    if not named:
        return None
    opening = tuple(t for t in named if t.rank == named[0].rank)[:2]
    newest, first = _least_lag(trial.days, named), _least_lag(trial.days, opening)
    return NewestWeekday(newest, opening, first - newest, any(_says_today(t) for t in told))


def freshness_table(says_today: bool) -> Scores:
    """The score of a newest weekday that is 0, 1, ... days old; the last is for longer."""
    table = np.log(np.array([*DATING_FRESHNESS, 0.004]))
    if says_today:
        table[0] = np.log(DATING_SAYS_TODAY)
    return np.asarray(table, dtype=np.float64)


def _fresh(trial: Trial, document: int) -> Iterator[Unary]:
    """What a report opens with is its newest news: of the day of publication or the day before."""
    newest = newest_weekday(trial, document)
    if newest is not None:
        scores = freshness_table(newest.says_today)[np.minimum(newest.ages, len(DATING_FRESHNESS))]
        scores = scores + NEWS_FIRST(np.minimum(newest.older, 30))
        if trial.is_large:
            scores = np.logaddexp(scores, scores.max() + np.log(DATING_STALE))
        words = " and ".join(f"“{t.span.quote}”" for t in newest.opening)
        yield Unary(document, "freshness", f"opens with news of {words}, told as just past", tuple(t.span for t in newest.opening), scores)
    yield from _fresh_date(trial, document)


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


def _says_today(told: Told) -> bool:
    """*Yesterday*, *tonight*, *this morning*, and *today* at the head of a sentence; elsewhere that may mean nowadays."""
    return told.deictic and (told.span.quote.lower() != "today" or told.span.start - told.place[0] < 4)


def _least_lag(days: Days, told: Sequence[Told]) -> Days:
    """How many days before each day of writing the newest of these days lies."""
    lags = np.stack([np.where(days >= t.first, days - t.first, 99) for t in told])
    return np.asarray(lags.min(axis=0), dtype=np.int64)


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
