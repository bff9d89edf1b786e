"""Measures that several sets share."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was inferred: its score, and whether it is right."""

    score: float
    right: bool


def reliability(answers: Sequence[Answer]) -> list[tuple[float, float, int]]:
    """For the answers whose scores lie in each tenth: the mean score, the share that is right, how many there are."""
    table = []
    for tenth in range(10):
        held = [a for a in answers if min(9, int(a.score * 10)) == tenth]
        if held:
            table.append((sum(a.score for a in held) / len(held), sum(a.right for a in held) / len(held), len(held)))
    return table


def calibration_error(answers: Sequence[Answer]) -> float:
    """How far scores and shares lie apart on average, in percent (expected calibration error, ten bins; Guo et al. 2017)."""
    table = reliability(answers)
    return 100 * sum(abs(score - right) * n for score, right, n in table) / max(1, sum(n for _, _, n in table))


def reliability_table(answers: Sequence[Answer]) -> str:
    """The reliability of answers as a Markdown table, and the error of calibration below it."""
    rows = ["| mean score | right | answers |", "|--:|--:|--:|"]
    rows += [f"| {score:.2f} | {right:.2f} | {n} |" for score, right, n in reliability(answers)]
    return "\n".join(rows) + f"\n\nOn average {calibration_error(answers):.1f} % apart, {len(answers)} answers."


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
