"""Which documents belong together: articles and lineage → groups of documents.

Documents are vectors of word stems weighted by rarity, and of the names in them that are known from nowhere else; two are alike as
their vectors are (cosine). Families
are joined first, then always the two groups that are most alike on average, until none are alike enough
(average linkage: one look-alike pair pulls no two stories together, as in a chain it would). Pairs are
found through an index of the stems (``text/likeness.py``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recension.judgements.targets import pairs
from recension.model import Annotations, Article, Judgement, Lineage
from recension.settings.stories import (
    NEIGHBOURHOOD_LIKENESS,
    NEIGHBOURHOOD_MOST,
    STORY_APART,
    STORY_LIKENESS,
    STORY_NAMES,
)
from recension.text.likeness import vectors_of
from recension.text.linkage import Likeness, average_linkage, strongest_first
from recension.text.rarity import is_known
from recension.text.words import content_stems

_TOLD_IN = frozenset({"title", "body", "caption"})


Partition = tuple[tuple[str, ...], ...]
"""The documents (their ids) in groups: groups in the order of their first documents, documents in that of the pile."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A pile in stories, and in neighbourhoods: whole stories and lone documents that have words in common.

    A document of no story is alone in ``stories``. Those of one neighbourhood can help to date each other.
    """

    stories: Partition
    neighbourhoods: Partition


def gather(
    articles: Sequence[Article], annotations: Mapping[str, Annotations], lineage: Lineage, judgements: Sequence[Judgement] = ()
) -> Gathered:
    """The stories of a pile, and its neighbourhoods.

    What a person said to be of one story begins together, what of two is never joined.
    """
    position = {article.document.id: i for i, article in enumerate(articles)}
    same, apart = ([p for p in pairs(judgements, kind) if position.keys() >= set(p)] for kind in ("same", "not the same"))
    alike = _likeness(articles, annotations, apart)
    stories = average_linkage(_begun(position, lineage, same, apart), alike, STORY_LIKENESS)
    return Gathered(
        _ordered(stories, position), _ordered(strongest_first(stories, alike, NEIGHBOURHOOD_LIKENESS, NEIGHBOURHOOD_MOST), position)
    )


def _ordered(groups: Iterable[Sequence[str]], position: Mapping[str, int]) -> Partition:
    ordered = (tuple(sorted(group, key=position.__getitem__)) for group in groups)
    return tuple(sorted(ordered, key=lambda group: position[group[0]]))


def _stems(article: Article) -> Counter[str]:
    """How often each content stem stands in what an article tells, furniture left out."""
    text = article.document.text
    return Counter(stem for r in article.regions if r.kind in _TOLD_IN for stem in content_stems(text, r.start, r.end))


def _names(article: Article, annotations: Annotations) -> Counter[str]:
    """How often an article says each name that English in general does not know: who and where, as no other happening has them."""
    text = article.document.text
    said = Counter(stem for e in annotations.entities for stem in set(content_stems(text, e.start, e.end)))
    return Counter({stem: n for stem, n in said.items() if not is_known(stem)})


def _likeness(articles: Sequence[Article], annotations: Mapping[str, Annotations], apart: Sequence[tuple[str, str]]) -> Likeness:
    """How alike the documents are, in all words and in unknown names; what is kept apart is unlike beyond measure."""
    ordered = sorted(articles, key=lambda a: a.document.id)
    words = vectors_of([_stems(article) for article in ordered])
    names = vectors_of([_names(article, annotations[article.document.id]) for article in ordered])
    alike: Likeness = defaultdict(dict)
    for vectors, weight in ((words, 1.0 - STORY_NAMES), (names, STORY_NAMES)):
        for i, j, cosine in vectors.alike():
            a, b = ordered[i].document.id, ordered[j].document.id
            alike[a][b] = alike[b][a] = alike[a].get(b, 0.0) + weight * cosine
    for a, b in apart:
        alike[a][b] = alike[b][a] = STORY_APART
    return alike


def _begun(
    pile: Iterable[str], lineage: Lineage, same: Sequence[tuple[str, str]], apart: Sequence[tuple[str, str]]
) -> dict[str, list[str]]:
    """The documents to begin with, by the least id of each group: families together, and what a person put together.

    The documents of a family in which a person kept two apart begin alone.
    """
    home = {key: key for key in sorted(pile)}
    together = {key: [key] for key in home}
    families = [[d for d in family.documents if d in together] for family in lineage.families]
    whole = [family for family in families if not any(a in family and b in family for a, b in apart)]
    for documents in [*whole, *map(list, same)]:
        groups = sorted({home[d] for d in documents})
        for group in groups[1:]:
            home.update(dict.fromkeys(together[group], groups[0]))
            together[groups[0]] += together.pop(group)
    return {key: sorted(documents) for key, documents in together.items()}
