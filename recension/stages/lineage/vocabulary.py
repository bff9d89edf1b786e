"""The distinct words of a pile: what is known of a word is found once, and a text is an array of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from recension.settings.lineage import EVIDENCE_UNIT, NAME_EVIDENCE, NUMBER_EVIDENCE, PLAIN_EVIDENCE
from recension.stages.lineage.columns import Codes, Flags, Floats, Ints, Numbering, Numbers
from recension.stages.lineage.details import detail
from recension.text.normalise import fold, stem
from recension.text.rarity import GENERAL, share
from recension.text.words import STOP_WORDS

_REPORTING = frozenset("said say says told tell added according mr mrs ms dr told p.m a.m pm am".split())
"""Words that every report is full of: they are no more evidence of copying than function words are."""


class WordList:
    """The distinct words of a pile that may grow, known by their hashes, in the order in which they came."""

    def __init__(self) -> None:
        self.spelled: list[str] = []
        self._numbers: dict[int, int] = {}

    def numbers(self, codes: Codes, spelled: str) -> Numbers:
        """The numbers of some distinct words, a line each; those that are new get the next."""
        numbers = self._numbers
        known = [numbers.get(code, -1) for code in codes.tolist()]
        if -1 in known:
            words = spelled.split("\n")
            for place, code in enumerate(codes.tolist()):
                if known[place] < 0:
                    known[place] = numbers[code] = len(self.spelled)
                    self.spelled.append(words[place])
        return np.array(known, dtype=np.uint32)


class Vocabulary:
    """What is known of numbered words, as columns.

    By word as it is written: ``lengths`` in code points, ``capital`` whether it begins with a capital, ``evidence`` what
    an equal word elsewhere says of copying (in units of 1 / ``EVIDENCE_UNIT``), ``keys`` the number of its folded key,
    ``codes`` 64-bit hashes of this that are the same on every machine. By key: ``stems``, the number of its stem (0 for function words);
    ``details``, the number of the detail that it is (0 for none). By stem: ``telling``, whether few documents in English hold it;
    ``rarity`` in thousandths of a nat.
    """

    def __init__(self, written: Sequence[str]) -> None:
        keys = Numbering()
        self.keys = keys.all([fold(w) for w in written])
        self.key_names = list(keys)
        self.lengths = np.fromiter(map(len, written), dtype=np.uint32, count=len(written))
        self.capital: Flags = np.array([w[0].isupper() for w in written], dtype=np.bool_)
        self.evidence = self._evidence()
        self.codes: Codes = np.array([_code(key) for key in self.key_names], dtype=np.uint64)[self.keys]

    def _evidence(self) -> NDArray[np.uint16]:
        worth = {True: round(PLAIN_EVIDENCE * EVIDENCE_UNIT), False: EVIDENCE_UNIT}
        by_key = np.array([worth[k in STOP_WORDS or k in _REPORTING] for k in self.key_names], dtype=np.uint16)
        digit = np.array([k[:1].isdigit() for k in self.key_names], dtype=np.bool_)
        by_key[digit & (by_key == EVIDENCE_UNIT)] = round(NUMBER_EVIDENCE * EVIDENCE_UNIT)
        evidence = by_key[self.keys]
        evidence[self.capital & (evidence == EVIDENCE_UNIT)] = round(NAME_EVIDENCE * EVIDENCE_UNIT)
        return evidence

    @cached_property
    def _stemmed(self) -> tuple[Numbers, list[str]]:
        numbering = Numbering({"": 0})
        return numbering.all(["" if k in STOP_WORDS else stem(k) for k in self.key_names]), list(numbering)

    @property
    def stems(self) -> Numbers:
        """The number of the stem of each key."""
        return self._stemmed[0]

    @property
    def stem_names(self) -> list[str]:
        """The stems by their numbers; number 0 is none."""
        return self._stemmed[1]

    @cached_property
    def telling(self) -> Floats:
        """Of each stem the share of documents in English that hold it; 1 for none."""
        return np.array([share(s) if s else 1.0 for s in self.stem_names], dtype=np.float64)

    @cached_property
    def rarity(self) -> Ints:
        """Of each stem the information in thousandths of a nat."""
        return np.array([round(1000 * GENERAL(s)) if s else 0 for s in self.stem_names], dtype=np.int64)

    @cached_property
    def _detailed(self) -> tuple[Numbers, list[str]]:
        numbering = Numbering({"": 0})
        stems = [self.stem_names[n] for n in self.stems.tolist()]
        return numbering.all([detail(k, s) if s else "" for k, s in zip(self.key_names, stems, strict=True)]), list(numbering)

    @property
    def details(self) -> Numbers:
        """The number of the detail that each key is."""
        return self._detailed[0]

    @property
    def detail_names(self) -> list[str]:
        """The details by their numbers; number 0 is none."""
        return self._detailed[1]


def _code(key: str) -> int:
    """A 64-bit hash of a word's key, the same on every machine."""
    return int.from_bytes(blake2b(key.encode("utf8", "surrogatepass"), digest_size=8).digest(), "little")
