"""Values that differ, by kind. What does not differ, or differs only in spelling, granularity or rounding, is none."""

from __future__ import annotations

import math
from collections.abc import Sequence

from recension.model import Conflict
from recension.settings.reconcile import CONFLICTS_FOR_ONE
from recension.stages.reconcile.claims.sayings import sayings
from recension.stages.reconcile.conflicts.disputes import disputes
from recension.stages.reconcile.conflicts.forecasts import forecast_conflicts
from recension.stages.reconcile.conflicts.quantities import quantity_conflicts
from recension.stages.reconcile.conflicts.states import state_conflicts
from recension.stages.reconcile.conflicts.times import time_conflicts
from recension.stages.reconcile.events.events import Entry
from recension.stages.reconcile.evidence import Evidence


def find_conflicts(evidence: Evidence, entries: Sequence[Entry]) -> tuple[Conflict, ...]:
    """The conflicts of a story, those that most families take part in first."""
    found = [*quantity_conflicts(evidence), *time_conflicts(evidence, entries), *forecast_conflicts(evidence, entries)]
    found += state_conflicts(evidence)
    found += disputes(evidence, sayings(evidence))
    once = {c.id: c for c in found}
    most = round(CONFLICTS_FOR_ONE * math.sqrt(len(evidence.articles)))
    return tuple(sorted(once.values(), key=lambda c: (-sum(v.families for v in c.values), -c.score, c.id))[:most])
