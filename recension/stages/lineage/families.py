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
from recension.settings.lineage import COPY_COVER, OPENING_WORDS, STITCHED_COVER, WHOLE_COVER
from recension.stages.lineage.bodies import Body, Flags
from recension.stages.lineage.relations import Relation

Edge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stitched:
    """A text made of several: the groups of documents it has parts of, the one with most of its words first."""

    number: int
    groups: tuple[tuple[int, ...], ...]


def stitched_texts(relations: Mapping[Edge, Relation]) -> list[Stitched]:
    """Texts that have parts of several other texts which have nothing to do with each other."""
    near = neighbours(relations)
    found = []
    for number in sorted(near):
        groups = _groups(number, near)
        if len(groups) > 1 and (made := _stitched(number, groups, relations)) is not None:
            found.append(made)
    return found


def neighbours(edges: Iterable[Edge]) -> dict[int, set[int]]:
    """For each body in any edge those that it shares an edge with."""
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in edges:
        near[a].add(b)
        near[b].add(a)
    return near


def _groups(number: int, near: Mapping[int, set[int]]) -> list[list[int]]:
    """The neighbours of a body, grouped by what still hangs together without it."""
    left = set(near[number])
    hub = max(left, key=lambda n: (len(near[n] & left), -n))
    if left <= near[hub] | {hub}:
        return [sorted(left)]
    groups = []
    while left:
        reached = _reached(min(left), number, near)
        groups.append(sorted(left & reached))
        left -= reached
    return groups


def _reached(start: int, without: int, near: Mapping[int, set[int]]) -> set[int]:
    """All that can be reached from a body by edges, one body left out."""
    seen, queue = {start}, [start]
    while queue:
        for other in near[queue.pop()]:
            if other != without and other not in seen:
                seen.add(other)
                queue.append(other)
    return seen


def _stitched(number: int, groups: Sequence[Sequence[int]], relations: Mapping[Edge, Relation]) -> Stitched | None:
    """A body as stitched from its groups; ``None`` if the groups rather have their text from it.

    A text that begins as this one does and stands in it wholly may be cut from it. Then this one is stitched only
    if another stands in it for the most part too: two whole texts in one.
    """
    cuts = [g for g in groups if any(_is_cut_of(relations[_edge(number, n)], number, n) for n in g)]
    rest = [g for g in groups if g not in cuts]
    if cuts:
        rest = [g for g in rest if max(relations[_edge(number, n)].side(n).cover for n in g) >= WHOLE_COVER]
    if not rest or len(cuts) + len(rest) < 2:
        return None
    covers = {tuple(g): _covered(number, g, relations) for g in [*cuts, *rest]}
    union = np.logical_or.reduce(list(covers.values()))
    if union.mean() < STITCHED_COVER:
        return None
    return Stitched(number, tuple(sorted(covers, key=lambda g: (-int(covers[g].sum()), g))))


def _is_cut_of(pair: Relation, whole: int, part: int) -> bool:
    """Whether a body may be cut from another: it stands in it wholly, and both begin with the same words."""
    here, there = pair.side(whole), pair.side(part)
    opening = min(here.covered[:OPENING_WORDS].mean(), there.covered[:OPENING_WORDS].mean())
    return bool(there.cover >= COPY_COVER and opening >= 0.5)


def _edge(a: int, b: int) -> Edge:
    return min(a, b), max(a, b)


def _covered(number: int, group: Sequence[int], relations: Mapping[Edge, Relation]) -> Flags:
    """Which words of a body stand in any document of a group."""
    union: Flags = np.logical_or.reduce([relations[_edge(number, n)].side(number).covered for n in group])
    return union


def joined(count: int, relations: Mapping[Edge, Relation], rewritten: Iterable[Edge], stitched: Sequence[Stitched]) -> list[list[int]]:
    """The families as lists of body numbers: united along pairs that prove it, stitches undone."""
    cut = {_edge(s.number, n) for s in stitched for group in s.groups[1:] for n in group}
    edges = [e for e, r in relations.items() if r.joins and e not in cut]
    near = neighbours([*edges, *(e for e in rewritten if e not in cut)])
    left, families = set(range(count)), []
    for number in range(count):
        if number in left:
            family = _reached(number, -1, near) if number in near else {number}
            families.append(sorted(family))
            left -= family
    return families


def family(numbers: Sequence[int], texts: Sequence[Body], why: tuple[Reason, ...]) -> Family:
    """A family as the edition shows it; its id is a hash of the ids of its documents."""
    ids = tuple(sorted(texts[n].id for n in numbers))
    agencies = sorted((a for n in numbers if (a := texts[n].article.agency) is not None), key=lambda a: (-a.score, a.name))
    return Family(sha256("\n".join(ids).encode()).hexdigest()[:12], ids, agencies[0].name if agencies else None, why)
