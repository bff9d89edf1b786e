"""How far one word stands from another, in the steps that the reader tells apart."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

WORD_STEPS = 17
"""Eight steps before, the word itself, eight behind: 1, 2, 3-4, 5-8, 9-16, 17-32, 33-64, more."""
SENTENCE_STEPS = 7
"""Three sentences or more before, two, one, the same, and so on behind."""

Numbers = npt.NDArray[np.int64]


def word_steps(one: Numbers, other: Numbers) -> Numbers:
    """The step from each of some words to each of others, given by their numbers: a table of ``len(one)`` rows."""
    away = other[None, :] - one[:, None]
    size = np.ceil(np.log2(np.maximum(np.abs(away), 1))).astype(np.int64) + (away != 0)
    step: Numbers = np.sign(away) * np.minimum(size, WORD_STEPS // 2) + WORD_STEPS // 2
    return step


def sentence_steps(one: Numbers, other: Numbers) -> Numbers:
    """The step from the sentence of each of some words to that of each of others."""
    most = SENTENCE_STEPS // 2
    step: Numbers = np.clip(other[None, :] - one[:, None], -most, most) + most
    return step
