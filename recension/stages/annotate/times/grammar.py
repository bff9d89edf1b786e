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
    "COUNT": "(?:A? VAGUE OF?|NUM NUM SLASH NUM|(?:NUM|BIG|YEAR)|A NUMERAL|NUMERAL(?: DASH? NUMERAL){0,6}|HALF A|A)",
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
    ("weekday of a week", "WEEKDAY DOT? PART?(?: OF)? SHIFT UNIT", values.weekday_of_week),
    ("weekdays", "(?:EVERY|ON)? WEEKDAYS|EVERY WEEKDAY PART?", values.every_weekday),
    ("weekday", "(?:EARLY ON|PHASE)?(?:THE? (?:LAST|THIS? NEXT|THIS|FOLLOWING|PREVIOUS))? WEEKDAY DOT? (?:PART|NOON)?", values.weekday),
    ("deixis", "(?:EARLY|EARLIER)?(?:DEIXIS PART?|TONIGHT)", values.deixis),
    ("part of today", "(?:EARLY|EARLIER)?(?:THIS|LAST) PART", values.this_part),
    # counted
    ("year ago", "(?:THE|A)? UNIT DASH (?:AGO|EARLIER) UNIT?", periods.year_ago),
    ("next but one", "THE? UNIT (?:BEFORE|AFTER) DEIXIS", values.day_next_but_one),
    ("day of the month", "ON THE ORD(?=COMMA|DOT|$)", values.day_of_month),
    ("ago", "ABOUT? COUNT(?: AND A HALF)? UNIT(?: OR SO)? (?:AGO|FROM NOW)", values.ago),
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
    ("season", "(?:SHIFT|THE|THE? PHASE)? SEASON(?: OF)? (?:YEAR|SHIFT UNIT)|(?:SHIFT|PHASE) SEASON|SEASON", periods.season),
    ("decade", "(?:THE (?:EARLY DASH?)?|(?:EARLY DASH?))?(?:APOSTROPHE)? DECADES", periods.decade),
    ("century", "(?:THE )?(?:EARLY DASH?)? ORD DASH? UNIT", periods.century),
    # units
    ("phase of a unit", "(?:EARLY|EARLIER|THE? EDGE OF) (?:THIS|LAST|NEXT|THE|THAT) UNIT", periods.phase_of_unit),
    ("last few", "(?:THE|THIS)? (?:LAST|NEXT|PREVIOUS|FOLLOWING|ORD) COUNT UNIT", periods.stretch),
    ("shifted unit", "THE? CURRENT? (?:LAST|NEXT|THIS) (?:FISCAL|FULL)? UNIT", periods.shifted_unit),
    ("year", "(?:THE UNIT|(?:THE? (?:PHASE|EDGE OF))|FISCAL)? YEAR", periods.year),
    ("spelt year", "(?:THE UNIT )?NUMERAL NUMERAL(?: DASH NUMERAL)?", periods.spelt_year),
    ("each", "EVERY COUNT? (?:UNIT|PART|MONTH|SEASON)", periods.each),
    ("often", "OFTEN", periods.often),
    ("age", "THE? COUNT DASH? UNIT DASH? OLD", periods.age),
    (
        "duration",
        "(?:THE|ABOUT)? COUNT(?: AND A HALF)? (?:MORE )?DASH? UNIT(?: AND A HALF)?(?: DASH? LONG)?|UNIT DASH LONG",
        periods.duration,
    ),
    ("the unit", "THE (?:FISCAL|FULL|LATEST|CURRENT FISCAL?)? UNIT", periods.the_unit),
    ("units", "(?:RECENT|NEXT)? UNIT", periods.units),
    # what is left
    ("month", "(?:PHASE|THE? EDGE OF)? MONTH", values.month),
    ("by morning", "BY (?:PART|DAYTIME)", periods.by_morning),
    ("part of day", "(?:AT )?DAYTIME", periods.part_of_day),
    ("now", "MORE? NOW", periods.now),
    ("reference", "THE? (?:RECENT UNIT|RECENT|CURRENT)", periods.reference),
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
    cores = "".join(letters()[kind] for kind in sorted(CORES | {"NUMERAL"}))
    near_core = f"(?=.{{0,{CORE_REACH}}}[{cores}])"
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
        first = match.start()
        taken = _first_meaning(tokens, first, (match.lastindex or 1) - 1)
        if taken is not None and taken.meaning.value:
            found.append(taken)
        at = taken.last if taken is not None else first + 1
    return found


def _first_meaning(tokens: Tokens, first: int, rule: int) -> Found | None:
    """What the first rule from number ``rule`` on gives that has a meaning at the token ``first``."""
    _, patterns = grammar()
    for pattern, (_, _, value_of) in zip(patterns[rule:], RULES[rule:], strict=True):
        match = pattern.match(tokens.classes, first)
        if match is None:
            continue
        meaning = value_of(Match(tokens, first, match.end()))
        if meaning is not None:
            return Found(first + meaning.skip, _without_stop(tokens, match.end() - meaning.drop), meaning)
    return None


def _without_stop(tokens: Tokens, last: int) -> int:
    """The end of an expression, moved before a stop that ends the sentence and no abbreviation."""
    stop = tokens.classes[last - 1] == letters()["DOT"]
    return last - 1 if stop and (last == len(tokens.classes) or len(tokens.word(last - 2)) > 5) else last
