"""The timeline of a long story: the days that matter, each told by its best sentences, with the events that these tell."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recension.settings.events import CRISIS_DAYS_FOR_ONE, CRISIS_DOCUMENTS, CRISIS_LINE_CHARACTERS, CRISIS_SENTENCES
from recension.stages.reconcile.events.events import Entry
from recension.stages.reconcile.events.lines import Line
from recension.stages.reconcile.events.salience import SalientSentence, salient_days
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.title import shorten
from recension.stages.reconcile.wording import as_line


@dataclass(frozen=True, slots=True)
class DayEntry:
    """A line of a day, and the event that its sentence tells of."""

    line: Line
    entry: Entry


def is_crisis(evidence: Evidence) -> bool:
    """Whether a story has so many documents that its days are chosen before its events."""
    return len(evidence.articles) > CRISIS_DOCUMENTS


def days_of_crisis(evidence: Evidence) -> int:
    """How many days the timeline of a crisis has."""
    return round(CRISIS_DAYS_FOR_ONE * math.sqrt(len(evidence.articles)))


def entries_by_day(
    evidence: Evidence, entries: Sequence[Entry], most: int, each: int = CRISIS_SENTENCES, span: tuple[date, date] = (date.min, date.max)
) -> list[DayEntry]:
    """What the timeline of a crisis prints: for each of its ``most`` salient days the events that the best sentences tell of it.

    An event is printed once on a day, ``each`` of them at most. A sentence in which no event of the day was read is passed over
    for the next best.
    """
    told = _by_sentence(entries)
    found: list[DayEntry] = []
    for day in salient_days(evidence, most, 3 * each, span):
        printed: dict[str, DayEntry] = {}
        for sentence in day.sentences:
            for entry in told.get((sentence.document, sentence.rank), ())[:1] if len(printed) < each else ():
                if entry.date == day.day.isoformat():
                    printed.setdefault(entry.members[0].key, DayEntry(_line(evidence, sentence), entry))
        found += printed.values()
    return found


def _by_sentence(entries: Sequence[Entry]) -> dict[tuple[int, int], list[Entry]]:
    """The events that each sentence tells of, by document and number from the top, the weightiest first."""
    found: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda e: (e.date is None, -e.weight, e.members[0].key)):
        for place in sorted({(t.document, t.rank) for t in entry.members if t.date == entry.date}):
            found[place].append(entry)
    return found


def _line(evidence: Evidence, sentence: SalientSentence) -> Line:
    """The sentence as one line of the timeline, without its dateline."""
    return Line(shorten(as_line(sentence.span.quote), CRISIS_LINE_CHARACTERS), 0.0, (sentence.span,))
