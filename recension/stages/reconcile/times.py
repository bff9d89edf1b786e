"""Clock times of one event that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recension.model import Conflict
from recension.settings.reconcile import CLOCK_TOLERANCE_MINUTES
from recension.stages.reconcile.events import Entry
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.mentions import Told
from recension.stages.reconcile.readings import Value, conflict
from recension.stages.reconcile.wording import best_line

_CLOCK = re.compile(r"T([0-2][0-9]):([0-5][0-9])")


def time_conflicts(evidence: Evidence, entries: Sequence[Entry]) -> Iterator[Conflict]:
    """Events for whose one deed the documents give different times of the day."""
    for entry in entries:
        for deed in sorted({t.deed for t in entry.members}):
            timed = [(t, clock) for t in entry.members if t.deed == deed and (clock := _clock(evidence, t)) is not None]
            values = [Value(t.document, t.clause, f"{c // 60:02d}:{c % 60:02d}", _shown(evidence, t)) for t, c in timed]
            clocks = [c for _, c in timed]
            if clocks and max(clocks) - min(clocks) > CLOCK_TOLERANCE_MINUTES:
                about = "when: " + best_line(evidence, [t for t, _ in timed])
                made = conflict(evidence, about, "contradiction", values, 0.55, "different times of the day for the same event")
                if made:
                    yield made


def _clock(evidence: Evidence, told: Told) -> int | None:
    """The minute of the day of the only clock time in the clause."""
    found = [match for t in evidence.timexes_in(told.document, told.clause) if (match := _CLOCK.search(t.value))]
    return int(found[0][1]) * 60 + int(found[0][2]) if len(found) == 1 else None


def _shown(evidence: Evidence, told: Told) -> str:
    time = next(t for t in evidence.timexes_in(told.document, told.clause) if _CLOCK.search(t.value))
    return evidence.texts[told.document][time.start : time.end]
