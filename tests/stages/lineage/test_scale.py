"""Piles with known trees: what is found in them, and that it does not matter how the pile came."""

import random
from collections import Counter

import pytest

from eval.piles_of_copies import pile, sharing
from recension.engines import Engine
from recension.model import Article, Document, Region
from recension.pipeline import Runner, anywhere
from recension.stages.lineage import Index, Spool, trace

COPIES = list(pile(240))
ARTICLES = [copy.article for copy in COPIES]
LINEAGE = trace(ARTICLES)
NUMBER = {article.document.id: number for number, article in enumerate(ARTICLES)}


def pairs(lineage):
    return {tuple(sorted((NUMBER[p.a.document], NUMBER[p.b.document]))) for p in lineage.passages if p.kind != "quotation"}


def test_pairs_that_share_text_are_found_and_no_others():
    found, truth = pairs(LINEAGE), set(sharing(COPIES, 40))
    assert len(found & truth) >= 0.97 * len(truth)
    assert len(found & set(sharing(COPIES, 1))) >= 0.98 * len(found)


def test_families_are_those_of_the_tree():
    family_of = {NUMBER[d]: f.id for f in LINEAGE.families for d in f.documents}
    common = Counter((family_of[c.number], c.family) for c in COPIES)
    found, truth = Counter(family_of.values()), Counter(c.family for c in COPIES)
    assert sum(n * n / found[a] for (a, _), n in common.items()) >= 0.9 * len(COPIES)
    assert sum(n * n / truth[b] for (_, b), n in common.items()) >= 0.9 * len(COPIES)


@pytest.mark.parametrize("seed", range(3))
def test_growing_gives_what_building_whole_gives(seed):
    source = random.Random(seed)
    shuffled = source.sample(ARTICLES, len(ARTICLES))
    index, first = Index(), 0
    while first < len(shuffled):
        size = source.randint(1, 100)
        index.add(shuffled[first : first + size])
        first += size
    assert index.lineage() == LINEAGE


def test_where_the_articles_are_read_makes_no_difference():
    def backwards(function, batches):
        return reversed([function(batch) for batch in reversed(list(batches))])

    assert trace(ARTICLES, backwards) == LINEAGE


def test_many_equal_copies_are_one_family():
    text = ARTICLES[0].document.text
    copies = [Article(Document(f"{n:06d}", "", "", text), "en", (Region("body", 0, len(text)),)) for n in range(700)]
    found = trace([*copies, ARTICLES[1]])
    assert sorted(len(f.documents) for f in found.families) == [1, 700]
    assert len(found.links) == 699
    assert len(found.passages) < 700 * 100


def test_other_processes_find_the_same():
    engine = Engine(2)
    each = anywhere(Runner(engine))
    with Spool() as texts:
        index = Index(texts)
        index.add(ARTICLES, each)
        assert index.traced(each).lineage() == LINEAGE
    engine.close()
