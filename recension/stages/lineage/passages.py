"""Aligned passages as the edition shows them."""

from __future__ import annotations

import numpy as np

from recension.model import Passage
from recension.settings.lineage import EVIDENCE_OF_CHANCE, EVIDENCE_OF_COPYING, EVIDENCE_UNIT
from recension.stages.lineage.align import KINDS, Alignment
from recension.stages.lineage.corpus import Corpus

_QUOTATION_SCORE = 0.9


def passages(corpus: Corpus, shared: Alignment) -> list[Passage]:
    """All passages of an alignment. Their score is the probability that they are no chance."""
    p = shared.passages
    surplus = (p.evidence + shared.evidence[p.pair]) / EVIDENCE_UNIT - EVIDENCE_OF_CHANCE - EVIDENCE_OF_COPYING
    scores = np.where(p.copied, 1 / (1 + np.exp(-np.minimum(surplus, 30.0))), _QUOTATION_SCORE).round(4).tolist()
    columns = zip(p.a0.tolist(), p.a1.tolist(), p.b0.tolist(), p.b1.tolist(), p.kind.tolist(), scores, strict=True)
    return [Passage(corpus.span(a0, a1), corpus.span(b0, b1), KINDS[kind], score) for a0, a1, b0, b1, kind, score in columns]
