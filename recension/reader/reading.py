"""What the trained reader sees in a text: labels for each word, who says what, which word depends on which.

    reading = read(text, [(0, 57), (58, 131)])          # sentences as ranges of code points
    reading.spans("name")                               # names: words 3 to 5 are an organisation, 0.93
    reading.sayings()                                   # cue, source, content as runs of words, with scores
    reading.characters(3, 5)                            # from words to code points
    reading.chances("trigger")[word]                    # probabilities of the labels of HEADS["trigger"]
    reading.heads()[word], reading.labels("relation")   # the tree: number of the head (itself for a root), relation

Words are counted from 0 over the whole text. What is read in a window of sentences (``windows.py``) depends on nothing outside it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from recension.reader.distances import sentence_steps, word_steps
from recension.reader.labels import HEADS, PARTS
from recension.reader.session import run, steps
from recension.reader.spans import best_path, iob_moves, iob_spans, runs
from recension.reader.windows import Window, batches, windows
from recension.reader.words import Words, words_of
from recension.settings.reader import LEAST_CUE_CHANCE, PRICES_OF_RUN
from recension.text.spans import Range

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Found:
    """Words ``start`` to ``end`` are a span of a kind; ``score`` is the mean probability of their labels."""

    start: int
    end: int
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution as runs of words. ``score`` is the probability of the cue, ``parts`` how sure source and content are."""

    cue: tuple[Window, ...]
    source: tuple[Window, ...]
    content: tuple[Window, ...]
    score: float
    parts: tuple[float, float]


