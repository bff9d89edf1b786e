"""Look-alikes within one story: which of its documents tell of the same happening.

Documents are unit vectors of their stems, weighted by how few documents of the story hold each (a word that all hold tells nothing
here); groups that are most alike on average are joined (average linkage) until none are alike enough. Two earthquakes of one
region in one year share nearly all their words; what is left tells them apart.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from recension.settings.events import HAPPENING_LIKENESS, HAPPENING_MOST
from recension.text.linkage import Likeness, average_linkage


def part_happenings(stems: Sequence[Counter[str]]) -> tuple[int, ...]:
    """The number of the happening of each document, by how often it holds each stem. Of very many documents each is its own."""
    if len(stems) > HAPPENING_MOST:
        return tuple(range(len(stems)))
    vectors = _vectors(stems)
    alike: Likeness = {key: {} for key in vectors}
    for (a, b), cosine in _cosines(vectors).items():
        alike[a][b] = alike[b][a] = cosine
    groups = average_linkage({key: [key] for key in vectors}, alike, HAPPENING_LIKENESS)
    home = {key: number for number, keys in enumerate(groups) for key in keys}
    return tuple(home[_key(i)] for i in range(len(stems)))


def _key(index: int) -> str:
    return f"{index:06d}"


def _vectors(stems: Sequence[Counter[str]]) -> dict[str, dict[str, float]]:
    """The unit vector of each document; a stem that it alone holds likens it to none."""
    holders = Counter(stem for held in stems for stem in held)
    made: dict[str, dict[str, float]] = {}
    for index, held in enumerate(stems):
        shared = {s: math.log1p(n) * math.log((len(stems) + 1) / holders[s]) for s, n in sorted(held.items()) if holders[s] > 1}
        length = math.sqrt(math.fsum(x * x for x in shared.values()))
        made[_key(index)] = {s: x / length for s, x in shared.items()} if length else {}
    return made


def _cosines(vectors: dict[str, dict[str, float]]) -> dict[tuple[str, str], float]:
    """The cosine of every two documents that share a stem."""
    postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for key, vector in vectors.items():
        for stem, x in vector.items():
            postings[stem].append((key, x))
    found: dict[tuple[str, str], float] = defaultdict(float)
    for stem in sorted(postings):
        held = postings[stem]
        for i, (b, y) in enumerate(held):
            for a, x in held[:i]:
                found[a, b] += x * y
    return found
