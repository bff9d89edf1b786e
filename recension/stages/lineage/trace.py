"""The stage itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from recension.model import Article, Family, Lineage, Link, Reason
from recension.stages.lineage.align import Alignment, aligned
from recension.stages.lineage.bodies import Text, read_batch, stretches
from recension.stages.lineage.columns import Each, Ints
from recension.stages.lineage.corpus import Card, Corpus, Texts, card
from recension.stages.lineage.descent import Descent, Descents, descents, highest, rewrite_descents, tree
from recension.stages.lineage.families import Edge, Stitched, borrowed, family, joined, stitched_texts
from recension.stages.lineage.formulas import without_formulas
from recension.stages.lineage.index import candidates
from recension.stages.lineage.links import Proofs, link, merged, nearest_parents, rewrite_link
from recension.stages.lineage.pages import Page, page
from recension.stages.lineage.paraphrases import completed
from recension.stages.lineage.passages import Traced, passage_order
from recension.stages.lineage.relations import Relations, relations
from recension.stages.lineage.rewrites import Rewrite, as_passages, rewrites, united
from recension.stages.lineage.spool import Column, Spool
from recension.stages.lineage.tally import pair_keys
from recension.stages.lineage.telling import Tellers, sharing_details
from recension.stages.lineage.vocabulary import Vocabulary, WordList

_BATCH = 400
"""Documents that are read together."""


_COLUMNS: Mapping[str, type[np.generic]] = {
    "counts": np.int64,
    "quoted": np.int64,
    "breaks": np.int64,
    "words": np.uint32,
    "starts": np.uint32,
    "signs": np.uint8,
}
"""What is kept of each batch."""


def trace(articles: Sequence[Article], each: Each = map) -> Lineage:
    """The passages, links and families among articles, whatever their order and wherever ``each`` has them read."""
    index = Index()
    index.add(articles, each)
    return index.traced(each).lineage()


class Index:
    """What has been read of a pile that may grow. A pile that grew has the lineage of one that came whole."""

    def __init__(self, texts: Texts | None = None) -> None:
        self._cards: list[Card] = []
        self._texts: Texts = [] if texts is None else texts
        self._words = WordList()
        column = self._texts.column if isinstance(self._texts, Spool) else Column
        self._columns = {name: column(kind) for name, kind in _COLUMNS.items()}

    def add(self, articles: Iterable[Article], each: Each = map) -> None:
        """Read further articles, which are taken as they are needed. Nothing that was read before is read again."""
        for batch in each(read_batch, self._noted(articles)):
            numbers = self._words.numbers(batch.codes, batch.spelled)
            read = replace(batch, words=numbers[batch.words])
            for name, column in self._columns.items():
                column.append(getattr(read, name))

    def _noted(self, articles: Iterable[Article]) -> Iterator[list[Text]]:
        """The texts of articles, some at a time, while what else is needed of these is written down."""
        batch: list[Text] = []
        for article in articles:
            self._cards.append(card(article))
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

    def traced(self, each: Each = map) -> Traced:
        """The same, the passages not yet made; wherever ``each`` has words looked at and bodies aligned."""
        return _traced(self.corpus(each), each)

    def corpus(self, each: Each = map) -> Corpus:
        """The words of all articles, by the order of their ids."""
        order = np.array(sorted(range(len(self)), key=lambda n: self._cards[n].id), dtype=np.int64)
        columns = {name: column.whole() for name, column in self._columns.items()}
        counts = columns.pop("counts")
        last = np.cumsum(counts)
        return Corpus(
            cards=[self._cards[n] for n in order.tolist()],
            all_texts=self._texts,
            order=order,
            vocabulary=Vocabulary(self._words.spelled, each),
            first=(last - counts)[order],
            last=last[order],
            quoted=columns.pop("quoted")[order],
            breaks=columns.pop("breaks")[order],
            **columns,
        )


def _traced(texts: Corpus, each: Each) -> Traced:
    everything = aligned(texts, candidates(texts), each)
    copying = pair_keys(*everything.pairs[everything.is_copying].T)
    shared = without_formulas(texts, everything)
    del everything
    found = _found(texts, shared, copying)
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
    possible: Descents
    pages: Mapping[int, Page]
    families: Sequence[Sequence[int]]


def _found(texts: Corpus, shared: Alignment, copying: Ints) -> Found:
    """Copies first; then, among texts that share no wording (formulas included: ``copying``), rewrites; both make the families."""
    copies = relations(texts, shared)
    stitched = stitched_texts(texts, copies)
    families = joined(copies, len(texts), (), stitched)
    group = _group_of(families, len(texts))
    telling = sharing_details(texts, group)
    apart = list(map(tuple, telling[~np.isin(pair_keys(*telling.T), copying)].tolist()))
    retold = rewrites(texts, apart, shared, Tellers(group, borrowed(texts, copies, stitched))) if apart else []
    numbers = np.unique(np.concatenate((copies.pairs.ravel(), np.array([n for r in retold for n in (r.a, r.b)], dtype=np.int64))))
    pages = {n: page(texts.body(n)) for n in numbers.tolist()}
    ways = rewrite_descents(retold, pages).likely.tolist()
    child = {(r.a, r.b): r.b if likely >= 0.5 else r.a for r, likely in zip(retold, ways, strict=True)}
    kept = {(r.a, r.b): r for r in completed(united(retold, child, group), texts)}
    possible = descents(copies, texts.sizes, pages).with_more(rewrite_descents(list(kept.values()), pages))
    return Found(copies, stitched, kept, possible, pages, joined(copies, len(texts), kept, stitched) if kept else families)


def _group_of(groups: Sequence[Sequence[int]], count: int) -> Ints:
    """The number of the group of each body."""
    group = np.zeros(count, dtype=np.int64)
    group[np.fromiter(chain.from_iterable(groups), dtype=np.int64, count=count)] = np.repeat(np.arange(len(groups)), list(map(len, groups)))
    return group


def _links(texts: Corpus, shared: Alignment, found: Found) -> list[Link]:
    """One link to each document of a family from its parent, and all links of stitched texts."""
    upwards = {(s.number, n) for s in found.stitched for numbers in s.groups for n in numbers}
    above = tree(found.possible, _group_of(found.families, len(texts)), {s.number for s in found.stitched}, upwards)
    proofs = Proofs(texts, shared, found.relations, found.pages)
    links = [_link(highest(above[n], n, above, found.possible, upwards), found, proofs) for n in sorted(above)]
    for made_of in found.stitched:
        links += merged(made_of.number, nearest_parents(made_of, found.possible, above), proofs)
    return links


def _link(descent: Descent, found: Found, proofs: Proofs) -> Link:
    """A copy's link or a rewrite's."""
    rewrite = found.rewrites.get((min(descent.parent, descent.child), max(descent.parent, descent.child)))
    return link(descent, proofs) if rewrite is None else rewrite_link(descent, rewrite, proofs.corpus, found.pages)


def _families(texts: Corpus, families: Sequence[Sequence[int]], links: Sequence[Link]) -> list[Family]:
    """The families with the reasons why their documents are one."""
    family_of = {texts.cards[n].id: i for i, numbers in enumerate(families) for n in numbers}
    proofs: list[list[Reason]] = [[] for _ in families]
    for made in links:
        if made.from_ is not None and family_of[made.from_] == family_of[made.to]:
            proofs[family_of[made.to]].append(made.why[0])
    return [family(numbers, texts, tuple(why)) for numbers, why in zip(families, proofs, strict=True)]
