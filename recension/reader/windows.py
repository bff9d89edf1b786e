"""Windows: stretches of whole sentences that the encoder sees at once, of bounded length whatever the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recension.reader.words import FEATURES, Words
from recension.settings.reader import BATCH_PIECES, WINDOW_PIECES

START, END = 101, 102
"""The pieces [CLS] and [SEP], which open and close what the encoder sees."""

Window = tuple[int, int]
"""The first word of a window, and that behind its last."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of like length, ready for the model: ``pieces`` and ``features`` padded, and where each word begins.

    ``pieces``: windows × length; ``features``: windows × length × FEATURES; ``lengths``: windows; ``firsts``: the place of the
    first piece of each word among all places of the batch; ``words``: the numbers of these words.
    """

    pieces: npt.NDArray[np.int64]
    features: npt.NDArray[np.float32]
    lengths: npt.NDArray[np.int32]
    firsts: npt.NDArray[np.int64]
    words: npt.NDArray[np.int64]


def windows(words: Words, limit: int = WINDOW_PIECES) -> list[Window]:
    """Cuts the words into windows of at most ``limit`` pieces, at sentences' ends where that is possible, of about one length."""
    sizes = [len(pieces) for pieces in words.pieces]
    stretches = list(_stretches(words, sizes, limit - 2))
    total = sum(size for _, size in stretches)
    target = total / max(1, -(-total // (limit - 2)))
    found, start, filled, done = list[Window](), 0, 0, 0
    for index, (end, size) in enumerate(stretches):
        filled, done = filled + size, done + size
        following = stretches[index + 1][1] if index + 1 < len(stretches) else limit
        if filled + following > limit - 2 or done + following / 2 > target * (len(found) + 1):
            found.append((start, end))
            start, filled = end, 0
    return found


def _stretches(words: Words, sizes: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """The sentences, those that are too long in parts: the word behind the last, and the pieces."""
    filled = 0
    for at, size in enumerate(sizes):
        if filled and (words.sentence[at] != words.sentence[at - 1] or filled + size > room):
            yield at, filled
            filled = 0
        filled += size
    if filled:
        yield len(sizes), filled


def batches(words: Words, cut: Sequence[Window]) -> Iterator[Batch]:
    """The windows in batches, the longest first."""
    lengths = {window: 2 + sum(len(words.pieces[at]) for at in range(*window)) for window in cut}
    waiting = sorted(cut, key=lambda w: (-lengths[w], w))
    while waiting:
        size = max(1, BATCH_PIECES // lengths[waiting[0]])
        yield batch([(words, window) for window in waiting[:size]])
        waiting = waiting[size:]


def batch(chosen: Sequence[tuple[Words, Window]]) -> Batch:
    """Some windows as one batch."""
    rows = [[START, *(piece for at in range(*window) for piece in words.pieces[at]), END] for words, window in chosen]
    longest = max(len(row) for row in rows)
    pieces = np.zeros((len(rows), longest), np.int64)
    features = np.zeros((len(rows), longest, len(FEATURES)), np.float32)
    firsts = list[int]()
    for number, (row, (words, (start, end))) in enumerate(zip(rows, chosen, strict=True)):
        pieces[number, : len(row)] = row
        counts = np.array([len(p) for p in words.pieces[start:end]], np.int64)
        features[number, 1 : len(row) - 1] = np.repeat(words.features[start:end], counts, axis=0)
        firsts += (number * longest + np.cumsum(counts) - counts + 1).tolist()
    lengths = np.array([len(row) for row in rows], np.int32)
    numbers = np.concatenate([np.arange(*window) for _, window in chosen])
    return Batch(pieces, features, lengths, np.array(firsts, np.int64), numbers.astype(np.int64))
