"""Text as a string of token classes, one character a token: what the grammar of time expressions reads.

*late on Friday, 5 May* becomes ``EARLY ON WEEKDAY COMMA NUM MONTH``, each class one character, so that a rule of
the grammar is an ordinary regular expression over classes and runs at the speed of one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from recension.text.holidays import holiday_openings

Value = int | str

_TOKEN = re.compile(r"[0-9]+(?:[.,:][0-9]+)*(?:(?:st|nd|rd|th|s)\b)?|[ap]\.m\.?|o['’]clock|[^\W\d_]+|[^\w\s]", re.IGNORECASE)
_NUMBER = re.compile(r"([0-9]+(?:[.,:][0-9]+)*)(st|nd|rd|th|s)?\Z", re.IGNORECASE)
_CAPITALISED = frozenset({"WEEKDAY", "WEEKDAYS", "MONTH"})
_COMPUTED = ("NUM", "YEAR", "CLOCK", "BIG", "DOTTED", "HOLIDAY", "OTHER")
_SUSPECT = {"may", "march", "mar", "sun", "sat", "wed", "mon", "fri", "thur", "tue", "second", "fall", "spring", "jan", "dec"}
"""Words that are also something else; the grammar asks for company before it takes them."""


@lru_cache(maxsize=1)
def lexicon() -> dict[str, tuple[str, Value]]:
    """The words of ``data/time_words.tsv``: word → class and value."""
    entries: dict[str, tuple[str, Value]] = {}
    for line in (files("recension") / "data" / "time_words.tsv").read_text("utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        kind, value, words = line.split("\t")
        number = int(value) if re.fullmatch(r"-?[0-9]+", value) else value
        entries.update((word, (kind, number)) for word in words.split())
    return entries


@lru_cache(maxsize=1)
def letters() -> dict[str, str]:
    """The character that stands for each class."""
    kinds = sorted({kind for kind, _ in lexicon().values()} | set(_COMPUTED))
    return {kind: chr(0x100 + index) for index, kind in enumerate(kinds)}


CORES = frozenset(
    "NUM YEAR CLOCK DOTTED BIG HOLIDAY WEEKDAY WEEKDAYS MONTH SEASON UNIT PART DAYTIME NOON DEIXIS TONIGHT NOW RECENT CURRENT "
    "OFTEN DECADES OCLOCK MERIDIEM".split()
)
"""The classes of which every time expression has at least one."""


@lru_cache(maxsize=1)
def _triggers() -> frozenset[str]:
    """The words without one of which (or a figure) a sentence has no time expression."""
    words = {word for word, (kind, _) in lexicon().items() if kind in CORES}
    return frozenset(words | {"nineteen", "eighteen", "twenty"} | set(holiday_openings()) | set("0123456789"))


_TRIGGER = re.compile(r"[a-z]+|[0-9]")


def may_tell_time(text: str, start: int, end: int) -> bool:
    """A quick look whether ``text[start:end]`` can hold a time expression at all."""
    return not _triggers().isdisjoint(_TRIGGER.findall(text[start:end].lower()))


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a stretch of text, in parallel: ``classes[i]`` is the class of token ``i``."""

    text: str
    classes: str
    starts: list[int]
    ends: list[int]
    values: list[Value]

    def word(self, index: int) -> str:
        """The token at ``index`` in lower case; empty beyond either end."""
        return self.text[self.starts[index] : self.ends[index]].lower() if 0 <= index < len(self.starts) else ""

    def is_suspect(self, index: int) -> bool:
        """Whether the token is a word of time only in company (*may*, *March*, *second*)."""
        return self.word(index) in _SUSPECT


def tokenise(text: str, start: int, end: int) -> Tokens:
    """The tokens of ``text[start:end]``, in time linear in its length."""
    known, openings, letter = _lookup(), holiday_openings(), letters()
    other, holiday = letter["OTHER"], letter["HOLIDAY"]
    classes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[Value] = []
    skip = start
    for token in _TOKEN.finditer(text, start, end):
        at, stop = token.span()
        if at < skip:
            continue
        word = token[0].lower()
        kind, value = known.get(word, (other, 0))
        if word in openings and (name := _holiday_at(text, at, end, word)):
            kind, value, stop, skip = holiday, name, at + len(name), at + len(name)
        elif kind == other and word[0] in "0123456789":
            name, value = _number(text, at, word)
            kind = letter[name]
        elif kind in _capitals() and not token[0][0].isupper():
            kind = other
        classes.append(kind)
        starts.append(at)
        ends.append(stop)
        values.append(value)
    return Tokens(text, "".join(classes), starts, ends, values)


@lru_cache(maxsize=1)
def _lookup() -> dict[str, tuple[str, Value]]:
    return {word: (letters()[kind], value) for word, (kind, value) in lexicon().items()}


@lru_cache(maxsize=1)
def _capitals() -> frozenset[str]:
    return frozenset(letters()[kind] for kind in _CAPITALISED)


def _holiday_at(text: str, at: int, end: int, word: str) -> str | None:
    """The longest name of a holiday that stands at ``at``; its first word must be capitalised."""
    if not text[at].isupper():
        return None
    window = text[at : min(end, at + 40)].lower().replace("’", "'").replace("‘", "'")
    for name in holiday_openings()[word]:
        if window.startswith(name) and not window[len(name) : len(name) + 1].isalnum():
            return name
    return None


def _number(text: str, at: int, word: str) -> tuple[str, Value]:
    """Class and value of a token that begins with a digit."""
    match = _NUMBER.match(word)
    if match is None or (at and (text[at - 1].isalnum() or text[at - 1] in "$£€¥_")):
        return "OTHER", 0
    digits, suffix = match[1], match[2]
    if suffix == "s":
        return ("DECADES", int(digits)) if digits.isdigit() and len(digits) in (2, 4) and digits.endswith("0") else ("OTHER", 0)
    if not digits.isdigit():
        return _compound(digits)
    if len(digits) <= 2 and 1 <= int(digits) <= 31:
        return ("ORD" if suffix else "NUM"), int(digits)
    return ("YEAR", int(digits)) if len(digits) == 4 and "1000" <= digits < "2200" and not suffix else ("BIG", digits)


def _compound(digits: str) -> tuple[str, Value]:
    """A number with stops, commas or colons in it: a time of day, a dotted date, a large number."""
    parts = re.split(r"[.,:]", digits)
    if re.fullmatch(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?", digits) and int(parts[0]) < 25 and int(parts[1]) < 60:
        return "CLOCK", f"{int(parts[0]):02d}:{parts[1]}"
    if re.fullmatch(r"[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2})", digits):
        return "DOTTED", digits
    return "BIG", digits.replace(",", "")
