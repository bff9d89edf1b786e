"""Words as details: what a rewrite keeps when it changes all the words around them.

A detail is a number, a name or a telling word, in a form that survives rewording: *two hundred* is 200,
*€430m* is 430, *bankers'* is *banker*.
"""

from __future__ import annotations

import re

_NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
    "dozen": "12",
    "midday": "noon",
}

_FIGURE = re.compile(r"[a-z]{0,2}([0-9][0-9.]*)(?:m|mn|bn|k|km|pm|am|st|nd|rd|th|s)?\Z")

_VAGUE_NUMBERS = frozenset("0 1 2 3 4".split())
"""Small numbers stand in every second sentence."""


def detail(key: str, stem: str) -> str:
    """A word as a detail; empty if it is none."""
    number = _NUMBER_WORDS.get(key)
    if number is None and (figure := _FIGURE.match(key.replace(",", ""))):
        number = figure[1].rstrip(".")
    if number is None:
        return stem
    return "" if number in _VAGUE_NUMBERS else number
