"""What the rules of the grammar mean that tell a week or longer, a duration, a set, or no time of its own."""

from __future__ import annotations

from dataclasses import replace

from recension.model import OpenDate, Tense
from recension.stages.annotate.times.match import (
    BLANKS,
    CODES,
    MULTIPLES,
    OPEN_UNITS,
    SEASON_CODES,
    SILENT,
    Match,
    Meaning,
    count,
    fixed,
    opened,
    shift,
    spelt,
)
from recension.stages.annotate.times.tokens import letters
from recension.text.edtf import bounds, from_bounds

# ── Quarters, seasons, decades ──────────────────────────────────────────────────────


def quarter(match: Match) -> Meaning | None:
    """*the third quarter of 1989*; open without a year."""
    number = match.number("ORD")
    if match.tokens.word(match.index("UNIT")) not in ("quarter", "quarters") or not 1 <= number <= 4:
        return None
    start = 3 * number - 2
    skip = 1 if match.has("DASH") and match.has("THE") else 0
    if match.has("YEAR"):
        year = match.number("YEAR")
        return Meaning(
            "DATE", f"{year:04d}-Q{number}", skip=skip, date=from_bounds(*bounds(f"{year:04d}-{start:02d}/{year:04d}-{start + 2:02d}"))
        )
    return replace(opened(OpenDate("quarter", shift(match), "past", month=start), f"XXXX-Q{number}"), skip=skip)


def half_of_year(match: Match) -> Meaning | None:
    """*the first half of 2015*; open in *the second half of the year*."""
    number = 2 if match.has("LAST") else match.number("ORD")
    if number not in (1, 2):
        return None
    if match.has("YEAR"):
        year = match.number("YEAR")
        months = f"{year:04d}-{6 * number - 5:02d}/{year:04d}-{6 * number:02d}"
        return Meaning("DATE", f"{year:04d}-H{number}", date=from_bounds(*bounds(months)))
    return opened(OpenDate("year"), BLANKS["year"]) if match.value("UNIT") == "year" else None


def season(match: Match) -> Meaning | None:
    """*last spring*, *the winter of 1994*; *spring* and *fall* alone only after a preposition."""
    start = match.number("SEASON")
    if match.first == match.index("SEASON") and match.last == match.first + 1 and not match.follows("IN", "BY", "BEFORE", "AFTER", "THE"):
        return None
    if match.tokens.word(match.index("SEASON")) in ("spring", "fall") and match.follows("THE") and match.last == match.first + 1:
        return None
    if match.has("YEAR"):
        year = match.number("YEAR")
        last = f"{year + (start == 12):04d}-{(start + 1) % 12 + 1:02d}"
        return Meaning("DATE", f"{year:04d}-{SEASON_CODES[start]}", date=from_bounds(*bounds(f"{year:04d}-{start:02d}/{last}")))
    tense: Tense | None = "present" if match.has("THIS") else None  # this summer: the nearest, gone or to come
    return opened(OpenDate("season", shift(match), tense, month=start), f"XXXX-{SEASON_CODES[start]}")


def decade(match: Match) -> Meaning | None:
    """*the late 1980s*, *the nineties*."""
    year = match.number("DECADES")
    if year < 100 and not match.has("THE", "APOSTROPHE"):
        return None
    year += 1900 if year < 100 else 0
    first, last = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}.get(str(match.value("EARLY")), (0, 9))
    return fixed(f"{year + first:04d}/{year + last:04d}", f"{year // 10}")


def century(match: Match) -> Meaning | None:
    """*the 19th century*."""
    number = match.number("ORD")
    if match.tokens.word(match.index("UNIT")) != "century" or not 1 < number <= 22:
        return None
    return fixed(f"{number * 100 - 99:04d}/{number * 100:04d}", f"{number - 1:02d}")


# ── Weeks, months and years by their place ──────────────────────────────────────────


def shifted_unit(match: Match) -> Meaning | None:
    """*last week*, *this month*, *next year*."""
    unit = str(match.value("UNIT"))
    if unit not in OPEN_UNITS or match.tokens.word(match.last - 1).endswith("s") or (OPEN_UNITS[unit] == "day" and not match.has("THIS")):
        return None
    if unit in MULTIPLES:
        return Meaning("DURATION", CODES[unit].format(MULTIPLES[unit]))
    date = OpenDate(OPEN_UNITS[unit], shift(match))
    return opened(date, BLANKS[date.unit])


