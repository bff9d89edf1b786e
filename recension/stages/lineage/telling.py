"""What texts tell, sentence by sentence, as details; and which texts tell so much of the same that one may retell the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recension.settings.lineage import (
    CANDIDATE_DETAILS,
    CANDIDATE_PAIRS_PER_TEXT,
    CANDIDATE_SHARE,
    NAME_SHARE,
    TELLING_SHARE,
)
from recension.stages.lineage.columns import Ints, Numbers, heads_of
from recension.stages.lineage.corpus import Body, Corpus
from recension.text.rarity import GENERAL
from recension.text.spans import Range

_BLOCK = 1 << 22


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


def knowledge(corpus: Corpus, everyone: Iterable[Told], group: Sequence[int]) -> Knowledge:
    """Which of the details of some bodies are written with a capital everywhere in the pile, and how many tell them."""
    vocabulary = corpus.vocabulary
    by_word = vocabulary.details[vocabulary.keys]
    used = np.bincount(corpus.words, minlength=len(by_word)) > 0
    small = np.zeros(len(vocabulary.detail_names), dtype=np.bool_)
    small[by_word[used & ~vocabulary.capital]] = True
    tellers = np.bincount(_told_by(corpus, by_word, np.array(group, dtype=np.int64))[0], minlength=len(small))
    wanted = frozenset().union(*(t.everything for t in everyone))
    number = {name: n for n, name in enumerate(vocabulary.detail_names) if name in wanted}
    return Knowledge(
        names=frozenset(name for name, n in number.items() if not small[n]),
        tellers={name: int(tellers[n]) for name, n in number.items()},
        rarity={name: GENERAL(name) for name in number},
    )


def _told_by(corpus: Corpus, by_word: Numbers, who: Ints) -> tuple[Ints, Ints]:
    """What stands for the words of all bodies (0 for nothing), and who tells it: distinct and sorted, some bodies at a time."""
    width = int(who.max(initial=0)) + 1
    found = [np.zeros(0, dtype=np.int64)]
    for bodies in np.split(np.arange(len(corpus)), heads_of(corpus.offsets[:-1] // _BLOCK)[1:]) if len(corpus) else ():
        first, last = corpus.offsets[bodies[0]], corpus.offsets[bodies[-1] + 1]
        what = by_word[corpus.words[first:last]].astype(np.int64)
        keys = np.sort((what * width + np.repeat(who[bodies], corpus.sizes[bodies]))[what > 0])
        found.append(keys[heads_of(keys)])
    whole = np.sort(np.concatenate(found))
    whole = whole[heads_of(whole)]
    return whole // width, whole % width


def sharing_details(corpus: Corpus, group: Sequence[int]) -> Ints:
    """The pairs of bodies of different groups that share enough telling words to be compared sentence by sentence."""
    vocabulary, texts = corpus.vocabulary, len(corpus)
    stems = vocabulary.stems * (vocabulary.telling < TELLING_SHARE)[vocabulary.stems]
    codes, owners = _told_by(corpus, stems[vocabulary.keys], np.arange(texts))
    held = np.bincount(owners, minlength=texts)
    pairs, counts = _counted(codes, owners, np.array(group, dtype=np.int64), texts)
    first, second = pairs // texts, pairs % texts
    enough = (counts >= CANDIDATE_DETAILS) & (counts >= CANDIDATE_SHARE * np.minimum(held[first], held[second]))
    return np.stack((first[enough], second[enough]), axis=1)


def _counted(codes: Ints, owners: Ints, group: Ints, texts: int) -> tuple[Ints, Ints]:
    """Pairs of owners of one code as one number each, and how many codes they share; the commonest codes are left out."""
    heads = heads_of(codes)
    sizes = np.diff(np.append(heads, len(codes)))
    ordered = np.sort(sizes)
    spent = np.cumsum(ordered * (ordered - 1) // 2)
    limit = ordered[: int(np.searchsorted(spent, CANDIDATE_PAIRS_PER_TEXT * max(texts, 50)))].max(initial=0)
    found = [np.zeros(0, dtype=np.int64)]
    for size in np.unique(sizes[(sizes > 1) & (sizes <= limit)]).tolist():
        one, other = np.triu_indices(size, 1)
        same = heads[sizes == size]
        for start in np.array_split(same, 1 + len(same) * size * size // _BLOCK):
            holders = owners[start[:, None] + np.arange(size)]
            first, second = holders[:, one].ravel(), holders[:, other].ravel()
            apart = group[first] != group[second]
            found.append(first[apart] * texts + second[apart])
    keys = np.sort(np.concatenate(found))
    first = heads_of(keys)
    return keys[first], np.diff(np.append(first, len(keys)))
