"""The bodies of a whole pile as columns: one long array of words, and where each document lies in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from recension.model import Article, Named, Span
from recension.stages.lineage.bodies import BREAKS, OPENS, QUOTED
from recension.stages.lineage.columns import Bits, Codes, Ints, Numbers, heads_of, ranges
from recension.stages.lineage.ngrams import grams_of
from recension.stages.lineage.vocabulary import Vocabulary
from recension.text.normalise import fold
from recension.text.spans import Range

_MARK = re.compile(r"[(\[/]([^()\[\]/]{2,38})[)\]/]")
"""The agency in a dateline."""

_BLOCK = 1 << 20
"""Words that are looked at together."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is kept of an article besides its words: where its body and the rest stand, and what its page says of it.

    ``is_of_agency``: the outlet is the agency that the dateline names.
    """

    id: str
    body: tuple[Range, ...]
    outside: tuple[Range, ...]
    agency: Named | None
    is_of_agency: bool
    declared: str | None
    title: Span | None
    dateline: Span | None


def card(article: Article) -> Card:
    """The card of an article."""
    regions = article.regions
    return Card(
        id=article.document.id,
        body=tuple([(r.start, r.end) for r in regions if r.kind == "body"]),
        outside=tuple([(r.start, r.end) for r in regions if r.kind != "body"]),
        agency=article.agency,
        is_of_agency=_is_of_agency(article),
        declared=article.declared_date[:10] if article.declared_date else None,
        title=article.title,
        dateline=article.dateline.span if article.dateline else None,
    )


def _is_of_agency(article: Article) -> bool:
    """Whether the mark in the dateline is the name of the outlet, its first word or its initials."""
    mark = _MARK.search(article.dateline.span.quote) if article.dateline else None
    if mark is None or article.outlet is None:
        return False
    name = article.outlet.name.split()
    return fold(mark[1]) in {fold(" ".join(name)), fold(name[0]), fold("".join(word[0] for word in name))}


class Texts(Protocol):
    """The texts of a pile, in memory or elsewhere: a list is one."""

    def append(self, text: str, /) -> None:
        """Put one more at the end."""

    def __getitem__(self, number: int, /) -> str:
        """One of them."""


@dataclass(frozen=True, eq=False)
class Corpus:
    """All bodies; a body is known by its number in the order of their documents' ids.

    Columns lie as the bodies were read: ``order`` says of each which it was, and so where its text is among ``all_texts``; its
    words lie from ``first`` to ``last``. By body: ``quoted`` words in quotation marks, unbroken stretches (``breaks``). By place:
    ``words`` (numbers in ``vocabulary``), ``starts`` (code points in the document's text), ``signs`` as in :class:`Batch`.
    """

    cards: Sequence[Card]
    all_texts: Texts
    order: Ints
    vocabulary: Vocabulary
    first: Ints
    last: Ints
    quoted: Ints
    breaks: Ints
    words: Numbers
    starts: Numbers
    signs: Bits

    def __len__(self) -> int:
        return len(self.cards)

    @cached_property
    def sizes(self) -> Ints:
        """Of each body, how many words it has."""
        return self.last - self.first

    @cached_property
    def openings(self) -> Ints:
        """Where the sentences of each body begin among ``opens``, and the end."""
        return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(self._sentences[0])))

    @cached_property
    def opens(self) -> Ints:
        """The words with which sentences open, body by body, counted from the first of each."""
        return self._sentences[1]

    @cached_property
    def _sentences(self) -> tuple[Ints, Ints]:
        counts, opens = np.zeros(len(self), dtype=np.int64), [np.zeros(0, dtype=np.int64)]
        for bodies, places in self.blocks():
            heads = self.first[bodies] - places.start
            at = np.flatnonzero(self.signs[places] & OPENS != 0)
            owner = np.searchsorted(heads + self.sizes[bodies], at, side="right")
            counts[bodies] = np.bincount(owner, minlength=len(bodies))
            opens.append(at - heads[owner])
        lying = np.argsort(self.order)
        first = np.cumsum(counts[lying]) - counts[lying]
        begins = np.empty_like(first)
        begins[lying] = first
        return counts, np.concatenate(opens)[ranges(begins, counts)]

    def blocks(self) -> Iterator[tuple[Ints, slice]]:
        """All bodies in the order in which they lie, some at a time, and the places where these do."""
        lying = np.argsort(self.order)
        for bodies in np.split(lying, heads_of(self.first[lying] // _BLOCK)[1:]) if len(lying) else ():
            yield bodies, slice(int(self.first[bodies[0]]), int(self.last[bodies[-1]]))

    @cached_property
    def source(self) -> Source:
        """The columns that excerpts are made from."""
        return Source(self.words, self.signs, self.vocabulary.keys, self.vocabulary.codes, self.vocabulary.evidence)

    def text(self, number: int) -> str:
        """The text of a document."""
        return self.all_texts[int(self.order[number])]

    def body(self, number: int) -> Body:
        """One body by itself."""
        return Body(self, number, int(self.first[number]), int(self.last[number]))


@dataclass(frozen=True, eq=False)
class Excerpt:
    """Some bodies laid side by side, numbered as they lie.

    ``offsets`` are the places where they begin, and the end. By place: ``words`` and ``signs`` as in :class:`Corpus`, ``keys``
    of the words, ``evidence`` that an equal word elsewhere is of copying, ``grams`` as :func:`grams_of` makes them.
    """

    offsets: Ints
    words: Numbers
    signs: Bits
    keys: Numbers
    evidence: NDArray[np.uint16]
    grams: Numbers

    @cached_property
    def stretches(self) -> Ints:
        """The places where an unbroken stretch of body begins, and the end."""
        return np.append(np.flatnonzero(self.signs & BREAKS != 0), len(self.words))

    def stretch_of(self, places: Ints) -> Ints:
        """The number of the unbroken stretch of body that each place lies in."""
        return np.asarray(np.searchsorted(self.stretches, places, side="right") - 1)

    @cached_property
    def told(self) -> Ints:
        """Running sums of evidence outside quotation marks."""
        return _running(self.evidence * (self.signs & QUOTED == 0))

    @cached_property
    def cited(self) -> Ints:
        """The same inside quotation marks."""
        return _running(self.evidence * (self.signs & QUOTED != 0))


class Source(NamedTuple):
    """What excerpts are made from: ``words`` and ``signs`` by place, the others by word."""

    words: Numbers
    signs: Bits
    keys: Numbers
    codes: Codes
    evidence: NDArray[np.uint16]

    def excerpt(self, first: Ints, sizes: Ints) -> Excerpt:
        """Bodies that begin at some places and have so many words, laid side by side."""
        places = ranges(first, sizes)
        words, offsets = self.words[places], np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(sizes)))
        evidence = self.evidence[words]
        hashes, is_gram = grams_of(self.codes[words], evidence, offsets)
        grams = ((hashes >> np.uint64(32)).astype(np.uint32) | np.uint32(1)) * is_gram
        return Excerpt(offsets, words, self.signs[places], self.keys[words], evidence, grams)


def _running(values: NDArray[np.uint16]) -> Ints:
    sums = np.zeros(len(values) + 1, dtype=np.int64)
    np.cumsum(values, out=sums[1:])
    return sums


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """A view of one body. Its words are counted from 0."""

    corpus: Corpus
    number: int
    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first

    @property
    def card(self) -> Card:
        """What is kept of its article."""
        return self.corpus.cards[self.number]

    @property
    def id(self) -> str:
        """The document's id."""
        return self.card.id

    @property
    def text(self) -> str:
        """The document's text."""
        return self.corpus.text(self.number)

    def end(self, word: int) -> int:
        """Where a word ends, in code points of the document's text."""
        place = self.first + word
        return int(self.corpus.starts[place]) + int(self.corpus.vocabulary.lengths[self.corpus.words[place]])

    def span(self, first: int, last: int) -> Span:
        """The span of the words ``first`` to ``last`` (the latter not included)."""
        start, end = int(self.corpus.starts[self.first + first]), self.end(last - 1)
        return Span(self.id, start, end, self.text[start:end])

    @property
    def keys(self) -> Numbers:
        """The numbers of the keys of its words."""
        return self.corpus.vocabulary.keys[self.corpus.words[self.first : self.last]]

    @property
    def sentences(self) -> list[Range]:
        """Its sentences as ranges of words."""
        heads = np.flatnonzero(self.corpus.signs[self.first : self.last] & OPENS != 0).tolist()
        return list(zip(heads, [*heads[1:], len(self)], strict=True))
