"""Who has it from whom: one parent for each document of a family, and all parents of a stitched text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, fsum

import numpy as np

from recension.model import Link, LinkKind, Reason
from recension.settings.lineage import COPY_COVER, LEAST_EDITS, NEAR_TIE, REWRITE_NEARNESS, SHARED_SOURCE_SCORE, STITCHED_SCORE
from recension.stages.lineage.align import Alignment
from recension.stages.lineage.columns import Ints
from recension.stages.lineage.corpus import Corpus
from recension.stages.lineage.direction import Cue, lacking, lacking_weights, page_cues, quoting
from recension.stages.lineage.families import Edge, Stitched
from recension.stages.lineage.pages import Page
from recension.stages.lineage.relations import Relations, own_sentences
from recension.stages.lineage.rewrites import Rewrite


@dataclass(frozen=True, slots=True)
class Descent:
    """A possible link: ``child`` from ``parent``, how near they are (0..1), how likely this direction is."""

    parent: int
    child: int
    nearness: float
    likely: float

    @property
    def weight(self) -> float:
        """By what possible links are compared."""
        return self.nearness * self.likely


def descents(found: Relations, sizes: Ints, pages: Mapping[int, Page]) -> Iterator[Descent]:
    """Both directions of all pairs that share text. What speaks for them is told when one is chosen (``copy_reasons``)."""
    near = np.minimum(1.0, found.alike[:, None] / np.maximum(1, sizes[found.pairs])).tolist()
    for (a, b), (near_a, near_b), weight in zip(found.pairs.tolist(), near, lacking_weights(found).tolist(), strict=True):
        likely = 1 / (1 + exp(-weight - fsum(c.weight for c in page_cues(pages[a], pages[b]))))
        yield Descent(a, b, near_b, likely)
        yield Descent(b, a, near_a, 1 - likely)


def rewrite_descents(found: Rewrite, pages: Mapping[int, Page]) -> tuple[Descent, Descent]:
    """Both directions of a rewrite. It is never as near as a copy."""
    near = REWRITE_NEARNESS * found.share
    likely = 1 / (1 + exp(-fsum(c.weight for c in _rewrite_cues(pages[found.a], pages[found.b]))))
    return Descent(found.a, found.b, near, likely), Descent(found.b, found.a, near, 1 - likely)


def _rewrite_cues(a: Page, b: Page) -> list[Cue]:
    return [*page_cues(a, b), *quoting(a, b)]


def _speaking_for(cues: Iterable[Cue], is_forth: bool) -> tuple[Reason, ...]:
    """The reasons for a direction: that of the cues, or the other."""
    return tuple(c.reason for c in cues if (c.weight > 0) == is_forth and c.weight)


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


def link(descent: Descent, proofs: Proofs) -> Link:
    """A link between two documents that share text, with its kind and its reasons."""
    found, pair = proofs.found, proofs.found.number[_edge(descent)]
    kind, proof = kind_of(descent, found, pair), proofs.of(pair)
    parent, child = (proofs.corpus.cards[n].id for n in (descent.parent, descent.child))
    if kind == "shared source":
        says = "each has sentences of a common text that the other lacks: neither derives from the other"
        return Link(parent, child, kind, SHARED_SOURCE_SCORE, (proof, Reason("shared source", says)))
    return Link(parent, child, kind, round(descent.likely, 4), (proof, *proofs.reasons(descent, pair)))


def _edge(descent: Descent) -> Edge:
    return min(descent.parent, descent.child), max(descent.parent, descent.child)


def rewrite_link(descent: Descent, found: Rewrite, corpus: Corpus, pages: Mapping[int, Page]) -> Link:
    """A link between a text and its rewrite."""
    a, b = corpus.body(found.a), corpus.body(found.b)
    i, j = found.matches[0]
    says = f"{len(found.matches)} sentences tell the same details in the same order, in other words"
    proof = Reason("told in the same order", says, (a.span(*a.sentences[i]), b.span(*b.sentences[j])))
    reasons = _speaking_for(_rewrite_cues(pages[found.a], pages[found.b]), descent.parent == found.a)
    parent, child = (a.id, b.id) if descent.parent == found.a else (b.id, a.id)
    return Link(parent, child, "rewrite", round(found.score * descent.likely, 4), (proof, *reasons))


def kind_of(descent: Descent, found: Relations, pair: int) -> LinkKind:
    """How a document was made from its parent."""
    if found.is_partial[pair]:
        return "shared source"
    child, parent = found.cover[pair] if descent.child < descent.parent else found.cover[pair, ::-1]
    if found.edits[pair] > LEAST_EDITS or found.moved[pair] or child < COPY_COVER:
        return "edited"
    return "repost" if parent >= COPY_COVER else "cut"


def merged(number: int, parents: Sequence[int], proofs: Proofs) -> list[Link]:
    """The links of a stitched text, one to each of its parents."""
    links = []
    ids = [proofs.corpus.cards[p].id for p in parents]
    for parent, identity in zip(parents, ids, strict=True):
        proof = proofs.of(proofs.found.number[min(parent, number), max(parent, number)])
        via = tuple(sorted(other for other in ids if other != identity))
        says = "the text has passages of several texts that share nothing with each other"
        links.append(Link(identity, proofs.corpus.cards[number].id, "merged", STITCHED_SCORE, (proof, Reason("stitched", says)), via))
    return links


def nearest_parents(made: Stitched, possible: Mapping[Edge, Descent], parent_of: Mapping[int, int]) -> list[int]:
    """Of each group of texts that a stitched text has parts of the one that it is nearest to."""
    found = []
    for group in made.groups:
        near = max((possible[n, made.number] for n in group), key=lambda d: (round(d.nearness, 2), d.likely, -d.parent))
        found.append(highest(near, parent_of, possible).parent)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Proofs:
    """What the links of copies rest on."""

    corpus: Corpus
    shared: Alignment
    found: Relations
    pages: Mapping[int, Page]

    def of(self, pair: int) -> Reason:
        """What a pair shares, as a reason with the longest passage."""
        p, inside = self.found.passages, slice(int(self.found.bounds[pair]), int(self.found.bounds[pair + 1]))
        best = inside.start + int(np.argmax(p.equal[inside]))
        words, (one, other) = int(p.equal[inside].sum()), self.found.cover[pair].tolist()
        says = f"they share {words} words in {inside.stop - inside.start} passages ({one:.0%} of the one, {other:.0%} of the other)"
        a, b = self.found.pairs[pair].tolist()
        spans = (self.corpus.span(a, int(p.a0[best]), int(p.a1[best])), self.corpus.span(b, int(p.b0[best]), int(p.b1[best])))
        return Reason("shared passages", says, spans)

    def reasons(self, descent: Descent, pair: int) -> tuple[Reason, ...]:
        """What speaks for a direction."""
        a, b = self.found.pairs[pair].tolist()
        weight = lacking_weights(self.found.only(pair)).item()
        rich = a if weight > 0 else b
        own = own_sentences(self.corpus, self.shared, (a, b), rich) if weight else []
        cues = [lacking(weight, own, self.corpus.body(rich))] if own else []
        return _speaking_for([*cues, *page_cues(self.pages[a], self.pages[b])], descent.parent == a)
