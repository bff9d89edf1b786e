"""What sentences mean, as vectors: the original sentence encoder (Reimers and Gurevych 2019; all-MiniLM-L6-v2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from recension.reader.session import run
from recension.reader.windows import END, START
from recension.reader.words import pieces_in
from recension.settings.reader import BATCH_PIECES, SENTENCE_PIECES
from recension.text.spans import Range

VECTOR_LENGTH = 384


def sentence_vectors(text: str, sentences: Sequence[Range]) -> npt.NDArray[np.float32]:
    """A vector of length 1 for each of the sentences (zeros for one without words): sentences × ``VECTOR_LENGTH``.

    The dot product of two is their likeness, about 0 for unrelated ones. Of a long sentence the beginning counts
    (``SENTENCE_PIECES``).
    """
    made = np.zeros((len(sentences), VECTOR_LENGTH), np.float32)
    read = {number: pieces for number, place in enumerate(sentences) if (pieces := pieces_in(text, place, SENTENCE_PIECES - 2))}
    for numbers in _batches(read):
        lengths = np.array([len(read[number]) + 2 for number in numbers], np.int32)
        rows = np.zeros((len(numbers), int(lengths.max())), np.int64)
        for row, number in zip(rows, numbers, strict=True):
            row[: len(read[number]) + 2] = (START, *read[number], END)
        made[numbers] = run("sentences", {"pieces": rows, "lengths": lengths})["vectors"]
    return made


def _batches(read: dict[int, list[int]]) -> Iterator[list[int]]:
    """The numbers of sentences of like length, the longest first."""
    waiting = sorted(read, key=lambda number: (-len(read[number]), number))
    while waiting:
        size = max(1, BATCH_PIECES // (len(read[waiting[0]]) + 2))
        yield waiting[:size]
        waiting = waiting[size:]
