"""The strip of days in a story's head: told of against written, and declared dates that fall off it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from recension.model import Story
from recension.render.view.counts import listed
from recension.render.view.dates import WEEKDAYS, in_words
from recension.render.view.index import Index
from recension.render.view.trial import is_false
from recension.text.edtf import Day, bounds, is_day

MOST_DAYS = 10
"""Days of the strip: what fits a phone."""
MOST_SIGNS = 4
"""Signs in one cell of the strip; more are counted."""


@dataclass(frozen=True, slots=True)
class StripDay:
    """A day: the events told of it (their certainties) and the documents written on it."""

    day: str
    weekday: str
    month: str
    told: tuple[str, ...]
    more_told: int
    written: tuple[str, ...]
    more_written: int


@dataclass(frozen=True, slots=True)
class OffStrip:
    """A declared date that lies outside."""

    siglum: str
    declared: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip, and the same in words."""

    days: tuple[StripDay, ...]
    outside: tuple[OffStrip, ...]
    more_outside: int
    spoken: str


def strip(index: Index, story: Story) -> Strip | None:
    """The strip of the days on which most happens, or ``None`` if there are fewer than two."""
    told = [(bounds(e.date)[0], e.certainty) for e in story.timeline if e.date is not None and is_day(e.date)]
    documents = [index.documents[d] for d in story.documents if d in index.documents]
    written = sorted(
        (bounds(d.published.date)[0], index.positions[d.id], d.siglum) for d in documents if d.published.date and is_day(d.published.date)
    )
    window = _window([day for day, _ in told] + [day for day, _, _ in written])
    if len(window) < 2:
        return None
    days = tuple(_day(d, window[0], [c for day, c in told if day == d], [s for day, _, s in written if day == d]) for d in window)
    outside = [OffStrip(d.siglum, index.short(d.declared_date)) for d in documents if is_false(d) and d.declared_date]
    return Strip(days, tuple(outside[:2]), max(0, len(outside) - 2), _spoken(window, days))


def _day(day: Day, first: Day, told: list[str], written: list[str]) -> StripDay:
    month = in_words(f"{day:%Y-%m}", short=True)[:3] if day == first or day.day == 1 else ""
    return StripDay(
        day=str(day.day),
        weekday=WEEKDAYS[day.weekday()][:3],
        month=month,
        told=tuple(told[:MOST_SIGNS]),
        more_told=max(0, len(told) - MOST_SIGNS),
        written=tuple(written[:MOST_SIGNS]),
        more_written=max(0, len(written) - MOST_SIGNS),
    )


def _window(days: list[Day]) -> list[Day]:
    """At most ``MOST_DAYS`` days in a row that hold the most of ``days``, the later ones if there is a choice."""
    if not days:
        return []
    length = datetime.timedelta(MOST_DAYS - 1)
    starts = sorted(set(days))
    start = max(starts, key=lambda s: (sum(s <= d <= s + length for d in days), s))
    last = max(d for d in days if d <= start + length)
    return [start + datetime.timedelta(i) for i in range((last - start).days + 1)]


def _spoken(window: list[Day], days: tuple[StripDay, ...]) -> str:
    """The strip for those who do not see it."""
    told = listed([d.day for d in days if d.told]) or "none"
    written = "; ".join(f"{listed(d.written)} on {d.day}" for d in days if d.written) or "none"
    return f"Days {in_words(f'{window[0]}/{window[-1]}')}. Events on {told}. Documents written: {written}."
