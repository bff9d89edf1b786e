"""The grammar of time expressions: rules over token classes, and the value that each gives.

A rule is written in the names of the classes (``data/time_words.tsv``); *compile_rule* turns each name into its
character. Rules are tried in the order of the table at each token, the first that matches is taken. The classes that a
quantifier repeats never overlap with what follows them, so every rule runs in linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from recension.stages.annotate.times import periods, values
from recension.stages.annotate.times.match import Match, Meaning, ValueOf
from recension.stages.annotate.times.tokens import CORES, Tokens, letters

MACROS = {
    "COUNT": "(?:A? VAGUE OF?|NUM NUM SLASH NUM|(?:NUM|NUMERAL) (?:TO|OR) (?:NUM|NUMERAL)|(?:NUM|BIG|YEAR)|A NUMERAL|NUMERAL(?: DASH? NUMERAL){0,6}|HALF A|A)",
    "DAYNUM": "(?:NUM|ORD|NUMERAL DASH ORD)",
    "ABOUT": "(?:(?:APPROX|MORE THAN|AT LEAST|UP TO|NO MORE THAN))",
    "SHIFT": "(?:LAST|NEXT|THIS)",
    "YEARPART": "(?:COMMA? YEAR|COMMA? (?:THIS|LAST|NEXT) UNIT|OF (?:THIS|LAST|NEXT) UNIT)",
    "PHASE": "(?:EARLY DASH?|EARLIER|THE? EDGE OF)",
}

RULES: tuple[tuple[str, str, ValueOf], ...] = (
    # absolute dates
    ("iso date", "YEAR DASH NUM DASH NUM", values.iso_date),
    ("slashed date", "NUM SLASH NUM SLASH (?:YEAR|NUM|BIG)|NUM DOT NUM DOT YEAR|DOTTED", values.figures),
    (
        "range of days",
        "MONTH DOT? DAYNUM (?:DASH|TO|AND) DAYNUM(?: COMMA? YEAR)?|DAYNUM (?:DASH|TO|AND) DAYNUM OF? MONTH DOT?(?: COMMA? YEAR)?",
        values.range_of_days,
    ),
    (
        "month and day",
        "(?:(?:SHIFT )?WEEKDAY DOT? COMMA? THE?)?(?:PHASE |SHIFT )?(?:MONTH DOT? THE? DAYNUM|THE? DAYNUM OF? MONTH DOT?)(?: YEARPART)?(?: COMMA? PART)?",
        values.month_day,
    ),
    ("month and year", "(?:PHASE )?MONTH DOT?(?: OF)? YEARPART|(?:THE? PHASE )?SHIFT MONTH DOT?", values.month_year),
    # times of day
    (
        "time of day",
        "ABOUT?(?:(?:CLOCK|NUM|BIG|NUMERAL) MERIDIEM|CLOCK|(?:NUM|NUMERAL) OCLOCK|NOON|(?:NUM|NUMERAL|CLOCK) IN THE PART)"
        "(?: OPEN? ZONE CLOSE?)?(?: COMMA?(?:ON|OF)? (?:SHIFT? WEEKDAY DOT? PART?|DEIXIS|TONIGHT|SHIFT PART|MONTH DOT? DAYNUM(?: COMMA? YEAR)?|NUM MONTH YEAR?))?",
        values.time_of_day,
    ),
    # weekdays and days counted from today
    ("weekday but one", "THE? WEEKDAY (?:BEFORE LAST|AFTER NEXT)|WEEKDAY UNIT|A UNIT ON WEEKDAY", values.weekday_but_one),
    ("unit but one", "THE (?:UNIT|PART) (?:BEFORE LAST|AFTER NEXT)", values.unit_but_one),
    ("weekday of a week", "WEEKDAY DOT? PART?(?: OF)? SHIFT UNIT", values.weekday_of_week),
    ("weekdays", "(?:EVERY|ON)? WEEKDAYS|EVERY WEEKDAY PART?", values.every_weekday),
    ("weekday", "(?:EARLY ON|PHASE)?(?:THE? (?:LAST|THIS? NEXT|THIS|FOLLOWING|PREVIOUS))? WEEKDAY DOT? (?:PART|NOON)?", values.weekday),
    ("deixis", "(?:EARLY|EARLIER)?(?:DEIXIS PART?|TONIGHT)", values.deixis),
    ("part of today", "(?:EARLY|EARLIER)?(?:THIS|LAST) PART", values.this_part),
    # counted
    ("year ago", "(?:THE|A)? UNIT DASH (?:AGO|EARLIER) (?:UNIT|PERIOD)?", periods.year_ago),
    ("next but one", "THE? UNIT (?:BEFORE|AFTER) DEIXIS", values.day_next_but_one),
    ("day of the month", "ON THE ORD(?=COMMA|DOT|$)", values.day_of_month),
    ("ago", "ABOUT? COUNT(?: AND A HALF)? UNIT(?: OR (?:SO|NUMERAL))? (?:AGO DEIXIS?|FROM NOW)", values.ago),
    (
        "offset",
        "ABOUT? COUNT(?: AND A HALF)? UNIT (?:EARLIER|BEFORE|AFTER|FOLLOWING)|THE? (?:UNIT|PART|EVE) (?:BEFORE|AFTER)",
        values.offset,
    ),
    ("same day", "(?:EARLIER )?(?:THAT SAME?|THE SAME) (?:UNIT|PART)|(?:EARLIER )?THAT (?:WEEKDAY|MONTH)", values.same),
    ("next day", "THE? (?:NEXT|PREVIOUS|FOLLOWING) (?:UNIT|PART)(?=.|$)", values.next_unit),
    ("eve of", "THE? EVE OF THE? HOLIDAY|THE UNIT (?:BEFORE|AFTER) HOLIDAY", values.eve_of),
    ("holiday", "(?:LAST|NEXT|THIS)? HOLIDAY (?:WEEKDAY|EVE)?(?: COMMA? YEAR)?", values.holiday),
    # quarters, seasons, years
    (
        "quarter",
        "(?:THE|THIS|LAST|NEXT)? FISCAL? ORD DASH? UNIT(?: (?:OF )?(?:FISCAL )?(?:YEAR|SHIFT UNIT))?|THE? YEAR ORD DASH? UNIT",
        periods.quarter,
    ),
    ("half of a year", "(?:THE|THIS)? ORD HALF(?: OF)? (?:THE UNIT|YEAR)", periods.half_of_year),
    ("season", "(?:SHIFT|THE|THE? PHASE)? SEASON(?: OF)? (?:YEAR|SHIFT UNIT)|(?:SHIFT|PHASE) SEASON|SEASON", periods.season),
    ("decade", "(?:THE (?:EARLY DASH?)?|(?:EARLY DASH?))?(?:APOSTROPHE)? DECADES", periods.decade),
    ("century", "(?:THE )?(?:EARLY DASH?)? ORD DASH? UNIT", periods.century),
    # units
    ("within a unit", "(?:EARLIER|EARLY) IN THE UNIT", periods.within_unit),
    ("end of a unit", "THE? UNIT (?:DASH|APOSTROPHE S)? EDGE", periods.end_of_unit),
    ("phase of a unit", "(?:EARLY|EARLIER|THE? EDGE OF) (?:THIS|LAST|NEXT|THE|THAT) UNIT", periods.phase_of_unit),
    ("last few", "(?:THE|THIS)? (?:LAST|NEXT|PREVIOUS|FOLLOWING|LATEST|ORD) COUNT UNIT", periods.stretch),
    ("shifted unit", "THE? CURRENT? (?:LAST|NEXT|THIS) (?:FISCAL|FULL)? UNIT", periods.shifted_unit),
    ("year", "(?:THE UNIT|(?:THE? (?:PHASE|EDGE OF))|FISCAL)? YEAR", periods.year),
    ("spelt year", "(?:THE UNIT )?NUMERAL NUMERAL(?: DASH NUMERAL)?", periods.spelt_year),
    ("each", "EVERY COUNT? (?:UNIT|PART|MONTH|SEASON)", periods.each),
    ("often", "OFTEN", periods.often),
    ("age", "THE? COUNT DASH? UNIT DASH? OLD", periods.age),
    ("rate", "COUNT UNIT (?:A|EVERY) UNIT", periods.rate),
    (
        "duration",
        "(?:THE|ABOUT)? COUNT(?: AND A HALF)? (?:MORE )?DASH? UNIT(?: AND A HALF| OR NUMERAL)?(?: DASH? LONG)?|UNIT DASH LONG",
        periods.duration,
    ),
    ("the unit", "THE (?:FISCAL|FULL|LATEST FISCAL?|CURRENT FISCAL?)? (?:UNIT|PERIOD)", periods.the_unit),
    ("units", "(?:RECENT|NEXT)? UNIT", periods.units),
    # what is left
    ("month", "(?:PHASE|THE? EDGE OF)? MONTH", values.month),
    ("in the morning", "IN THE PART", periods.in_the_morning),
    ("by morning", "BY (?:PART|DAYTIME)", periods.by_morning),
    ("part of day", "(?:AT )?DAYTIME", periods.part_of_day),
    ("now", "MORE? NOW", periods.now),
    ("reference", "THE? (?:RECENT UNIT|NEAR? RECENT|CURRENT|LAST)", periods.reference),
)


CORE_REACH = 6
"""At most so many tokens open an expression before the first word that is of time (*at the very end of*)."""


def compile_rule(rule: str) -> str:
    """The regular expression over class characters that a rule in class names stands for."""
    for name, body in MACROS.items():
        rule = re.sub(rf"\b{name}\b", body, rule)
    return re.sub(r"[A-Z]+", lambda m: letters()[m[0]], rule).replace(" ", "")


@lru_cache(maxsize=1)
def grammar() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """One expression for all rules, a group for each; and every rule by itself."""
    bodies = [compile_rule(rule) for _, rule, _ in RULES]
    never_first = "".join(letters()[kind] for kind in ("OTHER", "COMMA", "DOT"))
    cores = "".join(letters()[kind] for kind in sorted(CORES | {"NUMERAL", "ORD"}))
    near_core = f"(?![{never_first}])(?=.{{0,{CORE_REACH}}}[{cores}])"
    return re.compile(near_core + "(?:" + "|".join(f"({body})" for body in bodies) + ")"), tuple(re.compile(body) for body in bodies)


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression among the tokens: from token ``first`` to before token ``last``."""

    first: int
    last: int
    meaning: Meaning


