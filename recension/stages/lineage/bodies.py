"""The body of an article as arrays of words: what the index and the alignment count in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from recension.model import Article, Span
from recension.settings.lineage import LONGEST_QUOTED, LONGEST_SINGLE_QUOTED, NAME_EVIDENCE, NUMBER_EVIDENCE, PLAIN_EVIDENCE
from recension.text.normalise import fold, stem
from recension.text.sentences import sentences
from recension.text.spans import Range, merge
from recension.text.words import STOP_WORDS, word_columns

Ints = NDArray[np.int64]
Codes = NDArray[np.uint64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_REPORTING = frozenset("said say says told tell added according mr mrs ms dr told p.m a.m pm am".split())
"""Words that every report is full of: they are no more evidence of copying than function words are."""

_QUOTE_MARK = re.compile(r"""["“”„«»]|(?<!\w)['‘](?=\w)|(?<=[\w.,!?…])['’](?!\w)|\n""")
"""Single marks count only where they cannot be an apostrophe."""

_CLOSES = {'"': '"”“', "“": '”"“', "„": '“”"', "«": "»", "'": "'’", "‘": "’'"}

_HANDLE = re.compile(r"\(@\w{1,30}\)\s{0,3}(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?")
_SIGNATURE = 5
"""Words before a handle up to which its line is nothing but a signature."""


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The words of an article's body, furniture left out.

    All arrays run over its words: ``starts`` and ``ends`` are code points into the document's text, ``codes``
    64-bit hashes of the folded keys, ``written`` of the words as they are spelt, ``evidence`` what an equal word elsewhere says of copying (0..1),
    ``told`` the sums of that up to each word, quotations left out, ``quoted`` whether it stands in quotation marks, ``stretch`` the number of its unbroken stretch of body.
    ``stems`` are empty for function words; ``sentences`` are ranges of word numbers.
    """

    article: Article
    keys: tuple[str, ...]
    stems: tuple[str, ...]
    starts: Ints
    ends: Ints
    codes: Codes
    written: Codes
    evidence: Floats
    told: tuple[float, ...]
    quoted: Flags
    stretch: tuple[int, ...]
    sentences: tuple[Range, ...]

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def id(self) -> str:
        """The document's id."""
        return self.article.document.id

    def span(self, first: int, last: int) -> Span:
        """The span of the words ``first`` to ``last`` (the latter not included)."""
        return self.article.document.span(int(self.starts[first]), int(self.ends[last - 1]))


def bodies(articles: Sequence[Article]) -> list[Body]:
    """The bodies of articles in the order of their documents' ids."""
    return [body(article) for article in sorted(articles, key=lambda a: a.document.id)]


