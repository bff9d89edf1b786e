"""Holidays whose day can be computed: a name and a year → the days on which it is kept.

The names and their rules are in ``data/holidays.tsv``. Where countries keep a holiday of one name on
different days, all of them are given.
"""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache
from importlib.resources import files

Day = datetime.date

_RULE = re.compile(
    r"(?:(?P<fixed>[0-9]{2})-(?P<day>[0-9]{2})|easter(?P<offset>[+-][0-9]+)|(?P<month>[0-9]{2}):(?P<weekday>[0-6]):(?P<nth>-?[1-5]))\Z"
)


@lru_cache(maxsize=1)
def holidays() -> dict[str, tuple[str, ...]]:
    """The name of each holiday, in lower case with plain apostrophes, and its rules."""
    lines = (files("recension") / "data" / "holidays.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: tuple(rules.split()) for name, rules in rows}


@lru_cache(maxsize=1)
def holiday_openings() -> dict[str, tuple[str, ...]]:
    """The first word of a holiday's name → the names that begin with it, the longest first."""
    names: dict[str, list[str]] = {}
    for name in holidays():
        opening = re.match(r"[a-z]+", name)
        names.setdefault(opening[0] if opening else name, []).append(name)
    return {first: tuple(sorted(found, key=lambda n: (-len(n), n))) for first, found in names.items()}


@lru_cache(maxsize=4096)
def holiday_days(name: str, year: int) -> tuple[Day, ...]:
    """The days of ``year`` on which a holiday is kept. Raises ``KeyError`` for an unknown name."""
    return tuple(_day(rule, year) for rule in holidays()[name])


def _day(rule: str, year: int) -> Day:
    match = _RULE.match(rule)
    if match is None:
        raise ValueError(f"not the rule of a holiday: {rule!r}")
    if match["fixed"]:
        return Day(year, int(match["fixed"]), int(match["day"]))
    if match["offset"]:
        return easter(year) + datetime.timedelta(int(match["offset"]))
    return _nth_weekday(year, int(match["month"]), int(match["weekday"]), int(match["nth"]))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> Day:
    """The ``nth`` such weekday of a month, counted from its end when negative."""
    if nth > 0:
        first = Day(year, month, 1)
        return first + datetime.timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = Day(year, month, calendar.monthrange(year, month)[1])
    return last - datetime.timedelta((last.weekday() - weekday) % 7 + 7 * (-nth - 1))


def easter(year: int) -> Day:
    """Easter Sunday of the Western churches (the anonymous Gregorian computus, Nature, 20 April 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return Day(year, month, day + 1)
