"""What the rules of the grammar mean that tell a day or a time of day."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import Literal

from recension.model import OpenDate, TimexType
from recension.stages.annotate.times.match import (
    BLANKS,
    MULTIPLES,
    OPEN_UNITS,
    SILENT,
    Anchoring,
    Match,
    Meaning,
    count,
    fixed,
    opened,
    shift,
)
from recension.stages.annotate.times.periods import duration
from recension.text.edtf import is_date
from recension.text.holidays import holiday_days

# ── Absolute dates ──────────────────────────────────────────────────────────────────


def iso_date(match: Match) -> Meaning | None:
    """*2023-09-16*"""
    year, month, day = match.numbers("YEAR", "NUM")
    return fixed(f"{year:04d}-{month:02d}-{day:02d}")


def figures(match: Match) -> Meaning | None:
    """Day, month and year in figures; where day and month could be changed, only the year is sure."""
    text = match.tokens.text[match.tokens.starts[match.first] : match.tokens.ends[match.last - 1]]
    first, second, year = (int(part[:5]) for part in re.findall(r"[0-9]+", text)[:3])
    if year >= 10_000:
        return None
    if year < 100:
        year += 1900 if year > 50 else 2000
    dotted = "." in text
    if not dotted and first <= 12 and second <= 12 and first != second:
        return Meaning("DATE", f"{year:04d}", date=f"{year:04d}") if 1000 <= year < 2200 else None
    day, month = (first, second) if dotted or first > 12 else (second, first)
    return fixed(f"{year:04d}-{month:02d}-{day:02d}")


_MOVED = frozenset("moved postponed pushed brought rescheduled shifted changed delayed deferred".split())


def range_of_days(match: Match) -> Meaning | None:
    """*5 to 9 September*, *Sept. 5-9, 2016*; of *moved from 5 to 9 September* the day to which."""
    days, month, years = match.numbers("NUM", "ORD"), match.number("MONTH"), match.numbers("YEAR")
    if len(days) != 2 or not days[0] < days[1] or not is_date(f"2000-{month:02d}-{days[1]:02d}"):
        return None
    if match.follows("FROM") and any(match.tokens.word(i) in _MOVED for i in range(match.first - 5, match.first)):
        return month_day(Match(match.tokens, match.first + 2, match.last))
    if years:
        return fixed(f"{years[0]}-{month:02d}-{days[0]:02d}/{years[0]}-{month:02d}-{days[1]:02d}")
    return opened(OpenDate("day", month=month, day=days[0]), f"XXXX-{month:02d}-{days[0]:02d}")


def month_day(match: Match) -> Meaning | None:
    """*Friday, 5 May 2017*, *Sept. 5*, *the 5th of May last year*; open without a year."""
    month, day = match.number("MONTH"), sum(match.numbers("NUM", "ORD", "NUMERAL"))
    if not is_date(f"2000-{month:02d}-{day:02d}") or (match.tokens.is_suspect(match.index("MONTH")) and match.has("NUMERAL")):
        return None
    part = f"T{match.value('PART')}" if match.has("PART") else ""
    if match.has("YEAR"):
        return fixed(f"{match.number('YEAR'):04d}-{month:02d}-{day:02d}")
    value = f"XXXX-{month:02d}-{day:02d}{part}"
    if match.has("UNIT"):
        return opened(OpenDate("year", shift(match), month=month, day=day), value)
    weekday = match.number("WEEKDAY") if match.has("WEEKDAY") else None
    return opened(OpenDate("day", shift(match), month=month, day=day, weekday=weekday), value, "TIME" if part else "DATE")


def month_year(match: Match) -> Meaning | None:
    """*May 2017*, *last July*, *January this year*."""
    month = match.number("MONTH")
    if match.has("YEAR"):
        return fixed(f"{match.number('YEAR'):04d}-{month:02d}")
    if match.has("UNIT"):
        return opened(OpenDate("year", shift(match), month=month), f"XXXX-{month:02d}")
    return opened(OpenDate("month", shift(match), month=month), f"XXXX-{month:02d}")


_NAMES = frozenset("jan april june may august".split())
"""Months that are people too, where a name in capitals follows."""


def month(match: Match) -> Meaning | None:
    """A month alone. *May* and *March* need a preposition, and no month may open a person's name."""
    at = match.index("MONTH")
    after_preposition = match.follows("IN", "BY", "OF", "FROM", "TO", "ON", "BEFORE", "AFTER", "AND", "OR", "DASH")
    if match.first == at and match.tokens.word(at) in _NAMES and match.next_word[:1].isupper():
        return None
    if match.first == at and not after_preposition:
        abbreviated = len(match.tokens.word(at)) <= 4 and match.tokens.word(at) not in ("june", "july")
        if match.tokens.is_suspect(at) or abbreviated or match.next_word[:1].isupper():
            return None
    return opened(OpenDate("month", month=match.number("MONTH")), f"XXXX-{match.number('MONTH'):02d}")