@dataclass(frozen=True)
class Reading:
    """What was seen. ``outputs`` are those of the model, a row for each word."""

    words: Words
    cut: tuple[Window, ...]
    outputs: dict[str, Floats]

    def __len__(self) -> int:
        return len(self.words)

    def characters(self, start: int, end: int) -> Range:
        """The code points of the words ``start`` to ``end``."""
        return int(self.words.starts[start]), int(self.words.ends[end - 1])

    def word_at(self, start: int, end: int) -> Window:
        """The words that meet a range of code points: the first, and that behind the last."""
        starts, ends = self._edges
        first = bisect_right(ends, start)
        return first, max(first, bisect_left(starts, end))

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """Where the words start and end: lists are searched faster than arrays."""
        return self.words.starts.tolist(), self.words.ends.tolist()

    def chances(self, head: str) -> Floats:
        """The probabilities of the labels of a head: words × labels, in the order of ``HEADS``."""
        names = list(HEADS)
        at = sum(len(HEADS[name]) for name in names[: names.index(head)])
        return softmax(self.outputs["tags"][:, at : at + len(HEADS[head])])

    def labels(self, head: str) -> list[str]:
        """The most probable label of each word."""
        return [HEADS[head][i] for i in self.chances(head).argmax(1)]

    def spans(self, head: str, least: float = 0.5) -> list[Found]:
        """The spans that a head marks, best over each sentence; with ``least`` below 0.5 weaker ones, too."""
        chances, labels, found = self.chances(head), HEADS[head], list[Found]()
        logs, moves = np.log(chances + 1e-9), iob_moves(labels)
        logs[:, 0] += np.log(least / (1 - least))
        for start, end in self.sentences():
            if (chances[start:end, 0] > 1 - least * _DOUBT).all():
                continue
            path = best_path(logs[start:end], moves)
            for first, behind, kind in iob_spans(path.tolist(), labels):
                score = float(chances[np.arange(start + first, start + behind), path[first:behind]].mean())
                found.append(Found(start + first, start + behind, kind, score))
        return found

    def sentences(self) -> list[Window]:
        """The words of each sentence, as far as one window holds it."""
        inner = np.flatnonzero(np.diff(self.words.sentence)) + 1
        edges = sorted({0, len(self), *inner.tolist(), *(end for _, end in self.cut)})
        return list(pairwise(edges))

    # ── who says what ───────────────────────────────────────────────────────────────

    def cues(self, least: float = LEAST_CUE_CHANCE) -> list[Found]:
        """Words that attribute something to someone, with a probability of at least ``least``."""
        chance = 1 - self.chances("cue")[:, 0]
        begins = self.chances("cue")
        found = list[Found]()
        for word in np.flatnonzero(chance >= least).tolist():
            continues = found and found[-1].end == word and begins[word, 2] > begins[word, 1]
            if continues and self._window(word) == self._window(word - 1):
                last = found.pop()
                found.append(Found(last.start, word + 1, "cue", max(last.score, float(chance[word]))))
            else:
                found.append(Found(word, word + 1, "cue", float(chance[word])))
        return found

    def part_odds(self, cue: Found) -> tuple[Window, Floats]:
        """The window of a cue, and log odds for its words to be part of source, content and cue: PARTS × words."""
        start, end = self._window(cue.start)
        asks, answers = self.outputs["asks"][cue.start : cue.end].mean(0), self.outputs["answers"][start:end]
        first, table, sentence = np.array([cue.start - start]), steps(), self.words.sentence[start:end]
        near = table["words"][word_steps(first, np.arange(end - start))[0]]
        near = near + table["sentences"][sentence_steps(sentence[first], sentence)[0]]
        width = near.shape[1]
        pairs = np.maximum(asks[-width:] + answers[:, -width:] + near, 0) @ table["pair"].T + table["bias"]
        asked, answered = asks[:-width].reshape(len(PARTS), -1), answers[:, :-width].reshape(end - start, len(PARTS), -1)
        matched = np.stack([answered[:, part] @ asked[part] for part in range(len(PARTS))])
        return (start, end), matched / np.sqrt(asked.shape[1]) + pairs.T

    def sayings(self, least: float = LEAST_CUE_CHANCE) -> list[Saying]:
        """The attributions, one for each cue: the runs of words that are most probably its source and its content."""
        return [self._saying(cue) for cue in self.cues(least)]

    def _saying(self, cue: Found) -> Saying:
        (start, _), odds = self.part_odds(cue)
        found, sure = list[tuple[Window, ...]](), list[float]()
        for part, price in enumerate(PRICES_OF_RUN):
            best = runs(odds[part], price)
            sure.append(float(np.mean([_chance(odds[part, a:b]).mean() for a, b in best])) if best else 0.0)
            found.append(tuple((start + a, start + b) for a, b in best))
        return Saying(((cue.start, cue.end),), found[0], found[1], cue.score, (sure[0], sure[1]))

    @cached_property
    def _window_ends(self) -> Numbers:
        return np.array([end for _, end in self.cut], np.int64)

    def _window(self, word: int) -> Window:
        return self.cut[int(np.searchsorted(self._window_ends, word, side="right"))]

    # ── trees ───────────────────────────────────────────────────────────────────────

    def heads(self) -> Numbers:
        """The number of the word that each word depends on, within its sentence; its own for the root."""
        found = np.zeros(len(self), np.int64)
        for start, end in self.sentences():
            numbers = np.arange(end - start)
            depends, governs = self.outputs["depends"][start:end], self.outputs["governs"][start:end]
            scores = depends @ governs.T / np.sqrt(depends.shape[1]) + steps()["arcs"][word_steps(numbers, numbers)]
            found[start:end] = start + scores.argmax(1)
        return found


_DOUBT = 0.1
"""Where every word of a sentence is so surely outside that no more than this share of ``least`` is left, no path is sought."""


def read(text: str, sentences: Sequence[Range]) -> Reading:
    """Read the sentences of an English text, given in order as ranges of code points, in time linear in their length."""
    words = words_of(text, sentences)
    cut = windows(words)
    outputs = dict[str, Floats]()
    for batch in batches(words, cut):
        made = run("reader", {"pieces": batch.pieces, "features": batch.features, "lengths": batch.lengths, "firsts": batch.firsts})
        for name, rows in made.items():
            outputs.setdefault(name, np.zeros((len(words), rows.shape[1]), np.float32))[batch.words] = rows
    return Reading(words, tuple(cut), outputs or _nothing())


def _nothing() -> dict[str, Floats]:
    """The outputs for a text without words."""
    link, arc = (len(PARTS) + 1) * 64, 64
    widths = {"tags": sum(map(len, HEADS.values())), "asks": link, "answers": link, "depends": arc, "governs": arc}
    return {name: np.zeros((0, width), np.float32) for name, width in widths.items()}


def softmax(scores: Floats) -> Floats:
    """Probabilities from scores, over the last axis."""
    powers = np.exp(scores - scores.max(-1, keepdims=True)) if scores.size else scores
    return powers / powers.sum(-1, keepdims=True) if scores.size else scores


def _chance(odds: Floats) -> Floats:
    return (1 / (1 + np.exp(-odds))).astype(np.float32)