def phase_of_unit(match: Match) -> Meaning | None:
    """*earlier this week* ends at the writing day, *later this month* begins there; *the end of the year* is its unit."""
    unit = str(match.value("UNIT"))
    if unit not in OPEN_UNITS or unit in MULTIPLES or match.tokens.word(match.last - 1).endswith("s"):
        return None
    if match.has("THE") and not match.has("EDGE"):
        return None
    if match.has("THAT"):
        return Meaning("DATE", BLANKS[OPEN_UNITS[unit]], open=OpenDate(OPEN_UNITS[unit]), anchoring="back")
    date = OpenDate(OPEN_UNITS[unit], shift(match))
    if match.has("EARLIER") and date.amount == 0:
        date = replace(date, approximate=True, tense="past" if match.number("EARLIER") < 0 else "future")
    return opened(date, BLANKS[date.unit])


def within_unit(match: Match) -> Meaning | None:
    """*later in the day* is of the day told before, *earlier in the year* of the writing year."""
    unit = match.tokens.word(match.last - 1)
    if unit not in OPEN_UNITS or unit in MULTIPLES:
        return None
    date = OpenDate(OPEN_UNITS[unit])
    return Meaning("DATE", BLANKS[date.unit], open=date, anchoring="back" if date.unit == "day" else None)


def end_of_unit(match: Match) -> Meaning | None:
    """*year-end*, *the month's end*: the unit itself."""
    unit = match.tokens.word(match.index("UNIT"))
    if unit not in ("year", "month", "quarter") or match.tokens.word(match.last - 1) != "end":
        return None
    return opened(OpenDate(OPEN_UNITS[unit]), BLANKS[OPEN_UNITS[unit]])


_BOUNDED = frozenset("ended ending to through since that which".split())
"""What makes *the year* a stretch with bounds of its own and no calendar year."""


def the_unit(match: Match) -> Meaning | None:
    """*the weekend*, *the latest quarter*, *the current year*, *the year*."""
    unit = match.tokens.word(match.last - 1)
    if unit == "period":
        return opened(OpenDate("quarter", -1), BLANKS["quarter"]) if match.has("LATEST") else None
    if unit == "year":
        return _the_year(match)
    if unit == "weekend":
        return opened(OpenDate("weekend"), BLANKS["weekend"])
    if unit == "quarter" and not match.precedes("OF"):
        return opened(OpenDate("quarter", 0 if match.has("CURRENT") else -1), BLANKS["quarter"])
    if unit == "week" and match.classes_are("THE", "UNIT") and not match.precedes("OF", "BEFORE", "AFTER", "DASH"):
        return opened(OpenDate("week"), BLANKS["week"])
    return None


def _the_year(match: Match) -> Meaning | None:
    """*the current year*, *for the year*; a year with bounds of its own is a duration."""
    if match.has("CURRENT", "FULL", "LATEST"):
        return opened(OpenDate("year", -1 if match.has("LATEST") else 0), BLANKS["year"])
    if match.precedes("OF"):
        return None
    is_calendar = match.tokens.word(match.first - 1) in ("for", "of") and match.next_word not in _BOUNDED
    return opened(OpenDate("year"), BLANKS["year"]) if is_calendar else Meaning("DURATION", "P1Y")


def year(match: Match) -> Meaning | None:
    """A year alone, where the words around it do not make it a number of things."""
    number = match.number("YEAR")
    alone = match.last == match.first + 1
    companions = (
        "A",
        "THIS",
        "THAT",
        "S",
        "POSSESSIVE",
        "BETWEEN",
        "IN",
        "BY",
        "OF",
        "FROM",
        "TO",
        "BEFORE",
        "AFTER",
        "AND",
        "OR",
        "DASH",
        "OPEN",
        "COMMA",
        "SEASON",
        "THE",
        "ON",
        "AT",
        "THAN",
    )
    word = match.next_word
    if alone and not match.follows(*companions) and word[:1].isalpha() and not word[:1].isupper():
        return None
    if alone and word[:1].islower() and word.endswith("s") and word not in ("was", "is", "has") and not match.follows("IN", "BY", "OF"):
        return None
    return fixed(f"{number:04d}") if 1500 <= number < 2100 or not alone else None


def spelt_year(match: Match) -> Meaning | None:
    """*nineteen ninety-six*, *the year two thousand*."""
    parts = match.numbers("NUMERAL")
    if match.has("UNIT"):
        number = int(spelt(parts))
    elif parts[0] in (17, 18, 19, 20) and 10 <= sum(parts[1:]) < 100:
        number = parts[0] * 100 + sum(parts[1:])
    else:
        return None
    return fixed(f"{number:04d}") if 1500 <= number < 2100 else None


# ── Durations, sets, references ─────────────────────────────────────────────────────


HALVES = {"hour": "30M", "minute": "30S", "year": "6M"}
"""Half a unit in the next smaller one, as TIMEX3 writes it: *two and a half years* is ``P2Y6M``."""


