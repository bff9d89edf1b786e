"""Measures that several sets share."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

Range = tuple[int, int]


def f1(hits_of_found: float, found: float, hits_of_gold: float, gold: float) -> float:
    """F1 in percent from hits counted on either side."""
    precision = hits_of_found / found if found else 0.0
    recall = hits_of_gold / gold if gold else 0.0
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


def b_cubed(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> float:
    """B3 F1 in percent of two partitions of the same items (Bagga and Baldwin 1998)."""
    precision = recall = 0.0
    for item in gold:
        same_found = {other for other in gold if found[other] == found[item]}
        same_gold = {other for other in gold if gold[other] == gold[item]}
        common = len(same_found & same_gold)
        precision, recall = precision + common / len(same_found), recall + common / len(same_gold)
    return f1(precision, len(gold), recall, len(gold))


def covered(ranges: Sequence[Range]) -> set[int]:
    """The characters that ranges cover."""
    return {i for start, end in ranges for i in range(start, end)}
