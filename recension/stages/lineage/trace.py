"""The stage itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recension.model import Article, Family, Lineage, Link, Reason
from recension.stages.lineage.align import Pair, aligned_pairs, as_passage, without_chance
from recension.stages.lineage.bodies import Body, bodies
from recension.stages.lineage.families import Edge, Stitched, family, joined, stitched_texts
from recension.stages.lineage.formulas import formulas, without_formulas
from recension.stages.lineage.index import shared_runs, sharing_details
from recension.stages.lineage.links import Descent, descents, lifted, link, merged, nearest_parents, rewrite_descents, rewrite_link, tree
from recension.stages.lineage.pages import page
from recension.stages.lineage.relations import Relation, relation
from recension.stages.lineage.rewrites import Rewrite, as_passages, rewrites, united


def trace(articles: Sequence[Article]) -> Lineage:
    """The passages, links and families among articles, whatever their order."""
    texts = bodies(articles)
    aligned = aligned_pairs(texts, shared_runs(texts))
    shared = without_formulas(aligned, formulas(texts, aligned))
    found = _found(texts, shared, frozenset((p.a, p.b) for p in aligned if p.is_copying))
    passages = [as_passage(p, s, texts) for p in without_chance(shared) for s in p.shared]
    passages += [passage for rewrite in found.rewrites.values() for passage in as_passages(rewrite, texts)]
    links = _links(texts, found)
    return Lineage(
        passages=tuple(sorted(passages, key=lambda p: (p.a.document, p.b.document, p.a.start, p.b.start, p.kind))),
        links=tuple(sorted(links, key=lambda x: (x.to, x.from_ or ""))),
        families=tuple(sorted((_family(g, texts, links) for g in found.families), key=lambda f: f.documents)),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """How the bodies of a pile are related; everything by their numbers."""

    relations: Mapping[Edge, Relation]
    stitched: Sequence[Stitched]
    rewrites: Mapping[Edge, Rewrite]
    possible: Mapping[Edge, Descent]
    families: Sequence[Sequence[int]]


def _found(texts: Sequence[Body], shared: Sequence[Pair], copying: frozenset[Edge]) -> Found:
    """Copies first; then, among texts that share no wording (``copying``, formulas included), rewrites; both make the families."""
    relations = {(p.a, p.b): relation(p, texts) for p in shared if p.is_copying}
    stitched = stitched_texts(relations)
    copies = joined(len(texts), relations, (), stitched)
    group = {number: i for i, numbers in enumerate(copies) for number in numbers}
    apart = [(a, b) for a, b in sharing_details(texts) if group[a] != group[b] and (a, b) not in copying]
    told = rewrites(texts, apart, group, {(p.a, p.b): p for p in shared})
    pages = {n: page(texts[n]) for n in sorted({n for edge in relations for n in edge} | {n for r in told for n in (r.a, r.b)})}
    possible = {(d.parent, d.child): d for edge, r in relations.items() for d in descents(edge, r, texts, pages)}
    possible |= {(d.parent, d.child): d for r in told for d in rewrite_descents(r, pages)}
    child = {(r.a, r.b): r.b if possible[r.a, r.b].likely >= 0.5 else r.a for r in told}
    kept = {(r.a, r.b): r for r in united(told, child, group)}
    return Found(relations, stitched, kept, possible, joined(len(texts), relations, kept, stitched))


def _links(texts: Sequence[Body], found: Found) -> list[Link]:
    """One link to each document of a family from its parent, and all links of stitched texts."""
    family_of = {number: i for i, numbers in enumerate(found.families) for number in numbers}
    made = {s.number for s in found.stitched}
    upwards = {(s.number, n) for s in found.stitched for numbers in s.groups for n in numbers}
    inner = {
        (parent, child): d
        for (parent, child), d in found.possible.items()
        if family_of[parent] == family_of[child] and child not in made and (parent, child) not in upwards and _is_kept(found, parent, child)
    }
    chosen = tree(inner.values())
    parent_of = {d.child: d.parent for d in chosen}
    links = [_link(d, found, texts) for d in lifted(chosen, inner)]
    for made_of in found.stitched:
        links += merged(texts, made_of.number, nearest_parents(made_of, found.possible, parent_of), found.relations)
    return links


def _is_kept(found: Found, a: int, b: int) -> bool:
    edge = min(a, b), max(a, b)
    return edge in found.relations or edge in found.rewrites


def _link(descent: Descent, found: Found, texts: Sequence[Body]) -> Link:
    """A copy's link or a rewrite's."""
    edge = min(descent.parent, descent.child), max(descent.parent, descent.child)
    if edge in found.relations:
        return link(descent, found.relations[edge], texts)
    return rewrite_link(descent, found.rewrites[edge], texts)


def _family(numbers: Sequence[int], texts: Sequence[Body], links: Sequence[Link]) -> Family:
    """A family with the reason why its documents are one."""
    ids = {texts[n].id for n in numbers}
    proofs = tuple(Reason(x.why[0].rule, x.why[0].says, x.why[0].spans) for x in links if x.to in ids and x.from_ in ids)
    return family(numbers, texts, proofs)
