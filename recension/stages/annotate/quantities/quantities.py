"""Quantities: how many of what, with the words that tell which. Days and times of day are none."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from recension.model import Quantity, Sentence, Timex
from recension.stages.annotate.quantities.ages import find_ages
from recension.stages.annotate.quantities.numbers import NEARLY, Number, find_numbers
from recension.stages.annotate.syntax.chunks import Parse, parse
from recension.stages.annotate.syntax.clauses import clause_of
from recension.text.normalise import stem
from recension.text.spans import Range, overlap
from recension.text.words import STOP_WORDS

CURRENCIES = {
    "$": "dollar",
    "US$": "USD",
    "C$": "CAD",
    "A$": "AUD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
}
CURRENCIES |= {"R": "ZAR", "Rs": "INR"}
"""The unit of each sign. A plain dollar is that of some country: which, the text leaves to its readers."""
UNITS = {
    "euro": "EUR", "pound": "GBP", "dollar": "dollar", "rand": "ZAR", "yen": "JPY", "rupee": "INR", "rubl": "RUB", "yuan": "CNY", "franc": "CHF",
    "percent": "percent", "kilomet": "kilometre", "km": "kilometre", "mile": "mile", "met": "metre", "foot": "foot", "feet": "foot",
    "hectar": "hectare", "acr": "acre", "tonn": "tonne", "ton": "ton", "kilogram": "kilogram", "kg": "kilogram", "kilo": "kilogram",
    "meter": "metre", "litr": "litre", "liter": "litre", "gallon": "gallon", "barrel": "barrel", "degre": "degree", "megawatt": "megawatt", "point": "point",
    "peso": "peso", "crown": "crown", "krona": "crown", "kronor": "crown", "krone": "crown", "kroner": "crown", "dinar": "dinar", "lira": "lira", "lire": "lira", "liras": "lira",
    "shill": "shilling", "dirham": "dirham", "riyal": "riyal", "baht": "THB", "zloti": "PLN", "forint": "HUF", "shekel": "ILS", "naira": "NGN", "rupiah": "IDR",
    "rouble": "RUB", "roubl": "RUB",
    "penc": "penny", "p": "penny", "pct": "percent", "centimet": "centimetre", "centimeter": "centimetre", "cm": "centimetre", "millimet": "millimetre",
    "millimeter": "millimetre", "mm": "millimetre", "gram": "gram", "knot": "knot", "kilowatt": "kilowatt", "gigawatt": "gigawatt", "mph": "mile an hour",
}  # fmt: skip
"""The stem of a word that measures → the unit."""
_TIME_UNITS = {"S": "second", "M": "minute", "H": "hour", "D": "day", "W": "week", "Y": "year"}
_CASUALTIES = frozenset("kill die dead death hurt injur wound miss arrest detain rescu trap evacu".split())
_DURATION = re.compile(r"P(T?)([0-9.]+)([SMHDWYQ])(?:T?([0-9.]+)([SMHDW]))?\Z")
_PART_OF = {"HM": 60, "MS": 60, "DH": 24, "WD": 7, "YM": 12}
"""How many of the second unit are one of the first: of *two hours and twenty minutes*."""
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_BOUNDS = re.compile(
    r"(?:more|less|fewer) than|not (?:even|more|less|fewer)|no (?:more|less|fewer)|at (?:least|most)|up to|as many as|well over|nearly|almost",
    re.IGNORECASE,
)
_ALMOST = re.compile(r"(?:nearly|almost|close to|just under)\s", re.IGNORECASE)
_EXACTLY = re.compile(r"(?:about|around|some|nearly|almost|more than|over|at least|less than|under|up to)\s", re.IGNORECASE)


def find_quantities(text: str, sentences: Sequence[Sentence], timexes: Sequence[Timex]) -> tuple[Quantity, ...]:
    """The quantities in the sentences, in order of the text."""
    found: list[Quantity] = []
    for piece in parse(text, sentences):
        if not piece.tokens:
            continue
        start, end = piece.tokens[0].start, piece.tokens[-1].end
        told = [t for t in timexes if start <= t.start < end]
        ages = [
            Quantity(*place, years, years, "year", "age", who or _about_at(piece, place[0]))
            for place, years, who in find_ages(text, start, end)
        ]
        durations = [q for t in told if t.type == "DURATION" and (q := _duration(text, piece, t)) is not None]
        years = {(q.start, q.end) for q in ages}
        counts = (
            _counted(text, piece, n)
            for n in find_numbers(text, start, end)
            if not _within(n, [*years, *((t.start, t.end) for t in told if not _is_bounded_count(text, n, t))])
        )
        found += [*ages, *durations, *(q for q in counts if q is not None)]
    return tuple(sorted(set(found), key=lambda q: (q.start, q.end)))


def _is_bounded_count(text: str, number: Number, timex: Timex) -> bool:
    """Whether what could be a year is a count: *fewer than 2000*, *not even 1900*."""
    return _YEAR.fullmatch(text, timex.start, timex.end) is not None and _BOUNDS.match(text, number.start, timex.start) is not None


def _within(number: Number, taken: Sequence[Range]) -> bool:
    return any(overlap((number.start, number.end), span) for span in taken)


# ── Counted things ──────────────────────────────────────────────────────────────────


def _counted(text: str, piece: Parse, number: Number) -> Quantity | None:
    """A number of things: what is counted is the head of the noun phrase in which the number stands, empty where it has
    none (*put the toll at 26*).
    """
    last = next(
        (i for i in reversed(range(len(piece.tokens))) if piece.tokens[i].start < number.end and piece.tokens[i].end > number.start), None
    )
    if last is None or _is_none(text, piece, number, last):
        return None
    head, unit = _head(piece, last), None
    if number.currency is not None:
        unit = CURRENCIES.get(number.currency.upper() if number.currency != "Rs" else "Rs")
        return _quantity(piece, number.start, number.end, (number.low, number.high), unit, unit or "money", last)
    if (
        text[number.end : number.end + 1] == "%"
        or piece.key(last + 1) in ("percent", "%")
        or (piece.key(last + 1), piece.key(last + 2)) == ("per", "cent")
    ):
        unit = "percent"
    counted = stem(piece.tokens[head].key) if head is not None else ""
    suffix = text[number.end : piece.tokens[last].end].lower()
    unit = unit or UNITS.get(counted) or UNITS.get(stem(piece.key(last + 1))) or UNITS.get(stem(suffix))
    if not counted and (_tells_casualties(piece, last) or piece.letter(last + 1) in "dzM"):
        counted = "person"
    if not (counted or unit) and number.high <= 1:
        return None
    return _quantity(piece, number.start, number.end, (number.low, number.high), unit, unit or counted, last)


def _is_none(text: str, piece: Parse, number: Number, last: int) -> bool:
    """Whether the number counts nothing: *one of the*, *one another*, an address, a model, a year."""
    word, following = text[number.start : number.end].lower(), piece.key(last + 1)
    if word == "one" and (
        following in ("of", "another", "day", "by", "s") or piece.letter(last + 1) not in "NJ" or piece.letter(last - 1) in "DJ"
    ):
        return True
    before = text[number.start - 1] if number.start else " "
    if (
        before.isalnum()
        or before in "-/.:"
        or (text[number.end : number.end + 1] in ("-", "/", ":") and not text[number.end + 1 : number.end + 2].isalpha())
    ):
        return True
    is_figure = text[number.start].isdigit()
    name_before = last > 0 and piece.letter(last - 1) == "P" and is_figure and piece.tokens[last - 1].end + 1 >= number.start
    return name_before and piece.letter(last + 1) != "N"


def _head(piece: Parse, last: int) -> int | None:
    """The head of the noun phrase with the number; of *12 of 18 counts* the *counts*, of *four of them* none."""
    if piece.key(last + 1) == "of" and piece.key(last + 2) not in ("the", "them", "us", "whom", "which"):
        phrase = next((p for p in piece.phrases if p.first <= last + 2 < p.last), None)
        return phrase.head if phrase is not None and piece.letter(phrase.head) in "NP" else None
    if piece.key(last + 1) == "of" and piece.key(last + 2) == "the":
        phrase = piece.phrase_starting(last + 2)
        return phrase.head if phrase is not None else None
    if piece.key(last + 1) in ("other", "others", "more"):
        last += 1
    phrase = next((p for p in piece.phrases if p.first <= last < p.last), None)
    if phrase is None or phrase.head <= last:
        follows = piece.phrase_starting(last + 1)
        return follows.head if follows is not None and piece.letter(last + 1) in "NJ" else None
    return (
        phrase.head
        if piece.letter(phrase.head) == "N"
        else next((i for i in range(phrase.head, last, -1) if piece.letter(i) == "N"), phrase.head)
    )


def _tells_casualties(piece: Parse, at: int) -> bool:
    return any(stem(piece.key(i)) in _CASUALTIES for i in range(max(0, at - 4), min(len(piece.tokens), at + 5)))


# ── Durations ──────────────────────────────────────────────────────────────────────


def _duration(text: str, piece: Parse, timex: Timex) -> Quantity | None:
    """How long a thing lasts: *a six-day trip*, *the first in nearly four years*, *for 22 years*."""
    match = _DURATION.match(timex.value)
    last = next((i for i in reversed(range(len(piece.tokens))) if piece.tokens[i].start < timex.end), None)
    if match is None or last is None:
        return None
    amount = float(match[2]) + (float(match[4]) / _PART_OF.get(match[3] + match[5], math.inf) if match[4] else 0.0)
    unit = "month" if match[3] == "M" and not match[1] else "quarter" if match[3] == "Q" else _TIME_UNITS[match[3]]
    if unit == "week" and ("long" in text[timex.start : timex.end] or amount == int(amount)):
        amount, unit = amount * 7, "day"
    numbers = find_numbers(text, timex.start, timex.end)
    ratio = (numbers[0].low / numbers[0].high, 1.0) if numbers and numbers[0].high > amount else (1.0, 1.0)
    low, high = amount * (NEARLY if not numbers and _ALMOST.match(text[timex.start : timex.end]) else ratio[0]), amount
    if numbers and _EXACTLY.match(text[timex.start : timex.end]) and numbers[0].high:
        exact = find_numbers(text, _EXACTLY.match(text[timex.start : timex.end]).end() + timex.start, timex.end)  # type: ignore[union-attr]
        scale = amount / exact[0].high if exact else 1.0
        low, high = numbers[0].low * scale, numbers[0].high * scale
    return _quantity(piece, timex.start, timex.end, (low, high), unit, _lasting(piece, last, unit), last)


def _lasting(piece: Parse, last: int, unit: str) -> str:
    """What lasts so long: the noun that the duration qualifies, or the first such thing *in* so long a time."""
    phrase = next((p for p in piece.phrases if p.first <= last < p.last), None)
    if phrase is not None and phrase.head > last:
        return stem(piece.tokens[phrase.head].key)
    opening = phrase.first if phrase is not None else last
    for index in range(opening - 1, max(-1, opening - 5), -1):
        if piece.key(index) == "in":
            superlative = [
                i
                for i in range(max(0, index - 8), index)
                if piece.key(i) in ("first", "longest", "biggest", "worst", "largest", "deadliest")
            ]
            return stem(piece.key(index - 1)) if superlative and superlative[-1] < index - 1 else unit
    return unit


# ── What it is about ────────────────────────────────────────────────────────────────


def _quantity(piece: Parse, start: int, end: int, bounds: tuple[float, float], unit: str | None, counted: str, at: int) -> Quantity:
    return Quantity(start, end, bounds[0], bounds[1], unit, counted, _about(piece, at, counted))


def _about(piece: Parse, at: int, counted: str) -> tuple[str, ...]:
    """The stems of the content words of the clause around token ``at``, without what is counted and without numbers."""
    first, last = _clause(piece, at)
    told = (t for t, letter in zip(piece.tokens[first:last], piece.letters[first:last], strict=True) if letter not in "C$")
    stems = {stem(t.key) for t in told if t.key not in STOP_WORDS and t.key[:1].isalpha()}
    return tuple(sorted(stems - {counted}))


def _about_at(piece: Parse, start: int) -> tuple[str, ...]:
    """The same for the number that starts at an offset: whose age it is where no name stands beside it."""
    at = next((i for i in range(len(piece.tokens)) if piece.tokens[i].end > start), 0)
    return _about(piece, at, "age")


def _clause(piece: Parse, at: int) -> tuple[int, int]:
    """The tokens of the clause in which token ``at`` stands; the whole sentence where there is no verb."""
    if not piece.groups:
        return 0, len(piece.tokens)
    nearest = min(range(len(piece.groups)), key=lambda g: (abs(piece.groups[g].head - at), g))
    first, last = clause_of(piece, nearest)
    return min(first, at), max(last, at + 1)
