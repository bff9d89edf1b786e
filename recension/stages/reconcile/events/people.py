"""The people whom a stretch of text speaks of, named or not, and how many they are: *a mother and her two sons*, *Ann Lee, 34*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from recension.text.lexicon import table
from recension.text.spans import Range
from recension.text.words import Word, words

_NUMBERS = {
    word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(), 1)
} | {"both": 2, "couple": 2, "dozen": 12}
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "people": "person", "wives": "wife", "policemen": "policeman"}
_KIN = (
    "baby infant toddler teen aunt fiancee fiance trooper gunman shooter attacker pedestrian stepson stepdaughter twin juvenile adult kid intruder "
    "robber civilian ex-girlfriend ex-boyfriend ex-wife ex-husband mom mum dad grandma grandpa newborn other fatality youngster preschooler kindergartner "
    "half-brother half-sister roommate fireman serviceman marine sibling bicyclist biker male female"
)
_YEARS_OLD = re.compile(r"[a-z0-9-]+-(?:year|month|week|day)s?-olds?")
_AGE_APART = re.compile(r"\A[\s-](?:year|month|week|day)s?[\s-]olds?\b", re.IGNORECASE)
_SAME_PERSON = re.compile(
    r"\A[\s,:(]*(?:\d{1,3}[\s,)]*)?(?:of [A-Z]\w+[\s,]*)?(?:(?:later |who was )?(?:identified|named|known) as\s+)?(?:(?:an?|the|his|her|their)\s+)?\Z"
)
_LISTED = re.compile(r"\A[^.!?]{0,60}?(?:[,;]|\band\b|&|\bas well as\b)[^.!?]{0,40}\Z")
_PREDICATE = re.compile(
    r"\b(?:was|were|is|are|has|had|have|be|been|said|says|who|that|which|when|after|before|including|among|kill\w*|injur\w*|wound\w*|sho[ot]\w*|struck|hit|died|told|charged|then)\b",
    re.IGNORECASE,
)
_FAR_WORDS = 7
"""Two of one list stand no more words apart: *a mother of three from the valley, and*."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Someone, or several, at a place in a text: their number (``None``: several), name and nouns."""

    start: int
    end: int
    number: int | None
    name: str | None
    nouns: frozenset[str]


@cache
def _nouns() -> frozenset[str]:
    """The nouns for people."""
    people = next(row[1] for row in table("speaker_nouns.tsv") if row[0] == "person")
    return frozenset(people.split()) | frozenset(_KIN.split())


def _noun(key: str) -> tuple[str, bool] | None:
    """The singular of a noun for people, and whether it stands in the plural."""
    if key in _IRREGULAR:
        return _IRREGULAR[key], True
    if key in _nouns():
        return key, False
    if key.endswith("men") and key[:-3] + "man" in _nouns():
        return key[:-3] + "man", True
    for ending, singular in (("ies", "y"), ("es", "e"), ("s", ""), ("es", "")):
        if key.endswith(ending) and key.removesuffix(ending) + singular in _nouns():
            return key.removesuffix(ending) + singular, True
    return None


def people_told(text: str, place: Range, names: Sequence[tuple[int, int, str]]) -> list[Bearer]:
    """Those of whom a stretch of text speaks, in order. ``names`` are the persons named there: start, end, name."""
    found: list[Bearer] = []
    for bearer in _each(text, place, names):
        if found and _is_same(text, found[-1], bearer):
            found[-1] = _joined(found[-1], bearer)
        else:
            found.append(bearer)
    return found


def _each(text: str, place: Range, names: Sequence[tuple[int, int, str]]) -> Iterator[Bearer]:
    """Each noun, age or name by itself."""
    tokens = words(text, *place)
    done, number = place[0], None
    for index, token in enumerate(tokens):
        named = next(((s, e, n) for s, e, n in names if s <= token.start < e), None)
        if token.start < done:
            continue
        if named is not None:
            yield Bearer(named[0], named[1], 1, named[2], frozenset())
            done, number = named[1], None
            continue
        said = _said_of(text, tokens, index)
        if said is None:
            number = _number_of(text, token, number)
            continue
        noun, plural = said
        yield Bearer(token.start, token.end, (number if plural else 1), None, frozenset({noun}))
        number = None


def _said_of(text: str, tokens: Sequence[Word], index: int) -> tuple[str, bool] | None:
    """What a word says of people: the noun (an age where none follows) and whether it is a plural; ``None`` for another word."""
    token = tokens[index]
    if _YEARS_OLD.fullmatch(token.key):
        follows = any(_noun(t.key) for t in tokens[index + 1 : index + 3])
        return None if follows else (token.key, token.key.endswith("s"))
    if token.key.endswith(("'s", "s'")):
        return None
    return _noun(token.key)


def _number_of(text: str, token: Word, before: int | None) -> int | None:
    """The number that stands before the next noun, after one more word: *two young women*; an age is none."""
    if token.key.isdigit() and len(token.key) <= 4 and not _AGE_APART.match(text[token.end : token.end + 12]):
        return int(token.key)
    if token.key in _NUMBERS and not _AGE_APART.match(text[token.end : token.end + 12]):
        return _NUMBERS[token.key]
    return before if token.key not in ("and", "in", "at", "on", "of", "when", "after") else None


def _is_same(text: str, one: Bearer, other: Bearer) -> bool:
    """Whether two that follow each other are one: *the driver, Ann Lee*, *Ann Lee, 34, a teacher*, *store clerk*."""
    between = text[one.end : other.start]
    if one.name and other.name:
        return False
    if one.name is None and other.name is None:
        return not between.strip() and other.number == one.number
    if one.number != other.number or (other.name is None and "," not in between and "(" not in between):
        return False
    return bool(_SAME_PERSON.match(between))


def _joined(one: Bearer, other: Bearer) -> Bearer:
    return replace(one, end=other.end, name=one.name or other.name, nouns=one.nouns | other.nouns)


def listed_before(text: str, people: Sequence[Bearer], at: int) -> list[Bearer]:
    """The last of some people who stand before an offset, with those who are listed with him: *Ann, Bob and a boy* were..."""
    before = [p for p in people if p.end <= at]
    return _listed(text, before[::-1])[::-1]


def listed_after(text: str, people: Sequence[Bearer], at: int) -> list[Bearer]:
    """The first of some people who stand behind an offset, with those who are listed with him."""
    return _listed(text, [p for p in people if p.start >= at])


def _listed(text: str, people: Sequence[Bearer]) -> list[Bearer]:
    """The first of some people and those that a list joins to him, one after the other."""
    found = list(people[:1])
    for person in people[1:]:
        near, far = sorted((found[-1], person), key=lambda p: p.start)
        between = text[near.end : far.start]
        if len(between.split()) > _FAR_WORDS or not _LISTED.match(between) or _PREDICATE.search(between):
            break
        found.append(person)
    return found
