"""How much a word tells: a rare word shared by two texts is evidence that they speak of one thing."""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from recension.settings.text import RARITY_PRIOR_DOCUMENTS, RARITY_UNSEEN_SHARE


@cache
def _shares() -> Mapping[str, float]:
    """Of each known stem, the share of documents in English that hold it (``training/rarity.py``)."""
    packed = resources.files("recension.data").joinpath("word_rarity.tsv.gz").read_bytes()
    rows = (line.split("\t") for line in gzip.decompress(packed).decode().splitlines())
    return {stem: float(share) for stem, share in rows}


def share(stem: str) -> float:
    """The share of documents in general that hold ``stem``."""
    return _shares().get(stem, RARITY_UNSEEN_SHARE)


def is_known(stem: str) -> bool:
    """Whether English in general has a stem: most names of people and small places it has not."""
    return stem in _shares()


@dataclass(frozen=True, slots=True)
class Rarity:
    """Inverse document frequency (Spärck Jones 1972), from English in general and from this pile.

    What is known in general counts as much as ``prior`` documents, so that five documents
    of one story do not make its own words common, and a hundred thousand speak for themselves.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    documents: int = 0
    prior: int = RARITY_PRIOR_DOCUMENTS

    def __call__(self, stem: str) -> float:
        """The information of ``stem`` in nats, 0 for a word that every document holds."""
        held = share(stem) * self.prior + self.counts.get(stem, 0)
        return max(0.0, math.log((self.prior + self.documents) / held))

    def total(self, stems: Iterable[str]) -> float:
        """The information of some stems together."""
        return math.fsum(self(stem) for stem in stems)


GENERAL = Rarity()
"""What is rare in English in general."""
