"""Units: in which they are compared, and which of them are of money or of time."""

from __future__ import annotations

import re

SCALES = {
    "second": ("minute", 1 / 60), "hour": ("minute", 60.0), "week": ("day", 7.0), "quarter": ("month", 3.0), "year": ("month", 12.0),
    "tonne": ("kilogram", 1000.0), "gram": ("kilogram", 0.001), "kilometre": ("metre", 1000.0), "centimetre": ("metre", 0.01),
    "millimetre": ("metre", 0.001), "gigawatt": ("megawatt", 1000.0), "kilowatt": ("megawatt", 0.001),
}  # fmt: skip
"""Units, the unit in which they are compared, and how much of it each is."""
CURRENCY_NOUNS = frozenset({"dollar", "peso", "crown", "dinar", "lira", "real", "shilling", "dirham", "riyal"})
TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
SUMS = re.compile(
    r"\b(?:loss(?:es)?|damages?|cost|price|worth|value|fine|deal|contract|debt|budget|compensation|ransom|bill|fund|fraud|aid|investment|revenue|"
    r"sales|profit|bail|reward|project|package|salary|tax)\b",
    re.IGNORECASE,
)
"""Nouns for sums of money."""


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency (ISO 4217, or a dollar, peso or crown of no named country)."""
    return unit in CURRENCY_NOUNS or (unit is not None and len(unit) == 3 and unit.isupper())
