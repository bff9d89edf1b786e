"""The distinct words of a pile: what is known of a word is found once, and a text is an array of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from hashlib import blake2b
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from recension.settings.lineage import EVIDENCE_UNIT, NAME_EVIDENCE, NUMBER_EVIDENCE, PLAIN_EVIDENCE
from recension.stages.lineage.columns import Codes, Each, Flags, Floats, Ints, Numbering, Numbers
from recension.stages.lineage.details import detail
from recension.text.normalise import fold, stem
from recension.text.rarity import share
from recension.text.words import STOP_WORDS

_REPORTING = frozenset("said say says told tell added according mr mrs ms dr told p.m a.m pm am".split())
"""Words that every report is full of: they are no more evidence of copying than function words are."""


_BLOCK = 1 << 11
"""Words that are looked at together."""


class WordList:
    """The distinct words of a pile that may grow, known by their hashes, in the order in which they came."""

    def __init__(self) -> None:
        self.spelled: list[str] = []
        self._codes: Codes = np.zeros(0, dtype=np.uint64)
        self._numbers: Numbers = np.zeros(0, dtype=np.uint32)

    def numbers(self, codes: Codes, spelled: str) -> Numbers:
        """The numbers of some distinct words, a line each; those that are new get the next."""
        order = np.argsort(codes)
        at = np.searchsorted(self._codes, codes[order])
        is_new = np.append(self._codes, np.uint64(0))[at] != codes[order]
        is_new |= at == len(self._codes)
        new = np.sort(order[is_new])
        numbers = np.zeros(len(codes), dtype=np.uint32)
        numbers[new] = np.arange(len(self.spelled), len(self.spelled) + len(new))
        words = spelled.split("\n") if len(new) else []
        self.spelled += [words[place] for place in new.tolist()]
        numbers[order[~is_new]] = self._numbers[at[~is_new]]
        self._codes = np.insert(self._codes, at[is_new], codes[order[is_new]])
        self._numbers = np.insert(self._numbers, at[is_new], numbers[order[is_new]])
        return numbers


class Known(NamedTuple):
    """What is known of some written words, whatever the pile: of each its key, its stem and the detail that it is (or nothing), a
    hash of the key that is the same on every machine, and what an equal word elsewhere says of copying (in units).
    """

    keys: list[str]
    stems: list[str]
    details: list[str]
    codes: Codes
    evidence: NDArray[np.uint16]
    shares: Floats


def known(written: Sequence[str]) -> Known:
    """What is known of some words. Pure: words can be looked at in parallel."""
    keys = [fold(word) for word in written]
    stems = ["" if key in STOP_WORDS else stem(key) for key in keys]
    details = [detail(key, one) if one else "" for key, one in zip(keys, stems, strict=True)]
    worth = [_evidence(key, word[0].isupper()) for key, word in zip(keys, written, strict=True)]
    shares = [share(one) if one else 1.0 for one in stems]
    codes = np.array([_code(key) for key in keys], dtype=np.uint64)
    return Known(keys, stems, details, codes, np.array(worth, dtype=np.uint16), np.array(shares, dtype=np.float64))


def _evidence(key: str, is_capital: bool) -> int:
    if key in STOP_WORDS or key in _REPORTING:
        return round(PLAIN_EVIDENCE * EVIDENCE_UNIT)
    if key[:1].isdigit():
        return round(NUMBER_EVIDENCE * EVIDENCE_UNIT)
    return round(NAME_EVIDENCE * EVIDENCE_UNIT) if is_capital else EVIDENCE_UNIT


class Vocabulary:
    """What is known of numbered words, as columns.

    By word as it is written: ``lengths`` in code points, ``capital`` whether it begins with a capital, ``evidence`` and ``codes`` as
    in :class:`Known`, ``keys`` the number of its key. By key: ``stems``, the number of its stem (0 for function words); ``details``,
    the number of the detail that it is (0 for none). By stem: ``telling``, the share of documents in English that hold it.
    """

    def __init__(self, written: Sequence[str], each: Each = map) -> None:
        parts = list(each(known, [written[first : first + _BLOCK] for first in range(0, len(written), _BLOCK)]))
        keys, stems, details = Numbering(), Numbering({"": 0}), Numbering({"": 0})
        self.lengths = np.fromiter(map(len, written), dtype=np.uint32, count=len(written))
        self.capital: Flags = np.array([w[0].isupper() for w in written], dtype=np.bool_)
        self.codes: Codes = np.concatenate([np.zeros(0, dtype=np.uint64), *(part.codes for part in parts)])
        self.evidence = np.concatenate([np.zeros(0, dtype=np.uint16), *(part.evidence for part in parts)])
        self.keys = keys.all([key for part in parts for key in part.keys])
        stem_of = stems.all([one for part in parts for one in part.stems])
        self.stems, self.details = np.zeros(len(keys), dtype=np.uint32), np.zeros(len(keys), dtype=np.uint32)
        self.stems[self.keys] = stem_of
        self.details[self.keys] = details.all([one for part in parts for one in part.details])
        self.detail_names = list(details)
        self.telling: Floats = np.ones(len(stems), dtype=np.float64)
        self.telling[stem_of] = np.concatenate([np.ones(0), *(part.shares for part in parts)])

    @cached_property
    def rarity(self) -> Ints:
        """Of each stem the information in thousandths of a nat, 0 for none."""
        distinct, numbers = np.unique(self.telling, return_inverse=True)
        return np.array([round(-1000 * log(one)) for one in distinct.tolist()], dtype=np.int64)[numbers]


def _code(key: str) -> int:
    """A 64-bit hash of a word's key, the same on every machine."""
    return int.from_bytes(blake2b(key.encode("utf8", "surrogatepass"), digest_size=8).digest(), "little")
