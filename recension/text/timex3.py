"""TIMEX3 values of the time expressions of a text, once the day is known on which it was written."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from recension.model import OpenDate, Timex
from recension.text.edtf import bounds
from recension.text.opendates import resolve, timex3_value


def timex_values(timexes: Sequence[Timex], written: datetime.date | None) -> tuple[str, ...]:
    """The value of each expression. Where it counts from a day that is not known, its blanks stay: ``XXXX-WXX-5``."""
    return tuple(_value(timex, timexes, written) for timex in timexes)


def _value(timex: Timex, timexes: Sequence[Timex], written: datetime.date | None) -> str:
    if timex.open is None or timex.type == "DURATION":
        return timex.value
    base = _base(timex, timexes, written)
    return timex3_value(timex.value, timex.open, base) if base else timex.value


def timex_dates(timexes: Sequence[Timex], written: datetime.date | None) -> tuple[str | None, ...]:
    """The date of each expression (EDTF), ``None`` where it has none or none is known."""
    return tuple(timex.date or (_date(timex.open, _base(timex, timexes, written)) if timex.open else None) for timex in timexes)


def _date(open_date: OpenDate, base: datetime.date | None) -> str | None:
    return resolve(open_date, base) if base else None


def _base(timex: Timex, timexes: Sequence[Timex], written: datetime.date | None) -> datetime.date | None:
    """The day from which an expression counts: that of another expression, or the day of writing."""
    told = timexes[timex.anchor] if timex.anchor is not None else None
    if told is None or not (told.date or told.open):
        return written
    if told.date:
        return bounds(told.date)[0]
    return bounds(resolve(told.open, written))[0] if told.open and written else None
