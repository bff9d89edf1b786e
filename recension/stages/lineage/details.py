"""The details of a text sentence by sentence: what a rewrite keeps when it changes all the words around them.

A detail is a number, a name or a telling word, in a form that survives rewording: *two hundred* is 200,
*€430m* is 430, *bankers'* is *banker*.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recension.settings.lineage import NAME_SHARE
from recension.stages.lineage.bodies import Body
from recension.text.rarity import GENERAL
from recension.text.spans import Range

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


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A body as the details of each of its sentences, in order, and of all together."""

    number: int
    sentences: tuple[frozenset[str], ...]
    everything: frozenset[str]


def told(number: int, text: Body) -> Told:
    """The details of a body."""
    details = [detail(k, s) if s else "" for k, s in zip(text.keys, text.stems, strict=True)]
    parts = tuple(frozenset(details[first:last]) - {""} for first, last in text.sentences)
    return Told(number, parts, frozenset(details) - {""})


def without(whole: Told, text: Body, ranges: Sequence[Range]) -> Told:
    """The details of a body, some ranges of words left out."""
    left_out = {i for first, last in ranges for i in range(first, last)}
    parts = list(whole.sentences)
    for number, (first, last) in enumerate(text.sentences):
        if any(start < last and first < end for start, end in ranges):
            words = (i for i in range(first, last) if i not in left_out and text.stems[i])
            parts[number] = frozenset(detail(text.keys[i], text.stems[i]) for i in words) - {""}
    return Told(whole.number, tuple(parts), frozenset().union(*parts))


@lru_cache(maxsize=200_000)
def detail(key: str, stem: str) -> str:
    """A word as a detail; empty if it is none."""
    number = _NUMBER_WORDS.get(key)
    if number is None and (figure := _FIGURE.match(key.replace(",", ""))):
        number = figure[1].rstrip(".")
    if number is None:
        return stem
    return "" if number in _VAGUE_NUMBERS else number


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """What is known of details in a pile: which are names, and which groups of copies tell them."""

    names: frozenset[str]
    tellers: Mapping[str, frozenset[int]]
    rarity: Mapping[str, float]
    group: Mapping[int, int]

    def weight(self, what: str, a: int, b: int) -> float:
        """What it says that two bodies share a detail: much if it is rare, less the more others tell it too.

        The others are the independent reports of the same event: what they all tell, two tell by chance.
        """
        others = len(self.tellers[what] - {self.group[a], self.group[b]})
        return self.rarity[what] * (NAME_SHARE if what in self.names else 1.0) / (1 + others)


def knowledge(texts: Mapping[int, Body], everyone: Mapping[int, Told], group: Mapping[int, int]) -> Knowledge:
    """Which details are written with a capital everywhere, and who tells them."""
    small: set[str] = set()
    tellers: dict[str, set[int]] = defaultdict(set)
    for number, text in texts.items():
        written = text.article.document.text
        small |= {
            detail(k, s) for k, s, at in zip(text.keys, text.stems, text.starts.tolist(), strict=True) if s and not written[at].isupper()
        }
        for what in everyone[number].everything:
            tellers[what].add(group[number])
    rarity = {what: GENERAL(what) for what in tellers}
    return Knowledge(frozenset(tellers) - small, {what: frozenset(groups) for what, groups in tellers.items()}, rarity, group)
