"""Which documents belong together: articles and lineage → groups of documents.

Documents are vectors of word stems weighted by rarity; two are alike as their vectors are (cosine). Families
are joined first, then always the two groups that are most alike on average, until none are alike enough
(average linkage: one look-alike pair pulls no two stories together, as in a chain it would). Pairs are
found through an index of the stems, so that cost follows the number of documents that have something in common.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from recension.model import Annotations, Article, Lineage
from recension.settings.stories import STORY_INDEX_STEMS, STORY_LIKENESS, STORY_LIKENESS_FLOOR, STORY_MAX_POSTINGS
from recension.text.linkage import Likeness, average_linkage
from recension.text.rarity import Rarity
from recension.text.words import content_stems

Vector = dict[str, float]

_TOLD_IN = frozenset({"title", "body", "caption"})


def gather(articles: Sequence[Article], annotations: Mapping[str, Annotations], lineage: Lineage) -> tuple[tuple[str, ...], ...]:
    """A partition of the documents (their ids) into stories; a document of no story is alone.

    Groups stand in the order of their first documents, documents in that of ``articles``.
    """
    vectors = _vectors(articles)
    groups = average_linkage(_families(vectors, lineage), _likeness(vectors), STORY_LIKENESS)
    position = {article.document.id: i for i, article in enumerate(articles)}
    ordered = (tuple(sorted(group, key=position.__getitem__)) for group in groups)
    return tuple(sorted(ordered, key=lambda group: position[group[0]]))


def _vectors(articles: Sequence[Article]) -> dict[str, Vector]:
    """The unit vector of each document, by id in order of the ids: what it tells, furniture left out."""
    counts = {a.document.id: _stems(a) for a in sorted(articles, key=lambda a: a.document.id)}
    rarity = Rarity(Counter(stem for held in counts.values() for stem in held), len(counts))
    return {key: _unit({stem: math.log1p(n) * rarity(stem) for stem, n in sorted(held.items())}) for key, held in counts.items()}


def _stems(article: Article) -> Counter[str]:
    """How often each content stem stands in the told regions of an article."""
    text = article.document.text
    return Counter(stem for r in article.regions if r.kind in _TOLD_IN for stem in content_stems(text, r.start, r.end))


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(math.fsum(x * x for x in vector.values()))
    return {stem: x / length for stem, x in vector.items() if x > 0.0} if length else {}


def _likeness(vectors: Mapping[str, Vector]) -> Likeness:
    """The cosine of every two documents that share a telling stem, where it is worth keeping."""
    alike: Likeness = defaultdict(dict)
    for a, b in sorted(_candidates(vectors)):
        cosine = _cosine(vectors[a], vectors[b])
        if cosine >= STORY_LIKENESS_FLOOR:
            alike[a][b] = alike[b][a] = cosine
    return alike


def _cosine(one: Vector, other: Vector) -> float:
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return math.fsum(x * large[stem] for stem, x in small.items() if stem in large)


def _candidates(vectors: Mapping[str, Vector]) -> set[tuple[str, str]]:
    """The pairs of documents that share one of their weightiest stems, if not too many do."""
    postings: dict[str, list[str]] = defaultdict(list)
    for key, vector in vectors.items():
        for stem in heapq.nlargest(STORY_INDEX_STEMS, vector, key=lambda s: (vector[s], s)):
            postings[stem].append(key)
    return {
        (a, b) for holders in postings.values() if len(holders) <= STORY_MAX_POSTINGS for i, b in enumerate(holders) for a in holders[:i]
    }


def _families(vectors: Mapping[str, Vector], lineage: Lineage) -> dict[str, list[str]]:
    """The documents to begin with, families together, by the least id of each."""
    together = {key: [key] for key in vectors}
    for family in lineage.families:
        known = sorted({d for d in family.documents if d in together})
        if known:
            together[known[0]] = sorted({d for k in known for d in together.pop(k)})
    return together
