"""The body of an article as words, sentences and quotations: what is read in each document by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recension.model import Article
from recension.settings.lineage import LONGEST_QUOTED, LONGEST_SINGLE_QUOTED
from recension.stages.lineage.columns import Flags, Ints, Numbering, Numbers, ranges
from recension.text.sentences import sentences
from recension.text.spans import Range, merge
from recension.text.words import words_and_gaps

_MARKS = re.compile("[\"“”„«»'‘’\n]")
_SINGLE_MARK = re.compile(r"(?<!\w)['‘](?=\w)|(?<=[\w.,!?…])['’](?!\w)")
"""Single marks count only where they cannot be an apostrophe."""

_CLOSES = {'"': '"”“', "“": '”"“', "„": '“”"', "«": "»", "'": "'’", "‘": "’'"}

_HANDLE = re.compile(r"\(@\w{1,30}\)\s{0,3}(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?")
_SIGNATURE = 5
"""Words before a handle up to which its line is nothing but a signature."""

Text = tuple[str, tuple[Range, ...]]
"""The text of a document, and the stretches of its body."""


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """The bodies of some documents as columns, furniture left out.

    ``distinct`` are their words as written; by document: ``counts`` of words. By word: ``words``, a number in
    ``distinct``; ``starts``, its first code point in the document's text; ``quoted``, whether it stands in quotation
    marks; ``breaks``, whether an unbroken stretch of body begins with it; ``opens``, whether a sentence does.
    """

    distinct: tuple[str, ...]
    counts: Ints
    words: Numbers
    starts: Numbers
    quoted: Flags
    breaks: Flags
    opens: Flags


def read_batch(texts: Sequence[Text]) -> Batch:
    """The bodies of some documents. Pure, so that batches can be read in parallel."""
    numbering = Numbering()
    words: list[str] = []
    lengths: list[int] = []
    stretches: list[tuple[int, int, int, int]] = []
    ends: list[int] = []
    quotes: list[Range] = []
    base = 0
    for number, (text, parts_of_body) in enumerate(texts):
        for start, end in parts_of_body:
            parts = words_and_gaps(text[start:end])
            words += parts[1::2]
            lengths += map(len, parts)
            stretches.append((number, base, start, len(parts)))
            ends += [base + b for _, b in sentences(text, start, end)]
            quotes += [(base + a, base + b) for a, b in merge([*quotations(text, start, end), *posts(text, start, end)])]
        base += len(text) + 1
    numbers = numbering.all(words)
    document, bases, first, sizes = np.array(stretches, dtype=np.int64).reshape(-1, 4).T
    at = _word_starts(np.array(lengths, dtype=np.int64), sizes, bases + first)
    counts = (sizes - 1) // 2
    heads = np.cumsum(counts) - counts
    return Batch(
        distinct=tuple(numbering),
        counts=np.bincount(document, weights=counts, minlength=len(texts)).astype(np.int64),
        words=numbers,
        starts=(at - np.repeat(bases, counts)).astype(np.uint32),
        quoted=_within(at, quotes),
        breaks=_flagged(heads[counts > 0], len(at)),
        opens=_flagged(np.concatenate((heads[counts > 0], np.searchsorted(at, np.array(ends, dtype=np.int64)))), len(at)),
    )


def _word_starts(lengths: Ints, sizes: Ints, begin: Ints) -> Ints:
    """Where each word begins: the gaps and words of a stretch (``sizes`` of them) follow each other from its beginning on."""
    ends = np.concatenate(([0], np.cumsum(lengths)))
    first, counts = np.cumsum(sizes) - sizes, (sizes - 1) // 2
    gaps = ranges(np.zeros_like(counts), counts) * 2 + np.repeat(first, counts)
    return np.asarray(ends[gaps + 1] + np.repeat(begin - ends[first], counts))


def _flagged(at: Ints, size: int) -> Flags:
    flags = np.zeros(size + 1, dtype=np.bool_)
    flags[at] = True
    return flags[:size]


def _within(starts: Ints, ranges: Sequence[Range]) -> Flags:
    """Whether each position lies in one of the ranges, which are in order and apart."""
    if not ranges:
        return np.zeros(len(starts), dtype=np.bool_)
    opens, closes = np.array(ranges, dtype=np.int64).T
    at = np.searchsorted(opens, starts, side="right") - 1
    return np.asarray((at >= 0) & (starts < closes[np.maximum(at, 0)]))


def quotations(text: str, start: int, end: int) -> list[Range]:
    """The ranges inside quotation marks.

    A quotation in double marks may be left open and end with its paragraph (when the speaker goes on in the next).
    One that would be too long is a stray mark and counts for nothing.
    """
    found: list[Range] = []
    opened, closes = -1, ""
    for at, mark in _marks(text, start, end):
        if opened >= 0 and at - opened > (LONGEST_SINGLE_QUOTED if closes == _CLOSES["'"] else LONGEST_QUOTED):
            opened = -1
        if opened < 0:
            is_apostrophe = mark in "'‘" and text[max(start, at - 1) : at].strip() != ""
            closes = "" if is_apostrophe else _CLOSES.get(mark, "")
            opened = at + 1 if closes else -1
        elif mark == "\n" or mark in closes:
            if mark != "\n" or closes != _CLOSES["'"]:
                found.append((opened, at))
            opened = -1
    if opened >= 0 and closes != _CLOSES["'"] and end - opened <= LONGEST_QUOTED:
        found.append((opened, end))
    return found


def _marks(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """Quotation marks and line breaks, with their places."""
    found = [(mark.start(), mark[0]) for mark in _MARKS.finditer(text, start, end)]
    return [(at, mark) for at, mark in found if mark not in "'‘’" or _SINGLE_MARK.match(text, at, end)]


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


def stretches(article: Article) -> tuple[Range, ...]:
    """The body regions, those joined between which there is only white space."""
    text = article.document.text
    joined: list[Range] = []
    for start, end in merge((region.start, region.end) for region in article.body):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)
