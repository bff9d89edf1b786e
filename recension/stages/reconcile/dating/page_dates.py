"""What a page gives as its day: the declared date, its other reading, and whatever other dates the page shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from recension.model import Article, Span
from recension.settings.clean import DECLARED_MIN_SCORE
from recension.settings.dating import (
    DECLARED_NEXT_DAY,
    DECLARED_NEXT_DAY_OF_COPY,
    DECLARED_SPREAD,
    DECLARED_TRUE,
    DECLARED_TRUE_OF_COPY,
)
from recension.stages.reconcile.dating.factors import Scores, Unary
from recension.stages.reconcile.dating.told import Days
from recension.stages.reconcile.dating.trial import Trial
from recension.text.edtf import bounds, is_day

DECLARED = "declared date"
"""The rule of a page's own date."""

CANDIDATE = "date candidate"
"""The rule of the other dates of a page."""

BY_THE_PAGE = frozenset({DECLARED, CANDIDATE})
"""Evidence that the page gives and not the text."""

Readings = Sequence[tuple[str, float]]
"""What a page's own date may be (EDTF), with the chance of each."""


def page_dates(trial: Trial, document: int) -> Iterator[Unary]:
    """A page's own date is mostly true; a false one is mostly that of a later copy. Its other dates speak for their days."""
    article = trial.group.articles[document]
    readings, spans = readings_of(article)
    if readings:
        says = f"the page itself gives {' or '.join(date for date, _ in readings)}"
        scores = np.log(_own(readings, trial.days, is_copy=document in trial.descent.copied))
        yield Unary(document, DECLARED if article.declared_date is not None else CANDIDATE, says, spans, scores)
    read = {date for date, _ in readings}
    for candidate in (c for c in article.date_candidates if c.date not in read):
        first, last = (day.toordinal() for day in bounds(candidate.date))
        inside = (first <= trial.days) & (trial.days <= last)
        shown = tuple(span for reason in candidate.why for span in reason.spans)[:2]
        says = candidate.why[0].says if candidate.why else f"the page shows {candidate.date}"
        yield Unary(document, CANDIDATE, says, shown, np.where(inside, np.log1p(8 * candidate.score), 0.0))


def readings_of(article: Article) -> tuple[Readings, tuple[Span, ...]]:
    """The declared date; or the two of *04/08/2014* where together they could be it, though neither may be sure enough alone."""
    own = next((c for c in article.date_candidates if article.declared_date in (None, c.date)), None)
    if own is not None and own.why:
        same = [c for c in article.date_candidates if c.why and c.why[0].spans == own.why[0].spans and is_day(c.date)]
        total = sum(c.score for c in same)
        if own.why[0].spans and len(same) == 2 and total >= DECLARED_MIN_SCORE:
            return [(c.date, c.score / total) for c in same], own.why[0].spans
    return [] if article.declared_date is None else [(article.declared_date, 1.0)], ()


def _own(readings: Readings, days: Days, is_copy: bool) -> Scores:
    """How the day of publication lies to a page's own date (a density over the days); a copy mostly carries the day of the copy."""
    truthful, next_day = (DECLARED_TRUE_OF_COPY, DECLARED_NEXT_DAY_OF_COPY) if is_copy else (DECLARED_TRUE, DECLARED_NEXT_DAY)
    density: Scores = np.zeros(len(days))
    for date, chance in readings:
        true, false = declared_densities(date, days)
        the_next_day = next_day * (days == bounds(date)[0].toordinal() - 1)
        density += chance * (truthful * true + (1.0 - truthful) * (false + the_next_day))
    return density


def declared_densities(declared: str, days: Days) -> tuple[Scores, Scores]:
    """How the day lies to a declared date that is true, and to one that is false (densities over the days)."""
    first, last = (day.toordinal() for day in bounds(declared))
    inside = (first <= days) & (days <= last)
    false = np.where(days < first, 0.8, 0.05) / DECLARED_SPREAD
    return inside / (last - first + 1.0), np.where(inside, 0.0, false)
