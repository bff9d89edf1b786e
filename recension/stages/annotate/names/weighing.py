"""What the trained reader and the rules say of a name, weighed together by a small network.

Both propose sequences of words; for each, what the reader sees in all its mentions and what rules and lists say of
its words become some twenty numbers. The weights are those of ``training/reader/names_weights.py`` (one hidden layer).
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import attrgetter
from typing import Any

import numpy as np
import numpy.typing as npt

from recension.model import EntityKind
from recension.reader.labels import HEADS, NAME_KINDS
from recension.reader.reading import Reading
from recension.settings.annotate import LEAST_READER_NAME
from recension.stages.annotate.names.candidates import Candidate, candidate_at
from recension.stages.annotate.names.kinds import context_evidence, own_evidence
from recension.stages.annotate.names.runs import runs
from recension.stages.annotate.names.shapes import Token
from recension.text.lexicon import is_plain
from recension.text.spans import Range

Floats = npt.NDArray[np.float64]
Kinds = Mapping[str, EntityKind]

KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place", "other")
"""The answers of the network; the one behind them is *no name*."""
_LEAST_LOG = -7.0


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sequence that may be a name: who proposed it, and what the reader sees in its words.

    ``seen`` are the logarithms of the mean chances of ``NAME_KINDS`` and of no name; ``edges`` that of its first word beginning
    a name, and of the word behind it not going on with one.
    """

    candidate: Candidate
    by_rules: bool
    by_reader: bool
    seen: tuple[float, ...]
    edges: tuple[float, float]

    @property
    def place(self) -> Range:
        """Its code points."""
        return self.candidate.start, self.candidate.end


def proposals(lines: Sequence[Sequence[Token]], by_rules: Sequence[Candidate], reading: Reading) -> list[Proposal]:
    """What rules and reader propose, each sequence once, in order of the text."""
    found: dict[Range, tuple[Candidate, bool, bool]] = {(c.start, c.end): (c, False, False) for line in lines for c in _whole_runs(line)}
    found |= {(c.start, c.end): (c, True, False) for c in by_rules}
    for candidate in _of_reader(lines, reading):
        place = (candidate.start, candidate.end)
        known, ruled, _ = found.get(place, (candidate, False, False))
        found[place] = (known, ruled, True)
    places = sorted(found)
    seen, edges = _seen(reading, [reading.word_at(*place) for place in places])
    return [Proposal(*found[place], tuple(seen[i]), (edges[i][0], edges[i][1])) for i, place in enumerate(places)]


def _whole_runs(line: Sequence[Token]) -> Iterator[Candidate]:
    """All that is written with capitals in one, with and without the article before: *The Marlow Times*."""
    for start, stop in runs(line):
        yield candidate_at(line, start, stop)
        if start > 1 and line[start - 1].text == "The":
            yield candidate_at(line, start - 1, stop)


def _of_reader(lines: Sequence[Sequence[Token]], reading: Reading) -> list[Candidate]:
    """The reader's names as whole tokens of the lines, the surest readings and weaker ones."""
    starts = [line[0].start for line in lines if line]
    filled = [line for line in lines if line]
    made = list[Candidate]()
    for name in reading.spans("name", LEAST_READER_NAME):
        start, end = reading.characters(name.start, name.end)
        line = filled[max(0, bisect_right(starts, start) - 1)] if filled else ()
        first = bisect_right(line, start, key=_TOKEN_END)
        behind = bisect_left(line, end, key=_TOKEN_START)
        while first < behind and line[first].shape == "mark":
            first += 1
        while behind > first and line[behind - 1].shape == "mark":
            behind -= 1
        if first < behind:
            made.append(candidate_at(line, first, behind))
    return made


_TOKEN_START, _TOKEN_END = attrgetter("start"), attrgetter("end")


def _seen(reading: Reading, runs_of_words: Sequence[Range]) -> tuple[list[list[float]], list[list[float]]]:
    """For runs of words, the logarithms of the mean chances of each kind and of none, and of a name's edges (see ``Proposal``)."""
    chances = np.vstack([reading.chances("name"), np.eye(1, len(HEADS["name"]))]).astype(np.float64)  # behind the last word no name
    last = len(chances) - 1
    starts = np.array([min(start, last) for start, _ in runs_of_words], np.int64)
    ends = np.maximum(np.array([min(end, last) for _, end in runs_of_words], np.int64), starts + 1)
    sums = np.vstack([np.zeros(len(NAME_KINDS) + 1), np.cumsum(chances @ _KIND_OF_LABEL, axis=0)])
    means = (sums[ends] - sums[starts]) / (ends - starts)[:, None]
    edges = np.stack([chances[starts][:, _BEGINS].sum(1), 1 - chances[np.minimum(ends, last)][:, _GOES_ON].sum(1)], axis=1)
    return _logs(means), _logs(edges)


_BEGINS = [i for i, label in enumerate(HEADS["name"]) if label.startswith("B-")]
_GOES_ON = [i for i, label in enumerate(HEADS["name"]) if label.startswith("I-")]
_KIND_OF_LABEL = np.array([[float(label.endswith("-" + kind)) for kind in NAME_KINDS] + [float(label == "O")] for label in HEADS["name"]])


def _logs(chances: Floats) -> list[list[float]]:
    made: list[list[float]] = np.maximum(np.log(np.maximum(chances, 1e-9)), _LEAST_LOG).tolist()
    return made


def _mean(rows: Sequence[Sequence[float]]) -> list[float]:
    """The mean of each column."""
    return [sum(column) / len(rows) for column in zip(*rows, strict=True)]