def read(tokens: Tokens) -> list[Found]:
    """The time expressions among ``tokens``, in order and apart from each other."""
    pattern, _ = grammar()
    found, at = [], 0
    while match := pattern.search(tokens.classes, at):
        taken = _first_meaning(tokens, match)
        if taken is not None and taken.meaning.value:
            found.append(taken)
        at = taken.last if taken is not None else match.start() + 1
    return found


def _first_meaning(tokens: Tokens, match: re.Match[str]) -> Found | None:
    """What the first rule gives that has a meaning there: the one that ``match`` found, or one behind it in the table."""
    _, patterns = grammar()
    first, tried = match.start(), (match.lastindex or 1) - 1
    last: int | None = match.end()
    for number in range(tried, len(RULES)):
        if number > tried:
            later = patterns[number].match(tokens.classes, first)
            last = later.end() if later else None
        meaning = RULES[number][2](Match(tokens, first, last)) if last is not None else None
        if meaning is not None and last is not None:
            return Found(first + meaning.skip, _without_stop(tokens, last - meaning.drop), meaning)
    return None


def _without_stop(tokens: Tokens, last: int) -> int:
    """The end of an expression, moved before a stop that ends the sentence and no abbreviation."""
    stop = tokens.classes[last - 1] == letters()["DOT"]
    return last - 1 if stop and (last == len(tokens.classes) or len(tokens.word(last - 2)) > 5) else last
