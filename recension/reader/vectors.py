"""What sentences mean, as vectors: the original sentence encoder (Reimers and Gurevych 2019; all-MiniLM-L6-v2)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recension.reader.session import run
from recension.reader.windows import batches
from recension.reader.words import words_of
from recension.settings.reader import SENTENCE_PIECES
from recension.text.spans import Range

VECTOR_LENGTH = 384


def sentence_vectors(text: str, sentences: Sequence[Range]) -> npt.NDArray[np.float32]:
    """A vector of length 1 for each of the sentences (zeros for one without words): sentences × ``VECTOR_LENGTH``.

    The dot product of two is their likeness, about 0 for unrelated ones. Of a long sentence the beginning counts
    (``SENTENCE_PIECES``).
    """
    words = words_of(text, sentences)
    made = np.zeros((len(sentences), VECTOR_LENGTH), np.float32)
    edges = np.searchsorted(words.sentence, np.arange(len(sentences) + 1))
    sizes = np.array([0, *(len(pieces) for pieces in words.pieces)]).cumsum()
    cut = list[tuple[int, int]]()
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        behind = int(np.searchsorted(sizes, sizes[start] + SENTENCE_PIECES - 2, side="right")) - 1
        if start < end:
            cut.append((start, min(end, behind)))
    for batch in batches(words, cut):
        firsts = batch.words[_first_of_rows(batch.pieces.shape[1], batch.firsts)]
        made[words.sentence[firsts]] = run("sentences", {"pieces": batch.pieces, "lengths": batch.lengths})["vectors"]
    return made


def _first_of_rows(length: int, firsts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Among the words of a batch, the first of each of its rows."""
    return np.flatnonzero(np.diff(firsts // length, prepend=-1))
