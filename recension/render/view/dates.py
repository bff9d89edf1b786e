"""Dates in words, the same on every machine: *16 September 2023*, *12 to 17 September 2023*."""

from __future__ import annotations

import re

from recension.text.edtf import bounds, is_date

MONTHS = tuple("January February March April May June July August September October November December".split())
WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
UNKNOWN = "unknown"


def weekday(date: str) -> str:
    """The weekday of a date's first day."""
    return WEEKDAYS[bounds(date)[0].weekday()]


def in_words(date: str | None, year: int | None = None, short: bool = False) -> str:
    """A date in words; ``year`` is left out where it is the one given, months are cut if ``short``."""
    if date is None:
        return UNKNOWN
    first, slash, last = date.partition("/")
    if not slash:
        return _point(first, year, short)
    (start, _), (_, end) = bounds(first), bounds(last)
    if len(first) == len(last) == 10 and start.year == end.year:
        day = str(start.day) if start.month == end.month else _point(first, start.year, short)
        return f"{day} to {_point(last, year, short)}"
    return f"{_point(first, year, short)} to {_point(last, year, short)}"


def _point(date: str, year: int | None, short: bool) -> str:
    """A day, a month or a year in words."""
    start = bounds(date)[0]
    if len(date) == 4:
        return date
    month = MONTHS[start.month - 1]
    parts = [str(start.day)] if len(date) == 10 else []
    parts.append(month[:3] if short else month)
    return " ".join(parts if start.year == year else [*parts, f"{start.year:04d}"])


def with_weekday(date: str | None) -> str:
    """A date in words, with its weekday if it is one day: *Saturday 16 September 2023*."""
    words = in_words(date)
    return f"{weekday(date)} {words}" if date is not None and len(date) == 10 else words


_WRITTEN = re.compile(r"“[^”]{0,400}”|(?<![0-9/-])[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?:/[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)?(?![0-9/-])")


def spelled(text: str) -> str:
    """``text`` with its ISO days, months and intervals in words; what stands in quotation marks is left as it is."""
    return _WRITTEN.sub(lambda m: in_words(m[0]) if is_date(m[0]) else m[0], text)
