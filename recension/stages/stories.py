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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recension.judgements.targets import pairs
from recension.model import Annotations, Article, Judgement, Lineage
from recension.settings.stories import (
    NEIGHBOURHOOD_LIKENESS,
    NEIGHBOURHOOD_MOST,
    STORY_APART,
    STORY_INDEX_STEMS,
    STORY_LIKENESS,
    STORY_LIKENESS_FLOOR,
    STORY_MAX_POSTINGS,
)
from recension.text.linkage import Likeness, average_linkage, strongest_first
from recension.text.rarity import Rarity
from recension.text.words import content_stems

Vector = dict[str, float]

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
    vectors = _vectors(articles)
    same, apart = ([p for p in pairs(judgements, kind) if vectors.keys() >= set(p)] for kind in ("same", "not the same"))
    alike = _likeness(vectors, apart)
    stories = average_linkage(_begun(vectors, lineage, same, apart), alike, STORY_LIKENESS)
    position = {article.document.id: i for i, article in enumerate(articles)}
    return Gathered(
        _ordered(stories, position), _ordered(strongest_first(stories, alike, NEIGHBOURHOOD_LIKENESS, NEIGHBOURHOOD_MOST), position)
    )


def _ordered(groups: Iterable[Sequence[str]], position: Mapping[str, int]) -> Partition:
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


def _likeness(vectors: Mapping[str, Vector], apart: Sequence[tuple[str, str]]) -> Likeness:
    """The cosine of every two documents that share a telling stem, where it is worth keeping; what is kept apart is unlike beyond measure."""
    alike: Likeness = defaultdict(dict)
    for a, b in sorted(_candidates(vectors)):
        cosine = _cosine(vectors[a], vectors[b])
        if cosine >= STORY_LIKENESS_FLOOR:
            alike[a][b] = alike[b][a] = cosine
    for a, b in apart:
        alike[a][b] = alike[b][a] = STORY_APART
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


def _begun(
    vectors: Mapping[str, Vector], lineage: Lineage, same: Sequence[tuple[str, str]], apart: Sequence[tuple[str, str]]
) -> dict[str, list[str]]:
    """The documents to begin with, by the least id of each group: families together, and what a person put together.

    The documents of a family in which a person kept two apart begin alone.
    """
    home = {key: key for key in vectors}
    together = {key: [key] for key in vectors}
    families = [[d for d in family.documents if d in together] for family in lineage.families]
    whole = [family for family in families if not any(a in family and b in family for a, b in apart)]
    for documents in [*whole, *map(list, same)]:
        groups = sorted({home[d] for d in documents})
        for group in groups[1:]:
            home.update(dict.fromkeys(together[group], groups[0]))
            together[groups[0]] += together.pop(group)
    return {key: sorted(documents) for key, documents in together.items()}
