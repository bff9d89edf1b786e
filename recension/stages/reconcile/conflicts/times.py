"""Clock times of one event that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recension.model import Conflict
from recension.settings.reconcile import CLOCK_EXACT_MINUTES, CLOCK_SAME_WORDS, CLOCK_TOLERANCE_MINUTES
from recension.stages.reconcile.conflicts.readings import Value, conflict
from recension.stages.reconcile.events.events import Entry
from recension.stages.reconcile.events.mentions import Told
from recension.stages.reconcile.events.sameness import words_in_common
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.wording import best_line, in_a_sentence, without_day
from recension.text.meaning import nearness

_CLOCK = re.compile(r"T([0-2][0-9]):([0-5][0-9])")


def time_conflicts(evidence: Evidence, entries: Sequence[Entry]) -> Iterator[Conflict]:
    """Events for which documents that tell of the same deed give different times of the day."""
    for entry in entries:
        timed = [(t, clock) for t in entry.members if (clock := _clock(evidence, t)) is not None]
        for group in _of_one_deed(evidence, timed):
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


def _of_one_deed(evidence: Evidence, timed: Sequence[tuple[Told, int]]) -> list[list[tuple[Told, int]]]:
    """Timed tellings of one event by what is done: with the same word for it, or in much the same words."""
    groups: list[list[tuple[Told, int]]] = []
    for one in timed:
        home = next((g for g in groups if any(_same(evidence, one[0], other) for other, _ in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _same(evidence: Evidence, a: Told, b: Told) -> bool:
    """By the word for what is done, or by the words of the clauses; of near words for it fewer others need be shared."""
    if a.deed == b.deed:
        return True
    least = CLOCK_SAME_WORDS / 2 if nearness(a.deed, b.deed) else CLOCK_SAME_WORDS
    return words_in_common(evidence, a.stems, b.stems) >= least


def _clock(evidence: Evidence, told: Told) -> int | None:
    """The minute of the day of the only clock time in the clause."""
    found = [match for t in evidence.timexes_in(told.document, told.clause) if (match := _CLOCK.search(t.value))]
    return int(found[0][1]) * 60 + int(found[0][2]) if len(found) == 1 else None


def _shown(evidence: Evidence, told: Told) -> str:
    time = next(t for t in evidence.timexes_in(told.document, told.clause) if _CLOCK.search(t.value))
    return evidence.texts[told.document][time.start : time.end]
