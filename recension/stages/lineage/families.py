"""The partition of the documents into families, each join proved by passages.

Never a union along a chain of weak pairs: a text that was stitched together of two that have nothing to do
with each other belongs to that of which it has more, and does not fuse them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from recension.model import Family, Reason
from recension.settings.lineage import COPY_COVER, JOINING_COMPARED, JOINING_PAIRS, OPENING_WORDS, STITCHED_COVER, WHOLE_COVER
from recension.stages.lineage.columns import Flags, Ints, heads_of
from recension.stages.lineage.corpus import Corpus
from recension.stages.lineage.relations import Relations, covered
from recension.stages.lineage.tally import pair_keys
from recension.text.linkage import components

Edge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stitched:
    """A text made of several: the groups of documents it has parts of, the one with most of its words first."""

    number: int
    groups: tuple[tuple[int, ...], ...]


def stitched_texts(corpus: Corpus, found: Relations) -> list[Stitched]:
    """Texts that have parts of several other texts which have nothing to do with each other."""
    near, covers = neighbours(map(tuple, found.pairs.tolist())), _Covers(corpus, found)
    whole = neighbours(map(tuple, found.pairs[found.cover.min(axis=1, initial=1.0) >= COPY_COVER].tolist()))
    made = []
    for number in sorted(n for n, others in near.items() if len(others) > 1):
        groups = _groups(number, near, whole.get(number, set()))
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
        return covered(self.corpus, self.found, self.found.row(number, other), number)

    def share(self, number: int, other: int) -> float:
        """Their share."""
        return float(self.found.cover[self.found.row(number, other), int(number > other)])


def borrowed(corpus: Corpus, found: Relations, stitched: Iterable[Stitched]) -> Ints:
    """The places of the words that stitched texts have from others: from where to where, shape (passages, 2)."""
    p, places = found.passages, []
    for one in stitched:
        for row in (found.row(one.number, n) for group in one.groups for n in group):
            low, high = (p.a0, p.a1) if found.pairs[row, 0] == one.number else (p.b0, p.b1)
            inside = slice(int(found.bounds[row]), int(found.bounds[row + 1]))
            places.append(corpus.first[one.number] + np.stack((low[inside], high[inside]), axis=1))
    return np.concatenate([np.zeros((0, 2), dtype=np.int64), *places])


def neighbours(edges: Iterable[Edge]) -> dict[int, set[int]]:
    """For each body in any edge those that it shares an edge with."""
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in edges:
        near[a].add(b)
        near[b].add(a)
    return near


def _groups(number: int, near: Mapping[int, set[int]], whole: set[int]) -> list[list[int]]:
    """The neighbours of a body, grouped by what still hangs together without it.

    A copy of nearly all of it goes with the group that it hangs together with; if these are several, it is made of them as well.
    """
    groups = _connected(near[number] - whole, near)
    touched = {n: [g for g in groups if not g.isdisjoint(near[n])] for n in sorted(whole)}
    for n, some in touched.items():
        if len(some) == 1:
            some[0].add(n)
    return [sorted(g) for g in [*groups, *_connected({n for n, some in touched.items() if not some}, near)]]


def _connected(numbers: Iterable[int], near: Mapping[int, set[int]]) -> list[set[int]]:
    """Some bodies, grouped by what hangs together."""
    left, groups = set(numbers), []
    while left:
        groups.append(_reached(min(left), left, near))
    return groups


def _reached(start: int, left: set[int], near: Mapping[int, set[int]]) -> set[int]:
    """All of some bodies that can be reached from one of them by edges; they are taken out of ``left``."""
    seen, queue = {start}, [start]
    left.discard(start)
    while queue and left:
        further = near[queue.pop()] & left
        left -= further
        seen |= further
        queue += further
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
    closed = np.array(sorted(cut), dtype=np.int64).reshape(-1, 2)
    least = found.cover.min(axis=1, initial=1.0)
    order = np.argsort(-least, kind="stable")
    order = order[(found.joins & ~np.isin(pair_keys(*found.pairs.T), pair_keys(*closed.T)))[order]]
    is_same = least[order] >= COPY_COVER
    home = np.array(components(count, found.pairs[order[is_same]].tolist()), dtype=np.int64)
    doubtful = found.pairs[order[~is_same]]
    apart = doubtful[home[doubtful[:, 0]] != home[doubtful[:, 1]]]
    edges = [*map(tuple, apart.tolist()), *(e for e in rewritten if e not in cut)]
    groups = _Groups(home, edges, np.maximum(JOINING_COMPARED, np.bincount(found.pairs.ravel(), minlength=count)))
    for a, b in edges:
        groups.unite(a, b)
    return sorted(sorted(numbers) for numbers in groups.members.values())


class _Groups:
    """Groups of bodies that grow together, and how many of the pairs across each two join.

    ``home`` says in which group each body is to begin with, ``compared`` with how many others it was compared at least.
    """

    def __init__(self, home: Ints, edges: Iterable[Edge], compared: Ints) -> None:
        order = np.argsort(home, kind="stable")
        heads = heads_of(home[order])
        groups = home[order][heads].tolist()
        self.members = dict(zip(groups, [some.tolist() for some in np.split(order, heads[1:])], strict=False))
        self._home = home.tolist()
        self._compared: dict[int, int] = dict(zip(groups, np.add.reduceat(compared[order], heads).tolist() if groups else (), strict=True))
        self._across: dict[int, Counter[int]] = defaultdict(Counter)
        for a, b in edges:
            one, other = self._home[a], self._home[b]
            self._across[one][other] += 1
            self._across[other][one] += 1

    def unite(self, a: int, b: int) -> None:
        """Make the groups of two bodies one, if this is proved."""
        big, small = sorted((self._home[a], self._home[b]), key=lambda n: (-len(self.members[n]), n))
        if big == small or not self._is_proved(big, small):
            return
        for number in self.members[small]:
            self._home[number] = big
        self.members[big] += self.members.pop(small)
        self._compared[big] += self._compared.pop(small)
        for other, joins in self._across.pop(small).items():
            del self._across[other][small]
            if other != big:
                self._across[big][other] += joins
                self._across[other][big] += joins

    def _is_proved(self, big: int, small: int) -> bool:
        """Whether enough of all pairs across two groups join (of a large family each document is compared with some others only)."""
        compared = min(len(self.members[big]) * len(self.members[small]), self._compared[small])
        return self._across[big][small] >= JOINING_PAIRS * compared


def family(numbers: Sequence[int], corpus: Corpus, why: tuple[Reason, ...]) -> Family:
    """A family as the edition shows it; its id is a hash of the ids of its documents."""
    cards = [corpus.cards[n] for n in numbers]
    ids = tuple(sorted(c.id for c in cards))
    agencies = sorted((c.agency for c in cards if c.agency is not None), key=lambda a: (-a.score, a.name))
    return Family(sha256("\n".join(ids).encode()).hexdigest()[:12], ids, agencies[0].name if agencies else None, why)
