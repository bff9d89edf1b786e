"""What is learnt from a batch: each set teaches the heads that it labels, and no other."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from recension.reader.distances import sentence_steps, word_steps
from recension.reader.labels import HEADS, PARTS
from recension.reader.windows import Window, batch
from training.reader.example import UNKNOWN, Example, allowed
from training.reader.network import CONVENTIONS, Reader

WEIGHTS = {
    "name": 1.0, "timex": 0.5, "cue": 1.0, "trigger": 1.0, "event class": 0.5, "speech": 0.4, "relation": 0.4, "links": 6.0, "arcs": 0.5,
}  # fmt: skip
"""How much each head's loss counts."""

Item = tuple[Example, Window]


def losses(reader: Reader, items: list[Item]) -> dict[str, Tensor]:
    """The loss of each head that the items teach."""
    made = batch([(example.words, window) for example, window in items])
    seen = torch.arange(made.pieces.shape[1])[None] < torch.from_numpy(made.lengths)[:, None]
    words, bent = reader.words(torch.from_numpy(made.pieces), torch.from_numpy(made.features), seen, torch.from_numpy(made.firsts))
    found = _tags(_by_convention(reader, words, reader.tags(words), items).float(), items)
    at, links, arcs = 0, list[Tensor](), list[Tensor]()
    for example, (start, end) in items:
        mine = slice(at, at + end - start)
        at += end - start
        if example.said:
            links += _links(reader, bent[mine], example, (start, end))
        if example.head_words is not None:
            arcs.append(_arcs(reader, bent[mine], example, (start, end)))
    return found | {name: torch.stack(some).mean() for name, some in (("links", links), ("arcs", arcs)) if some}


def _by_convention(reader: Reader, words: Tensor, tags: Tensor, items: list[Item]) -> Tensor:
    """The scores of the labels, those of names as the set of each word would have them (they stand first)."""
    sets = [CONVENTIONS.index(e.convention) if e.convention else UNKNOWN for e, (a, b) in items for _ in range(a, b)]
    numbers, own = torch.tensor(sets), torch.zeros_like(tags)
    for number, table in enumerate(reader.conventions):
        rows = numbers == number
        if rows.any():
            own[rows, : len(table)] = (words[rows] @ table.T).to(tags.dtype)
    return tags + own


def _tags(scores: Tensor, items: list[Item]) -> dict[str, Tensor]:
    """The losses of the heads that label words."""
    found, at = dict[str, Tensor](), 0
    for name, labels in HEADS.items():
        parts = [e.targets[name][a:b] if name in e.targets else np.full(b - a, UNKNOWN) for e, (a, b) in items]
        targets = torch.from_numpy(np.concatenate(parts))
        mine, at = scores[:, at : at + len(labels)], at + len(labels)
        known = targets != UNKNOWN
        if known.any():
            found[name] = _partial(mine[known], targets[known])
    return found


def _partial(scores: Tensor, targets: Tensor) -> Tensor:
    """Cross entropy; where a target stands for several labels, of their sum."""
    chances = scores.log_softmax(-1)
    right = chances.gather(1, targets.clamp(min=0)[:, None])[:, 0]
    for code in set(targets[targets < 0].tolist()):
        right = torch.where(targets == code, chances[:, allowed(code)].logsumexp(-1), right)
    return -right.mean()


def _links(reader: Reader, bent: Tensor, example: Example, window: Window) -> list[Tensor]:
    """The losses of the attributions whose cue begins in a window."""
    start, end = window
    said = [s for s in example.said or () if start <= s.cue[0] < end]
    if not said:
        return []
    cues = [[w - start for w in _run(s.cue) if w < end] for s in said]
    firsts, all_words = np.array([c[0] for c in cues]), np.arange(end - start)
    sentence = example.words.sentence[start:end]
    scores = reader.links(
        torch.stack([bent[c].mean(0) for c in cues]),
        bent,
        torch.from_numpy(word_steps(firsts, all_words)),
        torch.from_numpy(sentence_steps(sentence[firsts], sentence)),
    )
    targets = torch.zeros(len(said), len(PARTS), end - start)
    for row, one in enumerate(said):
        for part, words in enumerate((one.source, one.content, one.cue)):
            targets[row, part, [w - start for w in words if start <= w < end]] = 1.0
    return list(functional.binary_cross_entropy_with_logits(scores.float(), targets, reduction="none").mean((1, 2)))


def _run(words: tuple[int, ...]) -> list[int]:
    """The first words, as far as they stand together."""
    return [word for place, word in enumerate(words) if word == words[0] + place]


def _arcs(reader: Reader, bent: Tensor, example: Example, window: Window) -> Tensor:
    """The loss of the heads of the words of a window."""
    start, end = window
    heads = torch.from_numpy(example.head_words[start:end] - start)  # type: ignore[index]
    numbers = np.arange(end - start)
    sentence = torch.from_numpy(example.words.sentence[start:end])
    scores = reader.arcs(bent, torch.from_numpy(word_steps(numbers, numbers))).float()
    scores = scores.masked_fill(sentence[None] != sentence[:, None], -1e4)
    known = (torch.from_numpy(example.head_words[start:end]) != UNKNOWN) & (heads >= 0) & (heads < end - start)  # type: ignore[index]
    return functional.cross_entropy(scores[known], heads[known]) if known.any() else scores.sum() * 0
