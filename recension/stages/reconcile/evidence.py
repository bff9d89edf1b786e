"""What every reader of a story needs to look up: texts, families, bearers of names, dates, rarity, aligned passages."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from recension.model import Annotations, Article, Group, Sentence, Span, Timex
from recension.stages.reconcile.dating.together import Dating
from recension.stages.reconcile.entities import Bearers, join_entities
from recension.stages.reconcile.happenings import part_happenings
from recension.text.rarity import Rarity
from recension.text.spans import Range, overlap, subtract
from recension.text.words import content_stems

Made = TypeVar("Made")


def content_id(*parts: str) -> str:
    """The id of an item: a hash of the content that identifies it."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


Key = TypeVar("Key")


class _Kept(dict[Key, float]):
    """What a function gives for each key that was asked for."""

    def __init__(self, function: Callable[[Key], float]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, key: Key) -> float:
        self[key] = found = self._function(key)
        return found


Ranges = npt.NDArray[np.int64]
"""Ranges of one document: their number × 2."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage as one document sees it: its own range, and the range in the other document."""

    here: Range
    there: Range


@dataclass(frozen=True)
class Evidence:
    """A group of documents with the look-ups. Documents are numbered as in ``group.articles``."""

    group: Group
    dating: Dating

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles of the group."""
        return self.group.articles

    @cached_property
    def annotations(self) -> tuple[Annotations, ...]:
        """What was read in each of them."""
        return self.group.annotations

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The text of each document."""
        return tuple(a.document.text for a in self.articles)

    @cached_property
    def text_of(self) -> dict[str, str]:
        """The text of each document, by its id."""
        return {a.document.id: a.document.text for a in self.articles}

    @cached_property
    def bearers(self) -> Bearers:
        """The bearers of the names in the group."""
        return join_entities(self.articles, self.annotations)

    @cached_property
    def families(self) -> tuple[str, ...]:
        """The id of the family of each document; a document of no family is its own."""
        home = {d: f.id for f in self.group.lineage.families for d in f.documents}
        return tuple(home.get(a.document.id, a.document.id) for a in self.articles)

    @cached_property
    def stems(self) -> tuple[frozenset[str], ...]:
        """The content stems of each document."""
        return tuple(frozenset(self._told(i)) for i in range(len(self.articles)))

    @cached_property
    def _copies(self) -> frozenset[str]:
        return frozenset(x.to for x in self.group.lineage.links if x.kind not in ("rewrite", "shared source"))

    def is_copy(self, index: int) -> bool:
        """Whether a document is the text of another one, whole, cut, edited or merged."""
        return self.articles[index].document.id in self._copies

    @cached_property
    def _days(self) -> list[str]:
        return sorted({p.date for p in self.dating.published if p.date is not None})

    def earliness(self, index: int) -> float:
        """1 for the documents of the first day, 0 for those of the last and of no day."""
        day = self.dating.published[index].date
        return 0.0 if day is None or len(self._days) < 2 else 1.0 - self._days.index(day) / (len(self._days) - 1)

    @cached_property
    def derived(self) -> frozenset[int]:
        """The numbers of the documents that derive from another one."""
        return frozenset(self.number[x.to] for x in self.group.lineage.links if x.kind != "shared source" and x.to in self.number)

    @cached_property
    def headlines(self) -> Counter[frozenset[str]]:
        """The content stems of the titles, and how many documents have each: copies share theirs."""
        return Counter(frozenset(content_stems(a.title.quote)) for a in self.articles if a.title is not None)

    @cached_property
    def holders(self) -> Counter[str]:
        """How many documents hold each content stem."""
        return Counter(stem for held in self.stems for stem in held)

    @cached_property
    def rarity(self) -> Rarity:
        """How much a word tells here."""
        return Rarity(self.holders, len(self.stems))

    @cached_property
    def happenings(self) -> tuple[int, ...]:
        """The number of the happening that each document tells of: look-alikes within one story are told apart by their words."""
        return part_happenings([Counter(self._told(i)) for i in range(len(self.articles))])

    @cached_property
    def tells(self) -> Callable[[str], float]:
        """How much a stem tells here, in nats: ``rarity``, looked up."""
        return _Kept(self.rarity).__getitem__

    def _told(self, index: int) -> Iterable[str]:
        for s in self.annotations[index].sentences:
            yield from content_stems(self.texts[index], s.start, s.end)

    @cached_property
    def information(self) -> Callable[[frozenset[str]], float]:
        """How much some stems tell together, in nats."""
        return _Kept[frozenset[str]](self.rarity.total).__getitem__

    @cached_property
    def _made(self) -> dict[Any, Any]:
        return {}

    def once(self, make: Callable[[Evidence], Made]) -> Made:
        """What a function makes of the evidence, worked out when it is first asked for: each part of the account reads the same sayings."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of each document, by its id."""
        return {a.document.id: i for i, a in enumerate(self.articles)}

    @cached_property
    def shared(self) -> dict[tuple[int, int], tuple[Shared, ...]]:
        """The passages that two documents share, as the first of them sees them."""
        seen: dict[tuple[int, int], list[Shared]] = defaultdict(list)
        for p in self.group.lineage.passages:
            a, b = self.number.get(p.a.document), self.number.get(p.b.document)
            if a is not None and b is not None:
                seen[a, b].append(Shared((p.a.start, p.a.end), (p.b.start, p.b.end)))
                seen[b, a].append(Shared((p.b.start, p.b.end), (p.a.start, p.a.end)))
        return {pair: tuple(found) for pair, found in seen.items()}

    def facing(self, one: int, here: Range, other: int, there: Range) -> bool:
        """Whether two ranges stand at the same place of a passage that their documents share."""
        return any(_same_place(p, here, there) for p in self.shared.get((one, other), ()))

    def span(self, index: int, start: int, end: int) -> Span:
        """Characters of a document."""
        return self.articles[index].document.span(start, end)

    def independent(self, documents: Iterable[int]) -> int:
        """How many families some documents are of."""
        return len({self.families[i] for i in documents})

    @cached_property
    def _starts(self) -> tuple[tuple[list[int], list[int], list[int]], ...]:
        """Where the sentences, time expressions and names of each document start, in order."""
        return tuple(
            ([s.start for s in a.sentences], [t.start for t in a.timexes], [e.start for e in a.entities]) for a in self.annotations
        )

    def timexes_in(self, index: int, place: Range) -> tuple[Timex, ...]:
        """The time expressions that start within a stretch of text."""
        starts = self._starts[index][1]
        return self.annotations[index].timexes[bisect_left(starts, place[0]) : bisect_left(starts, place[1])]

    @cached_property
    def _untimed(self) -> dict[tuple[int, Range], frozenset[str]]:
        return {}

    def untimed_stems(self, index: int, place: Range) -> frozenset[str]:
        """The content stems of a stretch of text without those of its time expressions: days are compared as days."""
        known = self._untimed.get((index, place))
        if known is None:
            kept = subtract(place, [(t.start, t.end) for t in self.timexes_in(index, place)])
            known = frozenset(stem for start, end in kept for stem in content_stems(self.texts[index], start, end))
            self._untimed[index, place] = known
        return known

    def people_in(self, index: int, place: Range) -> frozenset[str]:
        """The persons and bodies that a stretch of text names, by the names that the story uses."""
        starts = self._starts[index][2]
        found = self.annotations[index].entities[bisect_left(starts, place[0]) : bisect_left(starts, place[1])]
        return frozenset(self.bearers.canonical(e.name) for e in found if e.kind in ("person", "organisation"))

    def persons_in(self, index: int, place: Range) -> list[tuple[int, int, str]]:
        """The persons named in a stretch of text: start, end, and the name that the story uses."""
        starts = self._starts[index][2]
        found = self.annotations[index].entities[bisect_left(starts, place[0]) : bisect_left(starts, place[1])]
        return [(e.start, e.end, self.bearers.canonical(e.name)) for e in found if e.kind == "person"]

    def rank_at(self, index: int, at: int) -> int:
        """How many told sentences of a document start before the one at an offset."""
        return max(0, bisect_right(self._starts[index][0], at) - 1)

    def told_at(self, index: int, at: int) -> Sentence | None:
        """The told sentence of a document that holds the character at an offset."""
        sentences = self.annotations[index].sentences
        found = sentences[self.rank_at(index, at)] if sentences else None
        return found if found is not None and found.start <= at < found.end else None

    def sentence_at(self, index: int, at: int) -> Range | None:
        """The range of that sentence."""
        found = self.told_at(index, at)
        return (found.start, found.end) if found else None

    def sentence_before(self, index: int, at: int) -> Range | None:
        """The range of the told sentence before the one at an offset."""
        rank = self.rank_at(index, at)
        sentences = self.annotations[index].sentences
        return (sentences[rank - 1].start, sentences[rank - 1].end) if rank else None

    def sentence_after(self, index: int, at: int) -> Range | None:
        """The range of the told sentence after the one at an offset."""
        rank = self.rank_at(index, at) + 1
        sentences = self.annotations[index].sentences
        return (sentences[rank].start, sentences[rank].end) if rank < len(sentences) else None


