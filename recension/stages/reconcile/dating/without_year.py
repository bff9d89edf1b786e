"""The day at the head of a page that leaves the year out: *Wednesday edition, March 11*, *4 June, 7 pm*."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from recension.model import Article, Span
from recension.settings.dating import DATING_HEAD_WORDS, DATING_NO_YEAR_TRUE
from recension.stages.reconcile.dating.factors import Unary
from recension.stages.reconcile.dating.trial import Trial

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{0,6})\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
_NO_YEAR = r"(?![.,]?\s?\(?(?:19|20)\d\d)(?![\d:])"
_WRITTEN = (
    re.compile(rf"\b{_MONTH}\s{_DAY}{_NO_YEAR}", re.IGNORECASE),
    re.compile(rf"(?<![\d.:/])\b{_DAY}(?:\sof)?\s{_MONTH}{_NO_YEAR}", re.IGNORECASE),
)


def day_without_year(trial: Trial, document: int) -> Iterator[Unary]:
    """On a page that declares no day, a month and a day above the article are mostly those on which it appeared, of some year."""
    article = trial.group.articles[document]
    written = _at_head(article) if article.declared_date is None else None
    if written is None:
        return
    month, day, span = written
    dates = (trial.days - _EPOCH).astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    fits = (months.astype(int) % 12 + 1 == month) & ((dates - months).astype(int) + 1 == day)
    if fits.any():
        density = DATING_NO_YEAR_TRUE * fits / fits.sum() + (1.0 - DATING_NO_YEAR_TRUE) / len(fits)
        yield Unary(document, "day without a year", f"the head of the page gives “{span.quote}”", (span,), np.log(density))


_EPOCH = 719163
"""The ordinal of 1 January 1970, from which NumPy counts days."""


def _at_head(article: Article) -> tuple[int, int, Span] | None:
    """The first month and day in a short line before the article, and where they stand."""
    text, first = article.document.text, article.body[0].start if article.body else 0
    for start, end in _lines(text, first):
        if len(text[start:end].split()) <= DATING_HEAD_WORDS:
            match = next((m for pattern in _WRITTEN if (m := pattern.search(text, start, end)) is not None), None)
            if match is not None and 1 <= int(match["day"]) <= 31:
                return _MONTHS.index(match["month"][:3].lower()) + 1, int(match["day"]), article.document.span(*match.span())
    return None


def _lines(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The lines of ``text[:end]``."""
    start = 0
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1
