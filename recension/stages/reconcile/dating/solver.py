"""The publication days of all documents together: modes of a factor graph, and the posterior of each day.

Every document is a variable over the same candidate days. A start is built by adding the documents one by one, each on its best day
given those before (Prim's order of the strongest tie), from each document in turn; iterated conditional modes (Besag 1986)
carry it to a local optimum. The posterior is the mixture, over the modes by their scores, of each document's conditional.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recension.settings.dating import DATING_DOUBT_UP_TO, DATING_STARTS, DATING_SWEEPS, DATING_TEMPERATURE
from recension.stages.reconcile.dating.factors import Crowd, Pair, Scores

Mode = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Graph:
    """The factor graph: the summed scores of each document alone, and the factors between two.

    ``text`` are the scores of each document without what its page says of its date: a start of the search believes one page only.
    """

    alone: tuple[Scores, ...]
    text: tuple[Scores, ...]
    crowds: tuple[Crowd, ...]
    ties: tuple[tuple[tuple[int, Pair], ...], ...]

    @cached_property
    def followers(self) -> tuple[tuple[int, ...], ...]:
        """For each document, those in whose crowd it is."""
        found: list[list[int]] = [[] for _ in self.alone]
        for crowd in self.crowds:
            for other, _ in crowd.members:
                found[other].append(crowd.document)
        return tuple(tuple(f) for f in found)

    def conditional(self, document: int, days: Sequence[int | None], by_text: bool = False) -> Scores:
        """The score of each day of a document, given the days of the others that have one."""
        total = (self.text if by_text else self.alone)[document].copy()
        for other, pair in self.ties[document]:
            day = days[other]
            if day is not None:
                total += pair.given(document, day)
        return np.asarray(total + self.crowds[document].given(days), dtype=np.float64)

    def score(self, mode: Mode) -> float:
        """The score of a day for every document."""
        total = sum(float(self.alone[i][day] + self.crowds[i].given(mode)[day]) for i, day in enumerate(mode))
        for i, day in enumerate(mode):
            total += sum(float(pair.given(i, mode[other])[day]) for other, pair in self.ties[i] if other < i)
        return total


def graph_of(alone: Sequence[Scores], text: Sequence[Scores], crowds: Sequence[Crowd], pairs: Sequence[Pair]) -> Graph:
    """The factor graph over these scores and pairs."""
    ties: list[list[tuple[int, Pair]]] = [[] for _ in alone]
    for pair in pairs:
        ties[pair.one].append((pair.other, pair))
        ties[pair.other].append((pair.one, pair))
    return Graph(tuple(alone), tuple(text), tuple(crowds), tuple(tuple(t) for t in ties))


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """The best day of every document (numbers of candidate days), and the posterior of each document over the days."""

    best: Mode
    posteriors: tuple[Scores, ...]


def solve(graph: Graph) -> Solution:
    """The most probable days, and how probable each is."""
    believing = (False, True) if len(graph.alone) <= DATING_DOUBT_UP_TO else (False,)
    modes = {_settled(graph, _grown(graph, start, by_text)) for start in _starts(graph) for by_text in believing}
    ranked = sorted(((graph.score(m), m) for m in modes), key=lambda s: (-s[0], s[1]))
    best = ranked[0][1]
    weights = softmax(np.array([score for score, _ in ranked]))
    posteriors = []
    for document in range(len(graph.alone)):
        parts = [
            weight * softmax(graph.conditional(document, mode)) for weight, (_, mode) in zip(weights, ranked, strict=True) if weight > 1e-6
        ]
        posteriors.append(np.sum(parts, axis=0))
    return Solution(best, tuple(posteriors))


def softmax(scores: Scores) -> Scores:
    """Probabilities from scores in nats, at the temperature that ``settings`` gives."""
    powers = np.exp((scores - scores.max()) / DATING_TEMPERATURE)
    return np.asarray(powers / powers.sum(), dtype=np.float64)


def _starts(graph: Graph) -> list[int]:
    """The documents to start from: those that know most of their own day, the surest first."""
    sureness = [float(softmax(scores).max()) for scores in graph.alone]
    return sorted(range(len(sureness)), key=lambda i: (-sureness[i], i))[
        : max(2, min(DATING_STARTS, DATING_STARTS * DATING_DOUBT_UP_TO // len(sureness)))
    ]


def _grown(graph: Graph, start: int, by_text: bool) -> list[int]:
    """A day for every document, added one by one from ``start``, the one with the surest conditional next.

    With ``by_text`` only the page of ``start`` is believed: so a whole family of copies can leave a date that all their pages give.
    """
    days: list[int | None] = [None] * len(graph.alone)
    days[start] = int(np.argmax(graph.alone[start]))
    waiting = set(range(len(days))) - {start}
    sure = {i: _sureness(graph, i, days, by_text) for i in waiting}
    while waiting:
        following = min(waiting, key=lambda i: (-sure[i], i))
        days[following] = int(np.argmax(graph.conditional(following, days, by_text)))
        waiting.discard(following)
        for other in {*(o for o, _ in graph.ties[following]), *graph.followers[following]} & waiting:
            sure[other] = _sureness(graph, other, days, by_text)
    return [day for day in days if day is not None]


def _sureness(graph: Graph, document: int, days: Sequence[int | None], by_text: bool) -> float:
    neighbours = [*(other for other, _ in graph.ties[document]), *(other for other, _ in graph.crowds[document].members)]
    tied = sum(days[other] is not None for other in neighbours)
    return float(softmax(graph.conditional(document, days, by_text)).max()) + (1.0 if tied else 0.0)


def _settled(graph: Graph, days: list[int]) -> Mode:
    """The local optimum above a start."""
    for _ in range(DATING_SWEEPS):
        before = list(days)
        for document in range(len(days)):
            days[document] = int(np.argmax(graph.conditional(document, days)))
        if days == before:
            break
    return tuple(days)
