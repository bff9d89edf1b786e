"""The sentences of a rewrite that kept no detail of their source: found by what they mean.

Vectors of sentences (Reimers and Gurevych 2019) do not tell a rewrite from an independent report of the same event: both
mean the same. But between two sentences that are proved to follow each other in both texts there is little that the ones
between them could be of, and there they decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import numpy as np

from recension.reader.vectors import VECTOR_LENGTH, sentence_vectors
from recension.settings.lineage import PARAPHRASE_ALONE_LIKENESS, PARAPHRASE_LIKENESS, PARAPHRASE_MOST_SENTENCES
from recension.stages.lineage.columns import Floats
from recension.stages.lineage.corpus import Body, Corpus
from recension.stages.lineage.rewrites import Match, Rewrite, in_order, parts


def completed(rewrites: Iterable[Rewrite], corpus: Corpus) -> list[Rewrite]:
    """Rewrites, each with the pairs of sentences between its matches that mean the same."""
    vectors: dict[int, Floats] = {}
    made = []
    for rewrite in rewrites:
        for number in (rewrite.a, rewrite.b):
            if number not in vectors:
                vectors[number] = _vectors(corpus.body(number))
        likeness = np.round(vectors[rewrite.a] @ vectors[rewrite.b].T, 3)
        made.append(_completed(rewrite, likeness))
    return made


def _completed(rewrite: Rewrite, likeness: Floats) -> Rewrite:
    """A rewrite with what its sentences mean: those of two matches' gap, then the other parts of sentences told in two."""
    open_to = likeness.copy()
    for i, j in rewrite.beside:
        open_to[i], open_to[:, j] = 0, 0
    matches = _with_those_between(rewrite.matches, open_to)
    told_in_two = parts([*matches, *rewrite.beside], likeness, PARAPHRASE_LIKENESS)
    return replace(rewrite, matches=matches, beside=(*rewrite.beside, *told_in_two))


def _vectors(body: Body) -> Floats:
    """The vector of each sentence; zeros in a text so long that it would take seconds."""
    spans = [body.span(*words) for words in body.sentences[:PARAPHRASE_MOST_SENTENCES]]
    vectors = np.zeros((len(body.sentences), VECTOR_LENGTH))
    vectors[: len(spans)] = sentence_vectors(body.text, [(s.start, s.end) for s in spans])
    return vectors


def _with_those_between(matches: tuple[Match, ...], likeness: Floats) -> tuple[Match, ...]:
    """The matches and those between them, in order."""
    found = list(matches)
    for (i0, j0), (i1, j1) in pairwise([(-1, -1), *matches, likeness.shape]):
        between = likeness[i0 + 1 : i1, j0 + 1 : j1]
        if between.size:
            least = PARAPHRASE_ALONE_LIKENESS if between.size == 1 else PARAPHRASE_LIKENESS
            found += [(i0 + 1 + i, j0 + 1 + j) for i, j in in_order(between - least)[0]]
    return tuple(sorted(found))
