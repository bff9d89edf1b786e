"""What pairs of documents that share text look like as a whole: who has what the other lacks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recension.settings.lineage import COPY_COVER, JOINING_COVER, JOINING_COVER_ALONE, LACKED_WORDS, SENTENCE_COVER
from recension.stages.lineage.align import Alignment, Passages
from recension.stages.lineage.columns import Flags, Floats, Ints, ranges
from recension.stages.lineage.corpus import Corpus
from recension.stages.lineage.stretches import united
from recension.stages.lineage.tally import pair_keys, row_of
from recension.text.spans import Range

_CHUNK_WORDS = 1 << 22
"""Words of both bodies of pairs that are looked at together."""


@dataclass(frozen=True, eq=False)
class Relations:
    """Pairs of documents that share text, as columns; those with two columns have one for each side.

    ``passages`` are the copied ones, those of pair *i* being ``bounds[i]`` to ``bounds[i + 1]``. ``cover`` is the share of a
    body that stands in them, ``own_words`` the words in its sentences of which the other has next to nothing,
    ``own_last`` whether its last sentence is such. ``edits`` is the share of unequal words within what they share,
    ``alike`` the number of words that are equal to the letter, ``moved`` whether passages changed places.
    """

    pairs: Ints
    passages: Passages
    bounds: Ints
    cover: Floats
    own_words: Ints
    own_last: Flags
    edits: Floats
    alike: Ints
    moved: Flags

    def __len__(self) -> int:
        return len(self.pairs)

    @cached_property
    def _keys(self) -> Ints:
        return pair_keys(*self.pairs.T)

    def row(self, one: int, other: int) -> int:
        """Where two bodies stand, whichever is first; -1 if they share no text."""
        return row_of(self._keys, one, other)

    @cached_property
    def joins(self) -> Flags:
        """Whether enough of one stands in the other for both to go back to one text: one paragraph does not do."""
        return np.asarray(self.cover.max(axis=1, initial=0) >= np.where(np.diff(self.bounds) > 1, JOINING_COVER, JOINING_COVER_ALONE))

    @cached_property
    def is_partial(self) -> Flags:
        """Whether each has whole sentences of its own, and neither stands wholly in the other."""
        lacking = self.own_words.min(axis=1, initial=1 << 40) >= LACKED_WORDS
        return np.asarray(lacking & (self.cover.max(axis=1, initial=0) < COPY_COVER))


def relations(corpus: Corpus, shared: Alignment) -> Relations:
    """The relations of the pairs that copied, from all the passages that they did."""
    shared = shared.only(shared.is_copying[shared.passages.pair])
    pairs, known = shared.pairs, shared.passages
    copied = known.chosen(known.copied)
    sides = [_side(corpus, pairs[:, k], known, k) for k in (0, 1)]
    longer = np.bincount(copied.pair, weights=np.maximum(copied.a1 - copied.a0, copied.b1 - copied.b0), minlength=len(pairs))
    equal = np.bincount(copied.pair, weights=copied.equal, minlength=len(pairs))
    back = (copied.pair[1:] == copied.pair[:-1]) & (copied.b0[1:] < copied.b0[:-1])
    return Relations(
        pairs=pairs,
        passages=copied,
        bounds=np.searchsorted(copied.pair, np.arange(len(pairs) + 1)),
        cover=np.stack([s[0] for s in sides], axis=1),
        own_words=np.stack([s[1] for s in sides], axis=1),
        own_last=np.stack([s[2] for s in sides], axis=1),
        edits=1 - equal / np.maximum(1, longer),
        alike=np.bincount(copied.pair, weights=copied.alike, minlength=len(pairs)).astype(np.int64),
        moved=np.bincount(copied.pair[1:][back], minlength=len(pairs)) > 0,
    )


def _side(corpus: Corpus, texts: Ints, known: Passages, side: int) -> tuple[Floats, Ints, Flags]:
    """One side of all pairs: cover, words of its own, and whether its last sentence is."""
    sizes = corpus.sizes[texts]
    pieces = max(1, int(sizes.sum()) // _CHUNK_WORDS)
    made = [_side_of_some(corpus, texts, known, side, rows) for rows in np.array_split(np.arange(len(texts)), pieces)]
    cover, own, last = (np.concatenate(parts) for parts in zip(*made, strict=True))
    return cover, own, last


def _side_of_some(corpus: Corpus, texts: Ints, known: Passages, side: int, rows: Ints) -> tuple[Floats, Ints, Flags]:
    """The same for some pairs that follow each other: their bodies are thought of as lying side by side."""
    texts = texts[rows]
    sizes = corpus.sizes[texts]
    heads = np.cumsum(sizes) - sizes
    head = int(rows[0]) if len(rows) else 0
    some = Passages(*(column[slice(*np.searchsorted(known.pair, (head, head + len(rows))))] for column in known))
    low, high = ((some.a0, some.a1), (some.b0, some.b1))[side]
    low, high = low + heads[some.pair - head], high + heads[some.pair - head]
    cover = united(low[some.copied], high[some.copied]).within(heads, heads + sizes)
    counts = np.diff(corpus.openings)[texts]
    opens = corpus.opens[ranges(corpus.openings[texts], counts)] + np.repeat(heads, counts)
    below = united(low, high).below(np.append(opens, int(sizes.sum())))
    lengths = np.diff(np.append(opens, int(sizes.sum())))
    own = np.diff(below) < SENTENCE_COVER * lengths
    words: Ints = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(own * lengths)))
    last = np.cumsum(counts)
    is_own = np.append(own, False)[np.maximum(last - 1, 0)] & (counts > 0)
    return cover / np.maximum(1, sizes), words[last] - words[last - counts], is_own


def covered(corpus: Corpus, found: Relations, pair: int, number: int) -> Flags:
    """Which words of one body of a pair stand in copied passages."""
    flags = np.zeros(int(corpus.sizes[number]), dtype=np.bool_)
    for k in range(int(found.bounds[pair]), int(found.bounds[pair + 1])):
        low, high = _ends(found.passages, k, int(found.pairs[pair, 0]) == number)
        flags[low:high] = True
    return flags


def own_sentences(corpus: Corpus, shared: Alignment, pair: tuple[int, int], number: int) -> list[Range]:
    """The sentences (ranges of words) of one body of a pair of which the other has next to nothing, quotations included."""
    body = corpus.body(number)
    flags = np.zeros(len(body) + 1, dtype=np.int64)
    for k in shared.passages_of(pair):
        low, high = _ends(shared.passages, k, pair[0] == number)
        flags[low + 1 : high + 1] = 1
    sums = np.cumsum(flags).tolist()
    return [(first, last) for first, last in body.sentences if sums[last] - sums[first] < SENTENCE_COVER * (last - first)]


def _ends(passages: Passages, k: int, is_first: bool) -> tuple[int, int]:
    low, high = (passages.a0, passages.a1) if is_first else (passages.b0, passages.b1)
    return int(low[k]), int(high[k])
