"""Who has it from whom: one parent for each document of a family, and all parents of a stitched text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from recension.model import Link, LinkKind, Reason
from recension.settings.lineage import COPY_COVER, LEAST_EDITS, NEAR_TIE, REWRITE_NEARNESS, SHARED_SOURCE_SCORE, STITCHED_SCORE
from recension.stages.lineage.bodies import Body
from recension.stages.lineage.direction import Cue, lacking, page_cues, quoting
from recension.stages.lineage.families import Edge, Stitched
from recension.stages.lineage.pages import Page
from recension.stages.lineage.relations import Relation
from recension.stages.lineage.rewrites import Rewrite


@dataclass(frozen=True, slots=True)
class Descent:
    """A possible link: ``child`` from ``parent``, how near they are (0..1), how likely this direction is."""

    parent: int
    child: int
    nearness: float
    likely: float
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> float:
        """By what possible links are compared."""
        return self.nearness * self.likely


def descents(edge: Edge, relation: Relation, texts: Sequence[Body], pages: Mapping[int, Page]) -> tuple[Descent, Descent]:
    """Both directions of a pair that shares text."""
    a, b = edge
    found = [*lacking(relation, texts[a], texts[b]), *page_cues(pages[a], pages[b])]
    return both_ways(edge, found, relation.alike / max(1, len(texts[b])), relation.alike / max(1, len(texts[a])))


def rewrite_descents(found: Rewrite, pages: Mapping[int, Page]) -> tuple[Descent, Descent]:
    """Both directions of a rewrite. It is never as near as a copy."""
    a, b = pages[found.a], pages[found.b]
    near = REWRITE_NEARNESS * found.share
    return both_ways((found.a, found.b), [*page_cues(a, b), *quoting(a, b)], near, near)


def both_ways(edge: Edge, found: Sequence[Cue], near_b: float, near_a: float) -> tuple[Descent, Descent]:
    """Two possible links of a pair; ``near_b`` is how much of the second the first has."""
    a, b = edge
    likely = 1 / (1 + exp(-sum(c.weight for c in found)))
    forth = tuple(c.reason for c in found if c.weight > 0)
    back = tuple(c.reason for c in found if c.weight < 0)
    return Descent(a, b, min(1.0, near_b), likely, forth), Descent(b, a, min(1.0, near_a), 1 - likely, back)


def tree(possible: Iterable[Descent]) -> list[Descent]:
    """At most one parent for each document and no circle: the best links first (greedy branching).

    A copy of a copy hangs on the nearest; of parents that are equally near it takes the one that likelier is one.
    """
    parent: dict[int, Descent] = {}
    for descent in sorted(possible, key=lambda d: (-round(d.weight, 6), -d.likely, d.parent, d.child)):
        if descent.child not in parent and not _descends(descent.parent, descent.child, parent):
            parent[descent.child] = descent
    return [parent[child] for child in sorted(parent)]


def _descends(number: int, ancestor: int, parent: Mapping[int, Descent]) -> bool:
    """Whether a document descends from another, or is it."""
    while number != ancestor and number in parent:
        number = parent[number].parent
    return number == ancestor


def lifted(chosen: Sequence[Descent], possible: Mapping[Edge, Descent]) -> list[Descent]:
    """Links moved up to the grandparent while it is as near: equal copies are sisters, no chain."""
    parent_of = {d.child: d.parent for d in chosen}
    return [highest(d, parent_of, possible) for d in chosen]


def highest(descent: Descent, parent_of: Mapping[int, int], possible: Mapping[Edge, Descent]) -> Descent:
    """The same child's link to the highest ancestor that is as near as the parent."""
    while (above := parent_of.get(descent.parent)) is not None:
        higher = possible.get((above, descent.child))
        if higher is None or higher.nearness < descent.nearness - NEAR_TIE:
            break
        descent = higher
    return descent


def link(descent: Descent, relation: Relation, texts: Sequence[Body]) -> Link:
    """A link between two documents that share text, with its kind and its reasons."""
    kind = kind_of(descent, relation)
    proof = _proof(relation, texts)
    if kind == "shared source":
        says = "each has sentences of a common text that the other lacks: neither derives from the other"
        return Link(texts[descent.parent].id, texts[descent.child].id, kind, SHARED_SOURCE_SCORE, (proof, Reason("shared source", says)))
    return Link(texts[descent.parent].id, texts[descent.child].id, kind, round(descent.likely, 4), (proof, *descent.reasons))


def rewrite_link(descent: Descent, found: Rewrite, texts: Sequence[Body]) -> Link:
    """A link between a text and its rewrite."""
    i, j = found.matches[0]
    says = f"{len(found.matches)} sentences tell the same details in the same order, in other words"
    proof = Reason(
        "told in the same order",
        says,
        (texts[found.a].span(*texts[found.a].sentences[i]), texts[found.b].span(*texts[found.b].sentences[j])),
    )
    score = round(found.score * descent.likely, 4)
    return Link(texts[descent.parent].id, texts[descent.child].id, "rewrite", score, (proof, *descent.reasons))


def kind_of(descent: Descent, relation: Relation) -> LinkKind:
    """How a document was made from its parent."""
    if relation.is_partial:
        return "shared source"
    child, parent = relation.side(descent.child), relation.side(descent.parent)
    if relation.edits > LEAST_EDITS or relation.moved or child.cover < COPY_COVER:
        return "edited"
    return "repost" if parent.cover >= COPY_COVER else "cut"


def merged(texts: Sequence[Body], number: int, parents: Sequence[int], relations: Mapping[Edge, Relation]) -> list[Link]:
    """The links of a stitched text, one to each of its parents."""
    links = []
    for parent in parents:
        proof = _proof(relations[min(parent, number), max(parent, number)], texts)
        via = tuple(sorted(texts[p].id for p in parents if p != parent))
        says = "the text has passages of several texts that share nothing with each other"
        links.append(Link(texts[parent].id, texts[number].id, "merged", STITCHED_SCORE, (proof, Reason("stitched", says)), via))
    return links


def nearest_parents(made: Stitched, possible: Mapping[Edge, Descent], parent_of: Mapping[int, int]) -> list[int]:
    """Of each group of texts that a stitched text has parts of the one that it is nearest to."""
    found = []
    for group in made.groups:
        near = max((possible[n, made.number] for n in group), key=lambda d: (round(d.nearness, 2), d.likely, -d.parent))
        found.append(highest(near, parent_of, possible).parent)
    return found


def _proof(relation: Relation, texts: Sequence[Body]) -> Reason:
    """What the two share, as a reason with the longest passage."""
    longest = max(relation.shared, key=lambda s: (s.equal, -s.a0))
    a, b = texts[relation.a.number], texts[relation.b.number]
    words = sum(s.equal for s in relation.shared)
    says = f"they share {words} words in {len(relation.shared)} passages ({relation.a.cover:.0%} of the one, {relation.b.cover:.0%} of the other)"
    return Reason("shared passages", says, (a.span(longest.a0, longest.a1), b.span(longest.b0, longest.b1)))
