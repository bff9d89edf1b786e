"""The bodies of a whole pile as columns: one long array of words, and where each document begins in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from recension.model import Article, Span
from recension.stages.lineage.bodies import Batch
from recension.stages.lineage.columns import Flags, Ints, Numbers, emptied, ranges
from recension.stages.lineage.vocabulary import Vocabulary
from recension.text.spans import Range


@dataclass(frozen=True, eq=False)
class Corpus:
    """All bodies in the order of their documents' ids; a body is known by its number in it.

    ``offsets`` are the places where bodies begin, and the end. By place: ``words`` (numbers in ``vocabulary``),
    ``starts`` (code points in the document's text), ``quoted``, ``breaks`` and ``opens`` as in :class:`Batch`.
    """

    articles: Sequence[Article]
    vocabulary: Vocabulary
    offsets: Ints
    words: Numbers
    starts: Numbers
    quoted: Flags
    breaks: Flags
    opens: Flags

    def __len__(self) -> int:
        return len(self.articles)

    @cached_property
    def sizes(self) -> Ints:
        """Of each body, how many words it has."""
        return np.diff(self.offsets)

    @cached_property
    def keys(self) -> Numbers:
        """By place, the number of the word's key."""
        return self.vocabulary.keys[self.words]

    @cached_property
    def evidence(self) -> NDArray[np.uint16]:
        """By place, what an equal word elsewhere says of copying, in units."""
        return self.vocabulary.evidence[self.words]

    @cached_property
    def stretch(self) -> Numbers:
        """By place, the number of the unbroken stretch of body, counted through the pile."""
        return np.cumsum(self.breaks, dtype=np.uint32)

    @cached_property
    def owners(self) -> Numbers:
        """By place, the number of the body."""
        return np.repeat(np.arange(len(self), dtype=np.uint32), np.diff(self.offsets))

    @cached_property
    def told(self) -> Numbers:
        """Running sums of evidence outside quotation marks (a difference of two is right, whatever was carried over)."""
        return _running(self.evidence * ~self.quoted)

    @cached_property
    def cited(self) -> Numbers:
        """The same inside quotation marks."""
        return _running(self.evidence * self.quoted)

    def span(self, first: int, last: int) -> Span:
        """The span of the words between two places of one body."""
        end = int(self.starts[last - 1]) + int(self.vocabulary.lengths[self.words[last - 1]])
        return self.articles[int(self.owners[first])].document.span(int(self.starts[first]), end)

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
    def article(self) -> Article:
        """The article that it is the body of."""
        return self.corpus.articles[self.number]

    @property
    def id(self) -> str:
        """The document's id."""
        return self.article.document.id

    def span(self, first: int, last: int) -> Span:
        """The span of the words ``first`` to ``last`` (the latter not included)."""
        return self.corpus.span(self.first + first, self.first + last)

    @property
    def keys(self) -> Numbers:
        """The numbers of the keys of its words."""
        return self.corpus.keys[self.first : self.last]

    @property
    def quoted(self) -> Flags:
        """Which of its words stand in quotation marks."""
        return self.corpus.quoted[self.first : self.last]

    @property
    def breaks(self) -> int:
        """How often its text is interrupted."""
        return max(0, int(self.corpus.breaks[self.first : self.last].sum()) - 1)

    @property
    def sentences(self) -> list[Range]:
        """Its sentences as ranges of words."""
        heads = np.flatnonzero(self.corpus.opens[self.first : self.last]).tolist()
        return list(zip(heads, [*heads[1:], len(self)], strict=True))


def corpus(articles: Sequence[Article], vocabulary: Vocabulary, batches: Sequence[Batch]) -> Corpus:
    """The corpus of some batches, whose words are numbers in ``vocabulary``; ``articles`` follow each other as in the batches."""
    counts: Ints = emptied([b.counts for b in batches], np.int64)
    columns = [emptied([b.words for b in batches], np.uint32), emptied([b.starts for b in batches], np.uint32)]
    columns += [
        emptied(list(parts), np.bool_) for parts in ([b.quoted for b in batches], [b.breaks for b in batches], [b.opens for b in batches])
    ]
    order = np.array(sorted(range(len(articles)), key=lambda i: articles[i].document.id), dtype=np.int64)
    if (order[1:] < order[:-1]).any():
        places = ranges(np.cumsum(counts)[order] - counts[order], counts[order])
        columns = [column[places] for column in columns]
    offsets = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts[order])))
    return Corpus([articles[i] for i in order.tolist()], vocabulary, offsets, *columns)
