"""What tellings mean: vectors of the word for what happens, and of that word among those around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from recension.reader.vectors import VECTOR_LENGTH, sentence_vectors
from recension.settings.events import MEANING_AROUND, MEANING_MOST
from recension.stages.reconcile.events.mentions import Told
from recension.stages.reconcile.evidence import Evidence

Floats = npt.NDArray[np.float32]


class Meanings:
    """How alike tellings are in meaning. Equal words are read once; of a story with very many tellings none are read."""

    def __init__(self, evidence: Evidence, told: Sequence[Told]) -> None:
        self.keys = [t.key for t in told]
        self._happenings = np.array([evidence.happenings[t.document] for t in told], np.int64)
        words = [_flat(evidence, t, t.mention.start, t.mention.end) for t in told]
        around = [
            _flat(evidence, t, max(t.clause[0], t.mention.start - MEANING_AROUND), min(t.clause[1], t.mention.end + MEANING_AROUND))
            for t in told
        ]
        read = _read([*words, *around])
        self._deeds, self._around = read[: len(words)], read[len(words) :]

    def pairs(self, deed: float, around: float, least: float) -> Iterator[tuple[str, str, float, float]]:
        """The pairs of one happening, lesser key first, whose cosines, weighed by ``deed`` and ``around``, come to ``least`` together.

        With each pair come the two cosines: that of the words for what happens, and that of these words among those around them.
        """
        if not len(self.keys) or not self._deeds.any():
            return
        for row, key in enumerate(self.keys):
            deeds, arounds = self._deeds[row + 1 :] @ self._deeds[row], self._around[row + 1 :] @ self._around[row]
            near = (deed * deeds + around * arounds >= least) & (self._happenings[row + 1 :] == self._happenings[row])
            others = np.flatnonzero(near)
            for other, one, two in zip(others.tolist(), deeds[others].tolist(), arounds[others].tolist(), strict=True):
                pair = self.keys[row + 1 + other]
                yield min(key, pair), max(key, pair), one, two


def _flat(evidence: Evidence, t: Told, start: int, end: int) -> str:
    return " ".join(evidence.texts[t.document][start:end].split())


def _read(texts: Sequence[str]) -> Floats:
    """A vector for each text, rounded so that no order of summing shows; zeros for all where they are too many."""
    once = sorted(set(texts))
    if len(once) > MEANING_MOST:
        return np.zeros((len(texts), VECTOR_LENGTH), np.float32)
    ends = np.cumsum([0, *(len(text) + 1 for text in once)]).tolist()
    vectors = sentence_vectors("\n".join(once), [(start, end - 1) for start, end in pairwise(ends)])
    row = {text: i for i, text in enumerate(once)}
    return np.round(vectors[[row[text] for text in texts]], 4)
