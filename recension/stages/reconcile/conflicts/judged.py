"""Conflicts as a person judged them: those dismissed are told apart, and kept."""

from __future__ import annotations

from collections.abc import Sequence

from recension.judgements.targets import about, best, places
from recension.model import Conflict
from recension.stages.reconcile.evidence import Evidence


def parted(evidence: Evidence, conflicts: Sequence[Conflict]) -> tuple[tuple[Conflict, ...], tuple[Conflict, ...]]:
    """The conflicts that stand, and those that a person dismissed."""
    gone: set[int] = set()
    for row in about(evidence.group.judgements, "dismiss conflict", "conflict"):
        words = places(row.targets[0], evidence.text_of)
        number = best(words, conflicts, lambda c: [(s.document, s.start, s.end) for v in c.values for s in v.spans])
        gone |= set() if number is None else {number}
    return tuple(c for i, c in enumerate(conflicts) if i not in gone), tuple(c for i, c in enumerate(conflicts) if i in gone)
