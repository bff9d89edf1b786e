"""Text as a string of token classes, one character a token: what the grammar of time expressions reads.

*late on Friday, 5 May* becomes ``EARLY ON WEEKDAY COMMA NUM MONTH``, each class one character, so that a rule of
the grammar is an ordinary regular expression over classes and runs at the speed of one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate

from recension.text.holidays import holiday_openings

Value = int | str

_TOKEN = re.compile(r"([0-9]+(?:[.,:][0-9]+)*(?:(?:st|nd|rd|th|s)\b)?|[ap]\.m\.?|o['’]clock|[^\W\d_]+|[^\w\s])")
_NUMBER = re.compile(r"([0-9]+(?:[.,:][0-9]+)*)(st|nd|rd|th|s)?\Z", re.IGNORECASE)
_CAPITALISED = frozenset({"WEEKDAY", "WEEKDAYS", "MONTH"})
_FIGURE, _OPENING = "0", "H"
"""Class characters for the time being: a token in figures, the first word of a holiday."""
_NO_ENTRY: tuple[str, Value] = ("OTHER", 0)
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
    "NUM YEAR CLOCK DOTTED BIG HOLIDAY LAST PERIOD WEEKDAY WEEKDAYS MONTH SEASON UNIT PART DAYTIME NOON DEIXIS TONIGHT NOW RECENT CURRENT "
    "OFTEN DECADES OCLOCK MERIDIEM".split()
)
"""The classes of which every time expression has at least one."""


@lru_cache(maxsize=1)
def _triggers() -> frozenset[str]:
    """The words without one of which (or a figure) a sentence has no time expression."""
    words = {word for word, (kind, _) in lexicon().items() if kind in CORES and word != "last"}  # tells a time in company only
    return frozenset(words | {"nineteen", "eighteen", "twenty"} | set(holiday_openings()) | set("0123456789"))


_TRIGGER = re.compile(r"[a-z]+|[0-9]")


def may_tell_time(text: str, start: int, end: int) -> bool:
    """A quick look whether ``text[start:end]`` can hold a time expression at all."""
    return not _triggers().isdisjoint(_TRIGGER.findall(text[start:end].lower()))


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a stretch of text, in parallel: ``classes[i]`` is the class of token ``i``.

    ``computed`` are the values of those that the lexicon does not have (figures, holidays).
    """

    text: str
    classes: str
    starts: list[int]
    ends: list[int]
    computed: dict[int, Value]

    def word(self, index: int) -> str:
        """The token at ``index`` in lower case; empty beyond either end."""
        return self.text[self.starts[index] : self.ends[index]].lower() if 0 <= index < len(self.starts) else ""

    def value(self, index: int) -> Value:
        """The value of the token at ``index``; 0 if it has none."""
        return self.computed[index] if index in self.computed else lexicon().get(self.word(index), _NO_ENTRY)[1]

    def is_suspect(self, index: int) -> bool:
        """Whether the token is a word of time only in company (*may*, *March*, *second*)."""
        return self.word(index) in _SUSPECT


def tokenise(text: str, start: int, end: int) -> Tokens:
    """The tokens of ``text[start:end]``, in time linear in its length."""
    low = text[start:end].replace("İ", "i").lower()  # the one letter that grows in lower case
    parts = _TOKEN.split(low)  # gap, token, gap, token, ..., gap
    edges = list(accumulate(map(len, parts), initial=start))
    words, kind_of, other = parts[1::2], _kinds(), letters()["OTHER"]
    classes = "".join([_FIGURE if "0" <= word[0] <= "9" else kind_of.get(word, other) for word in words])
    unclear = [match.start() for match in _unclear().finditer(classes)]
    return _looked_into(Tokens(text, classes, edges[1:-1:2], edges[2::2], {}), words, unclear, end)


def _looked_into(read: Tokens, words: Sequence[str], unclear: Sequence[int], end: int) -> Tokens:
    """The tokens with those settled that need more than their own word: figures, capitals, holidays of several words."""
    if not unclear:
        return read
    classes, openings, dropped, computed = list(read.classes), holiday_openings(), set[int](), read.computed
    for i in unclear:
        at, word = read.starts[i], words[i]
        if i in dropped:
            continue
        if word in openings and (name := _holiday_at(read.text, at, end, word)):
            classes[i], computed[i], read.ends[i] = letters()["HOLIDAY"], name, at + len(name)
            dropped.update(range(i + 1, bisect_left(read.starts, read.ends[i])))
        elif classes[i] == _FIGURE:
            kind, computed[i] = _number(read.text, at, word)
            classes[i] = letters()[kind]
        elif classes[i] == _OPENING or (classes[i] in _capitals() and not read.text[at].isupper()):
            classes[i] = letters()["OTHER"]
    if not dropped:
        return replace(read, classes="".join(classes))
    kept = [i for i in range(len(words)) if i not in dropped]
    starts, ends = ([row[i] for i in kept] for row in (read.starts, read.ends))
    return Tokens(read.text, "".join(classes[i] for i in kept), starts, ends, {n: computed[i] for n, i in enumerate(kept) if i in computed})


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    """The class of each word, as far as the word alone tells it."""
    return dict.fromkeys(holiday_openings(), _OPENING) | {word: letters()[kind] for word, (kind, _) in lexicon().items()}


@lru_cache(maxsize=1)
def _unclear() -> re.Pattern[str]:
    """The classes of which the word alone does not tell whether they are meant."""
    openings = {letters()[lexicon()[word][0]] for word in holiday_openings() if word in lexicon()}
    return re.compile("[" + "".join(sorted(openings | _capitals() | {_FIGURE, _OPENING})) + "]")


@lru_cache(maxsize=1)
def _capitals() -> frozenset[str]:
    """The classes of names: without a capital the word is another one."""
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
