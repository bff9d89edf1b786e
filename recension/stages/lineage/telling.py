"""What texts tell, sentence by sentence, as details; and which texts tell so much of the same that one may retell the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recension.settings.lineage import (
    CANDIDATE_DETAILS,
    CANDIDATE_PAIRS_PER_TEXT,
    CANDIDATE_SHARE,
    NAME_SHARE,
    TELLING_SHARE,
)
from recension.stages.lineage.columns import Ints, Numbers, emptied, heads_of
from recension.stages.lineage.corpus import Body, Corpus
from recension.stages.lineage.spool import Column
from recension.stages.lineage.tally import MASK, WIDTH, Tally, all_pairs, pair_keys, pairs_of
from recension.text.rarity import GENERAL
from recension.text.spans import Range

_BLOCK = 1 << 22
"""Words that are looked at together."""

_FILED = 1 << 26
"""Words of a pile from which on what each body tells is kept in a file."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A body as the details of each of its sentences, in order, and of all together."""

    number: int
    sentences: tuple[frozenset[str], ...]
    everything: frozenset[str]


def told(text: Body) -> Told:
    """The details of a body."""
    details = _details(text)
    parts = tuple(frozenset(details[first:last]) - {""} for first, last in text.sentences)
    return Told(text.number, parts, frozenset(details) - {""})


def without(whole: Told, text: Body, left_out: Sequence[Range]) -> Told:
    """The details of a body, some ranges of words left out."""
    details = _details(text)
    for first, last in left_out:
        details[first:last] = [""] * (last - first)
    parts = tuple(frozenset(details[first:last]) - {""} for first, last in text.sentences)
    return Told(whole.number, parts, frozenset().union(*parts))


def _details(text: Body) -> list[str]:
    names = text.corpus.vocabulary.detail_names
    return [names[n] for n in text.corpus.vocabulary.details[text.keys].tolist()]


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """What is known of some details in a pile: which are names, and how many groups of copies tell them."""

    names: frozenset[str]
    tellers: Mapping[str, int]
    rarity: Mapping[str, float]

    def weight(self, what: str) -> float:
        """What it says that two bodies share a detail: much if it is rare, less the more others tell it too.

        The others are the independent reports of the same event: what they all tell, two tell by chance.
        """
        return self.rarity[what] * (NAME_SHARE if what in self.names else 1.0) / max(1, self.tellers[what] - 1)


@dataclass(frozen=True, slots=True, eq=False)
class Tellers:
    """Who tells what is in a pile: the group of copies of each body, and the places of words that their bodies have ``borrowed``.

    What a text that was stitched together has from its parents, these tell, and not the text itself. ``borrowed`` has two
    columns, from where to where, in any order.
    """

    group: Ints
    borrowed: Ints

    def told_in(self, places: slice, what: Ints) -> Ints:
        """What stands in some places, nothing (0) where it is borrowed."""
        own = what.copy()
        here = (self.borrowed[:, 0] < places.stop) & (self.borrowed[:, 1] > places.start)
        for first, last in self.borrowed[here].tolist():
            own[max(0, first - places.start) : last - places.start] = 0
        return own


def knowledge(corpus: Corpus, everyone: Iterable[Told], by: Tellers) -> Knowledge:
    """Which of the details of some bodies are written with a capital everywhere in the pile, and how many groups tell them."""
    vocabulary = corpus.vocabulary
    wanted = frozenset().union(*(t.everything for t in everyone))
    number = {name: n for n, name in enumerate(vocabulary.detail_names) if name in wanted}
    is_wanted = np.zeros(len(vocabulary.detail_names), dtype=np.bool_)
    is_wanted[list(number.values())] = True
    small = np.zeros_like(is_wanted)
    small[vocabulary.details[vocabulary.keys[~vocabulary.capital]]] = True
    by_word = vocabulary.details * is_wanted[vocabulary.details]
    keys = emptied(list(_tellings(corpus, by_word, by.group, by)), np.int64)
    keys.sort()
    tellers = np.bincount(keys[heads_of(keys)] >> WIDTH, minlength=len(small))
    return Knowledge(
        names=frozenset(name for name, n in number.items() if not small[n]),
        tellers={name: int(tellers[n]) for name, n in number.items()},
        rarity={name: GENERAL(name) for name in number},
    )


def _tellings(corpus: Corpus, by_key: Numbers, who: Ints, by: Tellers | None = None) -> Iterator[Ints]:
    """What stands for the keys of all bodies (0 for nothing), and who tells it, as pairs: distinct and sorted, some bodies at a time."""
    by_word = by_key[corpus.vocabulary.keys]
    for bodies, places in corpus.blocks():
        what = by_word[corpus.words[places]].astype(np.int64)
        what = what if by is None else by.told_in(places, what)
        told = np.flatnonzero(what)
        keys = np.sort(pair_keys(what[told], np.repeat(who[bodies], corpus.sizes[bodies])[told]))
        yield keys[heads_of(keys)]


def sharing_details(corpus: Corpus, group: Ints) -> Ints:
    """The pairs of bodies of different groups that share enough telling words to be compared sentence by sentence."""
    vocabulary, texts = corpus.vocabulary, len(corpus)
    stems = vocabulary.stems * (vocabulary.telling < TELLING_SHARE)[vocabulary.stems]
    held, tellers = np.zeros(texts, dtype=np.int64), np.zeros(len(vocabulary.telling), dtype=np.int64)
    found = Column(np.int64, is_filed=len(corpus.words) > _FILED)
    for keys in _tellings(corpus, stems, np.arange(texts)):
        held += np.bincount(keys & MASK, minlength=texts)
        tellers += np.bincount(keys >> WIDTH, minlength=len(tellers))
        found.append(keys)
    enough = [np.zeros((0, 2), dtype=np.int64)]
    for keys, counts in _counted(found.whole(), tellers, group):
        several = counts >= CANDIDATE_DETAILS
        pairs = pairs_of(keys[several])
        enough.append(pairs[counts[several] >= CANDIDATE_SHARE * held[pairs].min(axis=1)])
    return np.concatenate(enough)


def _counted(told: Ints, tellers: Ints, group: Ints) -> Tally:
    """How many telling words two bodies of different groups share; the commonest are left out."""
    ordered = np.sort(tellers)
    spent = np.cumsum(ordered * (ordered - 1) // 2)
    affordable = int(np.searchsorted(spent, CANDIDATE_PAIRS_PER_TEXT * max(len(group), 50)))
    is_counted = (tellers > 1) & (tellers <= ordered[:affordable].max(initial=0))
    blocks = (told[first : first + _BLOCK] for first in range(0, len(told), _BLOCK))
    keys = np.sort(np.concatenate([group[:0], *(some[is_counted[some >> WIDTH]] for some in blocks)]))
    heads, holders = heads_of(keys >> WIDTH), keys & MASK
    sizes = np.diff(np.append(heads, len(keys)))
    met = (pairs for size in np.unique(sizes).tolist() for pairs in all_pairs(holders, heads[sizes == size], size))
    apart = (pairs[group[pairs >> WIDTH] != group[pairs & MASK]] for pairs in met)
    return Tally(apart, int(spent[:affordable].max(initial=0)), len(group))
