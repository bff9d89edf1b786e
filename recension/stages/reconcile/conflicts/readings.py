"""Readings of one slot → a conflict: values with their spans and the families behind each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from recension.model import Conflict, ConflictKind, Reading, Reason
from recension.stages.reconcile.evidence import Evidence, content_id
from recension.text.spans import Range


@dataclass(frozen=True, slots=True)
class Value:
    """What one place in one document says: the words, and the value that they come to."""

    document: int
    words: Range
    normalised: str
    value: str


def conflict(evidence: Evidence, about: str, kind: ConflictKind, values: Sequence[Value], score: float, says: str) -> Conflict | None:
    """The conflict of these values, equal ones as one reading; ``None`` if they all agree."""
    by_value: dict[str, list[Value]] = defaultdict(list)
    for value in values:
        by_value[value.normalised].append(value)
    if len(by_value) < 2:
        return None
    readings = tuple(_reading(evidence, same) for same in by_value.values())
    ordered = tuple(sorted(readings, key=lambda r: (-r.families, r.normalised)))
    spans = tuple(r.spans[0] for r in ordered)
    digest = content_id("conflict", kind, *(f"{s.document}:{s.start}:{s.end}" for r in ordered for s in r.spans))
    return Conflict(digest, about, kind, ordered, round(score, 3), (Reason(f"conflict: {kind}", says, spans),))


def _reading(evidence: Evidence, same: Sequence[Value]) -> Reading:
    spans = sorted({evidence.span(v.document, *v.words) for v in same}, key=lambda s: (s.document, s.start, s.end))
    value = min((v.value for v in same), key=lambda v: (len(v), v))
    return Reading(value, same[0].normalised, tuple(spans), evidence.independent(v.document for v in same))