def duration(match: Match) -> Meaning | None:
    """*six-day*, *nearly four years*, *week-long*."""
    unit = str(match.value("UNIT"))
    number = 1.0 if match.classes_are("UNIT", "DASH", "LONG") else count(match)
    if match.tokens.classes[match.first] == letters()["UNIT"] and match.tokens.word(match.first).endswith("s"):
        number = None  # seconds before the vote
    singular_article = match.has("A") and not match.has("NUMERAL", "NUM", "VAGUE")
    if unit in ("second", "quarter") and (singular_article or (unit == "quarter" and not match.has("VAGUE"))):
        return None
    amount = "X" if number is None else f"{number * MULTIPLES.get(unit, 1):g}"
    halved = HALVES.get(unit)
    if number is not None and halved and number % 1 == 0.5 and number > 1:
        return Meaning("DURATION", CODES[unit].format(f"{number - 0.5:g}") + halved)
    skip = 1 if match.has("DASH") and match.tokens.classes[match.first] in (letters()["A"], letters()["THE"]) else 0
    return Meaning("DURATION", CODES[unit].format(amount), skip=skip)


def age(match: Match) -> Meaning | None:
    """*36-year-old* is a quantity and no time."""
    return SILENT


def rate(match: Match) -> Meaning | None:
    """*24 hours a day*, *five days a week* tell how often and no time."""
    return SILENT


def year_ago(match: Match) -> Meaning | None:
    """*the year-ago quarter*, *a year-earlier loss*."""
    unit = match.tokens.word(match.index("UNIT"))
    if unit not in OPEN_UNITS:
        return None
    date = OpenDate(OPEN_UNITS[unit], -1)
    is_year = date.unit == "year"
    return replace(opened(date, BLANKS[date.unit]), skip=1 if match.has("A") else 0, anchoring="period" if is_year else None)


def stretch(match: Match) -> Meaning | None:
    """*the past three years*, *the first nine months*."""
    if match.value("UNIT") in ("second", "quarter") and match.has("A"):
        return None
    number = count(match)
    unit = str(match.value("UNIT"))
    return Meaning("DURATION", CODES[unit].format("X" if number is None else f"{number * MULTIPLES.get(unit, 1):g}"))


def units(match: Match) -> Meaning | None:
    """*years*, *weeks*: so many that no number is given."""
    unit = match.tokens.word(match.last - 1)
    if not unit.endswith("s") or unit in ("seconds", "quarters", "nights", "weekends"):
        return None
    return Meaning("DURATION", CODES[str(match.value("UNIT"))].format("X"))


def each(match: Match) -> Meaning | None:
    """*every day*, *each of two weeks*."""
    if match.has("MONTH"):
        return Meaning("SET", f"XXXX-{match.number('MONTH'):02d}")
    if not match.has("UNIT"):
        return Meaning("SET", "XXXX-XX-XX")
    number = count(match) if match.has("NUM", "NUMERAL", "VAGUE") else 1.0
    return Meaning("SET", CODES[str(match.value("UNIT"))].format("X" if number is None else f"{number:g}"))


def often(match: Match) -> Meaning | None:
    """*daily*, *weekly*."""
    return Meaning("SET", str(match.value("OFTEN")))


def part_of_day(match: Match) -> Meaning | None:
    """*at dawn*, *dusk*: on the day told before."""
    return Meaning("TIME", f"XXXX-XX-XXT{match.value('DAYTIME')}", open=OpenDate("day"), anchoring="back", skip=1 if match.has("AT") else 0)


def in_the_morning(match: Match) -> Meaning | None:
    """*in the morning*: of the day told before."""
    return Meaning("TIME", f"XXXX-XX-XXT{match.value('PART')}", open=OpenDate("day"), anchoring="back", skip=1)


def by_morning(match: Match) -> Meaning | None:
    """*by morning*, *by dawn*: of the day after the one told before; *by evening*: of that day."""
    part = str(match.value("PART") or match.value("DAYTIME"))
    return Meaning("TIME", f"XXXX-XX-XXT{part}", open=OpenDate("day", 1 if part in ("MO", "DAWN") else 0), anchoring="back", skip=1)


def now(match: Match) -> Meaning | None:
    """*now*, *recently*: a reference and no date."""
    return Meaning("DATE", str(match.value("NOW")))


def reference(match: Match) -> Meaning | None:
    """*recent*, *current*, *the future*, *in the past*."""
    if match.has("CURRENT"):
        return Meaning("DATE", "PRESENT_REF") if match.last == match.first + 1 else None
    if match.has("LAST"):
        return (
            Meaning("DATE", "PAST_REF")
            if match.classes_are("THE", "LAST")
            and match.tokens.word(match.last - 1) == "past"
            and match.follows("IN", "OF")
            and not match.next_word.isalpha()
            else None
        )
    value = str(match.value("RECENT"))
    if value == "FUTURE_REF" and not match.has("THE", "UNIT"):
        return None
    return Meaning("DATE", value, skip=1 if match.has("THE") and value == "PAST_REF" else 0)