def _same_place(passage: Shared, here: Range, there: Range) -> bool:
    """Whether ranges on both sides lie in the passage, at about the same share of its length."""
    if 2 * overlap(passage.here, here) < here[1] - here[0] or 2 * overlap(passage.there, there) < there[1] - there[0]:
        return False
    left = (here[0] + here[1] - 2 * passage.here[0]) / (2 * max(1, passage.here[1] - passage.here[0]))
    right = (there[0] + there[1] - 2 * passage.there[0]) / (2 * max(1, passage.there[1] - passage.there[0]))
    width = max(here[1] - here[0], there[1] - there[0]) / max(
        1, min(passage.here[1] - passage.here[0], passage.there[1] - passage.there[0])
    )
    return abs(left - right) <= max(0.08, width / 2)


def same_places(passage: Shared, here: Ranges, there: Ranges) -> npt.NDArray[np.bool_]:
    """The same for each of some ranges of one document with each of the other: a table (ranges here × ranges there)."""
    held, left = _place_in(passage.here, here)
    facing, right = _place_in(passage.there, there)
    shortest = max(1, min(passage.here[1] - passage.here[0], passage.there[1] - passage.there[0]))
    width = np.maximum.outer(here[:, 1] - here[:, 0], there[:, 1] - there[:, 0]) / shortest
    near: npt.NDArray[np.bool_] = np.abs(np.subtract.outer(left, right)) <= np.maximum(0.08, width / 2)
    return near & np.logical_and.outer(held, facing)


def _place_in(whole: Range, ranges: Ranges) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.float64]]:
    """Which ranges lie in a passage by half or more, and at which share of its length the middle of each is."""
    starts, ends = ranges[:, 0], ranges[:, 1]
    inner = np.maximum(0, np.minimum(whole[1], ends) - np.maximum(whole[0], starts))
    return 2 * inner >= ends - starts, (starts + ends - 2 * whole[0]) / (2 * max(1, whole[1] - whole[0]))
