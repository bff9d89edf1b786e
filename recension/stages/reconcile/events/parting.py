"""Clauses of one sentence that tell of several things: each telling is cut to its own, so that no entry mixes two days."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from recension.stages.reconcile.events.mentions import Told
from recension.stages.reconcile.evidence import Evidence
from recension.text import edtf
from recension.text.spans import Range

_JOINT = re.compile(
    r"[\s,;:—–-]*(?:\b(?:and|but|then|after|before|when|as|while|until|since|whereas|which|who|where|because|although|though)\b[\s,]*)*\Z",
    re.I,
)
_TELLING = frozenset({"say", "tell"})
_LONGEST_JOINT = 40
"""What joins two clauses is no longer than this."""
_OPENS = re.compile(r"(?:[\s,;:—–-]|\b(?:and|but|then|after|before|when|as|while|until)\b)+", re.I)
_SUBORDINATE = re.compile(r"\b(?:after|before|when|while|until|since|as)\s+\Z", re.IGNORECASE)
_SUBORDINATE_FIRST = re.compile(r"(?:after|before|when|while|until|since|as)\s", re.IGNORECASE)
_TAIL = re.compile(r",\s+(?:[\w-]+\s+){1,5}(?:minutes?|hours?|days?|weeks?|months?|years?)\Z", re.IGNORECASE)
_COUNTED_FROM = re.compile(r"\s+(?:after|before|earlier|later)\b", re.IGNORECASE)


def parted(evidence: Evidence, told: Sequence[Told]) -> list[Told]:
    """The tellings, each with a clause that holds no other one of its sentence which is of another day or subordinate to it."""
    beside: dict[tuple[int, int], list[Told]] = defaultdict(list)
    for t in told:
        beside[t.document, t.rank].append(t)
    return [_parted(evidence, t, beside[t.document, t.rank]) for t in told]


def _parted(evidence: Evidence, t: Told, beside: Iterable[Told]) -> Told:
    clause = _without_tail(evidence.texts[t.document], t.clause)
    for other in beside:
        if other is not t:
            clause = _cut(evidence, t, other, clause)
    if t.deed in _TELLING:  # what someone told is no event without what was told
        return replace(t, clause=clause, stems=t.around)
    if clause == t.clause:
        return t
    return replace(t, clause=clause, stems=evidence.untimed_stems(t.document, clause))


def _without_tail(text: str, clause: Range) -> Range:
    """A clause without a time that is counted from what follows: *was found guilty, three years | after his trial began*."""
    tail = _TAIL.search(text, *clause) if _COUNTED_FROM.match(text, clause[1]) else None
    return (clause[0], tail.start()) if tail and tail.start() > clause[0] else clause


def _cut(evidence: Evidence, t: Told, other: Told, clause: Range) -> Range:
    """The clause of a telling without that of another one, if both stand in it and are to be told apart."""
    text = evidence.texts[t.document]
    inner = other.clause if other.clause[0] > t.clause[0] or other.clause[1] < t.clause[1] else (other.mention.start, other.mention.end)
    if not clause[0] <= other.mention.start < clause[1] or not _are_apart(text, t, other, inner):
        return clause
    if other.mention.start > t.mention.end:
        stop = max(inner[0], t.mention.end)
        stop = max(_last_time(evidence, t, (t.mention.end, other.mention.start)), stop)
        joint = _JOINT.search(text, max(t.mention.end, stop - _LONGEST_JOINT), stop)
        return clause[0], joint.start() if joint else stop
    start = max(min(inner[1], t.mention.start), _last_time(evidence, t, (other.mention.end, t.mention.start)))
    opened = _OPENS.match(text, start, t.mention.start)
    return min(opened.end() if opened else start, t.mention.start), clause[1]


def _last_time(evidence: Evidence, t: Told, place: Range) -> int:
    """Where the last time expression ends that stands right behind the first of two triggers: it belongs to that one."""
    times = [x.end for x in evidence.timexes_in(t.document, place) if x.end <= place[1]]
    return min(times, default=0)


def _are_apart(text: str, t: Told, other: Told, inner: Range) -> bool:
    """Whether two tellings are of different days, or the other stands in a clause of time: *was missing | after a blast tore through it*."""
    if t.date is not None and other.date is not None:
        return not edtf.overlaps(t.date, other.date)
    if inner[0] <= t.mention.end:
        return False
    return _SUBORDINATE.search(text, t.mention.end, inner[0]) is not None or _SUBORDINATE_FIRST.match(text, inner[0]) is not None
