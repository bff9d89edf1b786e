"""The bodies of articles as words, sentences and quotations: what is read in each document by itself, many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from recension.model import Article
from recension.stages.lineage.characters import (
    CAPITAL,
    CLOSE,
    DIGIT,
    END,
    INSIDE,
    JOINT,
    OPEN,
    POINT,
    SPACE,
    WORD,
    WORDLIKE,
    Characters,
    Kinds,
    characters_of,
    codes_of,
    numbered,
    skipped,
)
from recension.stages.lineage.columns import Bits, Codes, Flags, Ints, Numbers
from recension.stages.lineage.quoting import quoted_ranges
from recension.text.sentences import is_abbreviation, word_before
from recension.text.spans import Range, merge

_OPENS_WITHIN = 8
"""Characters behind the end of a sentence within which the next one must open."""

QUOTED, BREAKS, OPENS = (np.uint8(1 << bit) for bit in range(3))
"""The signs of a word, as bits: it stands in quotation marks; an unbroken stretch of body begins with it; a sentence does."""

Text = tuple[str, tuple[Range, ...]]
"""The text of a document, and the stretches of its body."""


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """The bodies of some documents as columns, furniture left out.

    ``spelled`` are their distinct words as written, a line each, ``codes`` hashes of these. By document: ``counts`` of
    words, ``quoted`` of words in quotation marks, ``breaks`` of unbroken stretches. By word: ``words``, a number among the distinct ones; ``starts``, its first code point in the document's
    text; ``signs``, as bits.
    """

    codes: Codes
    spelled: str
    counts: Ints
    quoted: Ints
    breaks: Ints
    words: Numbers
    starts: Numbers
    signs: Bits


class Words(NamedTuple):
    """The words of some texts: where they begin and end, one place of each distinct word, and the number of each among these."""

    first: Ints
    last: Ints
    places: Ints
    numbers: Ints


def read_batch(texts: Sequence[Text]) -> Batch:
    """The bodies of some documents, laid side by side with a line break between them. Pure: batches can be read in parallel."""
    whole = "\n".join([text for text, _ in texts])
    sizes = np.fromiter((len(text) + 1 for text, _ in texts), dtype=np.int64, count=len(texts))
    bases: Ints = np.cumsum(sizes) - sizes
    bounds = [(base + a, base + b) for base, (_, body) in zip(bases.tolist(), texts, strict=True) for a, b in body]
    stretches = np.array(bounds, dtype=np.int64).reshape(-1, 2).T
    characters = characters_of(whole, bounds)
    first, last = words_in(characters)
    codes = codes_of(characters.points, first, last)
    places, numbers = numbered(codes)
    words = Words(first, last, places, numbers)
    document = np.searchsorted(bases, first, side="right") - 1
    signs = np.zeros(len(first) + 1, dtype=np.uint8)
    signs[np.searchsorted(first, stretches[0])] |= BREAKS | OPENS
    signs[np.searchsorted(first, sentence_ends(whole, characters, words))] |= OPENS
    signs[np.flatnonzero(_within(first, quoted_ranges(whole, characters, stretches[0], stretches[1])))] |= QUOTED
    return Batch(
        codes=codes[places],
        spelled="\n".join([whole[a:b] for a, b in zip(first[places].tolist(), last[places].tolist(), strict=True)]),
        counts=np.bincount(document, minlength=len(texts)).astype(np.int64),
        quoted=np.bincount(document[signs[:-1] & QUOTED != 0], minlength=len(texts)),
        breaks=np.bincount(document[signs[:-1] & BREAKS != 0], minlength=len(texts)),
        words=numbers.astype(np.uint32),
        starts=(first - bases[document]).astype(np.uint32),
        signs=signs[: len(first)],
    )


def words_in(characters: Characters) -> tuple[Ints, Ints]:
    """Where words begin and end: letters and digits, and what joins them (as in :mod:`recension.text.words`)."""
    inside = characters.body & WORD != 0
    marks = np.flatnonzero(characters.body & (JOINT | POINT) != 0)
    inside[marks[_join(characters, marks)]] = True
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    edges = np.concatenate((np.flatnonzero(inside[:1]), edges))
    return edges[::2], edges[1::2]


def _join(characters: Characters, at: Ints) -> Flags:
    """Which of some marks join what stands on both sides: the parts of compounds, decimals, the letters of *U.S.*"""
    body = characters.body
    joins = body[at - 1] & body[at + 1] & WORD != 0
    points = np.flatnonzero(joins & (body[at] & POINT != 0))
    at = at[points]
    before, after = body[at - 1], body[at + 1]
    alone = (body[at - 2] | body.take(at + 2, mode="clip")) & WORDLIKE == 0
    initials = (characters.points[at] == ord(".")) & ((before | after) & DIGIT == 0) & alone
    joins[points] = (before & after & DIGIT != 0) | initials
    return np.asarray(joins)


def sentence_ends(text: str, characters: Characters, words: Words) -> Ints:
    """The ends of sentences (as in :mod:`recension.text.sentences`): at line breaks, and at full stops that are no part of a word."""
    body, points, kinds = characters.body, characters.points, characters.kinds
    at = np.flatnonzero(body & END != 0)
    at = at[body[at - 1] & END == 0]
    behind = skipped(body, skipped(body, at + 1, END), CLOSE)
    ends = body[behind] & (SPACE | INSIDE) != INSIDE
    at, behind = at[ends], behind[ends]
    opening = skipped(kinds, skipped(kinds, behind, SPACE, _OPENS_WITHIN), OPEN, _OPENS_WITHIN)
    opens = (opening < behind + _OPENS_WITHIN) & (kinds.take(opening, mode="clip") & CAPITAL != 0)
    stops = opens | (points[at] == ord("!")) | (points[at] == ord("?"))
    doubtful = np.flatnonzero(opens & (behind == at + 1) & (points[at] == ord(".")))
    stops[doubtful] = ~_are_in_abbreviations(text, kinds, at[doubtful], words)
    return np.concatenate((np.flatnonzero(points == ord("\n")), behind[stops]))


def _are_in_abbreviations(text: str, kinds: Kinds, at: Ints, words: Words) -> Flags:
    """Whether some full stops may belong to what stands before them: if this is a word, each distinct one is asked once."""
    word = np.searchsorted(words.last, at)
    first, last = np.append(words.first, 0)[word], np.append(words.last, 0)[word]
    plain = (last == at) & (first > 0) & (kinds[first - 1] & SPACE != 0)
    found = np.zeros(len(at), dtype=np.bool_)
    found[~plain] = [is_abbreviation(word_before(text, 0, place)) for place in at[~plain].tolist()]
    distinct, numbers = np.unique(words.numbers[word[plain]], return_inverse=True)
    places = words.places[distinct]
    spelled = [text[a:b] for a, b in zip(words.first[places].tolist(), words.last[places].tolist(), strict=True)]
    found[plain] = np.array([is_abbreviation(one) for one in spelled], dtype=np.bool_)[numbers]
    return found


def _within(starts: Ints, ranges: Sequence[Range]) -> Flags:
    """Whether each position lies in one of the ranges, which are in order and apart."""
    if not ranges:
        return np.zeros(len(starts), dtype=np.bool_)
    opens, closes = np.array(ranges, dtype=np.int64).T
    at = np.searchsorted(opens, starts, side="right") - 1
    return np.asarray((at >= 0) & (starts < closes[np.maximum(at, 0)]))


def stretches(article: Article) -> tuple[Range, ...]:
    """The body regions, those joined between which there is only white space."""
    text, body = article.document.text, article.body
    if len(body) == 1 and body[0].start < body[0].end:
        return ((body[0].start, body[0].end),)
    joined: list[Range] = []
    for start, end in merge((region.start, region.end) for region in body):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)
