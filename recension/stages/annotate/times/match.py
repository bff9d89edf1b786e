"""A match of the grammar of time expressions, and the meaning that is made of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from recension.model import OpenDate, OpenUnit, TimexType
from recension.stages.annotate.times.tokens import Tokens, Value, letters
from recension.text.edtf import is_date

Anchoring = Literal["back", "complement", "period"]
"""Where the day stands from which an expression counts: told before it, in the words that follow it, or in a quarter of
which it tells the same one of another year."""

CODES = {"second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "night": "P{}D", "weekend": "P{}WE", "week": "P{}W"}
CODES |= {"fortnight": "P{}W", "month": "P{}M", "quarter": "P{}Q", "year": "P{}Y", "decade": "P{}Y", "century": "P{}Y"}
MULTIPLES = {"fortnight": 2, "decade": 10, "century": 100}
OPEN_UNITS: dict[str, OpenUnit] = {
    "day": "day",
    "night": "day",
    "weekend": "weekend",
    "week": "week",
    "fortnight": "week",
    "month": "month",
}
OPEN_UNITS |= {"quarter": "quarter", "year": "year", "decade": "year", "century": "year"}
BLANKS = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "season": "XXXX-XX",
    "year": "XXXX",
}
SEASON_CODES = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """The value of an expression. ``skip`` and ``drop`` are tokens at its ends that only helped to find it."""

    type: TimexType
    value: str
    date: str | None = None
    open: OpenDate | None = None
    anchoring: Anchoring | None = None
    skip: int = 0
    drop: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """The tokens ``first`` to before ``last`` that a rule matched."""

    tokens: Tokens
    first: int
    last: int

    def index(self, kind: str) -> int:
        """Where the first token of a class stands, -1 if there is none."""
        return self.tokens.classes.find(letters()[kind], self.first, self.last)

    def has(self, *kinds: str) -> bool:
        """Whether any of these classes is there."""
        return any(self.index(kind) >= 0 for kind in kinds)

    def value(self, kind: str) -> Value:
        """The value of the first token of a class; 0 if there is none."""
        at = self.index(kind)
        return self.tokens.value(at) if at >= 0 else 0

    def number(self, kind: str) -> int:
        """The value of the first token of a class as a number."""
        return int(self.value(kind))

    def numbers(self, *kinds: str) -> list[int]:
        """The values of all tokens of these classes, in order."""
        wanted = {letters()[kind] for kind in kinds}
        return [int(self.tokens.value(i)) for i in range(self.first, self.last) if self.tokens.classes[i] in wanted]

    def follows(self, *kinds: str) -> bool:
        """Whether the token before the match has one of these classes."""
        return self.first > 0 and self.tokens.classes[self.first - 1] in {letters()[kind] for kind in kinds}

    def precedes(self, *kinds: str) -> bool:
        """Whether the token after the match has one of these classes."""
        return self.last < len(self.tokens.classes) and self.tokens.classes[self.last] in {letters()[kind] for kind in kinds}

    def classes_are(self, *kinds: str) -> bool:
        """Whether the match consists of exactly these classes."""
        return self.tokens.classes[self.first : self.last] == "".join(letters()[kind] for kind in kinds)

    @property
    def next_word(self) -> str:
        """The word after the match, as written; empty at the end."""
        after = self.last
        return self.tokens.text[self.tokens.starts[after] : self.tokens.ends[after]] if after < len(self.tokens.starts) else ""


def fixed(date: str, value: str | None = None) -> Meaning | None:
    """A date that needs no writing day; ``None`` if there is no such day."""
    return Meaning("DATE", value or date, date=date) if is_date(date) else None


SILENT = Meaning("DATE", "")
"""The meaning of words that look like a time expression and are none (an age): they are passed over as a whole."""


def opened(open_date: OpenDate, value: str, kind: TimexType = "DATE") -> Meaning:
    """A date that is known once the writing day is."""
    return Meaning(kind, value, open=open_date)


def count(match: Match) -> float | None:
    """How many units; ``None`` for *a few* and the like."""
    half = 0.5 if match.has("HALF", "SLASH") else 0.0
    figure = [i for kind in ("NUM", "BIG", "YEAR") if (i := match.index(kind)) >= 0]
    if figure:
        text = str(match.tokens.value(min(figure)))
        return (float(text) + half) if re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]+)?", text) else None
    if match.has("VAGUE"):
        return {2: 2.0, 12: 12.0}.get(match.number("VAGUE"))
    if match.has("NUMERAL"):
        ranged = match.has("TO", "OR")  # two to three weeks: two at least
        return spelt(match.numbers("NUMERAL")[: 1 if ranged else None]) + half
    if match.has("ORD"):
        return None
    return half if half and not match.has("AND") else 1.0 + half


def spelt(parts: list[int]) -> float:
    """The value of a number in words; what goes beyond a billion is as good as a billion."""
    total = 0
    for part in parts:
        total = min(10**9, max(total, 1) * part if part >= 100 else total + part)
    return float(total)


def shift(match: Match) -> int:
    """-1 for *last*, 1 for *next*, else 0."""
    return -1 if match.has("LAST") else 1 if match.has("NEXT") else 0


ValueOf = Callable[[Match], Meaning | None]
"""What a rule of the grammar means; ``None`` where its words turn out to be none of time."""
