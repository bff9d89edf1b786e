"""Events as a person judged them: brought together, kept apart, dated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recension.judgements.groups import regroup
from recension.judgements.targets import Place, about, best, places
from recension.model import Judgement, Reason
from recension.stages.reconcile.events.events import Entry, entry_of
from recension.stages.reconcile.events.mentions import Told
from recension.stages.reconcile.evidence import Evidence


def judged_entries(evidence: Evidence, entries: Sequence[Entry]) -> list[Entry]:
    """The events of a story after what a person said of them."""
    rows = evidence.group.judgements
    if not any(t.kind == "event" for row in rows for t in row.targets):
        return list(entries)
    known = {frozenset(t.key for t in e.members): e for e in entries}
    groups = regroup(
        [e.members for e in entries],
        rows,
        "event",
        evidence.text_of,
        lambda t: _place(evidence, t),
        lambda a, b: evidence.information(a.stems & b.stems),
    )
    made = [known.get(frozenset(t.key for t in group)) or entry_of(evidence, group) for group in groups]
    for row in about(rows, "date", "event"):
        number = best(places(row.targets[0], evidence.text_of), made, lambda e: [p for t in e.members for p in _place(evidence, t)])
        if number is not None:
            made[number] = _dated(evidence, made[number], row)
    return made


def _place(evidence: Evidence, told: Told) -> list[Place]:
    return [(evidence.articles[told.document].document.id, *told.clause)]


def _dated(evidence: Evidence, entry: Entry, row: Judgement) -> Entry:
    """An event on the day that a person gave it; what the evidence says of the day stays among its reasons."""
    why = Reason("judgement", f"{row.who} judged it to be {row.value}: {row.reason}")
    return entry_of(evidence, [replace(t, date=row.value, score=1.0, why=(why, *t.why)) for t in entry.members])
