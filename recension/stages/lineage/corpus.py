"""The bodies of a whole pile as columns: one long array of words, and where each document begins in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from recension.model import Article, Named, Span
from recension.stages.lineage.bodies import BREAKS, OPENS, QUOTED, Batch
from recension.stages.lineage.columns import Bits, Ints, Numbers, emptied, ranges
from recension.stages.lineage.vocabulary import Vocabulary
from recension.text.spans import Range


@dataclass(frozen=True, slots=True)
class Card:
    """What is kept of an article besides its words: where its body and the rest stand, and what its page says of it."""

    id: str
    body: tuple[Range, ...]
    outside: tuple[Range, ...]
    agency: Named | None
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
        declared=article.declared_date[:10] if article.declared_date else None,
        title=article.title,
        dateline=article.dateline.span if article.dateline else None,
    )


class Texts(Protocol):
    """The texts of a pile, in memory or elsewhere: a list is one."""

    def append(self, text: str, /) -> None:
        """Put one more at the end."""

    def __getitem__(self, number: int, /) -> str:
        """One of them."""


@dataclass(frozen=True, eq=False)
class Corpus:
    """All bodies in the order of their documents' ids; a body is known by its number in it.

    ``order`` says where the text of each stands among ``all_texts``. ``offsets`` are the places where bodies begin, and
    the end. By place: ``words`` (numbers in ``vocabulary``), ``starts`` (code points in the document's text), ``signs``
    as in :class:`Batch`.
    """

    cards: Sequence[Card]
    all_texts: Texts
    order: Ints
    vocabulary: Vocabulary
    offsets: Ints
    words: Numbers
    starts: Numbers
    signs: Bits

    def __len__(self) -> int:
        return len(self.cards)

    @cached_property
    def sizes(self) -> Ints:
        """Of each body, how many words it has."""
        return np.diff(self.offsets)

    @cached_property
    def keys(self) -> Numbers:
        """By place, the number of the word's key."""
        return self.vocabulary.keys[self.words]

    @cached_property
    def stretches(self) -> Ints:
        """The places where an unbroken stretch of body begins, and the end."""
        return np.append(np.flatnonzero(self.signs & BREAKS != 0), len(self.words))

    def stretch_of(self, places: Ints) -> Ints:
        """The number of the unbroken stretch of body that each place lies in."""
        return np.asarray(np.searchsorted(self.stretches, places, side="right") - 1)

    def evidence(self, places: Ints) -> Ints:
        """By place, what an equal word elsewhere says of copying, in units."""
        return self.vocabulary.evidence[self.words[places]].astype(np.int64)

    @cached_property
    def told(self) -> Numbers:
        """Running sums of evidence outside quotation marks (a difference of two is right, whatever was carried over)."""
        return _running(self.vocabulary.evidence[self.words] * (self.signs & QUOTED == 0))

    @cached_property
    def cited(self) -> Numbers:
        """The same inside quotation marks."""
        return _running(self.vocabulary.evidence[self.words] * (self.signs & QUOTED != 0))

    @cached_property
    def quoted_words(self) -> Ints:
        """Of each body, how many words stand in quotation marks."""
        return self._counted(QUOTED)

    @cached_property
    def breaks(self) -> Ints:
        """Of each body, how many unbroken stretches it has."""
        return self._counted(BREAKS)

    def _counted(self, sign: np.uint8) -> Ints:
        at = np.flatnonzero(self.signs & sign != 0)
        return np.diff(np.searchsorted(at, self.offsets))

    def ends(self, places: Ints) -> Ints:
        """Where the words at some places end, in code points of their documents' texts."""
        return self.starts[places].astype(np.int64) + self.vocabulary.lengths[self.words[places]]

    def end(self, place: int) -> int:
        """The same of one word."""
        return int(self.starts[place]) + int(self.vocabulary.lengths[self.words[place]])

    def text(self, number: int) -> str:
        """The text of a document."""
        return self.all_texts[int(self.order[number])]

    def span(self, number: int, first: int, last: int) -> Span:
        """The span of the words between two places of one body."""
        start, end = int(self.starts[first]), self.end(last - 1)
        return Span(self.cards[number].id, start, end, self.text(number)[start:end])

    def body(self, number: int) -> Body:
        """One body by itself."""
        return Body(self, number, int(self.offsets[number]), int(self.offsets[number + 1]))


def _running(values: NDArray[np.uint16]) -> Numbers:
    sums = np.zeros(len(values) + 1, dtype=np.uint32)
    np.cumsum(values, dtype=np.uint32, out=sums[1:])
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

    def span(self, first: int, last: int) -> Span:
        """The span of the words ``first`` to ``last`` (the latter not included)."""
        return self.corpus.span(self.number, self.first + first, self.first + last)

    @property
    def keys(self) -> Numbers:
        """The numbers of the keys of its words."""
        return self.corpus.vocabulary.keys[self.corpus.words[self.first : self.last]]

    @property
    def sentences(self) -> list[Range]:
        """Its sentences as ranges of words."""
        heads = np.flatnonzero(self.corpus.signs[self.first : self.last] & OPENS != 0).tolist()
        return list(zip(heads, [*heads[1:], len(self)], strict=True))


def corpus(cards: Sequence[Card], texts: tuple[Texts, Sequence[int]], vocabulary: Vocabulary, batches: list[Batch]) -> Corpus:
    """The corpus of some batches, whose words are numbers in ``vocabulary``, and which are let go of.

    Cards follow each other as in the batches; with the texts comes which of them is that of each.
    """
    counts: Ints = np.concatenate([b.counts for b in batches]) if batches else np.zeros(0, dtype=np.int64)
    columns: list[list[NDArray[Any]]] = [[b.words for b in batches], [b.starts for b in batches], [b.signs for b in batches]]
    batches.clear()
    words: Numbers = emptied(columns[0], np.uint32)
    starts: Numbers = emptied(columns[1], np.uint32)
    signs: Bits = emptied(columns[2], np.uint8)
    order = np.array(sorted(range(len(cards)), key=lambda i: cards[i].id), dtype=np.int64)
    if (order[1:] < order[:-1]).any():
        bounds = (np.cumsum(counts) - counts)[order], counts[order]
        words = _sorted(words, *bounds)
        starts = _sorted(starts, *bounds)
        signs = _sorted(signs, *bounds)
    offsets = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts[order])))
    places = np.array(texts[1], dtype=np.int64)[order]
    return Corpus([cards[i] for i in order.tolist()], texts[0], places, vocabulary, offsets, words, starts, signs)


Kind = TypeVar("Kind", np.uint32, np.uint8)

_BLOCK = 1 << 16
"""Documents that are put into order at a time."""


def _sorted(column: NDArray[Kind], first: Ints, sizes: Ints) -> NDArray[Kind]:
    """The stretches of a column in another order."""
    parts = [column[ranges(first[k : k + _BLOCK], sizes[k : k + _BLOCK])] for k in range(0, len(first), _BLOCK)]
    return np.concatenate(parts) if parts else column
