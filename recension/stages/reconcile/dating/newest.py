"""The newest date that a document gives: it appeared then, or not very long after."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from recension.settings.dating import DATING_NEWEST_LAG, DATING_NEWEST_ODD, DATING_NEWEST_OTHER
from recension.stages.reconcile.dating.factors import Unary
from recension.stages.reconcile.dating.trial import Trial

_LAGS = np.array([share for days, share in DATING_NEWEST_LAG for _ in range(days)] + [DATING_NEWEST_OTHER])
"""How probable each number of days from the newest date to publication is; the last is for more, and for dates all still to come."""


def newest_date(trial: Trial, document: int) -> Iterator[Unary]:
    """Whatever the day, the newest of the dates gone is seldom old. A date that many documents give is history, and says little."""
    dates = [t for t in trial.told[document] if t.absolute and t.length == 1]
    if not dates:
        return
    lags = np.stack([np.where(trial.days >= t.first, trial.days - t.first, len(_LAGS) - 1) for t in dates])
    own = np.array([1.0 / np.sqrt(trial.givers[trial.calendar_day(t)]) for t in dates])
    newest = lags.argmin(axis=0)
    sure = own[newest] * (1.0 - DATING_NEWEST_ODD)
    scores = np.log(sure * _LAGS[np.minimum(lags.min(axis=0), len(_LAGS) - 1)] + (1.0 - sure) * float(_LAGS.mean()))
    told = dates[int(newest[int(np.argmax(scores))])]
    yield Unary(document, "newest date", f"gives “{told.span.quote}” and no newer date that had passed", (told.span,), scores)
