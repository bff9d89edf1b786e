"""Dates of any precision, as EDTF strings (ISO 8601-2, level 0).

A date is a day ``2023-09-16``, a month ``2023-09``, a year ``2023`` or an interval
``2023-09-12/2023-09-17`` of these. It stands for the set of its days; every function
here is an operation on that set, which ``bounds`` gives as its first and last day.
"""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")

Day = datetime.date


def _point(text: str) -> tuple[Day, Day]:
    match = _POINT.match(text)
    if match is None:
        raise ValueError(f"not an EDTF date: {text[:40]!r}")
    year, month, day = int(match[1]), match[2], match[3]
    if day is not None:
        exact = Day(year, int(month), int(day))
        return exact, exact
    if month is not None:
        return Day(year, int(month), 1), Day(year, int(month), calendar.monthrange(year, int(month))[1])
    return Day(year, 1, 1), Day(year, 12, 31)


@lru_cache(maxsize=10_000)
def bounds(date: str) -> tuple[Day, Day]:
    """The first and the last day of a date. Raises ``ValueError`` for what is no date."""
    first, slash, last = date.partition("/")
    start = _point(first)[0]
    end = _point(last)[1] if slash else _point(first)[1]
    if end < start:
        raise ValueError(f"an interval that ends before it begins: {date!r}")
    return start, end


def is_date(text: str) -> bool:
    """Whether ``text`` is a date that ``bounds`` understands."""
    try:
        bounds(text)
    except ValueError:
        return False
    return True


def is_day(date: str | None) -> bool:
    """Whether a date is one single day."""
    return date is not None and is_date(date) and len(set(bounds(date))) == 1


def from_bounds(first: Day, last: Day) -> str:
    """The shortest date that stands for exactly the days from ``first`` to ``last``."""
    if first == last:
        return first.isoformat()
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_months and first.year == last.year and (first.month, last.month) == (1, 12):
        return f"{first.year:04d}"
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"


def contains(outer: str, inner: str) -> bool:
    """Whether every day of ``inner`` is a day of ``outer``."""
    (a, b), (c, d) = bounds(outer), bounds(inner)
    return a <= c and d <= b


def overlaps(one: str, other: str) -> bool:
    """Whether two dates have a day in common."""
    (a, b), (c, d) = bounds(one), bounds(other)
    return a <= d and c <= b


def widen(one: str, other: str) -> str:
    """The shortest date that contains both."""
    (a, b), (c, d) = bounds(one), bounds(other)
    return from_bounds(min(a, c), max(b, d))


def before(one: str, other: str) -> bool:
    """Whether every day of ``one`` lies before every day of ``other``."""
    return bounds(one)[1] < bounds(other)[0]


def order(date: str | None) -> tuple[str, str]:
    """A sort key: by first day, the more precise date first, the unknown last."""
    if date is None:
        return ("9999-99-99", "9999-99-99")
    first, last = bounds(date)
    return first.isoformat(), last.isoformat()
