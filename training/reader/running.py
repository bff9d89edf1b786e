"""Runs the network as the program runs its exported form, so that weights can be measured before they are exported."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from recension.reader.reading import Reading
from recension.reader.windows import batches, windows
from recension.reader.words import Words, words_of
from recension.text.spans import Range
from training.reader.network import Reader


def read(reader: Reader, text: str, sentences: Sequence[Range]) -> Reading:
    """What a network sees in a text."""
    return read_words(reader, words_of(text, sentences))


def read_words(reader: Reader, words: Words) -> Reading:
    """What a network sees in some words."""
    reader.eval()
    cut, outputs = windows(words), dict[str, np.ndarray]()  # type: ignore[type-arg]
    for batch in batches(words, cut):
        seen = torch.arange(batch.pieces.shape[1])[None] < torch.from_numpy(batch.lengths)[:, None]
        with torch.no_grad():
            found, bent = reader.words(
                torch.from_numpy(batch.pieces), torch.from_numpy(batch.features), seen, torch.from_numpy(batch.firsts)
            )
            made = {"tags": reader.tags(found), "asks": reader.asks(bent), "answers": reader.answers(bent)}
            made |= {"depends": reader.depends(bent), "governs": reader.governs(bent)}
        for name, rows in made.items():
            outputs.setdefault(name, np.zeros((len(words), rows.shape[1]), np.float32))[batch.words] = rows.numpy()
    return Reading(words, tuple(cut), outputs)
