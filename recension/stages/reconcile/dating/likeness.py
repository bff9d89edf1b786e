"""Which documents are most like each: the language of the day dates a text (de Jong et al. 2005; Kanhabua and Nørvåg 2008).

Documents are vectors of content words and of pairs of neighbouring content words, weighed by rarity within the group (Salton and
Buckley 1988). Likeness is the mean of the two cosines. Products are summed over an index of the words that are not too common, so that
cost grows with the number of documents that have something in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from recension.model import Annotations, Article
from recension.settings.dating import DATING_INDEX_WORDS, DATING_MOST_HOLDERS
from recension.text.words import content_stems

Row = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """The terms of each document by number, with their weights; and the documents that hold each term, with the same weights."""

    terms: tuple[npt.NDArray[np.int64], ...]
    weights: tuple[Row, ...]
    holders: tuple[npt.NDArray[np.int64], ...]
    held: tuple[Row, ...]

    def most_like(self, document: int, most: int) -> tuple[tuple[int, float], ...]:
        """The documents most like one, the likest first, each with its likeness (0..1)."""
        terms, weights = self.terms[document], self.weights[document]
        if len(terms) == 0:
            return ()
        others = np.concatenate([self.holders[t] for t in terms])
        products = np.concatenate([w * self.held[t] for t, w in zip(terms, weights, strict=True)])
        likeness = np.bincount(others, weights=products, minlength=len(self.terms))
        likeness[document] = 0.0
        best = np.argsort(-likeness, kind="stable")[:most]
        return tuple((int(i), round(float(likeness[i]), 6)) for i in best if likeness[i] > 0.0)


def vectors_of(articles: Sequence[Article], annotations: Sequence[Annotations]) -> Vectors:
    """The vectors of the documents of a group: their heaviest terms, those that most documents hold left out."""
    words = [_words(a, n) for a, n in zip(articles, annotations, strict=True)]
    pairs = [Counter(f"{one} {other}" for one, other in pairwise(row)) for row in words]
    singles = [Counter(row) for row in words]
    numbers: dict[str, int] = {}
    terms, weights = [], []
    for one, other in zip(_weighed(singles), _weighed(pairs), strict=True):
        heaviest = sorted({**one, **other}.items(), key=lambda x: (-x[1], x[0]))[:DATING_INDEX_WORDS]
        terms.append(np.array([numbers.setdefault(term, len(numbers)) for term, _ in heaviest], dtype=np.int64))
        weights.append(np.array([weight for _, weight in heaviest]) / np.sqrt(2.0))
    return _indexed(tuple(terms), tuple(weights), len(numbers))


def _words(article: Article, annotations: Annotations) -> list[str]:
    """The content stems of the sentences, in order of the text."""
    return [s for sentence in annotations.sentences for s in content_stems(article.document.text, sentence.start, sentence.end)]


def _weighed(rows: Sequence[Counter[str]]) -> list[dict[str, float]]:
    """The unit vector of each document over the terms that others hold as well."""
    documents = Counter(term for row in rows for term in row)
    most = min(DATING_MOST_HOLDERS, len(rows))
    rarity = {term: np.log(len(rows) / n) + 0.1 for term, n in documents.items() if 1 < n <= most}
    found = []
    for row in rows:
        vector = {term: float(np.log1p(n) * rarity[term]) for term, n in row.items() if term in rarity}
        length = float(np.sqrt(sum(x * x for x in vector.values()))) or 1.0
        found.append({term: x / length for term, x in vector.items()})
    return found


def _indexed(terms: tuple[npt.NDArray[np.int64], ...], weights: tuple[Row, ...], number: int) -> Vectors:
    """The vectors with the index of their holders."""
    if number == 0:
        return Vectors(terms, weights, (), ())
    every = np.concatenate(terms)
    owners = np.repeat(np.arange(len(terms)), [len(t) for t in terms])
    order = np.argsort(every, kind="stable")
    cuts = np.searchsorted(every[order], np.arange(1, number))
    return Vectors(terms, weights, tuple(np.split(owners[order], cuts)), tuple(np.split(np.concatenate(weights)[order], cuts)))
