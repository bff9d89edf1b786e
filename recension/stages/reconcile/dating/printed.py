"""Days that a text prints as a stamp, with the hour: *Sun Feb 20, 2011 6:47 pm EST*, *28 May 2010 10.27 BST*, the hours of readers' comments."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from recension.settings.dating import DATING_COMMENT_LAG, DATING_HEAD, DATING_STAMP_LAG
from recension.stages.reconcile.dating.factors import Scores, Unary, by_table
from recension.stages.reconcile.dating.told import Days, Told
from recension.stages.reconcile.dating.trial import Trial

_AT_HEAD = by_table(*DATING_STAMP_LAG)
_BELOW = by_table(*DATING_COMMENT_LAG)


def printed(trial: Trial, document: int) -> Iterator[Unary]:
    """The stamp at the head of a text is its day; without one, the earliest of those below is that of the first reader's comment."""
    article = trial.group.articles[document]
    stamps = [t for t in trial.told[document] if t.stamp]
    if not stamps:
        return
    head = article.body[0].start + DATING_HEAD if article.body else DATING_HEAD
    at_head = [t for t in stamps if t.span.start < head]
    chosen = at_head[0] if at_head else min(stamps, key=lambda t: (int(t.first[0]), t.span.start))
    table, where = (_AT_HEAD, "is stamped") if at_head else (_BELOW, "carries, as its earliest stamp,")
    yield Unary(document, "stamp", f"the text {where} “{chosen.span.quote}”", (chosen.span,), _after(trial.days, chosen, table))


def _after(days: Days, stamp: Told, table: Callable[[Days], Scores]) -> Scores:
    """A table of how many days a stamp comes after publication."""
    return table(np.asarray(stamp.first - days, dtype=np.int64))
