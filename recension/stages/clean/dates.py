"""Dates as pages write them: where each stands, and which days it can mean.

Absolute dates with a year only, in the formats of mastheads, date lines and time stamps. A numeric
date such as ``04/08/2014`` has two readings; which one is meant is decided in :mod:`declared`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from recension.settings.clean import DATE_SEARCH_CHARACTERS, PAGE_YEARS
from recension.text.normalise import fold

WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
"""The first three letters of an English weekday, and its number (Monday is 0)."""

_ITS_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s{1,3})"
_WEEKDAY = rf"{_ITS_WEEKDAY}?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d|[.,/]\d)"
_DAY = r"(?P<day>[0-3]?\d)"
_FORMATS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>[01]?\d)(?P=mark)(?P<day>[0-3]?\d)(?:(?=t\d)|(?![\d/-]))",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?年\s?(?P<month>1?\d)\s?月\s?(?P<day>[1-3]?\d)\s?日",
        rf"\b{_WEEKDAY}(?P<name>[^\W\d_]{{3,10}})\.?\s{{1,3}}{_DAY}(?:st|nd|rd|th)?,?\s{{1,3}}{_YEAR}",
        rf"(?<![\d.,:/]){_WEEKDAY}(?<!\d){_DAY}(?:st|nd|rd|th|er|º|\.)?[\s-]{{1,3}}(?:of\s|de\s)?(?P<name>[^\W\d_]{{3,10}})\.?,?[\s-]{{1,3}}(?:de\s|del\s)?{_YEAR}",
        rf"{_WEEKDAY}(?<![\d/.,:-])(?P<one>[0-3]?\d)(?P<mark>\.\s?|/|-)(?P<two>[0-3]?\d)(?P<same>\.\s?|/|-){_YEAR}",
        rf"{_WEEKDAY}(?<![\d/.,:-])(?P<one>[0-3]\d)(?P<mark>[./])(?P<two>[01]\d)(?P=mark)(?P<short>[0-3]\d)(?![\d/.]\d|\d)",
        rf"\b{_ITS_WEEKDAY}(?P<one>[0-3]?\d)(?P<mark>[./-])(?P<two>[0-3]?\d)(?P=mark)(?P<bare>[0-3]\d)(?![\d/.]\d|\d)",
    )
)
_MAYBE_DATE = re.compile(r"(?:19|20)\d\d|\d[./-]\d\d(?!\d)")
"""What a text must hold for one of the formats to find a date in it."""

_TIME = re.compile(
    r"[\s,|–-]{0,4}(?:at\s{1,2})?t?(?:[012]?\d[:.h][0-5]\d(?:[:.][0-5]\d(?:\.\d{1,6})?)?|[012]?\d(?=\s?[ap]\.?m\b))"
    r"(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:[+-][01]\d:?[0-5]\d|z\b|[a-z]{1,4}t\b|utc\b))?",
    re.IGNORECASE,
)


def may_hold_date(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether ``text[start:end]`` has the figures that every date has."""
    return _MAYBE_DATE.search(text, start, len(text) if end is None else end) is not None


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a text: its characters, the days it can mean, and the weekday that stands with it.

    ``readings`` are EDTF days, the day-first reading before the month-first one; ``end`` takes in a time of day.
    """

    start: int
    end: int
    readings: tuple[str, ...]
    weekday: int | None = None


@cache
def _months() -> dict[str, int]:
    """The names of months in a dozen languages, folded, and their number. Source: CLDR, wide and abbreviated names."""
    rows = files("recension").joinpath("data/months.tsv").read_text("utf-8").splitlines()
    table: dict[str, int] = {}
    for row in rows:
        number, names = row.split("\t")
        table.update({fold(name): int(number) for name in names.split()})
    return table


def _day(year: int, month: int, day: int) -> str | None:
    """The day as EDTF, ``None`` where the calendar has no such day or the year is none of a page."""
    if not PAGE_YEARS[0] <= year <= PAGE_YEARS[1]:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _readings(match: re.Match[str]) -> tuple[str, ...]:
    """The days that a match can mean; none when it is no date after all."""
    found = match.groupdict()
    year = int(found["year"]) if found.get("year") else 2000 + int(found.get("short") or found["bare"])
    if found.get("one") is None:
        month = int(found["month"]) if found.get("month") else _months().get(fold(found["name"]), 0)
        only = _day(year, month, int(found["day"]))
        return (only,) if only else ()
    if found.get("same") is not None and found["same"].strip() != found["mark"].strip():
        return ()
    one, two = int(found["one"]), int(found["two"])
    day_first, month_first = _day(year, two, one), _day(year, one, two)
    if "." in found["mark"] and day_first:
        return (day_first,)
    return tuple(dict.fromkeys(d for d in (day_first, month_first) if d))


def _by_weekday(days: tuple[str, ...], weekday: int | None) -> tuple[str, ...]:
    """The readings that fall on the weekday that stands with them; all where none does."""
    return tuple(d for d in days if _weekday_of(d) == weekday) or days


def _weekday_of(day: str) -> int:
    return datetime.date.fromisoformat(day).weekday()


def find_dates(text: str, start: int = 0, end: int | None = None) -> tuple[WrittenDate, ...]:
    """The dates in ``text[start:end]``, in order, none overlapping; the more telling format wins."""
    found: list[WrittenDate] = []
    stop = min(len(text) if end is None else end, start + DATE_SEARCH_CHARACTERS)
    if not may_hold_date(text, start, stop):
        return ()
    for date in _all_dates(text, start, stop):
        if all(date.end <= other.start or other.end <= date.start for other in found):
            found.append(date)
    return tuple(sorted(found, key=lambda d: d.start))


def _all_dates(text: str, start: int, stop: int) -> Iterator[WrittenDate]:
    """Every match of every format, in the order of the formats."""
    for form in _FORMATS:
        for match in form.finditer(text, start, stop):
            days = _readings(match)
            if not days:
                continue
            said = match.groupdict().get("weekday")
            weekday = WEEKDAYS[said.lower()] if said else None
            time = _TIME.match(text, match.end(), min(stop, match.end() + 40))
            stands_to = time.end() if time else match.end()
            fitting = _by_weekday(days, weekday)
            if match.groupdict().get("bare") is None or (len(fitting) == 1 and _weekday_of(fitting[0]) == weekday):
                yield WrittenDate(match.start(), stands_to, fitting, weekday)