def body(article: Article) -> Body:
    """The words of an article's body as arrays."""
    text = article.document.text
    starts: list[int] = []
    ends: list[int] = []
    written: list[str] = []
    stretch: list[int] = []
    parts: list[Range] = []
    quotes: list[Range] = []
    for number, (start, end) in enumerate(_stretches(article)):
        columns = word_columns(text, start, end)
        parts += _word_ranges(columns[0], sentences(text, start, end), len(starts))
        quotes += merge([*quotations(text, start, end), *posts(text, start, end)])
        starts += columns[0]
        ends += columns[1]
        written += columns[2]
        stretch += [number] * len(columns[0])
    facts = [_facts(w) for w in written]
    first = np.array(starts, dtype=np.int64)
    evidence = np.array([f.evidence for f in facts], dtype=np.float64)
    quoted = _within(first, quotes)
    return Body(
        article=article,
        keys=tuple([f.key for f in facts]),
        stems=tuple([f.stem for f in facts]),
        starts=first,
        ends=np.array(ends, dtype=np.int64),
        codes=np.array([f.code for f in facts], dtype=np.uint64),
        written=np.array([f.written for f in facts], dtype=np.uint64),
        evidence=evidence,
        told=tuple(np.concatenate(([0.0], np.cumsum(evidence * ~quoted))).tolist()),
        quoted=quoted,
        stretch=tuple(stretch),
        sentences=tuple(parts),
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of a word as it is written."""

    key: str
    stem: str
    code: int
    written: int
    evidence: float


@lru_cache(maxsize=400_000)
def _facts(word: str) -> _Facts:
    key = fold(word)
    plain = key in STOP_WORDS
    return _Facts(key, "" if plain else stem(key), _code(key), _code(word), _evidence(key, word[0].isupper()))


def quotations(text: str, start: int, end: int) -> list[Range]:
    """The ranges inside quotation marks.

    A quotation in double marks may be left open and end with its paragraph (when the speaker goes on in the next).
    One that would be too long is a stray mark and counts for nothing.
    """
    found: list[Range] = []
    opened, closes = -1, ""
    for mark in _QUOTE_MARK.finditer(text, start, end):
        if opened >= 0 and mark.start() - opened > (LONGEST_SINGLE_QUOTED if closes == _CLOSES["'"] else LONGEST_QUOTED):
            opened = -1
        if opened < 0:
            is_apostrophe = mark[0] in "'‘" and text[max(start, mark.start() - 1) : mark.start()].strip() != ""
            closes = "" if is_apostrophe else _CLOSES.get(mark[0], "")
            opened = mark.end() if closes else -1
        elif mark[0] == "\n" or mark[0] in closes:
            if mark[0] != "\n" or closes != _CLOSES["'"]:
                found.append((opened, mark.start()))
            opened = -1
    if opened >= 0 and closes != _CLOSES["'"] and end - opened <= LONGEST_QUOTED:
        found.append((opened, end))
    return found


def posts(text: str, start: int, end: int) -> list[Range]:
    """The lines that are posts of social networks, set into the text: words of a person, as a quotation is.

    A post ends with its author's handle and the day; where these stand in a line of their own, the post is the line before.
    """
    found: list[Range] = []
    at = start
    for mark in _HANDLE.finditer(text, start, end):
        first = max(at, text.rfind("\n", at, mark.start()) + 1)
        if len(text[first : mark.start()].split(None, _SIGNATURE)) <= _SIGNATURE and first > at:
            first = max(at, text.rfind("\n", at, first - 1) + 1)
        found.append((first, mark.end()))
        at = mark.end()
    return found


def _stretches(article: Article) -> list[Range]:
    """The body regions, those joined between which there is only white space."""
    text = article.document.text
    joined: list[Range] = []
    for start, end in merge((region.start, region.end) for region in article.body):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _word_ranges(starts: Sequence[int], parts: Sequence[Range], offset: int) -> list[Range]:
    """Sentences as ranges of word numbers, the first word being number ``offset``."""
    ranges, at = [], 0
    for _, end in parts:
        first = at
        at = bisect_left(starts, end, at)
        if at > first:
            ranges.append((first + offset, at + offset))
    return ranges


def _within(starts: Ints, ranges: Sequence[Range]) -> Flags:
    """Whether each position lies in one of the ranges, which are in order and apart."""
    if not ranges:
        return np.zeros(len(starts), dtype=np.bool_)
    opens = np.array([r[0] for r in ranges])
    closes = np.array([r[1] for r in ranges])
    at = np.searchsorted(opens, starts, side="right") - 1
    return (at >= 0) & (starts < closes[np.maximum(at, 0)])


def _code(key: str) -> int:
    """A 64-bit hash of a word's key, the same on every machine."""
    return int.from_bytes(blake2b(key.encode("utf8", "surrogatepass"), digest_size=8).digest(), "little")


def _evidence(key: str, is_name: bool) -> float:
    """What it says of copying that this word stands at the same place elsewhere."""
    if key in STOP_WORDS or key in _REPORTING:
        return PLAIN_EVIDENCE
    if key[0].isdigit():
        return NUMBER_EVIDENCE
    return NAME_EVIDENCE if is_name else 1.0