# ── Times of day ────────────────────────────────────────────────────────────────────


def time_of_day(match: Match) -> Meaning | None:
    """*9:42 p.m. on Friday*, *3am*, *noon*; on a day told before where none stands with it."""
    clock = _clock(match)
    if clock is None:
        return None
    day = OpenDate("day")
    if match.has("MONTH"):
        days = match.numbers("NUM", "ORD")
        if match.has("YEAR"):
            date = f"{match.number('YEAR'):04d}-{match.number('MONTH'):02d}-{days[-1]:02d}"
            return Meaning("TIME", f"{date}T{clock}", date=date) if is_date(date) else None
        day = OpenDate("day", month=match.number("MONTH"), day=days[-1])
    elif match.has("WEEKDAY"):
        day = OpenDate("day", shift(match), weekday=match.number("WEEKDAY"))
    elif match.has("DEIXIS"):
        day = OpenDate("day", match.number("DEIXIS"))
    elif match.has("LAST"):
        day = OpenDate("day", -1)
    elif not match.has("TONIGHT", "THIS"):
        return Meaning("TIME", f"XXXX-XX-XXT{clock}", open=day, anchoring="back")
    return opened(day, f"XXXX-XX-XXT{clock}", "TIME")


def _clock(match: Match) -> str | None:
    """Hours and minutes of a time of day."""
    if match.has("NOON"):
        return "12:00" if match.number("NOON") else "00:00"
    if match.has("CLOCK"):
        hour, minute = (int(part) for part in str(match.value("CLOCK")).split(":"))
    elif match.has("BIG"):
        parts = re.fullmatch(r"([0-9]{1,2})\.([0-5][0-9])", str(match.value("BIG")))
        if parts is None:
            return None
        hour, minute = int(parts[1]), int(parts[2])
    else:
        hour, minute = match.numbers("NUM", "NUMERAL")[0], 0
    late = match.number("MERIDIEM") == 12 or match.value("PART") in ("AF", "EV")
    if match.has("MERIDIEM", "PART") and hour <= 12:
        hour = hour % 12 + (12 if late else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 25 else None


# ── Weekdays and days counted from the writing day ──────────────────────────────────


def weekday(match: Match) -> Meaning | None:
    """*on Saturday*, *last Tuesday*, *Friday night*."""
    at = match.index("WEEKDAY")
    if match.tokens.is_suspect(at) and not match.has("DOT") and not match.follows("ON"):
        return None
    part = f"T{match.value('PART')}" if match.has("PART") else ""
    number = match.number("WEEKDAY")
    value = f"XXXX-WXX-{number + 1}{part}"
    if match.has("PART") and match.tokens.word(match.last - 1).endswith("s"):
        return Meaning("SET", value)
    if match.has("FOLLOWING", "PREVIOUS"):
        amount = 1 if match.has("FOLLOWING") else -1
        return Meaning("DATE", value, open=OpenDate("day", amount, weekday=number), anchoring="back")
    kind: TimexType = "TIME" if part else "DATE"
    return opened(OpenDate("day", shift(match), weekday=number), value, kind)


def weekday_but_one(match: Match) -> Meaning | None:
    """*the Friday before last*, *the Friday after next*; *Friday week* and *a week on Friday* are a week after the Friday to come."""
    if match.has("UNIT") and match.tokens.word(match.index("UNIT")) != "week":
        return None
    number = match.number("WEEKDAY")
    return opened(OpenDate("day", -2 if match.has("LAST") else 2, weekday=number), f"XXXX-WXX-{number + 1}")


def unit_but_one(match: Match) -> Meaning | None:
    """*the week before last*, *the year after next*, *the night before last*."""
    step = -2 if match.has("LAST") else 2
    if match.has("PART"):
        return opened(OpenDate("day", step), f"XXXX-XX-XXT{match.value('PART')}", "TIME")
    unit = OPEN_UNITS.get(str(match.value("UNIT")))
    return None if unit is None or unit == "day" else opened(OpenDate(unit, step), BLANKS[unit])


def weekday_of_week(match: Match) -> Meaning | None:
    """*Tuesday of next week*."""
    number, unit = match.number("WEEKDAY"), match.value("UNIT")
    if unit != "week":
        return None
    return opened(OpenDate("week", shift(match), weekday=number), f"XXXX-WXX-{number + 1}")


def every_weekday(match: Match) -> Meaning | None:
    """*every Friday*, *on Mondays*."""
    number = match.number("WEEKDAYS" if match.has("WEEKDAYS") else "WEEKDAY")
    return Meaning("SET", f"XXXX-WXX-{number + 1}", skip=1 if match.has("ON") else 0)


def deixis(match: Match) -> Meaning | None:
    """*yesterday*, *today*, *tonight*, *tomorrow morning*."""
    part = "NI" if match.has("TONIGHT") else match.value("PART")
    value = "XXXX-XX-XX" + (f"T{part}" if part else "")
    return opened(OpenDate("day", match.number("DEIXIS")), value, "TIME" if part else "DATE")


def this_part(match: Match) -> Meaning | None:
    """A part of the writing day, *this morning*; *last night* began the day before."""
    return opened(OpenDate("day", -1 if match.has("LAST") else 0), f"XXXX-XX-XXT{match.value('PART')}", "TIME")


def day_next_but_one(match: Match) -> Meaning | None:
    """*the day before yesterday*, *the day after tomorrow*."""
    step = -1 if match.has("BEFORE") else 1
    if match.has("DEIXIS"):
        return opened(OpenDate("day", step + match.number("DEIXIS")), "XXXX-XX-XX")
    return None


def day_of_month(match: Match) -> Meaning | None:
    """*on the 5th*: digits only, for *on the first* says too little."""
    if not match.tokens.word(match.index("ORD"))[0].isdigit():
        return None
    return replace(opened(OpenDate("day", day=match.number("ORD")), f"XXXX-XX-{match.number('ORD'):02d}"), skip=1)


# ── Counted from the writing day, or from another one ───────────────────────────────


def _counted(match: Match, sign: int) -> OpenDate | None:
    """The date so many units away; vague counts stand for three."""
    unit, number = str(match.value("UNIT")), count(match)
    if unit not in OPEN_UNITS:
        return OpenDate("day", approximate=True)
    many = (3.0 if number is None else number) * MULTIPLES.get(unit, 1)
    if many > 5000:
        return None
    approximate = number is None or match.has("APPROX", "MORE", "AT", "UP", "SO", "HALF") or unit in ("decade", "century")
    return OpenDate(OPEN_UNITS[unit], sign * int(many), approximate=approximate)


def ago(match: Match) -> Meaning | None:
    """*two weeks ago*, *three days from now*; *a week ago today* is a day."""
    date = _counted(match, -1 if match.has("AGO") else 1)
    if date is None:
        return None
    if match.has("DEIXIS") and date.unit in ("day", "week"):
        date = OpenDate("day", date.amount * (7 if date.unit == "week" else 1) + match.number("DEIXIS"))
    is_year = date == OpenDate("year", -1)
    return replace(opened(date, BLANKS[date.unit]), anchoring="period" if is_year else None)


def offset(match: Match) -> Meaning | None:
    """*a day earlier* counts from a day told before; *a day after visiting* dates the visiting."""
    later = match.number("EARLIER") == 1 if match.has("EARLIER") else match.has("AFTER", "FOLLOWING")
    anchoring: Anchoring = "back"
    if match.has("BEFORE", "AFTER") and match.next_word not in (
        "",
        ",",
        ".",
        ";",
        ")",
        '"',
        "”",
        "’",
        "'",
        "and",
        "but",
        "in",
        "at",
        "when",
    ):
        anchoring = "complement"
    if match.has("PART", "EVE"):
        date: OpenDate | None = OpenDate("day", 1 if later else -1)
    else:
        date = _counted(match, 1 if later else -1)
    if date is None:
        return None
    if anchoring == "complement" and not match.has("PART", "EVE", "THE"):
        return replace(duration(match) or SILENT, open=date, anchoring=anchoring, drop=1)
    part = f"T{match.value('PART')}" if match.has("PART") else ""
    return Meaning("TIME" if part else "DATE", BLANKS[date.unit] + part, open=date, anchoring=anchoring)


def same(match: Match) -> Meaning | None:
    """*the same evening*, *that day*: the day told before."""
    unit = str(match.value("UNIT") or "day")
    if unit not in OPEN_UNITS:
        return None
    part = f"T{match.value('PART')}" if match.has("PART") else ""
    open_unit = OPEN_UNITS[unit]
    if match.has("WEEKDAY"):
        if match.tokens.is_suspect(match.index("WEEKDAY")):
            return None
        return Meaning(
            "DATE", f"XXXX-WXX-{match.number('WEEKDAY') + 1}", open=OpenDate("day", weekday=match.number("WEEKDAY")), anchoring="back"
        )
    return Meaning("TIME" if part else "DATE", BLANKS[open_unit] + part, open=OpenDate(open_unit), anchoring="back")


def next_unit(match: Match) -> Meaning | None:
    """*the next day* counts from a day told before; *next week* from the writing day."""
    unit = str(match.value("UNIT") or "day")
    if unit not in OPEN_UNITS or match.tokens.word(match.last - 1).endswith("s"):
        return None
    amount = -1 if match.has("PREVIOUS") else 1
    value = BLANKS[OPEN_UNITS[unit]] + (f"T{match.value('PART')}" if match.has("PART") else "")
    date = OpenDate(OPEN_UNITS[unit], amount)
    if match.has("NEXT") and not match.has("THE") and OPEN_UNITS[unit] != "day":
        return opened(date, value)
    return Meaning("TIME" if match.has("PART") else "DATE", value, open=date, anchoring="back")


# ── Holidays ────────────────────────────────────────────────────────────────────────


def holiday(match: Match) -> Meaning | None:
    """*Christmas Eve 2011*, *last Thanksgiving*, *Easter*."""
    name = str(match.value("HOLIDAY"))
    amount = -1 if match.has("EVE") else 0
    if match.has("YEAR"):
        day = holiday_days(name, match.number("YEAR"))[0] + datetime.timedelta(amount)
        return fixed(day.isoformat())
    weekday = match.number("WEEKDAY") if match.has("WEEKDAY") else None
    tense: Literal["past", "future"] | None = "past" if match.has("LAST") else "future" if match.has("NEXT") else None
    return opened(OpenDate("day", amount, tense, weekday=weekday, holiday=name), "XXXX-XX-XX")


def eve_of(match: Match) -> Meaning | None:
    """*the eve of Easter*, *the day after Christmas*."""
    amount = 1 if match.has("AFTER") else -1
    return opened(OpenDate("day", amount, holiday=str(match.value("HOLIDAY"))), "XXXX-XX-XX")
