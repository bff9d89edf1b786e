"""Clock times of one event that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from recension.model import Conflict
from recension.settings.conflicts import (
    CLOCK_EXACT_MINUTES,
    CLOCK_MEANING,
    CLOCK_NEAR_DEED_MEANING,
    CLOCK_SAME_WORDS,
    CLOCK_TOLERANCE_MINUTES,
    CLOCKS_COMPARED,
)
from recension.stages.reconcile.alignment import Alignment
from recension.stages.reconcile.conflicts.readings import Value, conflict
from recension.stages.reconcile.events.events import Entry
from recension.stages.reconcile.events.mentions import Told
from recension.stages.reconcile.events.sameness import words_in_common
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.wording import best_line, in_a_sentence, without_day
from recension.text.linkage import components
from recension.text.meaning import nearness
from recension.text.spans import Range

_CLOCK = re.compile(r"T([0-2][0-9]):([0-5][0-9])")
_ZONE = re.compile(r"\b(?:[A-Z]\w+ time|local time|[A-Z]{2,3}T|GMT|UTC)\b")
"""A time of another zone is not compared: it may be the same moment."""

Timed = tuple[Told, int]
"""A telling and its minute of the day."""


def time_conflicts(alignment: Alignment, entries: Sequence[Entry]) -> Iterator[Conflict]:
    """Deeds for which documents give different times of the day."""
    evidence = alignment.evidence
    timed = [(t, clock) for e in entries for t in e.members if (clock := _clock(evidence, t)) is not None]
    nearest = sorted(timed, key=lambda item: (item[0].rank, item[0].key))[:CLOCKS_COMPARED]
    for group in _of_one_deed(alignment, sorted(nearest, key=lambda item: item[0].key)):
        clocks = [c for _, c in group]
        if max(clocks) - min(clocks) > _tolerance(clocks) and len({t.document for t, _ in group}) > 1:
            about = "when " + without_day(in_a_sentence(best_line(evidence, [t for t, _ in group])))
            values = [Value(t.document, t.clause, f"{c // 60:02d}:{c % 60:02d}", _shown(evidence, t)) for t, c in group]
            made = conflict(evidence, about, "contradiction", values, 0.55, "different times of the day for the same event")
            if made:
                yield made


def _tolerance(clocks: Sequence[int]) -> int:
    """By how many minutes times may differ and be one: half an hour where one of them is a round one, else almost nothing."""
    return CLOCK_TOLERANCE_MINUTES if any(c % 15 == 0 for c in clocks) else CLOCK_EXACT_MINUTES


def _of_one_deed(alignment: Alignment, timed: Sequence[Timed]) -> list[list[Timed]]:
    """Timed tellings by what is done."""
    same = [(i, j) for i, j in combinations(range(len(timed)), 2) if _same(alignment, timed[i][0], timed[j][0])]
    groups: dict[int, list[Timed]] = {}
    for item, home in zip(timed, components(len(timed), same), strict=True):
        groups.setdefault(home, []).append(item)
    return list(groups.values())


def _same(alignment: Alignment, a: Told, b: Told) -> bool:
    """Whether two tellings of different documents are of one deed: by its word, or by their sentences if these tell of nothing else at a time."""
    if a.document == b.document or (a.date is not None and b.date is not None and a.date != b.date):
        return False
    meaning = alignment.likeness(a.document, a.clause, b.document, b.clause)
    evidence = alignment.evidence
    if nearness(a.deed, b.deed):
        return meaning >= CLOCK_NEAR_DEED_MEANING and words_in_common(evidence, a.stems, b.stems) >= CLOCK_SAME_WORDS
    alone = all(len(_clocks(evidence, t.document, evidence.sentence_at(t.document, t.mention.start) or t.clause)) == 1 for t in (a, b))
    return alone and a.date == b.date and meaning >= CLOCK_MEANING


def _clocks(evidence: Evidence, document: int, place: Range) -> list[int]:
    """The minutes of the day that a stretch of text names."""
    found = (_CLOCK.search(t.value) for t in evidence.timexes_in(document, place))
    return [int(m[1]) * 60 + int(m[2]) for m in found if m]


def _clock(evidence: Evidence, told: Told) -> int | None:
    """The minute of the day of the only clock time in the clause."""
    found = _clocks(evidence, told.document, told.clause)
    zone = _ZONE.search(evidence.texts[told.document], *(evidence.sentence_at(told.document, told.mention.start) or told.clause))
    return found[0] if len(found) == 1 and not zone else None


def _shown(evidence: Evidence, told: Told) -> str:
    time = next(t for t in evidence.timexes_in(told.document, told.clause) if _CLOCK.search(t.value))
    return evidence.texts[told.document][time.start : time.end]
