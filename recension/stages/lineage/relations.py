"""What a pair of documents that share text looks like as a whole: who has what the other lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recension.settings.lineage import COPY_COVER, JOINING_COVER, JOINING_COVER_ALONE, LACKED_WORDS, SENTENCE_COVER
from recension.stages.lineage.align import Pair, Shared
from recension.stages.lineage.bodies import Body, Flags
from recension.text.spans import Range


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One document of a pair.

    ``covered`` flags its words that stand in copied passages, ``cover`` is their share; ``own`` are the numbers of
    its sentences of which the other has next to nothing, ``own_words`` their length.
    """

    number: int
    covered: Flags
    cover: float
    own: tuple[int, ...]
    own_words: int


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """A pair of documents that share text.

    ``edits`` is the share of unequal words within what they share, ``alike`` the number of words that are equal
    to the letter, ``moved`` whether passages changed places.
    """

    a: Side
    b: Side
    shared: tuple[Shared, ...]
    edits: float
    alike: int
    moved: bool

    @property
    def joins(self) -> bool:
        """Whether enough of one stands in the other for both to go back to one text: one paragraph does not do."""
        cover = max(self.a.cover, self.b.cover)
        return cover >= (JOINING_COVER if len(self.shared) > 1 else JOINING_COVER_ALONE)

    @property
    def is_partial(self) -> bool:
        """Whether each has whole sentences of its own, and neither stands wholly in the other."""
        lacking = min(self.a.own_words, self.b.own_words) >= LACKED_WORDS
        return lacking and max(self.a.cover, self.b.cover) < COPY_COVER

    def side(self, number: int) -> Side:
        """The side of one of its two bodies."""
        return self.a if self.a.number == number else self.b

    def other(self, number: int) -> Side:
        """The side across from one of its two bodies."""
        return self.b if self.a.number == number else self.a


def relation(pair: Pair, texts: Sequence[Body]) -> Relation:
    """The relation of a pair, from all the passages that it copied."""
    shared = tuple(s for s in pair.shared if s.is_copied)
    longer = sum(max(s.a1 - s.a0, s.b1 - s.b0) for s in shared)
    starts = [s.b0 for s in shared]
    return Relation(
        a=_side(texts[pair.a], pair.a, [(s.a0, s.a1) for s in shared], [(s.a0, s.a1) for s in pair.shared]),
        b=_side(texts[pair.b], pair.b, [(s.b0, s.b1) for s in shared], [(s.b0, s.b1) for s in pair.shared]),
        shared=shared,
        edits=1 - sum(s.equal for s in shared) / max(1, longer),
        alike=sum(s.alike for s in shared),
        moved=starts != sorted(starts),
    )


def _side(text: Body, number: int, copied: Sequence[Range], known: Sequence[Range]) -> Side:
    """One side: what of it was copied, and which sentences hold next to nothing that the other knows, quotations included."""
    covered, anyhow = _flags(text, copied), _flags(text, known)
    known_words = np.concatenate(([0], np.cumsum(anyhow)))
    bounds = np.array(text.sentences, dtype=np.int64).reshape(-1, 2)
    lengths = bounds[:, 1] - bounds[:, 0]
    own = np.flatnonzero(known_words[bounds[:, 1]] - known_words[bounds[:, 0]] < SENTENCE_COVER * lengths)
    return Side(number, covered, float(covered.mean()) if len(text) else 0.0, tuple(own.tolist()), int(lengths[own].sum()))


def _flags(text: Body, ranges: Sequence[Range]) -> Flags:
    """The words of a body that stand in some ranges."""
    flags = np.zeros(len(text), dtype=np.bool_)
    for first, last in ranges:
        flags[first:last] = True
    return flags
