"""Open dates: what *on Saturday* or *last July* means, once the day is known on which it was written.

News convention (TimeML 1.2.1; Ahn et al. 2005, *Towards task-based temporal extraction*): a bare weekday told
in the past tense is the last such day, the writing day included; told in the future tense the next. Where
the tense does not tell, both are possible, the past one first.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from dataclasses import replace

from recension.model import OpenDate, Tense
from recension.text.edtf import bounds, from_bounds
from recension.text.holidays import holiday_days

Day = datetime.date
Days = tuple[Day, Day]

FIRST_DAY, LAST_DAY = Day(1, 1, 1), Day(9999, 12, 31)

MONTHS_OF = {"month": 1, "season": 3, "quarter": 3, "year": 12}
"""How many months a unit has that is counted in months."""


def resolve(open_date: OpenDate, written: Day) -> str:
    """The date that ``open_date`` means when it is written on the day ``written`` (EDTF)."""
    return resolutions(open_date, written)[0]


def fits(open_date: OpenDate, written: Day, day: Day) -> bool:
    """Whether ``day`` can be meant by ``open_date`` when it is written on the day ``written``."""
    return any(first <= day <= last for first, last in map(bounds, resolutions(open_date, written)))


def resolutions(open_date: OpenDate, written: Day) -> tuple[str, ...]:
    """All dates that ``open_date`` can mean, the likeliest first. Never empty."""
    if not _recurs(open_date):
        return (from_bounds(*_counted(open_date, written)),)
    spans = sorted(set(_occurrences(open_date, written))) or [_months(written, 0, 1, 0)]  # 31 April is no day
    found = [from_bounds(*span) for span in _chosen(open_date, spans, written)]
    return tuple(dict.fromkeys(found)) or (from_bounds(*min(spans, key=lambda s: abs((s[0] - written).days))),)


def _recurs(open_date: OpenDate) -> bool:
    """Whether the date is one of many of its kind (a weekday, a day of a month), and no mere count of units."""
    if (open_date.unit == "week" and open_date.weekday is not None) or (open_date.unit == "year" and open_date.month is not None):
        return False
    named = (open_date.weekday, open_date.month, open_date.day, open_date.holiday)
    return any(part is not None for part in named) or (open_date.unit == "weekend" and open_date.amount == 0)


# ── Units counted from the writing day ──────────────────────────────────────────────


def _counted(open_date: OpenDate, written: Day) -> Days:
    """The days of the unit that lies ``amount`` units from the writing day."""
    if open_date.unit == "week" and open_date.weekday is not None:
        day = _clipped(_week(written, open_date.amount)[0], open_date.weekday)
        return day, day
    if open_date.unit == "year" and open_date.month is not None:
        year = min(max(written.year + open_date.amount, 1), 9999)
        return next(_dated(year, open_date.month, open_date.day, 1), _block(year * 12 + open_date.month - 1, 1))
    first, last = _unit(open_date, written, open_date.amount)
    if not open_date.approximate:
        return first, last
    if open_date.amount == 0:
        return (first, written) if open_date.tense == "past" else (written, last)
    slack = max(1, abs(open_date.amount) // 4)
    early, late = (_unit(open_date, written, open_date.amount + step) for step in (-slack, slack))
    beyond = early[0], late[1]
    return (beyond[0], min(beyond[1], written)) if open_date.amount < 0 else (max(beyond[0], written), beyond[1])


def _unit(open_date: OpenDate, written: Day, amount: int) -> Days:
    if open_date.unit == "day":
        day = _clipped(written, amount)
        return day, day
    if open_date.unit == "week":
        return _week(written, amount)
    if open_date.unit == "weekend":
        monday, sunday = _week(written, amount)
        return _clipped(monday, 5), sunday
    return _months(written, amount, MONTHS_OF[open_date.unit], shift=1 if open_date.unit == "season" else 0)


def _clipped(day: Day, days: int) -> Day:
    """``day`` moved by ``days``, held within the calendar."""
    ordinal = min(max(day.toordinal() + days, FIRST_DAY.toordinal()), LAST_DAY.toordinal())
    return Day.fromordinal(ordinal)


def _week(written: Day, amount: int) -> Days:
    """The week from Monday to Sunday that lies ``amount`` weeks from the writing day."""
    monday = _clipped(written, -written.weekday() + 7 * amount)
    return monday, _clipped(monday, 6)


def _months(written: Day, amount: int, size: int, shift: int) -> Days:
    """The block of ``size`` months that lies ``amount`` blocks away (seasons are ``shift``-ed: winter is from December)."""
    index = (written.year * 12 + written.month - 1 + shift) // size + amount
    return _block(index * size - shift, size)


def _block(month: int, size: int) -> Days:
    """``size`` months from the month number ``month`` (counted from January of year 0), held within the calendar."""
    month = min(max(month, 12), 9999 * 12 + 12 - size)
    year, zero_based = divmod(month, 12)
    last_year, last_month = divmod(month + size - 1, 12)
    return Day(year, zero_based + 1, 1), Day(last_year, last_month + 1, calendar.monthrange(last_year, last_month + 1)[1])


# ── Days that come again ────────────────────────────────────────────────────────────


def _occurrences(open_date: OpenDate, written: Day) -> Iterator[Days]:
    """The days of that kind around the writing day, enough of them to choose from on either side."""
    reach = max(8 if open_date.day == 29 else 2, abs(open_date.amount) + 1)
    if open_date.holiday is not None:
        yield from _holidays(open_date, written)
    elif open_date.month is not None:
        size = MONTHS_OF.get(open_date.unit, 1)
        for year in _years(written, reach):
            yield from _dated(year, open_date.month, open_date.day, size)
    elif open_date.day is not None:
        for month in range(-reach, reach + 1):
            first = _months(written, month, 1, 0)[0]
            yield from _dated(first.year, first.month, open_date.day, 1)
    else:
        length = 1 if open_date.unit == "weekend" else 0
        weekday = 5 if open_date.weekday is None else open_date.weekday
        for week in range(-reach, reach + 1):
            day = _clipped(_week(written, week)[0], weekday)
            yield day, _clipped(day, length)


def _years(written: Day, reach: int) -> range:
    return range(max(1, written.year - reach), min(9998, written.year + reach) + 1)


def _holidays(open_date: OpenDate, written: Day) -> Iterator[Days]:
    for year in _years(written, 2):
        for kept in holiday_days(open_date.holiday or "", year):
            day = _clipped(kept, open_date.amount)
            yield day, day


def _dated(year: int, month: int, day: int | None, size: int) -> Iterator[Days]:
    """A day of a month of a year, if there is one; the month, or the ``size`` months from it, without a day."""
    if day is None:
        yield _block(year * 12 + month - 1, size)
    elif day <= calendar.monthrange(year, month)[1]:
        yield Day(year, month, day), Day(year, month, day)


def _chosen(open_date: OpenDate, spans: list[Days], written: Day) -> list[Days]:
    """Those of the sorted ``spans`` that the tense and the amount admit, the likeliest first."""
    steps = 0 if open_date.holiday is not None else abs(open_date.amount)
    past = [s for s in spans if (s[1] < written if steps else s[0] <= written)]
    future = [s for s in spans if (s[0] > written if steps else s[1] >= written)]
    earlier = past[-max(1, steps) :][:1]
    later = future[max(0, steps - 1) :][:1]
    if steps:
        return earlier if open_date.amount < 0 else later
    yearly = (open_date.month is not None and open_date.day is not None) or open_date.holiday is not None
    if not yearly and open_date.tense in ("past", "future"):
        return earlier if open_date.tense == "past" else later
    return sorted(earlier + later, key=lambda s: (_distance(s, written, open_date.tense), s))


_TO_COME = {"past": 6.0, "present": 1.0, "future": 0.2, None: 2.0}
"""How much farther a day to come counts than a day gone, by tense: a date without a year (*the Jan. 14 deadline*)
is the near one even where the verb beside it stands in the other tense (TempEval-3: value F1 0.753 with and 0.740 without)."""


def _distance(span: Days, written: Day, tense: Tense | None) -> float:
    """Days between a span and the writing day, those to come weighed by the tense."""
    if span[0] <= written <= span[1]:
        return 0.0
    return (written - span[1]).days if span[1] < written else _TO_COME[tense] * (span[0] - written).days


# ── TIMEX3 ──────────────────────────────────────────────────────────────────────────

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def timex3_value(value: str, open_date: OpenDate, written: Day) -> str:
    """The TIMEX3 value of an open date once its writing day is known; ``value``'s time of day (``TNI``) is kept."""
    first, last = bounds(resolve(replace(open_date, approximate=False), written))
    time = value.partition("T")[2] if value.startswith("X") else ""
    if first == last:
        return first.isoformat() + (f"T{time}" if time else "")
    week = "{:04d}-W{:02d}".format(*first.isocalendar()[:2])
    if open_date.unit == "week":
        return week
    if open_date.unit == "weekend":
        return week + "-WE"
    if open_date.unit == "quarter":
        return f"{first.year:04d}-Q{(first.month + 2) // 3}"
    if open_date.unit == "season":
        return f"{first.year:04d}-{_SEASONS[first.month]}"
    whole_year = open_date.unit == "year" and open_date.month is None
    return f"{first.year:04d}" if whole_year else f"{first.year:04d}-{first.month:02d}"
