"""Values that differ, by kind. What does not differ, or differs only in spelling, granularity or rounding, is none."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from recension.model import Conflict, Reading
from recension.settings.reconcile import CONFLICTS_FOR_ONE
from recension.stages.reconcile.alignment import Alignment
from recension.stages.reconcile.claims.sayings import sayings
from recension.stages.reconcile.conflicts.causes import cause_conflicts
from recension.stages.reconcile.conflicts.changes import changed_plans
from recension.stages.reconcile.conflicts.disputes import disputes
from recension.stages.reconcile.conflicts.forecasts import forecast_conflicts
from recension.stages.reconcile.conflicts.oppositions import opposition_conflicts
from recension.stages.reconcile.conflicts.quantities import quantity_conflicts
from recension.stages.reconcile.conflicts.results import result_conflicts
from recension.stages.reconcile.conflicts.states import state_conflicts
from recension.stages.reconcile.conflicts.successions import succession_conflicts
from recension.stages.reconcile.conflicts.times import time_conflicts
from recension.stages.reconcile.conflicts.years import year_conflicts
from recension.stages.reconcile.events.events import Entry
from recension.stages.reconcile.evidence import Evidence

_PLANS = frozenset({"forecast", "update"})
_NUMBER = re.compile(r"[0-9][0-9.,]*")


def find_conflicts(evidence: Evidence, entries: Sequence[Entry]) -> tuple[Conflict, ...]:
    """The conflicts of a story, those that most families take part in first."""
    alignment = Alignment(evidence)
    numbers = [*quantity_conflicts(alignment), *result_conflicts(alignment)]
    told = [*time_conflicts(alignment, entries), *forecast_conflicts(alignment, entries), *state_conflicts(evidence)]
    told += [*disputes(evidence, evidence.once(sayings)), *opposition_conflicts(alignment), *changed_plans(alignment, entries)]
    told += [*cause_conflicts(alignment), *year_conflicts(alignment), *succession_conflicts(alignment)]
    once = {c.id: c for c in (*_of_other_numbers(numbers), *_distinct(told))}
    most = round(CONFLICTS_FOR_ONE * math.sqrt(len(evidence.articles)))
    return tuple(sorted(once.values(), key=lambda c: (-sum(v.families for v in c.values), -c.score, c.id))[:most])


def _distinct(found: Iterable[Conflict]) -> list[Conflict]:
    """The conflicts without those that set the same words against each other as one before them."""
    kept: list[Conflict] = []
    for c in found:
        if not any(_repeats(c, other) or _has_outcome_of(c, other) for other in kept):
            kept.append(c)
    return kept


def _of_other_numbers(found: Sequence[Conflict]) -> list[Conflict]:
    """The conflicts of numbers without those of the same two numbers, of fewer families: what copies tell is one conflict."""
    kept: dict[tuple[str, ...], Conflict] = {}
    for c in sorted(found, key=lambda c: (-sum(v.families for v in c.values), c.id)):
        values = tuple(sorted(_NUMBER.findall(" ".join(v.normalised for v in c.values))))
        kept.setdefault(values if any(len(v) > 1 for v in values) else (c.id,), c)
    return list(kept.values())


def _has_outcome_of(c: Conflict, other: Conflict) -> bool:
    """Whether two conflicts of plans have a sentence in common: the same outcome, or the same plan."""
    return {c.kind, other.kind} <= _PLANS and any(_touch(v, side) for v in c.values for side in other.values)


def _repeats(c: Conflict, other: Conflict) -> bool:
    """Whether the words of one conflict stand on different sides of another."""
    return len({i for i, side in enumerate(other.values) if any(_touch(v, side) for v in c.values)}) > 1


def _touch(a: Reading, b: Reading) -> bool:
    return any(s.document == t.document and s.start < t.end and t.start < s.end for s in a.spans for t in b.spans)
