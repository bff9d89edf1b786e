"""The best spans under given scores: Viterbi's algorithm (1967) over two labels or over beginning, inside and outside."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Span = tuple[int, int]


def best_path(scores: Scores, moves: Scores) -> npt.NDArray[np.int64]:
    """The labels of the words with the greatest sum of ``scores`` (words × labels) and ``moves`` (label before × label)."""
    total, came = scores[0] + moves[0], np.zeros(scores.shape, np.int64)
    for word in range(1, len(scores)):
        ways = total[:, None] + moves
        came[word] = ways.argmax(0)
        total = ways.max(0) + scores[word]
    path = np.zeros(len(scores), np.int64)
    path[-1] = total.argmax()
    for word in range(len(scores) - 1, 0, -1):
        path[word - 1] = came[word, path[word]]
    return path


def iob_moves(labels: Sequence[str]) -> Scores:
    """What may follow what: inside only after beginning or inside of the same kind. Row 0, outside, also stands for the start."""
    moves = np.zeros((len(labels), len(labels)), np.float32)
    for behind, label in enumerate(labels):
        if label.startswith("I-"):
            moves[:, behind] = [0.0 if before[2:] == label[2:] and before != "O" else -1e4 for before in labels]
    return moves


def iob_spans(path: Sequence[int], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """The spans of a path: first word, word behind the last, kind."""
    found = list[tuple[int, int, str]]()
    for word, number in enumerate(path):
        label = labels[number]
        if label.startswith("B-"):
            found.append((word, word + 1, label[2:]))
        elif label.startswith("I-") and found and found[-1][1] == word:
            found[-1] = (found[-1][0], word + 1, found[-1][2])
    return found


def runs(odds: Scores, price: float) -> list[Span]:
    """The runs of words with the greatest sum of log odds, each run costing ``price``, in order."""
    likely = np.flatnonzero(odds > 0)
    if not len(likely):
        return []
    first = int(likely[0])
    within, without, cuts = -np.inf, 0.0, list[tuple[bool, bool]]()
    for value in odds[first : int(likely[-1]) + 1].tolist():
        opens, closes = without - price > within, within > without
        within, without = (without - price if opens else within) + value, within if closes else without
        cuts.append((opens, closes))
    found, inside, end = list[Span](), within > without, first + len(cuts)
    for word in range(len(cuts) - 1, -1, -1):
        opens, closes = cuts[word]
        if inside and opens:
            found.append((first + word, end))
            inside = False
        elif not inside and closes:
            inside, end = True, first + word
    return found[::-1]