def features(mentions: Sequence[tuple[Proposal, list[float]]], kinds: Kinds, parts: Kinds) -> list[float]:
    """What is known of a sequence from all its mentions, each with its surroundings.

    ``kinds`` and ``parts`` are what the rules alone make of the article.
    """
    together = [proposal for proposal, _ in mentions]
    first = together[0].candidate
    own = own_evidence(first)
    beside = [context_evidence(p.candidate) for p in together]
    context = {kind: sum(evidence[kind] for evidence in beside) for kind in KINDS}
    ruled, part = kinds.get(first.key), parts.get(first.key)
    words = first.words
    return [
        *_mean([p.seen for p in together]),
        *_mean([p.edges for p in together]),
        *(min(max(own[kind], -4.0), 7.0) for kind in KINDS),
        *(min(max(context[kind], -3.0), 4.0) for kind in KINDS),
        *(float(ruled == kind) for kind in KINDS),
        *(float(part == kind) for kind in KINDS[:3]),
        sum(p.by_rules for p in together) / len(together),
        sum(p.by_reader for p in together) / len(together),
        math.log(len(together)),
        float(len(words) == 1),
        float(len(words) > 3),
        float(all(is_plain(word.key) for word in words)),
        float(all(p.candidate.opens for p in together)),
        float(bool(first.listed) and first.certain),
        float(words[0].shape == "upper"),
        float(any(p.candidate.title for p in together)),
        *_mean([around for _, around in mentions]),
    ]


def _surroundings(candidate: Candidate) -> list[float]:
    """What speaks for more of a name, or less: capitals and joining words beside it, an article within."""
    before, after = candidate.before[-1:], candidate.after[:1]
    return [
        float(any(t.is_capital for t in before) and not candidate.opens),
        float(any(t.is_capital for t in after)),
        float(any(t.key in _JOINING for t in before) and any(t.is_capital for t in candidate.before[-2:-1])),
        float(any(t.key in _JOINING for t in after) and any(t.is_capital for t in candidate.after[1:2])),
        float(any(t.shape == "number" for t in (*before, *after))),
        float(candidate.words[0].key == "the"),
        float(any(t.text == "The" for t in before)),
        float(candidate.words[-1].possessive),
        float(any(t.key in _JOINING for t in candidate.words)),
    ]


_JOINING = frozenset("of and & for the".split())


Weights = tuple[Floats, ...]


def as_arrays(table: Mapping[str, Any]) -> Weights:
    """Weights as they are written: means and scales of the features, the hidden layer, the last one."""
    return tuple(np.array(table[name], np.float64) for name in ("mean", "scale", "inner", "bend", "outer", "shift"))


@cache
def _weights() -> Weights:
    return as_arrays(json.loads(files("recension").joinpath("models/names.json").read_text("utf8")))


def _chances(rows: Sequence[Sequence[float]], weights: Weights) -> Floats:
    """The probabilities of ``KINDS`` and of *no name* for sequences given by their features."""
    mean, scale, inner, bend, outer, shift = weights
    scores = np.maximum((np.array(rows) - mean) / scale @ inner + bend, 0) @ outer + shift
    powers = np.exp(scores - scores.max(1, keepdims=True))
    made: Floats = powers / powers.sum(1, keepdims=True)
    return made


Named = tuple[Candidate, EntityKind]


def weigh(found: Sequence[Proposal], kinds: Kinds, parts: Kinds, sure: Sequence[Named]) -> list[Named]:
    """The proposals that are names, with their kinds, none overlapping another: the surest first choose their words.

    ``sure`` are names of the lists and those known in headlines: they take what is left.
    """
    return chosen(described(found, kinds, parts), _weights(), sure)


def described(found: Sequence[Proposal], kinds: Kinds, parts: Kinds) -> list[tuple[Proposal, list[float]]]:
    """Each proposal with its features: what all mentions of its key show, and what it shows itself."""
    described, groups = [(p, _surroundings(p.candidate)) for p in found], dict[str, list[tuple[Proposal, list[float]]]]()
    for proposal, around in described:
        groups.setdefault(proposal.candidate.key, []).append((proposal, around))
    shared = {key: features(mentions, kinds, parts) for key, mentions in groups.items()}
    return [(p, [*shared[p.candidate.key], *p.seen, *p.edges, *around]) for p, around in described]


def chosen(found: Sequence[tuple[Proposal, list[float]]], weights: Weights, sure: Sequence[Named] = ()) -> list[Named]:
    """Of proposals with their features, the names."""
    if not found:
        return []
    rows = _chances([row for _, row in found], weights)
    judged = [(row, proposal) for (proposal, _), row in zip(found, rows, strict=True)]
    names, taken = list[Named](), _Taken()
    for row, proposal in sorted(judged, key=lambda pair: (pair[0][-1], pair[1].place)):
        if row.argmax() < len(KINDS) and taken.add(*proposal.place):
            names.append((proposal.candidate, KINDS[int(row.argmax())]))
    names += [(candidate, kind) for candidate, kind in sure if taken.add(candidate.start, candidate.end)]
    return sorted(names, key=lambda pair: pair[0].start)


class _Taken:
    """Ranges that do not overlap, kept in order."""

    def __init__(self) -> None:
        self._starts = list[int]()
        self._ends = list[int]()

    def add(self, start: int, end: int) -> bool:
        """Takes a range if it is free."""
        at = bisect_right(self._starts, start)
        if (at and self._ends[at - 1] > start) or (at < len(self._starts) and self._starts[at] < end):
            return False
        self._starts.insert(at, start)
        self._ends.insert(at, end)
        return True
