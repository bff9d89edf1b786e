"""The date of a document as a small trial: days, candidates, what speaks for and against each, the verdict."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from recension.model import DateCandidate, EditedDocument, Verdict
from recension.render.view.counts import capital, percent
from recension.render.view.dates import WEEKDAYS, in_words, spelled, weekday, with_weekday
from recension.render.view.index import Index
from recension.render.view.reasons import ReasonView, reasons
from recension.text.edtf import Day, bounds, is_day

MOST_DAYS = 12
"""Cells of the day bar: what fits a phone."""
MOST_CANDIDATES = 4
"""Candidates that stay open; less likely ones are folded."""

VERDICTS: dict[Verdict, str] = {
    "declared": "Declared",
    "confirmed": "Confirmed",
    "inferred": "Inferred",
    "contradicts declared": "Contradicts declared",
    "unknown": "Not decided",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of the bar. ``fill`` is its probability in tenths, 0 to 10."""

    weekday: str
    day: str
    fill: int
    verdict: bool
    declared: bool


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A candidate day with its own reasons. ``shared`` counts those that the verdict's day has too."""

    date: str
    weekday: str
    role: str
    score: str
    why: tuple[ReasonView, ...]
    shared: int


@dataclass(frozen=True, slots=True)
class Trial:
    """All that the page says of a document's date."""

    verdict: str
    date: str
    declared: str
    false: bool
    score: str
    cells: tuple[Cell, ...]
    month: str
    outside: str
    candidates: tuple[CandidateView, ...]
    folded: tuple[CandidateView, ...]
    why: tuple[ReasonView, ...]


def trial(index: Index, document: EditedDocument) -> Trial:
    """The trial of a document's date."""
    published = document.published
    chosen = frozenset(r.says for c in published.candidates if c.date == published.date for r in c.why)
    views = tuple(_candidate(index, document, c, chosen) for c in sorted(published.candidates, key=lambda c: (-c.score, c.date)))
    cells = _cells(document)
    inside = document.declared_date is None or any(c.declared for c in cells)
    told = {spelled(r.says) for c in published.candidates for r in c.why}
    return Trial(
        verdict=VERDICTS[published.verdict],
        date=_date(document),
        declared=in_words(document.declared_date) if document.declared_date else "none",
        false=is_false(document),
        score=percent(published.score) if published.date else "",
        cells=cells,
        month=_months(document),
        outside="" if inside or not cells else in_words(document.declared_date, short=True),
        candidates=views[:MOST_CANDIDATES],
        folded=views[MOST_CANDIDATES:],
        why=tuple(r for r in reasons(index, published.why) if r.says not in told),
    )


def is_false(document: EditedDocument) -> bool:
    """Whether the evidence contradicts what the page declares."""
    return document.published.verdict == "contradicts declared"


def _date(document: EditedDocument) -> str:
    """The verdict's day in words; what is left open is said as such."""
    published = document.published
    if published.date is not None:
        return with_weekday(published.date)
    if published.earliest and published.latest:
        return f"between {in_words(published.earliest)} and {in_words(published.latest)}"
    if published.earliest:
        return f"not before {in_words(published.earliest)}"
    return f"not after {in_words(published.latest)}" if published.latest else "day unknown"


def _candidate(index: Index, document: EditedDocument, candidate: DateCandidate, verdict: frozenset[str]) -> CandidateView:
    """A candidate's view. What speaks for the verdict as well is not said a second time, only counted."""
    chosen = candidate.date == document.published.date
    own = [r for r in candidate.why if chosen or r.says not in verdict]
    false = candidate.date == document.declared_date and is_false(document)
    return CandidateView(
        date=in_words(candidate.date, short=True),
        weekday=weekday(candidate.date)[:3] if is_day(candidate.date) else "",
        role="verdict" if chosen else "false" if false else "set aside",
        score=percent(candidate.score),
        why=reasons(index, own),
        shared=len(candidate.why) - len(own),
    )


def _window(document: EditedDocument) -> list[Day]:
    """The days of the bar: about the verdict, as far as candidates with some weight lie near it."""
    published = document.published
    scores = {c.date: c.score for c in published.candidates if is_day(c.date)}
    best = published.date if is_day(published.date) else max(sorted(scores), key=scores.__getitem__, default=None)
    if best is None:
        return []
    centre = bounds(best)[0]
    days = [bounds(date)[0] for date in [*scores, document.declared_date or best, best] if is_day(date)]
    near = [day for day in days if abs((day - centre).days) < MOST_DAYS // 2]
    first, last = min(near) - datetime.timedelta(2), max(near) + datetime.timedelta(2)
    while (last - first).days + 1 > MOST_DAYS:
        first, last = (first + datetime.timedelta(1), last) if centre - first > last - centre else (first, last - datetime.timedelta(1))
    return [first + datetime.timedelta(i) for i in range((last - first).days + 1)]


def _cells(document: EditedDocument) -> tuple[Cell, ...]:
    """The bar. A candidate of several days lends each of them its share."""
    published = document.published
    scores = {c.date: c.score for c in published.candidates if is_day(c.date)}
    if published.date is not None:
        scores.setdefault(published.date, published.score)
    return tuple(
        Cell(
            weekday=WEEKDAYS[day.weekday()][:2],
            day=str(day.day),
            fill=max(0, min(10, round(scores.get(day.isoformat(), 0.0) * 10))),
            verdict=day.isoformat() == published.date,
            declared=day.isoformat() == document.declared_date,
        )
        for day in _window(document)
    )


def _months(document: EditedDocument) -> str:
    """The month or months of the bar."""
    days = _window(document)
    if not days:
        return ""
    names = dict.fromkeys(in_words(f"{d:%Y-%m}", short=True) for d in (days[0], days[-1]))
    return capital(" – ".join(names))
