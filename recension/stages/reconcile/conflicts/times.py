"""Clock times of one event that differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from recension.model import Conflict, ConflictKind
from recension.settings.conflicts import (
    CLOCK_EXACT_MINUTES,
    CLOCK_FORECAST_MEANING,
    CLOCK_LIKENESS,
    CLOCK_MEANING,
    CLOCK_MOST_APART,
    CLOCK_SCORE,
    CLOCK_SURE_MEANING,
    CLOCK_TOLERANCE_MINUTES,
)
from recension.stages.reconcile.alignment import Alignment, Seat
from recension.stages.reconcile.conflicts.clocks import Clock, clocks_in
from recension.stages.reconcile.conflicts.propositions import AHEAD, clauses
from recension.stages.reconcile.conflicts.readings import Value, conflict
from recension.stages.reconcile.events.events import Entry
from recension.stages.reconcile.events.sameness import words_in_common
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.title import shorten
from recension.stages.reconcile.wording import in_a_sentence, without_day
from recension.text.linkage import components
from recension.text.spans import Range, overlap, strip

_AND_NOT = re.compile(
    r"(?:\band|\bbut|[,;–—-])?\s(?:not|instead of|rather than)(?: at| until| from| by)?(?: about| around)?\s\Z", re.IGNORECASE
)
_WEEKDAY = "XXXX-WXX-"


@dataclass(frozen=True, slots=True)
class _Timed:
    """A clause with one time of the day, and the days on which it can be: none where nothing tells."""

    document: int
    clause: Range
    clock: Clock
    days: frozenset[str]
    stems: frozenset[str]
    ahead: bool

    @property
    def key(self) -> tuple[int, int]:
        """Where the time stands."""
        return self.document, self.clock.place[0]


def time_conflicts(alignment: Alignment, entries: Sequence[Entry]) -> Iterator[Conflict]:
    """Deeds for which documents give different times of the day."""
    evidence = alignment.evidence
    for group in _of_one_deed(alignment, _timed_by_seat(alignment, entries)):
        if len({t.document for t in group}) > 1 and any(_differ(a, b) for a in group for b in group):
            first = min(group, key=lambda t: (len(evidence.texts[t.document][slice(*t.clause)]), t.key))
            about = "when " + without_day(in_a_sentence(shorten(_words(evidence, first), 90)))
            values = [
                Value(t.document, t.clause, f"{t.clock.minute // 60:02d}:{t.clock.minute % 60:02d}", _shown(evidence, t)) for t in group
            ]
            made = conflict(evidence, about, _kind(evidence, group), values, CLOCK_SCORE, "different times of the day for the same event")
            if made:
                yield made


def _timed_by_seat(alignment: Alignment, entries: Sequence[Entry]) -> dict[Seat, list[_Timed]]:
    """The timed clauses of the told sentences of the text proper."""
    evidence = alignment.evidence
    dated: dict[Seat, list[tuple[Range, str]]] = defaultdict(list)
    for t in (t for e in entries for t in e.members if t.date is not None):
        dated[t.document, t.rank].append((t.clause, t.date or ""))
    found: dict[Seat, list[_Timed]] = {}
    for document, read in enumerate(evidence.annotations):
        for rank, sentence in enumerate(read.sentences):
            place = (sentence.start, sentence.end)
            clocks = clocks_in(evidence, document, place) if sentence.region == "body" else []
            if clocks:
                found[document, rank] = [_timed(evidence, document, place, c, dated[document, rank]) for c in clocks]
    return found


def _timed(evidence: Evidence, document: int, sentence: Range, clock: Clock, dated: Sequence[tuple[Range, str]]) -> _Timed:
    text = evidence.texts[document]
    clause = next((c for c in clauses(text, sentence) if overlap(c, clock.place)), sentence)
    days = frozenset(day for place, day in dated if overlap(place, clock.place))
    named = frozenset(t.value[:10] for t in evidence.timexes_in(document, sentence) if t.value.startswith(_WEEKDAY))
    ahead = AHEAD.search(text, sentence[0], clause[1]) is not None
    return _Timed(document, strip(text, clause), clock, days or named, evidence.untimed_stems(document, clause), ahead)


def _of_one_deed(alignment: Alignment, timed: dict[Seat, list[_Timed]]) -> list[list[_Timed]]:
    """Timed clauses by what is done: the likest pairs of sentences first, and each clause with its likest alone."""
    members = sorted((t for found in timed.values() for t in found), key=lambda t: t.key)
    number = {t.key: i for i, t in enumerate(members)}
    same: list[tuple[int, int]] = []
    for one, other in alignment.pairs(CLOCK_MEANING) if len(timed) > 1 else ():
        for a, b in product(timed.get(one, ()), timed.get(other, ())):
            if _same(alignment, a, b):
                same.append((number[a.key], number[b.key]))
    same += [(number[a.key], number[b.key]) for a, b in _rejected(alignment.evidence, timed.values())]
    groups: dict[int, list[_Timed]] = defaultdict(list)
    for t, home in zip(members, components(len(members), same), strict=True):
        groups[home].append(t)
    return [g for g in groups.values() if len(g) > 1]


def _rejected(evidence: Evidence, timed: Iterable[Sequence[_Timed]]) -> Iterator[tuple[_Timed, _Timed]]:
    """*At ten past four and not at 4.40*: two times of one deed, and the one that is rejected is that of the reports that give it."""
    lines = [sorted(found, key=lambda t: t.key) for found in timed]
    told: dict[int, list[_Timed]] = defaultdict(list)
    for t in (t for line in lines for t in line):
        told[t.clock.minute].append(t)
    for a, b in (pair for line in lines for pair in pairwise(line)):
        if _AND_NOT.search(evidence.texts[a.document], a.clock.place[1], b.clock.place[0]):
            yield a, b
            yield from ((b, other) for other in told[b.clock.minute] if other.document != b.document and b.clock.half == other.clock.half)


def _same(alignment: Alignment, a: _Timed, b: _Timed) -> bool:
    """Whether two timed clauses of different documents are of one deed: alike, and of no two days, and of no far hours."""
    if a.document == b.document or (a.days and b.days and not a.days & b.days) or a.clock.apart(b.clock) > CLOCK_MOST_APART:
        return False
    meaning = alignment.likeness(a.document, a.clause, b.document, b.clause)
    if a.ahead != b.ahead and a.days & b.days and meaning >= CLOCK_FORECAST_MEANING:
        return True
    return meaning >= CLOCK_SURE_MEANING or meaning + words_in_common(alignment.evidence, a.stems, b.stems) >= CLOCK_LIKENESS


def _differ(a: _Timed, b: _Timed) -> bool:
    """Whether two times are no one time: by half an hour where one of them is rough or a round one, else by more than a few minutes."""
    rough = a.clock.rough or b.clock.rough or a.clock.minute % 15 == 0 or b.clock.minute % 15 == 0
    return a.clock.apart(b.clock) > (CLOCK_TOLERANCE_MINUTES if rough else CLOCK_EXACT_MINUTES)


def _kind(evidence: Evidence, group: Sequence[_Timed]) -> ConflictKind:
    if len({t.ahead for t in group}) > 1:
        return "forecast"
    days = {evidence.dating.published[t.document].date for t in group}
    return "update" if group[0].ahead and len(days - {None}) > 1 else "contradiction"


def _words(evidence: Evidence, t: _Timed) -> str:
    return " ".join(evidence.texts[t.document][slice(*t.clause)].split())


def _shown(evidence: Evidence, t: _Timed) -> str:
    return evidence.texts[t.document][slice(*t.clock.place)]
