"""Aligned passages as the edition shows them, made one by one as they are asked for."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from recension.model import Family, Lineage, Link, Passage, Span
from recension.settings.lineage import EVIDENCE_OF_CHANCE, EVIDENCE_OF_COPYING, EVIDENCE_UNIT
from recension.stages.lineage.align import KINDS, Alignment
from recension.stages.lineage.columns import Floats, Ints
from recension.stages.lineage.corpus import Corpus

_QUOTATION_SCORE = 0.9
_BLOCK = 1 << 14
"""Passages that are made at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Traced:
    """The lineage of a pile, whose passages are kept as columns: a large pile has millions."""

    corpus: Corpus
    shared: Alignment
    rewritten: tuple[Passage, ...]
    links: tuple[Link, ...]
    families: tuple[Family, ...]

    @property
    def passages(self) -> Iterator[Passage]:
        """All passages, in the order of their documents and places."""
        return heapq.merge(_passages(self.corpus, self.shared), self.rewritten, key=passage_order)

    def lineage(self) -> Lineage:
        """The lineage as one record."""
        return Lineage(tuple(self.passages), self.links, self.families)


def passage_order(passage: Passage) -> tuple[str, str, int, int, str]:
    """By what passages are ordered."""
    return passage.a.document, passage.b.document, passage.a.start, passage.b.start, passage.kind


def _passages(corpus: Corpus, shared: Alignment) -> Iterator[Passage]:
    """The passages of an alignment. Their score is the probability that they are no chance."""
    p, scores = shared.passages, _scores(shared)
    order = np.lexsort((p.kind, p.b0, p.a0, p.pair))
    for first in range(0, len(order), _BLOCK):
        some = order[first : first + _BLOCK]
        a, b = shared.pairs[p.pair[some]].T
        sides = zip(_spans(corpus, a, p.a0[some], p.a1[some]), _spans(corpus, b, p.b0[some], p.b1[some]), strict=True)
        yield from map(Passage, *zip(*sides, strict=True), [KINDS[k] for k in p.kind[some].tolist()], scores[some].tolist())


def _scores(shared: Alignment) -> Floats:
    p = shared.passages
    surplus = (p.evidence + shared.evidence[p.pair]) / EVIDENCE_UNIT - EVIDENCE_OF_CHANCE - EVIDENCE_OF_COPYING
    return np.asarray(np.where(p.copied, 1 / (1 + np.exp(-np.minimum(surplus, 30.0))), _QUOTATION_SCORE).round(4))


def _spans(corpus: Corpus, bodies: Ints, first: Ints, last: Ints) -> Iterable[Span]:
    """The spans of the words between two places of each of some bodies."""
    first, last = corpus.first[bodies] + first, corpus.first[bodies] + last - 1
    ends = corpus.starts[last].astype(np.int64) + corpus.vocabulary.lengths[corpus.words[last]]
    columns = (bodies.tolist(), corpus.starts[first].tolist(), ends.tolist())
    for number, start, end in zip(*columns, strict=True):
        yield Span(corpus.cards[number].id, start, end, corpus.text(number)[start:end])
