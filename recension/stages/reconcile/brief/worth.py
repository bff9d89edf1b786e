"""What the documents of a story care for: how much of some words stands in their titles, and in all of them."""

from __future__ import annotations

import math

from recension.stages.reconcile.events.sameness import words_in_common
from recension.stages.reconcile.evidence import Evidence


def headlined(evidence: Evidence, stems: frozenset[str]) -> float:
    """How much of a sentence the titles tell, 0 to 1: the mean over the documents that have one."""
    told = math.fsum(words_in_common(evidence, stems, title) * count for title, count in evidence.headlines.items())
    return told / max(1, evidence.headlines.total())


def central(evidence: Evidence, stems: frozenset[str]) -> float:
    """Which part of what a sentence tells the other documents tell too, 0 to 1."""
    shared = math.fsum(evidence.rarity(s) * evidence.holders[s] for s in sorted(stems))
    return shared / max(1e-9, evidence.information(stems) * len(evidence.stems))
