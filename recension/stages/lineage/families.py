"""The partition of the documents into families, each join proved by passages.

Never a union along a chain of weak pairs: a text that was stitched together of two that have nothing to do
with each other belongs to that of which it has more, and does not fuse them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from recension.model import Family, Reason
from recension.settings.lineage import COPY_COVER, JOINING_COMPARED, JOINING_PAIRS, OPENING_WORDS, STITCHED_COVER, WHOLE_COVER
from recension.stages.lineage.columns import Flags
from recension.stages.lineage.corpus import Corpus
from recension.stages.lineage.relations import Relations, covered

Edge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stitched:
    """A text made of several: the groups of documents it has parts of, the one with most of its words first."""

    number: int
    groups: tuple[tuple[int, ...], ...]


def stitched_texts(corpus: Corpus, found: Relations) -> list[Stitched]:
    """Texts that have parts of several other texts which have nothing to do with each other."""
    near, covers = neighbours(map(tuple, found.pairs.tolist())), _Covers(corpus, found)
    made = []
    for number in sorted(near):
        groups = _groups(number, near, covers)
        if len(groups) > 1 and (one := _stitched(number, groups, covers)) is not None:
            made.append(one)
    return made


@dataclass(frozen=True, slots=True)
class _Covers:
    """Which words of bodies stand in others."""

    corpus: Corpus
    found: Relations

    def of(self, number: int, other: int) -> Flags:
        """The words of one body that stand in another."""
        return covered(self.corpus, self.found, self.found.number[_edge(number, other)], number)

    def is_whole(self, number: int, other: int) -> bool:
        """Whether two bodies have nearly all of their words in common."""
        return min(self.share(number, other), self.share(other, number)) >= COPY_COVER

    def share(self, number: int, other: int) -> float:
        """Their share."""
        return float(self.found.cover[self.found.number[_edge(number, other)], int(number > other)])


def neighbours(edges: Iterable[Edge]) -> dict[int, set[int]]:
    """For each body in any edge those that it shares an edge with."""
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in edges:
        near[a].add(b)
        near[b].add(a)
    return near


def _groups(number: int, near: Mapping[int, set[int]], covers: _Covers) -> list[list[int]]:
    """The neighbours of a body, grouped by what still hangs together without it.

    A copy of nearly all of it goes with the group that it hangs together with; if these are several, it is made of them as well.
    """
    whole = {n for n in near[number] if covers.is_whole(number, n)}
    groups = _connected(near[number] - whole, near)
    touched = {n: [g for g in groups if near[n] & g] for n in sorted(whole)}
    for n, some in touched.items():
        if len(some) == 1:
            some[0].add(n)
    return [sorted(g) for g in [*groups, *_connected({n for n, some in touched.items() if not some}, near)]]


def _connected(numbers: set[int], near: Mapping[int, set[int]]) -> list[set[int]]:
    """Some bodies, grouped by what hangs together."""
    left, groups = set(numbers), []
    while left:
        groups.append(_reached(min(left), left, near))
        left -= groups[-1]
    return groups


def _reached(start: int, inside: set[int], near: Mapping[int, set[int]]) -> set[int]:
    """All of some bodies that can be reached from one of them by edges."""
    seen, queue = {start}, [start]
    while queue:
        for other in near[queue.pop()] & inside - seen:
            seen.add(other)
            queue.append(other)
    return seen


def _stitched(number: int, groups: Sequence[Sequence[int]], covers: _Covers) -> Stitched | None:
    """A body as stitched from its groups; ``None`` if the groups rather have their text from it.

    A text that begins as this one does and stands in it wholly may be cut from it. Then this one is stitched only
    if another stands in it for the most part too: two whole texts in one.
    """
    cuts = [g for g in groups if any(_is_cut_of(covers, number, n) for n in g)]
    rest = [g for g in groups if g not in cuts]
    if cuts:
        rest = [g for g in rest if max(covers.share(n, number) for n in g) >= WHOLE_COVER]
    if not rest or len(cuts) + len(rest) < 2:
        return None
    words = {tuple(g): np.logical_or.reduce([covers.of(number, n) for n in g]) for g in [*cuts, *rest]}
    if np.logical_or.reduce(list(words.values())).mean() < STITCHED_COVER:
        return None
    return Stitched(number, tuple(sorted(words, key=lambda g: (-int(words[g].sum()), g))))


def _is_cut_of(covers: _Covers, whole: int, part: int) -> bool:
    """Whether a body may be cut from another: it stands in it wholly, and both begin with the same words."""
    if covers.share(part, whole) < COPY_COVER:
        return False
    here, there = covers.of(whole, part), covers.of(part, whole)
    return bool(min(here[:OPENING_WORDS].mean(), there[:OPENING_WORDS].mean()) >= 0.5)


def _edge(a: int, b: int) -> Edge:
    return min(a, b), max(a, b)


def joined(found: Relations, count: int, rewritten: Iterable[Edge], stitched: Sequence[Stitched]) -> list[list[int]]:
    """The families as lists of body numbers: united along pairs that prove it, stitches undone, the nearest pairs first.

    Two bodies that are nearly the same are one text. Else two groups are united only if enough pairs across them join:
    one bridge does not fuse two large families.
    """
    cut = {_edge(s.number, n) for s in stitched for group in s.groups[1:] for n in group}
    order = np.argsort(-found.cover.min(axis=1, initial=1.0), kind="stable")
    copies = [e for e in map(tuple, found.pairs[order[found.joins[order]]].tolist()) if e not in cut]
    edges = [*copies, *(e for e in rewritten if e not in cut)]
    across = neighbours(edges)
    same = set(map(tuple, found.pairs[found.cover.min(axis=1, initial=1.0) >= COPY_COVER].tolist()))
    members = {number: [number] for number in range(count)}
    home = list(range(count))
    for a, b in edges:
        big, small = sorted((home[a], home[b]), key=lambda n: (-len(members[n]), n))
        if big != small and ((a, b) in same or _is_proved(members[big], members[small], big, home, across)):
            for number in members[small]:
                home[number] = big
            members[big] += members.pop(small)
    return sorted(sorted(numbers) for numbers in members.values())


def _is_proved(big: Sequence[int], small: Sequence[int], home_of_big: int, home: Sequence[int], across: Mapping[int, set[int]]) -> bool:
    """Whether enough of all pairs across two groups join (of a large family each document is compared with some others only)."""
    joins = sum(home[other] == home_of_big for number in small for other in across[number])
    return joins >= JOINING_PAIRS * min(len(big), JOINING_COMPARED) * len(small)


def family(numbers: Sequence[int], corpus: Corpus, why: tuple[Reason, ...]) -> Family:
    """A family as the edition shows it; its id is a hash of the ids of its documents."""
    articles = [corpus.articles[n] for n in numbers]
    ids = tuple(sorted(a.document.id for a in articles))
    agencies = sorted((a.agency for a in articles if a.agency is not None), key=lambda a: (-a.score, a.name))
    return Family(sha256("\n".join(ids).encode()).hexdigest()[:12], ids, agencies[0].name if agencies else None, why)
