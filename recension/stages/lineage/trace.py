"""The stage itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from recension.model import Article, Family, Lineage, Link, Reason
from recension.stages.lineage.align import Alignment, aligned
from recension.stages.lineage.bodies import Batch, Text, read_batch, stretches
from recension.stages.lineage.corpus import Card, Corpus, Texts, card, corpus
from recension.stages.lineage.families import Edge, Stitched, family, joined, stitched_texts
from recension.stages.lineage.formulas import without_formulas
from recension.stages.lineage.index import grams_and_pairs
from recension.stages.lineage.links import (
    Descent,
    Proofs,
    descents,
    lifted,
    link,
    merged,
    nearest_parents,
    rewrite_descents,
    rewrite_link,
    tree,
)
from recension.stages.lineage.pages import Page, page
from recension.stages.lineage.paraphrases import completed
from recension.stages.lineage.passages import Traced, passage_order
from recension.stages.lineage.relations import Relations, relations
from recension.stages.lineage.rewrites import Rewrite, as_passages, rewrites, united
from recension.stages.lineage.telling import sharing_details
from recension.stages.lineage.vocabulary import Vocabulary, WordList

_BATCH = 400
"""Documents that are read together."""


Each = Callable[[Callable[[Sequence[Text]], Batch], Iterable[Sequence[Text]]], Iterable[Batch]]
"""Runs a function over batches and keeps their order, here or in other processes."""


def trace(articles: Sequence[Article], each: Each = map) -> Lineage:
    """The passages, links and families among articles, whatever their order and wherever ``each`` has them read."""
    index = Index()
    index.add(articles, each)
    return index.lineage()


class Index:
    """What has been read of a pile that may grow. A pile that grew has the lineage of one that came whole."""

    def __init__(self, texts: Texts | None = None) -> None:
        self._cards: list[Card] = []
        self._texts: Texts = [] if texts is None else texts
        self._words = WordList()
        self._places: list[int] = []
        self._batches: list[Batch] = []

    def add(self, articles: Iterable[Article], each: Each = map) -> None:
        """Read further articles, which are taken as they are needed. Nothing that was read before is read again."""
        for batch in each(read_batch, self._noted(articles)):
            numbers = self._words.numbers(batch.codes, batch.spelled)
            self._batches.append(replace(batch, codes=batch.codes[:0], spelled="", words=numbers[batch.words]))

    def _noted(self, articles: Iterable[Article]) -> Iterator[list[Text]]:
        """The texts of articles, some at a time, while what else is needed of these is written down."""
        batch: list[Text] = []
        for article in articles:
            self._cards.append(card(article))
            self._places.append(len(self._places))
            self._texts.append(article.document.text)
            batch.append((article.document.text, stretches(article)))
            if len(batch) == _BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def __len__(self) -> int:
        """How many articles it has."""
        return len(self._cards)

    def lineage(self) -> Lineage:
        """The passages, links and families among all articles."""
        return self.traced().lineage()

    def traced(self) -> Traced:
        """The same, the passages not yet made."""
        texts = self.corpus()
        return _traced(texts, aligned(texts, *grams_and_pairs(texts)))

    def corpus(self) -> Corpus:
        """The words of all articles, whatever order they came in. What was read is kept in this form, and not twice."""
        made = corpus(self._cards, (self._texts, self._places), Vocabulary(self._words.spelled), self._batches)
        self._cards, self._places = list(made.cards), made.order.tolist()
        self._batches = [Batch(np.zeros(0, dtype=np.uint64), "", made.sizes, made.words, made.starts, made.signs)]
        return made


def _traced(texts: Corpus, everything: Alignment) -> Traced:
    shared = without_formulas(texts, everything)
    found = _found(texts, shared, everything)
    rewritten = [passage for rewrite in found.rewrites.values() for passage in as_passages(rewrite, texts)]
    links = _links(texts, shared, found)
    families = _families(texts, found.families, links)
    return Traced(
        corpus=texts,
        shared=shared.without_chance(),
        rewritten=tuple(sorted(rewritten, key=passage_order)),
        links=tuple(sorted(links, key=lambda x: (x.to, x.from_ or ""))),
        families=tuple(sorted(families, key=lambda f: f.documents)),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """How the bodies of a pile are related; everything by their numbers."""

    relations: Relations
    stitched: Sequence[Stitched]
    rewrites: Mapping[Edge, Rewrite]
    possible: Mapping[Edge, Descent]
    pages: Mapping[int, Page]
    families: Sequence[Sequence[int]]


def _found(texts: Corpus, shared: Alignment, everything: Alignment) -> Found:
    """Copies first; then, among texts that share no wording (formulas included), rewrites; both make the families."""
    copies = relations(texts, shared)
    stitched = stitched_texts(texts, copies)
    families = joined(copies, len(texts), (), stitched)
    group = _group_of(families, len(texts))
    copying = frozenset(map(tuple, everything.pairs[everything.is_copying].tolist()))
    apart = [pair for pair in map(tuple, sharing_details(texts, group).tolist()) if pair not in copying]
    retold = rewrites(texts, apart, group, shared) if apart else []
    numbers = {n for pair in copies.pairs.tolist() for n in pair} | {n for r in retold for n in (r.a, r.b)}
    pages = {n: page(texts.body(n)) for n in sorted(numbers)}
    possible = {(d.parent, d.child): d for d in descents(copies, texts.sizes, pages)}
    possible |= {(d.parent, d.child): d for r in retold for d in rewrite_descents(r, pages)}
    child = {(r.a, r.b): r.b if possible[r.a, r.b].likely >= 0.5 else r.a for r in retold}
    kept = {(r.a, r.b): r for r in completed(united(retold, child, group), texts)}
    return Found(copies, stitched, kept, possible, pages, joined(copies, len(texts), kept, stitched) if kept else families)


def _group_of(groups: Sequence[Sequence[int]], count: int) -> list[int]:
    """The number of the group of each body."""
    group = [0] * count
    for i, numbers in enumerate(groups):
        for number in numbers:
            group[number] = i
    return group


def _links(texts: Corpus, shared: Alignment, found: Found) -> list[Link]:
    """One link to each document of a family from its parent, and all links of stitched texts."""
    family_of = _group_of(found.families, len(texts))
    made = {s.number for s in found.stitched}
    upwards = {(s.number, n) for s in found.stitched for numbers in s.groups for n in numbers}
    inner = {
        (parent, child): d
        for (parent, child), d in found.possible.items()
        if family_of[parent] == family_of[child] and child not in made and (parent, child) not in upwards and _is_kept(found, parent, child)
    }
    chosen = tree(inner.values())
    parent_of = {d.child: d.parent for d in chosen}
    proofs = Proofs(texts, shared, found.relations, found.pages)
    links = [_link(d, found, proofs) for d in lifted(chosen, inner)]
    for made_of in found.stitched:
        links += merged(made_of.number, nearest_parents(made_of, found.possible, parent_of), proofs)
    return links


def _is_kept(found: Found, a: int, b: int) -> bool:
    edge = min(a, b), max(a, b)
    return edge in found.relations.number or edge in found.rewrites


def _link(descent: Descent, found: Found, proofs: Proofs) -> Link:
    """A copy's link or a rewrite's."""
    edge = min(descent.parent, descent.child), max(descent.parent, descent.child)
    if edge in found.relations.number:
        return link(descent, proofs)
    return rewrite_link(descent, found.rewrites[edge], proofs.corpus, found.pages)


def _families(texts: Corpus, families: Sequence[Sequence[int]], links: Sequence[Link]) -> list[Family]:
    """The families with the reasons why their documents are one."""
    family_of = {texts.cards[n].id: i for i, numbers in enumerate(families) for n in numbers}
    proofs: list[list[Reason]] = [[] for _ in families]
    for made in links:
        if made.from_ is not None and family_of[made.from_] == family_of[made.to]:
            proofs[family_of[made.to]].append(Reason(made.why[0].rule, made.why[0].says, made.why[0].spans))
    return [family(numbers, texts, tuple(why)) for numbers, why in zip(families, proofs, strict=True)]
