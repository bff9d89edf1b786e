"""Numbers in figures and words, with what the words around them say of how exact they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = {word: value for value, word in enumerate(_ONES, 1)} | {word: 10 * value for value, word in enumerate(_TENS, 2)}
MULTIPLIERS = {"hundred": 100, "thousand": 1_000, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12}
SYMBOLS = {"m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "k": 1e3}
ROUGH = {
    "dozen": (12, 12), "half a dozen": (6, 6), "a couple": (2, 2), "dozens": (24, 99), "scores": (40, 99), "several dozen": (36, 99),
    "hundreds": (200, 999), "several hundred": (300, 999), "a few hundred": (200, 500), "thousands": (2_000, 9_999),
    "several thousand": (3_000, 9_999), "a few thousand": (2_000, 5_000), "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999), "millions": (2e6, 9.9e6), "tens of millions": (20e6, 99e6),
    "several million": (3e6, 9e6), "a few": (3, 6), "several": (3, 9), "half a million": (5e5, 5e5),
}  # fmt: skip
"""What round words stand for, at the least and at the most."""

_FIGURE = r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}|[0-9]{1,3}(?:[,\u00a0\u202f ][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_WORD = rf"(?:{'|'.join(sorted((*WORDS, *MULTIPLIERS), key=len, reverse=True))})"
_SPELT = rf"(?:a (?:hundred|thousand|million|billion)|{_WORD})(?:(?:-| and |-and-| ){_WORD})*"
_AND_A_HALF = rf"(?:{'|'.join(_ONES[:12])}|[0-9]{{1,2}}) and a (?:half|quarter)(?: (?:hundred|thousand|million|billion))?"
"""*two and a half*, *two and a half million*."""
_ROUGH = "|".join(sorted((w.replace(" ", r"\s") for w in ROUGH), key=len, reverse=True))
_CURRENCY = r"US\$|C\$|A\$|NZ\$|HK\$|[$£€¥₹]|R(?=[0-9])|Rs\.?\s?(?=[0-9])"
_BEFORE = (
    r"about|around|some|roughly|approximately|an\sestimated|nearly|almost|close\sto|just\sunder|under|less\sthan|fewer\sthan|up\sto|as\smany\sas|"
    r"no\smore\sthan|not\smore\sthan|not\seven|at\s(?:the\s)?(?:very\s)?most|more\sthan|over|at\s(?:the\s)?(?:very\s)?least|upwards\sof|just\sover|well\sover|"
    r"no\s(?:fewer|less)\sthan|not\s(?:fewer|less)\sthan|(?:nearer|closer)(?:\sto)?|more\slike|getting\son\sfor|in\sexcess\sof"
)
NUMBER = re.compile(
    rf"(?:\b(?P<before>{_BEFORE})\s)?(?:(?:\b(?P<rough>{_ROUGH})\b)|\b(?P<half>{_AND_A_HALF})\b|"
    rf"(?<![\w.,/:-])(?P<currency>{_CURRENCY})?(?P<figure>{_FIGURE})(?:(?:-|–|\sto\s)(?:{_CURRENCY})?(?P<until>{_FIGURE})(?![\w-]))?"
    rf"(?:\s?(?P<power>million|billion|trillion|thousand|hundred|lakh|crore|mn|bn|tn|m|k)\b)?|\b(?P<spelt>{_SPELT})\b)"
    r"(?P<after>\sor\s(?:so|more|less|fewer)\b)?",
    re.IGNORECASE,
)

_AT_MOST = frozenset({"under", "less than", "fewer than", "up to", "as many as", "no more than", "not more than", "not even", "at most"})
_AT_LEAST = frozenset(
    {
        "more than",
        "over",
        "at least",
        "upwards of",
        "just over",
        "well over",
        "no fewer than",
        "no less than",
        "not fewer than",
        "not less than",
        "in excess of",
    }
)

NEARLY, ABOUT, OVER = 0.9, 0.1, 1.5
"""*Nearly n*: down to 0.9 n. *About n*: 10 % either side (Krifka 2009 on round numbers). *More than n*: up to 1.5 n,
for whoever knows a much larger number says it."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, at the least and at the most; ``currency`` is the sign before it."""

    start: int
    end: int
    low: float
    high: float
    currency: str | None


def find_numbers(text: str, start: int, end: int) -> list[Number]:
    """The numbers in ``text[start:end]``, in order."""
    found = (_number(match) for match in NUMBER.finditer(text, start, end))
    return [number for number in found if number is not None]


def _number(match: re.Match[str]) -> Number | None:
    low, high = _range(match)
    if low is None or high is None:
        return None
    before = re.sub(r"\s+", " ", (match["before"] or "").lower())
    low, high = _loosened(low, high, before, (match["after"] or "").lower().split()[-1:])
    currency = (match["currency"] or "").strip().rstrip(".") or None
    return Number(match.start(), match.end(), low, high, currency)


def _range(match: re.Match[str]) -> tuple[float | None, float | None]:
    if match["rough"]:
        return ROUGH[re.sub(r"\s+", " ", match["rough"].lower())]
    if match["half"]:
        value: float | None = _with_half(match["half"])
        return value, value
    if match["spelt"]:
        value = spelt(match["spelt"])
        return value, value
    power = 1.0
    if match["power"]:
        word = match["power"].lower()
        power = MULTIPLIERS.get(word) or SYMBOLS[word]
    first = _figure(match["figure"]) * power
    last = _figure(match["until"]) * power if match["until"] else first
    return (first, last) if first <= last else (first, first)


def _with_half(words: str) -> float:
    """The value of *two and a half million*."""
    whole, part = re.split(r" and a ", words.lower())
    fraction, _, power = part.partition(" ")
    number = float(whole) if whole.isdigit() else float(WORDS[whole])
    return (number + (0.5 if fraction == "half" else 0.25)) * MULTIPLIERS.get(power, 1)


def _figure(digits: str) -> float:
    return float(re.sub(r"[^0-9.]", "", digits)[:18])


def spelt(words: str) -> float | None:
    """The value of a number in words: *two hundred and fourteen*."""
    total, part = 0.0, 0.0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in WORDS:
            part += WORDS[word]
        elif word == "hundred":
            part = min(1e15, (part or 1) * 100)
        elif word in MULTIPLIERS:
            total, part = min(1e15, total + (part or 1) * MULTIPLIERS[word]), 0.0
    return total + part or None


def _loosened(low: float, high: float, before: str, after: list[str]) -> tuple[float, float]:
    """The bounds of a number as the words around it widen them."""
    if before in ("nearly", "almost", "close to", "just under"):
        return NEARLY * low, high
    before = before.replace("the ", "").replace("very ", "")
    if before in _AT_MOST or after in (["less"], ["fewer"]):
        return (NEARLY if before in ("up to", "as many as") else 1 / OVER) * low, high
    if before in _AT_LEAST or after == ["more"]:
        return low, OVER * high
    return ((1 - ABOUT) * low, (1 + ABOUT) * high) if before or after == ["so"] else (low, high)
