"""What belongs together: average linkage over sparse likeness, groups alike on average and not merely by a chain; connected components.

Keys are strings; results do not depend on the order in which anything is given.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

Likeness = dict[str, dict[str, float]]
"""How alike two keys are, both ways; pairs that are not in it count as 0, a negative value keeps keys apart."""

Groups = dict[str, list[str]]
"""Groups of keys, each under its least key."""

_ONCE: Mapping[str, int] = {}


def average_linkage(start: Mapping[str, list[str]], alike: Likeness, least: float, times: Mapping[str, int] = _ONCE) -> list[list[str]]:
    """Join the two groups with the greatest mean likeness again and again, until it is below ``least``.

    ``start`` are the groups to begin with; a key counts as often as ``times`` says, else once. Returns sorted groups in the order of their least keys. Agglomerative
    clustering (Sokal and Michener 1958) with a queue: O(m log m) for m pairs in ``alike``, if groups stay small.
    """
    groups = {min(keys): sorted(keys) for keys in start.values()}
    size = {group: sum(times.get(key, 1) for key in keys) for group, keys in groups.items()}
    sums = _sums(groups, alike, times)
    queue = [(-mean, a, b) for a, row in sums.items() for b in row if a < b and (mean := _mean(size, sums, a, b)) >= least]
    heapq.heapify(queue)
    while queue:
        less, a, b = heapq.heappop(queue)
        if a not in groups or b not in groups or -less != _mean(size, sums, a, b):
            continue  # one of them has grown since
        groups[a] += groups.pop(b)
        size[a] += size.pop(b)
        _fold_into(sums, a, b)
        for c in sums[a]:
            mean = _mean(size, sums, a, c)
            if mean >= least:
                heapq.heappush(queue, (-mean, min(a, c), max(a, c)))
    return sorted(sorted(keys) for keys in groups.values())


def strongest_first(start: Sequence[Sequence[str]], alike: Likeness, least: float, most: int) -> list[list[str]]:
    """Join groups by their most alike members, the likest pair first (Kruskal 1956), down to the likeness ``least``.

    Two groups that would hold more than ``most`` keys stay apart. Returns sorted groups in the order of their least keys.
    """
    home = {key: min(keys) for keys in start for key in keys}
    groups = {min(keys): list(keys) for keys in start}
    ties = sorted((-like, a, b) for a, row in alike.items() for b, like in row.items() if a < b and like >= least)
    for _, a, b in ties:
        one, other = sorted((home[a], home[b]))
        if one != other and len(groups[one]) + len(groups[other]) <= most:
            small, large = sorted((one, other), key=lambda group: (len(groups[group]), group))
            home.update(dict.fromkeys(groups[small], large))
            groups[large] += groups.pop(small)
    return sorted(sorted(keys) for keys in groups.values())


def _mean(size: Mapping[str, int], sums: Likeness, a: str, b: str) -> float:
    return sums[a].get(b, 0.0) / (size[a] * size[b])


def _sums(groups: Groups, alike: Likeness, times: Mapping[str, int]) -> Likeness:
    """The likeness of groups: the sum over all pairs of their keys."""
    home = {key: group for group, keys in groups.items() for key in keys}
    sums: Likeness = {group: {} for group in groups}
    for a in sorted(alike):
        for b in sorted(alike[a]):
            here, there = home[a], home[b]
            if a < b and here != there:
                sums[here][there] = sums[there][here] = sums[here].get(there, 0.0) + alike[a][b] * times.get(a, 1) * times.get(b, 1)
    return sums


def _fold_into(sums: Likeness, a: str, b: str) -> None:
    """Let group ``a`` take over what was known of group ``b``."""
    for c, total in sums.pop(b).items():
        del sums[c][b]
        if c != a:
            sums[a][c] = sums[c][a] = sums[a].get(c, 0.0) + total


def components(count: int, edges: Iterable[Sequence[int]]) -> list[int]:
    """The connected components of ``count`` things: for each the lowest number that it hangs together with."""
    above = list(range(count))

    def top(number: int) -> int:
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    for a, b in edges:
        one, other = top(a), top(b)
        above[max(one, other)] = min(one, other)
    return [top(number) for number in range(count)]
