"""The words under which a text is found, the query that a user types, and where its words stand in a text.

The folding is done here and not in the database, so that SQLite and PostgreSQL find the same documents and the words
that are shown are those that were found. A script without spaces between words is indexed letter by letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from recension.settings.store import INDEXED_WORDS, LONGEST_TERM, MOST_TERMS

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u303c\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
"""Letters of Thai, Lao, Burmese, Khmer, Chinese and Japanese, written without spaces between words."""

_WITHIN = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
"""Accents that stand by themselves, and invisible characters: they part no words, and no key holds them."""

_TERM = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}](?:[{_WITHIN}]*[^\W_{_UNSPACED}])*[\u0300-\u036f]*")
_QUERY_PART = re.compile(r'["“”„«»]([^"“”„«»]*)(?:["“”„«»]|\Z)|([^\s"“”„«»]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Words in a row that a document must have; of the last one only the beginning, if it is a ``prefix``."""

    words: tuple[str, ...]
    prefix: bool = False


def terms_of(query: str) -> tuple[Term, ...]:
    """The terms of whatever a user typed: words, phrases in quotation marks, and beginnings of words (``minist*``).

    No character has another meaning, so no query is wrong; one without a word has no terms.
    """
    found: dict[Term, None] = {}
    for match in _QUERY_PART.finditer(query[: MOST_TERMS * LONGEST_TERM]):
        part = match[2] or match[1] or ""
        words = tuple(word for _, _, word in folded(part))[:MOST_TERMS]
        if words:
            found.setdefault(Term(words, prefix=match[2] is not None and part.endswith("*")))
    return tuple(found)[:MOST_TERMS]


def folded(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text, each with its offsets and the key under which it is found."""
    for match in _TERM.finditer(text):
        key = _key(match[0])
        if key:
            yield match.start(), match.end(), key


@lru_cache(maxsize=100_000)
def _key(word: str) -> str:
    """A word in small letters without accents, in the one form that Unicode has for its compatible characters."""
    if word.isascii():
        return word.lower()[:LONGEST_TERM]
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join([c for c in plain if c.isalnum()])[:LONGEST_TERM]


def index_keys(text: str) -> list[str]:
    """The keys of the words of a text in order, as far as an index holds them."""
    return [key for _, _, key in islice(folded(text), INDEXED_WORDS)]


def places(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Where the terms stand in a text: start and end of each hit, in order, none within another."""
    words = list(folded(text))
    found = [place for term in terms for place in _places(words, term)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _places(words: Sequence[tuple[int, int, str]], term: Term) -> Iterator[tuple[int, int]]:
    size = len(term.words)
    *first, last = term.words
    for i in range(len(words) - size + 1):
        key = words[i + size - 1][2]
        if (key.startswith(last) if term.prefix else key == last) and all(words[i + j][2] == word for j, word in enumerate(first)):
            yield words[i][0], words[i + size - 1][1]
