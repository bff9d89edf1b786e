"""The lineage after *not a copy*: the link goes, and the two documents stand in different families."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from recension.judgements.targets import pairs
from recension.model import Article, Family, Judgement, Lineage, Link, Named, Reason


def judged_lineage(lineage: Lineage, rows: Sequence[Judgement], articles: Iterable[Article]) -> Lineage:
    """The lineage of some articles with what a person called no copy taken apart. Passages stay: the words are shared, whoever wrote them first.

    Where a chain of other links still joins the two, its weakest link is cut as well.
    """
    agencies = {a.document.id: a.agency for a in articles}
    for one, other in pairs(rows, "not a copy"):
        home = next((f for f in lineage.families if one in f.documents), None)
        links = tuple(x for x in lineage.links if {x.from_, x.to} != {one, other})
        lineage = replace(lineage, links=links)
        if home is not None and other in home.documents:
            lineage = _parted(lineage, home, one, other, agencies)
    return lineage


def _parted(lineage: Lineage, home: Family, one: str, other: str, agencies: Mapping[str, Named | None]) -> Lineage:
    """The lineage with one family in two."""
    within = frozenset(home.documents)
    links = list(lineage.links)
    while path := _path([x for x in links if _joins(x, within)], one, other):
        weakest = min(path, key=lambda x: (x.score, x.to, x.from_ or ""))
        links = [x for x in links if x is not weakest]
    near = _near(x for x in links if _joins(x, within))
    left, right = _reached(one, near), _reached(other, near)
    rest = within - left - right  # joined to neither by a link: they stay with the larger part
    larger = left if (len(left), other) >= (len(right), one) else right
    larger |= rest
    families = [f for f in lineage.families if f is not home] + [_family(home, part, agencies) for part in (left, right)]
    return replace(lineage, links=tuple(links), families=tuple(sorted(families, key=lambda f: f.documents)))


def _joins(link: Link, within: frozenset[str]) -> bool:
    return link.from_ in within and link.to in within


def _near(links: Iterable[Link]) -> dict[str, dict[str, Link]]:
    near: dict[str, dict[str, Link]] = defaultdict(dict)
    for link in links:
        if link.from_ is not None:
            near[link.from_][link.to] = near[link.to][link.from_] = link
    return near


def _path(links: Sequence[Link], start: str, end: str) -> list[Link]:
    """The links of a shortest chain between two documents; empty if there is none."""
    near = _near(links)
    came: dict[str, Link | None] = {start: None}
    queue = [start]
    for at in queue:
        for other in sorted(near.get(at, {})):
            if other not in came:
                came[other] = near[at][other]
                queue.append(other)
    path: list[Link] = []
    at = end
    while (link := came.get(at)) is not None:
        path.append(link)
        at = link.to if link.from_ == at else str(link.from_)
    return path


def _reached(start: str, near: Mapping[str, Mapping[str, Link]]) -> set[str]:
    seen, queue = {start}, [start]
    for at in queue:
        queue += [other for other in near.get(at, {}) if other not in seen]
        seen.update(near.get(at, {}))
    return seen


def _family(home: Family, documents: Iterable[str], agencies: Mapping[str, Named | None]) -> Family:
    """A part of a family, with the reason why it is one no more. Its id is made as that of any family."""
    members = tuple(sorted(documents))
    named = sorted((a for d in members if (a := agencies.get(d)) is not None), key=lambda a: (-a.score, a.name))
    why = Reason("judgement", "a person said that it is no copy of the others it stood with")
    kept = (r for r in home.why if r.spans and all(s.document in members for s in r.spans))
    return Family(hashlib.sha256("\n".join(members).encode()).hexdigest()[:12], members, named[0].name if named else None, (why, *kept))
