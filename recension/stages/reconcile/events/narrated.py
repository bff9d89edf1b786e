"""Events without a day in a report that tells of its own day: what it goes on to tell happened on that day, too.

A narrative stays at the time that it has reached until it says otherwise (the temporal focus of Webber 1988): *The roof fell in on
Monday. Two firemen were hurt.* What counts from elsewhere (*last week*) is said to be of another time, though nobody knows which.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from recension.model import Reason
from recension.settings.events import NARRATED_SCORE
from recension.stages.reconcile.dating.mentions import timex_date
from recension.stages.reconcile.events.mentions import Told
from recension.stages.reconcile.evidence import Evidence
from recension.text import edtf
from recension.text.spans import Range


@dataclass(frozen=True, slots=True)
class _Reached:
    """A day that a report has come to, and where it says so."""

    date: str
    place: Range


def narrated(evidence: Evidence, told: Sequence[Told]) -> list[Told]:
    """The tellings in order; one that happened, without a day, is of its report's day if what was told or said last before it is."""
    found: list[Told] = []
    for document, of_document in groupby(told, key=lambda t: t.document):
        said, reached = deque(_said(evidence, document)), None
        for t in of_document:
            sentence = evidence.sentence_at(document, t.mention.start)
            while said and said[0].place[0] < (sentence[1] if sentence else t.mention.start):
                reached = said.popleft()
            found.append(_of_that_day(evidence, t, reached) if _lacks_day(evidence, t) else t)
            if t.date is not None and edtf.is_day(t.date) and _is_news(t):
                reached = _Reached(t.date, t.clause)
    return found


def _said(evidence: Evidence, document: int) -> list[_Reached]:
    """The days on which a document reports that something was said, in order: *officials said on Thursday*."""
    read, written = evidence.annotations[document], evidence.dating.published[document].date
    starts, contents = [t.start for t in read.timexes], defaultdict[Range, list[Range]](list)
    for a in read.attributions:
        sentence = evidence.sentence_at(document, a.cue[0][0]) if a.cue else None
        if sentence is not None:
            contents[sentence] += a.content
    found = []
    for sentence, said in sorted(contents.items()):
        for index in range(bisect_left(starts, sentence[0]), bisect_left(starts, sentence[1])):
            timex = read.timexes[index]
            outside = timex.type in ("DATE", "TIME") and not any(start <= timex.start < end for start, end in said)
            day = timex_date(read.timexes, index, written) if outside else None
            if day is not None and edtf.is_day(day):
                found.append(_Reached(day, (timex.start, timex.end)))
    return found


def _is_news(t: Told) -> bool:
    return t.certainty == "happened" and not t.mention.background


def _lacks_day(evidence: Evidence, t: Told) -> bool:
    """Whether a telling says nothing of when, or the hour alone."""
    return t.date is None and _is_news(t) and (t.mention.timex is None or _says_hour(evidence, t))


def _says_hour(evidence: Evidence, t: Told) -> bool:
    """Whether a telling says the time of day and no day: *at 6 p.m.*, *by noon*."""
    return t.mention.timex is not None and evidence.annotations[t.document].timexes[t.mention.timex].value.startswith("XXXX-XX-XXT")


def _of_that_day(evidence: Evidence, t: Told, reached: _Reached | None) -> Told:
    """A telling with the day of its report, if this has come to it, or if it says the hour and the report has come to the day before."""
    published = evidence.dating.published[t.document]
    if published.date is None or not edtf.is_day(published.date) or not _leads_to(published.date, reached, _says_hour(evidence, t)):
        return t
    spans = (evidence.span(t.document, *reached.place),) if reached is not None else ()
    why = Reason("narrated", f"told without a day, in a report of {published.date} that tells of its own day", spans)
    return replace(t, date=published.date, score=round(NARRATED_SCORE * published.score, 4), why=(why,))


def _leads_to(published: str, reached: _Reached | None, says_hour: bool) -> bool:
    """Whether the day that a report has come to leads on to its own."""
    if reached is None:
        return says_hour
    days = (edtf.bounds(published)[0] - edtf.bounds(reached.date)[0]).days
    return days == 0 or (says_hour and days == 1)
