"""Which documents belong together: articles and lineage → groups of documents.

Documents are vectors of word stems weighted by rarity, and of the names in them that are known from nowhere else; two are alike as
their vectors are (cosine). Families
are joined first, then always the two groups that are most alike on average, until none are alike enough
(average linkage: one look-alike pair pulls no two stories together, as in a chain it would). Pairs are
found through an index of the stems (``text/likeness.py``). What is then left alone
follows those of a story that it is near to, and the people whom this story alone names.
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
    STORY_LARGE,
    STORY_LIKENESS,
    STORY_NAMES,
    STORY_NEAREST,
    STORY_NEAREST_LIKENESS,
    STORY_PEOPLE_HOLD,
    STORY_PEOPLE_LIKENESS,
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
    stories = _with_followers(stories, {a.document.id: _people(annotations[a.document.id]) for a in articles}, alike)
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


def _people(annotations: Annotations) -> frozenset[str]:
    """The full names of the persons in an article that English in general does not know."""
    names = {e.name.casefold() for e in annotations.entities if e.kind == "person" and " " in e.name}
    return frozenset(name for name in names if not all(map(is_known, content_stems(name))))


def _with_followers(stories: Sequence[list[str]], people: Mapping[str, frozenset[str]], alike: Likeness) -> list[list[str]]:
    """The stories; a group too small to be sure of joins the one that it follows, if there is one.

    A report of what came of it weeks later has few words in common with most of the others, as a story grows; it is still near to
    some of them, or names the people whom this story alone names.
    """
    large = [story for story in stories if len(story) >= STORY_LARGE]
    story_of = {document: number for number, story in enumerate(large) for document in story}
    home = _only_home(large, people)
    joined, alone = [list(story) for story in large], list[list[str]]()
    for group in (story for story in stories if len(story) < STORY_LARGE):
        near = _by_story(group, story_of, alike)
        known = {home[name] for document in group for name in people[document] if name in home}
        fit = [
            n
            for n, to in near.items()
            if _nearest(to) >= STORY_NEAREST_LIKENESS or (n in known and _mean(to, large[n]) >= STORY_PEOPLE_LIKENESS)
        ]
        if fit:
            joined[max(fit, key=lambda n: (_nearest(near[n]), -n))] += group
        else:
            alone.append(group)
    return joined + alone


def _by_story(group: Sequence[str], story_of: Mapping[str, int], alike: Likeness) -> dict[int, list[float]]:
    """How alike a group is to the documents of each story, the likest first; a group that a person kept from one of them, to none."""
    to: dict[str, float] = defaultdict(float)
    for document in group:
        for other, likeness in alike.get(document, {}).items():
            if other in story_of:
                to[other] += likeness / len(group)
    found: dict[int, list[float]] = defaultdict(list)
    for likeness, other in sorted(((likeness, other) for other, likeness in to.items()), reverse=True):
        found[story_of[other]].append(likeness)
    return {number: likenesses for number, likenesses in found.items() if likenesses[-1] >= 0.0}


def _nearest(likenesses: Sequence[float]) -> float:
    return sum(likenesses[:STORY_NEAREST]) / STORY_NEAREST


def _mean(likenesses: Sequence[float], story: Sequence[str]) -> float:
    return sum(likenesses) / len(story)


def _only_home(stories: Sequence[Sequence[str]], people: Mapping[str, frozenset[str]]) -> dict[str, int]:
    """The number of the story of each name that several documents of it hold, and none of another story."""
    holders: dict[str, Counter[int]] = defaultdict(Counter)
    for number, story in enumerate(stories):
        for document in story:
            for name in people[document]:
                holders[name][number] += 1
    return {name: min(held) for name, held in holders.items() if len(held) == 1 and min(held.values()) >= STORY_PEOPLE_HOLD}


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
